// Every fault of every template there is, or of the files that are named.
import { gitlab } from '#settings/company-file.ts';
import type { Access } from '../access.ts';
import { builtIn, joinSources, readOwn, readTemplates } from '../available-templates.ts';
import type { SessionDesk } from '../session.ts';
import { filesAt, type TemplatesDesk } from '../template-files.ts';
import { placeIfAny } from './listing.ts';

export interface LintWords {
  /** Files or folders of this machine; empty: all templates there are. */
  readonly paths: readonly string[];
  readonly folder: string | null;
}

interface Lint {
  /** How many files were looked at. */
  readonly checked: number;
  readonly findings: readonly { readonly path: string; readonly line: number; readonly problem: string }[];
}

export async function lintTemplates(
  words: LintWords,
  access: Access,
  desk: SessionDesk & TemplatesDesk,
): Promise<Lint> {
  const { broken, checked } = words.paths.length > 0 ? await named(words.paths, desk) : await all(words, access, desk);
  const findings = broken.flatMap(({ path, problems }) =>
    problems.map((text) => {
      const [, line = '1', problem = text] = /^:(\d+): ([\s\S]*)$/.exec(text.slice(path.length)) ?? [];
      return { path, line: Number(line), problem };
    }),
  );
  return { checked, findings };
}

async function all({ folder }: LintWords, access: Access, desk: SessionDesk & TemplatesDesk) {
  const { project, company } = await placeIfAny(access, desk);
  const { broken, origins } = await readTemplates(project, company, desk, folder);
  return { broken, checked: origins.size };
}

/** Beside the built-in ones, so that a name or label that is taken is found. */
async function named(paths: readonly string[], desk: TemplatesDesk) {
  const files = (await Promise.all(paths.map((path) => filesAt(path, desk)))).flat();
  const { broken } = joinSources([
    { origin: 'built-in', read: await builtIn(desk, gitlab) },
    { origin: 'local', read: await readOwn(files, gitlab) },
  ]);
  const isNamed = new Set(files.map(({ path }) => path));
  return { broken: broken.filter(({ path }) => isNamed.has(path)), checked: files.length };
}
