// `devgrowth whatsnew`: the changelog since the version that was seen last.
import { type ExitCode, exitCodes } from '#errors.ts';
import { ink, inkOf, joined } from '#render/terminal/ink.ts';
import { readNews, rememberVersion } from '#work/release/news.ts';
import type { CommandModule, CommandWorld } from './command.ts';

interface NewsWords {
  readonly all: boolean;
}

export const whatsnewCommand: CommandModule<NewsWords> = {
  formats: ['text'],
  writes: false,
  examples: ['devgrowth whatsnew', 'devgrowth whatsnew --all'],
  declare(command) {
    command.option('--all', 'The whole changelog');
  },
  parse: (_args, flags) => ({ all: flags['all'] === true }),
  run: ({ own }, world) => tellNews(own, world),
};

async function tellNews({ all }: NewsWords, world: CommandWorld): Promise<ExitCode> {
  const { parts, seen } = await readNews(all, world);
  if (parts.length === 0)
    world.stdout.write(ink`Nothing new since ${seen ?? ''}. Everything: devgrowth whatsnew --all\n`);
  else
    world.stdout.write(
      joined(
        parts.map(({ text }) => inkOf(`${text}\n`)),
        inkOf('\n'),
      ),
    );
  await rememberVersion(world);
  return exitCodes.done;
}
