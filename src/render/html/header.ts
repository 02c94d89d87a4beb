// The top of the page: one quiet line of whose it is and for when, what is missing, and the finding.
import type { ReportPage } from '#reports/page.ts';
import { causes, verdict } from '../completeness-words.ts';
import { spanWords } from '../day-words.ts';
import { headlineSentences, meetingWords } from '../page-words.ts';
import { formName } from '../review-words.ts';
import { oneLine } from '../text.ts';
import { marked } from './days.ts';
import { type Markup, html } from './markup.ts';
import { sinceLine } from './since-part.ts';
import { goalNumber } from './words-of-people.ts';

export function header(page: ReportPage): Markup {
  const { person, window, today, completeness } = page;
  const form = formName(page);
  const [from, to] = spanWords(window.since, window.until, today);
  const complete = completeness.complete ? html` · <span aria-hidden="true">✓</span> complete` : null;
  return html`
    <header>
    <p class="line"><span>${form !== null && html`<bdi>${form}</bdi> of `}<bdi>${nameOf(person)}</bdi>${meeting(page)}</span>
    <span>${marked(window.since, from)} to ${marked(window.until, to)}${complete}</span></p>
    ${missing(page)}
    <h1>${headlineSentences(page).map((sentence) => html`<span>${sentence}.</span> `)}</h1>
    ${sinceLine(page)}
    </header>`;
}

export function nameOf({ name, username }: ReportPage['person']): string {
  return oneLine(name) || `@${oneLine(username)}`;
}

function meeting(page: ReportPage): Markup | null {
  const { words, meeting } = meetingWords(page);
  return words === '' ? null : html` · ${words}${meeting === null ? null : html` (${goalNumber(meeting)})`}`;
}

/** What was not read, one line a cause; and what the reader's role hides. */
function missing({ completeness, limits }: ReportPage): Markup | null {
  if (completeness.complete && limits.length === 0) return null;
  const lines = [
    ...(completeness.complete ? [] : causes(completeness).map((cause) => html`<p><bdi>${cause}</bdi></p>`)),
    ...limits.map((limit) => html`<p>${oneLine(limit)}</p>`),
  ];
  const word = completeness.complete ? null : html`<strong>${verdict(completeness)}</strong>`;
  return html`<div class="missing">${word}${lines}</div>`;
}
