// What a check-in is made of, question by question: what is done, what happened, what is next, what is needed. Enter skips.
import { DevgrowthError } from '#errors.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import type { Prompter } from '#world.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite, namesDraft } from '../drafting.ts';
import { changesText } from '../role.ts';
import type { Session } from '../session.ts';
import { isClosedNote, type LogWords } from './check-in.ts';
import { goalOrWay } from './no-goal.ts';
import { back, backHint, saysBack } from './question-words.ts';

export const logQuestions = ['ticks', 'text', 'next', 'help'] as const;
export type LogQuestion = (typeof logQuestions)[number];

/**
 * Asks what nobody asked yet, and does the work with it. Cancelled in between, what was answered is a draft, and its resumption asks
 * the rest.
 * @param work gets the goal as it was read for the questions
 * @throws `cancelled` where everything was skipped
 */
export async function interviewed<T>(
  typed: LogWords,
  session: Session,
  { ask, ...desk }: DraftWorld & Pick<Desk, 'talk'> & { readonly ask: Prompter },
  work: (words: LogWords, record: GoalRecord) => Promise<T>,
): Promise<T> {
  const record = await goalOrWay(typed.iid, session);
  if (record.state === 'closed') desk.talk.note(isClosedNote(record.iid));
  const { unasked = questionsFor(record, session), ...started } = typed;
  const left = [...unasked];
  const done: LogQuestion[] = [];
  let words: LogWords = started;
  try {
    for (let question = left[0]; question !== undefined; question = left[0]) {
      const answer = await answers[question](words, record, ask, done.length > 0);
      if (answer === back) {
        left.unshift(...done.splice(-1));
        continue;
      }
      words = Object.assign({}, words, answer);
      done.push(question);
      left.shift();
    }
    if (saysNothing(words)) throw new DevgrowthError('cancelled', 'Nothing was said; nothing was written.');
    return await work(words, record);
  } catch (error) {
    const isCancelled = error instanceof DevgrowthError && error.kind === 'cancelled' && !namesDraft(error);
    if (!isCancelled || (saysNothing(words) && error.typed.length === 0)) throw error;
    return draftedWrite('goal log', { ...words, unasked: left }, session, desk, () => Promise.reject(error));
  }
}

/** Who writes on another person's goals comments; only a check-in of their own has a next step. */
function questionsFor(
  { author, assignees, description }: GoalRecord,
  { me, settings, project }: Pick<Session, 'me' | 'settings' | 'project'>,
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
  Record<
    LogQuestion,
    (words: LogWords, record: GoalRecord, ask: Prompter, mayGoBack: boolean) => Promise<Partial<LogWords> | typeof back>
  >
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
  async text({ text }, _record, ask, mayGoBack) {
    const typed = await said({ name: 'text', message: 'What happened?', before: text }, ask, mayGoBack);
    return typed === back ? back : { text: typed };
  },
  async next({ next }, _record, ask, mayGoBack) {
    const typed = await said({ name: 'next', message: 'What comes next?', before: next }, ask, mayGoBack);
    return typed === back ? back : { next: typed || null };
  },
  async help({ help }, _record, ask, mayGoBack) {
    const message = 'What do you need from somebody?';
    const typed = await said({ name: 'help-needed', message, before: help }, ask, mayGoBack);
    return typed === back ? back : { help: typed || null };
  },
};

async function said(
  { name, message, before }: { readonly name: string; readonly message: string; readonly before: string | null },
  ask: Prompter,
  mayGoBack: boolean,
): Promise<string> {
  const typed = await ask.text({
    name,
    message: `${message} (${mayGoBack ? `Enter skips; ${backHint}` : 'Enter skips'})`,
    default: '',
    takesLines: name === 'text',
    ...(before ? { begun: before } : {}),
  });
  return mayGoBack && saysBack(typed, before) ? back : typed.trim();
}
