// The gaps of the promotion document moved into a confidential issue of their own, which is assigned to nobody: whoever reads the document reads none.
import { DevgrowthError } from '#errors.ts';
import { apartIn, type GapsApart, withApartLine, withMoved, wordsToMove } from '#growth/promotion/gaps-apart.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { leavesOpen } from '#growth/text/open-end.ts';
import { isNamed } from '#growth/words/username.ts';
import type { DraftKeys, DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { refuseInJob } from '../job.ts';
import { onceOnly } from '../once-only.ts';
import type { Session } from '../session.ts';
import { documentToWrite, partOfDocument } from './editing.ts';
import { type GapsHome, gapsHome } from './gaps-home.ts';
import type { GapWords } from './gaps.ts';

export interface PlannedApart {
  readonly words: GapWords;
  readonly record: PromotionRecord;
  /** The issue that its text names already. */
  readonly there: GapsHome | null;
  /** What stands in the document. */
  readonly moves: string;
}

/** Writes nothing. */
export async function planApart(
  words: GapWords,
  session: Pick<Session, 'project' | 'me' | 'settings'>,
  desk: Pick<Desk, 'env' | 'talk'>,
): Promise<PlannedApart> {
  refuseInJob(desk);
  const record = await documentToWrite(session, desk);
  const { person } = session.settings;
  if (!isNamed(session.me, person))
    throw new DevgrowthError('refused', `the gaps of #${record.iid} are @${person}'s: nobody else keeps them apart`, {
      hint: 'Nothing was written. In an issue of yours they would be yours.',
    });
  const home = gapsHome(record);
  const moves = wordsToMove(record.description, gapsIn(record.description, record, session));
  if (leavesOpen(moves)) throw endless(record);
  return { words, record, there: home.isApart ? home : null, moves };
}

const gapsIn = (text: string, record: PromotionRecord, session: Pick<Session, 'settings'>) =>
  partOfDocument(text, { type: 'section', section: 'gaps' }, record, session);

export interface KeptApart {
  readonly home: Pick<GapsApart, 'iid' | 'title' | 'url'>;
  /** False where they were apart, and nothing stood beside the line that says so. */
  readonly isChanged: boolean;
  readonly warnings: readonly Dropped[];
}

/** The issue first, then its number in the place of its words: cut at any moment, they stand in one of the two at least. */
export function keepApart<T>(
  { words, record, there, moves }: PlannedApart,
  session: Session,
  desk: DraftWorld,
  end: (kept: KeptApart) => Promise<T>,
): Promise<T> {
  const { project } = session;
  return draftedWrite('promotion gap', { ...words }, session, desk, async (draft) => {
    if (there !== null && moves === '') return end({ home: there, isChanged: false, warnings: [] });
    const opened = there ?? (await openedApart(moves, draft));
    const { iid } = opened;
    const moved = await project.editDocument(iid, (text) => withMoved(text, moves));
    const named = await project.editDocument(record.iid, (text) => {
      const part = gapsIn(text, record, session);
      const left = wordsToMove(text, part);
      if (apartIn(text) === iid && left === '') return text;
      if (left !== moves) throw changed(record);
      return withApartLine(text, part, iid);
    });
    const warnings = [...('warnings' in opened ? opened.warnings : []), ...moved.warnings, ...named.warnings];
    return end({ home: opened, isChanged: true, warnings });
  });

  async function openedApart(
    description: string,
    draft: DraftKeys,
  ): Promise<GapsApart & { readonly warnings: readonly Dropped[] }> {
    const mayExist = draft.tried('gaps');
    const key = await draft.key('gaps');
    let all: readonly GapsApart[] = [];
    const opened = await onceOnly(project, {
      what: 'issue of gaps',
      look: async () => (await project.gapsApart())[0] ?? null,
      create: () =>
        project.openGapsApart({ key, mayExist, title: 'Gaps (private)', description: withMoved('', description) }),
      async all() {
        all = await project.gapsApart();
        return all.map(({ url }) => url);
      },
    });
    if (opened.made === null) return { ...opened.there, warnings: [] };
    const { made, twice } = opened;
    // Of two machines each names the first.
    return { ...(all[0] ?? made.value), warnings: [...made.warnings, ...twice] };
  }
}

function changed({ iid }: PromotionRecord): DevgrowthError {
  return new DevgrowthError('conflict', `somebody changed the gaps of #${iid} meanwhile`, {
    hint: said`All of them stand there yet. Move what they say by now: \`${step('promotion gap', 'apart')}\`.`,
  });
}

function endless({ iid }: PromotionRecord): DevgrowthError {
  return new DevgrowthError('refused', `a code fence, comment or fold in the gaps of #${iid} is never closed`, {
    hint: said`Nothing was written: what stands below it would move, too. Close it: \`${step('promotion edit', 'gaps')}\`.`,
  });
}
