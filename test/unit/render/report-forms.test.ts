// Every form of the report with every part filled: harmless whatever it is told, one screen, lines to paste.
import { describe, expect, test } from 'vitest';
import { renderReportHtml } from '#render/html/report.ts';
import { documentInk } from '#render/json/document-shapes.ts';
import { renderHallway } from '#render/markdown/hallway.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { renderOneOnOne } from '#render/terminal/goals/one-on-one.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import { width } from '#render/terminal/ink.ts';
import { agendaText } from '#growth/meetings/agenda-text.ts';
import { agendaTags } from '#growth/meetings/agenda.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { failure, meeting, now, source } from '../reports/story.ts';
import {
  busyGoals,
  busyWeek,
  hostileWords,
  incompleteWeek,
  manyGoals,
  quietWeek,
  reportOf,
  tomorrow,
} from './weeks.ts';
import { hostileYear, reviewReport, yearReport } from './year.ts';

const reviewOf = (report: ProgressReport): ProgressReport => ({
  ...report,
  audience: 'review',
  review: {
    achievements: report.wins,
    strengths: report.wins.map((example) => ({ value: 'results', times: 1, example })),
    opportunities: (report.next?.actions ?? []).map(({ goal, text }) => ({ goal, why: text, next: text })),
    support: report.needsYou ?? [],
    nextSteps: report.next?.actions ?? [],
  },
});

const inputs: readonly { readonly name: string; readonly report: ProgressReport }[] = [
  { name: 'a quiet week', report: quietWeek() },
  { name: 'a busy week', report: busyWeek() },
  { name: 'an incomplete week', report: incompleteWeek() },
  { name: 'nothing read', report: reportOf([], [failure('goals')]) },
  { name: 'a year', report: yearReport() },
  { name: 'a review', report: reviewReport() },
  { name: 'a thousand goals', report: reportOf(manyGoals(1000)) },
  ...hostileWords.flatMap(({ name, text }) => [
    { name: `${name}, in every part`, report: hostileYear(text) },
    { name: `${name}, in a review`, report: reviewOf(hostileYear(text)) },
    {
      name: `${name}, on the agenda`,
      report: reportOf(busyGoals(), undefined, { meetings: [tomorrow(agendaTags.map((tag) => `${tag} ${text}`))] }),
    },
  ]),
];

/** Control characters other than line ends, and marks that turn or hide the reading direction. */
const harmful = /[^\P{Cc}\n]|\p{Surrogate}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u;

describe.each(inputs)('$name', ({ report }) => {
  const markdown = renderReportMarkdown(report);
  const hallway = renderHallway(report);
  const terminal = [60, 80, 140].map((columns) => ({
    columns,
    text: String(renderReport(report, { columns, color: false })),
  }));

  test('holds no control character and ends with one line end', () => {
    for (const text of [markdown, hallway, ...terminal.map((one) => one.text)]) {
      expect(text.split('\n').filter((line) => harmful.test(line))).toEqual([]);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });

  test('fits the columns of a terminal', () => {
    for (const { columns, text } of terminal)
      expect(text.split('\n').filter((line) => width(line) > columns || /\s$/.test(line))).toEqual([]);
  });

  test('runs no quick action, mentions nobody and closes no code span', () => {
    for (const line of [...markdown.split('\n'), ...hallway.split('\n')]) {
      expect(line).not.toMatch(/^\s*\//);
      expect(line.replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')).not.toMatch(/(?<![\w`])@\w/);
    }
    expect(markdown).not.toMatch(/^(?:.*[^\\`])?<(?:img|b|script)\b(?!.*`)/m);
  });

  test('every line to paste begins with one tag', () => {
    const tag = new RegExp(`^(?:${agendaTags.join('|')}) \\S`);
    expect(
      hallway
        .trimEnd()
        .split('\n')
        .filter((line) => !tag.test(line)),
    ).toEqual([]);
  });

  test('is a document of its schema', () => {
    expect(JSON.parse(String(documentInk('report', report)))).toMatchObject({ schema: 'devgrowth/report/v1' });
  });
});

test.each([24, 34, 40, 60])('on a screen of %i rows the first line is still seen above the next prompt', (rows) => {
  for (const report of [yearReport(), busyWeek(), incompleteWeek(), reportOf(manyGoals(1000))]) {
    const lines = String(renderReport(report, { columns: 80, color: false, rows }))
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThan(rows);
  }
});

test.each([24, 34, 40])('on a screen of %i rows a goal that slipped keeps all its reasons', (rows) => {
  const text = String(renderReport(busyWeek(), { columns: 80, color: false, rows }));
  expect(text).toMatch(/^ +#4 {2}Lead .*… {2}overdue 3d, due was 2026-11-13, health was on track$/m);
});

test('why these days stands on its own line where one line is too short for both', () => {
  const lines = String(renderReport(quietWeek(), { columns: 80, color: false })).split('\n');
  expect(lines.slice(1, 3)).toEqual([
    'Mon 2026-11-16 to Mon 2026-11-23, Europe/Berlin',
    'since 7 days ago: no 1:1 before today is closed',
  ]);
});

describe('a line to paste', () => {
  const lines = (agenda: readonly string[]) =>
    renderHallway(reportOf(busyGoals(), undefined, { meetings: [tomorrow(agenda)] })).split('\n');

  test('keeps the tag an item has on the agenda, and stands there once', () => {
    const told = lines(['HELP a mentor for the talk', 'REVIEW the plan', 'DISCUSS which migration first?']);
    expect(told.filter((line) => line.includes('a mentor for the talk'))).toEqual([
      expect.stringMatching(/^HELP a mentor for the talk https:/),
    ]);
    expect(told.filter((line) => line.includes('the plan'))).toEqual([
      expect.stringMatching(/^REVIEW the plan https:/),
    ]);
    expect(told).toContain('DISCUSS which migration first?');
  });

  test('an ask that is the question for the manager stays an ask', () => {
    expect(lines([]).filter((line) => line.includes('a reviewer from the database group'))).toEqual([
      expect.stringMatching(/^HELP /),
    ]);
  });
});

test('the lines to paste stand by day, newest last', () => {
  const days = renderHallway(busyWeek())
    .split('\n')
    .flatMap((line) => /^FYI (\d{4}-\d{2}-\d{2})/.exec(line)?.[1] ?? []);
  expect(days.length).toBeGreaterThan(3);
  expect(days).toEqual(days.toSorted());
});

test('the parts stand in their order', () => {
  const parts = ['Needs you', 'Goals', 'Wins', 'Promotion', 'Slipped or stale', 'Balance', 'Next', 'What was read'];
  const headings = [...renderReportMarkdown(yearReport()).matchAll(/^### (.*)$/gm)].map(([, title]) => title);
  expect(headings).toEqual(parts);
  const lines = String(renderReport(yearReport(), { columns: 80, color: false })).split('\n');
  expect(lines.flatMap((line) => parts.find((title) => line.startsWith(title)) ?? [])).toEqual(parts);
});

test('the agenda in a terminal: items with tag and age, and what to type where there is none', () => {
  const options = { columns: 80, color: false, say: ['Opened #12'], today: now.today };
  const day = '2026-11-24';
  const description = agendaText(['HELP a reviewer (third time, since 2026-11-03)', 'see the plan']);
  expect(String(renderOneOnOne({ ...meeting({ iid: 12, day, description }), day }, options))).toBe(
    [
      'Opened #12',
      '',
      '1:1 2026-11-24  #12, open',
      'https://gitlab.example/alex/goals/-/issues/12',
      '  1 [ ] HELP     a reviewer (on 3 agendas since 2026-11-03)',
      '  2 [ ] -        see the plan',
      '',
    ].join('\n'),
  );
  expect(String(renderOneOnOne({ ...meeting({ iid: 12, day }), day }, options))).toContain('devgrowth 1on1 add');
});

test.each([
  [null, 'no 1:1 is prepared'],
  ['2026-11-17', 'the 1:1 of 2026-11-17 is still open, #8'],
])('where no 1:1 is ahead (open from before: %s) every form says the same', (day, sentence) => {
  const unclosed = day === null ? null : { iid: 8, title: 'T', url: 'https://gitlab.example/8', day };
  const week = busyWeek();
  const report = { ...week, next: week.next && { ...week.next, meeting: null, unclosed } };
  const markdown = renderReportMarkdown(report).replaceAll('`', '');
  for (const text of [String(renderReport(report, { columns: 100, color: false })), markdown, renderReportHtml(report)])
    expect(text).toContain(sentence);
});

test.each([
  [0, 'No goals yet.'],
  [7, 'No goals in these days: 7 goals were opened later or closed before.'],
])('a window without goals, of %i that there are, is told the same in every form', (seen, sentence) => {
  const report = { ...quietWeek(), goals: [], completeness: { complete: true, sources: [source('goals', seen)] } };
  const terminal = String(renderReport(report, { columns: 100, color: false }));
  for (const text of [terminal, renderReportMarkdown(report), renderReportHtml(report)])
    expect(text).toContain(sentence);
});
