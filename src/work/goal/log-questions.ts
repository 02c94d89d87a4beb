// What a check-in is made of, question by question: what is done, what happened, what is next, what is needed. Enter skips.
import { DevgrowthError } from '#errors.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import type { Prompter } from '#world.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { changesText } from '../role.ts';
import type { Session } from '../session.ts';
import { isClosedNote, type LogWords } from './check-in.ts';
import { goalOrWay } from './no-goal.ts';

export const logQuestions = ['ticks', 'text', 'next', 'help'] as const;
export type LogQuestion = (typeof logQuestions)[number];

export interface Interviewed {
  readonly words: LogWords;
  /** As it was read for the questions. */
  readonly record: GoalRecord;
}

/**
 * Asks what nobody asked yet. Cancelled in between, what was answered is a draft, and its resumption asks the rest.
 * @throws `cancelled` where everything was skipped
 */
export async function interviewed(
  typed: LogWords,
  session: Session,
  { ask, ...desk }: DraftWorld & Pick<Desk, 'talk'> & { readonly ask: Prompter },
): Promise<Interviewed> {
  const record = await goalOrWay(typed.iid, session);
  if (record.state === 'closed') desk.talk.note(isClosedNote(record.iid));
  const { unasked = questionsFor(record, session), ...started } = typed;
  let words: LogWords = started;
  for (const [at, question] of unasked.entries()) {
    try {
      words = { ...words, ...(await answers[question](words, record, ask)) };
    } catch (error) {
      const isCancelled = error instanceof DevgrowthError && error.kind === 'cancelled';
      if (!isCancelled || saysNothing(words)) throw error;
      const kept = { ...words, unasked: unasked.slice(at) };
      await draftedWrite('goal log', kept, session, desk, () => Promise.reject(error));
    }
  }
  if (saysNothing(words)) throw new DevgrowthError('cancelled', 'Nothing was said; nothing was written.');
  return { words, record };
}

/** Who writes on another person's goals comments; only a check-in of their own has a next step. */
function questionsFor(
  { author, assignees, description }: GoalRecord,
  { me, settings, project }: Session,
): readonly LogQuestion[] {
  if (!isNamed(me, settings.person)) return ['text'];
  const mayTick = changesText({ author, assignees }, { project, me });
  const hasOpen = readChecklist(description).some(({ done }) => !done);
  return logQuestions.filter((question) => question !== 'ticks' || (mayTick && hasOpen));
}

const saysNothing = ({ ticks, text, next, help, measure, percent, health, values }: LogWords): boolean =>
  [text, next, help, measure, percent, health].every((one) => one === null || one === '') &&
  ticks.length + values.length === 0;

const answers: Readonly<
  Record<LogQuestion, (words: LogWords, record: GoalRecord, ask: Prompter) => Promise<Partial<LogWords>>>
> = {
  async ticks(_words, { iid, title, description }, ask) {
    const open = readChecklist(description).filter(({ done }) => !done);
    const ticks = await ask.several({
      name: 'tick',
      message: `#${iid} ${oneLine(title)}: what is done?`,
      choices: open.map(({ number, text }) => ({ value: String(number), label: `${number}. ${oneLine(text)}` })),
    });
    return { ticks };
  },
  text: async (_words, _record, ask) => ({ text: await said(ask, 'text', 'What happened?') }),
  next: async (_words, _record, ask) => ({ next: (await said(ask, 'next', 'What comes next?')) || null }),
  help: async (_words, _record, ask) => ({
    help: (await said(ask, 'help-needed', 'What do you need from somebody?')) || null,
  }),
};

async function said(ask: Prompter, name: string, message: string): Promise<string> {
  return (await ask.text({ name, message: `${message} (Enter skips)`, default: '', takesLines: name === 'text' })).trim();
}
