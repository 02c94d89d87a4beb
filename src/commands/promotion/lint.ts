// `devgrowth promotion lint`: what of the document is to be mended before others read it, and which words to look at.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderLint } from '#render/terminal/goals/lint.ts';
import { lintDocument, type LintWords } from '#work/promotion/linting.ts';
import { choiceFlag, collect, textFlag, wordsFlag } from '../answers.ts';
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
  completes: { '--fail-on': failing, '--company': ['gitlab', 'none'] },
  declare(command) {
    command
      .option('--file <file>', 'A draft on this machine in place of the document; only --links asks a server')
      .option('--company <name>', 'Of a draft: gitlab (default), none, or a file in the form of company.yml')
      .option('--off <rules>', 'Rules to leave out, by their names', collect)
      .option('--links', 'Ask your GitLab which of its links open')
      .option('--hints', 'Show the hints as well')
      .option('--fail-on <severity>', 'Exit with 3 from here on: warning (the default) or error');
  },
  parse: (_, flags) => ({
    file: textFlag(flags, 'file'),
    company: companyOf(flags),
    links: flags['links'] === true,
    off: wordsFlag(flags, 'off'),
    hints: flags['hints'] === true,
    failOn: choiceFlag(flags, 'failOn', failing) ?? 'warning',
  }),
  run: runLint,
};

function companyOf(flags: Readonly<Record<string, unknown>>): string | null {
  const company = textFlag(flags, 'company');
  if (company === null || textFlag(flags, 'file') !== null) return company;
  throw new DevgrowthError('usage', '--company is for a draft in a file', {
    hint: 'The document on the server is checked by what its project says of the company. Leave it out, or add --file.',
  });
}

async function runLint({ shared, own }: Input<Words>, world: CommandWorld): Promise<ExitCode> {
  const { document, lint, company, completeness } = await lintDocument(own, shared, world);
  const { findings, off, languages, pages, links, isUnread } = lint;
  if (shared.format === 'json') {
    const told = findings.map(({ place: { section, result }, ...finding }) => ({ ...finding, section, result }));
    const about = document && { iid: document.iid, title: document.title, url: document.url };
    const body = {
      document: about,
      file: own.file,
      company,
      findings: told,
      off,
      languages,
      pages,
      links,
      isUnread,
      completeness,
    };
    world.stdout.write(await documentText('lint', body));
  } else {
    const name = document === null ? (own.file ?? '') : `#${document.iid} ${document.title}`;
    const options = { color: shared.color, columns: world.stdout.columns, hints: own.hints, isAsked: own.links };
    world.stdout.write(renderLint({ name, isOnServer: document !== null, lint, company, completeness }, options));
  }
  const isFailed = findings.some(({ severity }) => severity === 'error' || severity === own.failOn);
  return isFailed || isUnread || !completeness.complete ? exitCodes.notClean : exitCodes.done;
}
