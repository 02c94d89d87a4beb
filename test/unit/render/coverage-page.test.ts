// What was shown of each criterion, and two levels side by side, in a terminal: columns that fit, nothing cut that is a reason.
import { expect, test } from 'vitest';
import type { CoveredCriterion, CoveredValue } from '#growth/levels/coverage.ts';
import type { ComparedArea, OfLevel } from '#growth/levels/comparison.ts';
import type { Criterion } from '#growth/levels/levels.ts';
import { width } from '#render/terminal/ink.ts';
import { renderComparison } from '#render/terminal/goals/level-comparison.ts';
import { renderCoverage, type ShownCoverage } from '#render/terminal/goals/coverage.ts';
import { failure, source } from '../reports/story.ts';

const whole = { complete: true, sources: [source('goals', 1)] };
const broken = { complete: false, sources: [failure('comments')] };
const criterion = (name: string, more: Partial<CoveredCriterion> = {}): CoveredCriterion => ({
  tag: 'staff/scope',
  area: 'scope',
  name,
  examples: 0,
  first: null,
  last: null,
  used: [],
  standing: 'none',
  monthsAgo: null,
  goals: [],
  notAsked: null,
  ...more,
});
const value: CoveredValue = {
  id: 'results',
  name: 'Results',
  examples: 1,
  first: '2026-01-05',
  last: '2026-01-05',
  used: [],
  standing: 'old-one',
  monthsAgo: 10,
};
const criteria = [
  criterion('Scope', {
    examples: 2,
    first: '2026-02-01',
    last: '2026-11-20',
    used: ['Result 1', 'Result 3', 'Summary'],
    standing: 'steady',
    goals: [4, 12],
  }),
  criterion('A name that is longer than its column', {
    examples: 1,
    first: '2026-11-01',
    last: '2026-11-01',
    standing: 'one',
  }),
  criterion('On call', {
    standing: 'not-asked',
    notAsked: 'nobody of this team is on call, by a decision of last year',
  }),
];
const coverage = (more: Partial<ShownCoverage> = {}, columns = 100) =>
  String(
    renderCoverage(
      { name: 'backend/staff', criteria, values: [], pieces: 3, hasDocument: true, completeness: whole, ...more },
      { columns, color: false },
    ),
  )
    .trimEnd()
    .split('\n');

test('one row a criterion, values below, and that it is a map', () => {
  expect(coverage({ values: [value] }, 120)).toMatchInlineSnapshot(`
    [
      "backend/staff",
      "",
      "Area                    Examples  First    Last     Goals   Used in",
      "Scope                          2  2026-02  2026-11  #4 #12  result 1, 3, Summary  steady",
      "A name that is longer…         1  2026-11  2026-11  -       -                     one example",
      "On call                      n/a  -        -        -       -                     nobody of this team is on call, by a",
      "                                                                                  decision of last year",
      "",
      "Values",
      "Results                        1  2026-01  2026-01          -                     one example, 10 months old",
      "",
      "Evidence COMPLETE: 3 pieces.",
      "A map, not a list that earns a promotion.",
    ]
  `);
});

test('without a document no column says where it is used', () => {
  const told = coverage({ hasDocument: false, criteria: [criteria[0] ?? expect.unreachable()] });
  expect(told.join('\n')).not.toContain('Used in');
  expect(told.slice(2, 4)).toEqual([
    'Area   Examples  First    Last     Goals',
    'Scope         2  2026-02  2026-11  #4 #12  steady',
  ]);
});

test('not everything was read: how many pieces arrived, and what did not', () => {
  expect(coverage({ completeness: broken, pieces: 1 }).slice(-3)).toEqual([
    'Evidence of 1 piece arrived:',
    'INCOMPLETE  comments: the server answered 502 (Bad Gateway)',
    'A map, not a list that earns a promotion.',
  ]);
});

test('on sixty columns names give way first, then the parts that use it; numbers and days stay', () => {
  expect(coverage({}, 60).slice(2, 6)).toEqual([
    'Area          Examples  First    Last     Goals   Used in',
    'Scope                2  2026-02  2026-11  #4 #12  result 1,…',
    '  steady',
    'A name that…         1  2026-11  2026-11  -       -',
  ]);
  const many = [criterion('Scope', { goals: [101, 102, 103, 104] })];
  expect(coverage({ criteria: many }, 60)[3]).toBe('Scope         0  -      -     #101 #102 #103 #104  -');
});

test.each([60, 61, 70, 80, 86, 87, 88, 89, 90, 100, 140])(
  'on %i columns no line is longer, and every word of a reason is there',
  (columns) => {
    const told = coverage({ values: [value] }, columns);
    expect(told.filter((line) => width(line) > columns)).toEqual([]);
    const words = told.join(' ').replaceAll(/\s+/g, ' ');
    for (const word of 'nobody of this team is on call, by a decision of last year'.split(' '))
      expect(words).toContain(word);
  },
);

const here: OfLevel = {
  levels: { name: 'backend', source: null, checked: null, levels: [], areas: [] },
  level: 'senior',
};
const there: OfLevel = { ...here, level: 'staff' };
const asks = (text: string | null, ...signs: string[]): Criterion => ({
  level: 'x',
  text,
  signs,
  tag: 'x/y',
  area: 'y',
  name: 'Y',
});
const area = (name: string, more: Partial<ComparedArea> = {}): ComparedArea => ({
  name,
  here: asks('A team'),
  there: asks('Several teams'),
  shown: 0,
  ...more,
});
const comparison = (areas: readonly ComparedArea[], more: { next?: string; isBroken?: boolean } = {}, columns = 60) =>
  String(
    renderComparison(
      { here, there, areas, completeness: more.isBroken ? broken : whole, next: more.next ?? null },
      { columns, color: false },
    ),
  )
    .trimEnd()
    .split('\n');

test('two levels side by side: what carries over with how often it was shown, what is missing', () => {
  expect(
    comparison(
      [
        area('Scope', { shown: 2, there: asks('Several teams that do not know each other', 'is asked first') }),
        area('Mentoring', { here: null }),
        area('On call', { there: null, shown: 1 }),
      ],
      { next: 'devgrowth goal add --aims staff/mentoring' },
    ),
  ).toMatchInlineSnapshot(`
    [
      "backend/senior                 backend/staff",
      "",
      "Scope",
      "A team                         Several teams that do not",
      "                               know each other",
      "                               - is asked first",
      "",
      "Mentoring",
      "-                              Several teams",
      "",
      "On call",
      "A team                         -",
      "",
      "Carries over: Scope (2)",
      "Missing: Mentoring",
      "  devgrowth goal add --aims staff/mentoring",
      "",
      "2 areas. A map, not a list that earns a promotion.",
    ]
  `);
});

test('nothing carries over, nothing is missing, and not everything was read', () => {
  expect(comparison([area('Scope', { there: null })], { isBroken: true })).toEqual([
    'backend/senior                 backend/staff',
    '',
    'Scope',
    'A team                         -',
    '',
    'INCOMPLETE  comments: the server answered 502 (Bad Gateway)',
    '0 areas. A map, not a list that earns a promotion.',
  ]);
});
