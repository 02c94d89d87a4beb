// Every template a command can use: the built-in ones, the project's own (read through the forge), the person's local ones.
import { join } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { ink } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { builtInTemplates } from '#templates/built-in.ts';
import { type DocumentTemplate, documentKey } from '#templates/document-template.ts';
import { joinTemplates, type TemplateList } from '#templates/goal-templates.ts';
import type { ReadTemplates, TemplateFile } from '#templates/read-templates.ts';
import type { World } from '#world.ts';
import {
  folderFiles,
  packagedFiles,
  personalFiles,
  projectFiles,
  templateFolder,
  type TemplatesWorld,
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
 * a folder (`--templates DIR`, else `DEVGROWTH_TEMPLATES`). A broken one is in `broken`, is named on stderr and stops nothing.
 * @param project null where none is known (yet): then without its own ones
 * @throws when the project's ones could not be read: a kind of the person's own would silently be another one
 */
export async function availableTemplates(
  project: GoalsProject | null,
  world: TemplatesWorld,
  typedFolder: string | null = null,
): Promise<AvailableTemplates> {
  const available = await readTemplates(project, world, typedFolder);
  for (const { path, problems } of available.broken) {
    if (available.origins.get(path) === 'built-in') {
      throw new DevgrowthError('configuration', 'this installation of devgrowth has broken templates', {
        details: problems,
        hint: 'Install devgrowth again.',
      });
    }
    const found = count(problems.length, 'problem');
    world.stderr.write(
      ink`warning: the template ${oneLine(path)} takes no part (${found}); \`devgrowth template lint\` tells more\n`,
    );
  }
  return available;
}

/** The same without a word on stderr: for those who show the broken ones themselves. */
export async function readTemplates(
  project: GoalsProject | null,
  world: TemplatesWorld,
  typedFolder: string | null,
): Promise<AvailableTemplates> {
  const folder = templateFolder(typedFolder, world);
  return joinSources(
    await Promise.all([
      builtIn(world).then((read) => ({ origin: 'built-in' as const, read })),
      (project === null ? none : projectFiles(project, world))
        .then(readOwn)
        .then((read) => ({ origin: 'project' as const, read })),
      personalFiles(world)
        .then(readOwn)
        .then((read) => ({ origin: 'local' as const, read })),
      (folder === null ? none : folderFiles(folder)).then(readOwn).then((read) => ({ origin: 'local' as const, read })),
    ]),
  );
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

export async function builtIn(world: Pick<World, 'packageRoot'>): Promise<ReadTemplates> {
  return builtInTemplates((path) => join(world.packageRoot, path)) ?? readOwn(await packagedFiles(world));
}

/** What reads them is loaded for who has some. */
export async function readOwn(files: readonly TemplateFile[]): Promise<ReadTemplates> {
  if (files.length === 0) return { templates: [], broken: [], documents: [], paths: [] };
  return (await import('#templates/read-templates.ts')).readTemplateFiles(files);
}

const none: Promise<readonly TemplateFile[]> = Promise.resolve([]);
