// Every fault of every template there is, or of the files that are named.
import type { Company } from '#growth/words/company.ts';
import { type FoundWord, ownWordsIn } from '#growth/words/company-words.ts';
import { oneLine } from '#render/text.ts';
import { gitlab, saidCompany } from '#settings/company-file.ts';
import { forCompany } from '#templates/for-company.ts';
import type { TemplateFile } from '#templates/read-templates.ts';
import type { Access } from '../access.ts';
import { type AvailableTemplates, builtIn, joinSources, ownFiles, readFrom, readOwn } from '../available-templates.ts';
import type { SessionDesk } from '../session.ts';
import { filesAt, packagedFiles, type TemplatesDesk } from '../template-files.ts';
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
  const own = await ownFiles(project, desk, folder);
  const { broken, origins } = await readFrom(own, company, desk);
  if (company.name === null)
    for (const { path, line, word } of own.flatMap(({ files }) => files.flatMap((file) => gitlabWords(file, company))))
      desk.talk.note(
        `${oneLine(path)}:${line} says "${word}", a word of GitLab's; between {{#at-gitlab}} and {{/at-gitlab}} it stays out`,
      );
  return { broken: [...broken, ...strayWords(await packagedFiles(desk))], checked: origins.size };
}

/** Of the files of the package, what another company's people would read of GitLab. */
export function strayWords(files: readonly TemplateFile[]): AvailableTemplates['broken'] {
  return files.flatMap((file) => {
    const found = gitlabWords(file, saidCompany('none').company);
    const problems = found.map(({ path, line, word }) => `${path}:${line}: "${word}" stands outside {{#at-gitlab}}`);
    return problems.length === 0 ? [] : [{ path: file.path, problems }];
  });
}

function gitlabWords(
  { path, text }: TemplateFile,
  company: Company,
): readonly (FoundWord & { readonly path: string })[] {
  const told = forCompany(text, company);
  return ownWordsIn(told.text, gitlab).map(({ line, word }) => ({ path, line: told.lineOf(line), word }));
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
