// The files of a project's default branch.
import { Commits, Repositories, RepositoryFiles } from '@gitbeaker/rest';
import type * as z from 'zod';
import { ListRead } from '#growth/words/completeness.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { FileChange } from '#growth/forge/project.ts';
import { createOnce } from '../exchange/exactly-once.ts';
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed } from '../wire/lists.ts';
import { parsed } from '../wire/reading.ts';
import { fileSchema, treeEntrySchema } from '../words/schemas.ts';
import { read, readAll, type Scope, write } from '../exchange/scope.ts';

/** The first commit into an empty repository makes this its default branch. */
const firstBranch = 'main';

/** Of a project that is known by its name alone. null: not to be had this way, for whatever reason. */
export async function fileOfNamed(connection: Connection, project: string, path: string): Promise<string | null> {
  const doing = `reading the file ${path} of ${project}`;
  try {
    // The default branch: https://docs.gitlab.com/api/repository_files/#get-file-from-repository
    const answer = await connection.call(RepositoryFiles, (api) => api.show(project, path, 'HEAD'), { doing });
    return textOf(parsed(fileSchema, answer.body, doing));
  } catch (failure) {
    if (failure instanceof GitLabFailure) return null;
    throw failure;
  }
}

function textOf({ content, encoding }: z.output<typeof fileSchema>): string {
  return encoding === 'text' ? content : Buffer.from(content, 'base64').toString('utf8');
}

export function projectRepository(
  scope: Scope,
  defaultBranch: string | null,
): Pick<GoalsProject, 'readFile' | 'filePaths' | 'commit'> {
  const { projectId } = scope;
  let branch = defaultBranch;

  async function readFile(path: string): Promise<string | null> {
    if (branch === null) return null;
    const ref = branch;
    const doing = `reading the file ${path} of ${scope.path}`;
    try {
      const answer = await read(scope, RepositoryFiles, (api) => api.show(projectId, path, ref), doing);
      return textOf(parsed(fileSchema, answer.body, doing));
    } catch (failure) {
      if (!(failure instanceof GitLabFailure) || failure.status !== 404) throw failure;
      if (failure.noRoute && path.includes('/')) return readFileByTree(path, ref);
      return null;
    }
  }

  /** Where a proxy decodes %2F, a path with slashes cannot be asked for: its folder is listed and the blob read by number. */
  async function readFileByTree(path: string, ref: string): Promise<string | null> {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const { rows, failure } = await readTree({ path: folder, ref });
    const entry = rows.find((row) => row.path === path && row.type === 'blob');
    if (entry?.id === undefined) {
      if (failure !== null && failure.status !== 404) throw failure;
      return null;
    }
    const { id } = entry;
    const doing = `reading the file ${path} of ${scope.path}`;
    const answer = await read(scope, Repositories, (api) => api.showBlob(projectId, id), doing);
    return Buffer.from(parsed(fileSchema, answer.body, doing).content, 'base64').toString('utf8');
  }

  function readTree(options: { ref: string; path?: string; recursive?: boolean }) {
    return readAll(scope, Repositories, (api, page) => api.allRepositoryTrees(projectId, { ...options, ...page }), {
      name: 'files',
      doing: `reading the list of files of ${scope.path}`,
      schema: treeEntrySchema,
      keyOf: ({ path }) => path,
      mayBeMissing: true,
    });
  }

  /** Whether the branch holds what the commit wanted it to hold. */
  async function isThere(changes: readonly FileChange[]): Promise<boolean | null> {
    const contents = await Promise.all(changes.map(({ path }) => readFile(path)));
    return contents.every((content, index) => content === changes[index]?.content) ? true : null;
  }

  return {
    readFile,

    async filePaths(folder) {
      if (branch === null) {
        const source = { name: 'files', requests: 0, seen: 0, total: null, failed: null };
        return new ListRead<string>({ items: [], source });
      }
      const below = folder === undefined ? {} : { path: folder };
      const tree = await readTree({ ref: branch, recursive: true, ...below });
      // An empty repository has no tree, and neither has a folder that is not there.
      const isEmpty = tree.failure?.status === 404 && tree.rows.length === 0;
      const source = isEmpty ? { ...tree.source, failed: null } : tree.source;
      return listed({ ...tree, source }, ({ path, type }) => (type === 'blob' ? path : null));
    },

    async commit(message, changes) {
      if (changes.length === 0) return;
      const target = branch ?? firstBranch;
      const actions = changes.map(({ path, content, action }) => ({ action, filePath: path, content }));
      const doing = `committing ${changes.length === 1 ? (changes[0]?.path ?? '') : `${changes.length} files`} to ${scope.path}`;
      await createOnce(scope.connection, {
        create: async () => {
          await write(scope, Commits, (api) => api.create(projectId, target, message, actions), doing);
          return true;
        },
        find: () => {
          branch = target;
          return isThere(changes);
        },
        // "A file with this name already exists", when an earlier try went through after all.
        isThere: ({ status }) => status === 400,
      });
      branch = target;
    },
  };
}
