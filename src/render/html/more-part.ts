// Folded at the end: every win of these days, which values they name, and where the promotion document stands.
import type { ReportPage } from '#reports/page.ts';
import { openInIt, promotionText } from '../report-words.ts';
import { valuesAimedAt, valuesShown } from '../words.ts';
import { type Markup, html } from './markup.ts';
import { winList } from './wins-part.ts';
import { goalNumber, said } from './words-of-people.ts';

const limit = 60;

export function morePart(page: ReportPage): Markup | null {
  const wins = page.wins.flatMap(({ best, others }) => [best, ...others]);
  const { promotion } = page;
  const open = openInIt(promotion);
  const values = [
    { name: 'Values shown', told: valuesShown(wins, page.company) },
    { name: 'Goals aim at', told: valuesAimedAt(page) },
  ].filter(({ told }) => told.length > 0);
  if (wins.length === 0 && values.length === 0 && promotion === null) return null;
  return html`
    <details><summary>${wins.length === 0 ? 'More' : winsTitle(wins.length)}${values.length > 0 && ', values'}${promotion !== null && ', promotion document'}</summary>
    ${wins.length > 0 && winList(wins.slice(0, limit), page)}
    ${wins.length > limit && html`<p class="more">and ${wins.length - limit} more.</p>`}
    ${values.map(({ name, told }) => html`<p class="more">${name}: ${told.join(', ')}</p>`)}
    ${promotion !== null && html`<p class="more">Promotion document ${goalNumber(promotion)}: ${promotionText(promotion, page.company)}.</p>`}
    ${open.length > 0 && html`<ul class="dots">${open.map(({ name, text }) => html`<li>${name}: ${said(text)}</li>`)}</ul>`}
    </details>`;
}

/** Without their number, which is not that of the goals that have wins. */
function winsTitle(wins: number): string {
  return wins > limit ? `${limit} of ${wins} wins of these days` : 'Every win of these days';
}
