// What a tick on an agenda leaves to do: a goal still asks, or waits for an approval, until the goal itself is told.
import { DevgrowthError } from '#errors.ts';
import { readApprovals } from '#growth/goals/approval.ts';
import { openAsks } from '#growth/goals/ask.ts';
import { topicOf } from '#growth/meetings/agenda.ts';
import { readChecklist, type ChecklistItem } from '#growth/text/checklist.ts';
import { oneLine } from '#render/text.ts';
import type { Session } from '../session.ts';

/** Of those ticked items that `1on1 prepare` took from a goal; nothing where the goal could not be read. */
export async function stillAsked(items: readonly Pick<ChecklistItem, 'text'>[], session: Session): Promise<string[]> {
  const told = await Promise.all(items.map(({ text }) => askedBehind(text, session)));
  return told.flat();
}

async function askedBehind(text: string, { project }: Session): Promise<readonly string[]> {
  const iid = Number(/\(#(\d+)\)(?: \([^()]*\))?$/.exec(text)?.[1]);
  const { tag, text: words } = topicOf(text);
  if (!(iid > 0) || (tag !== 'HELP' && tag !== 'REVIEW')) return [];
  try {
    const { description, state } = await project.goal(iid);
    if (state === 'closed') return [];
    if (tag === 'REVIEW') return approvalsIn(description, words).map((item) => approvalWords(iid, item));
    const notes = (await project.notes(iid)).asFarAsRead().items;
    const isOpen = openAsks(notes, false).some((ask) => words.startsWith(oneLine(ask.text)));
    return isOpen
      ? [`The goal still asks for it; when it has got it: devgrowth goal log ${iid} --help-needed none`]
      : [];
  } catch (error) {
    // The tick is written: what else could be said is no reason to fail.
    if (error instanceof DevgrowthError) return [];
    throw error;
  }
}

/** Numbers of the goal's items that wait for this approval. */
function approvalsIn(description: string, words: string): readonly number[] {
  const open = readApprovals(description).filter(
    ({ who, done }) => !done && words.startsWith(`approval of ${oneLine(who)}`),
  );
  return readChecklist(description)
    .filter(({ done, text }) => !done && open.some(({ item }) => item === text))
    .map(({ number }) => number);
}

function approvalWords(iid: number, item: number): string {
  return `The goal still waits for this approval; when it is given: devgrowth goal check ${iid} ${item}`;
}
