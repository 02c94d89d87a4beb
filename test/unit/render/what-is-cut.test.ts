// What a form leaves out, and how it says so: exactly at the limit nothing, one above it the rest by number.
import { describe, expect, test } from 'vitest';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import { healthSign, paintFor } from '#render/terminal/paint.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { busyWeek } from './weeks.ts';
import { reviewReport, yearReport } from './year.ts';

const terminal = (report: ProgressReport, rows?: number) =>
  String(renderReport(report, { columns: 80, color: false, ...(rows === undefined ? {} : { rows }) }));
const next = yearReport().next ?? expect.unreachable();

test.each([
  [3, false],
  [4, true],
])('a short screen names three actions: of %i, more are told: %s', (count, isMore) => {
  const [action = expect.unreachable()] = next.actions;
  const actions = Array.from({ length: count }, (_, index) => ({
    ...action,
    goal: { ...action.goal, iid: index + 1 },
  }));
  const text = terminal({ ...yearReport(), next: { ...next, actions, brought: [] } }, 24);
  const [line = ''] = /^Next {2}.*$/m.exec(text) ?? [];
  expect([line.match(/#\d/g)?.length, line.endsWith('and 1 more'), line.includes(' more')]).toEqual([
    3,
    isMore,
    isMore,
  ]);
});

test.each([
  [50, false],
  [51, true],
])('a posted report folds fifty other wins away: of %i, more are told: %s', (count, isMore) => {
  const report = busyWeek();
  const win = report.wins.find(({ type }) => type === 'evidence') ?? expect.unreachable();
  const wins = Array.from({ length: count + 1 }, (_, index) => ({ ...win, text: `Win ${index}.` }));
  const text = renderReportMarkdown({ ...report, wins });
  const told = new Set(text.match(/Win \d+/g));
  expect([text.includes('and 1 more'), told.size]).toEqual([isMore, 51]);
});

test.each([
  [1, null, ''],
  [2, '2026-11-10', ' (on 2 agendas since 10 Nov)'],
])('what came to %i agendas says so in Markdown, or nothing', (times, since, age) => {
  const [item = expect.unreachable()] = next.brought;
  const text = renderReportMarkdown({ ...yearReport(), next: { ...next, brought: [{ ...item, times, since }] } });
  expect(text.split('\n')).toContain(`- \`@morgan\` brings: DISCUSS your on-call load${age}`);
});

test('no report was posted yet: one sentence in Markdown, and no place', () => {
  const sinceReport = { last: 'none' as const, inFull: true, goals: [], asks: [], unknown: [] };
  expect(renderReportMarkdown({ ...busyWeek(), sinceReport })).toContain(
    'No report was posted yet for an earlier 1:1.\n',
  );
});

describe('the words of a goal that ended', () => {
  const report = reviewReport();
  const review = report.review ?? expect.unreachable();
  const [first = expect.unreachable()] = review.endings;
  const ending = { ...first, numbers: null };

  test.each(['aim', 'measure', 'lesson'] as const)('%s: read, not marked up; nothing where there is none', (part) => {
    const told = (words: string | null) =>
      terminal({ ...report, review: { ...review, endings: [{ ...ending, [part]: words }] } });
    expect(told('a **strong** [word](https://x.example)')).toContain('a strong word');
    expect(told(null)).not.toContain('null');
  });
});

test('the sign of a level has its own colour', () => {
  const paint = paintFor({ color: true });
  const colour = (level: Parameters<typeof healthSign>[1]) => String(healthSign(paint, level)).split('m')[0];
  const signs = [colour('on-track'), colour('needs-attention'), colour('at-risk')];
  expect(new Set(signs).size).toBe(3);
  expect(signs).toEqual([32, 33, 31].map((code) => `${String.fromCodePoint(27)}[${code}`));
});
