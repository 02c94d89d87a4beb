// A goal's measure with its values: which of line and check-ins tells the value of which day.
import { expect, test } from 'vitest';
import { measuredOf } from '#growth/goals/measured.ts';
import type { MeasuredDay, MeasuredValue } from '#growth/words/goal.ts';
import { comment, goal, listed, morgan } from './goals.ts';

const moment = { today: '2026-12-20', zone: 'UTC' };
const said = (day: string, value: string, written = day) =>
  comment(`${written}T10:00:00.000Z`, `**Check-in ${day}**\n\nMeasure: wait, 40 -> 12 min, now ${value}`);
const line = (now: string) => `- **Measure:** wait, 40 -> 12 min${now}\n\n## Purpose`;
const first = said('2026-11-20', '25');
const second = said('2026-12-01', '18');
const one = { day: '2026-11-20', value: 25 };
const two = { day: '2026-12-01', value: 18 };

test.each<[string, string, ReturnType<typeof said>[], MeasuredValue | null, number | null, MeasuredDay[]]>([
  ['nothing yet', line(''), [], null, null, []],
  ['the check-ins, where the line says none', line(''), [second, first], two, 78, [one, two]],
  [
    'the line of the same day',
    line(', now 20 (2026-12-01)'),
    [second, first],
    { ...two, value: 20 },
    71,
    [one, { ...two, value: 20 }],
  ],
  [
    'the later line',
    line(', now 20 (2026-12-02)'),
    [first],
    { day: '2026-12-02', value: 20 },
    71,
    [one, { day: '2026-12-02', value: 20 }],
  ],
  ['the later check-in', line(', now 25 (2026-11-20)'), [second], two, 78, [one, two]],
  ['the line by hand, of no day', line(', now 20'), [second], { day: null, value: 20 }, 71, [two]],
  [
    'the last of one day',
    line(''),
    [said('2026-12-01', '17'), second],
    { ...two, value: 17 },
    82,
    [{ ...two, value: 17 }],
  ],
  ['written later, for its day', line(''), [said('2026-11-20', '25', '2026-12-05'), second], two, 78, [one, two]],
  ['no later day than today', line(', now 5 (2026-12-21)'), [first], one, 53, [one]],
  ['no text: what the newest check-in said', '', [second, first], two, 78, [one, two]],
])('counts %s', (_name, description, notes, now, percent, values) => {
  const measure = { name: 'wait', start: 40, target: 12, unit: 'min', now, percent, values };
  expect(measuredOf(goal({ description }), { notes: listed(notes) }, moment)).toEqual(measure);
});

test.each([
  ['another measure', comment('2026-12-02T10:00:00.000Z', 'Check-in\nMeasure: talks, 0 -> 3, now 2')],
  ['another unit', comment('2026-12-02T10:00:00.000Z', 'Check-in\nMeasure: wait, 40 -> 12 h, now 2')],
  ["somebody else's", { ...second, by: morgan, isOwn: false }],
  ['no check-in', comment('2026-12-02T10:00:00.000Z', 'Measure: wait, 40 -> 12 min, now 2')],
])('does not count %s', (_name, note) => {
  const told = measuredOf(goal({ description: line('') }), { notes: listed([note, first]) }, moment);
  expect(told?.values).toEqual([one]);
});

test('a text without the line measures nothing any more, and neither does one whose comments were not read', () => {
  expect(measuredOf(goal({ description: 'Words' }), { notes: listed([first]) }, moment)).toBeNull();
  expect(measuredOf(goal(), { notes: null }, moment)).toBeNull();
  expect(measuredOf(goal({ description: line(', now 25') }), { notes: null }, moment)?.now?.value).toBe(25);
});
