// Every template a command can use: the built-in ones, the project's own (read through the forge), the person's local ones.
import { join } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Company } from '#growth/words/company.ts';
import { said, step } from '#wording.ts';
import { count, oneLine } from '#render/text.ts';
import { builtInTemplates } from '#templates/built-in.ts';
import { type DocumentTemplate, documentKey } from '#templates/document-template.ts';
import { joinTemplates, type TemplateList } from '#templates/goal-templates.ts';
import type { ReadTemplates, TemplateFile } from '#templates/read-templates.ts';
import type { Desk } from './desk.ts';
import {
  folderFiles,
  packagedFiles,
  personalFiles,
  projectFiles,
  templateFolder,
  type TemplatesDesk,
} from './template-files.ts';

export type TemplateOrigin = 'built-in' | 'project' | 'local';

/** `templates` are the goal kinds, `broken` holds files of both sorts. */
export interface AvailableTemplates extends TemplateList {
  readonly documents: readonly DocumentTemplate[];
  /** By path. */
  readonly origins: ReadonlyMap<string, TemplateOrigin>;
}

/**
 * Own templates replace built-in ones of the same name: those of the project first, then `<config>/templates`, then
 * a folder (the one that was named, else `DEVGROWTH_TEMPLATES`). A broken one is in `broken`, is warned of and stops nothing.
 * @param project null where none is known (yet): then without its own ones
 * @throws when the project's ones could not be read: a kind of the person's own would silently be another one
 */
export async function availableTemplates(
  project: GoalsProject | null,
  company: Company,
  desk: TemplatesDesk,
  typedFolder: string | null = null,
): Promise<AvailableTemplates> {
  const available = await readTemplates(project, company, desk, typedFolder);
  for (const { path, problems } of available.broken) {
    if (available.origins.get(path) === 'built-in') {
      throw new DevgrowthError('configuration', 'this installation of devgrowth has broken templates', {
        details: problems,
        hint: 'Install devgrowth again.',
      });
    }
    const found = count(problems.length, 'problem');
    desk.talk.warn(
      said`the template ${oneLine(path)} takes no part (${found}); \`${step('template lint')}\` tells more`,
    );
  }
  return available;
}

/** The same without a warning: for those who show the broken ones themselves. */
export async function readTemplates(
  project: GoalsProject | null,
  company: Company,
  desk: TemplatesDesk,
  typedFolder: string | null,
): Promise<AvailableTemplates> {
  return readFrom(await ownFiles(project, desk, typedFolder), company, desk);
}

export interface OwnFiles {
  readonly origin: 'project' | 'local';
  readonly files: readonly TemplateFile[];
}

/** The project's, then the person's own, then those of a folder. */
export function ownFiles(
  project: GoalsProject | null,
  desk: TemplatesDesk,
  typedFolder: string | null,
): Promise<readonly OwnFiles[]> {
  const folder = templateFolder(typedFolder, desk);
  return Promise.all([
    (project === null ? none : projectFiles(project, desk)).then((files) => ({ origin: 'project' as const, files })),
    personalFiles(desk).then((files) => ({ origin: 'local' as const, files })),
    (folder === null ? none : folderFiles(folder, desk)).then((files) => ({ origin: 'local' as const, files })),
  ]);
}

/** Those, after the built-in ones. */
export async function readFrom(
  own: readonly OwnFiles[],
  company: Company,
  desk: TemplatesDesk,
): Promise<AvailableTemplates> {
  const shipped = builtIn(desk, company).then((read) => ({ origin: 'built-in' as const, read }));
  const read = own.map(async ({ origin, files }) => ({ origin, read: await readOwn(files, company) }));
  return joinSources(await Promise.all([shipped, ...read]));
}

/** In the order in which later ones replace earlier ones of the same name. */
export function joinSources(
  sources: readonly { readonly origin: TemplateOrigin; readonly read: ReadTemplates }[],
): AvailableTemplates {
  const { templates, broken } = joinTemplates(sources.map(({ read }) => read));
  const documents = new Map(
    sources.flatMap(({ read }) => read.documents.map((one) => [documentKey(one), one] as const)),
  );
  const origins = new Map(sources.flatMap(({ origin, read }) => read.paths.map((path) => [path, origin] as const)));
  return { templates, broken, documents: [...documents.values()], origins };
}

/** Read at build time as GitLab's people see them; another company's are read now. */
export async function builtIn(
  desk: Pick<Desk, 'packageRoot' | 'namedFiles'>,
  company: Company,
): Promise<ReadTemplates> {
  const built = company.isGitLab ? builtInTemplates((path) => join(desk.packageRoot, path)) : null;
  return built ?? readOwn(await packagedFiles(desk), company);
}

/** What reads them is loaded for who has some. */
export async function readOwn(files: readonly TemplateFile[], company: Company): Promise<ReadTemplates> {
  if (files.length === 0) return { templates: [], broken: [], documents: [], paths: [] };
  return (await import('#templates/read-templates.ts')).readTemplateFiles(files, company);
}

const none: Promise<readonly TemplateFile[]> = Promise.resolve([]);
