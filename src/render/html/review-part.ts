// The mid-year form, filled with what is known: a first draft for the person to edit.
import type { ProgressReport } from '#reports/progress-report.ts';
import type { ReviewForm } from '#reports/review.ts';
import { count } from '../text.ts';
import { valueWords, winText } from '../words.ts';
import { type Hole, type Markup, html } from './markup.ts';
import { needList } from './needs-part.ts';
import { actionList } from './next-part.ts';
import { part } from './part.ts';
import { winList } from './wins-part.ts';
import { goalMention, said } from './words-of-people.ts';

export function reviewPart({ review }: Pick<ProgressReport, 'review'>): Markup | null {
  if (review === null) return null;
  const { achievements, strengths, opportunities, support, nextSteps } = review;
  return part('review', 'Mid-year form', [
    html`<p class="quiet">A first draft from what is recorded, to be edited by the person.</p>`,
    ...topic('Achievements', achievements.length > 0 && winList(achievements)),
    ...topic('Strengths', strengths.length > 0 && strengthList(strengths)),
    ...topic('Opportunities', opportunities.length > 0 && opportunityList(opportunities)),
    ...topic('Support needed', support.length > 0 && needList(support)),
    ...topic('Next steps', nextSteps.length > 0 && actionList(nextSteps)),
  ]);
}

function topic(heading: string, content: Markup | false): Hole[] {
  return [html`<h3>${heading}</h3>`, content || html`<p class="quiet">Nothing recorded.</p>`];
}

function strengthList(strengths: ReviewForm['strengths']): Markup {
  const items = strengths.map(
    ({ value, times, example }) => html`
      <li><div><b>${valueWords[value]}</b> <span class="quiet small">shown ${count(times, 'time')}</span></div>
      <div>${said(winText(example) || example.goal.title)}</div></li>`,
  );
  return html`<ul class="plain">${items}</ul>`;
}

function opportunityList(opportunities: ReviewForm['opportunities']): Markup {
  const items = opportunities.map(
    ({ goal, why, next }) => html`
      <li><div>${goalMention(goal)}</div><div class="small">${said(why)}</div>
      ${next === null ? null : html`<div class="next"><b>Next</b> ${said(next)}</div>`}</li>`,
  );
  return html`<ul class="plain">${items}</ul>`;
}
