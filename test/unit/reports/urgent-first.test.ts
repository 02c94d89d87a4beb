// Goals in the order in which somebody looks for one of them, and what a list says beside each.
import { expect, test } from 'vitest';
import type { GoalRecord } from '#growth/words/goal.ts';
import { standsAs, urgentFirst } from '#reports/urgent-first.ts';
import { at, now, record } from './story.ts';

const { today } = now;
const goal = (iid: number, more: Partial<GoalRecord> = {}) => record({ iid, title: `Goal ${iid}`, ...more });
const closed = (day: string) => ({ state: 'closed', closedAt: at(day) }) as const;
const atRisk = { healths: ['at-risk'] } as const;

test.each<[string, GoalRecord, GoalRecord]>([
  ['open before closed', goal(2), goal(1, { ...closed('2026-11-20'), ...atRisk })],
  ['closed last before closed long ago', goal(2, closed('2026-11-20')), goal(1, closed('2026-10-01'))],
  [
    'at risk before what is due sooner',
    goal(2, { ...atRisk, due: '2027-06-30' }),
    goal(1, { due: '2026-11-24', healths: ['on-track'] }),
  ],
  ['late before what has no day and was not touched for longer', goal(2, { due: '2026-11-22' }), goal(1)],
  [
    'due today is not late',
    goal(2, { ...atRisk, due: '2027-06-30' }),
    goal(1, { due: today, healths: ['needs-attention'] }),
  ],
  ['late before at risk, where its day is the nearer', goal(2, { due: '2026-11-22' }), goal(1, atRisk)],
  ['a near day before a far one', goal(2, { due: '2026-12-01' }), goal(1, { due: '2026-12-02' })],
  ['a far day before none', goal(2, { due: '2099-12-31' }), goal(1)],
  ['untouched for longer first', goal(2, { updatedAt: at('2026-11-01') }), goal(1, { updatedAt: at('2026-11-02') })],
  ['else by number', goal(1), goal(2)],
  [
    'a closed one presses nobody',
    goal(2, { ...closed('2026-11-20'), due: '2026-12-01' }),
    goal(1, { ...closed('2026-11-20'), ...atRisk }),
  ],
  ['closed when nobody knows: last', goal(2, closed('2026-01-01')), goal(1, { state: 'closed', closedAt: null })],
])('%s', (_name, first, second) => {
  for (const goals of [
    [first, second],
    [second, first],
  ])
    expect(urgentFirst(goals, today).map(({ iid }) => iid)).toEqual([first.iid, second.iid]);
});

test.each<[string, Partial<GoalRecord>]>([
  ['', {}],
  ['', { healths: ['on-track'] }],
  ['at risk', { healths: ['on-track', 'at-risk'] }],
  ['needs attention, waiting', { healths: ['needs-attention'], stages: ['waiting'] }],
  ['due 2026-11-23', { due: today }],
  ['past its day, at risk, due 2026-11-22', { ...atRisk, due: '2026-11-22' }],
  ['closed', { ...closed('2026-11-20'), ...atRisk, due: '2026-11-22' }],
])('says "%s"', (said, more) => {
  expect(standsAs(goal(1, more), today)).toBe(said);
});
