// Every template a command can use: the built-in ones, the project's own (read through the forge), the person's local ones.
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge.ts';
import { said, step } from '#wording.ts';
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
  desk: TemplatesDesk,
  typedFolder: string | null = null,
): Promise<AvailableTemplates> {
  const available = await readTemplates(project, desk, typedFolder);
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
  desk: TemplatesDesk,
  typedFolder: string | null,
): Promise<AvailableTemplates> {
  const folder = templateFolder(typedFolder, desk);
  const sources = await Promise.all([
    packagedFiles(desk).then((files) => ({ origin: 'built-in' as const, files })),
    (project === null ? none : projectFiles(project, desk)).then((files) => ({ origin: 'project' as const, files })),
    personalFiles(desk).then((files) => ({ origin: 'local' as const, files })),
    (folder === null ? none : folderFiles(folder, desk)).then((files) => ({ origin: 'local' as const, files })),
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
