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
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite, notedBefore } from '../drafting.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import { refuseUnverified } from '../verified.ts';
import { documentToWrite, partOfDocument } from './editing.ts';
import type { ResultCommandWords } from './result-words.ts';

export interface PlannedOrder {
  readonly record: PromotionRecord;
  readonly words: ResultCommandWords;
  /** `Result 2` */
  readonly part: string;
  /** The text that its numbers were said of: by now they may be those of others. */
  readonly before: string;
  readonly seen: SeenResult;
  readonly change: (text: string, key: string) => Reordered;
}

/** Writes nothing. A removal is asked for, unless it was agreed to before. */
export async function planOrder(
  words: ResultCommandWords,
  session: Pick<Session, 'project' | 'me' | 'settings' | 'continues'>,
  desk: Pick<Desk, 'ask' | 'env' | 'files' | 'places' | 'talk' | 'yes'>,
  isDryRun: boolean,
): Promise<PlannedOrder> {
  refuseInJob(desk);
  const record = await documentToWrite(session, desk);
  const known = textIn(await notedBefore(session, desk));
  const before = known ?? record.description;
  const find = (number: number | null): SeenResult => {
    const named = number ?? 0;
    const seen = seenResult(before, named);
    if (seen !== null) return seen;
    partOfDocument(before, { type: 'result', number: named }, record, session);
    throw new Error(`result ${named} is a part and no result`);
  };
  const seen = find(words.number);
  const part = `Result ${words.number}`;
  const change = changeOf(words, seen, before, find);
  refuseEntangled(record.iid, change(before, ''));
  if (words.act !== 'move' && known === null && !isDryRun) {
    if (desk.ask !== null && !desk.yes) desk.talk.show(['What is taken out:', ...seen.block.split('\n')]);
    const message = `Take ${part} out of #${record.iid}?`;
    await confirmed(desk, { message, default: false, what: 'this takes words away, and needs a yes' });
  }
  return { record, words, part, before, seen, change };
}

function changeOf(
  words: ResultCommandWords,
  seen: SeenResult,
  before: string,
  find: (number: number | null) => SeenResult,
): PlannedOrder['change'] {
  if (words.act !== 'move') return (text) => withoutResult(text, seen, before);
  const move = moveTo(before, seen, find(words.to));
  const isThere = words.number === words.to;
  return (text, key) => (isThere ? { type: 'there' } : withMovedResult(text, move, key));
}

interface Ordered {
  readonly how: 'changed' | 'unchanged';
  readonly warnings: readonly Dropped[];
}

export function orderResults<T>(
  { record, words, part, before, change }: PlannedOrder,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
  end: (ordered: Ordered) => Promise<T>,
): Promise<T> {
  const { iid } = record;
  return draftedWrite('promotion result', { ...words }, session, desk, async (draft) => {
    await draft.saveProgress({ before });
    const key = await draft.key('result');
    let isChanged = false;
    const { value, warnings } = await session.project.editDocument(iid, (text) => {
      const changed = change(text, key);
      if (changed.type === 'changed') throw somebodyElses(iid, part);
      refuseEntangled(iid, changed);
      if (changed.type !== 'written') return text;
      isChanged = true;
      return changed.text;
    });
    // Said again without its draft, the same number would be another result's.
    refuseUnverified(warnings, `#${iid} is written`, 'Run this again: nothing is done twice.');
    const counting = isChanged ? linesThatCount(value) : [];
    if (counting.length > 0)
      desk.talk.note(
        `line ${counting.join(', ')} of #${iid} names a result by its number: see that it is still that one`,
      );
    return end({ how: isChanged ? 'changed' : 'unchanged', warnings });
  });
}

function textIn(progress: unknown): string | null {
  if (typeof progress !== 'object' || progress === null || !('before' in progress)) return null;
  return typeof progress.before === 'string' ? progress.before : null;
}

function somebodyElses(iid: number, part: string): DevgrowthError {
  return new DevgrowthError('conflict', `somebody changed ${part} of #${iid} meanwhile`, {
    hint: said`Nothing was written. See what it says by now: \`${step('promotion edit')}\`.`,
  });
}

function refuseEntangled(iid: number, changed: Reordered): void {
  if (changed.type !== 'entangled') return;
  const what = 'a fence, a fold or a comment';
  throw new DevgrowthError('refused', `in "${oneLine(changed.title)}" of #${iid} ${what} begins or ends, not both`, {
    hint: said`Nothing was written: what stands around would go with it. Mend it: \`${step('promotion edit')}\`.`,
  });
}
