// `devgrowth evidence list` in a terminal: newest first, what came of it before what was done.
import type { Completeness } from '#growth/words/completeness.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Evidence } from '#growth/goals/evidence.ts';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { hiddenAs, moreAddresses, placeWords } from '../../evidence-words.ts';
import { clean, count, oneLine } from '../../text.ts';
import { type Hole, type Ink, ink, spaced, stacked, wrap } from '../ink.ts';
import { verdictLines } from '../completeness.ts';
import { type TerminalOptions, paintFor, usableColumns } from '../paint.ts';

export interface EvidenceOptions extends TerminalOptions {
  /** The person's time zone. */
  readonly zone: string;
  /** What may be typed where there is none; null for somebody who types nothing here. */
  readonly first: string | null;
}

const inset = 14;

export function renderEvidence(
  evidence: readonly ListedEvidence[],
  completeness: Completeness,
  options: EvidenceOptions,
): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const blocks = evidence.map((one) => {
    const day = one.day ?? dayOf(one.at, options.zone);
    const named = one.number === null ? '' : `, piece ${one.number}`;
    const goal = wrap(ink`#${one.goal.iid}  ${oneLine(one.goal.title)}${named}`, columns - inset);
    const notes = [...(one.place === 'promotion' ? [placeWords[one.place]] : []), hiddenAs(one)].filter(
      (word) => word !== null,
    );
    const lines = [
      ...goal.map((line) => paint.bold(line)),
      ...(notes.length === 0 ? [] : [paint.yellow(notes.join(', '))]),
      ...evidenceLines(one, columns - inset),
    ];
    return lines.map((line, index) =>
      index === 0 ? ink`  ${paint.dim(day)}  ${line}` : ink`${' '.repeat(inset)}${line}`.trimEnd(),
    );
  });
  const none = completeness.complete
    ? options.first === null
      ? ['No evidence yet.']
      : ['No evidence yet. Keep the first piece:', '', ink`  ${paint.cyan(options.first)}`]
    : ['No evidence arrived, but not everything could be read.'];
  const body =
    blocks.length === 0
      ? none
      : spaced([...blocks, [ink`  ${paint.dim(`${count(blocks.length, 'piece')} of evidence`)}`]]);
  const notes = completeness.complete ? [] : ['', ...verdictLines(completeness, columns, paint)];
  return stacked([...body, ...notes]);
}

/** Values, title, link, words, result, criteria; the link in one piece, so that a terminal sees it. */
export function evidenceLines({ values, title, link, also, did, result, shows }: Evidence, columns: number): Hole[] {
  return [
    ...(values.length === 0 ? [] : [values.join(', ')]),
    ...(title === null ? [] : wrap(oneLine(title), columns)),
    ...(link === null ? [] : [oneLine(link)]),
    ...moreAddresses({ also }),
    ...(did === null ? [] : wrap(clean(did), columns)),
    ...(result === null ? [] : wrap(`Result: ${clean(result)}`, columns)),
    ...(shows.length === 0 ? [] : wrap(`Shows: ${shows.join(', ')}`, columns)),
  ];
}
