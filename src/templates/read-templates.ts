// Template files of one place, read and checked: goal templates, documents, and what is wrong with the others.
import type { Company } from '#growth/words/company.ts';
import { type DocumentTemplate, documentKey } from './document-template.ts';
import { joinTemplates, type TemplateList } from './goal-templates.ts';
import { isDocument, lintDocument } from './lint-document.ts';
import { lintTemplate } from './lint-template.ts';
import { forCompany } from './for-company.ts';
import type { GoalTemplate } from './template.ts';
import type { LineProblem } from '#yaml/yaml-source.ts';

export interface TemplateFile {
  readonly path: string;
  readonly text: string;
  /** Why it takes no part: what a folder of somebody else's making may hold beside templates. */
  readonly unreadable?: string;
}

/** `templates` are the goal kinds; `broken` holds files of both sorts. */
export interface ReadTemplates extends TemplateList {
  readonly documents: readonly DocumentTemplate[];
  /** Of every file, the broken ones included. */
  readonly paths: readonly string[];
}

/** @param company what they say of it */
export function readTemplateFiles(files: readonly TemplateFile[], company: Company): ReadTemplates {
  const templates: GoalTemplate[] = [];
  const documents = new Map<string, DocumentTemplate>();
  const broken: { path: string; problems: string[] }[] = [];
  const name = (path: string, problems: readonly LineProblem[]) => {
    if (problems.length > 0)
      broken.push({ path, problems: problems.map(({ line, problem }) => `${path}:${line}: ${problem}`) });
  };
  for (const { path, text: written, unreadable } of files) {
    const { text, lineOf } = forCompany(written, company);
    const inFile = (problems: readonly LineProblem[]) =>
      problems.map(({ line, problem }) => ({ line: lineOf(line), problem }));
    if (unreadable !== undefined) name(path, [{ line: 1, problem: unreadable }]);
    else if (isDocument(text)) {
      const { template, problems } = lintDocument(path, text);
      if (template !== null) documents.set(documentKey(template), template);
      name(path, inFile(problems));
    } else {
      const { template, problems } = lintTemplate(path, text);
      if (template !== null) templates.push(template);
      name(path, inFile(problems));
    }
  }
  const goals = joinTemplates([{ templates, broken }]);
  return { ...goals, documents: [...documents.values()], paths: files.map(({ path }) => path) };
}
