// What an archive holds of each issue: whose, in which order, and what is left out of it and said so.
import { describe, expect, test } from 'vitest';
import type { WholeNote } from '#growth/forge/everything.ts';
import { alex, archive, at, base, type Held, issue, note, sam } from './archive-project.ts';

describe('the issues', () => {
  test('in the order of their numbers, their labels by name', async () => {
    const { issues, asOf } = await archive({
      issues: [issue(12, { updatedAt: at('09') }), issue(3, { updatedAt: at('08') })],
    });
    expect(issues.map(({ iid, labels }) => [iid, labels])).toEqual([
      [3, ['goal', 'goal::reading']],
      [12, ['goal', 'goal::reading']],
    ]);
    expect(asOf).toBe(at('09'));
    expect((await archive({ issues: [] })).asOf).toBeNull();
  });

  test('an account that is gone has no name', async () => {
    const [one] = (await archive({ issues: [issue(3, { author: null, assignees: [] })] })).issues;
    expect([one?.author, one?.assignees]).toEqual([null, []]);
    const notes = [note(2, { by: null })];
    expect((await archive({ issues: [issue(3)], notes, withWork: true })).issues[0]?.comments[0]?.by).toBeNull();
  });

  test('the same project has the same id, and no other has it', async () => {
    const { id } = await archive({ issues: [issue(3), issue(2, { createdAt: at('01') })] });
    expect((await archive({ issues: [issue(2, { createdAt: at('01') }), issue(7, { createdAt: at('07') })] })).id).toBe(
      id,
    );
    expect((await archive({ issues: [issue(2)] })).id).not.toBe(id);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
  });
});

test('what the rules name is left out: issues and files', async () => {
  const held = { issues: [issue(3), issue(4, { text: 'Falcon' })], files: { 'README.md': 'falcon' } };
  const { issues, files, leftOut, asked, steps } = await archive({ ...held, words: ['falcon'] });
  expect([issues.map(({ iid }) => iid), files]).toEqual([[3], []]);
  expect(leftOut.slice(0, 2)).toEqual(['1 issue that your rules name', '1 file that your rules name']);
  // Nor is it asked for, and whoever waits is told of none of it.
  expect(asked.filter((name) => name === 'comments')).toHaveLength(1);
  expect(steps).toEqual(['1 of 1, #3 Goal 3', '']);
});

describe('of one issue', () => {
  test('comments and history apart, each the oldest first', async () => {
    const notes = [
      note(3, { at: at('05'), text: 'Later' }),
      note(2, { at: at('04'), text: 'Earlier' }),
      note(4, { at: at('06'), text: 'changed title', isSystem: true, by: null }),
      note(5, { at: at('04'), text: 'Said', by: sam }),
    ];
    const events = [
      [{ by: sam, at: at('07'), what: 'closed', label: null }],
      [{ by: null, at: at('03'), what: 'add', label: 'goal' }],
    ];
    const { issues, leftOut } = await archive({ issues: [issue(3)], notes, events });
    expect(issues[0]?.comments.map(({ text: words, by }) => [words, by])).toEqual([
      ['Earlier', 'alex'],
      ['Later', 'alex'],
    ]);
    expect(issues[0]?.history.map(({ what, by, label, words }) => [what, by, label, words])).toEqual([
      ['add', null, 'goal', null],
      ['note', null, null, 'changed title'],
      ['closed', 'sam', null, null],
    ]);
    expect(leftOut).toContain('1 comment of others');
  });

  test('what an earlier archive brought of somebody else is in their words alone', async () => {
    const mark = { type: 'archived', template: null, key: null };
    const brought = '**`@sam`** wrote:\n\nWell done';
    const words = async (more: Partial<WholeNote>) =>
      (await archive({ issues: [issue(3)], notes: [note(2, { text: brought, ...more })] })).issues[0]?.comments[0]
        ?.text;
    expect(await words({ mark })).toBe('Well done');
    expect(await words({})).toBe(brought);
    expect(await words({ mark, text: 'As typed' })).toBe('As typed');
  });

  test('a link to a project elsewhere has no title, unless work is wanted', async () => {
    const link = (home: string, iid: number) => ({
      place: { type: 'issue', home, iid, anchor: '' },
      title: `T${iid}`,
      type: 'relates_to',
    });
    const held = { issues: [issue(3)], links: [link('team/web', 4), link('Alex/Goals', 7), link('team/web', 5)] };
    const told = async (withWork: boolean) => {
      const { issues, leftOut } = await archive({ ...held, withWork });
      return [
        issues[0]?.links.map(({ reference, title }) => `${reference} ${title}`),
        leftOut.includes('2 titles of private work'),
      ];
    };
    expect(await told(false)).toEqual([['#7 T7', 'team/web#4 null', 'team/web#5 null'], true]);
    expect(await told(true)).toEqual([['#7 T7', 'team/web#4 T4', 'team/web#5 T5'], false]);
  });

  test('who reacted is the person alone, unless work is wanted; nobody is asked where nobody did', async () => {
    const reactions = [
      { by: sam, at: at('05'), name: 'thumbsup' },
      { by: alex, at: at('04'), name: 'heart' },
      { by: null, at: at('03'), name: 'tada' },
    ];
    const told = async (withWork: boolean, thumbsUp: number) => {
      const { issues, leftOut, asked } = await archive({ issues: [issue(3, { thumbsUp })], reactions, withWork });
      const left = leftOut.filter((one) => one.includes('reactions of others'));
      return [issues[0]?.reactions.map(({ by, name }) => `${by} ${name}`), left, asked.includes('reactions')];
    };
    expect(await told(false, 1)).toEqual([['alex heart'], ['2 reactions of others'], true]);
    expect(await told(true, 1)).toEqual([['null tada', 'alex heart', 'sam thumbsup'], [], true]);
    expect(await told(true, 0)).toEqual([[], [], false]);
  });
});

describe('work that evidence points to', () => {
  const url = `${base}/team/web/-/issues/1`;
  const evidence = `**Evidence 2026-11-03**\n\nDid it\n\nLink: \`${url}\` Engine (team/web)`;
  const told = async (more: Partial<WholeNote>, held: Partial<Held> = {}) => {
    const notes = [note(2, { text: evidence, ...more })];
    const { work, issues, steps } = await archive({ issues: [issue(3)], notes, ...held });
    expect(steps.filter((step) => step.endsWith('work that evidence points to'))).toEqual(
      work.map(() => '1 of 1, work that evidence points to'),
    );
    return [work.length, issues[0]?.comments[0]?.text.includes('Engine') ?? null];
  };
  test.each<[string, Partial<WholeNote>, Partial<Held>, [number, boolean | null]]>([
    // Pieces that are looked up; whether the comment has the title.
    ['that everybody may read', {}, {}, [1, true]],
    ['that is private', {}, { isPrivate: true }, [1, false]],
    ['that is private, and wanted', {}, { isPrivate: true, withWork: true }, [1, true]],
    ['on another host', { text: evidence.replaceAll(base, 'https://other.example') }, {}, [1, true]],
    ['of somebody else', { by: sam }, {}, [0, null]],
    ['of somebody else, and wanted', { by: sam }, { withWork: true }, [1, true]],
    ['in a note of GitLab', { isSystem: true }, {}, [0, null]],
    ['of a plain comment', { text: `See ${url}` }, {}, [0, false]],
  ])('%s', async (_name, more, held, wanted) => {
    expect(await told(more, held)).toEqual(wanted);
  });
});

test('labels, milestones and boards by their names, files without those of others', async () => {
  const told = await archive({
    issues: [],
    labels: [
      { name: 'b', color: '#1', description: '' },
      { name: 'a', color: '#2', description: '', id: 4 },
    ],
    milestones: [
      { title: 'Q2', start: null, due: null, closed: true, id: 1 },
      { title: 'Q1', start: null, due: null, closed: false },
    ],
    boards: [
      { name: 'Z', lists: ['a'], id: 2 },
      { name: 'Y', lists: [] },
    ],
    files: { 'README.md': 'r', 'notes.txt': 'n' },
  });
  expect(told.labels).toEqual([
    { name: 'a', color: '#2', description: '' },
    { name: 'b', color: '#1', description: '' },
  ]);
  expect(told.milestones.map(({ title, closed }) => [title, closed])).toEqual([
    ['Q1', false],
    ['Q2', true],
  ]);
  expect(told.boards).toEqual([
    { name: 'Y', lists: [] },
    { name: 'Z', lists: ['a'] },
  ]);
  expect(told.files).toEqual([{ path: 'README.md', text: 'r' }]);
  expect(told.leftOut).toContain("the file notes.txt of the repository: it is not devgrowth's");
});

test.each(['issues', 'comments', 'events', 'links', 'reactions', 'labels', 'milestones', 'boards', 'files'])(
  'where the %s could not be read, it is not complete',
  async (unread) => {
    const held = { issues: [issue(3, { thumbsUp: 1 })] };
    const { complete, sources } = (await archive(held)).completeness;
    // How often it was asked is no part of it: equal projects make equal archives.
    expect([complete, sources.every(({ requests }) => requests === 0)]).toEqual([true, true]);
    expect((await archive({ ...held, unread })).completeness.complete).toBe(false);
  },
);
