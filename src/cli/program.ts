// The commander tree: every command by name, and only the one that argv calls with its flags (the others stay unloaded).
import { Command, Option } from 'commander';
import {
  type CommandModule,
  type CommandWorld,
  formatByEnding,
  type Input,
  inputOf,
  type SharedInput,
} from '#commands/command.ts';
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { version } from '#version.ts';
import type { journalOf } from '#work/undo/journal.ts';
import type { World } from '#world.ts';
import { catalogue, isGroup } from './catalogue.ts';
import type { CommandEntry } from './command-entry.ts';
import { colorChoices, decideColor } from './color.ts';
import { commandPath } from './command-path.ts';
import { asTyped, withoutTextMarks } from './dashed-text.ts';
import type { Filtering } from './filtering.ts';
import { helpFooter, helpRows, rootHelp } from './help.ts';

/** What a run leaves behind when commander is done: the exit code of the command's own action. */
export interface Outcome {
  exitCode: ExitCode;
}

export async function buildProgram(argv: readonly string[], world: World, outcome: Outcome): Promise<Command> {
  const program = new Command('devgrowth')
    .description('Your professional goals as GitLab issues, and a report before each 1:1.')
    .version(version, '-V, --version', 'Print the version; with --check, ask npm for a newer one')
    .helpOption('-h, --help', 'Show help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .option('--host <host>', 'GitLab server: gitlab.com, a base address, or "sandbox"')
    .option('--project <path>', 'Goals project: alex/goals, or @alex for one shared with you')
    .option('--profile <name>', 'Profile of the settings file')
    .option('--ca-file <file>', 'Trust these certificates, too (PEM)')
    .option('--insecure-http', 'Allow plain http beyond this machine')
    .option('--no-input', 'Never ask; a missing answer is an error that names its flag')
    .option('-y, --yes', 'Take defaults and confirm everything')
    .addOption(new Option('--color <when>', 'Colour').choices(colorChoices).default('auto'))
    .option('--debug', 'Tell on stderr what is sent to the server')
    .addHelpText('after', rootHelp);
  program.configureHelp({ helpWidth: helpWidth(world), ...helpRows(program, catalogue) });

  const footer = (examples: readonly string[], options: readonly Option[] = []) =>
    helpFooter(
      examples,
      program.options.flatMap(({ long }) => (long === '--version' || !long ? [] : [long])),
      helpWidth(world),
      options.some(({ flags }) => flags.endsWith('<day>')),
    );
  const [first, second] = commandPath(argv);
  // Only then: with an action of the root's own, commander would take an unknown command for its argument.
  if (first === undefined)
    program.action(async () => {
      const { runNext } = await import('#commands/next.ts');
      const shared = sharedInput(program, { formats: ['text'], writes: false }, world);
      const { deskOf } = await import('#commands/desk.ts');
      const { withKeptAnswers } = await import('#commands/offline.ts');
      const desk = deskOf(shared, await onItsDay(shared, world));
      outcome.exitCode = await withKeptAnswers(shared, { rereads: 'changed' }, desk, (on) => runNext(shared, on));
    });
  for (const entry of catalogue) {
    const command = program.command(entry.name).summary(entry.summary).description(`${entry.summary}.`);
    if (entry.heading) command.helpGroup(entry.heading);
    if (!isGroup(entry)) {
      await fill(command, entry, entry.name === first);
      continue;
    }
    // A group without a verb shows its verbs, as gh and glab do. With a wrong one it must have no action: commander then suggests.
    command
      .usage('<command>')
      .helpCommand(false)
      .addHelpText('after', () => footer(entry.examples));
    if (second === undefined) command.action(() => command.outputHelp());
    for (const verb of entry.commands) {
      const child = command.command(verb.name).summary(verb.summary).description(`${verb.summary}.`);
      await fill(child, verb, entry.name === first && verb.name === second);
    }
  }
  return program;

  async function fill(command: Command, entry: CommandEntry, called: boolean): Promise<void> {
    if (!called) return;
    const module = await entry.load();
    declare(command, module);
    command.addHelpText('after', () => footer(module.examples, command.options));
    command.action(async () => {
      const shared = sharedInput(command, module, world);
      const line = { words: command.args.map(withoutTextMarks), flags: asTyped(command.opts()) };
      const { refuseSecrets, refusingSecrets } = await import('#commands/refusing-secrets.ts');
      const { withStdin } = await import('#commands/stdin-words.ts');
      const { deskOf } = await import('#commands/desk.ts');
      outcome.exitCode = await withStdin(line, module.fromStdin, world, async ({ words, flags, isPiped }) => {
        refuseSecrets([words, flags]);
        const input = inputOf(module, words, flags, { ...shared, isPiped });
        const filtering = filteringOf(command);
        const printing = filtering === null ? null : await printingBy(filtering, command, input.shared, world);
        const own = refusingSecrets(await onItsDay(shared, printing?.world ?? world));
        const desk = deskOf(input.shared, own);
        const act = (desk: CommandWorld) =>
          module.writes || module.resumes
            ? journaled(argv, own, (journal) => orKept(module, input, { ...desk, journal }))
            : orKept(module, input, desk);
        const { keepingAnswers } = await import('#work/half-typed.ts');
        const code = await (entry.resumable === undefined || desk.ask === null
          ? act(desk)
          : keepingAnswers(pathOf(command), input, desk, act));
        return printing?.ended(code, { ...input.shared, mayHaveWritten: module.resumes === true }) ?? code;
      });
    });
  }
}

/** Loaded by those alone who asked for another day. */
async function onItsDay(shared: SharedInput, world: World): Promise<World> {
  if (!world.env['DEVGROWTH_SANDBOX_TODAY']) return world;
  return (await import('#commands/played-day.ts')).onItsDay(shared, world);
}

function helpWidth({ stdout }: Pick<World, 'stdout'>): number {
  return Math.min(stdout.columns, 100);
}

function declare(command: Command, module: CommandModule): void {
  module.declare(command);
  if (module.formats.length > 1) command.addOption(formatOption(module.formats));
  if (module.offline !== undefined) command.option('--offline', 'As it was read last: nothing is asked of the server');
  if (module.forms?.includes('web')) command.option('--web', 'Open its page in your browser');
  if (module.forms?.includes('number')) command.option('--number-only', 'Print the number alone');
  if (module.formats.includes('json')) {
    command.option('--jq <filter>', 'Filter the JSON; --fields a,b.c takes parts of it');
    // Named on the row above: the help of the longest command has one left.
    command.addOption(new Option('--fields <paths>', 'Parts of the JSON').hideHelp().conflicts('jq'));
  }
  if (module.writes) {
    command.option('--dry-run', 'Say what would be written, and write nothing');
    // Named where it is needed: in the refusal of a project that is not private.
    command.addOption(new Option('--allow-public', 'Write into a project that others can read').hideHelp());
  }
}

/** `text` and `table` are both words for the form for people, and each command's help names one of them. */
function formatOption(formats: CommandModule['formats']): Option {
  const option = new Option('--format <format>', 'Form').choices([...formats]).default(formats[0]);
  const check = option.parseArg;
  return option.argParser((word: string, earlier: string | undefined) => {
    const isForPeople = ['text', 'table'].includes(word) && ['text', 'table'].includes(formats[0]);
    return check?.(isForPeople ? formats[0] : word, earlier);
  });
}

async function printingBy(filtering: Filtering, command: Command, shared: SharedInput, world: World) {
  const { documentsOf } = await import('./printed-documents.ts');
  const { filteredBy } = await import('./filtering.ts');
  return filteredBy(filtering, documentsOf(pathOf(command), shared), world);
}

function pathOf(command: Command): string {
  return command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();
}

/** What was typed of `--jq` and `--fields`; null: neither. */
function filteringOf(command: Command): Filtering | null {
  const { jq, fields } = asTyped(command.opts());
  if (typeof jq === 'string') return { jq, fields: null };
  if (typeof fields !== 'string') return null;
  return { jq: null, fields: fields.split(',').map((path) => path.trim().replace(/^\./, '')) };
}

function refuseTwoForms(form: 'web' | 'number' | null, isFormatTyped: boolean, isFiltered: boolean): void {
  const other = isFormatTyped ? '--format' : isFiltered ? '--jq or --fields' : null;
  if (form === null || other === null) return;
  throw new DevgrowthError('usage', `--${form === 'web' ? 'web' : 'number-only'} and ${other} do not go together`, {
    hint: 'Leave one of them out.',
  });
}

/** Of a command that keeps what it reads. */
async function orKept<Own extends object>(
  module: CommandModule<Own>,
  input: Input<Own>,
  desk: CommandWorld,
): Promise<ExitCode> {
  // What is written rests on what stands there now.
  const rereads = input.shared.writes ? undefined : module.rereads;
  if (module.offline === undefined && rereads === undefined) return module.run(input, desk);
  const { withKeptAnswers } = await import('#commands/offline.ts');
  return withKeptAnswers(input.shared, { ...module, rereads }, desk, (on) => module.run(input, on));
}

/** What it writes can be taken back by `undo`, also after it failed half-way. */
async function journaled<T>(
  argv: readonly string[],
  world: World,
  act: (journal: ReturnType<typeof journalOf>) => Promise<T>,
): Promise<T> {
  const { journalOf } = await import('#work/undo/journal.ts');
  const journal = journalOf(world, argv);
  try {
    return await act(journal);
  } finally {
    await journal.end();
  }
}

function refuseBesideFilter(format: string | null, file: string | null): void {
  if (format !== null && format !== 'json')
    throw new DevgrowthError('usage', `--jq and --fields take parts of the JSON, not of ${format}`, {
      hint: 'Leave --format out.',
    });
  if (file !== null)
    throw new DevgrowthError('usage', '--jq and --fields say what is printed, not what is written to a file', {
      hint: 'Leave the file out, and send what is printed there: > file.',
    });
}

function sharedInput(
  command: Command,
  { formats, endings = {}, writes }: Pick<CommandModule, 'formats' | 'endings' | 'writes'>,
  world: World,
): SharedInput {
  const flags = asTyped(command.optsWithGlobals());
  const text = (name: string) => (typeof flags[name] === 'string' ? flags[name] : null);
  const isFormatTyped = command.getOptionValueSource('format') === 'cli';
  const form = flags['web'] === true ? 'web' : flags['numberOnly'] === true ? 'number' : null;
  const isFiltered = filteringOf(command) !== null;
  refuseTwoForms(form, isFormatTyped, isFiltered);
  if (isFiltered) refuseBesideFilter(isFormatTyped ? text('format') : null, text('out') ?? text('output'));
  const meant = isFormatTyped ? null : isFiltered ? 'json' : formatByEnding(text('out') ?? '', endings);
  return {
    profile: text('profile'),
    host: text('host'),
    project: text('project'),
    caFile: text('caFile'),
    insecureHttp: flags['insecureHttp'] === true,
    format: form ?? meant ?? text('format') ?? formats[0],
    mayAsk: flags['input'] !== false && world.stdin.isTTY && world.stderr.isTTY,
    yes: flags['yes'] === true,
    dryRun: flags['dryRun'] === true,
    ...(flags['offline'] === true ? { offline: true } : {}),
    writes,
    allowPublic: flags['allowPublic'] === true,
    debug: flags['debug'] === true,
    color: decideColor(text('color'), world),
  };
}
