// Who reads what is about to be written, and what a role may change, before anything is tried.
import { describe, expect, test } from 'vitest';
import type { Role } from '#growth/forge/project.ts';
import { ListRead } from '#growth/words/completeness.ts';
import type { Said } from '#wording.ts';
import { noteOldLabels } from '#work/promotion/old-labels.ts';
import { confidentialReaders, guardOpenProject } from '#work/readers.ts';
import { commenting, refuseForRole } from '#work/role.ts';
import { facts } from '../gitlab/fake-gitlab.ts';
import { alex, sam, source } from '../reports/story.ts';

function heard() {
  const lines: string[] = [];
  const hear = (sentence: Said) => void lines.push(String(sentence));
  return { lines, talk: { note: hear, warn: hear, hint: hear, say: hear, show: () => {} } };
}

const cannot = { kind: 'server', message: 'broken' };
test.each<[string, readonly [typeof alex, Role | null][], boolean, string]>([
  ['the person alone', [[alex, 'owner']], true, 'only you'],
  ['a Guest does not', [[sam, 'guest']], true, 'only you'],
  ['a Planner does', [[sam, 'planner']], true, 'you and @sam (planner)'],
  ['a role without a word may', [[sam, null]], true, 'you and @sam'],
  ['not all were read', [], false, 'only you, and others perhaps (the members could not be read completely)'],
])('a confidential issue is read by: %s', async (_name, members, isWhole, expected) => {
  const items = members.map(([person, role]) => ({ person, role, expires: null }));
  const read = new ListRead({ items, source: source('members', items.length, isWhole ? {} : { failed: cannot }) });
  const told = await confidentialReaders({ members: () => Promise.resolve(read) }, alex);
  expect(told.startsWith(expected)).toBe(true);
});

test.each([
  ['private', false, []],
  ['internal', true, ['alex/goals is internal: ']],
  ['public', true, ['alex/goals is public: ']],
  ['public', false, null],
] as const)('a project that is %s, meant: %s', (visibility, allowPublic, said) => {
  const { lines, talk } = heard();
  const guard = () => guardOpenProject({ path: 'alex/goals', visibility }, { allowPublic }, { talk });
  if (said === null) expect(guard).toThrow(expect.objectContaining({ kind: 'refused' }));
  else guard();
  expect(lines.map((line, index) => line.startsWith(said?.[index] ?? '-'))).toEqual((said ?? []).map(() => true));
});

describe('a role', () => {
  const own = { author: sam, assignees: [] };
  const theirs = { author: alex, assignees: [] };
  test.each([
    ['guest', 'text', own, true],
    ['guest', 'text', { author: null, assignees: [alex, sam] }, true],
    ['guest', 'text', theirs, false],
    ['guest', 'labels', own, false],
    ['planner', 'labels', theirs, true],
    ['reporter', 'text', theirs, true],
    // Inherited, and not told: then the server decides.
    [null, 'labels', theirs, true],
  ] as const)('%s changes %s', (myRole, changed, item, isAllowed) => {
    const session = { project: { facts: { ...facts, myRole } }, me: sam, settings: { person: 'alex' } };
    const refuse = () => refuseForRole(changed, item, commenting(7), session);
    if (isAllowed) expect(refuse).not.toThrow();
    else
      expect(refuse).toThrow(
        expect.objectContaining({
          kind: 'forbidden',
          message: expect.stringContaining(
            changed === 'text' ? 'no texts of @alex' : 'no labels and days of @alex',
          ) as string,
        }),
      );
  });
});

test.each([
  ['a label, and a state that a comment can say', ['drafting'], 'drafting', 2],
  ['a label, of a state that nobody knows', ['drafting'], null, 0],
  ['no label', [], 'drafting', 0],
] as const)('%s', (_name, labelled, state, count) => {
  const { lines, talk } = heard();
  noteOldLabels({ labelled }, state, talk);
  expect(lines).toHaveLength(count);
});
