// `devgrowth promotion lint`: what of the document is to be mended before others read it, and which words to look at.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderLint } from '#render/terminal/goals/lint.ts';
import { lintDocument, type LintWords } from '#work/promotion/linting.ts';
import { choiceFlag, collect, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

interface Words extends LintWords {
  readonly hints: boolean;
  readonly failOn: 'error' | 'warning';
}

const failing = ['error', 'warning'] as const;

export const lintCommand: CommandModule<Words> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth promotion lint', 'devgrowth promotion lint --off we,acronym --hints'],
  completes: { '--fail-on': failing },
  declare(command) {
    command
      .option('--file <file>', 'A draft on this machine in place of the document; no server is asked')
      .option('--off <rules>', 'Rules to leave out, by their names', collect)
      .option('--hints', 'Show the hints as well')
      .option('--fail-on <severity>', 'Exit with 3 from here on: warning (the default) or error');
  },
  parse: (_, flags) => ({
    file: textFlag(flags, 'file'),
    off: listFlag(flags, 'off').flatMap((words) => words.split(/[\s,]+/).filter((word) => word !== '')),
    hints: flags['hints'] === true,
    failOn: choiceFlag(flags, 'failOn', failing) ?? 'warning',
  }),
  run: runLint,
};

async function runLint({ shared, own }: Input<Words>, world: CommandWorld): Promise<ExitCode> {
  const { document, lint, completeness } = await lintDocument(own, shared, world);
  const { findings, off, languages, pages, isUnread } = lint;
  if (shared.format === 'json') {
    const told = findings.map(({ place: { section, result }, ...finding }) => ({ ...finding, section, result }));
    const about = document && { iid: document.iid, title: document.title, url: document.url };
    const body = { document: about, file: own.file, findings: told, off, languages, pages, isUnread, completeness };
    world.stdout.write(await documentText('lint', body));
  } else {
    const name = document === null ? (own.file ?? '') : `#${document.iid} ${document.title}`;
    const options = { color: shared.color, columns: world.stdout.columns, hints: own.hints };
    world.stdout.write(renderLint({ name, isOnServer: document !== null, lint, completeness }, options));
  }
  const isFailed = findings.some(({ severity }) => severity === 'error' || severity === own.failOn);
  return isFailed || isUnread || !completeness.complete ? exitCodes.notClean : exitCodes.done;
}
