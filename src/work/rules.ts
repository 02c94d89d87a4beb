// The rules by which texts are checked, as the package ships them.
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { LintWays } from '#growth/lint/lint.ts';
import type { Rule } from '#growth/lint/rule.ts';
import { builtInRules } from '#templates/built-in-rules.ts';
import type { CheckSettings } from '#settings/check-settings.ts';
import { given, said } from '#wording.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { oneLine } from '#render/text.ts';
import type { Desk } from './desk.ts';
import { isYaml, ownFiles, shippedFiles } from './own-files.ts';
import type { PackagedDesk } from './packaged.ts';

/** What reads the files is loaded where the build did not. */
export async function shippedRules(desk: PackagedDesk): Promise<readonly Rule[]> {
  const built = builtInRules();
  if (built !== null) return built;
  const files = await shippedFiles('rules', desk);
  const { rules, problems } = (await import('#templates/rules.ts')).readRules(files, { own: false });
  if (problems.length === 0) return rules;
  throw new DevgrowthError('configuration', 'this installation of devgrowth has broken rules', {
    details: problems,
    hint: 'Install devgrowth again.',
  });
}

/**
 * With those of the project, which take the place of shipped ones of the same name. A broken file takes no part, with a warning; so do
 * all where the role does not open the repository (a Guest's).
 */
export async function rulesOf(
  project: Pick<GoalsProject, 'filePaths' | 'readFile' | 'facts'>,
  shipped: readonly Rule[],
  { talk }: Pick<Desk, 'talk'>,
): Promise<readonly Rule[]> {
  const files = await ownFiles(project, { kind: 'rules', isOne: isYaml }, { talk });
  if (files.length === 0) return shipped;
  const { rules, problems } = (await import('#templates/rules.ts')).readRules(files, { own: true });
  for (const problem of problems) talk.warn(`${oneLine(problem)}: rules of this file take no part`);
  const own = new Map(rules.map((rule) => [rule.id, rule]));
  return [...shipped.filter(({ id }) => !own.has(id)), ...own.values()];
}

/** @throws `usage` for a word that names none of them */
export function namedRules(typed: readonly string[], rules: readonly Rule[]): ReadonlySet<string> {
  const ids = rules.map(({ id }) => id);
  for (const word of typed) {
    if (!ids.includes(word))
      throw new DevgrowthError(
        'usage',
        said`${given('off')} names no rule: "${oneLine(word)}"${suggestion(word, ids)}`,
        { hint: 'Findings show the name of their rule in front of what they say.' },
      );
  }
  return new Set(typed);
}

/** The project's settings, and what was typed. */
export function waysOf(
  check: CheckSettings,
  typed: ReadonlySet<string>,
  rules: readonly Rule[],
  { talk }: Pick<Desk, 'talk'>,
): Omit<LintWays, 'names'> {
  const ids = new Set(rules.map(({ id }) => id));
  const unknown = [...check.off, ...Object.keys(check.severity)].filter((id) => !ids.has(id));
  if (unknown.length > 0) talk.warn(`check: of .devgrowth.yml names no rule: ${oneLine(unknown.join(', '))}`);
  const ways = settledWays(check);
  return { ...ways, off: new Set([...ways.off, ...typed]) };
}

/** As the project has it. */
export function settledWays({ off, severity, acronyms }: CheckSettings): Omit<LintWays, 'names'> {
  return { off: new Set(off), severity: new Map(Object.entries(severity)), acronyms };
}
