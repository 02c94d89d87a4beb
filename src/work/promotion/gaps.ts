// The gaps of the promotion document, one by one: added with a day, ticked, or made a confidential goal that its line then names.
import { DevgrowthError } from '#errors.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import { criteriaOfGap } from '#growth/promotion/gap-criteria.ts';
import { type GapItem, gapItems, withClosedGap, withGap, withGapGoal } from '#growth/promotion/gap-lines.ts';
import { leavesOpen } from '#growth/text/open-end.ts';
import { quietItem } from '#growth/text/quiet-mentions.ts';
import { parseDue } from '#growth/time/due-date.ts';
import type { CriterionTag } from '#growth/words/criteria.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { templateOf } from '#templates/goal-templates.ts';
import { given, said, step } from '#wording.ts';
import { availableTemplates } from '../available-templates.ts';
import { theItem } from '../checklist-item.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite, notedBefore } from '../drafting.ts';
import { type ComposedGoal, composeGoal } from '../goal/compose.ts';
import { ensureGround, openGoal } from '../goal/open-goals.ts';
import { noteOfPast } from '../goal/past-due.ts';
import { refuseInJob } from '../job.ts';
import { knownCriteria } from '../levels/tags.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { documentToWrite, gapsPart } from './editing.ts';
import { type GapsHome, gapsHome } from './gaps-home.ts';

export const gapActs = ['add', 'close', 'goal', 'apart'] as const;

export interface GapWords {
  readonly act: (typeof gapActs)[number];
  /** Its words, or with the other acts its number or a part of them; nothing where all are kept apart. */
  readonly gap: string;
  /** As typed: until which day. */
  readonly until: string | null;
}

export interface PlannedGap {
  /** Where the gaps are: the document, or the issue that keeps them apart. */
  readonly record: GapsHome;
  readonly words: GapWords;
  readonly until: Day | null;
  /** What its number meant when it was said. */
  readonly gap: MeantGap;
}

type MeantGap = Pick<GapItem, 'title' | 'until' | 'goal'>;

type GapSession = Pick<Session, 'project' | 'me' | 'settings' | 'now' | 'continues'>;

/** Writes nothing. */
export async function planGap(
  words: GapWords,
  session: GapSession,
  desk: Pick<Desk, 'env' | 'files' | 'places' | 'talk'>,
): Promise<PlannedGap> {
  refuseInJob(desk);
  const record = gapsHome(await documentToWrite(session, desk));
  const until = untilDay(words.until, session);
  const part = gapsPart(record, session);
  const meant = (text: string): MeantGap => {
    if (words.act !== 'add') return itemOf(gapItems(text, part(text)), words.gap, record.iid);
    const gap = gapText(words.gap);
    const made = withGap('', part(''), gap, until) ?? '';
    const [item, ...more] = gapItems(made, part(made));
    if (item === undefined || saysNothing(item) || more.length > 0 || leavesOpen(made)) throw unreadable();
    return item;
  };
  const gap = gapIn(await notedBefore(session, desk)) ?? meant(record.description);
  return { record, words, until, gap };
}

/** Nobody who is named in it hears of it. */
const gapText = (typed: string): string => quietItem(typed.replace(/\s+/g, ' ').trim());

const saysNothing = ({ title }: MeantGap): boolean => title === '' || /^until [\d-]{10}\.?$/i.test(title);

function itemOf(items: readonly GapItem[], query: string, iid: number): GapItem {
  const { number } = theItem(items, query, iid, step('promotion edit', 'gaps'));
  const item = items[number - 1];
  if (item === undefined) throw new Error(`no gap ${number}`);
  return item;
}

function untilDay(typed: string | null, { now, settings }: Pick<Session, 'now' | 'settings'>): Day | null {
  if (typed === null) return null;
  const day = parseDue(typed, { today: now.today, startMonth: settings.fiscalYearStart });
  if (day.ok) return day.value;
  throw new DevgrowthError('usage', said`${given('until')}: ${day.problem}`, {
    hint: said`For instance ${given('until', '2027-01-31')}, ${given('until', '+6w')}, ${given('until', 'end of quarter')}.`,
  });
}

interface WrittenGap {
  readonly how: 'changed' | 'unchanged';
  readonly warnings: readonly Dropped[];
}

/** Adds it, or ticks it. Once a number was said, the draft knows the words that it meant. */
export function writeGap<T>(
  { record, words, until, gap }: PlannedGap,
  session: Session,
  desk: DraftWorld,
  end: (written: WrittenGap) => Promise<T>,
): Promise<T> {
  const part = gapsPart(record, session);
  return draftedWrite('promotion gap', { ...words, until }, session, desk, async (draft) => {
    await draft.saveProgress(gap);
    let isChanged = false;
    const { warnings } = await session.project.editDocument(record.iid, (text) => {
      const isAdded = words.act === 'add';
      const made = isAdded
        ? (withGap(text, part(text), gapText(words.gap), until) ?? text)
        : withClosedGap(text, part(text), gap.title);
      if (made === null) throw gone(record.iid, gap.title);
      isChanged ||= made !== text;
      return made;
    });
    return end({ how: isChanged ? 'changed' : 'unchanged', warnings });
  });
}

export interface PlannedGapGoal extends PlannedGap {
  readonly composed: ComposedGoal;
  /** Criteria that the gap names. */
  readonly aims: readonly CriterionTag[];
}

/** Writes nothing. */
export async function planGapGoal(
  words: GapWords,
  session: Session,
  desk: TemplatesDesk & Pick<Desk, 'env' | 'files' | 'places' | 'talk'>,
): Promise<PlannedGapGoal> {
  const planned = await planGap(words, session, desk);
  const { title, until } = planned.gap;
  const [{ templates }, aims] = await Promise.all([
    availableTemplates(session.project, session.settings.company, desk, null),
    knownCriteria(criteriaOfGap(title), session, desk),
  ]);
  const template = templateOf('general', templates);
  const due = planned.until ?? until ?? 'none';
  const wish = { template, title, answers: {}, due, description: null, confidential: true, aims };
  const composed = composeGoal(wish, session.now, session.settings, session.me.name);
  // Whom the gap names hears of it by no goal either.
  return { ...planned, aims, composed: { ...composed, goal: { ...composed.goal, isQuiet: true } } };
}

interface OpenedGapGoal extends Written<GoalRecord> {
  /** The gap had one. */
  readonly isThere: boolean;
}

/** The goal first, by its key; then its number behind the gap. */
export function openGapGoal<T>(
  { record, words, until, gap, composed }: PlannedGapGoal,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
  end: (opened: OpenedGapGoal) => Promise<T>,
): Promise<T> {
  const { project } = session;
  const part = gapsPart(record, session);
  return draftedWrite('promotion gap', { ...words, until }, session, desk, async (draft) => {
    await draft.saveProgress(gap);
    if (gap.goal !== null) return end({ value: await project.goal(gap.goal), warnings: [], isThere: true });
    noteOfPast(composed.goal.due, session.now.today, desk.talk);
    const mayExist = draft.tried('goal');
    const key = await draft.key('goal');
    await ensureGround(project, [composed], desk.talk);
    const { value, warnings } = await openGoal(project, composed, key, mayExist);
    let isNamed = true;
    const named = await project.editDocument(record.iid, (text) => {
      const made = withGapGoal(text, part(text), gap.title, value.iid);
      isNamed = made !== null;
      return made ?? text;
    });
    const unnamed = isNamed ? [] : [notNamed(record, gap, value.iid)];
    return end({ value, warnings: [...warnings, ...named.warnings, ...unnamed], isThere: false });
  });
}

function gapIn(progress: unknown): MeantGap | null {
  if (typeof progress !== 'object' || progress === null) return null;
  const { title, until, goal } = progress as { readonly [name in keyof MeantGap]?: unknown };
  if (typeof title !== 'string') return null;
  return { title, until: typeof until === 'string' ? until : null, goal: typeof goal === 'number' ? goal : null };
}

function notNamed({ iid }: GapsHome, { title }: MeantGap, goal: number): Dropped {
  const field = `gap "${oneLine(title)}" of #${iid}`;
  const advice = `Somebody changed it meanwhile. Write (goal \`#${goal}\`) behind it by hand.`;
  return { field, asked: `with goal #${goal}`, kept: 'without it', advice };
}

function gone(iid: number, title: string): DevgrowthError {
  return new DevgrowthError('conflict', `somebody changed the gap "${oneLine(title)}" of #${iid} meanwhile`, {
    hint: said`Nothing was written. See what it says by now: \`${step('promotion edit', 'gaps')}\`.`,
  });
}

function unreadable(): DevgrowthError {
  return new DevgrowthError('usage', 'these words make no line of a list', {
    hint: 'Nothing was written. Say in one line what is to be shown, without headings and comments.',
  });
}
