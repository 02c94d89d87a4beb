// The progress report as one page that needs nothing but itself: no script, no network, light and dark, on screen and on paper.
import { createHash } from 'node:crypto';
import { dayOf } from '#growth/time/calendar.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { titleText } from '../report-words.ts';
import { oneLine } from '../text.ts';
import { balancePart } from './balance-part.ts';
import { goalsPart } from './goals-part.ts';
import { header, nameOf } from './header.ts';
import { html, verbatim } from './markup.ts';
import { needsPart } from './needs-part.ts';
import { nextPart } from './next-part.ts';
import { promotionPart } from './promotion-part.ts';
import { reviewPart } from './review-part.ts';
import { slipsPart } from './slips-part.ts';
import { sourcesPart } from './sources-part.ts';
import { style } from './style.ts';
import { winsPart } from './wins-part.ts';

export function renderReportHtml(report: ProgressReport): string {
  const { person, window, generatedAt } = report;
  const today = dayOf(generatedAt, window.zone);
  const page = html`
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy()}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>${titleText(report)}: ${nameOf(person)}, ${window.since} to ${window.until}</title>
    <style>${verbatim(style)}</style>
    </head>
    <body>
    ${header(report)}
    <main>
    ${reviewPart(report)}
    ${needsPart(report)}
    ${goalsPart(report, today)}
    ${winsPart(report)}
    ${promotionPart(report)}
    ${slipsPart(report)}
    ${balancePart(report, today)}
    ${nextPart(report)}
    ${sourcesPart(report)}
    </main>
    <footer>Made by devgrowth on <time datetime="${generatedAt}">${today}</time> (${oneLine(window.zone)}). This page loads nothing and runs nothing.</footer>
    </body>
    </html>`;
  return `${page.text}\n`;
}

/** Even if an escape were forgotten somewhere: nothing runs, nothing is loaded, no other style than ours applies. */
function policy(): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}
