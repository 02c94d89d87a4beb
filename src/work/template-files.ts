// Where template files come from: the installed package, the project's repository (without a clone), the person's own folders.
import { basename, join, resolve, sep } from 'node:path';
import { DevgrowthError, NoTextFile } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { documentTypes } from '#templates/document-template.ts';
import type { TemplateFile } from '#templates/read-templates.ts';
import { given, said } from '#wording.ts';
import type { NamedFiles } from '#world.ts';
import type { Desk } from './desk.ts';
import { unreadable } from './named-file.ts';
import { ownFiles } from './own-files.ts';

export type TemplatesDesk = Pick<Desk, 'packageRoot' | 'places' | 'cwd' | 'env' | 'files' | 'namedFiles' | 'talk'>;

/** Absolute, so that a draft that is resumed elsewhere finds it; null where there is none. */
export function templateFolder(
  typed: string | null | undefined,
  { env, cwd }: Pick<Desk, 'env' | 'cwd'>,
): string | null {
  const folder = typed ?? (env['DEVGROWTH_TEMPLATES'] || null);
  return folder === null ? null : resolve(cwd, folder);
}

export async function packagedFiles({
  packageRoot,
  namedFiles,
}: Pick<Desk, 'packageRoot' | 'namedFiles'>): Promise<readonly TemplateFile[]> {
  const folders = ['goals', ...documentTypes].map((name) => join(packageRoot, 'templates', name));
  return (await Promise.all(folders.map((folder) => filesIn(folder, namedFiles, { mayLead: 'anywhere' })))).flat();
}

export function projectFiles(project: GoalsProject, desk: Pick<Desk, 'talk'>): Promise<readonly TemplateFile[]> {
  return ownFiles(project, { kind: 'templates', isOne: isTemplate }, desk);
}

export async function personalFiles({ files, places }: TemplatesDesk): Promise<readonly TemplateFile[]> {
  const folder = join(places.config, 'templates');
  const paths = (await files.list(folder)).filter(isTemplate).map((name) => join(folder, name));
  return Promise.all(paths.map(async (path) => ({ path, text: (await files.read(path)) ?? '' })));
}

export async function folderFiles(
  folder: string,
  { namedFiles }: Pick<Desk, 'namedFiles'>,
): Promise<readonly TemplateFile[]> {
  try {
    return await filesIn(folder, namedFiles);
  } catch (cause) {
    throw unreadable(
      folder,
      said`Give ${given('templates')}, or DEVGROWTH_TEMPLATES, a folder that holds template files (*.md).`,
      cause,
    );
  }
}

/** A file, or the template files of a folder; under the name it was given, so that messages point where the person looks. */
export async function filesAt(
  path: string,
  { cwd, namedFiles }: Pick<Desk, 'cwd' | 'namedFiles'>,
): Promise<readonly TemplateFile[]> {
  try {
    const place = resolve(cwd, path);
    if (!(await namedFiles.isFolder(place))) return [{ path, text: await namedFiles.text(place, mostTemplateBytes) }];
    return (await filesIn(place, namedFiles)).map((file) => ({ ...file, path: join(path, basename(file.path)) }));
  } catch (cause) {
    throw unreadable(path, 'Give a template file (*.md) or a folder of them, or none to check all there are.', cause);
  }
}

async function filesIn(
  folder: string,
  disk: NamedFiles,
  { mayLead = 'inside' }: { readonly mayLead?: 'inside' | 'anywhere' } = {},
): Promise<readonly TemplateFile[]> {
  const names = (await disk.names(folder)).filter(isTemplate);
  const home = mayLead === 'inside' ? join(await disk.realPath(folder), sep) : '';
  return Promise.all(names.map((name) => fileIn(home, join(folder, name), disk)));
}

const mostTemplateBytes = 1024 * 1024;

/** A link in a folder that came from elsewhere could name any file of the person's. */
async function fileIn(home: string, path: string, disk: NamedFiles): Promise<TemplateFile> {
  const real = await disk.realPath(path).catch(() => null);
  if (real === null) return { path, text: '', unreadable: 'it is a link to nothing' };
  if (!real.startsWith(home)) return { path, text: '', unreadable: 'it is a link out of its folder' };
  try {
    return { path, text: await disk.text(real, mostTemplateBytes) };
  } catch (error) {
    if (!(error instanceof NoTextFile)) throw error;
    return { path, text: '', unreadable: error.message };
  }
}

/** A folder may say what it is for. */
const isTemplate = (name: string) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md';
