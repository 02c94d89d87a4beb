// The manual page, devgrowth(1), made from the commander tree: what --help says of every command, on one page. Built, never shipped as code.
import type { Argument, Command, Option } from 'commander';
import { exitCodes } from '#errors.ts';
import { version } from '#version.ts';
import type { World } from '#world.ts';
import { catalogue, isGroup } from './catalogue.ts';
import { exitStatus, rootExamples } from './help.ts';
import { buildProgram } from './program.ts';

/** Variables that are read, in the order of `devgrowth config` and the README. */
export const environment: readonly (readonly [name: string, meaning: string])[] = [
  ['DEVGROWTH_HOST', 'GitLab server, as with --host.'],
  ['DEVGROWTH_PROJECT', 'Goals project, as with --project.'],
  ['DEVGROWTH_TOKEN', 'Token, sent to DEVGROWTH_HOST alone.'],
  ['DEVGROWTH_TEMPLATES', 'Folder of own templates, as with --templates.'],
  ['DEVGROWTH_CA_FILE', 'File of certificates to trust, as with --ca-file.'],
  ['DEVGROWTH_SANDBOX_TODAY', 'The day that a sandbox plays, such as 2026-12-14; no other GitLab is moved.'],
  ['GITLAB_HOST', 'GitLab server where nothing else names one.'],
  ['GITLAB_TOKEN', 'Token, sent to GITLAB_HOST alone, else to gitlab.com.'],
  ['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'Proxy for requests, and hosts that are reached without it.'],
  ['NODE_EXTRA_CA_CERTS', 'File of certificates that Node itself trusts.'],
  ['GLAB_CONFIG_DIR', 'Where glab keeps its settings, whose login can be used.'],
  ['VISUAL, EDITOR', 'Program that texts are edited with.'],
  ['BROWSER', 'Program that pages are opened with.'],
  ['NPM_CONFIG_REGISTRY', 'Where --version --check asks for a newer version.'],
  ['NO_COLOR, FORCE_COLOR', 'No colour; colour even into a pipe. --color goes before both.'],
  ['COLUMNS', 'How wide the text is where it goes to no terminal; 80 without it.'],
  ['CI', 'true in a pipeline: a report is not written where it would be published.'],
];

/** roff, for `man`. The same for the same version: it names no day. */
export async function manualPage(world: World): Promise<string> {
  const program = await buildProgram([], world, { exitCode: exitCodes.done });
  const help = program.createHelp();
  const parts = [
    `.TH DEVGROWTH 1 "" "devgrowth ${escape(version)}" "User Commands"`,
    '.SH NAME',
    `devgrowth \\- ${escape(program.description())}`,
    '.SH SYNOPSIS',
    '.B devgrowth',
    '[\\fIflags\\fR] \\fIcommand\\fR [\\fIarguments\\fR]',
    '.SH DESCRIPTION',
    'Goals, check\\-ins, evidence and 1:1s are issues and comments of a private GitLab project. Without a command, devgrowth says what to do next.',
    '.SH GLOBAL FLAGS',
    ...help.visibleOptions(program).flatMap(optionLines),
    '.SH COMMANDS',
    ...(await commandLines(world)),
    '.SH EXIT STATUS',
    ...exitStatus.flatMap((line) => {
      const [code = '', ...words] = line.split(' ');
      return tagged(code, words.join(' '));
    }),
    '.SH ENVIRONMENT',
    ...environment.flatMap(([name, meaning]) => tagged(name, meaning)),
    '.SH EXAMPLES',
    ...exampleLines(rootExamples),
  ];
  return `${parts.join('\n')}\n`;
}

async function commandLines(world: World): Promise<string[]> {
  const lines: string[] = [];
  for (const entry of catalogue) {
    const verbs = isGroup(entry) ? entry.commands.map(({ name }) => [entry.name, name]) : [[entry.name]];
    for (const path of verbs) {
      const program = await buildProgram(path, world, { exitCode: exitCodes.done });
      let command = program;
      for (const name of path) command = command.commands.find((child) => child.name() === name) ?? command;
      const module = isGroup(entry) ? entry.commands.find(({ name }) => name === path[1]) : entry;
      lines.push(...aboutCommand(path, command), ...exampleLines((await module?.load())?.examples ?? []));
    }
  }
  return lines;
}

function aboutCommand(path: readonly string[], command: Command): string[] {
  const help = command.createHelp();
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  const usage = command.registeredArguments.map((argument) => ` ${argumentTerm(argument)}`).join('');
  return [
    `.SS devgrowth ${path.join(' ')}${escape(usage)}`,
    escape(command.description()),
    ...command.registeredArguments.flatMap((argument) => tagged(argumentTerm(argument), argument.description)),
    ...options.flatMap(optionLines),
  ];
}

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionLines(option: Option): string[] {
  const choices = option.argChoices ? ` One of ${option.argChoices.join(', ')}.` : '';
  return tagged(
    option.flags,
    `${option.description}${choices === '' || /[.]$/.test(option.description) ? '' : '.'}${choices}`,
  );
}

function tagged(term: string, meaning: string): string[] {
  return ['.TP', `\\fB${escape(term)}\\fR`, escape(meaning)];
}

function exampleLines(examples: readonly string[]): string[] {
  return ['.PP', '.nf', '.RS 4', ...examples.map(escape), '.RE', '.fi'];
}

/** A backslash starts a request of roff's, a hyphen would become another sign, and so would a dot or a quote that opens a line. */
function escape(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');
}
