// That the manager was told, and when: a fact with a day in the document's frame, in whatever state it is. Written once.
import { DevgrowthError } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { readFrame } from '#growth/promotion/frame.ts';
import { withFact } from '#growth/promotion/frame-text.ts';
import { toldOnAgenda } from '#growth/promotion/told.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { meetingDay } from '#growth/meetings/one-on-one.ts';
import type { Day } from '#growth/words/goal.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { refuseInJob } from '../job.ts';
import { pastDay } from '../past-day.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';
import { documentToWrite, partToFill } from './editing.ts';

export interface ToldWords {
  /** As typed; null: the day of the 1:1, else today. In a draft the day. */
  readonly on: string | null;
  /** Number of the 1:1. */
  readonly meeting: number | null;
}

export interface PlannedTold {
  readonly record: PromotionRecord;
  readonly day: Day;
  readonly meeting: number | null;
  /** The person said when, or where. */
  readonly isNamed: boolean;
  /** As it stands in the frame afterwards. */
  readonly line: string;
}

/** Writes nothing. Where neither day nor 1:1 is named, a ticked item of one that names the document tells both. */
export async function planTold(
  { on, meeting }: ToldWords,
  session: Pick<Session, 'project' | 'me' | 'settings' | 'now'>,
  desk: Pick<Desk, 'talk' | 'env'>,
): Promise<PlannedTold> {
  refuseInJob(desk);
  const { project, now } = session;
  const typed = on === null ? null : pastDay(on, { name: 'on', ahead: 'told is who knows it by now' }, session);
  const record = await documentToWrite(session, desk);
  const meetings = typed === null || meeting !== null ? whole(await project.oneOnOnes(), project.facts.path) : [];
  const named = meeting === null ? null : meetings.find(({ iid }) => iid === meeting);
  if (named === undefined) {
    throw new DevgrowthError('not-found', `#${meeting} is no 1:1 of this project`, {
      hint: said`Nothing was written. \`${step('1on1 show')}\` shows the next one.`,
    });
  }
  const ticked = typed === null && named === null ? toldOnAgenda(record, meetings, now.today) : null;
  const held = named === null ? null : meetingDay(named);
  const day = typed ?? ticked?.day ?? (held !== null && held <= now.today ? held : now.today);
  const told = { record, day, meeting: meeting ?? ticked?.iid ?? null, isNamed: on !== null || meeting !== null };
  const line = readFrame(withTold(record.description, told, session))?.told?.words ?? '';
  return { ...told, line };
}

export function tellManager(
  planned: PlannedTold,
  session: Session,
  desk: DraftWorld,
): Promise<{ readonly how: 'changed' | 'unchanged'; readonly warnings: readonly Dropped[] }> {
  const { record, day, meeting } = planned;
  const words: ToldWords = { on: day, meeting };
  return draftedWrite('promotion told', { ...words }, session, desk, async () => {
    let isThere = true;
    const { warnings } = await session.project.editDocument(record.iid, (text) => {
      const told = withTold(text, planned, session);
      if (told !== text) isThere = false;
      return told;
    });
    return { how: isThere ? 'unchanged' : 'changed', warnings };
  });
}

/** @throws `refused` where another day stands there */
function withTold(
  text: string,
  { record, day, meeting, isNamed }: Omit<PlannedTold, 'line'>,
  session: Pick<Session, 'settings' | 'now'>,
): string {
  const there = readFrame(text)?.told ?? null;
  // In code: of this document nothing else may tell.
  const line = meeting === null ? day : `${day} in \`#${meeting}\``;
  const isTold = there?.day != null && there.day <= session.now.today;
  if (isTold && isNamed && there.day !== day) {
    throw new DevgrowthError('refused', `#${record.iid} says that the manager was told on ${there.day}`, {
      hint: said`Nothing was written. Put it right with \`${step('promotion edit', 'frame')}\`.`,
    });
  }
  const lacksPlace = isTold && there.words === day && meeting !== null && isNamed;
  if (isTold && !lacksPlace) return text;
  const part = partToFill(text, 'frame', record, session);
  return withFact(text, part, 'told', (was) => (lacksPlace || was === '' ? line : `${line}, ${was}`));
}
