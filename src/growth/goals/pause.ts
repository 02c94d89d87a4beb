// Days on which a goal rests: it waits until a day, or its person is away. They count neither as quiet nor as time gone.
import { formatHeader, readHeader, splitFirstLine } from '../text/comment-header.ts';
import { addDays, dayOf, daysBetween, earlierOf, laterOf } from '../time/calendar.ts';
import { asksNothing } from '../words/check-in-words.ts';
import { itemsOf } from '../words/completeness.ts';
import type { Away, Day, Instant, Pause } from '../words/goal.ts';
import { ascending, oldestFirst } from '../words/order.ts';
import { english, type TypedWords } from '../words/typed-words.ts';
import type { GoalActivity, Moment } from './activity.ts';
import { checkInsIn, pausesUntil, writtenCheckIns } from './check-in.ts';
import { type Note, ownComments } from './notes.ts';

/** `**Away 2026-12-20** · until 2027-01-05`: no reason stands there. */
export function formatAway({ first, last }: Pick<Away, 'first' | 'last'>): string {
  return formatHeader('Away', first, [`until ${last}`]);
}

/** By hand, too: `Away 2026-12-20 to 2027-01-05`, `Away from 20 Dec until 5 Jan`, `Away until 2027-01-05`. null: another comment. */
function readAway(body: string, written: Day, words: TypedWords = english): Pick<Away, 'first' | 'last'> | null {
  const { first: line } = splitFirstLine(body);
  let from: Day | null = null;
  let last: Day | null = null;
  const header = readHeader(
    line,
    'away',
    (part) => {
      const [, begin, end] = /^(?:(?:from (.+?) )?(?:until|till|to|through) )?(\S.*)$/i.exec(part) ?? [];
      const begun = begin === undefined ? null : pausesUntil(begin, written);
      const ended = end === undefined ? null : pausesUntil(end, begun ?? written);
      if (ended === null || last !== null || (begin !== undefined && begun === null)) return null;
      [from, last] = [begun, ended];
      return part.length;
    },
    words,
  );
  if (header === null || header.leftover !== '') return null;
  const first = header.day ?? from ?? (last === null ? null : written);
  if (first === null) return null;
  return { first, last: laterOf(first, last ?? first) };
}

/** The person's, oldest first; of two that overlap, the one that was written later counts from its first day on. */
export function awayIn(notes: readonly Note[], zone: string): readonly Away[] {
  const told = ownComments(notes).flatMap(({ at, body, words }) => {
    const away = readAway(body, dayOf(at, zone), words);
    return away === null ? [] : [{ ...away, at }];
  });
  return told
    .toSorted(oldestFirst)
    .reduce<readonly Away[]>((spans, next) => [...cutBefore(next.first, spans, next), next], []);
}

/** Where the goal rests, in the order in which it was said: what was read of its comments and label events, and its person's days away. */
export function pausesIn(
  { notes, labelEvents, away = [] }: GoalActivity,
  { zone }: Pick<Moment, 'zone'>,
): readonly Pause[] {
  // A later word cuts an earlier one, whichever days they are of.
  const said = checkInsIn(itemsOf(notes), zone).sort(oldestFirst);
  const wentOn = itemsOf(labelEvents).filter(
    (event) =>
      event.type === 'label' &&
      event.action === 'remove' &&
      event.word?.group === 'stage' &&
      event.word.value === 'waiting',
  );
  let own: readonly (Pause & { readonly at: Instant })[] = [];
  for (const { at, day, checkIn } of said) {
    const { waitingFor, waitingUntil } = checkIn;
    const last = waitingUntil === undefined ? null : pausesUntil(waitingUntil, day);
    if (last === null && (waitingFor === null || !asksNothing(waitingFor))) continue;
    own = cutBefore(day, own);
    if (last !== null) own = [...own, { first: day, last, reason: waitingFor, isAway: false, at }];
  }
  const taken = own.flatMap(({ at, ...pause }) => {
    const on = wentOn.find((event) => event.at > at)?.at;
    const last = on === undefined ? pause.last : earlierOf(pause.last, addDays(dayOf(on, zone), -1));
    return last < pause.first ? [] : [{ ...pause, last }];
  });
  return [...taken, ...away.map(({ first, last }) => ({ first, last, reason: null, isAway: true }))];
}

/** Whether a check-in says until when the goal rests. */
export function tellsPause(notes: readonly Note[]): boolean {
  return writtenCheckIns(notes).some(({ checkIn }) => checkIn.waitingUntil !== undefined);
}

/** Of the days after `from`, `to` among them, those that are of a pause, each once. */
export function restedDays(pauses: readonly Pick<Pause, 'first' | 'last'>[], from: Day, to: Day): number {
  let [count, counted] = [0, from];
  for (const { first, last } of pauses.toSorted(ascending(({ first }) => first))) {
    const begin = laterOf(addDays(first, -1), counted);
    const end = earlierOf(last, to);
    if (end <= begin) continue;
    count += daysBetween(begin, end);
    counted = end;
  }
  return count;
}

/** What holds on a day: the person's being away before a goal's own. */
export function pauseOn(pauses: readonly Pause[], day: Day): Pause | null {
  const holding = pauses.filter(({ first, last }) => first <= day && day <= last);
  return holding.find(({ isAway }) => isAway) ?? holding.at(-1) ?? null;
}

export function pauseWords({ last, reason, isAway }: Pick<Pause, 'last' | 'reason' | 'isAway'>): string {
  return isAway ? `away until ${last}` : `paused until ${last}${reason === null ? '' : `: ${reason}`}`;
}

function cutBefore<Span extends Pick<Pause, 'first' | 'last'>>(
  day: Day,
  spans: readonly Span[],
  by?: Pick<Away, 'last'>,
): readonly Span[] {
  return spans.flatMap((span) => {
    if (span.last < day || (by !== undefined && span.first > by.last)) return [span];
    return span.first < day ? [{ ...span, last: addDays(day, -1) }] : [];
  });
}
