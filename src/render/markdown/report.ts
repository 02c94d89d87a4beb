// The progress report as Markdown for a GitLab comment: mentions nobody, references nothing, runs no quick action.
import type { Need } from '#reports/needs.ts';
import type { ProgressReport, ReportGoal } from '#reports/progress-report.ts';
import type { Slip } from '#reports/slips.ts';
import type { Win } from '#reports/wins.ts';
import {
  bucketText,
  careerText,
  kindsText,
  leftOutText,
  noGoalsText,
  noMeetingText,
  needAge,
  needText,
  needWords,
  planText,
  keptText,
  promotionText,
  titleText,
} from '../report-words.ts';
import { oneLine } from '../text.ts';
import { slipText, thanksText, valueWords, valuesAimedAt, valuesShown, winText, winWord } from '../words.ts';
import { sourceTable, verdictLine } from './completeness.ts';
import { code, inline } from './escape.ts';
import { goalTable } from './goal-table.ts';
import { type Naming, quietly } from './references.ts';
import { reviewParts } from './report-review.ts';

/** What a reader scrolls through; GitLab takes comments of a million characters. */
const limits = { needs: 25, goals: 25, wins: 50, slips: 25, said: 25, actions: 25, sources: 20 } as const;

const all = 'devgrowth report --format json';

/** Those that a posted report links: what is asked, then what is next. */
export function linkedGoals({ needsYou, next }: ProgressReport): readonly number[] {
  return [...(needsYou ?? []).map(({ place }) => place.iid), ...(next?.actions ?? []).map(({ goal }) => goal.iid)];
}

/** @param name how it names the goals of its project: quietly, where nobody knows where the text will stand */
export function renderReportMarkdown(report: ProgressReport, name: Naming = quietly): string {
  const content = report.audience === 'review' ? reviewParts(report) : progressParts(report, name);
  const lines = [
    ...header(report),
    ...content,
    '',
    '### What was read',
    '',
    ...sourceTable(report.completeness, limits.sources),
  ];
  return `${lines.join('\n')}\n`;
}

function header(report: ProgressReport): string[] {
  const { person, window, completeness } = report;
  const leftOut = leftOutText(report);
  return [
    `## ${titleText(report)}: ${inline(person.name)}`,
    '',
    `${window.since} to ${window.until} (${inline(window.why)}), ${inline(window.zone)}.`,
    '',
    verdictLine(completeness),
    ...[...report.limits, ...(leftOut === null ? [] : [leftOut])].flatMap((note) => ['', `Note: ${inline(note)}`]),
  ];
}

function progressParts(report: ProgressReport, name: Naming): string[] {
  const { needsYou, goals, wins, promotion, slipped, window } = report;
  const thanks = thanksText(report);
  return [
    ...part('Needs you'),
    ...list(
      needsYou?.map((need) => needLine(need, name)) ?? null,
      nothing(report, 'Nothing waits for you.'),
      limits.needs,
    ),
    ...part('Goals'),
    ...(goals.length === 0
      ? [nothing(report, noGoalsText(report))]
      : goalTable(goals.slice(0, limits.goals), window.zone)),
    ...more(goals.length - limits.goals, 'devgrowth goal list'),
    ...saidLines(goals),
    ...part('Wins'),
    ...list(wins.slice(0, limits.wins).map(winLine), nothing(report, 'Nothing recorded in these days.'), limits.wins),
    ...more(wins.length - limits.wins, all),
    ...(thanks === null ? [] : ['', inline(`${thanks}.`)]),
    ...valueLines(report),
    ...(promotion === null
      ? []
      : [
          ...part('Promotion'),
          `${inline(promotionText(promotion))}.${promotion.evidence === null ? '' : ` Evidence: ${keptText(promotion.evidence)}.`}`,
        ]),
    ...(promotion?.gaps ?? []).flatMap((gap, index) => [...(index === 0 ? [''] : []), `- gap: ${inline(gap)}`]),
    ...part('Slipped or stale'),
    ...list(slipped.map(slipLine), nothing(report, 'Nothing slipped.'), limits.slips),
    ...balanceLines(report),
    ...nextLines(report, name),
  ];
}

function part(title: string): string[] {
  return ['', `### ${title}`, ''];
}

/** null: not known, which is not nothing. */
function list(lines: readonly string[] | null, none: string, limit: number): string[] {
  if (lines === null) return ['?'];
  if (lines.length === 0) return [none];
  return [...lines.slice(0, limit), ...more(lines.length - limit, all)];
}

/** Nothing seen is not nothing there, when a source failed. */
function nothing({ completeness }: ProgressReport, sentence: string): string {
  return completeness.complete ? sentence : 'None seen, but not everything could be read.';
}

function more(left: number, command: string): string[] {
  return left > 0 ? ['', `and ${left} more: ${code(command)}`] : [];
}

function saidLines(goals: readonly ReportGoal[]): string[] {
  const lines = goals.flatMap(({ iid, title, said }) =>
    said.map(({ day, text }) => `- ${day} ${inline(text)}, in ${code(`#${iid}`)} ${inline(title)}`),
  );
  return lines.length === 0 ? [] : ['', 'Said in check-ins:', '', ...list(lines, '', limits.said)];
}

function needLine(need: Need, name: Naming): string {
  const age = need.since === null ? '' : `, since ${need.since} (${needAge(need)})`;
  return `- **${needWords[need.type]}** ${inline(needText(need))}${age}, in ${name(need.place.iid)} ${inline(need.place.title)}`;
}

function winLine(win: Win): string {
  const values = win.values.length === 0 ? '' : ` (${win.values.map((value) => valueWords[value]).join(', ')})`;
  const goal = `${code(`#${win.goal.iid}`)} ${inline(win.goal.title)}`;
  if (win.type === 'closed') {
    const learned = win.text === null ? '' : `; learned: ${inline(win.text)}`;
    return `- ${win.day} **${winWord(win)}** ${goal}${learned}${values}`;
  }
  const link = win.type === 'evidence' && win.link !== null ? ` ${code(oneLine(win.link))}` : '';
  return `- ${win.day} **${winWord(win)}** ${inline(winText(win) || win.goal.title)}${link}${values}, in ${goal}`;
}

function valueLines(report: ProgressReport): string[] {
  const shown = valuesShown(report.wins);
  const aims = valuesAimedAt(report);
  return [
    ...(shown.length === 0 ? [] : ['', `Values shown: ${shown.join(', ')}`]),
    ...(aims.length === 0 ? [] : ['', `Goals aim at: ${aims.join(', ')}`]),
  ];
}

function slipLine({ goal, reasons }: Slip): string {
  return `- ${code(`#${goal.iid}`)} ${inline(goal.title)}: ${reasons.map(slipText).join(', ')}`;
}

function balanceLines({ balance }: ProgressReport): string[] {
  if (balance === null) return [...part('Balance'), '?'];
  const kinds = kindsText(balance);
  return [
    ...part('Balance'),
    `- ${inline(planText(balance))}`,
    `- ${inline(bucketText(balance))}`,
    ...(kinds === '' ? [] : [`- kinds: ${inline(kinds)}`]),
  ];
}

function nextLines({ next }: ProgressReport, name: Naming): string[] {
  if (next === null) return [...part('Next'), '?'];
  const { meeting, actions, question } = next;
  const career = careerText(next);
  const facts = [
    meeting === null ? `- ${inline(noMeetingText(next))}` : `- next 1:1: ${meeting.day}, ${code(`#${meeting.iid}`)}`,
    ...(question === null ? [] : [`- to ask: ${inline(question)}`]),
    ...(career === null ? [] : [`- career talk: ${inline(career)}`]),
  ];
  const until = actions.map(({ goal, text, due }) => {
    const day = due === null ? '' : `, due ${inline(due)}`;
    return `- ${name(goal.iid)} ${inline(text)}${day}`;
  });
  return [...part('Next'), ...facts, ...until.slice(0, limits.actions), ...more(until.length - limits.actions, all)];
}
