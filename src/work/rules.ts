// The rules by which texts are checked, as the package ships them.
import { basename, join } from 'node:path';
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
import type { PackagedDesk } from './packaged.ts';
import { whole } from './whole.ts';

/** What reads the files is loaded where the build did not. */
export async function shippedRules({ packageRoot, namedFiles }: PackagedDesk): Promise<readonly Rule[]> {
  const built = builtInRules();
  if (built !== null) return built;
  const folder = join(packageRoot, 'templates/rules');
  const names = (await namedFiles.names(folder)).filter((name) => name.endsWith('.yml'));
  const files = await Promise.all(
    names.map(async (name) => ({ path: basename(name), text: await namedFiles.text(join(folder, name)) })),
  );
  const { rules, problems } = (await import('#templates/rules.ts')).readRules(files, { own: false });
  if (problems.length === 0) return rules;
  throw new DevgrowthError('configuration', 'this installation of devgrowth has broken rules', {
    details: problems,
    hint: 'Install devgrowth again.',
  });
}

const ownFolder = '.devgrowth/rules';

/**
 * With those of the project, which take the place of shipped ones of the same name. A broken file takes no part, with a warning; so do
 * all where the role does not open the repository (a Guest's).
 */
export async function rulesOf(
  project: Pick<GoalsProject, 'filePaths' | 'readFile' | 'facts'>,
  shipped: readonly Rule[],
  { talk }: Pick<Desk, 'talk'>,
): Promise<readonly Rule[]> {
  const listed = await project.filePaths(ownFolder);
  if (listed.source.failed?.kind === 'forbidden') {
    talk.warn("the project's own rules are left out: your role does not open its repository");
    return shipped;
  }
  const paths = whole(listed, project.facts.path).filter(
    (path) => path === `${ownFolder}/${basename(path)}` && /\.ya?ml$/.test(path),
  );
  if (paths.length === 0) return shipped;
  const files = await Promise.all(paths.map(async (path) => ({ path, text: (await project.readFile(path)) ?? '' })));
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
  { off, severity, acronyms }: CheckSettings,
  typed: ReadonlySet<string>,
  rules: readonly Rule[],
  { talk }: Pick<Desk, 'talk'>,
): Omit<LintWays, 'names'> {
  const ids = new Set(rules.map(({ id }) => id));
  const unknown = [...off, ...Object.keys(severity)].filter((id) => !ids.has(id));
  if (unknown.length > 0) talk.warn(`check: of .devgrowth.yml names no rule: ${oneLine(unknown.join(', '))}`);
  return { off: new Set([...off, ...typed]), severity: new Map(Object.entries(severity)), acronyms };
}
