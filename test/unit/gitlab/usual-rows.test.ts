// Rows that are read by hand: as their schemas read them, and GitLab's own form is read so.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueSchema, noteSchema } from '#gitlab/words/schemas.ts';
import { usualIssue, usualNote } from '#gitlab/words/usual-rows.ts';
import { scene } from '../../support/scene.ts';
import { useSandboxes } from '../../support/world.ts';

useSandboxes();

const odd = [
  null,
  undefined,
  '',
  0,
  1.5,
  Infinity,
  -0,
  true,
  [],
  {},
  'no time',
  '2026-02-31',
  '2026-11-01T10:00:00.000+02:00',
  [null],
  ['a', 7],
];
const oddParts = [
  { id: 1 },
  { id: 1, title: 'Q4' },
  { username: 'sam', name: 'S' },
  { id: 1, name: 'S' },
  { id: 1, username: 'sam', name: null },
  [{ id: 1, username: 'sam', name: 'S' }],
];
const value = fc.constantFrom<unknown>(...odd, ...oddParts, [{ name: 'goal' }]);
const person = { id: 1, username: 'alex', name: 'Alex', state: 'active', web_url: 'https://gitlab.test/alex' };

const issueRow = {
  id: 100,
  iid: 4,
  title: 'Read The Goal',
  description: '- [ ] one',
  state: 'opened',
  labels: ['goal', 'goal::reading'],
  milestone: { id: 3, iid: 1, title: 'FY27 Q4' },
  author: person,
  assignees: [person],
  due_date: '2026-12-20',
  confidential: false,
  issue_type: 'issue',
  type: 'ISSUE',
  web_url: 'https://gitlab.test/alex/goals/-/issues/4',
  created_at: '2026-11-01T10:00:00.000+02:00',
  updated_at: '2026-11-01T08:00:00Z',
  closed_at: null,
  user_notes_count: 2,
  upvotes: 1,
};
const noteRow = {
  id: 9,
  body: 'Chapter 3',
  author: person,
  created_at: '2026-11-01T08:00:00.000Z',
  system: false,
  internal: false,
  confidential: false,
};

const kinds = [
  { kind: 'an issue', row: issueRow, usual: usualIssue, schema: issueSchema },
  { kind: 'a comment', row: noteRow, usual: usualNote, schema: noteSchema },
] as const;

describe.each(kinds)('$kind', ({ row, usual, schema }) => {
  const names = Object.keys(row);
  const told = (raw: unknown) => JSON.stringify(schema.parse(raw));

  test('in the form in which GitLab writes it', () => {
    expect(usual(row)).not.toBeNull();
    expect(JSON.stringify(usual(row))).toBe(told(row));
    const closed = { ...row, closed_at: '2026-11-02T08:00:00.000Z', state: 'closed', milestone: null, due_date: null };
    expect(usual(closed)).not.toBeNull();
    expect(JSON.stringify(usual(closed))).toBe(told(closed));
  });

  test('with anything in the place of anything: as the schema reads it, or not at all', () => {
    let read = 0;
    const changes = fc.array(fc.tuple(fc.constantFrom(...names), value), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(changes, (changed) => {
        const raw = { ...row, ...Object.fromEntries(changed) };
        const result = usual(raw);
        if (result === null) return;
        read += 1;
        expect(JSON.stringify(result)).toBe(told(raw));
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test.each(names.filter((name) => !['description', 'issue_type', 'type'].includes(name)))(
    'without its %s: the schema tells',
    (name) => {
      const { [name as keyof typeof row]: _, ...rest } = row;
      expect(usual(rest)).toBeNull();
    },
  );

  test.each([null, 'text', 7, []])('%j is no row', (raw) => expect(usual(raw)).toBeNull());
});

test('the rows of a project that has goals, a milestone and comments are all in that form', async () => {
  const played = scene(
    {},
    'init --yes --no-input',
    ['goal', 'add', 'Read', '--kind', 'reading', '--due', '2026-12-20'],
    ['goal', 'log', '2', 'Begun'],
  );
  const world = await played();
  const rowsAt = async (path: string) => (await (await world.api(path)).json()) as readonly unknown[];
  const issues = await rowsAt('projects/1/issues');
  const notes = await rowsAt('projects/1/issues/2/notes');
  expect([issues.length > 1, notes.length > 0]).toEqual([true, true]);
  expect(issues.map(usualIssue)).not.toContain(null);
  expect(notes.map(usualNote)).not.toContain(null);
});
