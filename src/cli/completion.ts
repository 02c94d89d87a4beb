// Answers a shell that asks what may come next: one candidate a line, with a tab and what it is; `:files` where a path fits.
import type { Argument, Command, Option } from 'commander';
import { type Candidate, candidatesFrom } from '#commands/completion/candidates.ts';
import type { CommandModule, SharedInput, CandidateSource } from '#commands/command.ts';
import { type ExitCode, exitCodes } from '#errors.ts';
import { fit, ink } from '#render/terminal/ink.ts';
import type { World } from '#world.ts';
import { readAliases } from '#work/config/aliases.ts';
import { withAliases } from './aliases.ts';
import { findEntry } from './catalogue.ts';
import { commandPath } from './command-path.ts';
import { buildProgram } from './program.ts';

const globalSources: Readonly<Record<string, CandidateSource>> = { '--profile': 'profiles', '--host': 'hosts' };
const longestAbout = 60;
const files = ':files';

type Offer = CandidateSource | readonly Candidate[] | typeof files | null;

/**
 * @param words `=` and what stands of the word under the cursor (so that it is never empty: Windows PowerShell drops empty
 * arguments), then the words before it
 */
export async function complete([marked = '=', ...typed]: readonly string[], world: World): Promise<ExitCode> {
  // bash parts `--kind=re` into three words and replaces the last alone.
  const before = await asExpanded(
    typed.filter((word) => word !== '='),
    world,
  );
  const current = marked === '==' ? '' : marked.slice(1);
  const { command, module } = await calledCommand(before, world);
  const [, flag = '', start = current] = /^(--[a-z-]+)=(.*)$/s.exec(current) ?? [];
  const offer = await withOwnWords(offered({ command, module, before, current, flag }), before, world);
  if (offer === files) world.stdout.write(ink`${files}\n`);
  const candidates =
    typeof offer === 'string' && offer !== files ? await candidatesFrom(offer, sharedOf(before), world) : offer;
  if (typeof candidates === 'string' || candidates === null) return exitCodes.done;
  for (const { value, about } of candidates.filter((candidate) => candidate.value.startsWith(start)))
    world.stdout.write(ink`${flag === '' ? value : `${flag}=${value}`}\t${fit(about, longestAbout)}\n`);
  return exitCodes.done;
}

/** An alias that cannot be read completes nothing. */
async function asExpanded(words: readonly string[], world: World): Promise<readonly string[]> {
  const quiet = { ...world, stderr: { ...world.stderr, write: () => undefined } };
  return withAliases(words, quiet).catch(() => words);
}

async function calledCommand(
  before: readonly string[],
  world: World,
): Promise<{ command: Command; module: CommandModule | null }> {
  const program = await buildProgram(before, world, { exitCode: exitCodes.done });
  const path = commandPath(before);
  let command = program;
  for (const name of path) command = command.commands.find((child) => child.name() === name) ?? command;
  return { command, module: (await findEntry(path)?.load()) ?? null };
}

/** The person's own words stand beside the commands. */
async function withOwnWords(offer: Offer, before: readonly string[], world: World): Promise<Offer> {
  if (commandPath(before).length > 0 || typeof offer === 'string' || offer === null || isOfFlags(offer)) return offer;
  const aliases = await readAliases(world).catch(() => new Map<string, string>());
  return [...(offer as readonly Candidate[]), ...Array.from(aliases, ([value, about]) => ({ value, about }))];
}

const isOfFlags = (offer: readonly unknown[]): boolean =>
  offer.some((one) => typeof one === 'string' || (one as Candidate).value.startsWith('-'));

interface Place {
  readonly command: Command;
  readonly module: CommandModule | null;
  readonly before: readonly string[];
  readonly current: string;
  /** `--kind` of `--kind=re`; empty elsewhere. */
  readonly flag: string;
}

function offered({ command, module, before, current, flag }: Place): Offer {
  const options = optionsOf(command);
  const isPast = before.includes('--');
  const flagBefore = isPast
    ? undefined
    : options.find((option) => takesValue(option) && isFlag(option, flag || before.at(-1)));
  if (flagBefore) return offerOf(flagBefore.long ?? '', flagBefore, module);
  if (flag !== '') return null;
  if (current.startsWith('-') && !isPast) return options.filter(({ hidden }) => !hidden).flatMap(asCandidate);
  if (command.commands.length > 0)
    return command.commands.map((child) => ({ value: child.name(), about: child.summary() }));
  const argument = argumentAt(command, before, options);
  return argument ? offerOf(argument.name(), argument, module) : null;
}

function offerOf(name: string, declared: Option | Argument, module: CommandModule | null): Offer {
  if (declared.argChoices) return plain(declared.argChoices);
  const offer = module?.completes?.[name] ?? globalSources[name];
  if (offer !== undefined) return typeof offer === 'string' ? offer : plain(offer);
  const said = 'flags' in declared ? declared.flags : name;
  return /file|folder|dir/i.test(said) ? files : null;
}

function plain(values: readonly string[]): readonly Candidate[] {
  return values.map((value) => ({ value, about: '' }));
}

function asCandidate({ long, description }: Option): readonly Candidate[] {
  return long ? [{ value: long, about: description }] : [];
}

/** The command's own first, then those of every command. */
function optionsOf(command: Command): readonly Option[] {
  const help = command.createHelp();
  const root = command.parent?.parent ?? command.parent;
  const shared = root === null ? [] : help.visibleOptions(root).filter(({ long }) => long !== '--help');
  return [...help.visibleOptions(command), ...shared];
}

function isFlag({ short, long }: Option, word: string | undefined): boolean {
  return word !== undefined && (word === long || word === short);
}

function takesValue(option: Option): boolean {
  return option.required || option.optional;
}

function argumentAt(command: Command, before: readonly string[], options: readonly Option[]): Argument | undefined {
  let place = -commandPath(before).length;
  for (let index = 0; index < before.length; index += 1) {
    const word = before[index] ?? '';
    if (options.some((option) => takesValue(option) && isFlag(option, word))) index += 1;
    else if (!word.startsWith('-') || word === '-') place += 1;
  }
  const { registeredArguments: all } = command;
  const last = all.at(-1);
  return all[place] ?? (last?.variadic ? last : undefined);
}

/** Which server and project the words so far name; the rest as for a run that may not ask. */
function sharedOf(before: readonly string[]): SharedInput {
  const given = (flag: string) => {
    const place = before.lastIndexOf(flag);
    const joined = before.findLast((word) => word.startsWith(`${flag}=`));
    return (place >= 0 ? before[place + 1] : joined?.slice(flag.length + 1)) ?? null;
  };
  return {
    profile: given('--profile'),
    host: given('--host'),
    project: given('--project'),
    format: 'text',
    mayAsk: false,
    yes: false,
    dryRun: false,
    writes: false,
    allowPublic: false,
    debug: false,
    isSilent: true,
    color: false,
  };
}
