// How goals spread over kinds of learning, and the plan against the year with its burn-up.
import { isDay } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Balance, PlanAgainstYear } from '#reports/balance.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { YearSoFar } from '#reports/year.ts';
import { burnUpChart, burnUpLegend } from '../charts/burn-up.ts';
import { progressBar } from '../charts/progress-bar.ts';
import { shareSign, sharesBar } from '../charts/shares.ts';
import { closedText } from '../report-words.ts';
import { count, oneLine } from '../text.ts';
import { type Markup, html } from './markup.ts';
import { part } from './part.ts';

const bucketWords: Readonly<Record<70 | 20 | 10, string>> = {
  70: 'On the job',
  20: 'With and through others',
  10: 'Courses and reading',
};

export function balancePart(
  { balance, year, window }: Pick<ProgressReport, 'balance' | 'year' | 'window'>,
  today: Day,
): Markup | null {
  if (balance === null && year === null) return null;
  return part('balance', 'Balance', [
    balance && spread(balance),
    balance && plan(balance.plan),
    year && burnUp(year, window.until, today),
  ]);
}

function spread({ buckets, unsorted, kinds }: Balance): Markup {
  const sorted = buckets.reduce((sum, { goals }) => sum + goals, 0);
  if (sorted + unsorted === 0) return html`<p class="quiet">No goals in this year yet.</p>`;
  const shares = buckets.map(({ bucket, share }) => ({ name: bucketWords[bucket], percent: share ?? 0 }));
  const told = buckets.map(
    ({ bucket, goals, share }, index) => html`
      <div><dt>${shareSign(index)}${bucketWords[bucket]}</dt>
      <dd><b>${share === null ? '?' : `${share}%`}</b> <span class="quiet">aim ${bucket}%, ${count(goals, 'goal')}</span></dd></div>`,
  );
  const others = unsorted === 0 ? null : html` <span>${count(unsorted, 'goal')} in none of the three.</span>`;
  const named = kinds.map(({ kind, goals }) => `${oneLine(kind).replaceAll('-', ' ')} ${goals}`).join(', ');
  return html`
    ${sorted === 0 ? null : sharesBar('spread', 'Goals of the year by kind of learning', shares)}
    ${sorted === 0 ? null : html`<dl class="spread">${told}</dl>`}
    <p class="more">${named === '' ? null : html`<span>Kinds: <bdi>${named}</bdi>.</span>`}${others}</p>`;
}

function plan(told: PlanAgainstYear): Markup {
  const { title, start, due, elapsed, goals, closed } = told;
  const meters = [
    { name: 'Year elapsed', percent: elapsed, about: `${start} to ${due}` },
    {
      name: 'Goals closed',
      percent: goals === 0 ? null : Math.floor((100 * closed) / goals),
      about: closedText(told),
    },
  ];
  return html`
    <h3>Plan against ${oneLine(title)}</h3>
    <dl class="meters">
    ${meters.map(
      ({ name, percent, about }) => html`
        <div><dt>${name}</dt><dd><b>${percent === null ? '-' : `${percent}%`}</b> <span class="quiet small">${about}</span>
        ${percent === null ? null : progressBar(percent)}</dd></div>`,
    )}
    </dl>`;
}

function burnUp(year: YearSoFar, until: Day, today: Day): Markup | null {
  if (year.actions.length === 0 || !isDay(until)) return null;
  const points = year.actions;
  const title = html`<h3>Actions over ${oneLine(year.title)}</h3>`;
  const { readFrom } = year;
  if (readFrom !== null && readFrom >= until)
    return html`${title}<p class="quiet">Not drawn: for these days, what came before ${until} was not all read.</p>`;
  const unread =
    readFrom === null
      ? null
      : html`<p class="more">Drawn from ${readFrom}: for these days, what came before was not all read.</p>`;
  const undated =
    year.undated === 0
      ? null
      : html`<p class="more">${count(year.undated, 'action')} done on days that are not known: counted from the day by which they were done.</p>`;
  return html`
    ${title}
    <figure class="plot">
    <figcaption>${burnUpLegend(points)}</figcaption>
    ${burnUpChart({ year, today, until, points })}
    </figure>
    ${unread}${undated}`;
}
