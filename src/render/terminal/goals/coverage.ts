// `devgrowth levels coverage` in a terminal: area by area what was shown and when, the company's values below, and how whole it is.
import type { CoveredCriterion, CoveredValue } from '#growth/levels/coverage.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { coverageHeads, criterionRow, noList, valueRow } from '../../coverage-words.ts';
import { count, oneLine } from '../../text.ts';
import { verdictLines } from '../completeness.ts';
import { type Hole, type Ink, fit, ink, joined, pad, spaced, stacked, width, wrap } from '../ink.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export interface ShownCoverage {
  readonly name: string;
  readonly criteria: readonly CoveredCriterion[];
  readonly values: readonly CoveredValue[];
  readonly pieces: number;
  readonly hasDocument: boolean;
  readonly completeness: Completeness;
}

export function renderCoverage(shown: ShownCoverage, options: TerminalOptions): Ink {
  const { name, criteria, values, pieces, hasDocument, completeness } = shown;
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const ways = { hasDocument, columns, paint };
  const [areas, ownValues] = [criteria.map(criterionRow), values.map(valueRow)];
  const sizes = narrowed(sizesOf([coverageHeads, ...areas, ...ownValues], hasDocument), columns);
  const read = completeness.complete
    ? [ink`${paint.green('Evidence COMPLETE')}: ${count(pieces, 'piece')}.`]
    : [ink`Evidence of ${count(pieces, 'piece')} arrived:`, ...verdictLines(completeness, columns, paint)];
  return stacked(
    spaced([
      [paint.bold(oneLine(name))],
      [paint.dim(fit(rowLine(coverageHeads, sizes), columns)), ...areas.flatMap((row) => lines(row, sizes, ways))],
      ownValues.length === 0 ? [] : [paint.bold('Values'), ...ownValues.flatMap((row) => lines(row, sizes, ways))],
      [...read, ...wrap(noList, columns)],
    ]),
  );
}

const [widestName, widestUsed] = [22, 20];
const [leastName, leastUsed] = [12, 7];
const narrowest = 14;
const usedColumn = 5;

/** Of all columns but the last, which takes what is left. A column of nothing is left out. */
function sizesOf(rows: readonly (readonly string[])[], hasDocument: boolean): readonly number[] {
  return coverageHeads.slice(0, -1).map((_, at) => {
    if (at === usedColumn && !hasDocument) return 0;
    const widest = Math.max(...rows.map((row) => width(oneLine(row[at] ?? ''))));
    return Math.min(widest, at === 0 ? widestName : at === usedColumn ? widestUsed : widest);
  });
}

/** Names give way first, then the parts that use it: the numbers and days between them stay. */
function narrowed(sizes: readonly number[], columns: number): readonly number[] {
  const over = Math.max(0, widthOf(sizes) - 2 - columns);
  const byName = Math.min(over, Math.max(0, (sizes[0] ?? 0) - leastName));
  return sizes.map((size, at) => {
    if (at === 0) return size - byName;
    return at === usedColumn && size > 0 ? Math.max(leastUsed, size - over + byName) : size;
  });
}

/** With the gap behind each column. */
const widthOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + (size === 0 ? 0 : size + 2), 0);

function rowLine(row: readonly string[], sizes: readonly number[]): Ink {
  const cells = sizes.flatMap((size, at) =>
    size === 0 ? [] : [pad(fit(oneLine(row[at] ?? ''), size), size, at === 1 ? 'right' : 'left')],
  );
  return joined(cells, '  ').trimEnd();
}

function lines(
  row: readonly string[],
  sizes: readonly number[],
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): Hole[] {
  const taken = widthOf(sizes);
  const said = oneLine(row.at(-1) ?? '');
  const left = columns - taken;
  if (left < narrowest)
    return [fit(rowLine(row, sizes), columns), ...wrap(said, columns - 2).map((line) => paint.dim(ink`  ${line}`))];
  const [first = '', ...more] = wrap(said, left);
  return [
    ink`${pad(rowLine(row, sizes), taken)}${first}`.trimEnd(),
    ...more.map((line) => ink`${' '.repeat(taken)}${line}`),
  ];
}
