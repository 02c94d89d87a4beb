// How far a goal moved inside a window: ticks on balance, percents said, and honest nulls.
import { expect, test } from 'vitest';
import { assess } from '#growth/goals/assess.ts';
import { windowOf } from '#growth/time/window.ts';
import { changeIn } from '#reports/change.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import { actions, at, comment, described, failure, now, record, story, tick } from './story.ts';

const week = windowOf('2026-11-16', '2026-11-23', 'Europe/Berlin', 'test');
const five = (done: number) => actions(['A', 'B', 'C', 'D', 'E'], done);
const moved = { iid: 1, title: 'T', updatedAt: at('2026-11-20') };
const said = (day: string, percent: number) => comment(at(day), `**Check-in ${day}** · ${percent}%`);

const cases: readonly { readonly name: string; readonly goal: GoalStory; readonly expected: unknown }[] = [
  {
    name: 'unchanged: known to be 0, although nothing was read',
    goal: story(record({ iid: 1, title: 'T', updatedAt: at('2026-11-10'), description: five(2) }), { notes: null }),
    expected: { percent: 0, ticked: 0, unticked: 0 },
  },
  {
    name: 'unchanged and without a measure',
    goal: story(record({ iid: 1, title: 'T', updatedAt: at('2026-11-10') })),
    expected: { percent: null, ticked: 0, unticked: 0 },
  },
  {
    name: 'changed, notes never read',
    goal: story(record({ ...moved, description: five(2) }), { notes: null }),
    expected: null,
  },
  {
    name: 'changed, reading the notes failed half-way',
    goal: story(record({ ...moved, description: five(2) }), {
      notes: [tick(at('2026-11-18'), 'A')],
      notesSource: failure('comments of #1'),
    }),
    expected: null,
  },
  {
    name: 'two ticks of five',
    goal: story(record({ ...moved, description: five(3) }), {
      notes: [tick(at('2026-11-17'), 'B'), tick(at('2026-11-18'), 'C')],
    }),
    expected: { percent: 40, ticked: 2, unticked: 0 },
  },
  {
    name: 'difference of the rounded percents: 1 of 3 to 2 of 3',
    goal: story(record({ ...moved, description: actions(['A', 'B', 'C'], 2) }), {
      notes: [tick(at('2026-11-18'), 'B')],
    }),
    expected: { percent: 33, ticked: 1, unticked: 0 },
  },
  {
    name: 'a tick undone',
    goal: story(record({ ...moved, description: five(1) }), {
      notes: [tick(at('2026-11-17'), 'B'), tick(at('2026-11-18'), 'B', false)],
    }),
    expected: { percent: 0, ticked: 0, unticked: 0 },
  },
  {
    name: 'an earlier tick undone',
    goal: story(record({ ...moved, description: five(1) }), {
      notes: [tick(at('2026-11-10'), 'B'), tick(at('2026-11-18'), 'B', false)],
    }),
    expected: { percent: -20, ticked: 0, unticked: 1 },
  },
  {
    name: 'two actions with the same text',
    goal: story(record({ ...moved, description: actions(['A', 'A'], 2) }), {
      notes: [tick(at('2026-11-17'), 'A'), tick(at('2026-11-18'), 'A')],
    }),
    expected: { percent: 100, ticked: 2, unticked: 0 },
  },
  {
    name: 'first and last instant of the window in Berlin; outside on both sides',
    goal: story(record({ ...moved, description: five(4) }), {
      notes: [
        tick('2026-11-15T22:59:59.999Z', 'A'),
        tick('2026-11-15T23:00:00.000Z', 'B'),
        tick('2026-11-23T22:59:59.999Z', 'C'),
        tick('2026-11-23T23:00:00.000Z', 'D'),
      ],
    }),
    expected: { percent: 40, ticked: 2, unticked: 0 },
  },
  {
    name: 'the description changed without item notes',
    goal: story(record({ ...moved, description: five(3) }), { notes: [described(at('2026-11-18'))] }),
    expected: { percent: null, ticked: 0, unticked: 0 },
  },
  {
    name: 'a tick beside a changed description: at least that one',
    goal: story(record({ ...moved, description: five(3) }), {
      notes: [described(at('2026-11-18')), tick(at('2026-11-19'), 'A')],
    }),
    expected: { percent: null, ticked: 1, unticked: 0 },
  },
  {
    name: 'a description changed before the window does not matter',
    goal: story(record({ ...moved, description: five(3) }), {
      notes: [described(at('2026-11-10')), tick(at('2026-11-19'), 'A')],
    }),
    expected: { percent: 20, ticked: 1, unticked: 0 },
  },
  {
    name: 'more ticks noted than there are ticked actions: something is amiss, so unknown',
    goal: story(record({ ...moved, description: five(0) }), { notes: [tick(at('2026-11-19'), 'A')] }),
    expected: { percent: null, ticked: 1, unticked: 0 },
  },
  {
    name: 'check-ins: from before to the last in the window',
    goal: story(record(moved), { notes: [said('2026-11-12', 20), said('2026-11-17', 30), said('2026-11-20', 55)] }),
    expected: { percent: 35, ticked: 0, unticked: 0 },
  },
  {
    name: 'check-ins: none in the window',
    goal: story(record(moved), { notes: [said('2026-11-12', 20), comment(at('2026-11-20'), 'Busy week.')] }),
    expected: { percent: 0, ticked: 0, unticked: 0 },
  },
  {
    name: 'check-ins: the first ever, all comments were read',
    goal: story(record(moved), { notes: [said('2026-11-20', 55)] }),
    expected: { percent: 55, ticked: 0, unticked: 0 },
  },
  {
    name: 'check-ins: reading stopped before the earlier ones',
    goal: story(record({ ...moved, commentCount: 9 }), { notes: [said('2026-11-20', 55)] }),
    expected: { percent: null, ticked: 0, unticked: 0 },
  },
  {
    name: 'check-ins: a goal opened in the window began at 0',
    goal: story(record({ ...moved, createdAt: at('2026-11-16'), commentCount: 9 }), {
      notes: [said('2026-11-20', 55)],
    }),
    expected: { percent: 55, ticked: 0, unticked: 0 },
  },
  {
    name: 'a checklist wins over what check-ins say',
    goal: story(record({ ...moved, description: five(1) }), {
      notes: [said('2026-11-12', 20), said('2026-11-20', 90), tick(at('2026-11-19'), 'A')],
    }),
    expected: { percent: 20, ticked: 1, unticked: 0 },
  },
];

test.each(cases)('$name', ({ goal, expected }) => {
  expect(changeIn(goal.record, goal.activity, assess(goal.record, goal.activity, now), week)).toEqual(expected);
});

test('a window in the past ends where it ends: later ticks are neither in it nor before it', () => {
  const before = windowOf('2026-11-09', '2026-11-15', 'Europe/Berlin', 'test');
  const goal = story(record({ ...moved, description: five(3) }), {
    notes: [tick(at('2026-11-05'), 'A'), tick(at('2026-11-12'), 'B'), tick(at('2026-11-19'), 'C')],
  });
  expect(changeIn(goal.record, goal.activity, assess(goal.record, goal.activity, now), before)).toEqual({
    percent: 20,
    ticked: 1,
    unticked: 0,
  });
});
