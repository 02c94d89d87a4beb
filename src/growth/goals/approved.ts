// Approvals that are said in a comment: `Approved`, `Approval: yes` or `LGTM`, by whoever the item names.
import { itemsOf, type Listed } from '../words/completeness.ts';
import type { GoalRecord } from '../words/goal.ts';
import { ascending, inTurn, newestFirst } from '../words/order.ts';
import { type Approval, openApprovals } from './approval.ts';
import type { Reply } from './ask.ts';
import { standsSince } from './asked-since.ts';
import type { Managers } from './managers.ts';
import type { Comment, Note } from './notes.ts';
import { isApprover, isSameText, readVerdict, type Verdict } from './verdict.ts';

/** Read back by `readVerdict`. @param who of the item that is meant, as a code span; null where there is one alone */
export function formatApproval(who: string | null): string {
  return who === null ? 'Approved' : `Approved: ${who}`;
}

/**
 * Who said yes to an item that is not ticked, and when; null: nobody yet. A yes is to the text as it stood: one that was said before
 * the text was edited, or before the box was cleared again, is to another. The last word of a person counts.
 */
export function approvedIn(
  goal: Pick<GoalRecord, 'stages' | 'description' | 'words' | 'createdAt' | 'updatedAt'>,
  notes: Listed<Note> | null,
  { item, who }: Approval,
  managers: Managers,
): Reply | null {
  const { at: since } = standsSince(goal, notes, item);
  const others = openApprovals(goal).filter((one) => one.item !== item);
  const [last] = itemsOf(notes)
    .filter((note) => note.type === 'comment')
    .filter(({ isOwn, by, at }) => !isOwn && isApprover(by, at, who, managers) && since !== null && at >= since)
    .toSorted(latestFirst)
    .flatMap((note) => {
      const verdict = readVerdict(note.body, note.words);
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
