// Issues and epics that look for somebody: what is asked of a forge, which of them are free, which goals they fit, in which order.
import { comparedReference, itemReference } from '../goals/foreign-item.ts';
import type { ItemPlace } from '../text/item-address.ts';
import { topicWords } from '../text/topic-words.ts';
import { addDays } from '../time/calendar.ts';
import type { SourceRead } from '../words/completeness.ts';
import type { Day, Instant } from '../words/goal.ts';
import { ascending, descending, inTurn } from '../words/order.ts';
import type { GoalToMatch } from './goal-to-match.ts';
import { WordIndex } from './word-likeness.ts';

/** What is known to be in use for it: at GitLab itself, and elsewhere. */
export const openingLabels = [
  'quick win',
  'help wanted',
  'good first issue',
  'Seeking community contributions',
] as const;

const mostQuietDays = 365;

export interface OpeningsAsked {
  /** Paths; null: the person's own top groups. */
  readonly groups: readonly string[] | null;
  /** Of projects, wherever they are. */
  readonly topics: readonly string[];
  /** One of them is enough. */
  readonly labels: readonly string[];
  /** What nobody touched since then is not asked for. */
  readonly touchedSince: Day;
}

/** As read: nothing is left out yet. */
export interface Opening extends Omit<ItemPlace, 'anchor'> {
  readonly type: 'issue' | 'epic';
  readonly title: string;
  readonly url: string;
  readonly labels: readonly string[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly isAssigned: boolean;
  /** Those that would close it; null: what was asked does not tell. */
  readonly mergeRequests: number | null;
  /** null: what was asked does not tell. */
  readonly comments: number | null;
}

export interface OpeningsFound {
  readonly openings: readonly Opening[];
  /** Paths of the groups and projects that were asked. */
  readonly places: readonly string[];
  /** Not every tier has them, and that is no failure. `not-asked`: no group was. */
  readonly epics: 'read' | 'not-on-this-tier' | 'not-asked';
  readonly sources: readonly SourceRead[];
}

export interface OpeningFit {
  readonly goal: number;
  /** Those that both have, the rarest first; empty where the goal names it. */
  readonly words: readonly string[];
}

export interface ShownOpening extends Opening {
  /** `acme/web#88`, `acme&12` */
  readonly reference: string;
  /** Those that were asked for, as it has them. */
  readonly found: readonly string[];
  /** The best first. */
  readonly fits: readonly OpeningFit[];
}

export const touchedSince = (today: Day): Day => addDays(today, -mostQuietDays);

/**
 * @param words each of them must stand in its title, labels or path
 * @param home path of the goals project: what is in it waits for nobody else
 */
export function chosenOpenings(
  openings: readonly Opening[],
  goals: readonly GoalToMatch[],
  { words, home, labels, touchedSince: oldest }: Pick<OpeningsAsked, 'labels' | 'touchedSince'> & Scope,
): readonly ShownOpening[] {
  const wanted = new Set(labels.map((label) => label.toLowerCase()));
  const isWanted = (label: string) => wanted.has(label.toLowerCase());
  const free = [...new Map(openings.map((one) => [referenceOf(one), one])).values()].filter(
    (one) =>
      !one.isAssigned &&
      (one.mergeRequests ?? 0) === 0 &&
      one.updatedAt >= oldest &&
      one.home.toLowerCase() !== home?.toLowerCase() &&
      one.labels.some(isWanted),
  );
  const own = free.map(wordsOf);
  const index = new WordIndex(own, goals);
  const typed = topicWords(words);
  const ranked = free.flatMap((opening, at) => {
    const has = own[at] ?? new Set();
    if (!typed.every((word) => has.has(word))) return [];
    const { fits, score } = fitsOf(opening, has, index, goals);
    const reference = itemReference({ ...opening, anchor: '' });
    return [{ shown: { ...opening, reference, found: opening.labels.filter(isWanted), fits }, score }];
  });
  const order = inTurn<(typeof ranked)[number]>(
    descending(({ score }) => score),
    descending(({ shown }) => shown.updatedAt),
    ascending(({ shown }) => shown.reference),
  );
  return ranked.toSorted(order).map(({ shown }) => shown);
}

interface Scope {
  readonly words: string;
  readonly home: string | null;
}

const referenceOf = (opening: Opening): string => comparedReference({ ...opening, anchor: '' });

const wordsOf = ({ title, labels, home }: Opening): ReadonlySet<string> =>
  new Set([title, labels.join(' '), home].flatMap(topicWords));

/** More than any likeness of words. */
const named = 2;
const mostFits = 3;
const mostWords = 4;

function fitsOf(
  opening: Opening,
  words: ReadonlySet<string>,
  index: WordIndex,
  goals: readonly GoalToMatch[],
): { readonly fits: readonly OpeningFit[]; readonly score: number } {
  const reference = referenceOf(opening);
  const naming = goals
    .filter(({ names }) => names.has(reference))
    .map(({ iid }) => ({ goal: iid, words: [], score: named }));
  const alike = index.alike(words).flatMap(({ goal, cosine, shared }) => {
    const iid = goals[goal]?.iid;
    return iid === undefined || naming.some((one) => one.goal === iid)
      ? []
      : [{ goal: iid, words: shared.slice(0, mostWords), score: cosine }];
  });
  const order = inTurn<(typeof alike)[number]>(
    descending(({ score }) => score),
    ascending(({ goal }) => goal),
  );
  const best = [...naming, ...alike.toSorted(order)].slice(0, mostFits);
  const written = writtenWords(opening);
  const fits = best.map(({ goal, words: shared }) => ({
    goal,
    words: shared.map((word) => written.get(word) ?? word),
  }));
  return { fits, score: best[0]?.score ?? 0 };
}

/** A word without its ending is compared, and nobody wrote it so. */
function writtenWords({ title, labels, home }: Opening): ReadonlyMap<string, string> {
  const written = [title, ...labels, home].join(' ').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return new Map(written.toReversed().flatMap((one) => topicWords(one).map((word) => [word, one.toLowerCase()])));
}
