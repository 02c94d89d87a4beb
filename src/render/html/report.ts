// The progress report as one page that needs nothing but itself: no script, no network, light and dark, on screen and on paper.
import { type ReportPage, pageOf } from '#reports/page.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { ReviewPage } from '#reports/review-page.ts';
import { namedDay } from '../day-words.ts';
import { formName, inFormOrder } from '../review-words.ts';
import { balancePart } from './balance-part.ts';
import { foot } from './foot.ts';
import { goalsPart } from './goals-part.ts';
import { header, nameOf } from './header.ts';
import { html, type Markup } from './markup.ts';
import { answeredPart } from './answered-part.ts';
import { morePart } from './more-part.ts';
import { nextPart } from './next-part.ts';
import { pageHead } from './page-head.ts';
import { achievementsPart, donePart, strengthsPart, supportPart } from './review-part.ts';
import { stepsPart } from './steps-part.ts';
import { sincePart } from './since-part.ts';
import { style } from './style.ts';
import { summaryPart } from './summary-part.ts';
import { evidenceByValue } from './wins-part.ts';

export function renderReportHtml(report: ProgressReport): string {
  const page = pageOf(report);
  const document = html`
    <!doctype html>
    <html lang="en">
    ${pageHead(titleOf(page), style, 'light dark')}
    <body>
    ${header(page)}
    <main>
    ${page.review === null ? weekly(page) : review(page, page.review)}
    </main>
    ${foot(page)}
    </body>
    </html>`;
  return `${document.text}\n`;
}

function weekly(page: ReportPage): readonly (Markup | null)[] {
  return [
    sincePart(page),
    summaryPart(page),
    answeredPart(page),
    goalsPart(page),
    page.goals.length === 0 ? null : nextPart(page),
    morePart(page),
  ];
}

/** Charts draw a year, so they stand where a year is looked at. */
function review(page: ReportPage, form: ReviewPage): readonly (Markup | null)[] {
  const told = { page, review: form };
  const parts = inFormOrder(page, {
    achievements: () => [achievementsPart(told)],
    strengths: () => [strengthsPart(told), evidenceByValue(page)],
    support: () => [supportPart(told)],
    'next-steps': () => [stepsPart(told), balancePart(page, page.today)],
  });
  return [...parts.flat(), donePart(told)];
}

function titleOf(page: ReportPage): string {
  const { person, window, today, next } = page;
  const form = formName(page);
  const meeting = next?.meeting ?? null;
  const when =
    meeting === null
      ? `${namedDay(window.since, today)} to ${namedDay(window.until, today)}`
      : `before the 1:1 on ${namedDay(meeting.day, today)}`;
  return `${form === null ? '' : `${form}: `}${nameOf(person)}, ${when}`;
}
