// Files by which a goals project or the package changes what a command knows: rules, levels, templates.
import { basename, join } from 'node:path';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Desk } from './desk.ts';
import type { PackagedDesk } from './packaged.ts';
import { whole } from './whole.ts';

export interface OwnFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Those that stand in a folder of the project's repository, not below it. None, with a warning, where the role does not open the repository
 * (a Guest's).
 */
export async function ownFiles(
  project: Pick<GoalsProject, 'filePaths' | 'readFile' | 'facts'>,
  { kind, isOne }: { readonly kind: 'templates' | 'rules' | 'levels'; readonly isOne: (name: string) => boolean },
  { talk }: Pick<Desk, 'talk'>,
): Promise<readonly OwnFile[]> {
  const folder = `.devgrowth/${kind}`;
  const listed = await project.filePaths(folder);
  if (listed.source.failed?.kind === 'forbidden') {
    talk.warn(`the project's own ${kind} are left out: your role does not open its repository`);
    return [];
  }
  const paths = whole(listed, project.facts.path).filter(
    (path) => path === `${folder}/${basename(path)}` && isOne(basename(path)),
  );
  return Promise.all(paths.map(async (path) => ({ path, text: (await project.readFile(path)) ?? '' })));
}

export const isYaml = (name: string): boolean => /\.ya?ml$/.test(name);

/** Read by the build for the package; this is for who runs the source. */
export async function shippedFiles(
  kind: 'rules' | 'levels',
  { packageRoot, namedFiles }: PackagedDesk,
): Promise<readonly OwnFile[]> {
  const folder = join(packageRoot, 'templates', kind);
  const names = (await namedFiles.names(folder)).filter(isYaml);
  return Promise.all(names.map(async (path) => ({ path, text: await namedFiles.text(join(folder, path)) })));
}
