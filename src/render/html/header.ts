// The top of the page: whose report, which days and why these, how complete, and the four numbers one looks for first.
import { weekdayOf } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { verdict, whyVerdict } from '../completeness-words.ts';
import { leftOutText, titleText } from '../report-words.ts';
import { oneLine } from '../text.ts';
import { type Markup, html } from './markup.ts';

export function header(report: ProgressReport): Markup {
  const { person, window, completeness } = report;
  const className = completeness.complete ? 'complete' : 'incomplete';
  return html`
    <header>
    <h1><small>${titleText(report)}</small> <bdi>${nameOf(person)}</bdi></h1>
    <p class="window">${longDay(window.since)} to ${longDay(window.until)} (${oneLine(window.why)}), ${oneLine(window.zone)}</p>
    <p class="verdict ${className}"><strong>${verdict(completeness)}</strong>: ${whyVerdict(completeness, 3)}</p>
    ${hidden(report)}
    ${facts(report)}
    </header>`;
}

export function nameOf({ name, username }: ProgressReport['person']): string {
  return oneLine(name) || `@${oneLine(username)}`;
}

/** What the reader's role hides; and, in the person's own copy only, what the manager's copy leaves out. */
function hidden(report: ProgressReport): Markup | null {
  const sentences = [...report.limits, leftOutText(report)].filter((told) => told !== null);
  return sentences.length === 0
    ? null
    : html`<ul class="hidden">${sentences.map((told) => html`<li>${oneLine(told)}</li>`)}</ul>`;
}

function longDay(day: Day): Markup {
  const name = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(day) - 1] ?? '';
  return html`${name} <time datetime="${day}">${day}</time>`;
}

function facts({ goals, wins, slipped, completeness }: ProgressReport): Markup {
  const open = goals.filter(({ state }) => state === 'opened');
  const worried = open.filter(({ health }) => health.level !== 'on-track').length;
  const counted = goals.filter(({ progress }) => progress?.source === 'checklist');
  const sum = (key: 'done' | 'total') => counted.reduce((all, { progress }) => all + (progress?.[key] ?? 0), 0);
  // Counts of a partial read are a lower bound, and say so.
  const least = completeness.complete ? '' : 'at least ';
  return html`
    <dl class="facts">
    ${fact('Open goals', open.length, worried === 0 ? '' : `${worried} not on track`, least)}
    ${fact('Actions done', sum('done'), counted.length === 0 ? '' : `of ${sum('total')}`, least)}
    ${fact('Wins in these days', wins.length, '', least)}
    ${fact('Slipped or stale', slipped.length, '', least)}
    </dl>`;
}

function fact(name: string, number: number, about: string, least: string): Markup {
  return html`<div><dt>${name}</dt><dd>${least === '' ? null : html`<small>${least}</small>`}${number}${about === '' ? null : html` <small>${about}</small>`}</dd></div>`;
}
