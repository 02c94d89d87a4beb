// The arithmetic of the page's charts, and what they say in words.
import { gitlab } from '../../support/company.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#growth/time/calendar.ts';
import { bullet } from '#render/charts/bullet.ts';
import { burnUpChart } from '#render/charts/burn-up.ts';
import { stairs } from '#render/charts/figure.ts';
import { progressBar } from '#render/charts/progress-bar.ts';
import { monthEnds, monthMarks, placeOf, ticksUntil } from '#render/charts/scale.ts';
import { sharesBar } from '#render/charts/shares.ts';
import { valueQuarters } from '#render/charts/value-quarters.ts';
import type { Markup } from '#render/html/markup.ts';
import { elementsOf, readPage } from './page-text.ts';

const year = { start: '2026-02-01', due: '2027-01-31' };
const today = '2026-11-23';
const point = (day: string, done: number, total: number) => ({ day, done, total });
const partsOf = (chart: Markup) => elementsOf(readPage(chart.text));
const toldBy = (chart: Markup) =>
  partsOf(chart)
    .filter(({ name }) => name === 'title' || name === 'desc')
    .map(({ text }) => text);
const classed = (chart: Markup, className: string) =>
  partsOf(chart).filter(({ attributes }) => attributes['class'] === className);

describe('a place on the axis', () => {
  test.each([
    ['the first day', '2026-02-01', 0],
    ['a day before', '2025-12-31', 0],
    ['the day after the last', '2027-02-01', 100],
    ['long after', '9999-12-31', 100],
    ['half way', '2026-08-02', (100 * 182) / 365],
  ])('%s', (_, day, place) => {
    expect(placeOf(day, year)).toBe(place);
  });

  test('a span of one day', () => {
    const day = { start: today, due: today };
    expect([placeOf(today, day), placeOf('2026-11-24', day)]).toEqual([0, 100]);
  });

  test('later days never stand further left', () => {
    const offset = fc.integer({ min: -800, max: 800 });
    fc.assert(
      fc.property(offset, offset, (a, b) => {
        const place = (days: number) => placeOf(addDays(today, days), year);
        expect(place(Math.min(a, b))).toBeLessThanOrEqual(place(Math.max(a, b)));
      }),
    );
  });
});

describe('round numbers of an axis', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [9, [0, 3, 6, 9]],
    [28, [0, 10, 20, 30]],
    [100, [0, 25, 50, 75, 100]],
    [4321, [0, 2000, 4000, 6000]],
  ])('until %i', (most, ticks) => {
    expect(ticksUntil(most)).toEqual(ticks);
  });

  test('whole, evenly apart, few, and enough', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (most) => {
        const ticks = ticksUntil(most);
        const step = ticks[1] ?? 0;
        expect(ticks).toEqual(ticks.map((_, index) => index * step));
        expect(Number.isInteger(step) && step > 0).toBe(true);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('months', () => {
  test('a fiscal year', () => {
    expect(monthMarks(year, 12).map(({ label }) => label)).toEqual(
      'Feb 2026,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan 2027'.split(','),
    );
  });

  test('a span that begins inside a month', () => {
    expect(monthMarks({ start: '2026-11-02', due: '2027-02-15' }, 12)).toEqual([
      { day: '2026-12-01', label: 'Dec 2026' },
      { day: '2027-01-01', label: 'Jan 2027' },
      { day: '2027-02-01', label: 'Feb' },
    ]);
  });

  test('few for any span, each inside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 3, max: 12 }), (days, limit) => {
        const span = { start: '2024-02-29', due: addDays('2024-02-29', days) };
        const marks = monthMarks(span, limit);
        expect(marks.length).toBeLessThanOrEqual(limit + 1);
        expect(marks.filter(({ day }) => day < span.start || day > span.due)).toEqual([]);
      }),
    );
  });
});

test('a value holds until the next point', () => {
  const steps = [
    { x: 0, y: 100 },
    { x: 10.04, y: 80 },
    { x: 30, y: 20 },
  ];
  expect(stairs(steps, 50)).toBe('M0 100H10V80H30V20H50');
  expect(stairs([], 50)).toBe('');
});

test('the last point of each month', () => {
  const points = [point('2026-02-01', 0, 1), point('2026-02-20', 1, 2), point('2026-05-01', 2, 2)];
  expect(monthEnds(points)).toEqual([points[1], points[2]]);
  expect(monthEnds([])).toEqual([]);
});

describe('the burn-up', () => {
  const points = [point('2026-02-10', 0, 6), point('2026-02-20', 2, 6), point('2026-11-18', 21, 28)];
  const chart = burnUpChart({ year, today, until: today, points });

  test('says the same in words', () => {
    expect(toldBy(chart)).toEqual([
      'Actions done and planned over the fiscal year',
      '21 of 28 actions done by 2026-11-23, in the year from 2026-02-01 to 2027-01-31. 2026-02-20: 2 of 6; 2026-11-18: 21 of 28.',
    ]);
  });

  test('draws both lines from the first point until the last day told about', () => {
    const end = Math.round(placeOf(today, year) * 100) / 10;
    expect(classed(chart, 'line done')[0]?.attributes['d']).toBe(`M24.7 194H52.1V182.5H794.5V73.6H${end}`);
    expect(classed(chart, 'line planned')[0]?.attributes['d']).toBe(`M24.7 159.6H52.1V159.6H794.5V33.5H${end}`);
  });

  test('marks today only inside its year', () => {
    const earlier = burnUpChart({ year, today: '2027-03-01', until: '2027-01-31', points });
    expect([classed(chart, 'today').length, classed(earlier, 'today').length]).toEqual([1, 0]);
  });
});

test.each([
  [0, []],
  [33, ['33%']],
  [100, ['100%']],
  [140, ['100%']],
])('a bar at %i percent', (percent, widths) => {
  expect(classed(progressBar(percent), 'bar-done').map(({ attributes }) => attributes['width'])).toEqual(widths);
});

test('shares fill their bar, whatever they sum up to', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 100 }), { minLength: 3, maxLength: 3 }), (numbers) => {
      const bar = sharesBar(
        'x',
        'Shares',
        numbers.map((percent) => ({ name: 'n', percent })),
      );
      const pieces = partsOf(bar).filter(({ name }) => name === 'rect');
      const last = pieces.at(-1)?.attributes;
      expect(pieces).toHaveLength(numbers.filter((n) => n > 0).length);
      if (last) expect(Number.parseFloat(last['x'] ?? '') + Number.parseFloat(last['width'] ?? '')).toBeCloseTo(100, 1);
    }),
  );
});

describe('the bullet of a goal', () => {
  const goal = {
    iid: 4,
    before: 12,
    gone: 94,
    progress: { percent: 25, done: 2, total: 8, source: 'checklist', asOf: '' },
  } as const;
  const widths = (given: Partial<Parameters<typeof bullet>[0]>) =>
    partsOf(bullet({ ...goal, ...given })).flatMap(({ name, attributes }) =>
      name === 'rect' ? [`${attributes['class']} ${attributes['x']} ${attributes['width']}`] : [],
    );

  test.each([
    ['moved', {}, ['bar-all 0% 100%', 'bar-done 0% 12%', 'bar-new 12% 13%']],
    ['did not move', { before: 25 }, ['bar-all 0% 100%', 'bar-done 0% 25%']],
    ['moved by nobody knows how much', { before: null }, ['bar-all 0% 100%', 'bar-done 0% 25%']],
    ['fell back', { before: 40 }, ['bar-all 0% 100%', 'bar-done 0% 25%']],
    ['has begun in these days', { before: 0 }, ['bar-all 0% 100%', 'bar-new 0% 25%']],
  ])('that %s', (_, given, shapes) => {
    expect(widths(given)).toEqual(shapes);
  });

  test('says the same in words, and marks the time gone only where there is a due date', () => {
    expect(toldBy(bullet(goal))).toEqual(['Progress of #4', '25 % done, 12 % before; 94 % of the time gone.']);
    expect(classed(bullet(goal), 'gone')).toHaveLength(1);
    expect(classed(bullet({ ...goal, gone: null }), 'gone')).toHaveLength(0);
  });
});

test('evidence by value and quarter: six values, quarters ahead empty, areas in proportion', () => {
  const quarter = (name: string, start: string, count: number, results: number) => ({
    quarter: name,
    start,
    due: start,
    count,
    values: results === 0 ? [] : [{ value: 'results' as const, count: results }],
  });
  const chart = valueQuarters(
    [
      quarter('FY27-Q1', '2026-02-01', 5, 4),
      quarter('FY27-Q2', '2026-05-01', 1, 1),
      quarter('FY27-Q3', '2026-08-01', 0, 0),
      quarter('FY27-Q4', '2026-11-01', 0, 0),
    ],
    '2026-10-31',
    'Evidence',
    gitlab.values,
  );
  const rows = partsOf(chart)
    .filter(({ name }) => name === 'tr')
    .map((row) => row.inside.map(({ text }) => text.trim()));
  const nothing = ['0', '0', '0', ''];
  expect(rows).toEqual([
    ['Value', 'FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'],
    ['Collaboration', ...nothing],
    ['Results for Customers', '4', '1', '0', ''],
    ['Efficiency', ...nothing],
    ['Diversity, Inclusion & Belonging', ...nothing],
    ['Iteration', ...nothing],
    ['Transparency', ...nothing],
    ['Pieces of evidence', '5', '1', '0', ''],
  ]);
  const radii = partsOf(chart).flatMap(({ name, attributes }) => (name === 'circle' ? [attributes['r']] : []));
  expect(radii).toEqual(['14', '7']);
});
