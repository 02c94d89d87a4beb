// `devgrowth completion`: prints the script that makes a shell complete commands, flags, kinds and goal numbers.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { inkOf } from '#render/terminal/ink.ts';
import type { World } from '#world.ts';
import type { CommandModule } from '../command.ts';
import { scriptFor, type Shell, shells } from './shells.ts';

interface CompletionWords {
  readonly shell: Shell;
}

export const completionCommand: CommandModule<CompletionWords> = {
  formats: ['text'],
  writes: false,
  examples: [
    'devgrowth completion bash >> ~/.bashrc',
    'devgrowth completion zsh >> ~/.zshrc',
    'devgrowth completion fish > ~/.config/fish/completions/devgrowth.fish',
    'devgrowth completion powershell >> $PROFILE',
  ],
  completes: { shell: shells },
  declare(command) {
    command.argument('<shell>', shells.join(', '));
  },
  parse: ([word = '']) => ({ shell: shellNamed(word) }),
  run: ({ own }, world) => writeScript(own.shell, world),
};

function writeScript(shell: Shell, world: World): Promise<ExitCode> {
  world.stdout.write(inkOf(scriptFor[shell]));
  return Promise.resolve(exitCodes.done);
}

function shellNamed(word: string): Shell {
  const shell =
    shells.find((one) => one === word.toLowerCase()) ?? (word.toLowerCase() === 'pwsh' ? 'powershell' : null);
  if (shell !== null) return shell;
  throw new DevgrowthError('usage', `there is no completion for "${word}"`, {
    hint: `Choose one of ${shells.join(', ')}.`,
  });
}
