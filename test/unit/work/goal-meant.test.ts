// Which goal is meant by what was typed: a number, an address, a part of a title, or nothing.
import { describe, expect, test } from 'vitest';
import type { GoalRecord } from '#growth/words/goal.ts';
import { itemPlace } from '#growth/text/item-address.ts';
import { meantGoals, wordsForEach } from '#work/each-goal.ts';
import { meantGoal, meantPlace, namedGoal, namedPlace, requireOwnGoal } from '#work/goal-number.ts';
import { type Among, goalsAmong, refuseUnnamed, theGoal, titledOrAll } from '#work/which-goal.ts';
import { base } from '../gitlab/fake-gitlab.ts';
import { at, record } from '../reports/story.ts';
import { answering, read, readInPart, sessionOn } from './a-session.ts';

const issue = `${base}/alex/goals/-/issues/7`;

describe('typed words', () => {
  test.each([
    ['7', { iid: 7, goalAt: null }],
    [' #7 ', { iid: 7, goalAt: null }],
    ['alex/goals#7', { iid: 7, goalAt: 'alex/goals#7' }],
    [issue, { iid: 7, goalAt: issue }],
  ])('%s is a number', (typed, named) => {
    expect(namedGoal(typed)).toEqual(named);
    expect(meantGoal(typed)).toEqual(named);
    expect(namedPlace(typed)).toEqual(named);
  });

  test.each([
    [`${base}/alex/goals/-/issues`, 'is a list'],
    [`${base}/alex/goals/-/merge_requests/7`, 'is not the number of a goal'],
    ['https://example.com/x', 'is not the number of a goal'],
    ['CKA!7', 'is not the number of a goal'],
    ['7 8', 'is not the number of a goal'],
  ])('%s is no goal', (typed, problem) => {
    expect(() => meantGoal(typed)).toThrow(problem);
  });

  test.each(['CKA', ' the CKA ', 'a #7 b', 'é'])('%s is a part of a title', (typed) => {
    expect(meantGoal(typed)).toEqual({ iid: null, goalAt: null, titled: typed.trim() });
  });

  test('nothing is to be asked for; wins are no goal', () => {
    expect(meantGoal(undefined)).toEqual({ iid: null, goalAt: null });
    expect(meantPlace(undefined)).toEqual({ iid: null, goalAt: null });
    expect(meantPlace(' Wins ')).toEqual({ iid: 'wins', goalAt: null });
    expect(namedPlace(' WINS')).toEqual({ iid: 'wins', goalAt: null });
    expect(meantPlace('winsome')).toMatchObject({ titled: 'winsome' });
  });

  test('several: the first with its own words, the same said of the others', () => {
    expect(meantGoals([])).toEqual({ iid: null, goalAt: null });
    expect(meantGoals(['7'])).toEqual({ iid: 7, goalAt: null });
    const typed = { ...meantGoals(['7', 'CKA']), text: 'Read on' };
    expect(wordsForEach(typed)).toEqual([
      { iid: 7, goalAt: null, text: 'Read on' },
      { iid: null, goalAt: null, titled: 'CKA', text: 'Read on' },
    ]);
    expect(wordsForEach(meantGoals(['CKA']))).toEqual([{ iid: null, goalAt: null, titled: 'CKA' }]);
  });
});

describe('an address', () => {
  const forge = (foundId: number | null = null) => ({
    base,
    placeOf: (address: string) => itemPlace(base, address),
    findProject: () => Promise.resolve(foundId === null ? null : ({ id: foundId } as never)),
  });
  const required = (goalAt: string | null | undefined, iid = 7, foundId: number | null = null) =>
    requireOwnGoal({ iid, ...(goalAt === undefined ? {} : { goalAt }) }, { id: 1, path: 'alex/goals' }, forge(foundId));

  test.each([undefined, null, issue, 'Alex/Goals#7', 'alex/goals#7'])('%s is of this project', async (goalAt) => {
    await expect(required(goalAt)).resolves.toBeUndefined();
  });

  test('of a project that was renamed leads on to this one', async () => {
    await expect(required('alex/old#7', 7, 1)).resolves.toBeUndefined();
    await expect(required('alex/old#7', 7, 2)).rejects.toThrow('alex/old#7 is no issue of alex/goals');
    await expect(required('alex/old#7')).rejects.toThrow('is no issue of alex/goals');
  });

  test('of another number, kind or server is refused', async () => {
    await expect(required(issue, 8)).rejects.toThrow('is no issue of alex/goals');
    await expect(required(`${base}/alex/goals/-/merge_requests/7`)).rejects.toThrow('is no issue of alex/goals');
    await expect(required('https://other.example/alex/goals/-/issues/7')).rejects.toThrow('is not on');
  });
});

describe('a part of a title', () => {
  const closed = { state: 'closed' as const, closedAt: at('2026-11-01') };
  const goals = [
    record({ iid: 2, title: 'Pass the CKA', due: '2027-01-15' }),
    record({ iid: 3, title: 'Become a CKAD', due: '2026-12-15', confidential: true }),
    record({ iid: 4, title: 'Write a design', ...closed }),
    record({ iid: 5, title: 'Write', ...closed }),
  ];
  const lookup = (list: readonly GoalRecord[] = goals, isWhole = true) => {
    const asked: unknown[] = [];
    const session = sessionOn({
      goals: (filter: unknown) => {
        asked.push(filter);
        return isWhole ? read(list) : readInPart(list, 'goals');
      },
    });
    return { asked, session };
  };
  type Ask = ReturnType<typeof answering>['ask'];
  const named = (
    titled: string | undefined,
    {
      ask = null,
      env = {},
      among = 'all',
      list = goals,
      isWhole = true,
    }: {
      ask?: Ask | null;
      env?: Readonly<Record<string, string>>;
      among?: Among;
      list?: readonly GoalRecord[];
      isWhole?: boolean;
    } = {},
  ) =>
    theGoal(
      { iid: null, goalAt: null, ...(titled === undefined ? {} : { titled }) },
      lookup(list, isWhole).session,
      { ask, env },
      { among },
    ).then(({ iid }) => iid);
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  test('finds the one goal; an open one before closed ones', async () => {
    expect(await named('cka')).toBe(2);
    expect(await named('design')).toBe(4);
    const more = [...goals, record({ iid: 6, title: 'Write a talk' })];
    expect(await named('write', { list: more })).toBe(6);
  });

  test('a number asks for no list', async () => {
    const { asked, session } = lookup();
    expect(await theGoal({ iid: 9, goalAt: null }, session, { ask: null, env: {} })).toMatchObject({ iid: 9 });
    expect(asked).toEqual([]);
  });

  test('that fits several is told, or asked about', async () => {
    expect(await refusal(named('ck'))).toMatchObject({
      kind: 'usage',
      message: '"ck" is in the titles of 2 goals',
      details: ['#3 Become a CKAD', '#2 Pass the CKA'],
    });
    const { asked, ask } = answering({ goal: '2' });
    expect(await named('ck', { ask })).toBe(2);
    expect(asked).toMatchObject([{ message: 'Which goal? "ck" fits 2', isFiltered: true }]);
  });

  test('nothing typed offers all of them', async () => {
    const { asked, ask } = answering({ goal: '5' });
    expect(await named(undefined, { ask })).toBe(5);
    expect(asked).toMatchObject([{ message: 'Which goal?' }]);
    expect(asked[0]?.['choices']).toHaveLength(4);
  });

  test('in a job no confidential title is told', async () => {
    expect(await refusal(named('xyz', { env: { CI: 'true' } }))).toMatchObject({
      details: ['#2 Pass the CKA', '#5 Write', '#4 Write a design'].toSorted(),
    });
  });

  test('that fits none shows what is there, and of open ones how to see the others', async () => {
    const hint = async (among: Among) => String(((await refusal(named('xyz', { among }))) as { hint: unknown }).hint);
    expect(await hint('opened')).toContain('shows closed ones, too');
    expect(await hint('all')).not.toContain('closed ones');
  });

  test('a long list is cut, and says so', async () => {
    const many = Array.from({ length: 30 }, (_, index) => record({ iid: index + 1, title: `Goal ${index + 1}` }));
    const { details } = (await refusal(named('xyz', { list: many }))) as { details: readonly string[] };
    const shown = details.length - 1;
    expect(details.at(-1)).toBe(`and ${30 - shown} more`);
    const fit = (await refusal(named('xyz', { list: many.slice(0, shown) }))) as { details: readonly string[] };
    expect(fit.details).toHaveLength(shown);
  });

  test('half a list decides nothing, and an empty one says so', async () => {
    await expect(named('cka', { isWhole: false })).rejects.toThrow('could not read the goals of alex/goals');
    await expect(named('cka', { list: [] })).rejects.toMatchObject({ kind: expect.any(String) as string });
    expect(await refusal(named(undefined, { list: [], ask: answering({}).ask }))).toMatchObject({
      message: expect.stringContaining('no ') as string,
    });
  });

  test('goals are looked for among those of a state', async () => {
    const { asked, session } = lookup();
    await goalsAmong('all', session);
    await goalsAmong('closed', session);
    expect(asked).toEqual([{}, { state: 'closed' }]);
  });

  test('what is about all goals looks for one only where a title was typed', async () => {
    const { asked, session } = lookup();
    const desk = { ask: null, env: {} };
    expect(await titledOrAll({ iid: null }, session, desk, 'all')).toBeNull();
    expect(await titledOrAll({ iid: 9, titled: 'cka' }, session, desk, 'all')).toBe(9);
    expect(asked).toEqual([]);
    expect(await titledOrAll({ iid: null, titled: 'cka' }, session, desk, 'all')).toBe(2);
  });

  test('without a name somebody has to be there to be asked', () => {
    const { ask } = answering({});
    expect(() => refuseUnnamed({ iid: null, goalAt: null }, { ask: null })).toThrow('which goal?');
    expect(() => refuseUnnamed({ iid: null, goalAt: null }, { ask })).not.toThrow();
    expect(() => refuseUnnamed({ iid: null, goalAt: null, titled: 'x' }, { ask: null })).not.toThrow();
    expect(() => refuseUnnamed({ iid: 7, goalAt: null }, { ask: null })).not.toThrow();
  });
});
