// The verbs of `devgrowth 1on1`.
import { resumable } from '#commands/drafts/resumable.ts';
import type { CommandEntry } from './command-entry.ts';

export const oneOnOneCommands: readonly CommandEntry[] = [
  {
    name: 'prepare',
    summary: 'Open the next 1:1 with what the last one left open',
    ...resumable(
      async () => (await import('#commands/one-on-one/prepare.ts')).prepareCommand,
      async () => (await import('#commands/one-on-one/drafted-words.ts')).prepareWords,
    ),
  },
  {
    name: 'add',
    summary: 'Put a line on the agenda of the next 1:1',
    ...resumable(
      async () => (await import('#commands/one-on-one/add.ts')).addCommand,
      async () => (await import('#commands/one-on-one/drafted-words.ts')).addWords,
    ),
  },
  {
    name: 'check',
    summary: 'Tick what was talked about',
    load: async () => (await import('#commands/one-on-one/check.ts')).checkCommand,
  },
  {
    name: 'uncheck',
    summary: 'Take a tick back',
    load: async () => (await import('#commands/one-on-one/check.ts')).uncheckCommand,
  },
  {
    name: 'show',
    summary: 'Show the agenda of the next 1:1',
    load: async () => (await import('#commands/one-on-one/show.ts')).showCommand,
  },
  {
    name: 'edit',
    summary: 'Say an item of the agenda in other words',
    ...resumable(
      async () => (await import('#commands/one-on-one/mend.ts')).editCommand,
      async () => (await import('#commands/one-on-one/drafted-words.ts')).mendWords,
    ),
  },
  {
    name: 'note',
    summary: 'Keep what was said below an item',
    ...resumable(
      async () => (await import('#commands/one-on-one/mend.ts')).noteCommand,
      async () => (await import('#commands/one-on-one/drafted-words.ts')).mendWords,
    ),
  },
  {
    name: 'remove',
    summary: 'Take an item off the agenda',
    ...resumable(
      async () => (await import('#commands/one-on-one/mend.ts')).removeCommand,
      async () => (await import('#commands/one-on-one/drafted-words.ts')).removeWords,
    ),
  },
  {
    name: 'list',
    summary: 'List the 1:1s, with what is open on each',
    load: async () => (await import('#commands/one-on-one/list.ts')).listCommand,
  },
  {
    name: 'move',
    summary: 'Move a 1:1 to another day, with its agenda',
    load: async () => (await import('#commands/one-on-one/move.ts')).moveCommand,
  },
  {
    name: 'close',
    summary: 'Close a 1:1 that was held',
    load: async () => (await import('#commands/one-on-one/close.ts')).closeCommand,
  },
];
