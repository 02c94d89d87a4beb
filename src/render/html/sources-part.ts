// What was read to make the report, failures first.
import { isComplete } from '#growth/words/completeness.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { gave, worstFirst } from '../completeness-words.ts';
import { oneLine } from '../text.ts';
import { type Markup, html } from './markup.ts';
import { part } from './part.ts';
import { table } from './table.ts';

const limit = 25;

export function sourcesPart({ completeness }: ProgressReport): Markup {
  const all = worstFirst(completeness.sources);
  const columns = [
    { className: 'source', name: 'Source' },
    { className: 'read', name: 'Read' },
    { className: 'right number', name: 'Requests' },
  ];
  const rows = all.slice(0, limit).map((source) => ({
    cells: [
      html`<bdi>${oneLine(source.name)}</bdi>`,
      isComplete(source)
        ? gave(source)
        : html`<span class="not-read"><strong>not complete:</strong> <bdi>${gave(source)}</bdi></span>`,
      source.requests,
    ],
  }));
  const left = all.length - rows.length;
  return part('sources', 'What was read', [
    table({ className: 'sources', caption: 'Each list this report is made of', columns }, rows),
    left > 0 && html`<p class="more">and ${left} more sources.</p>`,
  ]);
}
