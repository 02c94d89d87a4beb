// Labels that said the state in earlier versions: every member lists them, so that they are offered for removal.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { DevgrowthError } from '#errors.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { type PromotionRecord, statesTaken } from '#growth/promotion/transitions.ts';
import { formatState } from '#growth/promotion/state-comment.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { oneLine } from '#render/text.ts';
import type { Draft } from '#settings/drafts.ts';
import { given, said, step } from '#wording.ts';
import type { Talk } from '#world.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import { knownStanding, type Standing } from './history.ts';

/** Those that are to go; empty where there are none, or they are to stay. */
export async function labelsToTake(
  { project }: Pick<Session, 'project'>,
  isOnlyLookedAt: boolean,
  { ask, yes, talk }: Pick<Desk, 'ask' | 'yes' | 'talk'>,
): Promise<readonly string[]> {
  // Not read whole, nothing is offered this time.
  const all = (await project.labels()).ifWhole() ?? [];
  const names = all.flatMap(({ word, name, ours }) => (word?.group === 'promotion' && ours ? [name] : []));
  if (names.length === 0 || yes) return names;
  const [path, told] = [oneLine(project.facts.path), names.map(oneLine).join(', ')];
  talk.note(`by its labels every member of ${path} knows of a promotion document: ${told}`);
  if (ask === null || isOnlyLookedAt) {
    talk.hint(said`With ${given('yes')} they are taken away; the state stays in a comment on the document.`);
    return [];
  }
  const sure = await ask.confirm({
    name: 'old-labels',
    message: 'Take these labels away? The state stays in a comment on the document.',
    default: true,
  });
  return sure ? names : [];
}

/** For whoever only reads. */
export function noteOldLabels(
  { labelled }: Pick<PromotionRecord, 'labelled'>,
  state: PromotionState | null,
  talk: Pick<Talk, 'note' | 'hint'>,
): void {
  if (labelled.length === 0 || state === null) return;
  talk.note('it has a label of its state, and every member of the project can list the labels');
  const again = step('promotion state', state, { yes: true });
  talk.hint(said`\`${again}\` says it in a comment on the document, and takes the labels away.`);
}

/** What only a label says becomes a comment first, on each document: a label that is gone tells nothing any more. */
export async function takeLabels(
  names: readonly string[],
  draft: Draft,
  session: Session,
): Promise<readonly Dropped[]> {
  if (names.length === 0) return [];
  const { project, settings, me } = session;
  const documents = (await project.promotionDocuments(settings.person)).filter(({ labelled }) => labelled.length > 0);
  const standings = await Promise.all(
    documents.map(async (record) => ({ record, ...(await knownStanding(project, record)) })),
  );
  const unsaid = standings.filter(({ isSaid }) => !isSaid);
  const foreign = unsaid.find(({ record }) => record.author?.id !== me.id);
  if (foreign !== undefined)
    return [kept(`Only they say the state of #${foreign.record.iid}, which somebody else opened.`)];
  const warnings: Dropped[] = [];
  for (const standing of unsaid) warnings.push(...(await say(standing, draft, session)));
  try {
    for (const { iid } of documents)
      warnings.push(...(await project.changePromotion(iid, { assignTo: null, isUnlabelled: true })).warnings);
    for (const name of names) await project.removeLabel(name);
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'forbidden') throw error;
    warnings.push(kept(error.message));
  }
  return warnings;
}

async function say(
  { record, state, history }: Standing & { readonly record: PromotionRecord },
  draft: Draft,
  { project, now }: Pick<Session, 'project' | 'now'>,
): Promise<readonly Dropped[]> {
  if (state === null) return [];
  const taken = statesTaken(record, history).map((one) => ({ ...one, day: dayOf(one.at, now.zone) }));
  const at = taken.findLastIndex((one) => one.state === state);
  const before = taken.slice(0, Math.max(at, 0)).map((one) => `${one.state} ${one.day}`);
  const body = formatState(taken[at]?.day ?? now.today, state, before);
  const name = `state of ${record.iid}`;
  const mayExist = draft.tried(name);
  const key = await draft.key(name);
  return (await project.comment(record.iid, { key, mayExist, type: 'state', body })).warnings;
}

function kept(advice: string): Dropped {
  return { field: 'promotion labels', asked: 'taken away', kept: 'there', advice };
}
