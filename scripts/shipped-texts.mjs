// What the package ships as text for people, read and checked once: for the build, and for tests, which would read it anew in every command.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceModule } from './source-module.mjs';

/** @returns {Promise<Record<string, string>>} definitions for a bundler: see src/templates/built-in.ts, built-in-rules.ts, built-in-levels.ts */
export async function shippedTexts() {
  const { documentTypes, gitlab, readLevels, readRules, readTemplateFiles } = await sourceModule(
    'templates/read-templates.ts',
    'templates/document-template.ts',
    'templates/rules.ts',
    'templates/levels.ts',
    'settings/company-file.ts',
  );
  const kinds = await Promise.all(['goals', ...documentTypes].map((kind) => files(kind, '.md')));
  const { broken, ...templates } = readTemplateFiles(kinds.flat(), gitlab);
  const rules = readRules(await files('rules', '.yml'), { own: false });
  const levels = readLevels(await files('levels', '.yml'));
  const problems = [...broken.flatMap((one) => one.problems), ...rules.problems, ...levels.problems];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return {
    __DEVGROWTH_TEMPLATES__: literal({ ...templates, broken }),
    __DEVGROWTH_RULES__: literal(rules.rules),
    __DEVGROWTH_LEVELS__: literal(levels.levels),
  };
}

/** JSON as a string of the program: read faster than the same as a program. */
const literal = (value) => JSON.stringify(JSON.stringify(value));

async function files(kind, ending) {
  const names = (await readdir(join('templates', kind))).filter((name) => name.endsWith(ending)).toSorted();
  const paths = names.map((name) => `templates/${kind}/${name}`);
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
}
