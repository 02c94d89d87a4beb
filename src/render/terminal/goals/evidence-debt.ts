// `devgrowth evidence debt` in a terminal: each piece with the command that pays it, then what no piece shows.
import type { Completeness } from '#growth/words/completeness.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { EvidenceDebt, OwedPiece } from '#reports/evidence-debt.ts';
import { count, oneLine } from '../../text.ts';
import { verdictLines } from '../completeness.ts';
import { type Ink, ink, spaced, stacked, wrap } from '../ink.ts';
import { paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export interface DebtOptions extends TerminalOptions {
  readonly zone: string;
}

interface ShownDebt extends EvidenceDebt {
  readonly owed: readonly (OwedPiece & { readonly command: string | null })[];
}

const whyWords: Readonly<Record<NonNullable<OwedPiece['why']>, string>> = {
  promotion: 'the promotion document counts on it',
  'only-of-value': 'nothing else shows its value',
};

const inset = 14;
/** What one sitting can pay; the rest is counted. */
const shownPieces = 10;

export function renderDebt(debt: ShownDebt, completeness: Completeness, options: DebtOptions): Ink {
  const { pieces, owed, valuesWithout, quiet } = debt;
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const known = completeness.complete ? '' : ' that arrived';
  const head =
    pieces === 0
      ? `No evidence${known} yet: nothing is owed.`
      : owed.length === 0
        ? `Every piece${known} has its result (${pieces}).`
        : `${owed.length} of ${count(pieces, 'piece')}${known} ${owed.length === 1 ? 'lacks' : 'lack'} a result.`;
  const blocks = owed.slice(0, shownPieces).map((piece) => {
    const what = oneLine(piece.title ?? piece.did ?? piece.link ?? '');
    const why = piece.why === null ? '' : ` (${whyWords[piece.why]})`;
    const lines = wrap(ink`#${piece.goal.iid}  ${what}${why}`, columns - inset);
    return [
      ...lines.map((line, index) =>
        index === 0
          ? ink`  ${paint.dim(piece.day ?? dayOf(piece.at, options.zone))}  ${line}`
          : ink`${' '.repeat(inset)}${line}`.trimEnd(),
      ),
      ...(piece.command === null ? [] : [ink`${' '.repeat(inset)}${paint.cyan(piece.command)}`]),
    ];
  });
  const left = owed.length - blocks.length;
  const none = (quiet ?? []).map(({ goal, since }) =>
    since === null ? `none yet on #${goal.iid}` : `nothing since ${since} on #${goal.iid}`,
  );
  const rest = [
    ...(left > 0 ? [`${left} more: devgrowth evidence debt --format json`] : []),
    ...(valuesWithout?.length ? wrap(`No evidence shows: ${valuesWithout.join(', ')}`, columns) : []),
    ...(none.length > 0 ? wrap(`On open goals: ${none.join(' · ')}`, columns) : []),
  ];
  const notes = completeness.complete ? [] : verdictLines(completeness, columns, paint);
  return stacked(spaced([[paint.bold(head)], ...blocks, rest, notes]));
}
