// The year plan as a file: which goals are in it, in which order, and what of it stays at home.
import { describe, expect, test } from 'vitest';
import type { GoalRecord } from '#growth/words/goal.ts';
import { exportedFile, exportPlan } from '#work/plan/exporting.ts';
import { readInPart } from './a-session.ts';
import { planDesk, planned, planWorld, yearPlan } from './a-plan.ts';

describe('a file of the plan', () => {
  const exported = (
    goals: readonly GoalRecord[],
    withPrivate: boolean,
    around: Parameters<typeof planWorld>[1] = {},
    env = {},
  ) => exportPlan(withPrivate, planWorld(goals, around).session, planDesk({ env }).desk);
  const hidden = planned(2, { confidential: true });

  test('has its open goals by quarter, those of none last, and what stands in the plan', async () => {
    const goals = [
      planned(3),
      planned(1, { description: 'Measure: wait, 40 -> 12 min, now 25 (2026-11-20)' }),
      planned(4, { due: null, milestone: null }),
      planned(5, { state: 'closed' }),
      planned(6, { due: '2026-10-20', milestone: 'FY27-Q3' }),
    ];
    const { value, goals: count, leftOut } = await exported(goals, false);
    expect([count, leftOut]).toEqual([4, 0]);
    expect(value).toMatchObject({
      plan: { year: 'FY28', read: '2026-11-23T08:00:00.000Z' },
      aspiration: 'Lead.',
      focus: 'Search.',
    });
    expect(Object.entries(value.quarters).map(([title, rows]) => [title, rows.map(({ iid }) => iid)])).toEqual([
      ['FY27-Q3', [6]],
      ['FY27-Q4', []],
      ['FY28-Q1', [1, 3]],
      ['FY28-Q2', []],
      ['FY28-Q3', []],
      ['none', [4]],
    ]);
    expect(value.quarters['FY28-Q1']?.[0]).toMatchObject({ measure: { start: 40, target: 12 }, due: '2027-03-31' });
    expect(Object.keys((await exported([planned(1)], false)).value.quarters)).not.toContain('none');
  });

  test('leaves out what is confidential unless that is said, and not in a job', async () => {
    expect(await exported([planned(1), hidden], false)).toMatchObject({ goals: 1, leftOut: 1 });
    expect(await exported([planned(1), hidden], true)).toMatchObject({ goals: 2, leftOut: 0 });
    const plan = { ...yearPlan, confidential: true };
    expect((await exported([], false, { plan })).value).not.toHaveProperty('focus');
    expect((await exported([], true, { plan })).value).toMatchObject({ focus: 'Search.' });
    await expect(exported([], true, {}, { CI: 'true' })).rejects.toMatchObject({ kind: 'refused' });
    expect((await exported([], false, {}, { CI: 'true' })).goals).toBe(0);
    await expect(exported([], false, { project: { goals: () => readInPart([]) } })).rejects.toMatchObject({
      kind: 'server',
    });
  });

  test.each([
    ['no plan', null, /^FY27/],
    ['one that is over', { ...yearPlan, description: '## FY26-Q1\n\n## FY26-Q2\n' }, /^FY27/],
    ['one of a year', yearPlan, /^FY28$/],
  ])('with %s is of %s', async (_name, plan, year) => {
    expect((await exported([planned(1)], false, { plan })).value.plan.year).toMatch(year);
  });

  test('says whose it is, and what is left out', async () => {
    const { session } = planWorld([]);
    const top = async (goals: readonly GoalRecord[]) =>
      exportedFile(await exported(goals, false), session, 'How to')
        .split('\n')
        .slice(0, 3);
    expect(await top([hidden])).toEqual([
      expect.stringMatching(/^# Plan of .*, 2026-11-23: change days/),
      '# 1 confidential goal left out',
      '# How to',
    ]);
    expect((await top([]))[1]).toBe('# How to');
  });
});
