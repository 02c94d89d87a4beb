// The progress report as Markdown for a GitLab comment: mentions nobody, references nothing, runs no quick action.
import type { ProgressReport } from '#reports/progress-report.ts';
import type { Slip } from '#reports/slips.ts';
import type { Win } from '#reports/wins.ts';
import { oneLine } from '../text.ts';
import { slipText, valueWords, valuesShown, winWord } from '../words.ts';
import { sourceTable, verdictLine } from './completeness.ts';
import { code, inline } from './escape.ts';
import { goalTable } from './goal-table.ts';

/** What a reader scrolls through; GitLab takes comments of a million characters. */
const limits = { goals: 25, wins: 50, slips: 25, sources: 20 } as const;

export function renderReportMarkdown(report: ProgressReport): string {
  const { person, window, goals, wins, slipped, completeness } = report;
  const lines = [
    `## Progress report: ${inline(person.name)}`,
    '',
    `${window.since} to ${window.until} (${inline(window.why)}), ${inline(window.zone)}.`,
    '',
    verdictLine(completeness),
    '',
    '### Goals',
    '',
    ...(goals.length === 0 ? [nothing(report, 'No goals yet.')] : goalTable(goals.slice(0, limits.goals), window.zone)),
    ...more(goals.length - limits.goals, 'devgrowth goal list'),
    '',
    '### Wins',
    '',
    ...(wins.length === 0
      ? [nothing(report, 'Nothing recorded in these days.')]
      : wins.slice(0, limits.wins).map(winLine)),
    ...more(wins.length - limits.wins, 'devgrowth report --format json'),
    ...valueLines(wins),
    '',
    '### Slipped or stale',
    '',
    ...(slipped.length === 0 ? [nothing(report, 'Nothing slipped.')] : slipped.slice(0, limits.slips).map(slipLine)),
    ...more(slipped.length - limits.slips, 'devgrowth report --format json'),
    '',
    '### What was read',
    '',
    ...sourceTable(completeness, limits.sources),
  ];
  return `${lines.join('\n')}\n`;
}

/** Nothing seen is not nothing there, when a source failed. */
function nothing({ completeness }: ProgressReport, sentence: string): string {
  return completeness.complete ? sentence : 'None seen, but not everything could be read.';
}

function more(left: number, command: string): string[] {
  return left > 0 ? ['', `and ${left} more: ${code(command)}`] : [];
}

function winLine(win: Win): string {
  const values = win.values.length === 0 ? '' : ` (${win.values.map((value) => valueWords[value]).join(', ')})`;
  const goal = `${code(`#${win.goal.iid}`)} ${inline(win.goal.title)}`;
  if (win.type === 'closed') {
    const learned = win.text === null ? '' : `; learned: ${inline(win.text)}`;
    return `- ${win.day} **${winWord(win)}** ${goal}${learned}${values}`;
  }
  const link = win.type === 'evidence' && win.link !== null ? ` ${code(oneLine(win.link))}` : '';
  return `- ${win.day} **${winWord(win)}** ${inline(win.text)}${link}${values}, in ${goal}`;
}

function valueLines(wins: readonly Win[]): string[] {
  const shown = valuesShown(wins).map(({ value, times }) => `${valueWords[value]} ${times}`);
  return shown.length === 0 ? [] : ['', `Values: ${shown.join(', ')}`];
}

function slipLine({ goal, reasons }: Slip): string {
  return `- ${code(`#${goal.iid}`)} ${inline(goal.title)}: ${reasons.map(slipText).join(', ')}`;
}
