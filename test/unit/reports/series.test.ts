// How far a goal was on past days, as far back as its notes tell.
import { expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import { windowOf } from '#growth/time/window.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { listedGoal } from '#reports/listed-goal.ts';
import { seriesOf } from '#reports/series.ts';
import { actions, at, comment, described, due, now, record, source, story, tick } from './story.ts';

const week = windowOf('2026-11-16', now.today, now.zone, 'x');
const goal = record({
  iid: 1,
  title: 'T',
  description: actions(['a', 'b', 'c'], 2),
  createdAt: at('2026-11-02'),
  updatedAt: at('2026-11-21'),
});

function told(notes: readonly Note[], { total = null, more = {} }: { total?: number | null; more?: object } = {}) {
  const { record: one, activity } = story({ ...goal, ...(more as Partial<GoalRecord>) });
  const read = {
    record: one,
    activity: { ...activity, notes: { items: notes, source: source('n', notes.length, { total }) } },
  };
  const series = seriesOf(read, listedGoal(read, now).progress, week);
  return series && [...series.points.map(({ day, done, total: of }) => `${day} ${done}/${of}`), series.sinceCreation];
}

const ticks = [tick(at('2026-11-12'), 'a'), tick(at('2026-11-18'), 'b')];

test.each<[string, readonly Note[], unknown]>([
  ['none', [], ['2026-11-02 2/3', true]],
  ['all of them', ticks, ['2026-11-02 0/3', '2026-11-12 1/3', '2026-11-18 2/3', true]],
  [
    'two of one day',
    [tick(at('2026-11-18', '09:00'), 'a'), tick(at('2026-11-18'), 'b')],
    ['2026-11-02 0/3', '2026-11-18 2/3', true],
  ],
  [
    'one taken back',
    [tick(at('2026-11-12'), 'c'), tick(at('2026-11-18'), 'c', false)],
    ['2026-11-02 2/3', '2026-11-12 3/3', '2026-11-18 2/3', true],
  ],
  [
    'more than can be: what came before is not known',
    [...ticks, tick(at('2026-11-19'), 'c')],
    ['2026-11-12 0/3', '2026-11-18 1/3', '2026-11-19 2/3', false],
  ],
  [
    'more taken back than can be',
    [tick(at('2026-11-12'), 'c', false), tick(at('2026-11-18'), 'b', false)],
    ['2026-11-12 3/3', '2026-11-18 2/3', false],
  ],
  [
    'an edit of the text between them',
    [...ticks, described(at('2026-11-15'))],
    ['2026-11-15 1/3', '2026-11-18 2/3', false],
  ],
  [
    'other notes change nothing',
    [...ticks, due(at('2026-11-05'), '2027-01-01'), comment(at('2026-11-06'), 'Hm')],
    ['2026-11-02 0/3', '2026-11-12 1/3', '2026-11-18 2/3', true],
  ],
])('ticks: %s', (_name, notes, points) => {
  expect(told(notes)).toEqual(points);
  expect(told(notes.toReversed())).toEqual(points);
});

test('where not all notes were read, it begins with the oldest that was, in whatever order they came', () => {
  const read = [...ticks, comment(at('2026-11-10'), 'Hm')];
  const points = ['2026-11-10 0/3', '2026-11-12 1/3', '2026-11-18 2/3', false];
  expect(told(read, { total: 9 })).toEqual(points);
  expect(told(read.toReversed(), { total: 9 })).toEqual(points);
  expect(told([], { total: 9 })).toEqual(['2026-11-21 2/3', false]);
});

test('without actions there is none', () => {
  expect(told([], { more: { description: 'Words' } })).toBeNull();
});
