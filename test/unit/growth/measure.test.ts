// What a goal is measured by: its line read as people type it, changed without touching another byte, and how far it is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatMeasure,
  isMeasureLine,
  type Measure,
  measureIn,
  measurePercent,
  readMeasure,
  readValue,
  withMeasure,
  valueSaid,
  withMeasured,
} from '#growth/goals/measure.ts';
import { readNumber } from '#growth/words/typed-number.ts';

const wait: Measure = {
  name: 'deploy wait',
  start: 40,
  target: 12,
  unit: 'min',
  now: { value: 25, day: '2026-11-20' },
};
const line = '- **Measure:** deploy wait, 40 -> 12 min, now 25 (2026-11-20)';

test.each<[string, number | null]>([
  ['25', 25],
  ['-5', -5],
  ['\u22125,5', -5.5],
  ['+3', 3],
  ['-0', 0],
  ['2,5', 2.5],
  ['2.5', 2.5],
  ['0,125', 0.125],
  ['1.000', 1],
  ['1,000', 1000],
  ['1,000,000', 1_000_000],
  ['1.000.000', 1_000_000],
  ['1.000,5', 1000.5],
  ['1,000.5', 1000.5],
  ['10 000', 10_000],
  ["10'000,25", 10_000.25],
  ['10\u202F000', 10_000],
  ['2026.11.20', null],
  ['1,00,000', null],
  ['1.2,3.4', null],
  ['12,34.5', null],
  ['1234567890123', null],
  ['0.0000001', null],
  ['twelve', null],
  ['', null],
])('the number %j', (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});

const bare = { ...wait, now: null };

describe('a line', () => {
  test.each<[string, Measure]>([
    ['deploy wait, 40 -> 12 min, now 25 (2026-11-20)', wait],
    ['deploy wait: 40 min → 12 min; currently 25 min on 2026-11-20', wait],
    ['deploy wait from 40 to 12 min (now: 25, 2026-11-20)', wait],
    ['**deploy wait**, `40` --> **12** min, now 25 (2026-11-20)', wait],
    ['deploy wait, 40 -> 12 min, now 30 (2026-11-01), now 25 (2026-11-20)', wait],
    ['deploy wait, 40 -> 12 min by June, now 25 (2026-11-20)', wait],
    ['deploy wait, 40 -> 12 min, now 25', { ...wait, now: { value: 25, day: null } }],
    ['deploy wait, 40 -> 12 min, now 25 (2026-13-20)', { ...wait, now: { value: 25, day: null } }],
    ['<br> deploy wait,  40 -> 12 min, now 25 (2026-11-20) <br>', wait],
    ['deploy wait 40=>12min', bare],
    ['deploy wait - 40 -> 12 min', bare],
    ['deploy wait, 40 -> 12 min, now better', bare],
    ['deploy wait, -> 12 min', { ...bare, start: null }],
    ['deploy wait, ? -> 12 min', { ...bare, start: null }],
    ['deploy wait, target 12 min', { ...bare, start: null }],
    ['40 -> 12 min', { ...bare, name: '' }],
    ['deploy wait, 40? -> 12 min\\*', { ...bare, name: 'deploy wait, 40', start: null }],
    ['deploy wait, 40 -> 12 req.s', { ...bare, unit: 'req.s' }],
    ['From deploy wait - 40 -> 12 min.', bare],
    ['deploy wait … -> 12 min!', { ...bare, start: null }],
    ['deploy wait, 40: -> 12 min', { ...bare, name: 'deploy wait, 40', start: null }],
    [
      'p95 of the top 10 pages, 0,9 -> 0,25 s',
      { ...bare, name: 'p95 of the top 10 pages', start: 0.9, target: 0.25, unit: 's' },
    ],
    ['top 10 pages 40 -> 12', { ...bare, name: 'top 10 pages', unit: '' }],
    ['10 pages read, -> 12', { ...bare, name: '10 pages read', start: null, unit: '' }],
    ['talks, 0 to 3', { ...bare, name: 'talks', start: 0, target: 3, unit: '' }],
    ['balance, -5 -> -1.5', { ...bare, name: 'balance', start: -5, target: -1.5, unit: '' }],
    ['coverage, 60% -> 80%', { ...bare, name: 'coverage', start: 60, target: 80, unit: '%' }],
    ['bill, $1,200 -> $900', { ...bare, name: 'bill', start: 1200, target: 900, unit: '$' }],
    [
      'load, 1 000 -> 10 000 requests per second',
      { ...bare, name: 'load', start: 1000, target: 10_000, unit: 'requests per second' },
    ],
  ])('%s', (words, measure) => {
    expect(readMeasure(words)).toEqual({ ok: true, value: measure });
  });

  test.each([
    ['fewer pages at night', 'needs the number'],
    ['better than before', 'needs the number'],
    ['deploys -> faster', 'needs the number'],
    ['time to 12 talks', 'needs an arrow'],
    ['time TO 12 talks', 'needs an arrow'],
    ['deploy wait, 40 -> 40 min', 'cannot aim for the same'],
    ['deploy wait, 40 -> 1234567890123 min', 'needs the number'],
    ['load, 0 -> 1e6 requests', 'needs the number'],
    [`${'long '.repeat(100)}1 -> 2`, 'one line'],
    ['', 'needs the number'],
  ])('no measure: %s', (words, problem) => {
    expect(readMeasure(words)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });

  test('is read in no time, however it is built', () => {
    for (const part of ['1 ', ', 1', '->', 'from ', ' to 1', '1,000', 'now 1 ', 'a '])
      expect(typeof readMeasure(part.repeat(390 / part.length)).ok).toBe('boolean');
  });

  test('is written without what nobody said', () => {
    const value = { value: 25, day: null };
    expect(formatMeasure({ ...wait, name: '', unit: '', now: value })).toBe('40 -> 12, now 25');
    expect(formatMeasure({ ...bare, start: null })).toBe('deploy wait, -> 12 min');
  });

  test('that was written reads back', () => {
    const number = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((whole) => whole / 1000);
    const some = fc.record({
      name: fc.constantFrom('', 'deploy wait', 'p95 of 10 pages', 'talks'),
      start: fc.option(number),
      target: number,
      unit: fc.constantFrom('', 'min', '%', '$', 'requests per second'),
      now: fc.option(fc.record({ value: number, day: fc.option(fc.constant('2026-11-20')) })),
    });
    fc.assert(
      fc.property(some, (measure) => {
        fc.pre(measure.start !== measure.target);
        expect(readMeasure(formatMeasure(measure))).toEqual({ ok: true, value: measure });
      }),
    );
  });
});

test.each<[string, string, Measure | null]>([
  ['a line', `${line}\n\n## Purpose`, wait],
  ['below, in any casing', '## Purpose\n\nMEASURE : deploy wait, 40 -> 12 min', bare],
  ['by another name', '* Success measure: deploy wait, 40 -> 12 min', bare],
  ['the first that says one', 'Measure: fewer pages\nMeasure: deploy wait, 40 -> 12 min\nMeasure: talks, 0 -> 3', bare],
  ['in code', '```\nMeasure: deploy wait, 40 -> 12 min\n```', null],
  ['indented as code', '    Measure: deploy wait, 40 -> 12 min', null],
  ['quoted', '> Measure: deploy wait, 40 -> 12 min', null],
  ['in a comment', '<!-- \nMeasure: deploy wait, 40 -> 12 min\n-->', null],
  ['a step', '- [ ] Measure: deploy wait, 40 -> 12 min', null],
  ['a word more', 'Measured: deploy wait, 40 -> 12 min', null],
  ['a question of a template', 'Measure: _From 40 -> 12 of what?_', null],
])('in a text: %s', (_name, text, measure) => {
  expect(measureIn(text)).toEqual(measure);
});

test.each<[string, string, Measure | null, string]>([
  ['above all else', '## Purpose\n\nWhy', wait, `${line}\n\n## Purpose\n\nWhy`],
  ['below what it serves', 'Serves: OKR 3\r\n\r\nWhy', wait, `Serves: OKR 3\r\n\r\n${line}\r\n\r\nWhy`],
  ['below that alone', 'Serves: OKR 3', wait, `Serves: OKR 3\n\n${line}`],
  ['alone', '', wait, line],
  ['in place of another', 'A\n* measure:  x, 1 -> 2 \nB ', wait, `A\n* measure: ${line.slice(15)}\nB `],
  ['into an empty one', 'A\nMeasure: <!-- From what to what? -->\nB', wait, `A\nMeasure: ${line.slice(15)}\nB`],
  ['beside words', 'Measure: fewer pages', wait, `${line}\n\nMeasure: fewer pages`],
  [
    'with what else it says',
    'Measure: x, 1 -> 2, now 1, see **Grafana**',
    bare,
    'Measure: deploy wait, 40 -> 12 min, see Grafana',
  ],
  ['the same', 'Measure: deploy wait: 40 → 12 min', bare, 'Measure: deploy wait: 40 → 12 min'],
  ['away', `A\n\n${line}\n\nB`, null, 'A\n\nB'],
  ['away, but no words', 'Measure: fewer pages', null, 'Measure: fewer pages'],
])('written %s', (_name, text, measure, after) => {
  expect(withMeasure(text, measure)).toBe(after);
  expect(withMeasure(after, measure)).toBe(after);
});

test.each<[string, string]>([
  ['A\r\n- **Measure:** wait: 40 → 12 min  \r\nB', 'A\r\n- **Measure:** wait: 40 → 12 min, now 18 (2026-12-01)\r\nB'],
  [
    'Measure: **wait**, 40 -> 12, now 25 (2026-11-20), see Grafana',
    'Measure: **wait**, 40 -> 12, now 18 (2026-12-01), see Grafana',
  ],
  ['Measure: wait, 40 -> 12, now **25** min <!-- x', 'Measure: wait, 40 -> 12, now 18 (2026-12-01) <!-- x'],
  [
    'Measure: wait, 40 -> 12, now 25 *of late* <!-- x -->',
    'Measure: wait, 40 -> 12, now 18 (2026-12-01) *of late* <!-- x -->',
  ],
  ['Measure: wait, 40 -> 12 (now 25)', 'Measure: wait, 40 -> 12 (now 18 (2026-12-01))'],
  ['Measure: wait, 40 -> 12 by June', 'Measure: wait, 40 -> 12 by June, now 18 (2026-12-01)'],
  ['Measure: wait, 40 -> 12, now *25* *(2026-11-20)*', 'Measure: wait, 40 -> 12, now 18 (2026-12-01)'],
  ['Measure: fewer pages', 'Measure: fewer pages'],
])('the value of today in %j', (text, after) => {
  const now = { value: 18, day: '2026-12-01' };
  expect(withMeasured(text, now)).toBe(after);
  expect(withMeasured(after, now)).toBe(after);
});

test.each<[string, Partial<Measure>, number | null]>([
  ['down', { start: 40, target: 12, now: { value: 25, day: null } }, 53],
  ['up', { start: 0, target: 3, now: { value: 2, day: null } }, 66],
  ['past the target', { start: 40, target: 12, now: { value: 5, day: null } }, 125],
  ['the wrong way', { start: 40, target: 12, now: { value: 45, day: null } }, -18],
  ['there', { start: 0.9, target: 0.25, now: { value: 0.25, day: null } }, 100],
  ['a fraction that is none in binary', { start: 0, target: 1, now: { value: 0.29, day: null } }, 29],
  ['not yet begun', { start: 40, target: 12, now: { value: 40, day: null } }, 0],
  ['below zero', { start: -5, target: -1, now: { value: -3, day: null } }, 50],
  ['without a start', { start: null, target: 12, now: { value: 25, day: null } }, null],
  ['without a value', { start: 40, target: 12, now: null }, null],
])('how far: %s', (_name, part, percent) => {
  expect(measurePercent({ ...wait, ...part })).toBe(percent);
});

test.each<[string, ReturnType<typeof readValue>]>([
  ['25', { value: 25, unit: '' }],
  ['25,5 min', { value: 25.5, unit: 'min' }],
  ['now $25', { value: 25, unit: '$' }],
  ['25 (yesterday)', null],
  ['about 25', null],
])('a value: %s', (typed, value) => {
  expect(readValue(typed)).toEqual(value);
});

test('a line of four hundred signs is one, a longer one is none', () => {
  const long = (length: number) => `-> 12 min by ${'June '.repeat(100)}`.slice(0, length - 1) + '.';
  expect([readMeasure(long(400)).ok, readMeasure(long(401)).ok]).toEqual([true, false]);
});

test('what else stands in the line keeps its marks where a mark would be shown as a sign', () => {
  const markdown = (words: string) => words.replaceAll('_', '\\_');
  const after = (line: string) => withMeasure(`Measure: x, 1 -> 2${line}`, bare, markdown);
  const measure = 'Measure: deploy wait, 40 -> 12 min';
  expect(after(', ask the_team')).toBe(`${measure}, ask the_team`);
  expect(after(', ask **the_team**')).toBe(`${measure}, ask the\\_team`);
  expect(after('; , ')).toBe(measure);
});

test.each<[string, Partial<Measure>]>([
  ['the name', { name: 'wait' }],
  ['the start', { start: 41 }],
  ['the start, which was none', { start: null }],
  ['the target', { target: 13 }],
  ['the unit', { unit: 'h' }],
  ['the value', { now: { value: 24, day: '2026-11-20' } }],
  ['the day of the value', { now: { value: 25, day: '2026-11-21' } }],
  ['the value, away', { now: null }],
])('a change of %s alone is written', (_name, change) => {
  expect(measureIn(withMeasure(line, { ...wait, ...change }))).toEqual({ ...wait, ...change });
});

test('a value that is said already leaves its line as it is typed', () => {
  const typed = 'Measure: wait, 40 -> 12 (currently 25 on 2026-11-20)';
  expect(withMeasured(typed, { value: 25, day: '2026-11-20' })).toBe(typed);
});

test.each([
  [line, true],
  ['Measure: fewer pages', false],
  ['deploy wait, 40 -> 12 min', false],
  ['KPI: 40 -> 12', true],
])('%j is a line of a measure: %s', (text, is) => {
  expect(isMeasureLine(text)).toBe(is);
});

test('a check-in says a value on the first line of its measure, or none', () => {
  expect(valueSaid('deploy wait, 40 -> 12 min, now 25 (2026-11-20)\nnow 3')).toEqual(wait);
  expect([valueSaid('x\ndeploy wait, 40 -> 12 min, now 25'), valueSaid('deploy wait, 40 -> 12 min')]).toEqual([
    null,
    null,
  ]);
});
