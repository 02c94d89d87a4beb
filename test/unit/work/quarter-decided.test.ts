// What becomes of each open goal of a quarter that is closed: named, answered, or left.
import { describe, expect, test } from 'vitest';
import { quarterOf } from '#growth/time/fiscal.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { type QuarterVerdict, quarterVerdicts } from '#growth/goals/quarter-comment.ts';
import { verdictOn } from '#work/plan/asking-verdict.ts';
import { decidedNow, decideGoals, type QuarterWords, theQuarter } from '#work/plan/deciding-quarter.ts';
import { closingNext, goesWithAccount } from '#work/plan/unclosed.ts';
import { facts } from '../gitlab/fake-gitlab.ts';
import { alex, at, record, sam } from '../reports/story.ts';
import { answering, deskOn, hearing, sessionOn, settings } from './a-session.ts';

const quarter = quarterOf('2026-10-31', 2);
const next = quarterOf('2026-11-23', 2);
const nothing = {
  quarter: null,
  moved: null,
  stuck: null,
  differently: null,
  ...Object.fromEntries(quarterVerdicts.map((verdict) => [verdict, []])),
} as unknown as QuarterWords;
const goal = (iid: number, more: Partial<GoalRecord> = {}) =>
  record({ iid, title: `Goal ${iid}`, due: '2026-10-20', ...more });
const ended = { state: 'closed' as const, closedAt: at('2026-10-20') };
const keptIn = (iid: number, ...quarters: readonly string[]) =>
  quarters.map((title) => ({ closed: { quarter: title, goals: [{ iid, verdict: 'keep', times: 1 }] } }));

function about(records: readonly GoalRecord[], more: object = {}) {
  return { quarter, next, startMonth: 2, records, said: [], standing: null, ...more } as never;
}

test.each([
  ['FY27-Q3', '2026-11-23', 'FY27-Q3'],
  ['FY27-Q4', '2026-11-01', 'FY27-Q4'],
])('%s may be closed on %s', (typed, today, title) => {
  expect(theQuarter(typed, today, 2).title).toBe(title);
});

test('a quarter that has not begun cannot', () => {
  expect(() => theQuarter('FY27-Q4', '2026-10-31', 2)).toThrow('there is nothing to close yet');
  expect(() => theQuarter('soonish', '2026-10-31', 2)).toThrow('soonish');
});

describe('named', () => {
  const decide = (words: Partial<QuarterWords>, records: readonly GoalRecord[], more: object = {}) => {
    const { lines, desk } = deskOn();
    return decideGoals({ ...nothing, ...words }, about(records, more), desk).then((decided) => ({ lines, ...decided }));
  };

  test.each<[QuarterVerdict, Partial<GoalRecord>, boolean]>([
    ['keep', {}, false],
    ['keep', { due: '2027-01-10' }, true],
    ['done', {}, false],
    ['done', { ...ended, outcomes: ['achieved'] }, true],
    ['done', { ...ended, outcomes: [] }, false],
    ['drop', { ...ended, outcomes: ['dropped'] }, true],
    ['pause', {}, false],
    ['pause', { due: null }, true],
    ['leave', {}, true],
  ])('%s of %j: there already: %s', async (verdict, more, isThere) => {
    const { goals } = await decide({ [verdict]: [2] }, [goal(2, more)]);
    expect(goals).toMatchObject([{ verdict, isThere, times: 1 }]);
    expect(goals[0]?.moved === null).toBe(verdict !== 'keep' || isThere);
  });

  test('a kept one goes into the next quarter, as far from its end', async () => {
    const { goals } = await decide({ keep: [2, 3] }, [goal(2), goal(3, { due: null, milestone: quarter.title })]);
    expect(goals.map(({ moved }) => moved?.due)).toEqual(['2027-01-20', null]);
    expect(goals.map(({ moved }) => moved?.quarter.title)).toEqual([next.title, next.title]);
  });

  test.each<[string, QuarterVerdict, readonly GoalRecord[], string]>([
    ['no goal', 'keep', [], '#2 is no goal'],
    ['one of another quarter', 'leave', [goal(2, { due: '2027-01-10' })], `#2 is no goal of ${quarter.title}`],
    ['one without a quarter', 'keep', [goal(2, { due: null })], `#2 is no goal of ${quarter.title}`],
    ['a closed one', 'keep', [goal(2, { ...ended, outcomes: ['achieved'] })], '#2 is closed already (achieved)'],
    ['a closed one without a word', 'pause', [goal(2, ended)], '#2 is closed already (nobody said how it ended)'],
    [
      'one that ended otherwise',
      'done',
      [goal(2, { ...ended, outcomes: ['dropped'] })],
      '#2 is closed already (dropped)',
    ],
  ])('%s is refused', async (_name, verdict, records, problem) => {
    await expect(decide({ [verdict]: [2] }, records)).rejects.toThrow(problem);
  });

  test('one that was moved on, and that the comment tells of, may still be ended', async () => {
    const moved = [goal(2, { due: '2027-01-10' })];
    const { goals } = await decide({ done: [2] }, moved, { standing: { goals: [{ iid: 3 }, { iid: 2 }] } });
    expect(goals).toMatchObject([{ verdict: 'done', isThere: false }]);
    await expect(decide({ done: [2] }, moved, { standing: { goals: [{ iid: 3 }] } })).rejects.toThrow('is no goal of');
  });

  test('those that nobody named are left, and told in the order of their days', async () => {
    const others = [goal(6, { due: '2027-01-10' }), goal(7, ended)];
    const records = [
      ...others,
      goal(4, { due: null, milestone: quarter.title }),
      goal(3),
      goal(2, { due: '2026-10-10' }),
      goal(5),
    ];
    const { goals, lines, isAsked } = await decide({ done: [5] }, records);
    expect(goals.map(({ record: { iid }, verdict }) => [iid, verdict])).toEqual([
      [5, 'done'],
      [2, 'leave'],
      [3, 'leave'],
      [4, 'leave'],
    ]);
    expect(lines).toEqual([expect.stringContaining('note: left open: #2, #3, #4 (name them with')]);
    expect(isAsked).toBe(false);
  });

  test('one that is kept for the third time is pointed at', async () => {
    const done = await decide({ done: [2] }, [goal(2)], { said: keptIn(2, 'FY27-Q1') });
    expect(done.goals).toMatchObject([{ times: 1 }]);
    const twice = await decide({ keep: [2] }, [goal(2)], { said: keptIn(2, 'FY27-Q1') });
    expect(twice.goals).toMatchObject([{ times: 2 }]);
    expect(twice.lines).toEqual([]);
    const thrice = await decide({ keep: [2] }, [goal(2)], { said: keptIn(2, 'FY27-Q1', 'FY27-Q2') });
    expect(thrice.lines[0]).toContain('note: #2 is kept for the 3rd time');
  });
});

describe('asked', () => {
  const ask = (words: Partial<QuarterWords>, answers: Record<string, unknown>, more: object = {}, yes = false) => {
    const { asked, ask: prompter } = answering({ moved: '', stuck: ' the exam ', differently: '', ...answers });
    const { lines, desk } = deskOn({ ask: prompter, yes });
    const description = '- [x] Book\n- [ ] Sit it';
    const records = [goal(2, { description }), goal(3, { due: null, milestone: quarter.title })];
    const decided = decideGoals({ ...nothing, ...words }, about(records, more), desk);
    return decided.then((done) => ({ ...done, lines, asked }));
  };

  test('each goal is shown with its day, its actions and how often it was kept', async () => {
    const { lines, words, isAsked, goals } = await ask({}, { verdict: 'done' }, { said: keptIn(2, 'FY27-Q1') });
    expect(lines).toEqual([
      `say: ${quarter.title}, until 2026-10-31`,
      '1/2  #2 Goal 2',
      '  due 2026-10-20, 1 of 2 actions, kept once before',
      '2/2  #3 Goal 3',
      '  no due date',
    ]);
    expect(words).toMatchObject({ done: [2, 3], keep: [], moved: null, stuck: 'the exam', differently: null });
    expect(isAsked).toBe(true);
    expect(goals).toHaveLength(2);
    const twice = await ask({}, { verdict: 'done' }, { said: keptIn(2, 'FY27-Q1', 'FY27-Q2') });
    expect(twice.lines[2]).toContain('kept 2 times before');
  });

  test('where none is open, that is said; a goal kept for the third time is asked about again', async () => {
    const { asked: none, ask: prompter } = answering({ moved: '', stuck: '', differently: '' });
    const { lines, desk } = deskOn({ ask: prompter });
    await decideGoals(nothing, about([]), desk);
    expect(lines).toEqual([`say: ${quarter.title}, until 2026-10-31: no goal is open`]);
    expect(none).toHaveLength(3);
    const said = keptIn(2, 'FY27-Q1', 'FY27-Q2');
    const { words, lines: heard } = await ask({}, { verdict: 'keep', again: 'pause' }, { said });
    expect(words).toMatchObject({ pause: [2], keep: [3] });
    expect(heard.filter((line) => line.startsWith('note'))).toEqual([]);
  });

  test('what stands there is told beside each question', async () => {
    const { asked } = await ask({}, { verdict: 'leave' }, { standing: { goals: [], moved: 'x', stuck: null } });
    expect(asked.find(({ name }) => name === 'moved')).toMatchObject({
      message: expect.stringContaining('(Enter: as it stands there)') as string,
      takesLines: true,
    });
    expect(asked.find(({ name }) => name === 'stuck')?.['message']).toContain('(may be empty)');
  });

  test.each<[string, Partial<QuarterWords>, boolean]>([
    ['named beforehand', { done: [2] }, false],
    ['said beforehand', { stuck: 'x' }, false],
    ['in a draft that was begun', { day: '2026-11-20' }, false],
    ['with a yes', {}, true],
  ])('nobody, where something was %s', async (_name, words, yes) => {
    const { asked, isAsked } = await ask(words, {}, {}, yes);
    expect(asked).toEqual([]);
    expect(isAsked).toBe(false);
  });

  test.each([
    ['done', 5, 'x', 'done', 1],
    ['keep', 2, 'x', 'keep', 1],
    ['keep', 3, 'smaller', 'keep', 2],
    ['keep', 3, 'pause', 'pause', 2],
    ['keep', 4, 'drop', 'drop', 2],
    ['keep', 3, 'keep', 'keep', 2],
  ])('%s for the %s. time, then %s: %s', async (verdict, times, again, expected, questions) => {
    const { asked, ask: prompter } = answering({ verdict, again });
    const { lines, talk } = hearing();
    expect(await verdictOn(goal(2), times, prompter, talk)).toBe(expected);
    expect(asked).toHaveLength(questions);
    expect(asked.every(({ byKey }) => byKey === true)).toBe(true);
    expect(lines).toHaveLength(again === 'smaller' ? 1 : 0);
  });
});

describe('when its turn has come', () => {
  const where = { quarter, next, startMonth: 2 };
  const planned = (verdict: QuarterVerdict) => ({ record: goal(2), verdict, times: 1, moved: null, isThere: false });

  test('a goal that stands so by now is done; one that somebody took elsewhere is theirs', () => {
    expect(decidedNow(planned('done'), goal(2, { ...ended, outcomes: ['achieved'] }), where)).toMatchObject({
      isThere: true,
      moved: null,
    });
    expect(decidedNow(planned('done'), goal(2, { due: '2027-01-10' }), where)).toBeNull();
    expect(decidedNow(planned('keep'), goal(2, ended), where)).toBeNull();
    expect(decidedNow(planned('keep'), goal(2, { due: '2026-10-30' }), where)).toMatchObject({
      isThere: false,
      moved: { due: '2027-01-30' },
    });
    expect(decidedNow(planned('pause'), goal(2), where)).toMatchObject({ moved: null });
  });
});

test('in a quarter’s first days its person is told of what is open of the last one', () => {
  const session = (today: string, me = alex) => ({ ...sessionOn({}, { me }), now: { ...sessionOn({}).now, today } });
  expect(closingNext([goal(2)], session('2026-11-10'))).toEqual({
    command: `plan close ${quarter.title}`,
    why: '1 goal of it is still open',
  });
  expect(closingNext([goal(2)], session('2026-11-10', sam))).toBeNull();
  expect(closingNext([], session('2026-11-10'))).toBeNull();
  const owned = (today: string, owner: typeof alex | null) =>
    goesWithAccount({ ...session(today), project: { facts: { ...facts, owner } } as never, settings });
  expect(owned('2026-11-10', alex)).toBe(true);
  expect(owned('2026-11-30', alex)).toBe(false);
  expect(owned('2026-11-10', sam)).toBe(false);
  expect(owned('2026-11-10', null)).toBe(false);
});
