// An archive that is opened again: issues in their order, everything once, and texts that name later issues when their numbers are known.
import { describe, expect, test } from 'vitest';
import type { WholeIssue } from '#growth/forge/everything.ts';
import type { ArchivedComment, ArchivedIssue } from '#reports/archive.ts';
import { Mapping, onItsWay } from '#work/archive/mapping.ts';
import { writeIssues } from '#work/archive/writing.ts';
import { read } from './a-session.ts';

const secret = (letter: string) => letter.repeat(32);
const upload = (letter: string) => `/uploads/${secret(letter)}/${letter}.pdf`;
const words = { mark: null, isQuiet: false, origin: null };
const issue = (iid: number, more: Partial<ArchivedIssue> = {}) =>
  ({
    ...words,
    iid,
    text: `Text ${iid}`,
    title: `Goal\n${iid}`,
    sort: 'goal',
    author: 'alex',
    assignees: [],
    state: 'opened',
    createdAt: '2026-01-10T10:00:00.000Z',
    closedAt: null,
    labels: [],
    links: [],
    comments: [],
    ...more,
  }) as unknown as ArchivedIssue;
const comment = (id: number, text = `Comment ${id}`): ArchivedComment => ({
  ...words,
  id,
  text,
  by: 'alex',
  at: '2026-02-10T10:00:00.000Z',
  internal: false,
});
const standing = (iid: number, from: string, more: object = {}) =>
  ({ iid, state: 'opened', text: '', mark: { type: 'text', from }, ...more }) as unknown as WholeIssue;

interface Scene {
  readonly there?: readonly WholeIssue[];
  readonly isOwner?: boolean;
  /** Marks of comments that stand there. */
  readonly comments?: readonly string[];
  /** Number of the first issue that is opened here. */
  readonly first?: number;
  readonly contents?: readonly string[];
  readonly known?: readonly (readonly [string, string])[];
}

async function written(issues: readonly ArchivedIssue[], scene: Scene = {}) {
  const { there = [], isOwner = false, comments = [], first = 11, contents = [], known = [] } = scene;
  const done: string[] = [];
  const steps: string[] = [];
  const asked: { iid: number; isAssigned: boolean }[] = [];
  let next = first;
  const ended = (what: string) => Promise.resolve(void done.push(what));
  const project = {
    facts: { path: 'people/growth' },
    restoreIssue(one: { text: string; iid: number; isAssigned: boolean; ours: (reference: string) => string | null }) {
      asked.push({ iid: one.iid, isAssigned: one.isAssigned });
      const text = one.text.replaceAll(/#\d+/g, (all) => one.ours(all) ?? 'none');
      done.push(`open #${next}: ${text}`);
      return Promise.resolve({ iid: next++, warnings: [{ field: `of ${one.iid}` }] });
    },
    restoreText: (iid: number, was: { text: string }, is: { text: string }) =>
      ended(`text #${iid}: ${was.text} > ${is.text}`),
    restoreComment: (iid: number, { text }: { text: string }) => ended(`comment #${iid}: ${text}`),
    wholeNotes: (iid: number) => (done.push(`look #${iid}`), read(comments.map((from) => ({ mark: { from } })))),
    linkIssue: (iid: number, other: { iid: number }) => ended(`link #${iid} #${other.iid}`),
    closeIssue: (iid: number) => ended(`close #${iid}`),
    sendUpload: (name: string) => (done.push(`send ${name}`), Promise.resolve(`/uploads/new/${name}`)),
  };
  const archived = {
    id: 'abc',
    person: 'alex',
    zone: 'UTC',
    project: { path: 'alex/goals', url: 'https://old.test/alex/goals' },
    issues,
  } as never;
  const mapping = new Mapping(archived, { path: 'people/growth', url: 'https://new.test/people/growth' });
  const sent = {
    known: new Map(known),
    note: (was: string) => ended(`note ${was.slice(-5)}`),
    forget: () => ended('forget'),
  };
  const held = {
    project: archived,
    contents: new Map(contents.map((letter) => [`${secret(letter)}/${letter}.pdf`, 1])),
  };
  const writing = { archive: held, project, mapping, isOwner, there, sent } as never;
  const told = await writeIssues(writing, (step) => void steps.push(step));
  return { told, done, steps, asked, numbers: [...mapping.numbers] };
}

test('in the order of their numbers, each with what belongs to it', async () => {
  const { told, done, steps, numbers, asked } = await written([
    issue(5, {
      state: 'closed',
      links: [
        { reference: '#3' },
        { reference: '#5' },
        { reference: '#9' },
        { reference: 'acme/web#3' },
        { reference: '#3-b' },
      ] as never,
      assignees: ['kim', 'Alex'],
    }),
    issue(3, {
      comments: [comment(1), comment(2)],
      links: [{ reference: '#5' }, { reference: 'acme/web#2' }, { reference: '#2-b' }] as never,
      assignees: ['kim'],
    }),
  ]);
  expect(done).toEqual([
    'open #11: Text 3',
    'open #12: Text 5',
    'comment #11: Comment 1',
    'comment #11: Comment 2',
    'link #12 #11',
    'close #12',
  ]);
  expect(numbers).toEqual([
    [3, 11],
    [5, 12],
  ]);
  expect(asked).toEqual([
    { iid: 3, isAssigned: false },
    { iid: 5, isAssigned: true },
  ]);
  expect(told).toEqual({
    written: { issues: 2, comments: 2 },
    there: { issues: 0, comments: 0 },
    warnings: [{ field: 'of 3' }, { field: 'of 5' }],
  });
  expect(steps).toEqual([
    '1 of 2 issues, Goal 3',
    '2 of 2 issues, Goal 5',
    '1 of 2 issues with their comments, Goal 3',
    '2 of 2 issues with their comments, Goal 5',
  ]);
});

describe('what stands there', () => {
  test('is left alone, and what is missing is written', async () => {
    const issues = [
      issue(3, { comments: [comment(1), comment(2)] }),
      issue(4, { state: 'closed' }),
      issue(5, { state: 'closed' }),
    ];
    const there = [standing(7, 'abc-3'), standing(8, 'abc-4', { state: 'closed' }), standing(9, 'other-5')];
    const { told, done, numbers } = await written(issues, { there, comments: ['abc-3-c1'] });
    expect(done).toEqual(['open #11: Text 5', 'look #7', 'comment #7: Comment 2', 'close #11']);
    expect(numbers).toEqual([
      [3, 7],
      [4, 8],
      [5, 11],
    ]);
    expect(told).toMatchObject({ written: { issues: 1, comments: 1 }, there: { issues: 2, comments: 1 } });
  });

  test('is closed where it was left open', async () => {
    expect((await written([issue(3, { state: 'closed' })], { there: [standing(7, 'abc-3')] })).done).toEqual([
      'close #7',
    ]);
  });
});

describe('a text that names issues', () => {
  const both = [issue(3, { text: 'See #4' }), issue(4, { text: 'See #3' })];
  test.each<[string, Scene, readonly string[]]>([
    [
      'a later one: once its number is known',
      {},
      [`open #11: ${onItsWay}`, 'open #12: See #11', `text #11: ${onItsWay} > See #4`],
    ],
    ['an owner keeps the numbers: at once', { isOwner: true, first: 3 }, ['open #3: See #4', 'open #4: See #3']],
    [
      'an owner, and the numbers moved',
      { isOwner: true },
      ['open #11: See #4', 'open #12: See #11', 'text #11: See #4 > See #4'],
    ],
    [
      'it stands there whole, and may have been changed since',
      { there: [standing(7, 'abc-3', { text: 'Mine' })] },
      ['open #11: See #7'],
    ],
    [
      'it is on its way still',
      { there: [standing(7, 'abc-3', { text: onItsWay })] },
      ['open #11: See #7', `text #7: ${onItsWay} > See #4`],
    ],
    [
      'on its way, and now an owner goes on',
      { isOwner: true, first: 4, there: [standing(3, 'abc-3', { text: onItsWay })] },
      ['open #4: See #3', `text #3: ${onItsWay} > See #4`],
    ],
    [
      'an owner’s stands there whole',
      { isOwner: true, first: 4, there: [standing(3, 'abc-3', { text: 'See #4' })] },
      ['open #4: See #3'],
    ],
  ])('%s', async (_name, scene, expected) => {
    const { done, steps } = await written(both, scene);
    expect(done).toEqual(expected);
    expect(steps.filter((step) => step.includes('texts'))).toEqual(
      expected.some((one) => one.startsWith('text')) ? ['1 of 1 texts, Goal 3'] : [],
    );
  });

  test('one that is not in the archive stays a word', async () => {
    expect((await written([issue(3, { text: '#9' })], { isOwner: true, first: 3 })).done).toEqual(['open #3: none']);
  });
});

test('each file is sent once, before the text that links to it', async () => {
  const issues = [
    issue(3, {
      text: `[a](${upload('a')}) [c](${upload('c')})`,
      comments: [comment(1, `[b](${upload('b')}) [a](${upload('a')})`)],
    }),
  ];
  const { done } = await written(issues, { contents: ['a', 'b'], known: [[upload('b'), '/uploads/sent/b.pdf']] });
  expect(done).toEqual([
    'send a.pdf',
    'note a.pdf',
    `open #11: [a](/uploads/new/a.pdf) [c](${upload('c')})`,
    'comment #11: [b](/uploads/sent/b.pdf) [a](/uploads/new/a.pdf)',
  ]);
});
