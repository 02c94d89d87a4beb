// `devgrowth drafts list` in a terminal: what was typed and is not yet safely on the server.
import { oneLine } from '../../text.ts';
import { type Ink, fit, ink, joined, pad, stacked, width } from '../ink.ts';
import { usableColumns } from '../paint.ts';
import { descending } from '#growth/words/order.ts';

export interface ShownDraft {
  readonly id: string;
  /** `goal add` */
  readonly command: string;
  readonly host: string;
  readonly project: string | null;
  readonly createdAt: string;
  /** The command's plain input. */
  readonly input?: unknown;
}

export function renderDrafts(drafts: readonly ShownDraft[], options: { readonly columns: number }): Ink {
  if (drafts.length === 0) return stacked(['No drafts.']);
  const columns = usableColumns(options.columns);
  const cells = drafts.map((draft) => [
    oneLine(draft.id),
    ink`devgrowth ${oneLine(draft.command)}`,
    ink`${draft.createdAt.slice(0, 16).replace('T', ' ')} UTC`,
    oneLine(draft.project === null ? draft.host : `${draft.host} ${draft.project}`),
  ]);
  const widths = [0, 1, 2].map((column) => cells.reduce((most, row) => Math.max(most, width(row[column] ?? '')), 0));
  const rows = cells.flatMap((row, index) => {
    const words = wordsIn(drafts[index]?.input);
    const about = words === null ? [] : [fit(ink`  ${' '.repeat(widths[0] ?? 0)}  ${words}`, columns)];
    return [
      fit(
        ink`  ${joined(
          row.map((cell, column) => pad(cell, widths[column] ?? 0)),
          '  ',
        )}`.trimEnd(),
        columns,
      ),
      ...about,
    ];
  });
  const help = ['  devgrowth drafts resume <id>   writes it', '  devgrowth drafts discard <id>  throws it away'];
  return stacked([...rows, '', ...help]);
}

/** Words of a draft that only say how and where: nobody knows a text again by them. */
const settings: ReadonlySet<string> = new Set([
  'kind',
  'due',
  'date',
  'day',
  'templates',
  'goalAt',
  'health',
  'outcome',
  'state',
]);

/** What tells one draft from another: the number of its goal, and the longest text that was typed. */
function wordsIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const { iid, ...words } = input as Readonly<Record<string, unknown>>;
  const texts = Object.entries(words).flatMap(([word, value]) =>
    typeof value === 'string' && !settings.has(word) ? [value] : [],
  );
  const [longest = ''] = texts.toSorted(descending(({ length }) => length));
  const number = typeof iid === 'number' ? [`#${iid}`] : [];
  return longest === '' ? null : [...number, oneLine(longest.slice(0, 400))].join(' ');
}
