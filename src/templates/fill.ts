// Template + answers -> the title and description of a goal.
import type { Day } from '#growth/words/goal.ts';
import { render, type View } from './body.ts';
import { cleanBlock, cleanLine } from './inserted-text.ts';
import { type Answer, type Answers, answerTo, completeAnswers, missingAnswers, type Question } from './question.ts';
import type { GoalTemplate } from './template.ts';

export interface Filling {
  /** null: built from the template's title pattern. */
  readonly title: string | null;
  readonly answers: Answers;
  readonly today: Day;
  readonly due: Day | null;
  /** The person's name, where it is known. */
  readonly person: string | null;
}

export interface FilledTemplate {
  /** Empty when none was given and the pattern has an unanswered placeholder; `title` is then unanswered. */
  readonly title: string;
  readonly description: string;
  /** Ids of required questions without an answer. */
  readonly unanswered: readonly string[];
}

/** GitLab counts characters, not UTF-16 units. */
const longestTitle = 255;

/** null when GitLab takes it. */
export function titleProblem(title: string): string | null {
  const { length } = Array.from(cleanLine(title));
  if (length === 0) return 'the title is empty';
  return length > longestTitle ? `the title has ${length} characters; GitLab takes ${longestTitle}` : null;
}

/** Answers to questions that do not apply are not used (`idleAnswers` names them). */
export function fill(template: GoalTemplate, filling: Filling): FilledTemplate {
  const { questions } = template;
  const answers = completeAnswers(questions, filling.answers);
  const title = cleanLine(filling.title ?? '') || patternTitle(template, filling, answers);
  const view = goalView(questions, answers, { ...filling, title });
  const unanswered = missingAnswers(questions, filling.answers).map(({ id }) => id);
  return {
    title,
    description: description(template, view),
    unanswered: title === '' ? ['title', ...unanswered] : unanswered,
  };
}

/** The first line of a check-in, ready to copy. */
export function checkInSample(day: string): string {
  return `**Check-in ${day}** · on track · 60%`;
}

// Stand-ins while a text is put together. No answer can hold one: control characters are taken out of all of them.
const tick = '\u0001';
const block = '\u0002';
const nothing = '\u0003';
const something = '\u0004';
const dressed = new RegExp(`([*_~\`]*)${nothing}\\1`, 'gu');
/** Of a line: its mark, a label, and at most a unit behind the place of the answer, as `- Length: {{weeks}} weeks` has. */
const labelled = /^[\s>]*(?:[-*+]\s+|\d{1,3}[.)]\s+)?(?:[^:]{1,60}:[*_~`]*)?\s*(?:[^\s:]+(?:\s[^\s:]+)?)?\s*$/u;

/** Parts left out leave blank lines behind; those go, and a person's paragraphs, put in last, stay exactly as they are. */
function description({ questions, body }: GoalTemplate, view: View): string {
  const blocks: string[] = [];
  const standIns: Record<string, string> = {};
  for (const { id, type } of questions) {
    const words = view[id];
    if (type === 'long-text' && typeof words === 'string' && words !== '') {
      standIns[id] = block + blocks.length + block;
      blocks.push(words);
    }
  }
  const inserted = Object.entries({ ...view, ...standIns }).map(([name, value]) => [
    name,
    typeof value !== 'string' || Object.hasOwn(standIns, name) ? value : value === '' ? nothing : something + value,
  ]);
  return answeredLines(render(body, Object.fromEntries(inserted)))
    .replace(/\n(?:[ \t]*\n){2,}/gu, '\n\n')
    .replaceAll(`[ ] ${tick}`, '[x] ')
    .replaceAll(tick, '')
    .trim()
    .replace(new RegExp(`${block}(\\d+)${block}`, 'gu'), (_, index) => blocks[Number(index)] ?? '');
}

/** Without the lines that hold nothing but an answer that was not given; in others, the marks around one go. */
function answeredLines(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (!line.includes(nothing)) return [line];
      const rest = line.replace(dressed, '');
      const isBare = rest.trim() === '';
      const isAnswered = [something, tick, block].some((mark) => rest.includes(mark));
      return !isBare && !isAnswered && labelled.test(rest) ? [] : [rest];
    })
    .join('\n')
    .replaceAll(something, '');
}

function goalView(questions: readonly Question[], answers: Answers, about: Filling & { title: string }): View {
  const view: Record<string, string | boolean | readonly string[]> = {
    title: about.title,
    today: about.today,
    due: about.due ?? '',
    person: cleanLine(about.person ?? ''),
    'check-in': checkInSample(about.today),
    'has-due': about.due !== null,
    'has-person': about.person !== null,
  };
  for (const question of questions) {
    const answer = answerTo(question.id, answers);
    view[question.id] = printed(question, answer);
    view[`has-${question.id}`] = answer !== null;
    for (const { value } of question.choices) view[`${question.id}-is-${value}`] = answer === value;
  }
  return view;
}

function printed(question: Question, answer: Answer | null): string | readonly string[] {
  if (question.type === 'list') {
    const items = typeof answer === 'object' && answer !== null ? answer : [];
    return items
      .map((item) => (item.startsWith('[x] ') ? tick + cleanLine(item.slice(4)) : cleanLine(item)))
      .filter((item) => item !== '');
  }
  if (question.type === 'long-text') return cleanBlock(String(answer ?? ''));
  const choice = question.choices.find(({ value }) => value === answer);
  return choice?.label ?? cleanLine(String(answer ?? ''));
}

/** Empty when the pattern prints something that was not answered. */
function patternTitle({ questions, title }: GoalTemplate, filling: Filling, answers: Answers): string {
  const view = goalView(questions, answers, { ...filling, title: '' });
  const texts = Object.entries(view).map(([name, value]) => [name, value === '' ? nothing : value]);
  const text = render(title, Object.fromEntries(texts));
  return text.includes(nothing) ? '' : cleanLine(text);
}
