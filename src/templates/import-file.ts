// A file of goals for `goal add --import`, checked whole before anything is written.
import { DevgrowthError } from '#errors.ts';
import { kindOf } from './answers.ts';
import { type CheckedEntry, checkEntry } from './import-entry.ts';
import type { ImportContext, ImportEntry } from './imported-goal.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { counted, type GoalTemplate } from './template.ts';
import { type LineProblem, readYaml } from '#yaml/yaml-source.ts';
import { ascending } from '#growth/words/order.ts';

/**
 * YAML, or JSON, which YAML includes: `goals:` with a list of entries `{id?, title, kind, due?, purpose?, success?, actions?,
 * support?, set?, description?, every?, stage?, confidential?, closed?: {outcome?, learned?, day?}}` and the kind's other questions. Throws one
 * `configuration` error that names every fault with its line.
 */
export function readImport(
  text: string,
  fileName: string,
  templates: readonly GoalTemplate[],
  context: ImportContext,
): readonly ImportEntry[] {
  const { entries, problems } = checkImport(text, templates, context);
  if (problems.length === 0) return entries;
  throw new DevgrowthError('configuration', `${counted(problems.length)} in ${fileName}; nothing was written`, {
    details: problems.map(({ line, problem }) => `${fileName}:${line}: ${problem}`),
    hint: 'Correct the file and import it again; `devgrowth template show <kind>` names the answers that a kind takes.',
  });
}

function checkImport(text: string, templates: readonly GoalTemplate[], context: ImportContext) {
  const source = readYaml(text, { manners: 'strict' });
  const problems: LineProblem[] = [...source.problems];
  if (source.broken) return { entries: [], problems };
  const entries: CheckedEntry[] = [];

  const listed = goalsOf(source.value, (key, problem) => problems.push({ line: source.lineAt([key]), problem }));
  for (const [index, value] of listed.entries()) {
    const report = (path: readonly PropertyKey[], problem: string) =>
      problems.push({ line: source.lineAt(['goals', index, ...path]), problem });
    const line = source.lineAt(['goals', index]);
    entries.push(checkEntry(value, { line, templates, context, report }));
  }
  problems.push(...doubles(entries));
  return { entries: entries.flatMap(({ goal }) => goal ?? []), problems: problems.sort(ascending(({ line }) => line)) };
}

/** What `goal export --format json` writes beside the goals has no meaning here. */
const fileKeys: ReadonlySet<string> = new Set(['goals', 'schema', 'project', 'completeness']);

function goalsOf(value: unknown, report: (key: string, problem: string) => void): readonly unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('', `the file must start with "goals:" and a list below it; it holds ${kindOf(value)}`);
    return [];
  }
  for (const key of Object.keys(value)) {
    if (!fileKeys.has(key)) report(key, `unknown key "${key}"${suggestion(key, ['goals'])}`);
  }
  if (!('goals' in value)) {
    report('', 'there is no list "goals:"');
    return [];
  }
  const { goals } = value;
  if (!Array.isArray(goals)) report('goals', `goals must be a list, not ${kindOf(goals)}`);
  else if (goals.length === 0) report('goals', 'goals is an empty list');
  return Array.isArray(goals) ? goals : [];
}

function doubles(entries: readonly CheckedEntry[]): readonly LineProblem[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ keySource, id, title, line }) => {
    if (keySource === null) return [];
    const before = first.get(keySource);
    if (before === undefined) {
      first.set(keySource, line);
      return [];
    }
    const what = id === null ? `a goal of this kind called "${title}"` : `the id "${id}"`;
    const hint = id === null ? '; give one of them an id' : '';
    return [{ line, problem: `${what} is there already, on line ${before}${hint}` }];
  });
}
