// Says on a goal that it was agreed, as its manager, or talked over with them, as its person: a comment in plain words, once.
import { DevgrowthError } from '#errors.ts';
import type { Written } from '#growth/forge/writes.ts';
import { type AgreementType, agreementIn, agreementMark, formatAgreement } from '#growth/goals/agreement.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface AgreeWords extends NamedGoal {
  /** Only of a draft: the day on which it was said. */
  readonly day?: Day;
}

export interface Agreeing {
  readonly words: AgreeWords;
  readonly record: GoalRecord;
  readonly type: AgreementType;
  readonly day: Day;
  readonly body: string;
  /** It stands there: agreed on any day, or talked over on this one. */
  readonly isThere: boolean;
}

/** @throws `refused` for whoever is neither the goal's person nor their manager */
export async function planAgreement(
  words: AgreeWords,
  session: Pick<Session, 'project' | 'me' | 'settings' | 'now'>,
): Promise<Agreeing> {
  const { project, me, settings, now } = session;
  const type = isNamed(me, settings.person) ? 'talked-over' : isNamed(me, settings.manager) ? 'agreed' : null;
  if (type === null) {
    const manager =
      settings.manager === null ? 'nobody is named as their manager' : `@${oneLine(settings.manager)} is their manager`;
    throw new DevgrowthError(
      'refused',
      `only @${oneLine(settings.person)} and their manager agree on this goal; ${manager}`,
      {
        hint: said`Nothing was written. A comment is possible: \`${step('goal log', words.iid, '"..."')}\`.`,
      },
    );
  }
  const record = await project.goal(words.iid);
  const day = words.day ?? now.today;
  const notes = whole(await project.notes(words.iid), project.facts.path);
  const mine = notes.filter((note) => note.type === 'comment' && note.by?.id === me.id);
  const there = agreementIn(mine, settings);
  const isThere = there?.type === type && (type === 'agreed' || there.day === day);
  return { words: { ...words, day }, record, type, day, body: formatAgreement(type, day), isThere };
}

/** @param end what must have worked, too, before the draft is let go of */
export function agree<T>(
  { words, record, body, isThere }: Agreeing,
  session: Session,
  desk: DraftWorld,
  end: (written: Written<GoalRecord>) => Promise<T>,
): Promise<T> {
  return draftedWrite('goal agree', { ...words }, session, desk, async (draft) => {
    const mayExist = draft.tried('comment');
    if (isThere && !mayExist) return end({ value: record, warnings: [] });
    const key = await draft.key('comment');
    const { warnings } = await session.project.comment(words.iid, { key, type: agreementMark, body, mayExist });
    return end({ value: record, warnings });
  });
}
