// The verbs of the groups that have no file of their own.
import { type Resumable, resumable } from '#commands/drafts/resumable.ts';
import type { CommandEntry } from './command-entry.ts';

export const evidenceCommands: readonly CommandEntry[] = [
  {
    name: 'add',
    summary: 'Keep a piece of work with a goal',
    ...resumable(
      async () => (await import('#commands/evidence/add.ts')).addCommand,
      async () => (await import('#commands/evidence/drafted-words.ts')).addWords,
    ),
  },
  {
    name: 'list',
    summary: 'List evidence, across goals or of one',
    load: async () => (await import('#commands/evidence/list.ts')).listCommand,
  },
  {
    name: 'edit',
    summary: 'Add what came of it, or change words, values, day',
    ...resumable(
      async () => (await import('#commands/evidence/edit.ts')).editCommand,
      async () => (await import('#commands/evidence/drafted-words.ts')).editWords,
    ),
  },
  {
    name: 'scan',
    summary: 'Find what you did on GitLab; write nothing',
    load: async () => (await import('#commands/evidence/scan.ts')).scanCommand,
  },
  {
    name: 'inbox',
    summary: 'Decide piece by piece, by a letter each, what is kept',
    ...resumable(
      async () => (await import('#commands/evidence/inbox.ts')).inboxCommand,
      async () => (await import('#commands/evidence/drafted-words.ts')).inboxWords,
    ),
  },
  {
    name: 'debt',
    summary: 'Show what the record lacks, and what mends it',
    load: async () => (await import('#commands/evidence/debt.ts')).debtCommand,
  },
  {
    name: 'remove',
    summary: 'Delete a piece that stands there by mistake',
    load: async () => (await import('#commands/evidence/remove.ts')).removeCommand,
  },
];

/** @param find what can be resumed, by the name that stands in the draft */
export const draftCommands = (find: (command: string) => Resumable | null): readonly CommandEntry[] => [
  {
    name: 'list',
    summary: 'List what was typed and not yet safely written',
    load: async () => (await import('#commands/drafts/list.ts')).listCommand,
  },
  {
    name: 'resume',
    summary: 'Finish the write a draft belongs to',
    load: async () => (await import('#commands/drafts/resume.ts')).resumeCommandOf(find),
  },
  {
    name: 'discard',
    summary: 'Throw a draft away',
    load: async () => (await import('#commands/drafts/discard.ts')).discardCommand,
  },
];

export const authCommands: readonly CommandEntry[] = [
  {
    name: 'login',
    summary: 'Keep a token for a GitLab host',
    load: async () => (await import('#commands/auth/login.ts')).loginCommand,
  },
  {
    name: 'status',
    summary: 'Say which host, which user, and where the token came from',
    load: async () => (await import('#commands/auth/status.ts')).statusCommand,
  },
  {
    name: 'logout',
    summary: 'Remove a kept token',
    load: async () => (await import('#commands/auth/logout.ts')).logoutCommand,
  },
  {
    name: 'permissions',
    summary: 'Say what a fine-grained token has to be granted',
    load: async () => (await import('#commands/auth/permissions.ts')).permissionsCommand,
  },
];

/** @param isCommand whether words begin with a command there is */
export const configCommands = (isCommand: (words: readonly string[]) => boolean): readonly CommandEntry[] => [
  {
    name: 'list',
    summary: 'Show your settings, profile by profile',
    load: async () => (await import('#commands/config/list.ts')).listCommand,
  },
  {
    name: 'get',
    summary: 'Print one setting',
    load: async () => (await import('#commands/config/get.ts')).getCommand,
  },
  {
    name: 'set',
    summary: 'Change one setting, or take it away',
    load: async () => (await import('#commands/config/set.ts')).setCommand,
  },
  {
    name: 'path',
    summary: 'Print where your settings are',
    load: async () => (await import('#commands/config/path.ts')).pathCommand,
  },
  {
    name: 'alias',
    summary: 'Words of your own for what you type often',
    load: async () => (await import('#commands/config/alias.ts')).aliasCommandOf(isCommand),
  },
];

export const templateCommands: readonly CommandEntry[] = [
  {
    name: 'list',
    summary: 'List built-in and own templates',
    load: async () => (await import('#commands/template/list.ts')).listCommand,
  },
  {
    name: 'show',
    summary: 'Show what a template asks, and its text',
    load: async () => (await import('#commands/template/show.ts')).showCommand,
  },
  {
    name: 'lint',
    summary: 'Check templates: every fault with its line',
    load: async () => (await import('#commands/template/lint.ts')).lintCommand,
  },
];

export const planCommands: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'Open the plan of the year',
    ...resumable(
      async () => (await import('#commands/plan/start.ts')).startCommand,
      async () => (await import('#commands/plan/drafted-words.ts')).startWords,
    ),
  },
  {
    name: 'show',
    summary: 'Show the year quarter by quarter, with the goals of each',
    load: async () => (await import('#commands/plan/show.ts')).showCommand,
  },
  {
    name: 'edit',
    summary: 'Write one part of it, or all',
    ...resumable(
      async () => (await import('#commands/plan/edit.ts')).editCommand,
      async () => (await import('#commands/plan/drafted-words.ts')).editWords,
    ),
  },
  {
    name: 'check',
    summary: 'Tick a box of it',
    load: async () => (await import('#commands/plan/check.ts')).checkCommand,
  },
  {
    name: 'uncheck',
    summary: 'Take a tick back',
    load: async () => (await import('#commands/plan/check.ts')).uncheckCommand,
  },
  {
    name: 'export',
    summary: 'Write the year as a file, to be changed by hand',
    load: async () => (await import('#commands/plan/export.ts')).exportCommand,
  },
  {
    name: 'diff',
    summary: 'Show what applying that file would change',
    load: async () => (await import('#commands/plan/diff.ts')).diffCommand,
  },
  {
    name: 'apply',
    summary: 'Open and change goals as that file says',
    ...resumable(
      async () => (await import('#commands/plan/apply.ts')).applyCommand,
      async () => (await import('#commands/plan/drafted-words.ts')).applyWords,
    ),
  },
  {
    name: 'communicated',
    summary: 'Keep the day on which it was told in the performance review',
    load: async () => (await import('#commands/plan/communicated.ts')).communicatedCommand,
  },
  {
    name: 'close',
    summary: 'Close a quarter: what became of its goals, and three answers',
    ...resumable(
      async () => (await import('#commands/plan/close.ts')).closeCommand,
      async () => (await import('#commands/plan/drafted-words.ts')).closeWords,
    ),
  },
];
