// `devgrowth promotion export --out case.docx`: the document as a file for a committee, the manager or oneself; nothing is posted.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { handInAudiences } from '#growth/promotion/handed-in.ts';
import type { HandedInPage } from '#render/handed-in.ts';
import { renderExported } from '#render/terminal/goals/handed-in.ts';
import { exportFindings, type ExportWords, readExport } from '#work/promotion/exporting.ts';
import { openSession } from '#work/session.ts';
import { choiceFlag, collect, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { warnIncomplete } from '../incomplete.ts';

/** Each is loaded by whoever asks for it. */
const forms = {
  markdown: async (page: HandedInPage) => (await import('#render/markdown/handed-in.ts')).renderHandedInMarkdown(page),
  text: async (page: HandedInPage) => (await import('#render/handed-in-text.ts')).renderHandedInText(page),
} as const;
type Form = keyof typeof forms;

export const exportCommand: CommandModule<ExportWords> = {
  formats: ['markdown', 'text'],
  writes: false,
  examples: [
    'devgrowth promotion export --out case.md',
    'devgrowth promotion export --for manager --format text --out case.txt --force',
  ],
  completes: { '--for': handInAudiences, '--allow': exportFindings },
  declare(command) {
    command
      .option('--out <file>', 'File to write')
      .option('--for <reader>', `${handInAudiences.join(', ')} (default: committee)`)
      .option('--with <heading>', 'A part of your own that goes out, too (repeatable)', collect)
      .option('--links', 'Ask your GitLab which of its links open')
      .option(
        '--allow <finding>',
        `Write it although this was found: ${exportFindings.join(', ')} (repeatable)`,
        collect,
      )
      .option('--force', 'Write over a file that is there');
  },
  parse(_args, flags) {
    const out = textFlag(flags, 'out')?.trim() ?? '';
    if (out === '') {
      throw new DevgrowthError('usage', 'no file is named to write', { hint: 'For instance `--out case.md`.' });
    }
    return {
      audience: choiceFlag(flags, 'for', handInAudiences) ?? 'committee',
      out,
      besides: listFlag(flags, 'with'),
      allowed: listFlag(flags, 'allow').flatMap((word) => choiceFlag({ allow: word }, 'allow', exportFindings) ?? []),
      links: flags['links'] === true,
      force: flags['force'] === true,
    };
  },
  run: runExport,
};

async function runExport({ shared, own }: Input<ExportWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const exported = await readExport(own, session, world);
  const { path, handedIn, completeness, findings } = exported;
  if (path !== null) await world.files.write(path, await forms[shared.format as Form](handedIn));
  const options = { color: shared.color, columns: world.stdout.columns };
  world.stdout.write(renderExported({ ...exported, audience: own.audience }, options));
  warnIncomplete(completeness, world);
  if (path === null) {
    world.talk.hint(
      findings.length === 0
        ? 'Not all goals could be read, so that a confidential title may stand in it. Run it again.'
        : 'Write it otherwise, or say that it may stand: --allow confidential-title.',
    );
  }
  return path !== null && completeness.complete ? exitCodes.done : exitCodes.notClean;
}
