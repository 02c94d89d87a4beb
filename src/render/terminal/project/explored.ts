// `devgrowth explore` in a terminal: what looks for somebody, which goals it fits, and where it stands.
import type { OpeningFit, ShownOpening } from '#growth/candidates/openings.ts';
import { dayOf, daysBetween } from '#growth/time/calendar.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import { count, oneLine } from '../../text.ts';
import { verdictLines } from '../completeness.ts';
import { type Hole, type Ink, fit, ink, spaced, stacked, wrap } from '../ink.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

interface Explored {
  readonly openings: readonly ShownOpening[];
  readonly places: readonly string[];
  readonly labels: readonly string[];
  readonly epics: 'read' | 'not-on-this-tier' | 'not-asked';
  readonly today: Day;
  readonly zone: string;
  readonly completeness: Completeness;
}

export interface ExploredOptions extends TerminalOptions {
  readonly all: boolean;
}

const mostShown = 10;
const mostPlaces = 5;
const inset = '    ';

export function renderExplored(explored: Explored, options: ExploredOptions): Ink {
  const { openings, places, labels, epics, completeness } = explored;
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const shown = options.all ? openings : openings.slice(0, mostShown);
  const named = places.slice(0, mostPlaces).map(oneLine);
  const more = places.length > named.length ? [`${places.length - named.length} more`] : [];
  const isNowhere = places.length === 0 && completeness.complete;
  const where = places.length === 0 ? 'Nowhere' : `In ${[...named, ...more].join(', ')}`;
  const asked = [
    ...wrap(`${where} · labels ${labels.map(oneLine).join(', ')}`, columns),
    ...verdictLines(completeness, columns, paint),
    ...(epics === 'not-on-this-tier' ? ['epics: not on this tier'] : []),
  ];
  const items = shown.map((one) => itemLines(one, explored, columns, paint));
  // COMPLETE would say that somebody looked.
  const head = isNowhere ? [] : [asked];
  return stacked(spaced([...head, ...items, footLines(explored, shown.length, columns, paint)]));
}

function itemLines(one: ShownOpening, { today, zone }: Explored, columns: number, paint: Paint): Hole[] {
  const facts = [
    one.found.map(oneLine).join(', '),
    ...(one.type === 'epic' ? ['epic'] : []),
    ageWords(daysBetween(dayOf(one.createdAt, zone), today)),
    ...(one.comments === null ? [] : [count(one.comments, 'comment')]),
    ...(one.type === 'issue' && one.mergeRequests === null ? ['merge requests for it were not looked at'] : []),
  ].join(' · ');
  return [
    fit(ink`${paint.bold(oneLine(one.reference))}  ${oneLine(one.title)}`, columns),
    ...wrap(facts, columns - inset.length).map((line) => ink`${inset}${line}`),
    ...one.fits.flatMap((goal) =>
      wrap(fitWords(goal), columns - inset.length).map((line) => ink`${inset}${paint.green(line)}`),
    ),
    // In one piece, so that it can be copied.
    ink`${inset}${paint.dim(oneLine(one.url))}`,
  ];
}

const fitWords = ({ goal, words }: OpeningFit): string =>
  words.length === 0 ? `#${goal} names it` : `fits #${goal}: ${words.map(oneLine).join(', ')}`;

function footLines({ openings, places, completeness }: Explored, shown: number, columns: number, paint: Paint): Hole[] {
  if (places.length === 0 && completeness.complete)
    return wrap(
      'Nothing was looked through: no group of yours, and no project of such a topic. Name one with --group or --topic.',
      columns,
    );
  if (openings.length === 0) {
    const none = completeness.complete
      ? 'Nothing there looks for somebody now. Other labels: --label; other groups: --group.'
      : 'Nothing arrived, but not everything could be read.';
    return wrap(none, columns);
  }
  const counted =
    shown < openings.length ? `${shown} of ${openings.length} shown (--all).` : `${openings.length} shown.`;
  return wrap(ink`${counted} Start one: ${paint.cyan('devgrowth goal add --from <address>')}`, columns);
}

/** `3 days`, `3 weeks`, `5 months`, `2 years`: nobody needs it closer. */
function ageWords(days: number): string {
  if (days < 1) return 'today';
  if (days < 14) return count(days, 'day');
  if (days < 60) return count(Math.floor(days / 7), 'week');
  if (days < 730) return count(Math.floor(days / 30.44), 'month');
  return count(Math.floor(days / 365.25), 'year');
}
