// `devgrowth config list`: every setting of every profile. Tokens are kept elsewhere, and are in none of them.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink, type Ink, spaced, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { readConfig } from '#work/config/reading.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';

export const listCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth config list', 'devgrowth config list --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runList(shared, world),
};

async function runList(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const settings = await readConfig(world);
  if (input.format === 'json') {
    const { path, defaultProfile, editor, aliases } = settings;
    const profiles = [...settings.profiles].map(([name, own]) => ({ name, settings: { ...own } }));
    world.stdout.write(await documentText('config', { path, defaultProfile, editor, aliases: Object.fromEntries(aliases), profiles }));
    return exitCodes.done;
  }
  world.stdout.write(asText(settings));
  if (settings.profiles.size === 0 && settings.editor === null && settings.aliases.size === 0)
    world.stderr.write(ink`No settings yet: \`devgrowth auth login\` makes the first profile.\n`);
  return exitCodes.done;
}

function asText({ defaultProfile, editor, aliases, profiles }: Awaited<ReturnType<typeof readConfig>>): Ink {
  const blocks = [...profiles].map(([name, own]) => {
    const keys = Object.entries(own);
    const width = Math.max(...keys.map(([key]) => key.length));
    const lines = keys.map(([key, value]) => ink`  ${key.padEnd(width)}  ${oneLine(String(value))}`);
    return [ink`${name}${name === defaultProfile ? ' (default)' : ''}`, ...lines];
  });
  const ownWords = [...aliases].map(([name, words]) => ink`  ${name}  ${oneLine(words)}`);
  return stacked(
    spaced([
      ...(editor === null ? [] : [[ink`editor  ${oneLine(editor)}`]]),
      ...(ownWords.length === 0 ? [] : [['aliases', ...ownWords]]),
      ...blocks,
    ]),
  );
}
