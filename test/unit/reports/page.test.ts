// The arrangement of a report: who is asked, what is praised and at risk, the finding by rule.
import { describe, expect, test } from 'vitest';
import { isManager } from '#growth/goals/approval.ts';
import { pageOf } from '#reports/page.ts';
import { askedWords } from '#render/page-words.ts';
import { at, comment, record, story } from './story.ts';
import { busyWeek, incompleteWeek, manyGoals, quietWeek, reportOf } from '../render/weeks.ts';
import { yearReport } from '../render/year.ts';

describe('whose approval it is', () => {
  test.each([
    ['my manager', true],
    ['My manager, for the cover and the share of time', true],
    ['manager', true],
    ['the line manager', true],
    ["my manager's manager", false],
    ['Morgan', true],
    ['@morgan, for the budget', true],
    ['Morganna', false],
    ["the host team's manager", false],
    ['', false],
  ])('%j', (who, isTheirs) => {
    expect(isManager(who, 'morgan')).toBe(isTheirs);
  });

  test("where nobody knows who the manager is, their name is anybody's", () => {
    expect([isManager('Morgan', null), isManager('my manager', null)]).toEqual([false, true]);
  });
});

test("a manager is asked for what they can give; the person's own report waits for all of it", () => {
  const report = { ...yearReport(), manager: 'morgan' };
  const asked = (audience: 'me' | 'manager') =>
    pageOf({ ...report, audience }).asked?.map(({ type, ofReader }) => [type, ofReader]);
  expect(asked('me')).toEqual(['approval', 'ask', 'review', 'waiting', 'question'].map((type) => [type, true]));
  expect(asked('manager')).toEqual([
    ['approval', true],
    ['ask', true],
    ['review', true],
    ['waiting', false],
    ['question', true],
  ]);
  expect(pageOf({ ...report, manager: 'sam', audience: 'manager' }).headline.asked).toBe(3);
});

test.each([
  ['my manager (for the cover)', 'for the cover'],
  ['Morgan, for the cover (and the time)', 'for the cover (and the time)'],
  ['my manager', ''],
])('%j in the copy of the manager says what it is for', (who, told) => {
  const [asked] = pageOf({ ...yearReport(), manager: 'morgan' }).asked ?? [];
  if (asked === undefined) throw new Error('nothing is asked');
  expect(askedWords({ ...asked, type: 'approval', who, ofReader: true }, { audience: 'manager' })).toBe(told);
});

test('an ask that is the question is told once', () => {
  const page = pageOf(busyWeek());
  const texts = page.asked?.map(({ text }) => text) ?? [];
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.filter((text) => text.startsWith('Which of the two'))).toHaveLength(1);
});

test('worth praising are three goals, each once, the weightiest first', () => {
  const page = pageOf(yearReport());
  expect(page.praise.map(({ goal, best }) => [goal.iid, best.type])).toEqual([
    [2, 'closed'],
    [1, 'closed'],
    [4, 'evidence'],
  ]);
  expect(page.wins.flatMap(({ best, others }) => [best, ...others])).toHaveLength(yearReport().wins.length);
});

test('at risk are three at most, and the others are counted', () => {
  const page = pageOf(reportOf(manyGoals(1000)));
  expect([page.risks.length, page.moreRisks]).toEqual([3, 331]);
  expect(page.risks[0]?.reasons).toEqual([{ type: 'overdue', days: 3 }]);
  expect(pageOf(quietWeek()).risks).toEqual([]);
});

test('a goal has its percent before, its time gone, and the due date that it had', () => {
  const goals = pageOf(busyWeek()).goals.map(({ iid, before, gone, movedFrom }) => [iid, before, gone, movedFrom]);
  expect(goals).toEqual([
    [4, 20, 100, '2026-11-13'],
    [7, 33, 79, null],
    [3, 0, 66, null],
    [5, null, 23, null],
    [8, null, null, null],
    [2, 66, 95, null],
  ]);
});

test('health that became worse moves no due date', () => {
  const notes = (['on track', 'at risk'] as const).map((said, index) =>
    comment(at(`2026-11-${17 + index}`), `**Check-in 2026-11-${17 + index}**\n\nHealth: ${said}`),
  );
  const report = reportOf([story(record({ iid: 1, title: 'T', updatedAt: at('2026-11-18') }), { notes })]);
  expect(report.slipped.map(({ reasons }) => reasons.map(({ type }) => type))).toEqual([['health-worse']]);
  expect(pageOf(report).goals.map(({ movedFrom }) => movedFrom)).toEqual([null]);
});

test('the finding: what is not known is no zero', () => {
  const { goals, moved, unknown, achieved, overdue, nextDue } = pageOf(incompleteWeek()).headline;
  expect({ goals, moved, unknown, achieved, overdue }).toEqual({
    goals: 6,
    moved: 2,
    unknown: 2,
    achieved: 1,
    overdue: 1,
  });
  expect(nextDue).toMatchObject({ goal: { iid: 7 }, day: '2026-12-11' });
});
