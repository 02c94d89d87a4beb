// One goal of an import file: every fault of it, or the goal.
import type { ImportContext, ImportEntry } from './imported-goal.ts';
import { kindOf, typeAnswer } from './answers.ts';
import { type Group, isGroup, type Report } from './import-report.ts';
import { reachedIn } from './import-stage.ts';
import { fill, titleProblem } from './fill.ts';
import { findTemplate } from './goal-templates.ts';
import { cleanBlock, cleanLine } from './inserted-text.ts';
import { type Rhythm, rhythms, withEvery } from '#growth/goals/every.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { type Answer, type Answers, commonQuestions, idleAnswers, missingAnswers, type Question } from './question.ts';
import { type GoalTemplate, resolveDue, templateMark } from './template.ts';

export interface CheckedEntry {
  readonly line: number;
  readonly id: string | null;
  /** null where kind or title are not known. */
  readonly keySource: string | null;
  readonly title: string | null;
  /** null when a fault was reported that leaves no goal. */
  readonly goal: ImportEntry | null;
}

interface Surroundings {
  readonly line: number;
  readonly templates: readonly GoalTemplate[];
  readonly context: ImportContext;
  readonly report: Report;
}

const ownKeys = ['id', 'title', 'kind', 'due', 'description', 'set', 'stage', 'confidential', 'closed', 'every'];

export function checkEntry(value: unknown, around: Surroundings): CheckedEntry {
  const { line, templates, context, report } = around;
  if (!isGroup(value)) {
    report([], `a goal must be a group of keys (title, kind, ...), not ${kindOf(value)}`);
    return { line, id: null, keySource: null, title: null, goal: null };
  }
  const template = kindTemplate(value, templates, report);
  const title = titleOf(value, report);
  const id = textOf(value, 'id', report);
  const own = textOf(value, 'description', report);
  const due = resolveDue(template ?? { defaultDue: null }, textOf(value, 'due', report), context);
  if (!due.ok) report(['due'], `due: ${due.problem}`);
  const answers = answersOf(value, template, around);
  const every = rhythmOf(value, report);
  const reached = reachedIn(value, report);

  const keySource = entryKey(id, template, title);
  if (template === null) return { line, id, keySource, title, goal: null };
  checkAnswers(value, template.questions, answers, own, report);
  if (title === null || !due.ok || keySource === null) return { line, id, keySource, title, goal: null };
  const filled = fill(template, { title, answers, today: context.today, due: due.value, person: context.person });
  const goal: ImportEntry = {
    line,
    keySource,
    kind: template.name,
    title: filled.title,
    due: due.value,
    description: withRhythm(own === null ? filled.description : cleanBlock(own), every),
    template: own === null ? templateMark(template) : null,
    confidential: template.sensitive || reached.confidential,
    stage: reached.stage,
    closed: reached.closed,
  };
  return { line, id, keySource, title, goal };
}

function entryKey(id: string | null, template: GoalTemplate | null, title: string | null): string | null {
  if (id !== null) return `id: ${id}`;
  return template === null || title === null ? null : `${template.name}: ${title}`;
}

function checkAnswers(
  entry: Group,
  questions: readonly Question[],
  answers: Answers,
  description: string | null,
  report: Report,
): void {
  for (const { id, problem } of idleAnswers(questions, answers)) report([id], problem);
  if (description !== null) {
    for (const id of Object.keys(answers)) {
      report([id], `${id} would be lost: description replaces the text of the template`);
    }
    return;
  }
  for (const { id, ask } of missingAnswers(questions, answers)) {
    if (!Object.hasOwn(entry, id)) report([], `${id} is missing: ${ask}`);
  }
}

function kindTemplate(entry: Group, templates: readonly GoalTemplate[], report: Report): GoalTemplate | null {
  const names = templates.map(({ name }) => name);
  const kind = textOf(entry, 'kind', report);
  if (kind === null) {
    if (!Object.hasOwn(entry, 'kind')) report([], `kind is missing: one of ${names.join(', ')}`);
    return null;
  }
  const found = findTemplate(kind, templates) ?? null;
  if (found === null)
    report(['kind'], `unknown kind "${kind}"${suggestion(kind, names) || `; there are ${names.join(', ')}`}`);
  return found;
}

function titleOf(entry: Group, report: Report): string | null {
  if (!Object.hasOwn(entry, 'title')) {
    report([], 'title is missing');
    return null;
  }
  if (typeof entry['title'] !== 'string' && entry['title'] !== null) return textOf(entry, 'title', report);
  const title = cleanLine(entry['title'] ?? '');
  const problem = titleProblem(title);
  if (problem !== null) report(['title'], problem);
  return problem === null ? title : null;
}

/** null: it is done once, for all that this key says. */
function rhythmOf(entry: Group, report: Report): Rhythm | null {
  const typed = textOf(entry, 'every', report);
  const rhythm = rhythms.find((one) => one === typed?.toLowerCase()) ?? null;
  if (typed !== null && rhythm === null) report(['every'], `every must be ${rhythms.join(' or ')}, not "${typed}"`);
  return rhythm;
}

/** A text of one's own may say it by itself. */
const withRhythm = (text: string, rhythm: Rhythm | null): string => (rhythm === null ? text : withEvery(text, rhythm));

/** null when absent, empty or, after a report, not a text. */
function textOf(entry: Group, key: string, report: Report): string | null {
  const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
  if (value === undefined) return null;
  if (typeof value !== 'string') {
    report([key], `${key} must be text, not ${kindOf(value)}`);
    return null;
  }
  if (value.trim() !== '') return value.trim();
  report([key], `${key} is empty`);
  return null;
}

/** Items of a list that were meant as text: YAML makes a key and its value of `- ch 2: b`. */
function splitTexts(value: unknown): readonly { readonly index: number; readonly text: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => {
    const pairs = isGroup(item) ? Object.entries(item) : [];
    const [[key, said] = ['', undefined]] = pairs;
    const word = typeof said === 'string' || typeof said === 'number' || typeof said === 'boolean' ? ` ${said}` : null;
    const isText = pairs.length === 1 && (said === null || word !== null);
    return isText ? [{ index, text: `${key}:${word ?? ''}` }] : [];
  });
}

/** Answers stand beside the title, or below `set`. Without a known kind only the common ones have a type to check. */
function answersOf(entry: Group, template: GoalTemplate | null, { templates, context, report }: Surroundings): Answers {
  const answers: Record<string, Answer> = {};
  const questions = template?.questions ?? [...commonQuestions, ...templates.flatMap((other) => other.questions)];
  const typed = template?.questions ?? commonQuestions;
  const ids = questions.map(({ id }) => id);
  const take = (path: readonly PropertyKey[], id: string, value: unknown) => {
    const question = typed.find((one) => one.id === id);
    const split = splitTexts(value);
    for (const { index, text } of split)
      report([...path, index], `"${text}" is read as key and value: put it in quotes`);
    const answer = question === undefined || split.length > 0 ? null : typeAnswer(question, value, context);
    if (!ids.includes(id)) {
      report(path, `unknown key "${id}"${suggestion(id, path.length === 1 ? [...ownKeys, ...ids] : ids)}`);
    } else if (Object.hasOwn(answers, id)) {
      report(path, `${id} is answered twice`);
    } else if (answer?.ok === false) {
      report(path, answer.problem);
    } else if (answer !== null) {
      answers[id] = answer.value;
    }
  };
  for (const [key, value] of Object.entries(entry)) if (!ownKeys.includes(key)) take([key], key, value);
  const more = entry['set'];
  if (isGroup(more)) for (const [key, value] of Object.entries(more)) take(['set', key], key, value);
  else if (more !== undefined) report(['set'], `set must be a group of keys, not ${kindOf(more)}`);
  return answers;
}
