// The small print: why these days, what was read, what a copy leaves out, when the page was made.
import { dayOf } from '#growth/time/calendar.ts';
import { isComplete } from '#growth/words/completeness.ts';
import type { ReportPage } from '#reports/page.ts';
import { gave } from '../completeness-words.ts';
import { leftOutText } from '../report-words.ts';
import { oneLine } from '../text.ts';
import { shortDay } from '../day-words.ts';
import { type Markup, html } from './markup.ts';

const limit = 40;

export function foot(page: ReportPage): Markup {
  const { window, completeness, generatedAt, today } = page;
  const leftOut = leftOutText(page);
  // What is missing stands at the top.
  const all = completeness.sources.filter(isComplete);
  const read = all.slice(0, limit).map((source) => `${oneLine(source.name)} ${gave(source)}`);
  const left = all.length > limit ? `, and ${all.length - limit} more` : '';
  return html`
    <footer>
    <p>These days: ${oneLine(window.why)}; times in ${oneLine(window.zone)}.${leftOut === null ? null : ` ${leftOut}`}</p>
    <p>${completeness.complete ? 'Read completely' : 'Read to the end'}: <bdi>${read.join(', ')}</bdi>${left}. Made by devgrowth on <time datetime="${generatedAt}">${shortDay(dayOf(generatedAt, window.zone), today)}</time>. This page loads nothing and runs nothing.</p>
    </footer>`;
}
