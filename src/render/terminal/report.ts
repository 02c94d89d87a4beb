// The progress report in a terminal: one screen, what needs eyes first, and how much of it was read.
import { weekdayOf } from '#growth/calendar.ts';
import type { Day } from '#growth/goal.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { Slip } from '#reports/slips.ts';
import type { Win } from '#reports/wins.ts';
import { count, fit, oneLine, pad, width, wrap } from '../text.ts';
import { slipText, valueWords, valuesShown, winWord } from '../words.ts';
import { sourceLines, verdictLines } from './completeness.ts';
import { emptyList, howMany, moreLine } from './goal-list.ts';
import { goalRows } from './goal-rows.ts';
import { type Paint, type TerminalOptions, paintFor, usableColumns } from './paint.ts';
import { shareRows } from './rows.ts';

export interface ReportOptions extends TerminalOptions {
  /** Lines of one screen; 40 where the terminal does not say. */
  readonly rows?: number;
}

type Blocks = readonly (readonly string[])[];

export function renderReport(report: ProgressReport, options: ReportOptions): string {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const { completeness, window } = report;
  const header = headerLines(report, columns, paint);
  const foot = [paint.bold('What was read'), ...sourceLines(completeness, 5, columns, paint)];
  // More entries than rows cannot be shown, so they are not drawn.
  const rows = options.rows ?? 40;
  const goals = goalRows(report.goals.slice(0, rows), { paint, columns, zone: window.zone });
  const wins = winBlocks(report.wins.slice(0, rows), columns, paint);
  const slips = slipBlocks(report.slipped.slice(0, rows), columns, paint);
  const values = valueLines(report.wins, columns, paint);

  // Three headings, each with an empty line before it; one head of columns; an empty line before the foot.
  const fixed = header.length + 2 * 3 + 1 + values.length + 1 + foot.length;
  const [forGoals = 0, forWins = 0, forSlips = 0] = shareRows(rows - fixed, [goals.blocks, wins, slips]);

  // Counts of a partial read are a lower bound, and say so.
  const partly = completeness.complete ? '' : ', some may be missing';
  const howManyWins = report.wins.length === 0 ? '' : `${report.wins.length}${partly}`;
  const howManySlips = report.slipped.length === 0 ? '' : `${count(report.slipped.length, 'goal')}${partly}`;
  const lines = [
    ...header,
    '',
    heading('Goals', report.goals.length === 0 ? '' : howMany(report.goals), paint),
    ...(report.goals.length === 0 ? emptyList(completeness, 'all', paint).map(indented) : [goals.head]),
    ...capped(goals.blocks, report.goals.length, forGoals, (left) =>
      moreLine(left, 'goal', 'devgrowth goal list', paint),
    ),
    '',
    heading('Wins', howManyWins, paint),
    ...(report.wins.length === 0 ? [nothing(report, 'Nothing recorded in these days.', paint)] : []),
    ...capped(wins, report.wins.length, forWins, (left) =>
      moreLine(left, 'win', 'devgrowth report --format markdown', paint),
    ),
    ...values,
    '',
    heading('Slipped or stale', howManySlips, paint),
    ...(report.slipped.length === 0 ? [nothing(report, 'Nothing slipped.', paint)] : []),
    ...capped(slips, report.slipped.length, forSlips, (left) =>
      moreLine(left, 'goal', 'devgrowth report --format markdown', paint),
    ),
    '',
    ...foot,
  ];
  return `${lines.join('\n')}\n`;
}

function headerLines({ person, window, completeness }: ProgressReport, columns: number, paint: Paint): string[] {
  const who = `${oneLine(person.name)} (@${oneLine(person.username)})`;
  const days = `${longDay(window.since)} to ${longDay(window.until)} (${oneLine(window.why)}), ${oneLine(window.zone)}`;
  return [
    `${paint.bold('Progress report')}  ${fit(who, columns - 17)}`,
    ...wrap(days, columns).slice(0, 2),
    ...verdictLines(completeness, columns, paint),
  ];
}

function longDay(day: Day): string {
  return `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(day) - 1] ?? ''} ${day}`.trim();
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}

function heading(title: string, about: string, paint: Paint): string {
  return about === '' ? paint.bold(title) : `${paint.bold(title)}  ${paint.dim(about)}`;
}

/** Nothing seen is not nothing there, when a source failed. */
function nothing({ completeness }: ProgressReport, sentence: string, paint: Paint): string {
  return paint.dim(completeness.complete ? `  ${sentence}` : '  None seen, but not everything could be read.');
}

/** `blocks` are the first of `total`; the last row is for the sentence about the rest, and one block is always shown. */
function capped(blocks: Blocks, total: number, rows: number, more: (left: number) => string): string[] {
  if (blocks.length === total && blocks.flat().length <= rows) return blocks.flat();
  const shown: string[] = [];
  let blocksShown = 0;
  for (const block of blocks) {
    if (blocksShown > 0 && shown.length + block.length > rows - 1) break;
    shown.push(...block);
    blocksShown += 1;
  }
  return blocksShown === total ? shown : [...shown, more(total - blocksShown)];
}

function winBlocks(wins: readonly Win[], columns: number, paint: Paint): Blocks {
  const iid = wins.reduce((most, win) => Math.max(most, `#${win.goal.iid}`.length), 0);
  const text = columns - (2 + 8 + 2 + iid + 2 + 2 + 10);
  return wins.map((win) => {
    const cells = [
      paint.green(pad(winWord(win), 8)),
      paint.cyan(pad(`#${win.goal.iid}`, iid, 'right')),
      pad(fit(winText(win), text), text),
      paint.dim(win.day),
    ];
    const learned = win.type === 'closed' && win.text !== null ? [fit(`learned: ${oneLine(win.text)}`, text)] : [];
    const inset = ' '.repeat(2 + 8 + 2 + iid + 2);
    return [`  ${cells.join('  ')}`, ...learned.map((line) => inset + paint.dim(line))];
  });
}

function winText(win: Win): string {
  return (win.type === 'closed' ? '' : oneLine(win.text)) || oneLine(win.goal.title);
}

function valueLines(wins: readonly Win[], columns: number, paint: Paint): string[] {
  const shown = valuesShown(wins).map(({ value, times }) => `${valueWords[value]} ${times}`);
  if (shown.length === 0) return [];
  return [paint.dim(fit(`  Values: ${shown.join(', ')}`, columns))];
}

function slipBlocks(slips: readonly Slip[], columns: number, paint: Paint): Blocks {
  const iid = slips.reduce((most, { goal }) => Math.max(most, `#${goal.iid}`.length), 0);
  const longest = slips.reduce((most, { goal }) => Math.max(most, width(oneLine(goal.title))), 0);
  const title = Math.min(longest, Math.max(12, Math.floor(columns * 0.4)));
  const inset = 2 + iid + 2 + title + 2;
  return slips.map(({ goal, reasons }) => {
    const why = wrap(reasons.map(slipText).join(', '), Math.max(16, columns - inset));
    return why.map((line, index) => {
      const name = `${paint.cyan(pad(`#${goal.iid}`, iid, 'right'))}  ${pad(fit(oneLine(goal.title), title), title)}`;
      return index === 0 ? `  ${name}  ${paint.yellow(line)}` : `${' '.repeat(inset)}${paint.yellow(line)}`;
    });
  });
}
