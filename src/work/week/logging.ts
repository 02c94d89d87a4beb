// Logs a week: a text written in an editor or answered for, checked, put on what the server says by then, agreed to, and written.
import { DevgrowthError } from '#errors.ts';
import { rebased } from '#growth/week/conflicts.ts';
import { weekText } from '#growth/week/buffer.ts';
import { type ReadWeek, readWeek, type WeekProblem } from '#growth/week/reading.ts';
import { isNothing, type WeekChanges, type WeekSheet } from '#growth/week/sheet.ts';
import { oneLine } from '#render/text.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import type { Desk } from '../desk.ts';
import { discardKept, draftedWrite } from '../drafting.ts';
import { editText, forgetEdited, leftInEditor } from '../edited-text.ts';
import { placeProblem } from '../one-on-one/adding.ts';
import type { Session } from '../session.ts';
import { refuseUnverified } from '../verified.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { answeredWeek } from './asking.ts';
import { agreedTo, openAgain } from './choices.ts';
import { type PlannedWeek, planWeek } from './planned.ts';
import { sheetOf } from './printed.ts';
import { readWeekNow, type WeekRead } from './reading.ts';
import { conflictError, editorFailed, nobodyToAsk, problemsError, refuseOthersWeek } from './refusals.ts';
import { keepForLater, readProgress, type WeekProgress, type WeekWords } from './words.ts';
import { isSaidOf, type OnPart, writeWeek, type WrittenWeek } from './writing.ts';

export type WeekDesk = TemplatesDesk & DraftWorld & Pick<Desk, 'ask' | 'yes' | 'openEditor' | 'env' | 'talk'>;

export type LoggedWeek =
  | { readonly how: 'unchanged' }
  | { readonly how: 'left-empty' }
  | { readonly how: 'planned'; readonly planned: PlannedWeek; readonly text: string; readonly sheet: WeekSheet }
  | { readonly how: 'written'; readonly planned: PlannedWeek; readonly written: WrittenWeek };

interface Ways {
  readonly isDryRun: boolean;
  /** Checks what a draft holds. */
  readonly sheetIn: (words: unknown) => WeekSheet | null;
  readonly onPart: OnPart;
}

/** Whether an editor is named: the one that is opened without a name is not everybody's. */
function hasEditor({ env }: Pick<Desk, 'env'>): boolean {
  return ['VISUAL', 'EDITOR'].some((name) => (env[name] ?? '').trim() !== '');
}

/** @param end what must have worked, too, before the draft is let go of */
export async function logWeek<T>(
  words: WeekWords,
  session: Session,
  desk: WeekDesk,
  ways: Ways,
  end: (logged: LoggedWeek, goals: WeekRead['records']) => Promise<T>,
): Promise<T> {
  refuseOthersWeek(session);
  const first = await readWeekNow(session, desk);
  const told = words.text === null ? null : sheetOf(words.text, ways.sheetIn);
  const sheet = told ?? (words.text === null ? first.sheet : withoutTicks(first.sheet));
  if (words.text !== null && desk.ask === null) refuseProblems(readWeek(words.text, sheet).problems);
  const untouched: { id: string; error: DevgrowthError }[] = [];
  try {
    return await draftedWrite('week', { ...words }, session, desk, async (draft) => {
      const onUntouched = (error: DevgrowthError) => void untouched.push({ id: draft.id, error });
      const logging = new WeekLogging({ first, draft, session, desk, ways, onUntouched });
      const logged = await logging.log({ ...words, sheet });
      if (logged.how === 'planned' && words.text === null) await keepForLater(logged, session, desk);
      return end(logged, first.records);
    });
  } catch (error) {
    const [left] = untouched;
    if (left === undefined) throw error;
    // Nothing was typed: there is nothing to keep.
    await discardKept(desk, left.id);
    await forgetEdited(left.id, desk);
    throw editorFailed(left.error);
  }
}

/** Of a text that does not tell what it was made of: an open box may have been ticked since, and takes no tick away. */
function withoutTicks(sheet: WeekSheet): WeekSheet {
  const goals = sheet.goals.map((goal) => ({ ...goal, steps: goal.steps.map((one) => ({ ...one, done: false })) }));
  return { ...sheet, goals };
}

function refuseProblems(problems: readonly WeekProblem[]): void {
  if (problems.length > 0) throw problemsError(problems);
}

interface Logging {
  readonly first: WeekRead;
  readonly draft: Draft;
  readonly session: Session;
  readonly desk: WeekDesk;
  readonly ways: Ways;
  /** The editor failed before anything was typed. */
  readonly onUntouched: (error: DevgrowthError) => void;
}

class WeekLogging {
  readonly #of: Logging;
  /** As the server was read last. */
  #now: WeekRead;
  #isFresh = true;

  constructor(of: Logging) {
    this.#of = of;
    this.#now = of.first;
  }

  async log({ text: typed, sheet, isAsked }: WeekWords & { readonly sheet: WeekSheet }): Promise<LoggedWeek> {
    const { draft, ways, desk, session } = this.#of;
    let at = await this.#from(typed, sheet, isAsked);
    for (;;) {
      if (at.text.trim() === '') return { how: 'left-empty' };
      const read = readWeek(at.text, at.sheet);
      const problems = [...read.problems, ...this.#placeProblems(read)];
      if (problems.length > 0) {
        at = await this.#again(at, at.text, problemsError(problems));
        continue;
      }
      this.#sayLeft(read);
      if (isNothing(read.changes)) return { how: 'unchanged' };
      await this.#look();
      const { changes, conflicts } = rebased(read.changes, at.sheet, this.#now.sheet, isSaidOf(draft, at.round));
      const sheetNow = { ...this.#now.sheet, day: at.sheet.day };
      if (conflicts.length > 0) {
        const text = weekText(withGone(sheetNow, at.sheet), changes, conflicts);
        at = await this.#again(
          { ...at, sheet: withGone(sheetNow, at.sheet), isAgreed: false },
          text,
          conflictError(conflicts),
        );
        continue;
      }
      const planned = await this.#planned(changes, { ...this.#now, sheet: sheetNow });
      if (ways.isDryRun) return { how: 'planned', planned, text: at.text, sheet: at.sheet };
      if (!at.isAgreed) {
        const answer = await agreedTo(planned, desk);
        if (answer === 'edit') {
          at = await this.#written(at, at.text);
          continue;
        }
        at = { ...at, isAgreed: true };
        await draft.saveProgress(at);
      }
      const written = await writeWeek(planned, at.round, draft, session, desk, ways.onPart);
      refuseUnverified(
        written.warnings,
        'your week is written',
        'Look at it, or run this again: nothing is written twice.',
      );
      if (written.conflicts.length === 0) return { how: 'written', planned, written };
      throw await this.#lateConflict(at, read.changes, written);
    }
  }

  /** Where an earlier run has come to: it goes on with its words, in the editor where that was left open. */
  async #from(typed: string | null, sheet: WeekSheet, isAsked: boolean): Promise<WeekProgress> {
    const { draft, desk, ways } = this.#of;
    const known = readProgress(draft.progress(), ways.sheetIn);
    const begun = { text: typed ?? weekText(sheet), sheet, isAgreed: false, round: 1 };
    if (known === null) return typed === null ? this.#written(begun, null, isAsked) : begun;
    this.#isFresh = false;
    const isOpen = known.text === weekText(known.sheet) || (await leftInEditor(draft.id, desk)) !== null;
    return isOpen && typed === null && desk.ask !== null && !known.isAgreed
      ? this.#written(known, null, isAsked)
      : known;
  }

  /** The text as the person makes it of `text`; null: of what it was made from, by questions where there is no editor. */
  async #written(at: WeekProgress, text: string | null, isAsked = false): Promise<WeekProgress> {
    const { draft, desk } = this.#of;
    const { ask } = desk;
    const keep = async (words: string): Promise<void> => draft.saveProgress({ ...at, text: words, isAgreed: false });
    this.#isFresh = false;
    if (ask === null) throw nobodyToAsk();
    // What the text is made from is on disk before the first word.
    if (text === null) await draft.saveProgress(at);
    if (isAsked || !hasEditor(desk)) {
      const said = text === null ? null : readWeek(text, at.sheet).changes;
      const answered = await answeredWeek(at.sheet, said, ask, desk.talk, keep);
      return { ...at, text: answered, isAgreed: false };
    }
    const edited = await editText(draft.id, text ?? at.text, desk, keep).catch(async (error: unknown) => {
      const left = await leftInEditor(draft.id, desk);
      const isUntouched = left?.trimEnd() === weekText(at.sheet).trimEnd();
      if (isUntouched && error instanceof DevgrowthError) this.#of.onUntouched(error);
      throw error;
    });
    return { ...at, text: edited, isAgreed: false };
  }

  /** @throws the error where nobody can mend it */
  async #again(at: WeekProgress, text: string, error: DevgrowthError): Promise<WeekProgress> {
    const { desk, draft, ways } = this.#of;
    const { ask } = desk;
    if (ask === null || desk.yes) throw error;
    if (!ways.isDryRun) await draft.saveProgress({ ...at, text, isAgreed: false });
    await openAgain(error, ask, desk.talk);
    return this.#written(at, text);
  }

  async #look(): Promise<void> {
    if (this.#isFresh) return;
    this.#now = await readWeekNow(this.#of.session, this.#of.desk);
    this.#isFresh = true;
  }

  async #planned(changes: WeekChanges, read: WeekRead): Promise<PlannedWeek> {
    const { session } = this.#of;
    const known = new Set(read.records.map(({ iid }) => iid));
    // Closed meanwhile: what happened on it did happen.
    const missing = changes.goals.filter(({ iid }) => !known.has(iid));
    const closed = await Promise.all(missing.map(({ iid }) => session.project.goal(iid)));
    return planWeek(changes, read, [...read.records, ...closed], session);
  }

  #placeProblems({ changes, agendaLines: [line = 0] }: ReadWeek): readonly WeekProblem[] {
    const { session } = this.#of;
    const problem = changes.agenda.add.length === 0 ? null : placeProblem(this.#now.agendas, session);
    return problem === null ? [] : [{ line, problem: oneLine(problem.message) }];
  }

  #sayLeft({ left }: ReadWeek): void {
    const { talk } = this.#of.desk;
    for (const { iid, text } of left)
      talk.note(`"${oneLine(text)}" is not in your text; it stays ${iid === null ? 'on the agenda' : `in #${iid}`}`);
  }

  async #lateConflict(at: WeekProgress, changes: WeekChanges, written: WrittenWeek): Promise<DevgrowthError> {
    const left = new Set(written.conflicts.map(({ record }) => record.iid));
    const goals = changes.goals.filter(({ iid }) => left.has(iid)).map(({ iid, steps }) => ({ ...untold, iid, steps }));
    const sheet = { ...at.sheet, goals: at.sheet.goals.filter(({ iid }) => left.has(iid)) };
    const rest = { goals, wins: [], agenda: { add: [], steps: [] } };
    const text = weekText(sheet, rest);
    await this.#of.draft.saveProgress({ text, sheet, isAgreed: false, round: at.round + 1 });
    const numbers = [...left].map((iid) => `#${iid}`).join(', ');
    return new DevgrowthError('conflict', `somebody changed the same boxes of ${numbers} at that very moment`, {
      hint: 'All the rest is written.',
    });
  }
}

const untold = { happened: null, next: null, help: null, percent: null, health: null, measure: null } as const;

/** With the goals that are closed by now: what was written of them stays in the text. */
function withGone(now: WeekSheet, base: WeekSheet): WeekSheet {
  const known = new Set(now.goals.map(({ iid }) => iid));
  return { ...now, goals: [...now.goals, ...base.goals.filter(({ iid }) => !known.has(iid))] };
}
