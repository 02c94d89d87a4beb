// `devgrowth archive --out growth.zip`: everything of a goals project as one file; `--check` looks at one, `--into` opens it again.
import { resolve } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { archiveFiles } from '#render/archive/files.ts';
import { packed } from '#render/archive/zip.ts';
import { documentText } from '#render/json/document.ts';
import { renderWritten } from '#render/terminal/project/archive.ts';
import { count } from '#render/text.ts';
import type { Archive } from '#reports/archive.ts';
import { version } from '#version.ts';
import { readArchive } from '#work/archive/reading.ts';
import { readRules } from '#work/archive/rules-file.ts';
import { tokenHider } from '#work/hidden-tokens.ts';
import { refuseInJob } from '#work/job.ts';
import { newFile } from '#work/new-file.ts';
import { openSession } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { warnIncomplete } from '../incomplete.ts';
import { runCheck } from './checking.ts';

interface ArchiveWords {
  readonly out: string | null;
  readonly check: string | null;
  readonly withWork: boolean;
  /** A file. */
  readonly rules: string | null;
  readonly force: boolean;
}

export const archiveCommand: CommandModule<ArchiveWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth archive --out growth.zip', 'devgrowth archive --out growth.zip --with-work --force'],
  declare(command) {
    command
      .option('--out <file>', 'File to write: a .zip that only you can read')
      .option('--with-work', "Titles of private work and colleagues' comments, too")
      .option('--rules <file>', 'Leave out what this file names: by label, kind, number, words')
      .option('--check <file>', 'Look whether an archive is whole and as it was made')
      .option('--force', 'Write over a file that is there');
  },
  parse(_args, flags) {
    const words = {
      out: textFlag(flags, 'out'),
      check: textFlag(flags, 'check'),
      withWork: flags['withWork'] === true,
      rules: textFlag(flags, 'rules'),
      force: flags['force'] === true,
    };
    const wanted = [words.out, words.check].filter((file) => file !== null);
    if (wanted.length !== 1) {
      throw new DevgrowthError('usage', wanted.length === 0 ? 'no file is named' : 'two things at once', {
        hint: 'For instance `--out growth.zip` to make an archive, or `--check growth.zip` to look at one.',
      });
    }
    return words;
  },
  run: ({ shared, own }, world) =>
    own.check === null ? runArchive({ shared, own }, world) : runCheck(own.check, shared, world),
};

async function runArchive({ shared, own }: Input<ArchiveWords>, world: CommandWorld): Promise<ExitCode> {
  refuseInJob(world);
  const rules = await readRules(own.rules, world);
  const path = await newFile(resolve(world.cwd, own.out ?? ''), own.force, world);
  const session = await openSession(shared, world);
  const archive = await readArchive({ withWork: own.withWork, rules }, session, (step) => world.progress(step));
  const { project } = archive;
  const confidential = project.issues.filter((issue) => issue.confidential).length;
  if (confidential > 0) {
    const goes = `${count(confidential, 'confidential issue')} of yours go${confidential === 1 ? 'es' : ''} into it`;
    world.talk.note(`${goes}: only you can read ${path} (0600); keep it so`);
  }
  const files = archiveFiles(archive, { made: `devgrowth ${version}`, hide: await tokenHider(world) });
  const zip = packed(files);
  await world.files.write(path, zip);
  world.stdout.write(
    shared.format === 'json'
      ? await documentText('archive', {
          ...toldOf(archive),
          file: path,
          files: files.size,
          bytes: zip.byteLength,
          confidential,
        })
      : renderWritten({ ...shownOf(archive), path, files: files.size, bytes: zip.byteLength }),
  );
  warnIncomplete(project.completeness, world);
  return project.completeness.complete ? exitCodes.done : exitCodes.notClean;
}

const commentsIn = ({ project }: Archive) => project.issues.reduce((sum, { comments }) => sum + comments.length, 0);

function toldOf(archive: Archive) {
  const { id, issues, leftOut, completeness } = archive.project;
  return { id, issues: issues.length, comments: commentsIn(archive), leftOut, completeness };
}

function shownOf(archive: Archive) {
  const { issues, leftOut, work, uploads } = archive.project;
  return {
    issues: issues.length,
    comments: commentsIn(archive),
    leftOut,
    work: { all: work.length, told: work.filter(({ why }) => why === null).length },
    missing: uploads.flatMap(({ name, missing }) => (missing === null ? [] : [`${name}: ${missing}`])),
  };
}
