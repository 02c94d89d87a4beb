// Every fault of files that hold levels: those that are named, else the project's own.
import { readLevels } from '#templates/levels.ts';
import type { Access } from '../access.ts';
import type { Desk } from '../desk.ts';
import { namedText } from '../named-file.ts';
import { isYaml, type OwnFile, ownFiles } from '../own-files.ts';
import { openSession, type SessionDesk } from '../session.ts';

export interface LintWords {
  /** Of this machine; empty: the project's. */
  readonly paths: readonly string[];
}

export interface LevelsLint {
  readonly checked: number;
  readonly findings: readonly { readonly path: string; readonly line: number; readonly problem: string }[];
}

export async function lintLevels(
  { paths }: LintWords,
  access: Access,
  desk: SessionDesk & Pick<Desk, 'cwd' | 'namedFiles'>,
): Promise<LevelsLint> {
  const files =
    paths.length === 0
      ? await ownFiles((await openSession(access, desk)).project, { kind: 'levels', isOne: isYaml }, desk)
      : await Promise.all(paths.map(async (path) => ({ path, text: await levelsFile(path, desk) })));
  return { checked: files.length, findings: faultsOf(files) };
}

/** Of each file by itself. */
function faultsOf(files: readonly OwnFile[]): LevelsLint['findings'] {
  return files.flatMap(({ path, text }) =>
    readLevels([{ path: '', text }]).problems.map((told) => {
      const [, line = '1', problem = told] = /^:(\d+): ([\s\S]*)$/.exec(told) ?? [];
      return { path, line: Number(line), problem };
    }),
  );
}

const mostBytes = 1024 * 1024;

/** @throws `usage` for what cannot be read */
export function levelsFile(path: string, desk: Pick<Desk, 'cwd' | 'namedFiles'>): Promise<string> {
  return namedText(path, { hint: 'Give the path of a file that holds levels in YAML.', mostBytes }, desk);
}
