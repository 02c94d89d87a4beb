// Proven reviews, put together by whose work it was and by month: one piece each, never a list of two hundred.
import { goalTrailers } from '../text/trailer.ts';
import { addDays, dayOf } from '../time/calendar.ts';
import type { Instant } from '../words/goal.ts';
import { ascending, inTurn } from '../words/order.ts';
import type { Deed, WorkItem } from './found-work.ts';
import { grouped } from './grouped.ts';
import type { CandidateBasis, Piece } from './piece.ts';

export interface Review {
  readonly item: WorkItem;
  /** What proves it; none is empty. */
  readonly deeds: readonly [Deed, ...Deed[]];
  /** The last of them. */
  readonly at: Instant;
}

/** Account or first contribution were younger than that. */
const newcomerDays = 180;
const newcomerLabels: ReadonlySet<string> = new Set(['1st contribution', 'community contribution']);

export function reviewPieces(reviews: readonly Review[], { zone }: CandidateBasis['window']): readonly Piece[] {
  const sorted = reviews.toSorted(
    inTurn(
      ascending(({ at }) => at),
      ascending(({ item }) => item.key),
    ),
  );
  return [...grouped(sorted, (review) => groupOf(review, zone)).values()].flatMap((group) => {
    const [first, ...others] = group;
    return first === undefined ? [] : [pieceOf(first, others, zone)];
  });
}

/** What names a goal is no part of a sum that names none. */
function groupOf({ item, at }: Review, zone: string): string {
  const whose = item.author?.username.toLowerCase() ?? item.key;
  return [whose, dayOf(at, zone).slice(0, 7), ...goalTrailers(item.text ?? '')].join(' ');
}

function pieceOf(first: Review, others: readonly Review[], zone: string): Piece {
  const all = [first, ...others];
  const last = all.at(-1) ?? first;
  const deeds = all.flatMap((review) => review.deeds);
  const count = (type: Deed['type']) => deeds.filter((deed) => deed.type === type).length;
  const told = [counted(count('commented'), 'comment'), counted(count('approved'), 'approval')].filter(Boolean);
  const { author } = first.item;
  const since = author?.accountCreatedAt ?? null;
  const isNew = all.some((review) => helpsNewcomer(review, zone));
  return {
    kind: 'reviews',
    items: [first.item, ...others.map(({ item }) => item)],
    isOwn: false,
    roles: [
      ...(count('approved') > 0 ? (['approver'] as const) : []),
      ...(count('reviewed') > 0 ? (['reviewer'] as const) : []),
      ...(count('commented') > 0 ? (['commenter'] as const) : []),
    ],
    at: last.at,
    dayOf: strongestOf(last),
    former: [],
    thanks: [],
    helped: author?.username ?? null,
    helpsNewcomer: isNew,
    notes: [
      ...(told.length > 0 ? [told.join(', ')] : []),
      ...(isNew && since !== null ? [`joined ${dayOf(since, zone)}`] : []),
      ...(deeds.some((deed) => deed.type === 'approved' && !deed.isDayKnown) ? ['day of an approval not known'] : []),
    ],
    isDoubtful: false,
  };
}

const byStrength = ['approved', 'reviewed', 'commented'] as const;

/** Of its last instant: a comment and an approval may be of one, and whichever was read first says nothing. */
function strongestOf({ deeds, at }: Review): (typeof byStrength)[number] {
  const last = new Set(deeds.filter((deed) => deed.at === at).map(({ type }) => type));
  return byStrength.find((type) => last.has(type)) ?? 'reviewed';
}

function helpsNewcomer({ item, at }: Review, zone: string): boolean {
  if (item.labels.some((label) => newcomerLabels.has(label.toLowerCase()))) return true;
  const since = item.author?.accountCreatedAt ?? null;
  return since !== null && dayOf(at, zone) <= addDays(dayOf(since, zone), newcomerDays);
}

export function counted(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`;
}
