// What comes until the next 1:1, and the year in a few sentences beside it.
import type { BroughtItem } from '#reports/next-steps.ts';
import type { ReportPage } from '#reports/page.ts';
import { broughtAge, broughtLead, broughtText, mostBrought, notTalkedOverText } from '../brought-words.ts';
import { partTitles } from '../page-words.ts';
import { yearSentences } from '../year-words.ts';
import { oneLine } from '../text.ts';
import { day } from './days.ts';
import { type Markup, html } from './markup.ts';
import { goalNumber, said } from './words-of-people.ts';

const limit = 6;

export function nextPart(page: ReportPage): Markup {
  const title =
    page.balance === null ? partTitles(page).year : `${partTitles(page).year}, ${oneLine(page.balance.plan.title)}`;
  return html`
    <div class="two">
    ${until(page)}
    <section aria-labelledby="year"><h2 id="year">${title}</h2>
    <p>${yearSentences(page).join('. ')}.</p></section>
    </div>`;
}

function until(page: ReportPage): Markup | null {
  const { next, today } = page;
  const brought = next?.brought ?? [];
  const untold = notTalkedOverText(page);
  const title = partTitles(page).next;
  if (next !== null && next.actions.length + brought.length === 0) return null;
  const content =
    next === null
      ? html`<p class="quiet small">It could not be read.</p>`
      : html`
        <ul>${next.actions
          .slice(0, limit)
          .map(
            ({ goal, text, due }) =>
              html`<li class="words">${said(text)} <span class="quiet small">${goalNumber(goal)}${due === null ? null : html` · ${day(due, today)}`}</span></li>`,
          )}</ul>
        ${next.actions.length > limit && html`<p class="quiet small">and ${next.actions.length - limit} more, on their goals.</p>`}${brought.length > 0 && broughtList(brought, page)}${untold !== null && html`<p class="quiet small">${untold}</p>`}`;
  return html`<section aria-labelledby="next"><h2 id="next">${title}</h2>${content}</section>`;
}

function broughtList(brought: readonly BroughtItem[], page: ReportPage): Markup {
  const more = brought.length - mostBrought;
  return html`<ul>${brought.slice(0, mostBrought).map((item) => {
    const age = broughtAge(item, page);
    return html`<li class="words"><span class="quiet small">${broughtLead(item, page)}</span> ${said(broughtText(item))}${age !== '' && html` <span class="quiet small">${age}</span>`}</li>`;
  })}</ul>${more > 0 && html`<p class="quiet small">and ${more} more on the agenda.</p>`}`;
}
