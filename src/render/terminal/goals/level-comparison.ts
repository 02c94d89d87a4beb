// `devgrowth levels compare` in a terminal: both texts side by side, and below what carries over and what is missing.
import type { ComparedArea, OfLevel } from '#growth/levels/comparison.ts';
import type { Criterion } from '#growth/levels/levels.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { noList } from '../../coverage-words.ts';
import { count, oneLine } from '../../text.ts';
import { verdictLines } from '../completeness.ts';
import { type Hole, type Ink, ink, pad, spaced, stacked, wrap } from '../ink.ts';
import { paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export interface ShownComparison {
  readonly here: OfLevel;
  readonly there: OfLevel;
  readonly areas: readonly ComparedArea[];
  readonly completeness: Completeness;
  /** What opens a goal for what is missing; null: nothing is. */
  readonly next: string | null;
}

export function renderComparison(shown: ShownComparison, options: TerminalOptions): Ink {
  const { here, there, areas, completeness, next } = shown;
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const half = Math.floor((columns - 3) / 2);
  const beside = (left: readonly Hole[], right: readonly Hole[]) =>
    Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
      ink`${pad(left[at] ?? '', half)}   ${right[at] ?? ''}`.trimEnd(),
    );
  const named = ({ levels, level }: OfLevel) => wrap(`${levels.name}/${level}`, half).map((line) => paint.bold(line));
  const text = (one: Criterion | null) =>
    one === null
      ? [paint.dim('-')]
      : [...(one.text === null ? [] : [one.text]), ...one.signs.map((sign) => `- ${sign}`)].flatMap((words) =>
          wrap(oneLine(words), half),
        );
  const told = (name: string, ones: readonly ComparedArea[]) =>
    ones.length === 0
      ? []
      : wrap(
          `${name}: ${ones.map((one) => `${oneLine(one.name)}${one.shown === 0 ? '' : ` (${one.shown})`}`).join(', ')}`,
          columns,
        );
  const asked = areas.filter((one) => one.there !== null);
  const carried = told(
    'Carries over',
    asked.filter((one) => one.shown > 0),
  );
  const missing = told(
    'Missing',
    asked.filter((one) => one.shown === 0),
  );
  const read = completeness.complete ? [] : verdictLines(completeness, columns, paint);
  return stacked(
    spaced([
      beside(named(here), named(there)),
      ...areas.map((one) => [paint.cyan(oneLine(one.name)), ...beside(text(one.here), text(one.there))]),
      [...carried, ...missing, ...(next === null ? [] : [ink`  ${paint.cyan(next)}`])],
      [...read, ...wrap(`${count(asked.length, 'area')}. ${noList}`, columns)],
    ]),
  );
}
