// What an archive leaves out, and what it says of that: for each rule a case on both of its sides.
import { describe, expect, test } from 'vitest';
import type { WholeIssue, WholeNote } from '#growth/forge/everything.ts';
import { english } from '#growth/words/typed-words.ts';
import { type ArchiveRules, noArchiveRules } from '#templates/archive-rules.ts';
import {
  keepsComment,
  keepsFile,
  keepsIssue,
  keepsNote,
  LeftOut,
  withoutPrivateTitles,
} from '#work/archive/left-out.ts';

const alex = { id: 1, username: 'Alex', name: 'Alex Rivera' };
const sam = { id: 2, username: 'sam', name: 'Sam Okoye' };

function leaving({ withWork = false, rules = {} }: { withWork?: boolean; rules?: Partial<ArchiveRules> } = {}) {
  const all = { ...noArchiveRules, ...rules };
  return { owner: { username: 'alex' }, rules: all, withWork, words: english, left: new LeftOut(), kindLabels: [] };
}

const text = { text: '', mark: null, isQuiet: false, origin: null };
const issue = (more: Partial<WholeIssue> = {}): WholeIssue => ({
  ...text,
  iid: 4,
  title: 'Read a book',
  sort: 'goal',
  state: 'opened',
  confidential: false,
  author: alex,
  assignees: [],
  type: 'issue',
  url: 'u',
  labels: ['goal', 'urgent'],
  milestone: null,
  due: null,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  closedAt: null,
  commentCount: 0,
  thumbsUp: 0,
  ...more,
});
const note = (more: Partial<WholeNote> = {}): WholeNote => ({
  ...text,
  id: 1,
  by: alex,
  at: '2026-11-02T00:00:00.000Z',
  isSystem: false,
  internal: false,
  ...more,
});

describe('issues', () => {
  const theirs = 'that somebody else opened';
  test.each<[string, Partial<WholeIssue>, Partial<ArchiveRules>, string | null]>([
    ['one of the person’s own', {}, {}, null],
    ['a confidential one of theirs', { confidential: true }, {}, null],
    ['one that somebody else opened', { author: sam }, {}, null],
    ['a confidential one of somebody else', { author: sam, confidential: true }, {}, `1 confidential issue ${theirs}`],
    ['one of an account that is gone', { author: null, confidential: true }, {}, `1 confidential issue ${theirs}`],
    ['a plan of theirs', { sort: 'plan' }, {}, null],
    ['a plan that somebody else opened', { sort: 'plan', author: sam }, {}, `1 issue with our labels ${theirs}`],
    ['a 1:1 that somebody else opened', { sort: 'one-on-one', author: sam }, {}, null],
    ['one whose number is named', {}, { numbers: [3, 4] }, '1 issue that your rules name'],
    ['one with another number', {}, { numbers: [3] }, null],
    [
      'one with a label that is named, in other letters',
      {},
      { labels: ['private', 'GOAL'] },
      '1 issue that your rules name',
    ],
    ['one with another label', {}, { labels: ['goal::reading'] }, null],
    ['a word in its title', {}, { words: ['a book'] }, '1 issue that your rules name'],
    ['a word in its text', { text: 'About Falcon' }, { words: ['none', 'falcon'] }, '1 issue that your rules name'],
    ['a word that stands nowhere', { text: 'About' }, { words: ['falcon'] }, null],
  ])('%s', (_name, more, rules, why) => {
    const about = leaving({ rules });
    expect(keepsIssue(issue(more), about)).toBe(why === null);
    expect(about.left.sentences()).toEqual(why === null ? [] : [why]);
  });

  test('of a kind that is named, by what it is called on the server', () => {
    const kept = (labels: readonly string[]) =>
      keepsIssue(issue({ labels }), { ...leaving(), kindLabels: ['Ziel::Lesen'] });
    expect([kept(['ziel::lesen']), kept(['ziel::lesen-laut'])]).toEqual([false, true]);
  });
});

describe('comments', () => {
  test.each<[string, Partial<WholeNote>, boolean, string | null]>([
    ['the person’s own', {}, false, null],
    ['an internal one of theirs', { internal: true }, false, null],
    ['of a colleague', { by: sam }, false, '1 comment of others'],
    ['of a colleague, with work', { by: sam }, true, null],
    ['an internal one of a colleague, with work', { by: sam, internal: true }, true, '1 internal comment of others'],
    ['of an account that is gone', { by: null }, false, '1 comment of others'],
    ['with a word that the rules name', { text: 'On FALCON' }, false, '1 comment that your rules name'],
  ])('%s', (_name, more, withWork, why) => {
    const about = leaving({ withWork, rules: { words: ['falcon'] } });
    expect(keepsComment(note(more), about)).toBe(why === null);
    expect(about.left.sentences()).toEqual(why === null ? [] : [why]);
  });
});

describe('what GitLab noted', () => {
  test.each<[string, boolean, boolean, boolean]>([
    // Kept; kept with work; counted.
    ['changed due date to November 24', true, true, false],
    ['mentioned in issue alex/goals#3', true, true, false],
    ['mentioned in issue Alex/Goals#3', true, true, false],
    ['mentioned in merge request team/web!3', false, true, true],
    ['mentioned in epic a/b/c&3', false, true, true],
    ['mentioned in issue alex/goals#3 and team/web#4', false, true, true],
    ['assigned to @sam', true, true, false],
    ['about /web!3 in it', true, true, false],
    ['moved from HTTPS://gitlab.example/x', false, true, true],
    ['about falcon', false, false, false],
  ])('%s', (said, isKept, isKeptWithWork, isCounted) => {
    const rules = { words: ['falcon'] };
    const about = leaving({ rules });
    expect(keepsNote(note({ text: said, isSystem: true }), 'alex/goals', about)).toBe(isKept);
    expect(about.left.sentences()).toEqual(isCounted ? ['1 note of GitLab that names another project'] : []);
    expect(keepsNote(note({ text: said }), 'alex/goals', leaving({ withWork: true, rules }))).toBe(isKeptWithWork);
  });
});

test('files of the repository with a word that the rules name', () => {
  const about = leaving({ rules: { words: ['falcon'] } });
  expect([keepsFile('Plain', about), keepsFile('The Falcon', about), keepsFile('falcons', about)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(about.left.sentences()).toEqual(['2 files that your rules name']);
});

describe('titles of private work', () => {
  const link = 'https://gitlab.example/team/web/-/issues/3';
  const evidence = `**Evidence 2026-11-20**\n\nDid it\n\n**Link:** \`${link}\` Leaking engine (team/web)`;
  const told = (given: Partial<WholeNote>, { withWork = false, isOpen = false } = {}) => {
    const about = leaving({ withWork });
    const left = withoutPrivateTitles(note(given), about, () => isOpen);
    return { text: left, said: about.left.sentences() };
  };

  test('behind the link of evidence', () => {
    expect(told({ text: evidence })).toEqual({
      text: evidence.replace('Leaking engine (team/web)', '(title left out)'),
      said: ['1 title of private work'],
    });
    expect(told({ text: evidence }, { isOpen: true })).toEqual({ text: evidence, said: [] });
    expect(told({ text: evidence }, { withWork: true })).toEqual({ text: evidence, said: [] });
  });

  test.each([
    ['a plain comment', `Leaking engine at ${link}`],
    ['evidence without a title', `**Evidence 2026-11-20**\n\nDid it\n\n**Link:** \`${link}\``],
    ['evidence without a link', '**Evidence 2026-11-20**\n\nDid it'],
  ])('%s stays as it is', (_name, words) => {
    expect(told({ text: words })).toEqual({ text: words, said: [] });
  });

  test('where one of its links is private', () => {
    const isOpen = (address: string) => address !== link;
    const two = `${evidence}\nAlso: \`https://gitlab.example/open/web/-/issues/1\``;
    expect(withoutPrivateTitles(note({ text: two }), leaving(), isOpen)).toContain('(title left out)');
    expect(withoutPrivateTitles(note({ text: two }), leaving(), () => true)).toBe(two);
  });

  test('words in the place of a link are the person’s own', () => {
    const words = `**Evidence 2026-11-20**\n\nLink: on paper\nAlso: \`${link}\``;
    expect(told({ text: words })).toEqual({ text: words, said: [] });
  });

  test('in a list of found work that waits', () => {
    const mark = { type: 'inbox-list', template: null, key: null };
    const list = 'Evidence to decide\n\n- [ ] `p2!1` Leaking engine -> `#4` Read a book (link)';
    expect(told({ text: list, mark })).toEqual({
      text: 'Evidence to decide\n\n- [ ] `p2!1` -> `#4`',
      said: ['1 title of private work'],
    });
    expect(told({ text: list })).toEqual({ text: list, said: [] });
    expect(told({ text: 'Nothing waits', mark })).toEqual({ text: 'Nothing waits', said: [] });
  });
});

test('what is left out is said in one order, whatever was met first, and counted', () => {
  const left = new LeftOut();
  for (const why of ['reaction', 'colleague', 'confidential', 'colleague'] as const) left.add(why);
  expect(left.sentences()).toEqual([
    '1 confidential issue that somebody else opened',
    '2 comments of others',
    '1 reaction of others',
  ]);
});
