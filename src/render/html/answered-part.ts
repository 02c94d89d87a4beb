// What was answered, and only the person can settle or tick: in their own copy alone.
import type { ReportPage } from '#reports/page.ts';
import { answeredLead, answeredTitle, answeredWords } from '../answered-words.ts';
import { type Markup, html } from './markup.ts';
import { part } from './part.ts';
import { goalNumber, said } from './words-of-people.ts';

const limit = 12;

export function answeredPart({ answered, today }: ReportPage): Markup | null {
  if (answered.length === 0) return null;
  return part('answered', answeredTitle, [
    html`<ul class="dots">${answered.slice(0, limit).map((one) => html`<li class="words">${answeredLead(one)}${said(one.text)} <span class="quiet small">${goalNumber(one.place)} · ${answeredWords(one, today)}</span></li>`)}</ul>`,
    answered.length > limit && html`<p class="quiet small">and ${answered.length - limit} more, on their goals.</p>`,
  ]);
}
