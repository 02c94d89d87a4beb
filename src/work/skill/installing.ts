// The skill for assistants, a file that ships with the package, copied to where they look for such files.
import { dirname, join, resolve } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import { shortHash } from '#growth/text/short-hash.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';

export interface SkillPlace {
  /** For every repository of this person. */
  readonly global: boolean;
  /** A folder of skills, as typed; null: that of the repository, or of the home folder. */
  readonly path: string | null;
  /** Also over a file that somebody changed. */
  readonly force: boolean;
}

export interface PlannedSkill {
  readonly path: string;
  readonly text: string;
  readonly action: 'create' | 'update' | 'keep';
}

type SkillDesk = Pick<Desk, 'cwd' | 'env' | 'files' | 'namedFiles' | 'packageRoot'>;

const name = 'devgrowth';

/** The skill as it is installed: its last line tells whether somebody changed it since. */
export async function skillText({
  namedFiles,
  packageRoot,
}: Pick<SkillDesk, 'namedFiles' | 'packageRoot'>): Promise<string> {
  const text = await namedFiles.text(join(packageRoot, 'skills', name, 'SKILL.md'));
  return `${text}\n${seal(text)}\n`;
}

/** @throws `refused` for a file that somebody changed, or that was never ours */
export async function planSkill({ global, path, force }: SkillPlace, desk: SkillDesk): Promise<PlannedSkill> {
  if (global && path !== null)
    throw new DevgrowthError('usage', said`${given('global')} and ${given('path')} both name a place`, {
      hint: 'Leave one of them out.',
    });
  const text = await skillText(desk);
  const folder =
    path === null
      ? join(global ? homeOf(desk) : await repositoryOf(desk), '.agents', 'skills')
      : resolve(desk.cwd, path);
  const file = join(folder, name, 'SKILL.md');
  const there = await desk.files.read(file);
  if (there === null) return { path: file, text, action: 'create' };
  if (there === text) return { path: file, text, action: 'keep' };
  if (!force && !isUntouched(there))
    throw new DevgrowthError('refused', `${file} is there, and was changed since it was installed`, {
      hint: said`Keep it, or write over it with ${given('force')}.`,
    });
  return { path: file, text, action: 'update' };
}

export async function installSkill(
  { path, text, action }: PlannedSkill,
  { files }: Pick<Desk, 'files'>,
): Promise<void> {
  if (action !== 'keep') await files.write(path, text);
}

const seal = (text: string) => `<!-- ${name} ${shortHash(text)} -->`;

/** Of any version of ours. */
function isUntouched(text: string): boolean {
  const [, body, sealed] = /^(.*\n)\n(<!-- devgrowth \w+ -->)\n$/s.exec(text) ?? [];
  return body !== undefined && sealed === seal(body);
}

function homeOf({ env }: Pick<Desk, 'env'>): string {
  const home = env['HOME'] || env['USERPROFILE'];
  if (home) return home;
  throw new DevgrowthError('usage', 'there is no home folder: HOME is not set', {
    hint: said`Name the folder with ${given('path')}.`,
  });
}

/** The folder of the repository that this one is in; itself outside of one. */
async function repositoryOf({ cwd, namedFiles }: Pick<SkillDesk, 'cwd' | 'namedFiles'>): Promise<string> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if ((await namedFiles.names(folder).catch((): readonly string[] => [])).includes('.git')) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}
