// A report on a screen that gets shorter and shorter: what is left out, in which order, and what never is.
import { expect, test } from 'vitest';
import { renderReport } from '#render/terminal/report/report.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { yearReport } from './year.ts';

const next = yearReport().next ?? expect.unreachable();
const [step = expect.unreachable()] = next.actions;
const [item = expect.unreachable()] = next.brought;
const full: ProgressReport = {
  ...yearReport(),
  sinceReport: {
    last: { day: '2026-11-17', at: '2026-11-17T10:00:00Z', meeting: { iid: 11, title: '1:1', url: 'u' } },
    inFull: false,
    goals: [],
    asks: [],
    unknown: [],
  },
  next: { ...next, brought: Array.from({ length: 7 }, (_, index) => ({ ...item, text: `item ${index}` })) },
};
const page = (rows: number, columns = 80, report = full) =>
  String(renderReport(report, { columns, color: false, rows })).trimEnd();

const signs: Readonly<Record<string, RegExp>> = {
  gaps: /^$/m,
  since: /^Since the report of /m,
  'more wins by number': /^ {2}#\d .* {2}#\d/m,
  'wins by number': /^Wins {2}#/m,
  risks: /^At risk$/m,
  words: /Quiet for 26 days$/m,
  legend: /^Goals {2}/m,
  'steps in rows': /^Until the next 1:1$/m,
  'steps in a line': /^Next {2}#/m,
  year: /^FY27 /m,
  values: /^Values shown/m,
  sources: /^Read completely/m,
};

test('a shorter screen goes without one thing after the other, and never without an ask, a goal or a step', () => {
  const told = (text: string) => [
    ...Object.entries(signs).flatMap(([name, sign]) => (sign.test(text) ? [name] : [])),
    `${winsIn(text)} wins, ${text.match(/brings: /g)?.length ?? 0} brought`,
  ];
  const rows = [72, 71, 63, 60, 53, 46, 39, 33, 29, 27, 25, 23, 22, 21, 20];
  const screens = rows.map((of) => page(of));
  expect(screens.map((text) => `${text.split('\n').length}: ${told(text).join(', ')}`)).toMatchInlineSnapshot(`
    [
      "71: gaps, since, risks, words, legend, steps in rows, year, values, sources, 5 wins, 5 brought",
      "63: since, risks, words, legend, steps in rows, year, values, sources, 5 wins, 5 brought",
      "60: gaps, since, risks, words, legend, steps in rows, year, 5 wins, 5 brought",
      "53: since, risks, words, legend, steps in rows, year, 5 wins, 5 brought",
      "46: gaps, since, more wins by number, risks, words, legend, steps in a line, year, 3 wins, 1 brought",
      "39: since, more wins by number, risks, words, legend, steps in a line, year, 3 wins, 1 brought",
      "33: since, more wins by number, risks, legend, steps in a line, year, 3 wins, 1 brought",
      "29: since, more wins by number, legend, steps in a line, year, 3 wins, 1 brought",
      "27: since, more wins by number, legend, steps in a line, 3 wins, 1 brought",
      "25: since, more wins by number, legend, steps in a line, 1 wins, 1 brought",
      "23: since, wins by number, legend, steps in a line, 0 wins, 1 brought",
      "22: since, wins by number, steps in a line, 0 wins, 1 brought",
      "21: wins by number, steps in a line, 0 wins, 1 brought",
      "20: wins by number, steps in a line, 0 wins, 0 brought",
      "71: gaps, since, risks, words, legend, steps in rows, year, values, sources, 5 wins, 5 brought",
    ]
  `);
  for (const text of screens) {
    expect(text.match(/^[■▲●○] #/gm)).toHaveLength(full.goals.length);
    expect(text.match(/^ {2}#\d+ +(?:help|review|approval|waits) /gm)).toHaveLength(4);
  }
});

/** Goals with the words of their best win. */
function winsIn(text: string): number {
  const [, rows = ''] = /^Wins\n((?: {2}.*\n)*)/m.exec(text) ?? [];
  return rows.match(/^ {2}#\d {2}/gm)?.length ?? 0;
}

test.each([
  [3, 80, 'Next  #4 ask the database g…   #3 chapters 5 to 8, t…   #8 Find a date'],
  [4, 80, 'Next  #4 ask the databa…   #3 chapters 5 to…   #8 Find a date   and 1 more'],
  [3, 40, 'Next  #4 ask t…   #3 chapt…   #8 Find…'],
  // Eight columns each, be the last of them cut with the line.
  [4, 46, 'Next  #4 ask…   #3 chap…   #8 Fi…   and 1 more'],
])('of %i steps a line of %i columns tells three, each in a part of its own', (count, columns, line) => {
  const actions = Array.from({ length: count }, (_, index) => next.actions[index] ?? { ...step, text: 'x' });
  const short = page(columns === 80 ? 30 : 50, columns, { ...full, next: { ...next, actions } });
  expect(short.split('\n').find((one) => one.startsWith('Next'))).toBe(line);
});
