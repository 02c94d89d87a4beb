// Answers from outside (`--set` texts, values of an import file, a prompt's text) -> typed answers.
import { urlOf } from '#growth/text/url.ts';
import { parseDue } from '#growth/time/due-date.ts';
import type { Day } from '#growth/words/goal.ts';
import { ok, type Parsed, refuse } from '#growth/words/parsed.ts';
import { cleanBlock, cleanItem, cleanLine } from './inserted-text.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { type Answer, type Answers, idleAnswers, type Question } from './question.ts';

/** What a relative date in an answer counts from. */
export interface Calendar {
  readonly today: Day;
  /** First month of the fiscal year, 1 to 12. */
  readonly startMonth: number;
}

/** One answer typed as text. */
export function parseAnswer(question: Question, text: string, calendar: Calendar): Parsed<Answer> {
  const { id, type } = question;
  const line = cleanLine(text);
  if (line === '') return ok(type === 'list' ? [] : '');
  switch (type) {
    case 'text':
      return ok(line);
    case 'long-text':
      return ok(cleanBlock(text));
    case 'list':
      return ok(listItems(/[\r\n]/u.test(text.trim()) ? text.split(/[\r\n]+/u) : text.split(';')));
    case 'number':
      return /^[-+]?\d+(?:\.\d+)?$/u.test(line) ? ok(Number(line)) : refuse(`${id} must be a number, not "${line}"`);
    case 'date': {
      const day = parseDue(line, calendar);
      return day.ok ? day : refuse(`${id}: ${day.problem}`);
    }
    case 'choice':
      return chosen(question, line);
    default:
      return isWebAddress(line) ? ok(line) : refuse(`${id} must be a web address (https://...), not "${line}"`);
  }
}

/** One answer as a value of a YAML or JSON file. Types must fit: a number is no text, a text no list. */
export function typeAnswer(question: Question, value: unknown, calendar: Calendar): Parsed<Answer> {
  const { id, type } = question;
  if (type === 'list') {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return ok(listItems(value));
    const odd: unknown = Array.isArray(value) ? value.find((item) => typeof item !== 'string') : value;
    return refuse(`${id} must be a list of texts, not ${Array.isArray(value) ? 'with ' : ''}${kindOf(odd)}`);
  }
  if (type === 'number') {
    return typeof value === 'number' && Number.isFinite(value)
      ? ok(value)
      : refuse(`${id} must be a number, not ${kindOf(value)}`);
  }
  return typeof value === 'string'
    ? parseAnswer(question, value, calendar)
    : refuse(`${id} must be text, not ${kindOf(value)}`);
}

/** `--set` flags (`key=value`) for one template. A list may come in parts; everything else is set once. Every problem at once. */
export function answersFromFlags(
  questions: readonly Question[],
  flags: readonly string[],
  calendar: Calendar,
): { readonly answers: Answers; readonly problems: readonly string[] } {
  const answers: Record<string, Answer> = {};
  const problems: string[] = [];
  const ids = questions.map(({ id }) => id);
  for (const flag of flags) {
    const equals = flag.indexOf('=');
    const key = (equals < 0 ? flag : flag.slice(0, equals)).trim();
    const question = questions.find(({ id }) => id === key);
    if (equals < 0) {
      problems.push(`--set ${key}: write --set ${key}=...`);
    } else if (question === undefined) {
      problems.push(`--set ${key}: no such question${suggestion(key, ids) || `; there are ${ids.join(', ')}`}`);
    } else {
      const parsed = parseAnswer(question, flag.slice(equals + 1), calendar);
      const before = answers[key];
      if (!parsed.ok) problems.push(`--set ${key}: ${parsed.problem}`);
      else if (before === undefined) answers[key] = parsed.value;
      else if (typeof before === 'object' && typeof parsed.value === 'object')
        answers[key] = [...before, ...parsed.value];
      else problems.push(`--set ${key}: given twice`);
    }
  }
  for (const { id, problem } of idleAnswers(questions, answers)) problems.push(`--set ${id}: ${problem}`);
  return { answers, problems };
}

/** What a value is, for a sentence that says what it should have been. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  if (typeof value === 'string') return `the text "${cleanLine(value).slice(0, 40)}"`;
  return typeof value === 'number' ? `${value} (put it in quotes)` : JSON.stringify(value);
}

/** A finished step keeps its tick: `[x] Chapter 1`. */
function listItems(texts: readonly string[]): readonly string[] {
  return texts
    .map((text) => cleanItem(text))
    .filter(({ text }) => text !== '')
    .map(({ text, done }) => (done ? `[x] ${text}` : text));
}

function chosen({ id, choices }: Question, text: string): Parsed<Answer> {
  const typed = text.toLowerCase();
  const found = choices.find(({ value, label }) => value === typed || label.toLowerCase() === typed);
  if (found !== undefined) return ok(found.value);
  const values = choices.map(({ value }) => value);
  return refuse(`${id} must be one of ${values.join(', ')}, not "${text}"${suggestion(text, values)}`);
}

function isWebAddress(text: string): boolean {
  const url = /\s/u.test(text) ? null : urlOf(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol);
}
