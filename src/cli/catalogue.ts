// Every command there is: its name, its one-line summary, and where its code is loaded from when it is called.
import type { CommandModule } from '#commands/command.ts';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Heading in `devgrowth --help`. */
  readonly heading?: string;
  readonly load: () => Promise<CommandModule>;
}

export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly heading?: string;
  readonly commands: readonly CommandEntry[];
}

const goalCommands: readonly CommandEntry[] = [
  {
    name: 'add',
    summary: 'Open a goal from a template',
    load: async () => (await import('#commands/goal/add.ts')).addCommand,
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
    name: 'log',
    summary: 'Write a check-in: what happened, progress, health, what is next',
    load: async () => (await import('#commands/goal/log.ts')).logCommand,
  },
  {
    name: 'check',
    summary: 'Tick a checklist item',
    load: async () => (await import('#commands/goal/check.ts')).checkCommand,
  },
  {
    name: 'uncheck',
    summary: 'Untick a checklist item',
    load: async () => (await import('#commands/goal/check.ts')).uncheckCommand,
  },
  {
    name: 'start',
    summary: 'Mark a goal as being worked on',
    load: async () => (await import('#commands/goal/stage.ts')).startCommand,
  },
  {
    name: 'wait',
    summary: 'Mark a goal as waiting for somebody',
    load: async () => (await import('#commands/goal/stage.ts')).waitCommand,
  },
  {
    name: 'close',
    summary: 'Close a goal with its outcome and what was learned',
    load: async () => (await import('#commands/goal/close.ts')).closeCommand,
  },
  {
    name: 'reopen',
    summary: 'Reopen a closed goal',
    load: async () => (await import('#commands/goal/reopen.ts')).reopenCommand,
  },
];

const draftCommands: readonly CommandEntry[] = [
  {
    name: 'list',
    summary: 'List what was typed and not yet safely written',
    load: async () => (await import('#commands/drafts/list.ts')).listCommand,
  },
  {
    name: 'resume',
    summary: 'Finish the write a draft belongs to',
    load: async () => (await import('#commands/drafts/resume.ts')).resumeCommand,
  },
  {
    name: 'discard',
    summary: 'Throw a draft away',
    load: async () => (await import('#commands/drafts/discard.ts')).discardCommand,
  },
];

const authCommands: readonly CommandEntry[] = [
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
];

const everyWeek = 'Every week:';
const once = 'Once:';
const tryIt = 'Try it without an account:';
const whenNeeded = 'When needed:';

export const catalogue: readonly (CommandEntry | CommandGroup)[] = [
  { name: 'goal', heading: everyWeek, summary: 'Add goals, log progress, close them', commands: goalCommands },
  {
    name: 'report',
    heading: everyWeek,
    summary: 'What changed since the last 1:1',
    load: async () => (await import('#commands/report.ts')).reportCommand,
  },
  {
    name: 'init',
    heading: once,
    summary: 'Create or complete your private goals project',
    load: async () => (await import('#commands/init/init.ts')).initCommand,
  },
  { name: 'auth', heading: once, summary: 'Log in to a GitLab host', commands: authCommands },
  {
    name: 'demo',
    heading: tryIt,
    summary: 'Play a year of goals on a throwaway sandbox',
    load: async () => (await import('#commands/demo/demo.ts')).demoCommand,
  },
  {
    name: 'sandbox',
    heading: tryIt,
    summary: 'Serve the embedded GitLab on this machine',
    load: async () => (await import('#commands/sandbox.ts')).sandboxCommand,
  },
  {
    name: 'drafts',
    heading: whenNeeded,
    summary: 'Find and finish what was typed and not yet written',
    commands: draftCommands,
  },
];

export function isGroup(entry: CommandEntry | CommandGroup): entry is CommandGroup {
  return 'commands' in entry;
}
