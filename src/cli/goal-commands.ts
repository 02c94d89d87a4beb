// The verbs of `devgrowth goal`.
import { resumable } from '#commands/drafts/resumable.ts';
import type { CommandEntry } from './command-entry.ts';

export const goalCommands: readonly CommandEntry[] = [
  {
    name: 'add',
    summary: 'Open a goal from a template',
    ...resumable(
      async () => (await import('#commands/goal/add.ts')).addCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).addWords,
    ),
  },
  {
    name: 'list',
    summary: 'List goals with progress, health and due date',
    load: async () => (await import('#commands/goal/list.ts')).listCommand,
  },
  {
    name: 'show',
    summary: 'Show one goal with its checklist and check-ins',
    load: async () => (await import('#commands/goal/show.ts')).showCommand,
  },
  {
    name: 'lint',
    summary: 'Say what would help goals to get done: a measure, a day, steps',
    load: async () => (await import('#commands/goal/lint.ts')).lintCommand,
  },
  {
    name: 'trailer',
    summary: 'Print the line that ties a merge request or commit to a goal',
    load: async () => (await import('#commands/goal/trailer.ts')).trailerCommand,
  },
  {
    name: 'log',
    summary: 'Write a check-in: what happened, progress, health, what is next',
    ...resumable(
      async () => (await import('#commands/goal/log.ts')).logCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).logWords,
    ),
  },
  {
    name: 'check',
    summary: 'Tick a checklist item',
    ...resumable(
      async () => (await import('#commands/goal/check.ts')).checkCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).tickWords,
    ),
  },
  {
    name: 'uncheck',
    summary: 'Untick a checklist item',
    ...resumable(
      async () => (await import('#commands/goal/check.ts')).uncheckCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).tickWords,
    ),
  },
  {
    name: 'start',
    summary: 'Mark a goal as being worked on',
    load: async () => (await import('#commands/goal/stage.ts')).startCommand,
  },
  {
    name: 'wait',
    summary: 'Mark a goal as waiting for somebody',
    ...resumable(
      async () => (await import('#commands/goal/wait.ts')).waitCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).waitWords,
    ),
  },
  {
    name: 'approve',
    summary: "Give an approval that somebody's goal waits for",
    ...resumable(
      async () => (await import('#commands/goal/approve.ts')).approveCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).approveWords,
    ),
  },
  {
    name: 'agree',
    summary: 'Say that a goal was agreed with the manager, or talked over',
    ...resumable(
      async () => (await import('#commands/goal/agree.ts')).agreeCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).agreeWords,
    ),
  },
  {
    name: 'edit',
    summary: 'Change a field of a goal, or its text in your editor',
    ...resumable(
      async () => (await import('#commands/goal/edit.ts')).editCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).editWords,
    ),
  },
  {
    name: 'copy',
    summary: 'Open a goal once more: its text with open boxes, another due date',
    ...resumable(
      async () => (await import('#commands/goal/copy.ts')).copyCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).copyWords,
    ),
  },
  {
    name: 'link',
    summary: 'Link a goal to an issue',
    load: async () => (await import('#commands/goal/link.ts')).linkCommand,
  },
  {
    name: 'close',
    summary: 'Close a goal with its outcome and what was learned',
    ...resumable(
      async () => (await import('#commands/goal/close.ts')).closeCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).closeWords,
    ),
  },
  {
    name: 'reopen',
    summary: 'Reopen a closed goal',
    load: async () => (await import('#commands/goal/reopen.ts')).reopenCommand,
  },
  {
    name: 'delete',
    summary: 'Delete a goal for good, after showing what goes',
    load: async () => (await import('#commands/goal/delete.ts')).deleteCommand,
  },
  {
    name: 'export',
    summary: 'Write all goals to a file that `goal add --import` reads',
    load: async () => (await import('#commands/goal/export.ts')).exportCommand,
  },
];
