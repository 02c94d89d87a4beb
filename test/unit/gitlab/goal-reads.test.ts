// How goals and what happened to them are asked for, and which rows of the answer are meant.
import { describe, expect, test } from 'vitest';
import { facts, failureOf, fakeGitLab, issue, json, note, page, person } from './fake-gitlab.ts';

const asked = async (options: object, rows: readonly object[] = []) => {
  const fake = fakeGitLab(() => page(rows));
  const read = await fake.forge.open(facts, {}).goals(options);
  return { paths: fake.asked.map(({ path }) => path.replace('/projects/1/issues?', '')), ...read.asFarAsRead() };
};

describe('goals', () => {
  const usual = 'scope=all&issue_type=issue&order_by=created_at&sort=asc&per_page=100&page=1';
  test.each([
    [{}, `labels=goal&state=all&${usual}`],
    [{ state: 'opened' as const }, `labels=goal&state=opened&${usual}`],
    [{ milestone: 'FY27-Q4' }, `labels=goal&state=all&milestone=FY27-Q4&${usual}`],
    [{ most: 5 }, `labels=goal&state=all&${usual.replace('100', '5')}`],
  ])('with %j are asked for so', async (options, query) => {
    const { paths } = await asked(options);
    expect(paths).toHaveLength(1);
    expect(Object.fromEntries(new URLSearchParams(paths[0]))).toEqual(Object.fromEntries(new URLSearchParams(query)));
  });

  test.each([
    [undefined, [4, 5]],
    ['opened', [4]],
    ['closed', [5]],
  ])('in the state %s are those, whatever else the server sends', async (state, iids) => {
    const rows = [
      issue(),
      issue({ iid: 5, state: 'closed' }),
      issue({ iid: 6, labels: ['bug'] }),
      issue({ iid: 7, issue_type: 'task' }),
    ];
    const { items } = await asked(state === undefined ? {} : { state }, rows);
    expect(items.map(({ iid }) => iid)).toEqual(iids);
  });

  test('of which only the first few are wanted are one page, and nothing is missing', async () => {
    const fake = fakeGitLab(() => page([issue()], { pages: 3, total: 3 }));
    const { source } = (await fake.forge.open(facts, {}).goals({ most: 1 })).asFarAsRead();
    expect(source).toMatchObject({ requests: 1, seen: 1, total: null, failed: null });
  });

  test('are asked for without a type where the server knows none', async () => {
    const fake = fakeGitLab(({ path }) =>
      path.includes('issue_type')
        ? json({ error: 'issue_type does not have a valid value' }, { status: 400 })
        : page([issue()]),
    );
    const { items, source } = (await fake.forge.open(facts, {}).goals()).asFarAsRead();
    expect([items.length, source.requests, source.failed]).toEqual([1, 2, null]);
  });
});

test.each([
  [
    'another type',
    { issue_type: 'task' },
    '#4 of alex/goals is not a goal: it is of the type task, and goals are of the type issue',
  ],
  ['no label', { labels: ['blue'] }, 'issue #4 of alex/goals is not a goal: it has no label "goal"'],
  ['neither', { labels: [], issue_type: 'task' }, 'issue #4 of alex/goals is not a goal: it has no label "goal"'],
])('one with %s is no goal, and says why', async (_name, more, message) => {
  const fake = fakeGitLab(() => json(issue(more)));
  expect(await failureOf(fake.forge.open(facts, {}).goal(4))).toMatchObject({ kind: 'not-found', message });
});

describe('comments', () => {
  const day = (number: number) => `2026-11-${number}T08:00:00.000Z`;
  const pages = [
    [note({ id: 5, created_at: day(25) }), note({ id: 4, created_at: day(24) })],
    [],
    [note({ id: 3, created_at: day(23) }), note({ id: 2, created_at: day(22) })],
    [note({ id: 1, created_at: day(21) })],
  ];
  const read = async (options: object, all: readonly (readonly object[])[] = pages) => {
    const fake = fakeGitLab(({ path }) => {
      const number = Number(/&page=(\d)/.exec(path)?.[1]);
      return page(all[number - 1] ?? [], { page: number, pages: all.length, total: 9 });
    });
    const { items, source } = (await fake.forge.open(facts, {}).notes(4, options)).asFarAsRead();
    expect(fake.asked[0]?.path).toBe('/projects/1/issues/4/notes?sort=desc&order_by=created_at&per_page=100&page=1');
    expect(source).toMatchObject({ name: 'comments of #4', total: null, failed: null });
    return [items.length, source.requests];
  };

  test.each([
    ['all of them', {}, [5, 4]],
    ['since before the first', { since: day(20) }, [5, 4]],
    ['since the oldest of a page, which is not older', { since: day(24) }, [4, 3]],
    ['since between two of a page', { since: day(25) }, [2, 1]],
    ['since after the last', { since: day(26) }, [2, 1]],
    ['the latest page', { onlyLatestPage: true }, [2, 1]],
    ['the latest page, since long ago', { onlyLatestPage: true, since: day(20) }, [2, 1]],
  ])('%s', async (_name, options, counts) => {
    expect(await read(options)).toEqual(counts);
  });

  test('the latest page is the first of which one may read something', async () => {
    expect(await read({ onlyLatestPage: true }, [[], [], [note({ id: 9 })], [note({ id: 8 })]])).toEqual([1, 3]);
  });
});

test('only a thumb up of somebody is one', async () => {
  const at = '2026-11-20T08:00:00.000Z';
  const award = (id: number, name: string, user: unknown) => ({ id, name, user, created_at: at });
  const rows = [
    award(1, 'thumbsup', person),
    award(2, 'thumbsup', null),
    award(3, 'heart', { ...person, id: 8 }),
    award(4, 'heart', null),
  ];
  const fake = fakeGitLab(() => page(rows));
  const { items, source } = (await fake.forge.open(facts, {}).thumbsUp(4)).asFarAsRead();
  expect(items).toEqual([{ by: person, at }]);
  expect([fake.asked[0]?.path, source.name]).toEqual([
    '/projects/1/issues/4/award_emoji?per_page=100&page=1',
    'reactions of #4',
  ]);
});

test('of changes of state and of labels only those are told that mean something', async () => {
  const at = '2026-11-20T08:00:00.000Z';
  const row = { user: person, created_at: at };
  const states = ['closed', 'reopened', 'merged', ''].map((state, id) => ({ ...row, id, state }));
  const actions = ['add', 'remove', 'rename'].map((action, id) => ({ ...row, id, action, label: { name: 'blue' } }));
  const fake = fakeGitLab(({ path }) => page(path.includes('state_events') ? states : actions));
  const project = fake.forge.open(facts, {});
  const told = (await project.stateEvents(4)).asFarAsRead();
  expect(told.items.map((one) => one.type === 'state' && one.state)).toEqual(['closed', 'reopened']);
  const labelled = (await project.labelEvents(4)).asFarAsRead();
  expect(labelled.items).toMatchObject([
    { action: 'add', word: null },
    { action: 'remove', word: null },
  ]);
  expect([told.source.name, labelled.source.name]).toEqual(['state changes of #4', 'label changes of #4']);
});
