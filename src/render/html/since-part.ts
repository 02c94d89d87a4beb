// Against the last posted report: one line below the finding, and where it was asked for the goals and asks behind it.
import type { ReportPage, SinceRow } from '#reports/page.ts';
import { rowFacts, rowWord, sinceLimit, sinceParts } from '../since-words.ts';
import { type Markup, html } from './markup.ts';
import { part } from './part.ts';
import { goalNumber, goalTitle, said } from './words-of-people.ts';

/** What a reader scrolls through. */
const limit = 60;

export function sinceLine(page: ReportPage): Markup | null {
  const parts = sinceParts(page);
  if (parts === null) return null;
  const [about, told] = parts;
  const last = page.since?.last;
  const place = typeof last === 'object' ? html` (${goalNumber(last.meeting)})` : null;
  return html`<p class="quiet">${about}${place}${told}.</p>`;
}

export function sincePart(page: ReportPage): Markup | null {
  const rows = page.since?.rows ?? [];
  if (rows.length === 0) return null;
  return part('since', 'Since the last report', [
    html`<ul class="dots">${rows.slice(0, limit).map((row) => item(row, page))}</ul>`,
    rows.length > limit && html`<p class="quiet small">and ${rows.length - limit} more.</p>`,
    html`<p class="quiet small">${sinceLimit}</p>`,
  ]);
}

function item(row: SinceRow, { today }: ReportPage): Markup {
  const facts = rowFacts(row, today);
  const about = row.text === null ? goalTitle(row.goal) : html`“${said(row.text)}”`;
  return html`
    <li class="words"><b>${rowWord(row)}</b> ${about} <span class="quiet small">${goalNumber(row.goal)}${facts === '' ? null : ` · ${facts}`}</span></li>`;
}
