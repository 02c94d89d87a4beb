// The parts of --help that commander does not write: the flags that every command has, examples, and exit codes.
import { Command, Help, type HelpConfiguration } from 'commander';
import { wrap } from '#render/terminal/ink.ts';
import { dayForms } from '#commands/day-forms.ts';
import type { Listing } from './command-entry.ts';

/**
 * @param globalFlags `--host`, `--yes`: named here, told by the root's help
 * @param takesDay some flag of the command is a `<day>`: its words are told once, here
 */
export function helpFooter(
  examples: readonly string[],
  globalFlags: readonly string[],
  columns: number,
  takesDay = false,
): string {
  const days = takesDay ? wrap(`A <day> is ${dayForms}.`, columns) : [];
  const flags = wrap(`Every command takes ${globalFlags.join(', ')}: see \`devgrowth --help\`.`, columns);
  return `\n${[...days, ...flags].map(String).join('\n')}\n\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}\n`;
}

export const exitStatus = [
  '0 done',
  '1 failed',
  '2 wrong usage or settings',
  '3 read, but incomplete or with findings',
  '4 no host chosen, or not logged in',
  '5 written, but the server kept less (do not run again)',
  '130 cancelled',
] as const;

export const rootExamples = ['devgrowth demo', 'devgrowth init --host sandbox'] as const;

export const rootHelp = `
Examples:
${rootExamples.map((example) => `  $ ${example}`).join('\n')}

${wrap(`Exit codes: ${exitStatus.join(', ')}`, 80)
  .map(String)
  .join('\n')}
`;

/** What commander asks of the root's rows: some are of several commands, so that all fit one screen. */
export function helpRows(program: Command, catalogue: readonly Listing[]): HelpConfiguration {
  const listing = (command: Command) =>
    command.parent === program ? catalogue.find(({ name }) => name === command.name()) : undefined;
  const isOnAnotherRow = (item: unknown) => item instanceof Command && listing(item)?.onRowOf !== undefined;
  return {
    subcommandTerm: (command) => {
      const row = listing(command);
      if (row === undefined) return Help.prototype.subcommandTerm.call(new Help(), command);
      return [row, ...catalogue.filter(({ onRowOf }) => onRowOf === row.name)].map(({ name }) => name).join(', ');
    },
    subcommandDescription: (command) => listing(command)?.row ?? command.summary(),
    groupItems: (all, visible, groupOf) =>
      new Help().groupItems(
        all.filter((item) => !isOnAnotherRow(item)),
        visible.filter((item) => !isOnAnotherRow(item)),
        groupOf,
      ),
  };
}
