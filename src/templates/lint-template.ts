// A goal template file, front matter and body, read and checked whole.
import { DevgrowthError } from '#errors.ts';
import { parseDue } from '#growth/time/due-date.ts';
import type { Parsed } from '#growth/words/parsed.ts';
import { type Calendar, typeAnswer } from './answers.ts';
import { checkBody, goalNames } from './body.ts';
import { type FrontMatter, readFrontMatter, splitFrontMatter } from './front-matter.ts';
import { commonQuestions, type Question } from './question.ts';
import { counted, type GoalTemplate } from './template.ts';
import type { LineProblem } from '#yaml/yaml-source.ts';
import { ascending } from '#growth/words/order.ts';

/** Every problem at once; `template` is null when there is one. */
export function lintTemplate(
  path: string,
  text: string,
): { readonly template: GoalTemplate | null; readonly problems: readonly LineProblem[] } {
  const split = splitFrontMatter(text);
  if (split === null) {
    return {
      template: null,
      problems: [{ line: 1, problem: 'the file must start with front matter between two --- lines' }],
    };
  }
  const { value: front, problems: found } = readFrontMatter(split.yaml);
  const problems: LineProblem[] = [...found];
  if (front === null) return { template: null, problems: byLine(problems) };

  const names = goalNames(front.questions);
  const body = checkBody(split.body, names);
  for (const { line, problem } of body.problems) problems.push({ line: line + split.bodyLine - 1, problem });
  if (body.printed !== null) problems.push(...unusedProblems(front.questions, body.printed));
  problems.push(...titleProblems(front, checkBody(front.title, names)));
  const questions = front.questions.map((question) => {
    const checked = typedDefault(question);
    if (!checked.ok) problems.push({ line: 1, problem: `default of ${checked.problem}` });
    return checked.ok ? checked.value : question;
  });
  if (front.defaultDue !== null) {
    const due = parseDue(front.defaultDue, anyCalendar);
    if (!due.ok) problems.push({ line: 1, problem: `defaultDue: ${due.problem}` });
  }
  const template = { ...front, questions, body: split.body, path };
  return { template: problems.length === 0 ? template : null, problems: byLine(problems) };
}

export function readTemplate(path: string, text: string): GoalTemplate {
  const { template, problems } = lintTemplate(path, text);
  if (template !== null) return template;
  throw new DevgrowthError('configuration', `${counted(problems.length)} in the template ${path}`, {
    details: problems.map(({ line, problem }) => `${path}:${line}: ${problem}`),
  });
}

/** Only to see whether a relative date is well formed. */
const anyCalendar: Calendar = { today: '2026-02-01', startMonth: 2 };

function byLine(problems: LineProblem[]): readonly LineProblem[] {
  return problems.sort(ascending(({ line }) => line));
}

function typedDefault(question: Question): Parsed<Question> {
  if (question.default === null) return { ok: true, value: question };
  if (question.type === 'date') return { ok: false, problem: `${question.id}: a date cannot have one` };
  const typed = typeAnswer(question, question.default, anyCalendar);
  return typed.ok ? { ok: true, value: { ...question, default: typed.value } } : typed;
}

function unusedProblems(questions: readonly Question[], printed: ReadonlySet<string>): readonly LineProblem[] {
  return questions.flatMap(({ id, choices }) => {
    const isUsed = printed.has(id) || choices.some(({ value }) => printed.has(`${id}-is-${value}`));
    if (isUsed) return [];
    const why = commonQuestions.some((common) => common.id === id)
      ? 'every goal template takes it'
      : 'its answer would be lost';
    return [{ line: 1, problem: `the body does not use {{${id}}}; ${why}` }];
  });
}

function titleProblems(front: FrontMatter, { problems }: ReturnType<typeof checkBody>): readonly LineProblem[] {
  const faults = problems.map(({ problem }) => problem);
  for (const name of ['title', 'check-in'])
    if (front.title.includes(`{{${name}}}`)) faults.push(`{{${name}}} has no place here`);
  return faults.map((problem) => ({ line: 1, problem: `title: ${problem}` }));
}
