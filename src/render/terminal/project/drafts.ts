// `devgrowth drafts list` in a terminal: what was typed and is not yet safely on the server.
import { oneLine } from '../../text.ts';
import { type Ink, fit, ink, joined, pad, stacked, width, wrap } from '../ink.ts';
import { usableColumns } from '../paint.ts';
import { clockOf, dayOf } from '#growth/time/calendar.ts';
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
  /** Why it cannot be written as it is. */
  readonly stuck?: string | null;
}

export function renderDrafts(
  drafts: readonly ShownDraft[],
  options: { readonly columns: number; readonly zone?: string },
): Ink {
  if (drafts.length === 0) return stacked(['No drafts.']);
  const columns = usableColumns(options.columns);
  const zone = options.zone ?? 'UTC';
  const cells = drafts.map((draft) => [
    oneLine(draft.id),
    ink`devgrowth ${oneLine(draft.command)}`,
    whenWords(draft.createdAt, zone),
    oneLine(draft.project === null ? draft.host : `${draft.host} ${draft.project}`),
  ]);
  const widths = [0, 1, 2].map((column) => cells.reduce((most, row) => Math.max(most, width(row[column] ?? '')), 0));
  const rows = cells.flatMap((row, index) => {
    const words = wordsIn(drafts[index]?.input);
    const inset = ' '.repeat(widths[0] ?? 0);
    const stuck = drafts[index]?.stuck ?? null;
    const about = [
      ...(words === null ? [] : [fit(ink`  ${inset}  ${words}`, columns)]),
      ...(stuck === null ? [] : wrap(`cannot be written as it is: ${oneLine(stuck)}`, columns - inset.length - 4)).map(
        (line) => ink`  ${inset}  ${line}`,
      ),
    ];
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
  const help = [
    `  devgrowth drafts resume ${drafts.length === 1 ? '     ' : '<id> '}  writes it`,
    ...(drafts.length === 1 ? [] : ['  devgrowth drafts resume --all  writes all of them']),
    '  devgrowth drafts discard <id>  throws it away',
  ];
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

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Of a file that another hand wrote, whatever stands there. */
function whenWords(at: string, zone: string): string {
  if (Number.isNaN(Date.parse(at))) return oneLine(at);
  const instant = new Date(at).toISOString();
  return `${dayOf(instant, zone)} ${clockOf(instant, zone)}${zone === 'UTC' ? ' UTC' : ''}`;
}

/** What tells one draft from another: the number of its goal, and the longest text that was typed. */
function wordsIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const { iid, ...words } = input as Readonly<Record<string, unknown>>;
  const said = Object.entries(words).flatMap(([word, value]) => (settings.has(word) ? [] : [value]));
  const whole = said.filter((value) => typeof value === 'string' && value !== '') as readonly string[];
  const texts = whole.length > 0 ? whole : textsIn(said);
  const [longest = ''] = texts.toSorted(descending(({ length }) => length));
  const number = typeof iid === 'number' ? [`#${iid}`] : [];
  return longest === '' ? null : [...number, oneLine(longest.slice(0, 400))].join(' ');
}
