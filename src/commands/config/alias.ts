// `devgrowth config alias set mine "goal list --sort due"`: words of one's own; `list` shows them, `delete mine` takes one away.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { deleteAlias, readAliases, setAlias } from '#work/config/aliases.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

const acts = ['set', 'list', 'delete'] as const;

interface AliasWords {
  readonly act: (typeof acts)[number];
  readonly name: string;
  readonly expansion: string;
}

/** @param isCommand whether words begin with a command there is */
export function aliasCommandOf(isCommand: (words: readonly string[]) => boolean): CommandModule<AliasWords> {
  return {
    formats: ['text', 'json'],
    writes: false,
    examples: [
      'devgrowth config alias set mine "goal list --sort due"',
      'devgrowth config alias set cka "goal log CKA"',
      'devgrowth config alias list',
    ],
    completes: { act: acts },
    declare(command) {
      command
        .argument('<act>', 'set, list or delete')
        .argument('[name]', 'With set and delete: the word that you will type')
        .argument('[words...]', 'With set: what it stands for, in quotes; $1 is the first word typed behind it');
    },
    parse([typed = '', name = '', ...words]) {
      const act = acts.find((one) => one === typed.trim().toLowerCase());
      if (act === undefined)
        throw new DevgrowthError('usage', `"${typed}" is nothing that is done with an alias`, {
          hint: `Give one of these: ${acts.join(', ')}.`,
        });
      const wanted = { set: 2, delete: 1, list: 0 }[act];
      const given = [name, words.join(' ')].filter((one) => one.trim() !== '').length;
      if (given !== wanted)
        throw new DevgrowthError(
          'usage',
          `alias ${act} takes ${['no words', 'a name', 'a name and its words'][wanted]}`,
          {
            hint: 'For instance `devgrowth config alias set mine "goal list --sort due"`.',
          },
        );
      return { act, name: name.trim(), expansion: words.join(' ').trim() };
    },
    run: (input, world) => runAlias(input, isCommand, world),
  };
}

async function runAlias(
  { shared, own: { act, name, expansion } }: Input<AliasWords>,
  isCommand: (words: readonly string[]) => boolean,
  world: CommandWorld,
): Promise<ExitCode> {
  if (act === 'set') await setAlias(name, expansion, isCommand, world);
  else if (act === 'delete') await deleteAlias(name, world);
  const aliases = await readAliases(world);
  if (shared.format === 'json') {
    world.stdout.write(await documentText('config-aliases', { aliases: Object.fromEntries(aliases) }));
    return exitCodes.done;
  }
  if (act === 'list') world.stdout.write(stacked([...aliases].map(([one, words]) => ink`${one}  ${oneLine(words)}`)));
  else
    world.stdout.write(
      ink`${act === 'set' ? `devgrowth ${name} is devgrowth ${oneLine(expansion)} now.` : `${name} is no alias any more.`}\n`,
    );
  if (act === 'list' && aliases.size === 0)
    world.stderr.write(ink`No aliases yet: \`devgrowth config alias set mine "goal list --sort due"\` makes one.\n`);
  return exitCodes.done;
}
