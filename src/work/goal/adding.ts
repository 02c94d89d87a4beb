// Opens one goal from a template: first what it shall be, then the goal itself, once.
import type { ItemPlace } from '#growth/text/item-address.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Written } from '#growth/forge/writes.ts';
import { templateOf } from '#templates/goal-templates.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { availableTemplates } from '../available-templates.ts';
import { mayCopyTitle } from '../copied-title.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { namedCriteria } from '../levels/tags.ts';
import type { Added } from '../one-on-one/adding.ts';
import type { Session } from '../session.ts';
import { answeredWish } from './add-answers.ts';
import { settledGoal } from './add-preview.ts';
import { askKind } from './add-questions.ts';
import { announceLink, linkOpened, linkProblem, placeFrom, readSource, type Source, sourceOf } from './add-source.ts';
import { type AddWords, spokenOf } from './add-words.ts';
import { type ComposedGoal, composeGoal, type Wish } from './compose.ts';
import { warnWhereCrowded } from './crowded-quarter.ts';
import { checkLabels } from './add-labels.ts';
import { checkDiscuss, discussNew } from './discussing.ts';
import { ensureGround, openGoal } from './open-goals.ts';
import { warnWhereOnHold } from './on-hold.ts';
import { noteOfPast } from './past-due.ts';

type AddDesk = Omit<Desk, 'openForge' | 'openKeyring' | 'runCommand' | 'trace' | 'zone'>;

export interface PlannedGoal {
  readonly composed: ComposedGoal;
  /** All that is needed to open it another time. */
  readonly words: AddWords;
  /** The issue that it is linked to. */
  readonly linked: ItemPlace | null;
  /** Everything was asked in an earlier run. */
  readonly isAsked: boolean;
  /** Its text is from a template of the project's, which others may have written. */
  readonly isByProject: boolean;
}

/** Asks what was left open. Writes nothing but a draft, where questions are cancelled after some were answered. */
export async function planGoal(
  own: AddWords & { readonly templates: string | null },
  session: Session,
  desk: AddDesk,
): Promise<PlannedGoal> {
  const { project, forge, now, settings, me } = session;
  if (own.link && own.from !== null) {
    const problem = linkProblem(placeFrom(own.from, { forge }));
    if (problem) throw problem;
  }
  const { templates, origins } = await availableTemplates(project, settings.company, desk, own.templates);
  const { kind, source } = await sourceFor(own, templates, session, desk);
  const context = source?.context ?? own.context ?? null;
  const place = source?.place ?? own.place ?? null;

  const title = own.title ?? source?.title ?? null;
  const isInterviewed = own.isInterview ?? (kind !== own.kind && own.description === null);
  const started = { ...own, kind, context, place, title, from: null, isInterview: isInterviewed };
  const { wish, isInterview } = await answeredWish(started, templates, session, desk);
  const { confidential = false, serves = null, measure = null, aims: aimed = [] } = own;
  const aims = own.isAsked === true ? aimed : await namedCriteria('aims', aimed, session, desk);
  const composed = composeGoal(
    { ...wish, ...spokenOf(own), context, confidential, serves, measure, aims },
    now,
    settings,
    me.name,
  );
  if (own.isAsked !== true) await checkLabels(composed.goal, session);
  const { goal } = composed;
  await checkDiscuss(own.discuss ?? null, goal, session);
  if (goal.due && goal.due !== own.due) desk.talk.say(`Due ${goal.due}${goal.milestone ? ` (${goal.milestone})` : ''}`);
  noteOfPast(goal.due, now.today, desk.talk);
  warnWhereOnHold({ kind: goal.kind, answers: wish.answers }, settings.company, desk.talk);
  const linked = own.link ? place : null;
  if (linked !== null) announceLink(linked, session, desk.talk);
  const words = wordsAgain(own, composed, { wish, context, place, aims, isInterview });
  const isByProject = wish.description === null && origins.get(composed.template.path) === 'project';
  return { composed, words, linked, isAsked: own.isAsked === true, isByProject };
}

/** What opens the same goal another time, with nothing left to ask. */
function wordsAgain(
  { serves = null, measure = null, confidential = false, ...own }: AddWords & { readonly templates: string | null },
  { goal }: ComposedGoal,
  { wish, aims, ...asked }: Pick<AddWords, 'context' | 'place' | 'isInterview'> & Decided,
): AddWords {
  return {
    title: goal.title,
    kind: goal.kind,
    due: goal.due ?? 'none',
    set: [],
    answers: wish.answers,
    description: wish.description,
    serves,
    measure,
    ...spokenOf(own),
    ...(aims.length === 0 ? {} : { aims }),
    confidential,
    from: null,
    link: own.link,
    edit: own.edit,
    isAsked: true,
    importFile: null,
    importText: null,
    templates: own.templates,
    ...asked,
    ...(own.discuss === undefined ? {} : { discuss: own.discuss }),
    ...(own.key === undefined ? {} : { key: own.key }),
  };
}

interface Decided {
  readonly wish: Pick<Wish, 'answers' | 'description'>;
  readonly aims: NonNullable<AddWords['aims']>;
}

/** @param end what must have worked, too, before the draft is let go of: that the person was told, say */
export async function openPlanned<T>(
  { composed, words, linked, isAsked }: PlannedGoal,
  session: Session,
  desk: AddDesk,
  end: (opened: Written<GoalRecord>, agenda: Added | null) => Promise<T>,
): Promise<T> {
  const { project } = session;
  const { milestone } = composed.goal;
  let unhelped: GoalRecord | null = null;
  const result = await draftedWrite('goal add', { ...words }, session, desk, async (draft) => {
    const mayAsk = desk.ask !== null;
    const looks = { edit: words.edit && mayAsk, preview: words.isInterview === true && mayAsk && !desk.yes };
    const settled = await settledGoal(composed, looks, draft, desk);
    const mayExist = draft.tried('goal') || words.key !== undefined;
    const key = words.key ?? (await draft.key('goal'));
    await ensureGround(project, [settled], desk.talk);
    const { value, warnings } = await openGoal(project, settled, key, mayExist);
    const unlinked = linked === null ? [] : await linkOpened(value.iid, linked, session);
    const isCrowded = milestone !== null && !isAsked && (await warnWhereCrowded(project, milestone, desk.talk));
    unhelped = isCrowded || isAsked || value.state === 'closed' ? null : value;
    const agenda = await discussNew(value, words.discuss ?? null, session, desk, draft);
    return end({ value, warnings: [...warnings, ...unlinked, ...(agenda?.warnings ?? [])] }, agenda);
  });
  if (unhelped === null) return result;
  // What was skipped when it was asked is no news.
  const template = words.description === null && words.isInterview !== true ? composed.template : null;
  // A script has nobody to teach. The rules are text that no other everyday command loads.
  if (desk.ask === null) return result;
  const { adviceOn } = await import('./after-adding.ts');
  const advice = await adviceOn(unhelped, template, session, desk);
  if (advice !== null) desk.talk.hint(advice);
  return result;
}

/** The kind is asked for first where it decides who will read the goal. */
async function sourceFor(
  own: AddWords,
  templates: readonly GoalTemplate[],
  session: Session,
  desk: AddDesk,
): Promise<{ readonly kind: string | null; readonly source: Source | null }> {
  if (own.from === null) return { kind: own.kind, source: null };
  const item = await readSource(own.from, session);
  const { confidential = false } = own;
  const ask = desk.yes ? null : desk.ask;
  const isOpen = own.kind === null && item.confidential && !confidential;
  const kind = isOpen && ask !== null ? await askKind(templates, ask) : own.kind;
  const isHidden = confidential || (kind !== null && templateOf(kind, templates).sensitive);
  const place = { confidential: isHidden, author: session.me, assignees: [] };
  const mayTell = await mayCopyTitle(item, place, session, desk);
  return { kind, source: sourceOf(item, mayTell, session, ask !== null) };
}
