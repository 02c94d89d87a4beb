// Where the promotion document is and where it can go; and its way there, said in a comment on it.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { DevgrowthError } from '#errors.ts';
import type { Person } from '#growth/words/goal.ts';
import { mayFollow, movesFrom, type PromotionRecord, stateAbout } from '#growth/promotion/transitions.ts';
import { isNamed } from '#growth/words/username.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { Session } from '../session.ts';
import { sayState, theDocument, warnIfPublic } from './document.ts';
import { knownStanding, type Standing } from './history.ts';
import { type LookDesk, lookBefore, noteAfter } from './looked-at.ts';
import { managerToAssign } from './manager-review.ts';
import { labelsToTake, takeLabels } from './old-labels.ts';

export interface StateWords {
  /** null: only say where it is. */
  readonly next: PromotionState | null;
  readonly assignManager: boolean | null;
}

export interface DocumentStanding extends Standing {
  readonly record: PromotionRecord;
}

export async function documentStanding(session: Session, { talk }: Pick<Desk, 'talk'>): Promise<DocumentStanding> {
  const record = await theDocument(session);
  warnIfPublic(record, session, talk);
  return { record, ...(await knownStanding(session.project, record)) };
}

export interface PlannedMove {
  readonly from: DocumentStanding;
  readonly next: PromotionState;
  readonly assignManager: boolean | null;
  /** Who gets it assigned, and so reads it. */
  readonly assignTo: Person | null;
  /** Labels of earlier versions that go. */
  readonly labels: readonly string[];
}

/** Says who will read it, and asks for that. @param isOnlyLookedAt nothing will be written */
export async function planMove(
  { next, assignManager }: StateWords & { readonly next: PromotionState },
  from: DocumentStanding,
  isOnlyLookedAt: boolean,
  session: Session,
  desk: LookDesk,
): Promise<PlannedMove> {
  const { record, state } = from;
  if (state !== null) checkMove(state, next, record);
  if (assignManager !== null && next !== 'manager-review') {
    const asked = given(assignManager ? 'assign-manager' : 'no-assign-manager');
    throw new DevgrowthError('usage', said`${asked} belongs to manager-review`, {
      hint: said`Leave it out: \`${step('promotion state', next)}\`.`,
    });
  }
  refuseOthers(record, session);
  refuseHalfHidden(record, { next, assignManager }, session);
  if (state !== next && !isOnlyLookedAt) await lookBefore(next, record, from, session, desk);
  // Said again, and nobody to ask: nothing is shown to anybody who does not see it already.
  const staysHidden = state === next && assignManager === null && (desk.yes || desk.ask === null);
  const asksManager = next === 'manager-review' && !staysHidden;
  const assignTo = asksManager ? await managerToAssign(record, session, assignManager, desk) : null;
  const labels = await labelsToTake(session, isOnlyLookedAt, desk);
  return { from, next, assignManager, assignTo, labels };
}

export function moveDocument(
  { from: { record, state, since, isSaid }, next, assignManager, assignTo, labels }: PlannedMove,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
): Promise<{ readonly record: PromotionRecord; readonly warnings: readonly Dropped[] }> {
  const { project } = session;
  const words = { next, assignManager: assignTo === null ? assignManager : true };
  return draftedWrite('promotion state', words, session, desk, async (draft) => {
    const taken = await takeLabels(labels, draft, session);
    const isThere = state === next && (isSaid || labels.length > 0);
    const commented = isThere ? [] : await sayState({ iid: record.iid, after: { state, since } }, next, draft, session);
    const changed =
      assignTo === null
        ? { value: record, warnings: [] }
        : await project.changePromotion(record.iid, { assignTo, isUnlabelled: false });
    if (state !== next) noteAfter(next, record, changed.value.assignees.length > 0, desk);
    return { record: changed.value, warnings: [...taken, ...commented, ...changed.warnings] };
  });
}

/** Somebody else's comment would say nothing. */
export function refuseOthers(
  { iid, author, url }: PromotionRecord,
  { me, settings }: Pick<Session, 'me' | 'settings'>,
): void {
  if (author?.id === me.id) return;
  const who = author === null ? `whoever opened #${iid}` : `@${author.username}, who opened #${iid}`;
  throw new DevgrowthError('refused', `only ${who}, says where it is`, {
    hint: isNamed(me, settings.manager)
      ? said`Answer it: \`${step('promotion answer', 'more-evidence', { point: '"..."' })}\`.`
      : `Tell them in a comment on it: ${url}`,
  });
}

/** What is said to be hidden must be hidden. */
function refuseHalfHidden(
  { iid, assignees, url }: PromotionRecord,
  own: StateWords,
  { settings }: Pick<Session, 'settings'>,
): void {
  const reader = assignees.find((person) => isNamed(person, settings.manager));
  if (own.assignManager !== false || reader === undefined) return;
  throw new DevgrowthError('refused', `#${iid} is assigned to @${reader.username}, who reads it therefore`, {
    hint: `Take the assignee off in the browser: ${url}`,
  });
}

function checkMove(from: PromotionState, to: PromotionState, { iid, state }: PromotionRecord): void {
  if (from === to) return;
  if (state === 'closed') {
    throw new DevgrowthError('refused', `the promotion document #${iid} is closed`, {
      hint: said`Reopen the issue in the browser, or begin another one with \`${step('promotion start')}\`.`,
    });
  }
  const possible = movesFrom(from);
  if (mayFollow(from, to)) return;
  throw new DevgrowthError('refused', `from ${from} the document does not go to ${to}`, {
    details: possible.map((one) => `${one}: ${stateAbout[one]}`),
    hint:
      possible.length === 0
        ? said`It has come to its end. Begin another one with \`${step('promotion start')}\`.`
        : `Possible: ${possible.join(', ')}. A comment \`**State** · ${to}\` of yours, written in the browser, counts, too.`,
  });
}
