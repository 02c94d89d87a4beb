// One question of a template, asked as its type wants it: a choice, a list, or a text of one line or many.
import { type Calendar, parseAnswer, typeAnswer } from '#templates/answers.ts';
import type { Answer, Question } from '#templates/question.ts';
import { type Said as Problem, sentence } from '#wording.ts';
import type { Prompter } from '#world.ts';
import type { Desk } from '../desk.ts';
import { back, messageOf, saysBack } from './question-words.ts';
import { writtenAnswer } from './written-answer.ts';

/** Somebody to ask, and the means to take down what they say. */
export type InterviewDesk = Pick<Desk, 'files' | 'newKey' | 'openEditor' | 'places' | 'talk'> & {
  readonly ask: Prompter;
};

interface Asking {
  readonly question: Question;
  /** The answer that is gone back to. */
  readonly before: Answer | null;
  readonly mustSay: boolean;
  readonly mayGoBack: boolean;
  readonly calendar: Calendar;
  readonly desk: InterviewDesk;
}

/** `back`: to the question before; null: nothing is said. */
export function askQuestion(
  question: Question,
  asked: Pick<Asking, 'before' | 'mayGoBack' | 'calendar' | 'desk'>,
): Promise<Answer | null> {
  const asking = { ...asked, question, mustSay: question.required && question.default === null };
  if (question.type === 'choice') return askChoice(asking);
  return question.type === 'list' ? askList(asking) : askText(asking);
}

const messageFor = ({ question, mustSay, mayGoBack }: Asking) => messageOf(question, mustSay, mayGoBack);

const begunWith = ({ before }: Asking) =>
  before === null ? {} : { begun: Array.isArray(before) ? before.join('\n') : String(before) };

function isBack(text: string, asking: Asking): boolean {
  return asking.mayGoBack && saysBack(text, begunWith(asking).begun);
}

async function askChoice(asking: Asking): Promise<Answer | null> {
  const { question, before, mayGoBack, desk } = asking;
  const { id, choices, required, default: preset } = question;
  const first = typeof before === 'string' ? before : preset;
  const answer = await desk.ask.choice({
    name: id,
    message: messageFor(asking),
    choices: [
      ...choices.map(({ value, label }) => ({ value, label })),
      ...(required || preset !== null ? [] : [{ value: '', label: 'Not decided yet' }]),
      ...(mayGoBack ? [{ value: back, label: `${back} the question before` }] : []),
    ],
    ...(typeof first === 'string' ? { default: first } : {}),
  });
  return answer === '' ? null : answer;
}

async function askList(asking: Asking): Promise<Answer | null> {
  const { question, calendar, desk } = asking;
  const items = await desk.ask.list({ name: question.id, message: messageFor(asking), ...begunWith(asking) });
  if (isBack(items.join('\n'), asking)) return back;
  const list = typeAnswer(question, items, calendar);
  return items.length === 0 || !list.ok ? null : list.value;
}

async function askText(asking: Asking): Promise<Answer | null> {
  const { question, mustSay, calendar, desk } = asking;
  const { id, type, default: preset } = question;
  const begun = begunWith(asking);
  const asked = {
    name: id,
    message: messageFor(asking),
    check: (text: string) => (isBack(text, asking) ? null : problemOf(question, text, mustSay, calendar)),
    takesLines: type === 'long-text',
    ...(preset === null ? {} : { default: String(preset) }),
  };
  const text = await desk.ask.text({ ...asked, ...begun });
  if (isBack(text, asking)) return back;
  const isEdited = type === 'long-text' && text.trim() === 'e';
  const words = isEdited ? await writtenAnswer(question, begun.begun ?? '', () => desk.ask.text(asked), desk) : text;
  if (isBack(words, asking)) return back;
  const answer = words.trim() === '' ? null : typed(question, words, calendar);
  if (type === 'date' && answer !== null && answer !== text.trim()) desk.talk.say(`  = ${String(answer)}`);
  return answer;
}

/** The text was checked when it was typed. */
function typed(question: Question, text: string, calendar: Calendar): Answer | null {
  const parsed = parseAnswer(question, text, calendar);
  return parsed.ok ? parsed.value : null;
}

function problemOf(question: Question, text: string, mustSay: boolean, calendar: Calendar): Problem | null {
  if (text.trim() === '') return mustSay ? 'This one needs an answer.' : null;
  const parsed = parseAnswer(question, text, calendar);
  return parsed.ok ? null : sentence(parsed.problem.replace(`${question.id}: `, ''));
}
