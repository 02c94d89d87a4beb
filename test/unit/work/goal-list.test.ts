// The goals that are wanted, in the order that is, with what is known of each; and where GitLab itself lists them.
import { describe, expect, test } from 'vitest';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import type { ListRead } from '#growth/words/completeness.ts';
import { type ListWords, readGoals, readTitles } from '#work/goal/listing.ts';
import { listPage } from '#work/goal/list-page.ts';
import { heldMeetings } from '#work/goal/talked-over.ts';
import { at, meeting, record } from '../reports/story.ts';
import { read, readInPart, sessionOn } from './a-session.ts';

const goals = [
  record({ iid: 2, title: 'Overdue', due: '2026-11-20', kinds: ['Reading'], milestone: 'FY27-Q4', values: ['dib'] }),
  record({ iid: 3, title: 'Today', due: '2026-11-23', kinds: ['course'], stages: ['waiting'], healths: ['at-risk'] }),
  record({ iid: 4, title: 'Later', due: '2027-01-15', kinds: ['course'], confidential: true }),
  record({ iid: 5, title: 'No day', kinds: [], milestone: 'FY27-Q3' }),
  record({
    iid: 6,
    title: 'Closed',
    due: '2026-11-19',
    state: 'closed',
    closedAt: at('2026-11-19'),
    healths: ['at-risk'],
    kinds: ['other'],
  }),
];
const all: ListWords = {
  state: 'all',
  stage: null,
  kind: null,
  health: null,
  due: null,
  milestone: null,
  value: null,
  sort: 'due',
};

function listed(
  words: Partial<ListWords>,
  { env = {}, meetings = null }: { env?: object; meetings?: Promise<ListRead<OneOnOne>> | null } = {},
) {
  const asked: unknown[] = [];
  const project = {
    goals: (filter: unknown) => {
      asked.push(filter);
      return read(goals);
    },
    oneOnOnes: () => {
      asked.push('1:1s');
      return meetings ?? read([]);
    },
    issueWithMarker: () => Promise.resolve(null),
    filePaths: () => read([]),
    labelEvents: () => read([]),
  };
  return {
    asked,
    list: readGoals({ ...all, ...words }, sessionOn(project), { env } as never),
  };
}
const numbers = async (...given: Parameters<typeof listed>) =>
  (await listed(...given).list).goals.map(({ iid }) => iid);

describe('wanted are', () => {
  test.each<[string, Partial<ListWords>, readonly number[]]>([
    ['all', {}, [6, 2, 3, 4, 5]],
    ['a kind, however it is typed', { kind: ' READING ' }, [2]],
    ['a quarter, however it is typed', { milestone: ' fy27-q4 ' }, [2]],
    ['a value', { value: 'dib' }, [2]],
    ['a stage', { stage: 'waiting' }, [3]],
    ['a health: that of a closed goal is history', { health: 'at-risk' }, [2, 3]],
    ['overdue: neither what is due today nor what is closed', { due: ' Overdue ' }, [2]],
    ['this week', { due: 'this week' }, [3]],
  ])('%s', async (_name, words, iids) => {
    expect(await numbers(words)).toEqual(iids);
  });

  test('words that are no day are refused with an example', async () => {
    await expect(listed({ due: 'soonish' }).list).rejects.toMatchObject({ kind: 'usage' });
  });

  test('the server is asked for the state that is wanted', () => {
    expect(listed({ state: 'opened' }).asked).toContainEqual({ state: 'opened' });
    expect(listed({}).asked).toContainEqual({});
  });
});

describe('what was talked over', () => {
  const held = [meeting({ iid: 90, day: '2026-11-17', state: 'closed', description: '- [ ] DISCUSS #2' })];

  test('is told where the 1:1s are read, and how whole they were', async () => {
    const whole = await listed({ state: 'opened' }, { meetings: read(held) }).list;
    expect(whole.goals.map(({ talkedOver }) => typeof talkedOver)).toContain('boolean');
    expect(whole.completeness.complete).toBe(true);
    const part = await listed({ state: 'opened' }, { meetings: readInPart(held) }).list;
    expect(part.completeness.complete).toBe(false);
    expect(new Set(part.goals.map(({ talkedOver }) => talkedOver))).toEqual(new Set([null]));
  });

  test.each([
    ['of closed goals', { state: 'closed' as const }, {}],
    ['in a job', {}, { env: { CI: 'true' } }],
  ])('is not read %s', async (_name, words, options) => {
    const { asked, list } = listed(words, options);
    await list;
    expect(asked).not.toContain('1:1s');
  });

  test('is not for others', async () => {
    const session = sessionOn({ oneOnOnes: () => read(held) });
    const other = { ...session, me: { ...session.me, id: 9, username: 'kim' } };
    expect(await heldMeetings(session)).not.toBeNull();
    expect(await heldMeetings(other)).toBeNull();
  });
});

test('in a job nothing confidential is told', async () => {
  expect(await numbers({}, { env: { CI: 'true' } })).toEqual([6, 2, 3, 5]);
});

test.each([
  [null, {}],
  ['opened', { state: 'opened' }],
] as const)('titles of %s', async (state, filter) => {
  const asked: unknown[] = [];
  const list = (wish: unknown) => {
    asked.push(wish);
    return readInPart(goals);
  };
  expect(await readTitles(state, sessionOn({ goals: list }))).toHaveLength(goals.length);
  expect(asked).toEqual([filter]);
});

describe('the page of GitLab', () => {
  const page = (words: Partial<ListWords>) => {
    const asked: unknown[] = [];
    const issues = (filter: unknown) => {
      asked.push(filter);
      return 'https://gitlab.example.com/alex/goals/-/issues';
    };
    listPage({ ...all, state: 'opened', sort: 'number', ...words }, sessionOn({ pages: { issues } }));
    return asked[0];
  };
  const marker = { group: 'marker', value: 'goal' };

  test('lists open goals where nothing else is wanted', () => {
    expect(page({})).toEqual({ labels: [marker] });
  });

  test.each<[Partial<ListWords>, object]>([
    [{ state: 'closed' }, { state: 'closed' }],
    [{ state: 'all' }, { state: 'all' }],
    [{ sort: 'due' }, { sort: 'due' }],
    [{ milestone: 'FY27-Q4' }, { milestone: 'FY27-Q4' }],
  ])('%j', (words, more) => {
    expect(page(words)).toEqual({ labels: [marker], ...more });
  });

  test.each<[Partial<ListWords>, object]>([
    [{ stage: 'doing' }, { group: 'stage', value: 'doing' }],
    [{ kind: ' Reading ' }, { group: 'kind', value: 'reading' }],
    [{ value: 'dib' }, { group: 'value', value: 'dib' }],
  ])('%j is a label', (words, label) => {
    expect(page(words)).toEqual({ labels: [marker, label] });
  });
});
