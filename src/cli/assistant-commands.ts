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

export const hookCommands: readonly CommandEntry[] = [
  {
    name: 'install',
    summary: 'Offer open goals where a commit message is typed',
    load: async () => (await import('#commands/hook/install.ts')).installCommand,
  },
  {
    name: 'remove',
    summary: 'Take the hooks away',
    load: async () => (await import('#commands/hook/install.ts')).removeCommand,
  },
  {
    name: 'status',
    summary: 'Say which hooks there are, and whose',
    load: async () => (await import('#commands/hook/status.ts')).statusCommand,
  },
];
