// Many goals in a terminal: one line each, never wider than it, and what is wrong is said without colour.
import { describe, expect, test } from 'vitest';
import { renderGoalList } from '#render/terminal/goals/goal-list.ts';
import { goalLines } from '#render/terminal/goals/goal-lines.ts';
import type { RowGoal } from '#render/terminal/goals/goal-rows.ts';
import { paintFor } from '#render/terminal/paint.ts';
import { at, now, source } from '../reports/story.ts';

const goal = (more: Partial<RowGoal> = {}): RowGoal => ({
  iid: 7,
  title: 'Read a book',
  kind: 'reading',
  serves: null,
  state: 'opened',
  stage: 'doing',
  outcome: null,
  progress: { percent: 40, done: 2, total: 5, source: 'checklist', asOf: at('2026-11-20') },
  measure: null,
  health: { level: 'on-track', reason: '', source: 'computed' },
  due: '2026-12-18',
  milestone: null,
  labels: [],
  confidential: false,
  url: 'https://gitlab.example/alex/goals/-/issues/7',
  createdAt: at('2026-09-01'),
  closedAt: null,
  lastActivity: at('2026-11-20'),
  next: 'chapter 3',
  daysQuiet: 3,
  ...more,
});
const lines = (goals: readonly RowGoal[], columns = 80) => {
  const { head, blocks } = goalLines(goals, { paint: paintFor({ color: false }), columns, zone: now.zone });
  return [String(head), ...blocks.flat().map(String)];
};
const quiet = { level: 'needs-attention', reason: 'no activity for 26 days', source: 'computed' } as const;

describe('a line of a goal', () => {
  test.each<[string, Partial<RowGoal>, string]>([
    ['all is well', {}, '● on track'],
    ['not begun', { stage: 'planned' }, '● on track · planned'],
    ['quiet: the sign and the days', { health: quiet, daysQuiet: 26 }, '▲ quiet 26d'],
    ['quiet and at risk', { health: { ...quiet, level: 'at-risk' }, daysQuiet: 26 }, '■ at risk · quiet 26d'],
    [
      'a day before it counts as quiet',
      { health: { level: 'needs-attention', reason: 'due in 2 days', source: 'computed' }, daysQuiet: 13 },
      '▲ needs attention',
    ],
    [
      'said, and quiet: who said it is heard',
      {
        health: { level: 'needs-attention', reason: 'said needs attention on 2026-11-01', source: 'check-in' },
        daysQuiet: 22,
      },
      '▲ said needs attention · quiet 22d',
    ],
    ['hidden', { confidential: true }, '● on track · confidential'],
    ['closed', { state: 'closed', outcome: 'achieved', closedAt: at('2026-11-18') }, '○ 2026-11-18'],
  ])('%s', (_, more, health) => {
    expect(lines([goal(more)])[1]?.replace(/^.*2026-12-18 {2}/, '')).toBe(health);
  });

  test('its cells stand below those of the head', () => {
    expect(lines([goal(), goal({ iid: 12, title: 'Rest', due: null, progress: null })])).toEqual([
      '       Goal         Done  Due         Health',
      '   #7  Read a book   40%  2026-12-18  ● on track',
      '  #12  Rest            -  no date     ● on track',
    ]);
  });

  test.each([60, 80, 120])('a title of any length and language leaves it in %i columns', (columns) => {
    for (const title of ['word '.repeat(60), '長い目標'.repeat(30), 'x'.repeat(300)])
      for (const line of lines([goal({ title, health: quiet, daysQuiet: 26, confidential: true })], columns))
        expect(
          Array.from(line).reduce((sum, letter) => sum + (/\p{Script=Han}|[い]/u.test(letter) ? 2 : 1), 0),
        ).toBeLessThanOrEqual(columns);
  });
});

describe('which form a list takes', () => {
  const list = (count: number, form?: 'short' | 'long') =>
    String(
      renderGoalList(
        Array.from({ length: count }, (_, index) => goal({ iid: index + 1 })),
        { complete: true, sources: [source('goals', 1)] },
        { color: false, columns: 80, zone: now.zone, form },
      ),
    );

  test.each<[number, 'short' | 'long' | undefined, boolean]>([
    [7, undefined, true],
    [8, undefined, false],
    [1, 'short', false],
    [8, 'long', true],
  ])('of %i goals, asked for %s: what is next is told: %s', (count, form, isLong) => {
    expect(list(count, form).includes('next: chapter 3')).toBe(isLong);
  });

  test('who got the short one unasked hears of the other', () => {
    expect(list(8)).toContain('8 open; devgrowth goal show <number> tells more\n  --long tells more of each');
    expect(list(8, 'short')).not.toContain('--long');
  });
});
