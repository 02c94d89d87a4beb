// The templates and the example as they ship, and one of each answer for a template's questions.
import { gitlab } from '../../support/company.ts';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Answer, Answers, Question } from '#templates/question.ts';
import { type ReadTemplates, readTemplateFiles } from '#templates/read-templates.ts';

export function packageFile(path: string): Promise<string> {
  return readFile(packagePath(path), 'utf8');
}

export async function builtInTemplates(): Promise<ReadTemplates> {
  const names = (await readdir(packagePath('templates/goals'))).sort();
  const paths = names.map((name) => packagePath(`templates/goals/${name}`));
  return readTemplateFiles(
    await Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') }))),
    gitlab,
  );
}

/** Something for every question, choices with their first value unless told otherwise. */
export function everyAnswer(questions: readonly Question[], choices: Readonly<Record<string, string>> = {}): Answers {
  return Object.fromEntries(questions.map((question) => [question.id, choices[question.id] ?? answerFor(question)]));
}

function answerFor({ id, type, choices }: Question): Answer {
  switch (type) {
    case 'list':
      return [`first ${id}`, `[x] second ${id}`];
    case 'number':
      return 7;
    case 'date':
      return '2026-12-24';
    case 'url':
      return `https://gitlab.example.com/${id}`;
    case 'choice':
      return choices[0]?.value ?? '';
    default:
      return `answer about ${id}`;
  }
}

function packagePath(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
