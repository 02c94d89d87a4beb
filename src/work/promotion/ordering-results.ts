// A result of the promotion document put in another place, or taken out after a yes: once, and nothing that somebody else wrote goes with it.
import { DevgrowthError } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import {
  linesThatCount,
  moveTo,
  type Reordered,
  type SeenResult,
  seenResult,
  withMovedResult,
  withoutResult,
} from '#growth/promotion/ordering-results.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import { documentToWrite, partOfDocument } from './editing.ts';
import type { ResultCommandWords } from './result-words.ts';

export interface PlannedOrder {
  readonly record: PromotionRecord;
  readonly words: ResultCommandWords & { readonly before: string };
  /** `Result 2` */
  readonly part: string;
  readonly seen: SeenResult;
  readonly change: (text: string, key: string) => Reordered;
}

/** Writes nothing. A removal is asked for here; of a draft it was. */
export async function planOrder(
  typed: ResultCommandWords,
  session: Pick<Session, 'project' | 'me' | 'settings'>,
  desk: Pick<Desk, 'ask' | 'env' | 'talk' | 'yes'>,
  isDryRun: boolean,
): Promise<PlannedOrder> {
  refuseInJob(desk);
  const record = await documentToWrite(session, desk);
  const before = typed.before ?? record.description;
  const find = (number: number | null): SeenResult => {
    const named = number ?? 0;
    const seen = seenResult(before, named);
    if (seen !== null) return seen;
    partOfDocument(before, { type: 'result', number: named }, record, session);
    throw new Error(`result ${named} is a part and no result`);
  };
  const seen = find(typed.number);
  const part = `Result ${typed.number}`;
  const planned = { record, words: { ...typed, before }, part, seen };
  if (typed.act === 'move') {
    const move = moveTo(before, seen, find(typed.to));
    const isThere = typed.number === typed.to;
    return { ...planned, change: (text, key) => (isThere ? { type: 'there' } : withMovedResult(text, move, key)) };
  }
  if (!isDryRun && typed.before === null) {
    if (desk.ask !== null && !desk.yes) desk.talk.show(['What is taken out:', ...seen.block.split('\n')]);
    const message = `Take ${part} out of #${record.iid}?`;
    await confirmed(desk, { message, default: false, what: 'this takes words away, and needs a yes' });
  }
  return { ...planned, change: (text) => withoutResult(text, seen, before) };
}

interface Ordered {
  readonly how: 'changed' | 'unchanged';
  readonly warnings: readonly Dropped[];
}

export function orderResults<T>(
  { record, words, part, change }: PlannedOrder,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
  end: (ordered: Ordered) => Promise<T>,
): Promise<T> {
  const { iid } = record;
  return draftedWrite('promotion result', { ...words }, session, desk, async (draft) => {
    const key = await draft.key('result');
    let isChanged = false;
    const { value, warnings } = await session.project.editDocument(iid, (text) => {
      const changed = change(text, key);
      if (changed.type === 'changed') throw somebodyElses(iid, part);
      if (changed.type === 'there') return text;
      isChanged = true;
      return changed.text;
    });
    const counting = isChanged ? linesThatCount(value) : [];
    if (counting.length > 0)
      desk.talk.note(
        `line ${counting.join(', ')} of #${iid} names a result by its number: see that it is still that one`,
      );
    return end({ how: isChanged ? 'changed' : 'unchanged', warnings });
  });
}

function somebodyElses(iid: number, part: string): DevgrowthError {
  return new DevgrowthError('conflict', `somebody changed ${part} of #${iid} meanwhile`, {
    hint: said`Nothing was written. See what it says by now: \`${step('promotion edit')}\`.`,
  });
}
