// Every command there is: its name, its one-line summary, and where its code is loaded from when it is called.
import { goalCommands } from './goal-commands.ts';
import type { CommandEntry } from './command-entry.ts';

export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly heading?: string;
  readonly examples: readonly string[];
  readonly commands: readonly CommandEntry[];
}

const evidenceCommands: readonly CommandEntry[] = [
  {
    name: 'add',
    summary: 'Keep a piece of work with a goal',
    load: async () => (await import('#commands/evidence/add.ts')).addCommand,
  },
  {
    name: 'list',
    summary: 'List evidence, across goals or of one',
    load: async () => (await import('#commands/evidence/list.ts')).listCommand,
  },
];

const oneOnOneCommands: readonly CommandEntry[] = [
  {
    name: 'prepare',
    summary: 'Open the next 1:1 with what the last one left open',
    load: async () => (await import('#commands/one-on-one/prepare.ts')).prepareCommand,
  },
  {
    name: 'add',
    summary: 'Put a line on the agenda of the next 1:1',
    load: async () => (await import('#commands/one-on-one/add.ts')).addCommand,
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
    name: 'close',
    summary: 'Close a 1:1 that was held',
    load: async () => (await import('#commands/one-on-one/close.ts')).closeCommand,
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

const configCommands: readonly CommandEntry[] = [
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
];

const templateCommands: readonly CommandEntry[] = [
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

const planCommands: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'Open the plan of the year',
    load: async () => (await import('#commands/plan/start.ts')).startCommand,
  },
  {
    name: 'show',
    summary: 'Show the year quarter by quarter, with the goals of each',
    load: async () => (await import('#commands/plan/show.ts')).showCommand,
  },
];

const promotionCommands: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'Open a confidential promotion document',
    load: async () => (await import('#commands/promotion/start.ts')).startCommand,
  },
  {
    name: 'show',
    summary: 'Show where it stands and what is missing',
    load: async () => (await import('#commands/promotion/show.ts')).showCommand,
  },
  {
    name: 'state',
    summary: 'Move it through its review states',
    load: async () => (await import('#commands/promotion/state.ts')).stateCommand,
  },
];

const everyWeek = 'Every week:';
const once = 'Once:';
const tryIt = 'Try it without an account:';
const whenNeeded = 'When needed:';

export const catalogue: readonly (CommandEntry | CommandGroup)[] = [
  {
    name: 'goal',
    heading: everyWeek,
    summary: 'Add goals, log progress, close them',
    examples: ['devgrowth goal add "Read one book and try one idea from it" --kind reading', 'devgrowth goal list'],
    commands: goalCommands,
  },
  {
    name: 'evidence',
    heading: everyWeek,
    summary: 'Keep what you did, with links and results',
    examples: [
      'devgrowth evidence add 1 "Wrote the runbook for failovers"',
      'devgrowth evidence list --since "this quarter"',
    ],
    commands: evidenceCommands,
  },
  {
    name: 'report',
    heading: everyWeek,
    summary: 'What changed since the last 1:1',
    load: async () => (await import('#commands/report/report.ts')).reportCommand,
  },
  {
    name: '1on1',
    heading: everyWeek,
    summary: 'Prepare the next 1:1 and its agenda',
    examples: ['devgrowth 1on1 prepare', 'devgrowth 1on1 add "DISCUSS what the next level asks for"'],
    commands: oneOnOneCommands,
  },
  {
    name: 'init',
    heading: once,
    summary: 'Create or complete your private goals project',
    load: async () => (await import('#commands/init/init.ts')).initCommand,
  },
  {
    name: 'auth',
    heading: once,
    summary: 'Log in to a GitLab host',
    examples: ['devgrowth auth login --host sandbox', 'devgrowth auth status'],
    commands: authCommands,
  },
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
    name: 'doctor',
    heading: whenNeeded,
    summary: 'Check settings, server, token and project, and say what to do',
    load: async () => (await import('#commands/doctor/doctor.ts')).doctorCommand,
  },
  {
    name: 'share',
    heading: whenNeeded,
    summary: 'Let somebody into the project, after showing what they will see',
    load: async () => (await import('#commands/share/share.ts')).shareCommand,
  },
  {
    name: 'unshare',
    heading: whenNeeded,
    summary: "Take somebody's access back",
    load: async () => (await import('#commands/share/unshare.ts')).unshareCommand,
  },
  {
    name: 'plan',
    heading: whenNeeded,
    summary: 'The plan of the year, quarter by quarter',
    examples: ['devgrowth plan start', 'devgrowth plan show'],
    commands: planCommands,
  },
  {
    name: 'config',
    heading: whenNeeded,
    summary: 'Your settings: hosts, projects, profiles',
    examples: ['devgrowth config list', 'devgrowth config set project alex/goals'],
    commands: configCommands,
  },
  {
    name: 'template',
    heading: whenNeeded,
    summary: 'Built-in and own templates',
    examples: ['devgrowth template list', 'devgrowth template show reading'],
    commands: templateCommands,
  },
  {
    name: 'promotion',
    heading: whenNeeded,
    summary: 'A private promotion document, for those who want one',
    examples: ['devgrowth promotion start', 'devgrowth promotion show'],
    commands: promotionCommands,
  },
  {
    name: 'drafts',
    heading: whenNeeded,
    summary: 'Find and finish what was typed and not yet written',
    examples: ['devgrowth drafts list', 'devgrowth drafts resume k3m9x2'],
    commands: draftCommands,
  },
  {
    name: 'completion',
    heading: whenNeeded,
    summary: 'Complete commands and goal numbers in your shell',
    load: async () => (await import('#commands/completion/completion.ts')).completionCommand,
  },
];

export function isGroup(entry: CommandEntry | CommandGroup): entry is CommandGroup {
  return 'commands' in entry;
}

/** The command that these words call, such as `['goal', 'add']`; null for a group alone and for unknown words. */
export function findEntry([first, second]: readonly string[]): CommandEntry | null {
  const entry = catalogue.find(({ name }) => name === first);
  if (entry === undefined || !isGroup(entry)) return entry ?? null;
  return entry.commands.find(({ name }) => name === second) ?? null;
}
