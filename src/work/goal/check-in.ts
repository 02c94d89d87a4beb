// Logs what happened on a goal: one comment, and with it the ticks and the health label.
import { DevgrowthError } from '#errors.ts';
import { type CheckIn, checkInsIn, formatCheckIn, levelSaid } from '#growth/goals/check-in.ts';
import { type Measure, measureIn, withMeasured } from '#growth/goals/measure.ts';
import { asksNothing } from '#growth/words/check-in-words.ts';
import { type ChecklistItem, readChecklist } from '#growth/text/checklist.ts';
import type { Day, GoalMeasure, GoalRecord, HealthLevel } from '#growth/words/goal.ts';
import { english, foldTyped, type TypedWords } from '#growth/words/typed-words.ts';
import type { ValueId } from '#growth/words/values.ts';
import type { Dropped, LabelChange, Written } from '#growth/forge/writes.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import { type Move, moveAfter } from '#reports/next-moves.ts';
import { given, type Said, said, step } from '#wording.ts';
import type { Prompter } from '#world.ts';
import { amendCheckIn, amended, lastCheckIn } from './amending.ts';
import { askBeside } from '../ask-label.ts';
import { theItem } from '../checklist-item.ts';
import type { Desk } from '../desk.ts';
import { isNamed } from '#growth/words/username.ts';
import { draftedWrite } from '../drafting.ts';
import type { Meant, NamedGoal } from '../goal-number.ts';
import { commenting, refuseForRole } from '../role.ts';
import type { Session } from '../session.ts';
import { refuseUnverified } from '../verified.ts';
import { namedValues } from '../values.ts';
import { pastDay } from '../past-day.ts';
import { whole } from '../whole.ts';
import { noteWhoseWords } from '../whose-words.ts';
import { setItems, withItems } from './checklist-edit.ts';
import { measuredAs, measureSaid, quietly } from './measure.ts';
import { goalOrWay } from './no-goal.ts';
import { startsWith } from './starting.ts';

export interface LogWords extends NamedGoal {
  /** null: asked for. */
  readonly text: string | null;
  readonly percent: number | null;
  readonly health: HealthLevel | null;
  readonly next: string | null;
  readonly help: string | null;
  readonly values: readonly ValueId[];
  readonly ticks: readonly string[];
  /** What the goal's measure is today, as typed. */
  readonly measure: string | null;
  /** In place of the last check-in of one's own. */
  readonly amend?: boolean;
  /** The day of which it is, as typed; null: the day it is typed on. */
  readonly date: string | null;
  /** A planned goal is begun with it. */
  readonly start: boolean;
  /** Questions that are still to be asked: only of a draft, of which the person broke the asking off. */
  readonly unasked?: readonly ('ticks' | 'text' | 'next' | 'help')[];
  /** Only of a draft: the day of the words, which stays theirs. */
  readonly day?: Day;
  /** Given by whoever may send the same words twice and means them once. */
  readonly key?: string;
}

/** An update that says that there is none. */
export function quietWeek(text: string): string {
  return ['A quiet week: nothing happened, and that is fine.', text.trim()].filter((part) => part !== '').join('\n');
}

export interface PlannedCheckIn {
  readonly words: LogWords;
  readonly record: GoalRecord;
  /** The comment, as it will stand there. */
  readonly body: string;
  readonly ticked: readonly ChecklistItem[];
  /** With the value that was typed; null: none was. */
  readonly measure: GoalMeasure | null;
  /** The comment that is amended, and what was typed of it; null: a new one is written. */
  readonly amends: { readonly id: number; readonly typed: CheckIn } | null;
  /** It was planned, and will be doing. */
  readonly starts: boolean;
  /** A later day's check-in says how the goal stands: the label is that one's. */
  readonly keepsHealth: boolean;
}

/** Asks what happened where nothing says it. Writes nothing. @param seen the goal, as it was read for questions; closed was said then */
export async function planCheckIn(
  { unasked: _unasked, ...own }: LogWords,
  session: Session,
  { ask, talk, ...desk }: Pick<Desk, 'ask' | 'talk' | 'files' | 'places'>,
  seen: GoalRecord | null = null,
): Promise<PlannedCheckIn> {
  const { settings } = session;
  const typed = { ...own, values: namedValues(own.values, session) };
  const record = seen ?? (await goalOrWay(typed.iid, session));
  if (typed.health !== null || typed.values.length > 0) refuseForRole('labels', record, commenting(typed.iid), session);
  const { measure: value } = typed;
  if (typed.ticks.length > 0 || value !== null) refuseForRole('text', record, commenting(typed.iid), session);
  noteWhoseWords(session, talk);
  const checklist = readChecklist(record.description);
  const ticked = typed.ticks.map((query) => theItem(checklist, query, typed.iid));
  const day = typed.day ?? dayOfWords(typed, session);
  const measure = value === null ? null : measuredAs(value, record, day);
  const keepsHealth = typed.health !== null && (await isSaidLater(record, day, session));
  if (keepsHealth) talk.note(`a later check-in says how #${typed.iid} stands: its health label stays`);
  const question = openQuestion(typed, settings.company.words);
  const text = question === null ? typed.text : await answerTo(question, ask);
  const starts = await startsWith({ start: typed.start, isDecided: typed.day !== undefined }, record, session, {
    ask,
    ...desk,
  });
  const words = { ...typed, text, day, start: starts };
  const isOthers = !isNamed(session.me, settings.person);
  // A check-in is the person's; what somebody else says is a comment, as they would write it in a browser.
  const typedIn = settings.company.words;
  const typedCheckIn = checkInOf(words, measure, typedIn);
  const last = typed.amend === true ? await lastCheckIn(typed.iid, session) : null;
  const newBody = isOthers && text && isTextAlone(words) ? text : formatCheckIn(typedCheckIn, typedIn);
  // The day of what is amended stays, where no other is typed.
  const amending = { ...typedCheckIn, day: typed.date === null ? null : typedCheckIn.day };
  const body = last === null ? newBody : (amended(last.body, amending, session) ?? newBody);
  if (words.percent !== null && checklist.length > 0)
    talk.note(`progress is counted from the checklist; ${words.percent}% is kept as what you said`);
  if (record.state === 'closed' && seen === null) talk.note(isClosedNote(typed.iid));
  const amends = last === null ? null : { id: last.id, typed: amending };
  return { words, record, body, ticked, measure, starts, amends, keepsHealth };
}

function dayOfWords({ date }: Pick<LogWords, 'date'>, session: Pick<Session, 'now' | 'settings'>): Day {
  return date === null
    ? session.now.today
    : pastDay(date, { name: 'date', ahead: 'a check-in is of what has been' }, session);
}

/** Whether a check-in of a later day says how the goal stands. */
async function isSaidLater(
  { iid, commentCount }: GoalRecord,
  day: Day,
  { project, now }: Pick<Session, 'project' | 'now'>,
): Promise<boolean> {
  if (day >= now.today || commentCount === 0) return false;
  const notes = whole(await project.notes(iid, { onlyLatestPage: true }), project.facts.path);
  return checkInsIn(notes, now.zone).some((one) => one.day > day && levelSaid(one) !== null);
}

export const isClosedNote = (iid: number): Said =>
  said`#${iid} is closed; the check-in stands on it all the same (${step('goal reopen', iid)} opens it again)`;

/** @param end what must have worked, too, before the draft is let go of */
export function logCheckIn<T>(
  planned: PlannedCheckIn,
  session: Session,
  desk: DraftWorld,
  end: (written: Written<GoalRecord> & { readonly next: Move | null }) => Promise<T>,
): Promise<T> {
  return draftedWrite('goal log', { ...planned.words }, session, desk, async (draft) => {
    const written = await write(planned, session, draft);
    return end({ ...written, next: moveAfter(written.value) });
  });
}

/** The words first: if a later step fails, what was said is already safe on the server. */
async function write(
  { words: input, body, record, ticked, measure, amends, keepsHealth }: PlannedCheckIn,
  session: Session,
  draft: Draft,
): Promise<Written<GoalRecord>> {
  const { project } = session;
  const warnings: Dropped[] = [];
  let value = record;
  const comment =
    amends === null
      ? await newComment(input, body, project, draft)
      : await amendCheckIn(input.iid, amends.id, amends.typed, session);
  warnings.push(...comment.warnings);
  const labels: LabelChange = {
    ...(input.health && !keepsHealth ? { health: input.health } : {}),
    ...(input.values.length > 0 ? { addValues: input.values } : {}),
    ...(input.start ? { stage: 'doing' as const } : {}),
    ...(await askBeside(
      record,
      { description: withItems(record.description, ticked, true), ...(input.start ? { stages: ['doing'] } : {}) },
      session,
      helpSaid(input, session.settings.company.words),
    )),
  };
  const isText = input.ticks.length > 0 || measure !== null;
  if (isText || Object.keys(labels).length > 0) {
    const changed = isText
      ? await setItems(project, input.iid, input.ticks, true, { labels, also: (text) => measuredIn(text, measure) })
      : await project.changeGoal(input.iid, labels);
    value = changed.value;
    refuseUnread(input, changed.warnings);
    warnings.push(...changed.warnings);
  }
  return {
    value: { ...value, commentCount: value.commentCount + (value === record && amends === null ? 1 : 0) },
    warnings,
  };
}

async function newComment({ iid, key: chosen }: LogWords, body: string, project: Session['project'], draft: Draft) {
  const mayExist = draft.tried('comment') || chosen !== undefined;
  return project.comment(iid, { key: chosen ?? (await draft.key('comment')), type: 'check-in', body, mayExist });
}

/** A value that somebody wrote of a later day is newer. */
export function measuredIn(text: string, measure: Measure | null): string {
  if (measure?.now == null) return text;
  const there = measureIn(text)?.now?.day ?? '';
  return there > (measure.now.day ?? '') ? text : withMeasured(text, measure.now, quietly);
}

function isTextAlone({ percent, health, next, help, measure }: LogWords): boolean {
  return [percent, health, next, help, measure].every((part) => part === null);
}

function helpSaid({ help }: Pick<LogWords, 'help'>, words: TypedWords): 'asked' | 'none' | null {
  if (help === null) return null;
  return asksNothing(foldTyped(help, words).text) ? 'none' : 'asked';
}

function refuseUnread({ iid, ticks }: LogWords, warnings: readonly Dropped[]): void {
  const what = ticks.length > 0 ? 'what was ticked on' : 'the measure of';
  const hint = said`Look at it with \`${step('goal show', iid)}\`, then run this again: nothing is written twice.`;
  refuseUnverified(warnings, `${what} #${iid} is written`, hint);
}

function checkInOf(input: LogWords & { readonly day: Day }, measure: Measure | null, words: TypedWords): CheckIn {
  const helpNone = helpSaid(input, words) === 'none';
  return {
    day: input.day,
    health: input.health,
    percent: input.percent,
    text: input.text ?? '',
    next: input.next,
    help: helpNone ? null : input.help,
    helpNone,
    waitingFor: null,
    measure: measure && measureSaid(measure),
    values: input.values,
  };
}

export interface OpenQuestion {
  readonly message: string;
  /** Nothing was said yet, of anything. */
  readonly isAll: boolean;
  /** Where nobody can be asked. */
  readonly error: DevgrowthError;
}

/** null: what was typed makes a check-in. @param typed of the project, as soon as it is known */
export function openQuestion(words: Meant<LogWords>, typed: TypedWords = english): OpenQuestion | null {
  const { iid, text, health, help, ...more } = words;
  if (text) return null;
  if (health === 'at-risk' && (!help || helpSaid(words, typed) === 'none')) {
    const error = new DevgrowthError('usage', 'at-risk needs a reason', {
      hint: said`Say in the text or with ${given('help-needed')} why the goal is at risk.`,
    });
    return { message: 'Why is it at risk?', isAll: false, error };
  }
  const { percent, next, ticks, values, measure } = more;
  if (percent !== null || measure !== null || health || next || help || ticks.length > 0 || values.length > 0)
    return null;
  const error = new DevgrowthError('usage', 'nothing to log', {
    hint: said`Say what happened: \`${step('goal log', iid ?? 7, '"..."')}\`.`,
  });
  return { message: 'What happened?', isAll: true, error };
}

async function answerTo({ message, error }: Omit<OpenQuestion, 'isAll'>, asked: Prompter | null): Promise<string> {
  if (asked === null) throw error;
  const check = (text: string) => (text.trim() ? null : 'Say at least a word.');
  return (await asked.text({ name: 'text', message, check, takesLines: true })).trim();
}
