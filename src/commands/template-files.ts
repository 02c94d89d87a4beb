// Where template files come from: the installed package, the project's repository (without a clone), the person's own folders.
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { ink } from '#render/terminal/ink.ts';
import { NoTextFile, readTextFile } from '#settings/text-file.ts';
import { documentTypes } from '#templates/document-template.ts';
import type { TemplateFile } from '#templates/read-templates.ts';
import type { World } from '#world.ts';
import { whole } from './whole.ts';

export type TemplatesWorld = Pick<World, 'packageRoot' | 'places' | 'cwd' | 'env' | 'files' | 'stderr'>;

/** For every command that reads templates. */
export const templatesFlag = [
  '--templates <dir>',
  'Folder with more templates of your own (default: $DEVGROWTH_TEMPLATES)',
] as const;

/** Absolute, so that a draft that is resumed elsewhere finds it; null where there is none. */
export function templateFolder(
  typed: string | null | undefined,
  { env, cwd }: Pick<World, 'env' | 'cwd'>,
): string | null {
  const folder = typed ?? (env['DEVGROWTH_TEMPLATES'] || null);
  return folder === null ? null : resolve(cwd, folder);
}

/** Of the repository; the settings file stands beside it. */
const projectFolder = '.devgrowth/templates';

export async function packagedFiles({ packageRoot }: Pick<World, 'packageRoot'>): Promise<readonly TemplateFile[]> {
  const folders = ['goals', ...documentTypes].map((name) => join(packageRoot, 'templates', name));
  return (await Promise.all(folders.map((folder) => filesOnDisk(folder, { mayLead: 'anywhere' })))).flat();
}

/** None, with a warning, where the role does not open the repository (a Guest's). */
export async function projectFiles(
  project: GoalsProject,
  { stderr }: Pick<World, 'stderr'>,
): Promise<readonly TemplateFile[]> {
  const files = await project.filePaths(projectFolder);
  if (files.source.failed?.kind === 'forbidden') {
    stderr.write(ink`warning: the project's own templates are left out: your role does not open its repository\n`);
    return [];
  }
  const paths = whole(files, project.facts.path).filter(
    (path) => path === `${projectFolder}/${basename(path)}` && isTemplate(basename(path)),
  );
  return Promise.all(paths.map(async (path) => ({ path, text: (await project.readFile(path)) ?? '' })));
}

export async function personalFiles({ files, places }: TemplatesWorld): Promise<readonly TemplateFile[]> {
  const folder = join(places.config, 'templates');
  const paths = (await files.list(folder)).filter(isTemplate).map((name) => join(folder, name));
  return Promise.all(paths.map(async (path) => ({ path, text: (await files.read(path)) ?? '' })));
}

export async function folderFiles(folder: string): Promise<readonly TemplateFile[]> {
  try {
    return await filesOnDisk(folder);
  } catch (cause) {
    throw unreadable(
      folder,
      'Give --templates, or DEVGROWTH_TEMPLATES, a folder that holds template files (*.md).',
      cause,
    );
  }
}

/** A file, or the template files of a folder; under the name it was given, so that messages point where the person looks. */
export async function filesAt(path: string, { cwd }: Pick<World, 'cwd'>): Promise<readonly TemplateFile[]> {
  try {
    const place = resolve(cwd, path);
    if (!(await stat(place)).isDirectory()) return [{ path, text: await readTextFile(place, mostTemplateBytes) }];
    return (await filesOnDisk(place)).map((file) => ({ ...file, path: join(path, basename(file.path)) }));
  } catch (cause) {
    throw unreadable(path, 'Give a template file (*.md) or a folder of them, or none to check all there are.', cause);
  }
}

async function filesOnDisk(
  folder: string,
  { mayLead = 'inside' }: { readonly mayLead?: 'inside' | 'anywhere' } = {},
): Promise<readonly TemplateFile[]> {
  const names = (await readdir(folder)).filter(isTemplate).sort();
  const home = mayLead === 'inside' ? join(await realpath(folder), sep) : '';
  return Promise.all(names.map((name) => fileIn(home, join(folder, name))));
}

const mostTemplateBytes = 1024 * 1024;

/** A link in a folder that came from elsewhere could name any file of the person's. */
async function fileIn(home: string, path: string): Promise<TemplateFile> {
  const real = await realpath(path).catch(() => null);
  if (real === null) return { path, text: '', unreadable: 'it is a link to nothing' };
  if (!real.startsWith(home)) return { path, text: '', unreadable: 'it is a link out of its folder' };
  try {
    return { path, text: await readTextFile(real, mostTemplateBytes) };
  } catch (error) {
    if (!(error instanceof NoTextFile)) throw error;
    return { path, text: '', unreadable: error.message };
  }
}

/** A folder may say what it is for. */
const isTemplate = (name: string) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md';

function unreadable(path: string, hint: string, cause: unknown): DevgrowthError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DevgrowthError('usage', `cannot read ${path}: ${why}`, { hint, cause });
}
