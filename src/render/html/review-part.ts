// The review: goals that closed as stories, values with what shows them, what would help; the actions folded at the end.
import { valueName } from '#growth/words/values.ts';
import type { GoalEnding } from '#reports/endings.ts';
import type { ReportPage } from '#reports/page.ts';
import { type Cut, piecesOf, type ReviewPage } from '#reports/review-page.ts';
import type { Win } from '#reports/wins.ts';
import { winLead, winLink, winWords } from '../page-words.ts';
import {
  andMore,
  doneWords,
  endingWords,
  measureSaid,
  noEvidence,
  reviewTitles,
  silence,
  storyWords,
  struggleWords,
  unshownWords,
} from '../review-words.ts';
import { day } from './days.ts';
import { type Hole, type Markup, html } from './markup.ts';
import { needList } from './needs-part.ts';
import { part } from './part.ts';
import { table } from './table.ts';
import { address, goalMention, goalNumber, goalTitle, said, titled } from './words-of-people.ts';

export interface Told {
  readonly page: ReportPage;
  readonly review: ReviewPage;
}

export function achievementsPart({ page, review }: Told): Markup | null {
  const { stories, moreStories, others, isSilent } = review;
  if (isSilent) return page.headline.goals === 0 ? null : html`<p class="silent">${silence(page.completeness)}.</p>`;
  if (stories.length + others.shown.length === 0) return null;
  return part('achievements', reviewTitles.achievements, [
    stories.length > 0 && html`<ul class="stories">${stories.map((one) => story(one, page))}</ul>`,
    moreStories.shown.length > 0 &&
      html`<ul class="proofs">${moreStories.shown.map((one) => html`<li>${storyHead(one, page)}</li>`)}</ul>`,
    more(moreStories),
    stories.length > 0 && others.shown.length > 0 && html`<h3>${reviewTitles.others}</h3>`,
    others.shown.length > 0 && proofs(others.shown, page),
    more(others),
  ]);
}

function story(one: GoalEnding, page: ReportPage): Markup {
  const { aim, lesson } = one;
  const measure = measureSaid(one);
  const { shown: pieces, left } = piecesOf(one);
  const none = noEvidence(one);
  const shown =
    pieces.length === 0
      ? none !== null && html`<span class="quiet">${none}</span>`
      : html`${pieces.map((win, index) => html`${index > 0 && html`<br>`}${proof(win, page)}`)}${left > 0 && html`, <span class="quiet">${andMore(left)}</span>`}`;
  return html`
    <li>${storyHead(one, page)}
    <dl class="terms">
    ${term(storyWords.aim, aim !== null && said(aim))}
    ${term(storyWords.measure, measure !== null && said(measure))}
    ${term(storyWords.evidence, shown)}
    ${term(storyWords.lesson, lesson !== null && said(lesson))}
    </dl></li>`;
}

function storyHead(one: GoalEnding, { today }: ReportPage): Markup {
  const { goal, outcome, confidential } = one;
  return html`<div class="story">${goalTitle(goal)} <span class="quiet small">#${goal.iid}${confidential && ' · confidential'} · <span class="${outcome === 'achieved' ? 'achieved' : 'quiet'}">${endingWords(one, today)}</span></span></div>`;
}

/** A row of a list of terms; nothing where nothing is said. */
export function term(name: string, words: Hole): Markup | null {
  return words === null || words === false ? null : html`<div><dt>${name}</dt><dd>${words}</dd></div>`;
}

function proofs(wins: readonly Win[], page: ReportPage): Markup {
  return html`<ul class="proofs">${wins.map((win) => html`<li>${proof(win, page)} <span class="quiet small">${goalNumber(win.goal)}</span></li>`)}</ul>`;
}

function proof(win: Win, { today }: ReportPage): Markup {
  const lead = winLead(win);
  const link = winLink(win);
  const words = win.type === 'closed' || winWords(win).trim() === '' ? titled(win.goal.title) : said(winWords(win));
  const learned = win.type === 'closed' && win.text !== null ? html`; learned: ${said(win.text)}` : null;
  return html`${lead !== '' && html`<b class="lead">${lead}</b> `}${words}${learned} <span class="quiet small">${day(win.day, today)}${link !== null && html` · ${address(link)}`}</span>`;
}

export function more({ left }: Cut<unknown>, where = ''): Markup | null {
  return left > 0 ? html`<p class="more">${andMore(left)}${where}</p>` : null;
}

export function strengthsPart({ page, review }: Told): Markup | null {
  const unshown = unshownWords(review, page);
  if (review.values.length === 0 && unshown === null) return null;
  return part('strengths', reviewTitles.strengths, [
    review.values.length > 0 &&
      html`<dl class="terms values">${review.values.map(({ value, times, proofs: { shown, left } }) =>
        term(
          valueName(value, page.company.values),
          html`${times > 1 && html`<span class="quiet small">${times} times</span>`}${proofs(shown, page)}${left > 0 && html`<span class="quiet small">${andMore(left)}</span>`}`,
        ),
      )}</dl>`,
    unshown !== null && html`<p class="more">${unshown}.</p>`,
  ]);
}

export function supportPart({ page, review: { support } }: Told): Markup | null {
  if (support.shown.length === 0) return null;
  return part('support', reviewTitles.support, [needList(support.shown, page.today), more(support)]);
}

/** What struggles, each with its next step. */
export function opportunityList({ page, review: { opportunities } }: Told): Hole {
  const items = opportunities.shown.map(
    (one) => html`
      <li><div>${goalMention(one.goal)}</div><div class="small quiet">${said(struggleWords(one, page.today))}</div>
      ${one.next !== null && html`<div class="next"><b>Next</b> ${said(one.next)}</div>`}</li>`,
  );
  return (
    items.length > 0 && [
      html`<h3>${reviewTitles.opportunities}</h3>`,
      html`<ul class="plain">${items}</ul>`,
      more(opportunities, ', among the next steps'),
    ]
  );
}

/** The appendix: nobody reads it for its own sake, and it can be looked up. */
export function donePart({ review }: Told): Markup | null {
  const { done } = review;
  if (done.shown.length === 0) return null;
  return html`
    <details><summary>${reviewTitles.done}, ${doneWords(review)}</summary>
    ${table(
      {
        className: 'done-actions',
        caption: 'Actions that were done in these days, by goal',
        columns: [
          { className: 'of', name: 'Goal' },
          { className: 'acts', name: 'Actions' },
        ],
      },
      done.shown.map(({ goal, actions }) => ({
        cells: [
          goalMention(goal),
          html`<ul class="dots">${actions.map((action) => html`<li>${said(action)}</li>`)}</ul>`,
        ],
      })),
    )}
    ${more(done)}
    </details>`;
}
