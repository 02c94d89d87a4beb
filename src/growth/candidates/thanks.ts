// Thanks and praise of others: a sign on a piece that is found anyway, else a piece of its own for what they were for.
import { isPraise, isPraiseEmoji } from '../text/praise.ts';
import { newestFirst, oldestFirst } from '../words/order.ts';
import { isNamed } from '../words/username.ts';
import { isThanksDecided } from './decided.ts';
import type { Mentioned, WorkItem, WorkKey } from './found-work.ts';
import { grouped } from './grouped.ts';
import { type CandidateBasis, isInside, type Piece } from './piece.ts';
import { isOfProject } from './work-key.ts';

export function withThanks(
  pieces: readonly Piece[],
  mentions: readonly Mentioned[],
  items: ReadonlyMap<WorkKey, WorkItem>,
  basis: CandidateBasis,
): { readonly pieces: readonly Piece[]; readonly decidedBefore: number } {
  const once = [...new Map(mentions.map((mention) => [mention.key, mention])).values()];
  const thanks = once.filter((mention) => isThanks(mention, basis));
  const open = thanks.filter((mention) => !isThanksDecided(mention, basis));
  const byItem = grouped(open.toSorted(oldestFirst), ({ on }) => on);
  const found = new Set<WorkKey>();
  const thanked = pieces.map((piece): Piece => {
    const [{ key }] = piece.items;
    const own = byItem.get(key);
    if (own === undefined) return piece;
    found.add(key);
    return { ...piece, thanks: own, roles: [...piece.roles, 'thanked'] };
  });
  const alone = [...byItem].flatMap(([on, own]) => {
    const item = items.get(on);
    return found.has(on) || item === undefined ? [] : [thanksPiece(item, own)];
  });
  return { pieces: [...thanked, ...alone], decidedBefore: thanks.length - open.length };
}

/** By a person, and not by oneself. */
function isThanks({ on, at, by, body, emoji }: Mentioned, { person, goalsProject, window }: CandidateBasis): boolean {
  if (by === null || by.isBot || isNamed(by, person)) return false;
  if (isOfProject(on, goalsProject.id) || !isInside(at, window)) return false;
  return body === null ? emoji !== null && isPraiseEmoji(emoji) : isPraise(body);
}

function thanksPiece(item: WorkItem, thanks: readonly Mentioned[]): Piece {
  return {
    kind: 'thanks',
    items: [item],
    isOwn: false,
    roles: ['thanked'],
    at: thanks.toSorted(newestFirst)[0]?.at ?? '',
    dayOf: 'thanked',
    former: [],
    thanks,
    helped: null,
    helpsNewcomer: false,
    notes: [],
    isDoubtful: false,
  };
}
