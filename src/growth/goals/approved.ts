// Approvals that are said in a comment: `Approved`, `Approval: yes` or `LGTM`, by whoever the item names.
import type { Listed } from '../words/completeness.ts';
import type { GoalRecord, Instant, Person } from '../words/goal.ts';
import { isNamed, namesIn } from '../words/username.ts';
import { ascending, inTurn, newestFirst } from '../words/order.ts';
import { ownLines } from '../text/own-lines.ts';
import { type Approval, isManager, openApprovals } from './approval.ts';
import type { Reply } from './ask.ts';
import { standsSince } from './asked-since.ts';
import { type Managers, isManagers, managersAt } from './managers.ts';
import type { Comment, Note } from './notes.ts';

export interface Verdict {
  readonly isYes: boolean;
  /** What follows on the line: which item is meant, or any other word. */
  readonly words: string;
}

const no = /^(?:not approved|approval\s{0,9}:\s{0,9}(?:no|not yet|denied|declined))(?![\p{L}\p{N}])/iu;
const yes = /^(?:approved|lgtm|approval\s{0,9}:\s{0,9}(?:yes|given|granted|approved))(?![\p{L}\p{N}])/iu;
/** What may follow: nothing, another sentence or part of one, what it is for. `Approved changes are late` is a sentence of its own. */
const follows = /^[\s*_]*(?:$|[.!,;:–—✅👍🎉(]|-\s|(?:for|from)\s)/u;
const doubt = /\?|\b(?:but|except|unless|if|once|when|after|provided|pending|later|not|until)\b/i;

/** Of a comment's first words of its own; null where they say neither. A yes with a condition is a word of its own, and shown as that. */
export function readVerdict(body: string): Verdict | null {
  const line = (ownLines(body)[0] ?? '').slice(0, 300).replace(/^[*_]+/, '');
  const found = no.exec(line) ?? yes.exec(line);
  if (found === null) return null;
  const rest = line.slice(found[0].length);
  const isYes = !no.test(line);
  // The name of an item is no condition.
  if (isYes && (!follows.test(rest) || doubt.test(rest.replace(/`[^`]*`/g, '')))) return null;
  return { isYes, words: rest.replace(/^[\s*_.!,;:–—-]+/u, '').replace(/[\s*_.!]+$/u, '') };
}

/** Read back by `readVerdict`. @param who of the item that is meant, as a code span; null where there is one alone */
export function formatApproval(who: string | null): string {
  return who === null ? 'Approved' : `Approved: ${who}`;
}

/** Whether an item asks this person for what they say at that moment. */
export function isApprover(person: Person | null, at: Instant, who: string, managers: Managers): boolean {
  const then = managersAt(managers, at);
  if (isManager(who, null) || then.some((name) => isManager(who, name))) return isManagers(person, at, managers);
  return namesIn(who).some((name) => isNamed(person, name));
}

/**
 * Who said yes to an item that is not ticked, and when; null: nobody yet. A yes is to the text as it stood: one that was said before
 * the text was edited, or before the box was cleared again, is to another. The last word of a person counts.
 */
export function approvedIn(
  goal: Pick<GoalRecord, 'stages' | 'description' | 'createdAt' | 'updatedAt'>,
  notes: Listed<Note> | null,
  { item, who }: Approval,
  managers: Managers,
): Reply | null {
  const { at: since } = standsSince(goal, notes, item);
  const others = openApprovals(goal).filter((one) => one.item !== item);
  const [last] = (notes?.items ?? [])
    .filter((note) => note.type === 'comment')
    .filter(({ isOwn, by, at }) => !isOwn && isApprover(by, at, who, managers) && since !== null && at >= since)
    .toSorted(latestFirst)
    .flatMap((note) => {
      const verdict = readVerdict(note.body);
      return verdict === null || !isMeant(verdict, who, others) ? [] : [{ ...note, verdict }];
    });
  return last?.by != null && last.verdict.isYes ? { by: last.by, at: last.at } : null;
}

const latestFirst = inTurn<Comment>(
  newestFirst,
  ascending(({ id }) => -id),
);

/** Words that are another item's name that one alone; any others, every item of this person's. */
function isMeant({ words }: Verdict, who: string, others: readonly Approval[]): boolean {
  return isSameText(words, who) || !others.some((other) => isSameText(words, other.who));
}

function isSameText(one: string, other: string): boolean {
  const flat = (text: string) =>
    text
      .replace(/[\s*_`.!]+/g, ' ')
      .trim()
      .toLowerCase();
  return flat(one) === flat(other);
}
