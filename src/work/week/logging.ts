// Logs a week: a text written in an editor or answered for, checked, put on what the server says by then, agreed to, and written.
import { DevgrowthError } from '#errors.ts';
import { rebased } from '#growth/week/conflicts.ts';
import { weekText } from '#growth/week/buffer.ts';
import { type ReadWeek, readWeek, type WeekProblem } from '#growth/week/reading.ts';
import { isNothing, type WeekChanges, type WeekSheet } from '#growth/week/sheet.ts';
import { oneLine } from '#render/text.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { editText } from '../edited-text.ts';
import { placeProblem } from '../one-on-one/adding.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { answeredWeek } from './asking.ts';
import { planLines, type PlannedWeek, planWeek } from './planned.ts';
import { readWeekNow, type WeekRead } from './reading.ts';
import { conflictError, nobodyToAsk, problemsError, refuseOthersWeek } from './refusals.ts';
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
export function hasEditor({ env }: Pick<Desk, 'env'>): boolean {
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
  const sheet = words.sheet ?? (words.text === null ? first.sheet : withoutTicks(first.sheet));
  if (words.text !== null && desk.ask === null) refuseProblems(readWeek(words.text, sheet).problems);
  return draftedWrite('week', { ...words, sheet }, session, desk, async (draft) => {
    const logged = await new WeekLogging({ first, draft, session, desk, ways }).log({ ...words, sheet });
    if (logged.how === 'planned' && words.text === null) await keepForLater(logged, session, desk);
    return end(logged, first.records);
  });
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
    let at: WeekProgress =
      readProgress(draft.progress(), ways.sheetIn) ??
      (typed === null ? await this.#begun(sheet, isAsked) : { text: typed, sheet, isAgreed: false, round: 1 });
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
        const answer = await this.#agreed(planned);
        if (answer === 'edit') {
          at = await this.#written(at, at.text);
          continue;
        }
        at = { ...at, isAgreed: true };
        await draft.saveProgress(at);
      }
      const written = await writeWeek(planned, at.round, draft, session, desk, ways.onPart);
      if (written.conflicts.length === 0) return { how: 'written', planned, written };
      throw await this.#lateConflict(at, read.changes, written);
    }
  }

  async #begun(sheet: WeekSheet, isAsked: boolean): Promise<WeekProgress> {
    return this.#written({ text: weekText(sheet), sheet, isAgreed: false, round: 1 }, null, isAsked);
  }

  /** The text as the person makes it of `text`; null: of what it was made from, by questions where there is no editor. */
  async #written(at: WeekProgress, text: string | null, isAsked = false): Promise<WeekProgress> {
    const { draft, desk } = this.#of;
    const { ask } = desk;
    const keep = async (words: string): Promise<void> => draft.saveProgress({ ...at, text: words, isAgreed: false });
    this.#isFresh = false;
    if (ask === null) throw nobodyToAsk();
    if (isAsked || !hasEditor(desk)) {
      const said = text === null ? null : readWeek(text, at.sheet).changes;
      const answered = await answeredWeek(at.sheet, said, ask, desk.talk, keep);
      return { ...at, text: answered, isAgreed: false };
    }
    const edited = await editText(draft.id, text ?? at.text, desk, keep);
    return { ...at, text: edited, isAgreed: false };
  }

  /** @throws the error where nobody can mend it */
  async #again(at: WeekProgress, text: string, error: DevgrowthError): Promise<WeekProgress> {
    const { desk, draft, ways } = this.#of;
    const { ask } = desk;
    if (ask === null || desk.yes) throw error;
    if (!ways.isDryRun) await draft.saveProgress({ ...at, text, isAgreed: false });
    desk.talk.warn(error.said);
    desk.talk.show(error.details.map(String));
    const answer = await ask.choice({
      name: 'again',
      message: 'Your words are kept. What now?',
      choices: [
        { value: 'edit', label: 'open them again' },
        { value: 'leave', label: 'leave them as a draft' },
      ],
      default: 'edit',
      byKey: true,
    });
    if (answer === 'leave') throw new DevgrowthError('cancelled', 'Nothing was written.');
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

  async #agreed(planned: PlannedWeek): Promise<'write' | 'edit'> {
    const { desk } = this.#of;
    if (desk.ask === null || desk.yes) return 'write';
    desk.talk.show(planLines(planned));
    const answer = await desk.ask.choice({
      name: 'write',
      message: 'Write this?',
      choices: [
        { value: 'write', label: 'yes' },
        { value: 'edit', label: 'edit again' },
        { value: 'leave', label: 'leave it as a draft' },
      ],
      default: 'write',
      byKey: true,
    });
    if (answer === 'leave') throw new DevgrowthError('cancelled', 'Nothing was written.');
    return answer;
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
    const goals = changes.goals
      .filter(({ iid }) => left.has(iid))
      .map(({ iid, steps, measure }) => ({ ...untold, iid, steps, measure }));
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
