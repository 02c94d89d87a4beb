// `DISCUSS new goal #7`: whether a new goal goes on the agenda of the next 1:1, and its line there, once.
import { DevgrowthError } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { inline } from '#render/markdown/escape.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { type Added, placeProblem, planAddingTo, putOnAgenda } from '../one-on-one/adding.ts';
import { readAgendas } from '../one-on-one/meetings.ts';
import type { Session } from '../session.ts';
import { refuseUnverified } from '../verified.ts';
import type { TemplatesDesk } from '../template-files.ts';

/** Said with the words of the goal; null: to be asked, where somebody is there, once the goal is open. */
export type DiscussWish = boolean | null;

type DiscussDesk = TemplatesDesk & DraftWorld & Pick<Desk, 'ask' | 'yes' | 'talk'>;

/** Before anything is written. @throws where such a line is wanted, and has no place */
export async function checkDiscuss(
  wish: DiscussWish,
  { confidential }: { readonly confidential: boolean },
  session: Session,
): Promise<void> {
  if (wish !== true) return;
  if (confidential) {
    throw new DevgrowthError('refused', 'a confidential goal goes on no agenda: every member reads the 1:1', {
      hint: said`Nothing was written. Leave ${given('discuss')} out, and tell whom you like.`,
    });
  }
  const agendas = await readAgendas(session);
  if (session.settings.manager === null && agendas.meetings.length + agendas.undated.length === 0) {
    throw new DevgrowthError(
      'refused',
      'there is nobody to discuss it with: no manager is named, and no 1:1 was held',
      {
        hint: said`Nothing was written. Leave ${given('discuss')} out, or open a 1:1 with \`${step('1on1 prepare', { date: 'DAY' })}\` first.`,
      },
    );
  }
  const problem = placeProblem(agendas, session);
  if (problem !== null) throw problem;
}

/** @returns null where nobody wants the line, or it has no place */
export async function discussNew(
  goal: GoalRecord,
  wish: DiscussWish,
  session: Session,
  desk: DiscussDesk,
  draft: Draft,
): Promise<Added | null> {
  if (goal.state !== 'opened' || goal.confidential) return null;
  // A run that was cut off may have been told, and may have written it.
  if (!draft.tried('agenda') && !(await isWanted(goal, wish, session, desk))) return null;
  const agendas = await readAgendas(session);
  if (placeProblem(agendas, session) !== null) {
    desk.talk.note(
      said`No 1:1 is open, and the settings name no rhythm: \`${step('1on1 prepare', { date: 'DAY' })}\` opens one.`,
    );
    return null;
  }
  const item = `DISCUSS new goal #${goal.iid}: ${inline(goal.title)}`;
  const adding = await planAddingTo(agendas, { item }, session);
  await draft.key('agenda');
  const added = await putOnAgenda(adding, session, desk, draft);
  refuseUnread(goal, added);
  return added;
}

/** The draft stays: run again, it adds the line where it is not there, and opens no second goal. */
function refuseUnread({ iid }: GoalRecord, { meeting, warnings }: Added): void {
  const hint = said`Look at it with \`${step('1on1 show')}\`, then run this again: nothing is written twice.`;
  refuseUnverified(warnings, `#${iid} is open; its line on #${meeting.iid} is written`, hint);
}

async function isWanted(
  { iid }: GoalRecord,
  wish: DiscussWish,
  { me, settings }: Pick<Session, 'me' | 'settings'>,
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
): Promise<boolean> {
  if (wish !== null) return wish;
  if (ask === null || yes || settings.manager === null || !isNamed(me, settings.person)) return false;
  const message = `#${iid} is open. Put it on the agenda of the next 1:1?`;
  try {
    return await ask.confirm({ name: 'discuss', message, default: true });
  } catch (error) {
    // The goal is there: whoever breaks off here says no to the line alone.
    if (error instanceof DevgrowthError && error.kind === 'cancelled') return false;
    throw error;
  }
}
