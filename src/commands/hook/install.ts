// `devgrowth hook install` and `remove`: git's hooks of this repository that offer goals.
import { type ExitCode, exitCodes } from '#errors.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { type HookDesk, type Hooks, installHooks, planHooks, planRemoval, removeHooks } from '#work/hook/hooking.ts';
import { said, step } from '#wording.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';

interface Verb {
  readonly examples: readonly [string, string];
  readonly plan: (desk: HookDesk) => Promise<Hooks>;
  readonly act: (planned: Hooks, desk: HookDesk) => Promise<void>;
  readonly words: { readonly done: string; readonly would: string; readonly none: string };
  readonly after: (world: CommandWorld) => void;
}

function commandOf({ examples, plan, act, words, after }: Verb): CommandModule {
  async function run(shared: SharedInput, world: CommandWorld): Promise<ExitCode> {
    const planned = await plan(world);
    if (!shared.dryRun) await act(planned, world);
    const said = shared.dryRun ? words.would : words.done;
    const lines = planned.files.map(({ path }) => ink`${said} ${path}`);
    world.stdout.write(stacked(lines.length === 0 ? [words.none] : lines));
    if (!shared.dryRun) after(world);
    return exitCodes.done;
  }
  return {
    formats: ['text'],
    writes: false,
    examples,
    declare(command) {
      command.option('--dry-run', 'Say what would be written, and write nothing');
    },
    parse: () => ({}),
    run: ({ shared }, world) => run(shared, world),
  };
}

export const installCommand = commandOf({
  examples: ['devgrowth hook install --dry-run', 'devgrowth hook install'],
  plan: planHooks,
  act: installHooks,
  words: { done: 'Installed', would: 'Would install', none: 'Nothing to install.' },
  after: ({ talk }) =>
    talk.hint(said`They offer the goals that \`${step('goal list')}\` showed last: use it once now.`),
});

export const removeCommand = commandOf({
  examples: ['devgrowth hook remove --dry-run', 'devgrowth hook remove'],
  plan: planRemoval,
  act: removeHooks,
  words: { done: 'Removed', would: 'Would remove', none: 'There is no hook of devgrowth here.' },
  after: () => {},
});
