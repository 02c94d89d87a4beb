// Lists come in whatever order a server has: what is read of them is the same.
import { expect, test } from 'vitest';
import { standsSince } from '#growth/goals/asked-since.ts';
import { asOf } from '#growth/goals/as-of.ts';
import { asksIn } from '#growth/goals/ask.ts';
import { evidenceOf } from '#growth/goals/evidence.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import { planView } from '#growth/goals/plan.ts';
import { agendaHolder, datedMeetings, nextMeeting } from '#growth/meetings/one-on-one.ts';
import { answersOnMeeting } from '#growth/meetings/answers-on-meeting.ts';
import { broughtIn } from '#growth/meetings/brought.ts';
import { statesTaken } from '#growth/promotion/transitions.ts';
import { parseCron } from '#growth/time/cron.ts';
import { managedBy } from '../../support/managed-by.ts';
import { alex, comment, goal, labelEvent, listed, morgan } from './goals.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const says = (day: number, body: string, by = alex) => comment(at(day), body, by, day);
const state = (day: number, to: 'closed' | 'reopened'): GoalEvent => ({
  type: 'state',
  by: alex,
  at: at(day),
  state: to,
});
const unticked = (day: number): Note => ({ type: 'tick', by: alex, at: at(day), item: 'one', done: false });
const stage = (value: 'planned' | 'doing' | 'waiting') => ({ group: 'stage' as const, value });
const promotion = (value: 'exploring' | 'drafting') => ({ group: 'promotion' as const, value });
const meeting = (iid: number, due: string, to: 'opened' | 'closed') => ({
  iid,
  title: '1:1',
  description: '',
  due,
  state: to,
  closedAt: null,
  createdAt: at(1),
  updatedAt: at(1),
  confidential: false,
  url: '',
  author: alex,
  assignees: [],
  commentCount: 0,
  mark: null,
  hasAsk: false,
});

/** Of each: a list that is not in order, and what is read of it. */
function family<T>(name: string, list: readonly T[], read: (list: readonly T[]) => unknown) {
  return [
    name,
    [list, list.toReversed(), [...list.slice(1), ...list.slice(0, 1)]].map((one) => () => read(one)),
  ] as const;
}

const ask = says(2, 'Check-in\n\nHelp: time');
const asking = {
  iid: 7,
  url: 'https://a.example/x/-/issues/7',
  asks: asksIn([ask], { managers: managedBy('morgan') }),
};
test.each([
  family(
    'evidence',
    [says(3, 'Evidence 2026-11-03'), says(5, 'Evidence 2026-11-05'), says(4, 'Evidence 2026-11-04')],
    evidenceOf,
  ),
  family('what comments bring', [says(3, 'DISCUSS a'), says(5, 'DISCUSS c'), says(4, 'DISCUSS b')], broughtIn),
  family('answers', [says(4, 'No', morgan), says(3, 'Yes', morgan), says(5, 'Perhaps', morgan)], (notes) =>
    answersOnMeeting(notes, [asking], managedBy('morgan')),
  ),
  family(
    'what was closed and opened again',
    [state(3, 'closed'), state(8, 'closed'), state(5, 'reopened')],
    (events) =>
      asOf(goal(), { notes: listed([]), labelEvents: listed([]), stateEvents: listed(events) }, at(10))?.record,
  ),
  family(
    'stages',
    [
      labelEvent(at(14), 'remove', stage('waiting')),
      labelEvent(at(12), 'add', stage('waiting')),
      labelEvent(at(16), 'add', stage('doing')),
      labelEvent(at(11), 'remove', stage('planned')),
    ],
    (events) =>
      asOf(
        goal({ stages: ['doing'] }),
        { notes: listed([]), labelEvents: listed(events), stateEvents: listed([]) },
        at(10),
      )?.record,
  ),
  family('an item that was unticked twice', [unticked(5), unticked(3), unticked(4)], (notes) =>
    standsSince(goal(), listed(notes), 'one'),
  ),
  family('notes of which the first ones are missing', [says(5, 'a'), says(3, 'b'), says(4, 'c')], (notes) =>
    standsSince(goal(), { ...listed<Note>(notes), source: { ...listed([]).source, seen: 9 } }, 'one'),
  ),
  family(
    'states of a promotion document',
    [
      says(5, '**State 2026-11-05** · manager-review'),
      says(3, '**State 2026-11-03** · exploring'),
      says(4, '**State 2026-11-04** · drafting'),
    ],
    (notes) => statesTaken({ author: alex }, { notes: listed<Note>(notes), events: null }),
  ),
  family(
    'and of its labels',
    [labelEvent(at(5), 'add', promotion('drafting')), labelEvent(at(3), 'add', promotion('exploring'))],
    (events) => statesTaken({ author: alex }, { notes: listed<Note>([]), events: listed(events) }),
  ),
  family(
    'meetings',
    [meeting(3, '2026-11-10', 'closed'), meeting(1, '2026-11-24', 'closed'), meeting(2, '2026-11-17', 'closed')],
    (all) => [datedMeetings(all), agendaHolder(all, '2026-12-01')],
  ),
  family(
    'meetings ahead',
    [meeting(3, '2026-12-22', 'opened'), meeting(1, '2026-12-08', 'opened'), meeting(2, '2026-12-15', 'opened')],
    (all) => nextMeeting(all, '2026-12-01'),
  ),
  family('quarters of a plan', ['2027-01-15', '2026-05-15', '2025-12-15', '2026-11-15', '2027-05-15'], (dues) =>
    planView(
      dues.map((due) => goal({ due })),
      '2026-11-23',
      2,
    ).quarters.map(({ title, isCurrent }) => [title, isCurrent]),
  ),
])('%s', (_name, [one, ...others]) => {
  const read = one?.();
  expect(read).toBeTruthy();
  for (const other of others) expect(other()).toEqual(read);
});

test('the hours and minutes of a schedule', () => {
  expect(parseCron('30,5 17,9-10 * * *')).toMatchObject({ value: { minutes: [5, 30], hours: [9, 10, 17] } });
});
