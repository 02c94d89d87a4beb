// Pieces of work of what was done to items: own work one by one, answers by issue; reviews and thanks go where they belong.
import type { Instant } from '../words/goal.ts';
import { newestFirst } from '../words/order.ts';
import { isNamed } from '../words/username.ts';
import type { CandidateRole } from './candidate.ts';
import { isDecided } from './decided.ts';
import type { Deed, FoundWork, WorkItem, WorkKey } from './found-work.ts';
import { grouped } from './grouped.ts';
import { mergedItems } from './merged-items.ts';
import { asToday } from './moved-work.ts';
import { type CandidateBasis, isInside, type Piece } from './piece.ts';
import { counted, type Review, reviewPieces } from './reviews.ts';
import { withThanks } from './thanks.ts';
import { isOfProject } from './work-key.ts';

export interface FoundPieces {
  readonly pieces: readonly Piece[];
  readonly items: ReadonlyMap<WorkKey, WorkItem>;
  readonly closes: FoundWork['closes'];
  /** Pieces that are left out for what was decided of them before. */
  readonly decidedBefore: number;
}

interface Acts {
  readonly item: WorkItem;
  readonly isOwn: boolean;
  /** Within the window, newest first. */
  readonly deeds: readonly Deed[];
}

/** Two comments are an answer, one is a remark. */
const commentsOfAnswer = 2;

export function piecesOf(found: FoundWork, basis: CandidateBasis): FoundPieces {
  const { items: told, deeds, mentions, closes, former } = asToday(found);
  const items = mergedItems(told, basis.base);
  const byKey = grouped(deeds, ({ key }) => key);
  const isOpen = (item: WorkItem) => ![item, ...(former.get(item.key) ?? [])].some((one) => isDecided(one, basis));
  const acts = [...items.values()]
    .filter(({ key }) => !isOfProject(key, basis.goalsProject.id))
    .map((item) => actsOn(item, byKey.get(item.key) ?? [], basis));
  const reviews = acts.flatMap((one) => reviewOf(one) ?? []);
  const single = acts.flatMap((one) => ownPiece(one, basis) ?? answerPiece(one) ?? []);
  const openReviews = reviews.filter(({ item }) => isOpen(item));
  const openSingle = single
    .filter(({ items: [item] }) => isOpen(item))
    .map((one) => ({ ...one, former: (former.get(one.items[0].key) ?? []).map(({ key }) => key) }));
  const thanked = withThanks(openSingle, mentions, items, basis);
  return {
    items,
    closes,
    pieces: [...thanked.pieces, ...reviewPieces(openReviews, basis.window)],
    decidedBefore: reviews.length - openReviews.length + single.length - openSingle.length + thanked.decidedBefore,
  };
}

function actsOn(item: WorkItem, deeds: readonly Deed[], { person, window }: CandidateBasis): Acts {
  const isMade = ({ type }: Deed) => type === 'authored' || type === 'wrote';
  return {
    item,
    isOwn: item.author === null ? deeds.some(isMade) : isNamed(item.author, person),
    deeds: deeds.filter((deed) => isInside(momentOf(deed, item), window)).toSorted(newestFirst),
  };
}

/** A list that was asked for what changed lately holds what ended long ago: the item says when it did. */
function momentOf(deed: Deed, { endedAt, createdAt }: WorkItem): Instant {
  if (deed.type === 'authored' || deed.type === 'finished') return endedAt ?? deed.at;
  return deed.type === 'wrote' ? (createdAt ?? deed.at) : deed.at;
}

function ownPiece({ item, isOwn, deeds }: Acts, { emails, window }: CandidateBasis): Piece | null {
  const has = (type: Deed['type']) => deeds.some((deed) => deed.type === type);
  if (item.kind === 'merge-request') {
    const isMerged = item.state === 'merged' && item.endedAt !== null && isInside(item.endedAt, window);
    if (isMerged && isOwn) return piece(item, { roles: ['author'], at: item.endedAt, dayOf: 'merged_at', isOwn });
    if (!isMerged || !isPair(item, emails)) return null;
    const notes = [`written together with ${item.author?.username ?? 'somebody else'}`];
    return {
      ...piece(item, { roles: ['author'], at: item.endedAt, dayOf: 'merged_at', isOwn }),
      notes,
      isDoubtful: true,
    };
  }
  const isFinished = has('finished') && item.state !== 'opened';
  const isWritten = isOwn && has('wrote');
  if (!isFinished && !isWritten) return null;
  const roles: CandidateRole[] = [
    ...(isWritten ? (['author'] as const) : []),
    ...(isFinished ? (['assignee'] as const) : []),
    ...(has('commented') ? (['commenter'] as const) : []),
  ];
  const found = deeds.find(({ type }) => type === (isFinished ? 'finished' : 'wrote'));
  const at = found === undefined ? (item.endedAt ?? '') : momentOf(found, item);
  const own = piece(item, { roles, at, dayOf: isFinished ? 'closed_at' : 'created_at', isOwn });
  if (item.moved === null) return own;
  const note = isFinished
    ? 'moved to another project, and closed here by that at the latest'
    : 'moved to another project';
  return { ...own, notes: [note], isDoubtful: isFinished };
}

/** Of somebody else's issue that is not the person's to finish. Whose it is must be known: on an own issue comments are no help. */
function answerPiece({ item, isOwn, deeds }: Acts): Piece | null {
  const comments = deeds.filter(({ type }) => type === 'commented');
  const [last] = comments;
  if (item.kind === 'merge-request' || isOwn || item.author === null || item.author.isBot) return null;
  if (last === undefined || comments.length < commentsOfAnswer) return null;
  const answer = piece(item, { kind: 'answers', roles: ['commenter'], at: last.at, dayOf: 'commented', isOwn: false });
  return { ...answer, helped: item.author.username, notes: [counted(comments.length, 'comment')] };
}

/** Being asked proves nothing, and neither does a comment where nobody knows whose merge request it is on: it may be one's own. */
function reviewOf({ item, isOwn, deeds }: Acts): Review | null {
  if (item.kind !== 'merge-request' || isOwn || item.author?.isBot === true) return null;
  const proofs = deeds.filter(
    ({ type }) => type === 'approved' || type === 'reviewed' || (type === 'commented' && item.author !== null),
  );
  const [last, ...others] = proofs;
  return last === undefined ? null : { item, deeds: [last, ...others], at: last.at };
}

/** As GitLab and git write it: https://docs.gitlab.com/user/project/merge_requests/commit_templates/ */
function isPair({ text }: WorkItem, emails: readonly string[]): boolean {
  const named = Array.from(
    (text ?? '').matchAll(/^co-authored-by:.{0,200}<([^<>\s]{3,254})>\s*$/gim),
    ([, email]) => email,
  );
  return named.some((email) => emails.some((own) => own.toLowerCase() === email?.toLowerCase()));
}

function piece(
  item: WorkItem,
  told: Pick<Piece, 'roles' | 'at' | 'dayOf' | 'isOwn'> & { readonly kind?: 'answers' },
): Piece {
  return {
    kind: item.kind,
    items: [item],
    former: [],
    thanks: [],
    helped: null,
    helpsNewcomer: false,
    notes: [],
    isDoubtful: false,
    ...told,
  };
}
