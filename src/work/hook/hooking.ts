// Git's hooks of one repository that offer goals: put there, taken away, looked at. A hook of somebody else's is never touched.
import { join, sep } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import { said, shellWord, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { askPlaces, namesRemoval, scriptHead } from './git-words.ts';
import { hookStateFile, readHookState, writeHookState } from './known-goals.ts';

export type HookDesk = Pick<Desk, 'files' | 'packageRoot' | 'places' | 'runCommand'>;

const names = ['prepare-commit-msg', 'post-merge'] as const;

export interface HookFile {
  readonly name: string;
  readonly path: string;
  /** `ours` as any version of ours wrote it. */
  readonly is: 'absent' | 'ours' | 'changed' | 'others';
}

export interface Hooks {
  readonly folder: string;
  readonly files: readonly HookFile[];
}

/** As git finds them, `core.hooksPath` included. @throws `usage` outside of a repository */
export async function readHooks(desk: HookDesk): Promise<Hooks & { readonly isOwn: boolean }> {
  const [folder = '', home = ''] = await placesOf(desk);
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { name, path, is: whose(await desk.files.read(path)) };
    }),
  );
  return { folder, files, isOwn: folder === home || folder.startsWith(home + sep) };
}

/** What would be written. @throws `refused` where a hook of somebody else's is in the way, or others share the folder */
export async function planHooks(desk: HookDesk): Promise<Hooks> {
  const { folder, files, isOwn } = await readHooks(desk);
  if (!isOwn)
    throw new DevgrowthError(
      'refused',
      `git takes this repository's hooks from ${folder}, which is not its own (core.hooksPath)`,
      {
        details: names.map((name) => `${name}: ${lineFor(name, desk)}`),
        hint: 'Nothing was written. Whoever keeps those hooks can add these lines.',
      },
    );
  const others = files.filter(({ is }) => is === 'others' || is === 'changed');
  if (others.length > 0)
    throw new DevgrowthError('refused', `there is a hook already: ${others.map(({ path }) => path).join(', ')}`, {
      details: others.map(({ name }) => `${name}: ${lineFor(name, desk)}`),
      hint: 'Nothing was written. To have both, add these lines to the hooks that are there.',
    });
  return { folder, files };
}

export async function installHooks({ folder, files }: Hooks, desk: HookDesk): Promise<void> {
  const state = (await readHookState(desk)) ?? { hooks: [], goals: [] };
  await writeHookState({ ...state, hooks: [...new Set([...state.hooks, folder])] }, desk);
  for (const { name, path } of files) {
    await desk.files.write(path, scriptFor(name, desk));
    await desk.files.makeExecutable(path);
  }
}

/** @throws `refused` for one that was changed: it is the person's by now */
export async function planRemoval(desk: HookDesk): Promise<Hooks> {
  const { folder, files } = await readHooks(desk);
  const changed = files.filter(({ is }) => is === 'changed');
  if (changed.length > 0)
    throw new DevgrowthError(
      'refused',
      `changed since it was installed: ${changed.map(({ path }) => path).join(', ')}`,
      {
        hint: said`Take our line out of it yourself; \`${step('hook status')}\` shows which hooks there are.`,
      },
    );
  return { folder, files: files.filter(({ is }) => is === 'ours') };
}

export async function removeHooks({ folder, files }: Hooks, desk: HookDesk): Promise<void> {
  for (const { path } of files) await desk.files.remove(path);
  const state = await readHookState(desk);
  if (state !== null) await writeHookState({ ...state, hooks: state.hooks.filter((one) => one !== folder) }, desk);
}

async function placesOf({ runCommand }: HookDesk): Promise<readonly string[]> {
  try {
    return (await runCommand(askPlaces, { isQuiet: true })).trim().split('\n');
  } catch (cause) {
    throw new DevgrowthError('usage', 'this folder is in no git repository', {
      hint: 'Go into one first; git 2.31 or newer is needed.',
      cause,
    });
  }
}

function scriptFor(name: string, desk: Pick<Desk, 'packageRoot' | 'places'>): string {
  return `${scriptHead}${lineFor(name, desk)}\n`;
}

/** Without Node, or after devgrowth is gone, it does nothing; git never fails by it. */
function lineFor(name: string, { packageRoot, places }: Pick<Desk, 'packageRoot' | 'places'>): string {
  const words = [join(packageRoot, 'dist', 'hook.js'), name, hookStateFile({ places })].map(shellWord).join(' ');
  return `node ${words} "$@" || true`;
}

function whose(text: string | null): HookFile['is'] {
  if (text === null) return 'absent';
  if (!text.startsWith(scriptHead)) return namesRemoval(text) ? 'changed' : 'others';
  return /^node .+ "\$@" \|\| true\n$/.test(text.slice(scriptHead.length)) ? 'ours' : 'changed';
}
