// Closes a goal: how it ended and what was learned, as a comment and labels.
import { DevgrowthError } from '#errors.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import { formatClosing } from '#growth/goals/closing.ts';
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
import { goalToChange } from '../role.ts';
import type { Session } from '../session.ts';
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
  if (isEnded && typed.outcome === null) throw endedAlready(record);
  const own = await withAnswers(typed, ask);
  const day = typed.day ?? endDay(typed, session);
  const body = formatClosing({ day, outcome: own.outcome, learned: own.learned ?? '' }, settings.company.words);
  if (!isEnded) noteOfOpenItems(record, own.outcome, talk);
  return { record, words: { ...own, day }, body, isEnded };
}

function endDay({ date }: Pick<CloseWords, 'date'>, session: Pick<Session, 'now' | 'settings'>): Day {
  return date === null
    ? session.now.today
    : pastDay(date, { name: 'date', ahead: 'a goal is closed when it has ended' }, session);
}

/** @param end what must have worked, too, before the draft is let go of */
export async function closeGoal<T>(
  { record, words, body, isEnded }: PlannedClosing,
  session: Session,
  desk: DraftWorld,
  end: (closed: Written<GoalRecord>) => Promise<T>,
): Promise<T> {
  const { project } = session;
  const done = await draftedWrite('goal close', { ...words }, session, desk, async (draft) => {
    const mayExist = draft.tried('comment');
    if (isEnded && !mayExist) {
      // An outcome alone is no text to keep a draft for.
      if (words.learned === null) return null;
      throw endedAlready(record);
    }
    const key = await draft.key('comment');
    const closed = await endGoal(record.iid, { outcome: words.outcome, body, key, mayExist }, project);
    return { told: await end(closed) };
  });
  if (done === null) throw endedAlready(record);
  return done.told;
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
    hint: said`\`${step('goal show', iid)}\` shows how it ended, \`${step('goal reopen', iid)}\` opens it again.`,
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
