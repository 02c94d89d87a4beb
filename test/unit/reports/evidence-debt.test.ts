// What the record lacks: in which order, and what is not claimed where not everything was read.
import { gitlab } from '../../support/company.ts';
import { expect, test } from 'vitest';
import { evidenceDebt } from '#reports/evidence-debt.ts';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { goal as goalRecord } from '../growth/goals.ts';

let id = 0;
function piece(goal: number, day: string | null, more: Partial<ListedEvidence> = {}): ListedEvidence {
  id += 1;
  return {
    id,
    number: id,
    day,
    values: [],
    link: null,
    also: [],
    title: null,
    did: 'Words',
    result: null,
    shows: [],
    at: '2026-11-23T23:30:00.000Z',
    by: 'alex',
    internal: false,
    confidential: false,
    goal: { iid: goal, title: 'T', url: 'u' },
    place: 'goal',
    ...more,
  };
}

const debtOf = (
  evidence: readonly ListedEvidence[],
  more: Partial<Parameters<typeof evidenceDebt>[0]> = {},
): ReturnType<typeof evidenceDebt> =>
  evidenceDebt({
    evidence,
    goals: [],
    inDocument: () => false,
    isWhole: true,
    companyValues: gitlab.values,
    today: '2026-11-24',
    zone: 'Europe/Berlin',
    ...more,
  });

test('first what the document counts on, then the only piece of a value, then the newest, then by goal', () => {
  const older = piece(9, '2026-11-01');
  const same = [piece(4, '2026-11-20'), piece(3, '2026-11-20')];
  const undated = piece(5, null);
  const only = piece(8, '2026-01-05', { values: ['iteration'] });
  const shown = [
    piece(7, '2026-11-22', { values: ['results'] }),
    piece(7, '2026-11-21', { values: ['results'], result: 'R' }),
  ];
  const onDocument = piece(2, '2026-01-02', { place: 'promotion' });
  const linked = piece(6, '2026-01-03', { link: 'https://git.test/a/b/-/issues/1' });
  const all = [older, ...same, undated, only, ...shown, onDocument, linked];
  const { owed, pieces } = debtOf(all, { inDocument: ({ link }) => link !== null });
  expect(pieces).toBe(9);
  expect(owed.map(({ goal, why }) => [goal.iid, why])).toEqual([
    [6, 'promotion'],
    [2, 'promotion'],
    [8, 'only-of-value'],
    // Written at half past eleven at night in UTC, which is the next day in Berlin.
    [5, null],
    [7, null],
    [3, null],
    [4, null],
    [9, null],
  ]);
});

test('values that nothing shows are named in their order; where no piece names any, none is missed', () => {
  const named = (...values: string[]) => debtOf([piece(2, '2026-11-20', { values, result: 'R' })]).valuesWithout;
  expect(named('results', 'dib')).toEqual(['collaboration', 'efficiency', 'iteration', 'transparency']);
  expect(named()).toEqual([]);
});

test('open goals on which nothing was kept for six weeks', () => {
  const goals = [
    goalRecord({ iid: 9, createdAt: '2026-01-01T08:00:00.000Z' }),
    goalRecord({ iid: 2, createdAt: '2026-10-12T21:59:59.000Z' }),
    goalRecord({ iid: 3, createdAt: '2026-10-12T22:00:00.000Z' }),
    goalRecord({ iid: 4, createdAt: '2026-01-01T08:00:00.000Z', state: 'closed' }),
    goalRecord({ iid: 5, createdAt: '2026-01-01T08:00:00.000Z' }),
  ];
  const evidence = [
    piece(9, '2026-10-12'),
    piece(9, '2026-03-01'),
    piece(5, '2026-10-13'),
    piece(2, null, { place: 'promotion' }),
  ];
  expect(debtOf(evidence, { goals }).quiet?.map(({ goal, since }) => [goal.iid, since])).toEqual([
    [2, null],
    [9, '2026-10-12'],
  ]);
});

test('what was not read may show a value or stand on a goal: nothing is claimed of either', () => {
  const goals = [goalRecord({ iid: 9, createdAt: '2026-01-01T08:00:00.000Z' })];
  const only = piece(9, '2026-03-01', { values: ['iteration'] });
  expect(debtOf([only], { goals, isWhole: false })).toMatchObject({
    owed: [{ why: null }],
    valuesWithout: null,
    quiet: null,
  });
});
