// `devgrowth archive --check growth.zip`: whether a file is an archive, whole and as it was made.
import { type ExitCode, exitCodes } from '#errors.ts';
import { type CheckedArchive, checkedArchive } from '#render/archive/files.ts';
import { unpacked } from '#render/archive/zip.ts';
import { documentText } from '#render/json/document.ts';
import { renderChecked } from '#render/terminal/project/archive.ts';
import { namedBytes } from '#work/named-file.ts';
import type { CommandWorld, SharedInput } from '../command.ts';

const mostBytes = 512 * 1024 * 1024;

/** @throws `usage` for a file that cannot be read */
export async function openArchive(path: string, world: CommandWorld): Promise<CheckedArchive> {
  const zip = await namedBytes(path, { hint: 'Name an archive: a .zip that devgrowth made.', mostBytes }, world);
  const files = unpacked(zip);
  return typeof files === 'string' ? { archive: null, problems: [files], files: 0 } : checkedArchive(files);
}

export async function runCheck(
  path: string,
  { format }: Pick<SharedInput, 'format'>,
  world: CommandWorld,
): Promise<ExitCode> {
  const { archive, problems, files } = await openArchive(path, world);
  const told = { file: path, id: archive?.project.id ?? null, files, problems };
  world.stdout.write(
    format === 'json' ? await documentText('archive-check', told) : renderChecked(told, archive?.project ?? null),
  );
  return problems.length === 0 ? exitCodes.done : exitCodes.notClean;
}
