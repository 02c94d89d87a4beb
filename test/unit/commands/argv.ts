// A command line read to the command's own words, as commander and `parse` do it; nothing runs, and there is no world.
import { Command } from 'commander';
import { type CommandModule, inputOf, type SharedInput } from '../../../src/commands/command.ts';
import { catalogue, findEntry, isGroup } from '../../../src/cli/catalogue.ts';
import { asText, asTyped, withoutTextMarks } from '../../../src/cli/dashed-text.ts';
import { splitWords } from '../../support/world.ts';

/** What a line says: the first line of a command has the whole words, each later one what differs from these. */
export type Lines = readonly (readonly [line: string, words: object])[];
/** Lines that are refused, each with what is said of it. */
export type Refused = readonly (readonly [line: string, problem: string | RegExp])[];

export const shared: SharedInput = {
  profile: null,
  host: null,
  project: null,
  format: 'text',
  mayAsk: true,
  yes: false,
  dryRun: false,
  writes: true,
  allowPublic: false,
  debug: false,
  color: false,
};

export const everyCommand: readonly string[] = catalogue.flatMap((entry) =>
  isGroup(entry) ? entry.commands.map(({ name }) => `${entry.name} ${name}`) : [entry.name],
);

/** The command that a line calls: the longest of the catalogue. */
export function commandOf(line: string): string {
  const found = everyCommand.find((command) => line === command || line.startsWith(`${command} `));
  if (found === undefined) throw new Error(`no command of the catalogue: ${line}`);
  return found;
}

export async function moduleOf(command: string): Promise<CommandModule> {
  const entry = findEntry(command.split(' '));
  if (entry === null) throw new Error(`no command of the catalogue: ${command}`);
  return entry.load();
}

export function declared(module: CommandModule): Command {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  module.declare(command);
  return command;
}

export async function wordsOf(line: string): Promise<object> {
  const command = commandOf(line);
  const module = await moduleOf(command);
  const program = declared(module).parse(splitWords(line.slice(command.length)).map(asText), { from: 'user' });
  return inputOf(module, program.args.map(withoutTextMarks), asTyped(program.opts()), shared).own;
}
