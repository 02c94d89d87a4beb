// Where the promotion document stands and what it lacks; never its words.
import { type CreditValue, creditValues } from '#growth/words/goal.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { oneLine } from '../text.ts';
import { keptText } from '../report-words.ts';
import { valueWords } from '../words.ts';
import { type Markup, html } from './markup.ts';
import { part } from './part.ts';
import { linked, said } from './words-of-people.ts';

export function promotionPart({ promotion }: ProgressReport): Markup | null {
  if (promotion === null) return null;
  const { iid, url, state, since, results, values, evidence, gaps } = promotion;
  return part('promotion', 'Promotion', [
    html`
      <dl class="pairs">
      <div><dt>Document</dt><dd>${linked(url, html`#${iid}`, 'number')}</dd></div>
      <div><dt>State</dt><dd>${stateWords(state)}${since === null ? null : html` <span class="quiet">since ${since}</span>`}</dd></div>
      <div><dt>Results</dt><dd>${results === null ? unread() : `${results.filled} of ${results.of} written`}</dd></div>
      <div><dt>Values</dt><dd>${values === null ? unread() : shownValues(values, evidence?.values ?? [])}</dd></div>
      <div><dt>Evidence</dt><dd>${evidence === null ? html`<span class="quiet">not known: its comments could not be read</span>` : keptText(evidence)}</dd></div>
      <div><dt>Gaps</dt><dd>${gaps === null ? unread() : gapList(gaps)}</dd></div>
      </dl>`,
  ]);
}

function stateWords(state: string): string {
  return oneLine(state).replaceAll('-', ' ');
}

function unread(): Markup {
  return html`<span class="quiet">not known: its text could not be read</span>`;
}

function shownValues(shown: readonly CreditValue[], kept: readonly CreditValue[]): Markup {
  const items = creditValues.map((value) =>
    shown.includes(value)
      ? html`<li><span class="yes" aria-hidden="true">✓</span> ${valueWords[value]}</li>`
      : html`<li class="quiet"><span aria-hidden="true">○</span> ${valueWords[value]}<span class="small">, ${kept.includes(value) ? 'evidence to write from' : 'nothing yet'}</span></li>`,
  );
  return html`<ul class="two">${items}</ul>`;
}

function gapList(gaps: readonly string[]): Markup {
  return gaps.length === 0 ? html`none` : html`<ul class="dots">${gaps.map((gap) => html`<li>${said(gap)}</li>`)}</ul>`;
}
