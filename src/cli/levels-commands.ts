// The verbs of `devgrowth levels`.
import { resumable } from '#commands/drafts/resumable.ts';
import type { CommandEntry } from './command-entry.ts';

export const levelsCommands: readonly CommandEntry[] = [
  {
    name: 'show',
    summary: 'Show what each level asks for, area by area',
    load: async () => (await import('#commands/levels/show.ts')).showCommand,
  },
  {
    name: 'coverage',
    summary: 'Show what of a level you have shown, and when',
    ...resumable(
      async () => (await import('#commands/levels/coverage.ts')).coverageCommand,
      async () => (await import('#commands/levels/drafted-words.ts')).coverageWords,
    ),
  },
  {
    name: 'compare',
    summary: 'Show two levels side by side, and what carries over',
    load: async () => (await import('#commands/levels/compare.ts')).compareCommand,
  },
  {
    name: 'na',
    summary: 'Say of a criterion that it cannot be met, and why',
    ...resumable(
      async () => (await import('#commands/levels/na.ts')).naCommand,
      async () => (await import('#commands/levels/drafted-words.ts')).naWords,
    ),
  },
  {
    name: 'import',
    summary: 'Make a file of levels from what others publish',
    load: async () => (await import('#commands/levels/import.ts')).importCommand,
  },
  {
    name: 'lint',
    summary: 'Check files of levels: every fault with its line',
    load: async () => (await import('#commands/levels/lint.ts')).lintCommand,
  },
];
