// The steps ahead of a review and what was answered: lines that fill their columns and no more, facts beside a title or below it.
import { describe, expect, test } from 'vitest';
import { answeredPart } from '#render/markdown/report-answered.ts';
import { ink } from '#render/terminal/ink.ts';
import { paintFor } from '#render/terminal/paint.ts';
import { headLines, more, part, stepGroups } from '#render/terminal/report/review-steps.ts';
import { pageOf } from '#reports/page.ts';
import type { GoalAhead } from '#reports/review.ts';
import type { ReviewPage } from '#reports/review-page.ts';
import { reviewReport } from './year.ts';

const page = pageOf(reviewReport());
const place = (columns: number) => ({ paint: paintFor({ color: false }), columns, iid: 3 });
const plan = {
  iid: 4,
  title: 'Plan',
  url: 'u',
  communicated: null,
  aspiration: null,
  focus: null,
  intention: null,
  support: null,
};
const ahead = (more: Partial<GoalAhead> = {}): GoalAhead => ({
  goal: { iid: 7, title: 'Read', url: 'u' },
  confidential: false,
  level: 'on-track',
  percent: null,
  measure: null,
  text: null,
  due: null,
  ...more,
});
const quarter = (more: Partial<ReviewPage['quarters'][number]> = {}) => ({
  title: 'FY27-Q4',
  start: '2026-11-01',
  due: '2027-01-31',
  isCurrent: true,
  words: null,
  goals: { shown: [], left: 0 },
  ...more,
});
const none = { shown: [], left: 0 };
function groups(review: Partial<ReviewPage>, columns = 40): string[][] {
  if (page.review === null) return expect.unreachable();
  const bare = {
    ...page.review,
    plan: null,
    quarters: [],
    later: [],
    withoutQuarter: none,
    open: 1,
    opportunities: none,
  };
  return stepGroups({ page, review: { ...bare, ...review }, place: place(columns) }).map((lines) => lines.map(String));
}
const filled = (columns: number) => `${'a'.repeat(columns - 2)} b`;

describe('the steps', () => {
  test('are none where there is no plan, no goal and nothing that struggles', () => {
    expect(groups({ open: 0 })).toEqual([]);
    expect(groups({ open: 1 })).not.toEqual([]);
    expect(groups({ open: 0, plan })).not.toEqual([]);
    const struggle = { goal: { iid: 7, title: 'Read', url: 'u' }, why: 'late', next: null };
    expect(groups({ open: 0, opportunities: { shown: [struggle], left: 0 } })).not.toEqual([]);
  });

  test('say where they are from, and that there is no plan', () => {
    expect(groups({})[0]).toEqual(['Next Steps & Opportunities', '  There is no year plan to show.']);
    expect(groups({ plan }, 80)[0]).toEqual([
      'Next Steps & Opportunities, from the year plan (#4)',
      '  The year plan names no aspiration, focus or intention yet.',
    ]);
  });

  test('have each part of the plan beside its name, as wide as there is room', () => {
    expect(groups({ plan: { ...plan, aspiration: `${filled(26)} c`, support: 'Time' } })[0]?.slice(2)).toEqual([
      `  Aspiration  ${filled(26)}`,
      '              c',
      '  Support     Time',
    ]);
  });

  test('have a quarter with its words, and its goals or that there are none', () => {
    expect(
      groups({
        quarters: [
          quarter({ words: `${filled(36)} c` }),
          quarter({ isCurrent: false, goals: { shown: [ahead()], left: 2 } }),
        ],
      }).slice(1, 3),
    ).toEqual([
      ['  FY27-Q4, until 31 Jan', `    ${filled(36)}`, '    c', '    no goal yet'],
      ['  FY27-Q4, 1 Nov to 31 Jan', '● #7   Read', '  and 2 more'],
    ]);
    expect(groups({ quarters: [quarter({ title: `FY27-Q4 ${'x'.repeat(16)}` })] })[1]?.[0]).toBe(
      `  FY27-Q4 ${'x'.repeat(16)}, until 31 Jan`,
    );
    expect(groups({ quarters: [quarter({ title: `FY27-Q4 ${'x'.repeat(17)}` })] })[1]?.slice(0, 2)).toEqual([
      `  FY27-Q4 ${'x'.repeat(17)}, until 31`,
      '  Jan',
    ]);
  });

  test('have goals without a quarter, where there are any, and how many come later', () => {
    expect(groups({ withoutQuarter: { shown: [ahead()], left: 0 } })[1]).toEqual([
      '  Without a quarter',
      '● #7   Read',
    ]);
    expect(groups({})[1]).toEqual([]);
    expect(groups({})[2]).toEqual([]);
    expect(groups({ later: [{ title: 'FY28-Q2', goals: 1 }] }, 80)[2]).toEqual([
      '  1 more goal is open: 1 in FY28-Q2.',
    ]);
    expect(groups({ later: [{ title: 'FY28-Q2', goals: 1 }] }, 36)[2]).toHaveLength(1);
    expect(groups({ later: [{ title: 'FY28-Q2', goals: 1 }] }, 35)[2]).toEqual([
      '  1 more goal is open: 1 in',
      '  FY28-Q2.',
    ]);
  });

  test('tell of a goal what is known, and below it its measure and next step', () => {
    const full = ahead({ confidential: true, percent: 0, due: '2026-12-01', text: filled(27) });
    const [, lines = []] = groups({ quarters: [quarter({ goals: { shown: [full], left: 0 } })] }, 60);
    expect(lines[1]).toMatch(/^● #7 {3}Read {20,}confidential, 0%, 1 Dec$/);
    expect(lines[1]?.length).toBe(60);
    expect(lines.slice(2)).toEqual([`       Next: ${filled(27)}`]);
    const [, long = []] = groups({
      quarters: [quarter({ goals: { shown: [ahead({ text: `${filled(27)}c d` })], left: 0 } })],
    });
    expect(long.slice(2)).toEqual([`       Next: ${'a'.repeat(25)}`, '       bc d']);
  });
});

describe('facts of a goal', () => {
  const name = ink`● #7   `;
  const head = (title: string, columns: number) =>
    headLines(name, title, '50%', (text) => ink`<${text}>`, place(columns)).map(String);

  test('stand beside a title of twenty columns, and below a narrower one', () => {
    expect(head('Read', 32)).toEqual([`● #7   ${'Read'.padEnd(20)}  <50%>`]);
    expect(head('Read', 31)).toEqual(['● #7   Read', '       <50%>']);
  });

  test('stand beside the first line of a long title', () => {
    expect(head('Read one more book and write', 32)).toEqual([
      '● #7   Read one more book    <50%>',
      '       and write',
    ]);
    expect(head('Read one more book and write', 31)).toEqual([
      '● #7   Read one more book and',
      '       write',
      '       <50%>',
    ]);
  });
});

test('a part has its title only where it has lines; what is left out is counted, and where it is', () => {
  expect(part('T', [], place(40))).toEqual([]);
  expect(part('T', ['a'], place(40)).map(String)).toEqual(['T', 'a']);
  expect(more({ shown: [], left: 0 }, place(40))).toEqual([]);
  expect(more({ shown: [], left: 1 }, place(40), ', there').map(String)).toEqual(['  and 1 more, there']);
});

describe('what was answered, in Markdown', () => {
  const answered = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      type: at === 0 ? ('approval' as const) : ('ask' as const),
      place: { iid: at + 1, title: 'Read', url: 'u' },
      text: 'time',
      by: 'morgan',
      day: '2026-11-17',
      item: at === 0 ? 2 : null,
    }));
  const lines = (count: number) => answeredPart({ ...page, answered: answered(count), today: '2026-11-23' });

  test.each([
    [0, 0, null],
    [12, 12, null],
    [13, 12, 'and 1 more, on their goals'],
    [15, 12, 'and 3 more, on their goals'],
  ])('of %i, %i are shown', (count, shown, rest) => {
    const told = lines(count);
    expect(told.filter((line) => line.startsWith('- '))).toHaveLength(shown);
    expect(told.find((line) => line.startsWith('and ')) ?? null).toBe(rest);
  });

  test('has no heading where nothing was', () => {
    expect(lines(0)).toEqual([]);
  });

  test('says what it answers, quietly', () => {
    expect(lines(2)).toEqual([
      '',
      '### Answered',
      '',
      '- approval of time `#1` (approved by `@morgan` on Tue 17 Nov, tick it)',
      '- time `#2` (replied by `@morgan` on Tue 17 Nov, settled?)',
    ]);
  });
});
