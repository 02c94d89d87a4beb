// The files of the project's repository that are devgrowth's: settings, templates, what `init` wrote.
import type { GoalsProject } from '#growth/forge/forge.ts';
import { isComplete, type SourceRead } from '#growth/words/completeness.ts';
import { isOwnFile } from '#reports/archive.ts';

export interface RepositoryFiles {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Paths of the others. */
  readonly others: readonly string[];
  readonly source: SourceRead;
}

export async function ownRepositoryFiles(
  project: Pick<GoalsProject, 'filePaths' | 'readFile'>,
): Promise<RepositoryFiles> {
  const { items, source } = (await project.filePaths()).asFarAsRead();
  const paths = items.toSorted();
  const files: { path: string; text: string }[] = [];
  let missing = 0;
  for (const path of paths.filter((one) => isOwnFile(one))) {
    const text = await project.readFile(path);
    if (text === null) missing += 1;
    else files.push({ path, text });
  }
  const others = paths.filter((path) => !isOwnFile(path));
  if (!isComplete(source) || missing === 0) return { files, others, source };
  return { files, others, source: { ...source, seen: items.length - missing, total: items.length } };
}
