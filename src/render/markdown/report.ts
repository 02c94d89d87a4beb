// The progress report as Markdown for a GitLab comment: readable on a phone, mentions nobody, runs no quick action.
import { dayOf } from '#growth/time/calendar.ts';
import type { Asked } from '#reports/asked.ts';
import { type PageGoal, type ReportPage, pageOf } from '#reports/page.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { aheadOf } from '#reports/review-page.ts';
import { causes, verdict } from '../completeness-words.ts';
import { mostBrought } from '../brought-words.ts';
import { shortDay, spanWords } from '../day-words.ts';
import { howToAnswer } from '../answered-words.ts';
import {
  askedLead,
  askedSince,
  askedWords,
  dueIn,
  endedWords,
  goalMarks,
  headlineSentences,
  isLate,
  meetingWords,
  moreRisks,
  partTitles,
  pointsText,
  riskReasons,
} from '../page-words.ts';
import { formName } from '../review-words.ts';
import { yearSentences } from '../year-words.ts';
import { healthSigns, measureWords, servesWords, thanksText } from '../words.ts';
import { inline, table } from './escape.ts';
import { type Naming, quietly } from './references.ts';
import { answeredPart } from './report-answered.ts';
import { broughtLine, more, people, winLine } from './report-lines.ts';
import { read, rest } from './report-rest.ts';
import { sinceLine, sincePart } from './report-since.ts';
import { reviewParts } from './report-review.ts';

/** What a reader scrolls through; GitLab takes comments of a million characters. */
const limits = { asked: 25, goals: 20, actions: 8 } as const;

/** Those that a posted report links: what is asked, then what is next. */
export function linkedGoals(report: ProgressReport): readonly number[] {
  const { needsYou, next } = report;
  const review = report.review && pageOf(report).review;
  const asked = (needsYou ?? []).filter(({ place }) => place.type === 'goal');
  const ahead = review === null ? (next?.actions ?? []) : aheadOf(review);
  return [...asked.map(({ place }) => place.iid), ...ahead.map(({ goal }) => goal.iid)];
}

/** @param name how it names the goals of its project: quietly, where nobody knows where the text will stand */
export function renderReportMarkdown(report: ProgressReport, name: Naming = quietly): string {
  const page = pageOf(report);
  const parts =
    page.review === null
      ? weekly(page, name)
      : [...reviewParts(page, name), '', ...folded('What was read', read(page))];
  return `${[...header(page), ...parts].join('\n')}\n`;
}

function header(page: ReportPage): string[] {
  const { person, window, today, completeness, limits: hidden } = page;
  const form = formName(page);
  const { words, meeting } = meetingWords(page);
  const about = words === '' ? '' : `, ${words}${meeting === null ? '' : ` (${quietly(meeting.iid)})`}`;
  const days = spanWords(window.since, window.until, today).join(' to ');
  return [
    `**${headlineSentences(page).map(inline).join('. ')}.**`,
    ...sinceLine(page),
    '',
    `${form === null ? '' : `${inline(form)} of `}${inline(person.name)}${about}; ${days}${completeness.complete ? ', complete' : ''}.`,
    ...(completeness.complete
      ? []
      : ['', `**${verdict(completeness)}**:`, '', ...causes(completeness).map((cause) => `- ${inline(cause)}`)]),
    ...hidden.flatMap((note) => ['', `Note: ${inline(note)}`]),
  ];
}

function weekly(page: ReportPage, name: Naming): string[] {
  return [
    ...sincePart(page),
    ...asked(page, name),
    ...answeredPart(page),
    ...praise(page, name),
    ...risks(page, name),
    ...goals(page),
    ...next(page, name),
    ...(page.goals.length === 0
      ? []
      : [
          '',
          inline(
            `${partTitles(page).year}${page.balance === null ? '' : `, ${page.balance.plan.title}`}: ${yearSentences(page).join('. ')}.`,
          ),
        ]),
    '',
    ...folded('Everything that was said, won and read', rest(page)),
  ];
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}

function asked(page: ReportPage, name: Naming): string[] {
  const { asked: all, completeness } = page;
  const title = partTitles(page).asked;
  if (all === null) return part(title, ['What waits could not be read.']);
  if (all.length === 0)
    return completeness.complete ? [] : part(title, ['None seen, but not everything could be read.']);
  const own = all.filter(({ ofReader }) => ofReader);
  const others = all.filter(({ ofReader }) => !ofReader);
  const answer = howToAnswer(page);
  return part(title, [
    ...own.slice(0, limits.asked).map((one, index) => `${index + 1}. ${askedLine(one, page, name)}`),
    ...more(own.length - limits.asked),
    ...(others.length === 0
      ? []
      : [
          '',
          'Others are asked:',
          '',
          ...others.slice(0, limits.asked).map((one) => `- ${askedLine(one, page, name)}`),
        ]),
    ...(answer === null ? [] : ['', answer]),
  ]);
}

function askedLine(one: Asked, page: ReportPage, name: Naming): string {
  const lead = askedLead(one, page);
  const words = people(askedWords(one, page));
  const told = [lead === '' ? '' : `**${lead}**`, words].filter((text) => text !== '').join(' ');
  return `${told || inline(one.place.title)} ${name(one.place.iid)} (${askedSince(one, page.today)})`;
}

function praise(page: ReportPage, name: Naming): string[] {
  const thanks = thanksText(page);
  const lines = page.praise.map((one) => `- ${winLine(one.best, page, name)}`);
  const none = page.completeness.complete ? [] : ['None seen, but not everything could be read.'];
  return part(partTitles(page).praise, [
    ...(lines.length === 0 ? none : lines),
    ...(thanks === null ? [] : ['', people(`${thanks}.`)]),
  ]);
}

function risks(page: ReportPage, name: Naming): string[] {
  const left = moreRisks(page, limits.goals);
  return part(partTitles(page).risks, [
    ...page.risks.map(
      (risk) =>
        `- ${name(risk.goal.iid)} ${inline(risk.goal.title)}: ${inline(riskReasons(risk, page.today).join(', '))}`,
    ),
    ...(left === null ? [] : ['', left]),
  ]);
}

function goals(page: ReportPage): string[] {
  const { goals: all, goalsUrl } = page;
  if (all.length === 0) return [];
  const rows = all.slice(0, limits.goals).map((goal) => [goalCell(goal), doneCell(goal, page), dueCell(goal, page)]);
  const left = all.length - limits.goals;
  return part(partTitles(page).goals, [
    ...table(['Goal', 'Done', 'Due'], rows),
    ...(left > 0 ? ['', goalsUrl === null ? `and ${left} more` : `[and ${left} more](${goalsUrl})`] : []),
  ]);
}

function goalCell(goal: PageGoal): string {
  const sign = goal.state === 'closed' ? '○' : healthSigns[goal.health.level];
  const beside = [measureWords(goal), servesWords(goal, 120)].filter((one) => one !== null);
  const marks = [...goalMarks(goal), ...beside.map(inline)];
  return `${sign} ${quietly(goal.iid)} ${inline(goal.title)}${marks.length === 0 ? '' : `, ${marks.join(', ')}`}`;
}

function doneCell(goal: PageGoal, { today, window }: ReportPage): string {
  if (goal.state === 'closed')
    return endedWords(goal, goal.closedAt === null ? null : dayOf(goal.closedAt, window.zone), today);
  if (goal.progress === null) return '-';
  const points = pointsText(goal);
  return `${goal.progress.percent} %${points === '' ? '' : ` (${points})`}`;
}

function dueCell(goal: PageGoal, { today }: ReportPage): string {
  if (goal.due === null || goal.state === 'closed') return '-';
  if (isLate(goal, today)) return `**${dueIn(goal, today)}**`;
  return inline(
    `${shortDay(goal.due, today)}${goal.movedFrom === null ? '' : `, was ${shortDay(goal.movedFrom, today)}`}`,
  );
}

function next(page: ReportPage, name: Naming): string[] {
  const { next: steps, today } = page;
  const title = partTitles(page).next;
  if (steps === null) return part(title, ['It could not be read.']);
  return part(title, [
    ...steps.actions.slice(0, limits.actions).map(({ goal, text, due }) => {
      const day = due === null ? '' : `, ${inline(shortDay(due, today))}`;
      return `- ${name(goal.iid)} ${people(text)}${day}`;
    }),
    ...more(steps.actions.length - limits.actions),
    ...steps.brought.slice(0, mostBrought).map((item) => broughtLine(item, page)),
    ...more(steps.brought.length - mostBrought, ' on the agenda'),
  ]);
}

function folded(summary: string, lines: readonly string[]): string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
