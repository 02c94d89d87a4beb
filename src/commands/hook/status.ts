// `devgrowth hook status`: whose the hooks of this repository are.
import { exitCodes } from '#errors.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { readHooks } from '#work/hook/hooking.ts';
import { readHookState } from '#work/hook/known-goals.ts';
import { count } from '#render/text.ts';
import type { CommandModule } from '../command.ts';

const words = {
  absent: 'not there',
  ours: 'installed',
  changed: 'installed, and changed since',
  others: "somebody else's",
} as const;

export const statusCommand: CommandModule = {
  formats: ['text'],
  writes: false,
  examples: ['devgrowth hook status', 'devgrowth hook status --debug'],
  declare() {},
  parse: () => ({}),
  async run(_input, world) {
    const { files } = await readHooks(world);
    const known = (await readHookState(world))?.goals.length ?? 0;
    const goals = `${count(known, 'open goal')} known, from the last \`devgrowth goal list\``;
    world.stdout.write(stacked([...files.map(({ path, is }) => ink`${path}: ${words[is]}`), goals]));
    return exitCodes.done;
  },
};
