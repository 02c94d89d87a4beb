// The verbs of `devgrowth levels`.
import type { CommandEntry } from './command-entry.ts';

export const levelsCommands: readonly CommandEntry[] = [
  {
    name: 'show',
    summary: 'Show what each level asks for, area by area',
    load: async () => (await import('#commands/levels/show.ts')).showCommand,
  },
  {
    name: 'lint',
    summary: 'Check files of levels: every fault with its line',
    load: async () => (await import('#commands/levels/lint.ts')).lintCommand,
  },
];
