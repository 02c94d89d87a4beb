// `devgrowth promotion evidence` in a terminal: each piece with where the document uses it, what is used nowhere first.
import type { UsedIn } from '#growth/promotion/used-in.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { count, oneLine } from '../../text.ts';
import { verdictLines } from '../completeness.ts';
import { type Hole, type Ink, fit, ink, pad, stacked } from '../ink.ts';
import { paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export function renderEvidencePlaces(
  evidence: readonly (ListedEvidence & UsedIn)[],
  completeness: Completeness,
  options: TerminalOptions & { readonly zone: string },
): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const lines = evidence.flatMap((one): Hole[] => {
    const { day, at, title, did, link, result, used, probably } = one;
    const about = oneLine(did ?? title ?? link ?? '');
    const place =
      used.length > 0
        ? ink`used in ${used.map(oneLine).join(', ')}`
        : probably.length > 0
          ? paint.yellow(ink`probably in ${probably.map(oneLine).join(', ')}, no link`)
          : paint.yellow('used nowhere');
    return [
      fit(ink`  ${paint.dim(day ?? dayOf(at, options.zone))}  ${pad(typedName(one), 12)}  ${about}`, columns),
      ...(result === null ? [] : [fit(ink`${inset}Result: ${oneLine(result)}`, columns)]),
      fit(ink`${inset}${place}`, columns),
    ];
  });
  const unused = evidence.filter(({ used }) => used.length === 0).length;
  const none = completeness.complete ? 'No evidence yet.' : 'No evidence arrived, but not everything could be read.';
  const foot = ink`  ${paint.dim(`${count(evidence.length, 'piece')} of evidence, ${unused} without a link in the document`)}`;
  const body = evidence.length === 0 ? [none] : [...lines, '', foot];
  return stacked([...body, ...(completeness.complete ? [] : ['', ...verdictLines(completeness, columns, paint)])]);
}

const inset = ' '.repeat(28);

/** As `promotion result add --from-evidence` takes it: `7.2`. */
function typedName({ goal: { iid }, place, number }: ListedEvidence): string {
  return number === null ? `#${iid}` : `${place === 'wins' ? 'wins' : iid}.${number}`;
}
