// Every template a command can use: the built-in ones, the project's own (read through the forge), the person's local ones.
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { ink } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { type DocumentTemplate, isDocument, lintDocument } from '#templates/document-template.ts';
import { goalTemplatesOf, joinTemplates, type TemplateList } from '#templates/goal-templates.ts';
import {
  folderFiles,
  packagedFiles,
  personalFiles,
  projectFiles,
  templateFolder,
  type TemplateFile,
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
  const sources = await Promise.all([
    packagedFiles(world).then((files) => ({ origin: 'built-in' as const, files })),
    (project === null ? none : projectFiles(project, world)).then((files) => ({ origin: 'project' as const, files })),
    personalFiles(world).then((files) => ({ origin: 'local' as const, files })),
    (folder === null ? none : folderFiles(folder)).then((files) => ({ origin: 'local' as const, files })),
  ]);
  return joinFiles(sources);
}

/** Files in the order in which later ones replace earlier ones of the same name. */
export function joinFiles(
  sources: readonly { readonly origin: TemplateOrigin; readonly files: readonly TemplateFile[] }[],
): AvailableTemplates {
  const all = sources.flatMap(({ files }) => files);
  const readable = (files: readonly TemplateFile[]) => files.filter(({ unreadable }) => unreadable === undefined);
  const { templates, broken } = joinTemplates(
    sources.map(({ files }) => goalTemplatesOf(readable(files).filter(({ text }) => !isDocument(text)))),
  );
  const unreadable = all.flatMap(({ path, unreadable: why }) =>
    why === undefined ? [] : [{ path, problems: [`${path}:1: ${why}`] }],
  );
  const documents = new Map<string, DocumentTemplate>();
  const brokenDocuments: { path: string; problems: string[] }[] = [];
  for (const { path, text } of readable(all).filter((file) => isDocument(file.text))) {
    const { template, problems } = lintDocument(path, text);
    if (template !== null) documents.set(`${template.type}/${template.name}`, template);
    else brokenDocuments.push({ path, problems: problems.map(({ line, problem }) => `${path}:${line}: ${problem}`) });
  }
  return {
    templates,
    broken: [...broken, ...brokenDocuments, ...unreadable],
    documents: [...documents.values()],
    origins: new Map(sources.flatMap(({ origin, files }) => files.map(({ path }) => [path, origin] as const))),
  };
}

const none: Promise<readonly TemplateFile[]> = Promise.resolve([]);
