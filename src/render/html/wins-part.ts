// Wins as a list, and how much evidence shows which value over the year.
import { valueName } from '#growth/words/values.ts';
import type { ReportPage } from '#reports/page.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { Win } from '#reports/wins.ts';
import { valueQuarters } from '../charts/value-quarters.ts';
import { shortDay } from '../day-words.ts';
import { count, oneLine } from '../text.ts';
import { winText, winWord } from '../words.ts';
import { marked } from './days.ts';
import { type Markup, html } from './markup.ts';
import { part } from './part.ts';
import { address, goalMention, goalTitle, said } from './words-of-people.ts';

export function winList(wins: readonly Win[], page: Pick<ReportPage, 'today' | 'company'>): Markup {
  return html`<ul class="wins">${wins.map((win) => item(win, page))}</ul>`;
}

/** Only where something was read: nothing is drawn of what was not. */
export function evidenceByValue(
  report: Pick<ProgressReport, 'year' | 'window' | 'completeness' | 'company'>,
): Markup | null {
  const { year, window } = report;
  if (year === null || year.evidence.length === 0) return null;
  const title = `Evidence by value over ${oneLine(year.title)}`;
  const unread =
    year.unreadGoals === 0
      ? null
      : html`<p class="more">The comments of ${count(year.unreadGoals, 'goal')} were not read back to the start of the year: there may be more.</p>`;
  if (year.evidence.every((quarter) => quarter.count === 0)) return null;
  return part('evidence', title, [
    valueQuarters(year.evidence, window.until, 'One piece of evidence may show several values', report.company.values),
    unread,
  ]);
}

function item(win: Win, { today, company }: Pick<ReportPage, 'today' | 'company'>): Markup {
  return html`<li>${marked(win.day, shortDay(win.day, today))} <span class="sort">${winWord(win)}</span> <div class="told">${told(win, company)}</div></li>`;
}

function told(win: Win, company: ReportPage['company']): Markup {
  if (win.type === 'closed')
    return html`
      <div>${goalTitle(win.goal)}</div>
      ${win.text === null ? null : html`<div class="next"><b>Learned</b> ${said(win.text)}</div>`}
      ${win.values.length === 0 ? null : html`<div class="about">${chips(win, company)}</div>`}`;
  const words = winText(win);
  const isBareAddress = win.type === 'evidence' && win.link === words;
  const text = words === '' || isBareAddress ? null : html`<div>${said(words)}</div>`;
  const link =
    win.type === 'evidence' && win.link !== null ? html`<div class="small">${address(win.link)}</div>` : null;
  return html`${text}${link}<div class="about">${goalMention(win.goal)} ${chips(win, company)}</div>`;
}

function chips({ values }: Win, company: ReportPage['company']): Markup[] {
  return values.map((value) => html`<span class="chip">${valueName(value, company.values)}</span>`);
}
