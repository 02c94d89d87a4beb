// The goals: a line each, with the person's newest words, how far, and when it is due.
import { dayOf } from '#growth/time/calendar.ts';
import { healthWords } from '#growth/goals/check-in.ts';
import type { PageGoal, ReportPage } from '#reports/page.ts';
import { bullet } from '../charts/bullet.ts';
import {
  dueIn,
  endedWords,
  goalMarks,
  isEmptyProject,
  isLate,
  isOwn,
  partTitles,
  pointsText,
  quietWords,
} from '../page-words.ts';
import { shortDay } from '../day-words.ts';
import { healthSigns, measureWords, servesWords } from '../words.ts';
import { day } from './days.ts';
import { type Markup, html } from './markup.ts';
import { part } from './part.ts';
import { table } from './table.ts';
import { goalTitle, linked, said } from './words-of-people.ts';

/** What a reader scrolls through. */
export const mostGoals = 20;

export function goalsPart(page: ReportPage): Markup | null {
  const { goals } = page;
  const title = partTitles(page).goals;
  // The headline has said so.
  if (goals.length === 0)
    return isOwn(page) && isEmptyProject(page)
      ? html`<p>Begin with one small thing: <code>devgrowth goal add "Read one book" --kind reading</code></p>`
      : null;
  const columns = [
    { className: 'what', name: 'Goal, and what was said', cell: what },
    { className: 'how', name: 'Done; in these days stronger; mark: time gone', cell: how },
    { className: 'far', name: '%', cell: far },
    { className: 'when', name: 'Due', cell: when },
  ];
  return part('goals', `${title} · ${goals.length}`, [
    table(
      { className: 'goals', caption: 'Those that need attention first', columns },
      goals.slice(0, mostGoals).map((goal) => ({
        className: goal.state === 'closed' ? 'closed' : goal.health.level,
        cells: columns.map(({ cell }) => cell(goal, page)),
      })),
    ),
    more(page),
  ]);
}

/** A link to the list on GitLab, which everybody has; never a command. */
function more({ goals, goalsUrl }: ReportPage): Markup | null {
  const left = goals.length - mostGoals;
  if (left <= 0) return null;
  const words = html`and ${left} more`;
  return html`<p class="more">${goalsUrl === null ? words : linked(goalsUrl, words, 'address')}</p>`;
}

function what(goal: PageGoal): Markup {
  const { health, iid, state } = goal;
  const sign = state === 'closed' ? (goal.outcome === 'achieved' ? '✓' : '○') : healthSigns[health.level];
  const heard = state === 'closed' ? null : html`<span class="only-heard">${healthWords[health.level]}: </span>`;
  const beside = [measureWords(goal), servesWords(goal, 120)].filter((one) => one !== null);
  const marks = [...goalMarks(goal), ...beside].map((mark) => ` · ${mark}`);
  const [newest] = goal.said;
  const words = newest === undefined ? quietWords(goal) : null;
  return html`
    <div class="name"><i class="sign" aria-hidden="true">${sign}</i>${heard}${goalTitle(goal)} <span class="quiet small">#${iid}${marks}</span></div>
    ${words === null ? html`<div class="said words">“${said(newest?.text ?? '')}”</div>` : words !== '' && html`<div class="said">${words}</div>`}`;
}

function how(goal: PageGoal, { today, window }: ReportPage): Markup {
  if (goal.state === 'closed') {
    const closed = goal.closedAt === null ? null : dayOf(goal.closedAt, window.zone);
    return html`<span class="${goal.outcome === 'achieved' ? 'achieved' : 'quiet'}">${endedWords(goal, closed, today)}</span>`;
  }
  return goal.progress === null ? html`<span class="quiet small">not measured</span>` : bullet(goal);
}

function far(goal: PageGoal): Markup | null {
  if (goal.state === 'closed' || goal.progress === null) return null;
  const points = pointsText(goal);
  const told =
    points === '?'
      ? html` <span class="quiet">?<span class="only-heard"> change not known</span></span>`
      : points === ''
        ? null
        : html` <span class="${points.startsWith('+') ? 'up' : 'down'}">${points}</span>`;
  return html`<b>${goal.progress.percent} %</b>${told}`;
}

function when(goal: PageGoal, { today }: ReportPage): Markup | null {
  if (goal.due === null) return goal.state === 'closed' ? null : html`<span class="quiet small">no due date</span>`;
  if (goal.state === 'closed') return null;
  const late = isLate(goal, today);
  const moved =
    goal.movedFrom === null ? null : html`<div class="quiet small">was ${shortDay(goal.movedFrom, today)}</div>`;
  return html`<span class="label">Due </span>${day(goal.due, today)}<div class="small ${late ? 'late' : 'quiet'}">${dueIn(goal, today)}</div>${moved}`;
}
