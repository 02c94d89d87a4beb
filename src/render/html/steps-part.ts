// The steps ahead in a review: what the year plan says, and of each quarter its words and its open goals.
import { dayOf } from '#growth/time/calendar.ts';
import { healthWords } from '#growth/goals/check-in.ts';
import type { ReportPage } from '#reports/page.ts';
import type { Cut } from '#reports/review-page.ts';
import type { GoalAhead } from '#reports/review.ts';
import { laterWords, noPlan, planParts, quarterWords, reviewTitles } from '../review-words.ts';
import { oneLine } from '../text.ts';
import { healthSigns, measureWords } from '../words.ts';
import { day } from './days.ts';
import { type Hole, type Markup, html } from './markup.ts';
import { part } from './part.ts';
import { more, opportunityList, term, type Told } from './review-part.ts';
import { table } from './table.ts';
import { goalTitle, linked, said } from './words-of-people.ts';

export function stepsPart(told: Told): Markup | null {
  const { page, review } = told;
  const { plan, quarters, withoutQuarter, open, opportunities } = review;
  if (plan === null && open === 0 && opportunities.shown.length === 0) return null;
  const none = noPlan(review, page.completeness);
  const words = planParts.map(({ name, of }) => {
    const written = plan?.[of] ?? null;
    return term(name, written !== null && said(written));
  });
  return part('steps', reviewTitles.steps, [
    words.some((one) => one !== null) && html`<dl class="terms plan">${words}</dl>`,
    none !== null && html`<p class="quiet small">${none}.</p>`,
    plan !== null && html`<p class="more">From ${linked(plan.url, html`the year plan, #${plan.iid}`, 'address')}.</p>`,
    quarters.map((quarter) => [
      html`<h3>${oneLine(quarterWords(quarter, page.today))}</h3>`,
      quarter.words !== null && html`<p>${said(quarter.words)}</p>`,
      goalsOf(quarter.goals, `Open goals of ${oneLine(quarter.title)}`, page),
    ]),
    withoutQuarter.shown.length > 0 && [
      html`<h3>Without a quarter</h3>`,
      goalsOf(withoutQuarter, 'Open goals without a quarter', page),
    ],
    laterWords(review) !== null && html`<p class="more">${laterWords(review)}.</p>`,
    opportunityList(told),
  ]);
}

function goalsOf(goals: Cut<GoalAhead>, caption: string, page: ReportPage): Hole {
  if (goals.shown.length === 0) return html`<p class="quiet small">No goal yet.</p>`;
  const columns = [
    { className: 'what', name: 'Goal, and its next step' },
    { className: 'far', name: 'Done' },
    { className: 'when', name: 'Due' },
  ];
  return [
    table(
      { className: 'goals', caption, columns },
      goals.shown.map((one) => ({ className: one.level, cells: cells(one, page) })),
    ),
    more(goals),
  ];
}

function cells(
  { goal, confidential, level, percent, measure, text, due }: GoalAhead,
  { today, generatedAt, window }: ReportPage,
): Hole[] {
  const measured = measureWords({ measure });
  // Of days that are over, too, the next steps are those of today.
  const isLate = due !== null && due < dayOf(generatedAt, window.zone);
  return [
    html`
      <div class="name"><i class="sign" aria-hidden="true">${healthSigns[level]}</i><span class="only-heard">${healthWords[level]}: </span>${goalTitle(goal)} <span class="quiet small">#${goal.iid}${confidential && ' · confidential'}${measured !== null && ` · ${measured}`}</span></div>
      ${text !== null && html`<div class="said">Next: ${said(text)}</div>`}`,
    percent === null ? null : html`<b>${percent} %</b>`,
    due === null
      ? null
      : html`<span class="label">Due </span><span class="${isLate ? 'late' : 'due'}">${day(due, today)}</span>`,
  ];
}
