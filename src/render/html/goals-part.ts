// The goals: what each is, how far, how it stands, when it is due; and all of them on one line of time.
import { dayOf, daysBetween, isDay } from '#growth/time/calendar.ts';
import { healthWords } from '#growth/goals/check-in.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ProgressReport, ReportGoal } from '#reports/progress-report.ts';
import { progressBar, progressLine } from '../charts/progress-line.ts';
import { type TimelineRow, timelineAxis, timelineRow, timelineSpan } from '../charts/timeline.ts';
import { noGoalsText } from '../report-words.ts';
import { count, oneLine } from '../text.ts';
import { changeText, healthSigns, outcomeText, percentText } from '../words.ts';
import { type Markup, html } from './markup.ts';
import { more, nothing, part } from './part.ts';
import { table } from './table.ts';
import { goalTitle, said } from './words-of-people.ts';
import { ascending, withoutDay } from '#growth/words/order.ts';

/** What a reader scrolls through. */
const limits = { goals: 50, timeline: 25, said: 3 } as const;

export function goalsPart(report: ProgressReport, today: Day): Markup {
  const { goals, window } = report;
  if (goals.length === 0) return part('goals', 'Goals', [nothing(report, noGoalsText(report))]);
  const shown = goals.slice(0, limits.goals);
  const columns = columnsFor(shown, today, window.zone);
  return part('goals', 'Goals', [
    table(
      { className: 'goals', caption: 'Those that need attention first', columns },
      shown.map((goal) => ({ className: goal.state, cells: columns.map(({ cell }) => cell(goal)) })),
    ),
    more(goals.length - shown.length, 'devgrowth goal list'),
    timeline(goals, today, window.zone),
  ]);
}

function columnsFor(goals: readonly ReportGoal[], today: Day, zone: string) {
  const anySeries = goals.some(({ series }) => series !== null && series.length > 0);
  const line = { className: 'line', name: 'So far', cell: (goal: ReportGoal) => soFar(goal, today, zone) };
  return [
    { className: 'what', name: 'Goal', cell: what },
    { className: 'how', name: 'Progress', cell: progress },
    ...(anySeries ? [line] : []),
    { className: 'stands', name: 'How it stands', cell: (goal: ReportGoal) => stands(goal, zone) },
    { className: 'when', name: 'Due', cell: (goal: ReportGoal) => due(goal, today) },
  ];
}

function what(goal: ReportGoal): Markup {
  const { iid, kind, stage, daysQuiet, state, confidential, next } = goal;
  const about = [
    `#${iid}`,
    ...(oneLine(kind) === '' ? [] : [said(kind.replaceAll('-', ' '))]),
    ...(stage !== null && stage !== 'doing' ? [stage] : []),
    ...(confidential ? ['confidential'] : []),
    ...(state === 'opened' ? [daysQuiet === 0 ? 'active today' : `quiet for ${count(daysQuiet, 'day')}`] : []),
  ];
  return html`
    <div>${goalTitle(goal)}</div>
    <div class="about">${about.map((fact, index) => html`${index > 0 && ' · '}${fact}`)}</div>
    ${next === null ? null : html`<div class="next"><b>Next</b> ${said(next)}</div>`}
    ${goal.said.slice(0, limits.said).map(({ day, text }) => html`<div class="next"><b>Said</b> <time datetime="${day}">${day}</time> ${said(text)}</div>`)}`;
}

function progress(goal: ReportGoal): Markup {
  if (goal.state === 'closed') return html`<span class="quiet">${outcomeText(goal)}</span>`;
  if (goal.progress === null) return html`<span class="quiet">not measured</span>`;
  const { percent, done, total } = goal.progress;
  return html`
    <div><span class="percent">${percentText(goal)}</span> ${change(goal)}</div>
    ${progressBar(percent)}
    ${done === null || total === null ? null : html`<div class="about">${done} of ${count(total, 'action')}</div>`}`;
}

function change({ change }: ReportGoal): Markup {
  const told = changeText(change);
  const points = change?.percent ?? null;
  if (points === null) return html`<span class="quiet small">change not known</span>`;
  if (points === 0) return html`<span class="quiet small">no change</span>`;
  return html`<span class="${points > 0 ? 'up' : 'down'} small">${told}<span class="only-heard"> points in these days</span></span>`;
}

function soFar({ iid, start, series, state, closedAt }: ReportGoal, today: Day, zone: string): Markup | null {
  if (series === null || series.length === 0) return null;
  return progressLine(
    iid,
    { start, due: state === 'closed' && closedAt !== null ? dayOf(closedAt, zone) : today },
    series,
  );
}

function stands(goal: ReportGoal, zone: string): Markup {
  const { level } = goal.health;
  if (goal.state === 'closed') return ended(goal, zone);
  const isTold = level !== 'on-track' || / overdue by \d+ days?$/.test(goal.health.reason);
  const reason = isTold ? oneLine(goal.health.reason) : '';
  return html`
    <div class="health ${level}"><i aria-hidden="true">${healthSigns[level]}</i>${healthWords[level]}</div>
    ${reason === '' ? null : html`<div class="small">${said(reason)}</div>`}`;
}

function ended({ outcome, closedAt }: ReportGoal, zone: string): Markup {
  const said = outcome === null || outcome === 'unknown' ? 'closed, outcome not said' : outcome;
  const sign = outcome === 'achieved' ? html`<i aria-hidden="true">✓</i>` : null;
  const day = closedAt === null ? null : dayOf(closedAt, zone);
  return html`
    <div class="health ${outcome ?? 'unknown'}">${sign}${said}</div>
    ${day === null ? null : html`<div class="small quiet"><time datetime="${day}">${day}</time></div>`}`;
}

function due({ due, state }: ReportGoal, today: Day): Markup {
  if (due === null) return html`<span class="quiet">no due date</span>`;
  const day = html`<span class="label">Due </span>${dueDay(due)}`;
  if (state === 'closed' || !isDay(due)) return html`<div>${day}</div>`;
  const left = daysBetween(today, due);
  const told = left < 0 ? `${count(-left, 'day')} late` : left === 0 ? 'today' : `in ${count(left, 'day')}`;
  return html`<div>${day}</div><div class="small ${left < 0 ? 'late' : 'quiet'}">${told}</div>`;
}

/** A server may send what is no day: that is shown as it came. */
function dueDay(due: string): Markup {
  return isDay(due) ? html`<time class="number" datetime="${due}">${due}</time>` : said(due);
}

function timeline(goals: readonly ReportGoal[], today: Day, zone: string): Markup {
  const rows = goals
    .map((goal) => ({ goal, row: rowOf(goal, today, zone) }))
    .sort(ascending(({ row }) => row.due ?? withoutDay));
  const shown = rows.slice(0, limits.timeline);
  const span = timelineSpan(
    shown.map(({ row }) => row),
    today,
  );
  return html`
    <h3>In time</h3>
    <table class="timeline" role="table">
    <caption>From the day a goal was opened until it is due; the dotted line is today, ${today}</caption>
    <thead role="rowgroup"><tr role="row">
    <th class="what" role="columnheader" scope="col">Goal</th>
    <th class="time" role="columnheader" scope="col"><span class="only-heard">Time</span>${timelineAxis(span, today)}</th>
    <th class="when" role="columnheader" scope="col">Due</th>
    </tr></thead>
    <tbody role="rowgroup">
    ${shown.map(
      ({ goal, row }) => html`<tr role="row">
        <th class="what" role="rowheader" scope="row"><div><span class="number quiet">#${goal.iid}</span> ${said(goal.title)}</div></th>
        <td class="time" role="cell">${timelineRow(row, span, today)}</td>
        <td class="when number" role="cell">${goal.due === null ? html`<span class="quiet">-</span>` : dueDay(goal.due)}</td>
        </tr>`,
    )}
    </tbody>
    </table>
    ${more(rows.length - shown.length, 'devgrowth goal list')}`;
}

function rowOf(goal: ReportGoal, today: Day, zone: string): TimelineRow {
  const { iid, health, start } = goal;
  const due = goal.due !== null && isDay(goal.due) ? goal.due : null;
  const closed = goal.state === 'closed' ? (goal.closedAt === null ? today : dayOf(goal.closedAt, zone)) : null;
  const end = closed !== null ? `${outcomeText(goal)} ${closed}` : due === null ? 'no due date' : `due ${due}`;
  const how = closed === null ? `, ${healthWords[health.level]}` : '';
  const isAchieved = goal.outcome === 'achieved';
  return { iid, start, due, closed, isAchieved, health: health.level, told: `Opened ${start}, ${end}${how}.` };
}
