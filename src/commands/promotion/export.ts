// `devgrowth promotion export --out case.docx`: the document as a file for a committee, the manager or oneself; nothing is posted.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { handInAudiences } from '#growth/promotion/handed-in.ts';
import type { Paper } from '#render/docx/handed-in.ts';
import type { HandedInPage } from '#render/handed-in.ts';
import { renderExported } from '#render/terminal/goals/handed-in.ts';
import { type DocumentExport, exportFindings, type ExportWords, readExport } from '#work/promotion/exporting.ts';
import { openSession } from '#work/session.ts';
import { choiceFlag, collect, listFlag, textFlag } from '../answers.ts';
import { type CommandModule, type CommandWorld, formatByEnding, type Input } from '../command.ts';
import { warnIncomplete } from '../incomplete.ts';

/** Each is loaded by whoever asks for it. */
const forms = {
  docx: async (page: HandedInPage, paper: Paper) =>
    (await import('#render/docx/handed-in.ts')).renderHandedInDocx(page, paper),
  html: async (page: HandedInPage) => (await import('#render/html/handed-in.ts')).renderHandedInHtml(page),
  markdown: async (page: HandedInPage) => (await import('#render/markdown/handed-in.ts')).renderHandedInMarkdown(page),
  text: async (page: HandedInPage) => (await import('#render/handed-in-text.ts')).renderHandedInText(page),
} as const;
type Form = keyof typeof forms;

const papers: readonly Paper[] = ['a4', 'letter'];

const endings: Readonly<Record<string, Form>> = {
  docx: 'docx',
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
};

/** Endings of what is not made here. */
const otherPrograms = { pdf: 'pdf', doc: 'doc', odt: 'odt', rtf: 'rtf' } as const;

interface TypedExport extends ExportWords {
  readonly paper: Paper;
}

export const exportCommand: CommandModule<TypedExport> = {
  formats: ['docx', 'html', 'markdown', 'text'],
  endings,
  writes: false,
  examples: [
    'devgrowth promotion export --out case.docx',
    'devgrowth promotion export --for manager --out case.txt --force',
  ],
  completes: { '--for': handInAudiences, '--paper': papers, '--allow': exportFindings },
  declare(command) {
    command
      .option('--out <file>', 'File to write; its ending names the form: .docx, .html, .md, .txt')
      .option('--for <reader>', `${handInAudiences.join(', ')} (default: committee)`)
      .option('--with <heading>', 'A part of your own that goes out, too (repeatable)', collect)
      .option('--paper <size>', `Of a docx: ${papers.join(', ')} (default: a4)`)
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
      throw new DevgrowthError('usage', 'no file is named to write', { hint: 'For instance `--out case.docx`.' });
    }
    return {
      audience: choiceFlag(flags, 'for', handInAudiences) ?? 'committee',
      out,
      besides: listFlag(flags, 'with'),
      allowed: listFlag(flags, 'allow').flatMap((word) => choiceFlag({ allow: word }, 'allow', exportFindings) ?? []),
      links: flags['links'] === true,
      force: flags['force'] === true,
      paper: choiceFlag(flags, 'paper', papers) ?? 'a4',
    };
  },
  run: runExport,
};

async function runExport({ shared, own }: Input<TypedExport>, world: CommandWorld): Promise<ExitCode> {
  refuseOtherEnding(own.out, shared.format);
  const session = await openSession(shared, world);
  const exported = await readExport(own, session, world);
  const { path, handedIn, completeness, findings } = exported;
  if (path !== null) await world.files.write(path, await forms[shared.format as Form](handedIn, own.paper));
  const options = { color: shared.color, columns: world.stdout.columns };
  world.stdout.write(renderExported({ ...exported, audience: own.audience }, options));
  warnIncomplete(completeness, world);
  if (path === null) {
    world.talk.hint(
      findings.length === 0
        ? 'Not all goals could be read, so that a confidential title may stand in it. Run it again.'
        : `Write it otherwise, or say that it may stand: ${allowing(findings)}.`,
    );
  }
  return path !== null && completeness.complete ? exitCodes.done : exitCodes.notClean;
}

function allowing(findings: DocumentExport['findings']): string {
  const held = findings.filter(({ isAllowed }) => !isAllowed).map(({ rule }) => rule);
  return [...new Set(held)].map((rule) => `--allow ${rule}`).join(' ');
}

/** A program opens a file by the ending of its name. */
function refuseOtherEnding(out: string, format: string): void {
  const other = formatByEnding(out, otherPrograms);
  if (other !== null) {
    throw new DevgrowthError('usage', `${out} is no name for ${format}: no ${other} is made`, {
      hint: 'Name a .docx, .html, .md or .txt file; a browser prints the .html to a PDF.',
    });
  }
  const meant = formatByEnding(out, endings);
  if (meant === null || meant === format) return;
  throw new DevgrowthError('usage', `${out} is no name for ${format}`, {
    hint: 'Leave `--format` out, or name another file.',
  });
}
