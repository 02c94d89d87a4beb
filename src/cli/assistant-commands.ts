// What helps those who type no commands: assistants, and git.
import type { CommandEntry } from './command-entry.ts';

export const skillCommands: readonly CommandEntry[] = [
  {
    name: 'install',
    summary: 'Put the skill where assistants look for it',
    load: async () => (await import('#commands/skills/install.ts')).installCommand,
  },
  {
    name: 'show',
    summary: 'Print the skill',
    load: async () => (await import('#commands/skills/show.ts')).showCommand,
  },
];
