// Closes a goal: how it ended and what was learned, as a comment and labels.
import { DevgrowthError } from '#errors.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import { formatClosing, readClosing } from '#growth/goals/closing.ts';
import { ownComments } from '#growth/goals/notes.ts';
import { newestFirst } from '#growth/words/order.ts';
import { type Day, type GoalRecord, type Outcome, outcomes } from '#growth/words/goal.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Written } from '#growth/forge/writes.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { given, said, step } from '#wording.ts';
import type { Prompter, Talk } from '#world.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import { pastDay } from '../past-day.ts';
import { comesAgain, openNext } from './copying.ts';
import { goalToChange } from '../role.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';
import { noteWhoseWords } from '../whose-words.ts';

export interface CloseWords extends NamedGoal {
  readonly outcome: Outcome | null;
  readonly learned: string | null;
  /** The day on which it ended, as typed; null: today. */
  readonly date: string | null;
  /** Only of a draft: the day it was begun on. */
  readonly day?: Day;
}

export interface PlannedClosing {
  readonly record: GoalRecord;
  readonly words: CloseWords & { readonly outcome: Outcome; readonly day: Day };
  /** The comment, as it will stand there. */
  readonly body: string;
  /** It is closed and says how it ended: this may be a run that goes on with what an earlier one began. */
  readonly isEnded: boolean;
  /** The caller's own closing comment on one that is ended: its words are changed, so that there are no two. */
  readonly told: ToldClosing | null;
}

/** Asks how it ended where that is not said. */
export async function planClosing(
  typed: CloseWords,
  session: Session,
  { ask, talk }: Pick<Desk, 'ask' | 'talk'>,
): Promise<PlannedClosing> {
  const { settings } = session;
  const record = await goalToChange(typed.iid, 'labels', session);
  noteWhoseWords(session, talk);
  // One that was closed in the browser may still be told how it ended.
  const isEnded = record.state === 'closed' && record.outcomes.length > 0;
  const [outcome = null] = record.outcomes;
  if (isEnded && typed.outcome === null && typed.learned === null) throw endedAlready(record);
  const own = await withAnswers(
    isEnded ? { ...typed, outcome: typed.outcome ?? outcome } : typed,
    isEnded ? null : ask,
  );
  const told = isEnded ? await toldClosing(typed.iid, session) : null;
  const day = typed.day ?? endDay(typed, session);
  const body =
    told === null
      ? formatClosing({ day, outcome: own.outcome, learned: own.learned ?? '' }, settings.company.words)
      : mended(told.body, { ...own, day }, session);
  if (!isEnded) noteOfOpenItems(record, own.outcome, talk);
  return { record, words: { ...own, day }, body, isEnded, told };
}

function endDay({ date }: Pick<CloseWords, 'date'>, session: Pick<Session, 'now' | 'settings'>): Day {
  return date === null
    ? session.now.today
    : pastDay(date, { name: 'date', ahead: 'a goal is closed when it has ended' }, session);
}

/** @param end what must have worked, too, before the draft is let go of */
export async function closeGoal<T>(
  { record, words, body, isEnded, told }: PlannedClosing,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
  end: (closed: Written<GoalRecord>, next: GoalRecord | null) => Promise<T>,
): Promise<T> {
  const { project } = session;
  const rhythm = comesAgain(record, words.outcome);
  return draftedWrite('goal close', { ...words }, session, desk, async (draft) => {
    const mayExist = draft.tried('comment');
    if (isEnded && !mayExist && told !== null) return end(await mendClosing(record, told, words, session), null);
    const key = await draft.key('comment');
    const closed = await endGoal(record.iid, { outcome: words.outcome, body, key, mayExist }, project);
    if (rhythm === null) return end(closed, null);
    const next = await openNext(record, rhythm, session, desk);
    return end({ ...closed, warnings: [...closed.warnings, ...next.warnings] }, next.value);
  });
}

interface ToldClosing {
  /** Of the comment. */
  readonly id: number;
  readonly body: string;
}

/** The newest that the caller wrote; null where it was ended without words, or by somebody else's. */
async function toldClosing(
  iid: number,
  { project, settings, me }: Pick<Session, 'project' | 'settings' | 'me'>,
): Promise<ToldClosing | null> {
  const notes = whole(await project.notes(iid), project.facts.path);
  const own = ownComments(notes).filter(
    ({ by, body }) => by?.id === me.id && readClosing(body, settings.company.words) !== null,
  );
  return own.toSorted(newestFirst)[0] ?? null;
}

/** What is not named anew stays: its day, its values, what else it says. */
function mended(
  body: string,
  { outcome, learned, date, day }: Pick<CloseWords, 'outcome' | 'learned' | 'date' | 'day'>,
  { settings }: Pick<Session, 'settings'>,
): string {
  const typed = settings.company.words;
  const there = readClosing(body, typed);
  if (there === null) return body;
  const told = { outcome, learned: learned ?? there.learned, day: date === null ? there.day : (day ?? there.day) };
  const isSaid = there.outcome === told.outcome && there.learned === told.learned && there.day === told.day;
  return isSaid ? body : formatClosing({ ...there, ...told }, typed);
}

async function mendClosing(
  { iid }: GoalRecord,
  { id }: ToldClosing,
  words: CloseWords,
  session: Session,
): Promise<Written<GoalRecord>> {
  const { project } = session;
  const written = await project.editComment(iid, id, (text) => mended(text, words, session));
  if (written === null) {
    throw new DevgrowthError('conflict', `what #${iid} said of its end was deleted meanwhile`, {
      hint: said`Nothing was written. Look with \`${step('goal show', iid)}\`.`,
    });
  }
  const closed = await project.changeGoal(iid, { state: 'close', outcome: words.outcome, stage: null, hasAsk: false });
  return { value: closed.value, warnings: [...written.warnings, ...closed.warnings] };
}

interface Ending {
  readonly outcome: Outcome;
  readonly body: string;
  /** Of the comment: whoever ends it by the same key tells it once. */
  readonly key: string;
  readonly mayExist: boolean;
}

export async function endGoal(
  iid: number,
  { outcome, body, key, mayExist }: Ending,
  project: Pick<GoalsProject, 'comment' | 'changeGoal'>,
): Promise<Written<GoalRecord>> {
  const comment = await project.comment(iid, { key, type: 'closing', body, mayExist });
  const closed = await project.changeGoal(iid, { state: 'close', outcome, stage: null, hasAsk: false });
  return { value: closed.value, warnings: [...comment.warnings, ...closed.warnings] };
}

/** Nothing is wrong with it, but it may be a slip. */
export function noteOfOpenItems(
  { iid, description }: GoalRecord,
  outcome: Outcome | null,
  talk: Pick<Talk, 'note'>,
): void {
  const checklist = readChecklist(description);
  const done = checklist.filter((item) => item.done).length;
  if (outcome !== 'achieved' || done === checklist.length) return;
  talk.note(
    said`${done} of ${checklist.length} actions of #${iid} ticked; the others stay open (${step('goal check', iid)} ticks them)`,
  );
}

function endedAlready({ iid, outcomes: ended }: GoalRecord): DevgrowthError {
  return new DevgrowthError('refused', `#${iid} is closed already (${ended.join(', ')})`, {
    hint: said`\`${step('goal show', iid)}\` shows how it ended, ${given('outcome')} and ${given('learned')} change what it says, \`${step('goal reopen', iid)}\` opens it again.`,
  });
}

async function withAnswers(own: CloseWords, ask: Prompter | null): Promise<CloseWords & { outcome: Outcome }> {
  if (own.outcome) return { ...own, outcome: own.outcome };
  if (ask === null) {
    throw new DevgrowthError('usage', 'the outcome is missing', {
      hint: said`Add ${given('outcome')} (${outcomes.join(', ')}), and ${given('learned', '"..."')} if you like.`,
    });
  }
  const outcome = await ask.choice({
    name: 'outcome',
    message: 'How did it end?',
    choices: [
      { value: 'achieved', label: 'achieved', about: 'What you set out to do is done' },
      { value: 'changed', label: 'changed', about: 'It became something else, worth having' },
      { value: 'dropped', label: 'dropped', about: 'No longer worth your time; that is a result too' },
    ] as const,
  });
  const learned =
    own.learned ??
    (await ask.text({ name: 'learned', message: 'What did you learn? (may be empty)', takesLines: true }));
  return { ...own, outcome, learned: learned.trim() || null };
}
