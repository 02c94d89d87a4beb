// Every command there is: its name, its one-line summary, and where its code is loaded from when it is called.
import { resumable } from '#commands/drafts/resumable.ts';
import { hookCommands, skillCommands } from './assistant-commands.ts';
import { goalCommands } from './goal-commands.ts';
import type { CommandEntry, Listing } from './command-entry.ts';
import { levelsCommands } from './levels-commands.ts';
import { oneOnOneCommands } from './one-on-one-commands.ts';
import { promotionCommands } from './promotion-commands.ts';
import {
  authCommands,
  configCommands,
  draftCommands,
  evidenceCommands,
  planCommands,
  templateCommands,
} from './verbs.ts';

export interface CommandGroup extends Listing {
  readonly examples: readonly string[];
  readonly commands: readonly CommandEntry[];
}

const everyWeek = 'Every week:';
const once = 'Once:';
const whenNeeded = 'When needed:';

export const catalogue: readonly (CommandEntry | CommandGroup)[] = [
  {
    name: 'week',
    heading: everyWeek,
    summary: 'Log the week for all goals in one go',
    ...resumable(
      async () => (await import('#commands/week/week.ts')).weekCommand,
      async () => (await import('#commands/week/drafted-words.ts')).weekWords,
    ),
  },
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
      'devgrowth evidence add 2 "Wrote the runbook for failovers"',
      'devgrowth evidence inbox',
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
    name: 'answer',
    heading: everyWeek,
    summary: "Answer what somebody's goal asks of you",
    ...resumable(
      async () => (await import('#commands/answer.ts')).answerCommand,
      async () => (await import('#commands/goal/drafted-words.ts')).answerWords,
    ),
  },
  {
    name: 'team',
    heading: everyWeek,
    summary: 'Who waits for you, in all that people shared with you',
    load: async () => (await import('#commands/team.ts')).teamCommand,
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
    heading: once,
    row: 'Try it without an account: a GitLab on this machine',
    summary: 'Play a year of goals on a throwaway sandbox',
    load: async () => (await import('#commands/demo/demo.ts')).demoCommand,
  },
  {
    name: 'sandbox',
    onRowOf: 'demo',
    summary: 'Serve the embedded GitLab on this machine',
    load: async () => (await import('#commands/sandbox.ts')).sandboxCommand,
  },
  {
    name: 'search',
    heading: whenNeeded,
    summary: 'Find words in goals, comments, evidence and agendas',
    load: async () => (await import('#commands/search.ts')).searchCommand,
  },
  {
    name: 'doctor',
    heading: whenNeeded,
    row: 'Check settings, server, token and project; what is new',
    summary: 'Check settings, server, token and project; say what to do',
    load: async () => (await import('#commands/doctor.ts')).doctorCommand,
  },
  {
    name: 'share',
    heading: whenNeeded,
    row: 'Let somebody in, after showing what they will see; or out',
    summary: 'Let somebody in, after showing what they will see',
    load: async () => (await import('#commands/share/share.ts')).shareCommand,
  },
  {
    name: 'unshare',
    onRowOf: 'share',
    summary: "Take somebody's access back",
    load: async () => (await import('#commands/share/unshare.ts')).unshareCommand,
  },
  {
    name: 'explore',
    heading: whenNeeded,
    summary: 'Open issues and epics that look for people, by your goals',
    load: async () => (await import('#commands/explore.ts')).exploreCommand,
  },
  {
    name: 'plan',
    heading: whenNeeded,
    row: 'The plan of the year, quarter by quarter; its days as a file',
    summary: 'The plan of the year, quarter by quarter',
    examples: ['devgrowth plan start', 'devgrowth plan show'],
    commands: planCommands,
  },
  {
    name: 'levels',
    heading: whenNeeded,
    summary: 'What a level asks for, and what you have shown',
    examples: ['devgrowth levels show', 'devgrowth levels coverage senior'],
    commands: levelsCommands,
  },
  {
    name: 'config',
    heading: whenNeeded,
    row: 'Your settings: hosts, projects, profiles; own templates',
    summary: 'Your settings: hosts, projects, profiles',
    examples: ['devgrowth config list', 'devgrowth config set project alex/goals'],
    commands: configCommands(isCommand),
  },
  {
    name: 'template',
    onRowOf: 'config',
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
    row: 'Finish what was typed and not written; take the last back',
    summary: 'Find and finish what was typed and not yet written',
    examples: ['devgrowth drafts list', 'devgrowth drafts resume k3m9x2'],
    commands: draftCommands((command) => findEntry(command.split(' '))?.resumable ?? null),
  },
  {
    name: 'archive',
    heading: whenNeeded,
    summary: 'Take everything along as one file; open it again elsewhere',
    load: async () => (await import('#commands/archive/archive.ts')).archiveCommand,
  },
  {
    name: 'calendar',
    onRowOf: 'plan',
    summary: 'Your days as a file for a calendar program',
    load: async () => (await import('#commands/calendar.ts')).calendarCommand,
  },
  {
    name: 'undo',
    onRowOf: 'drafts',
    summary: 'Take back what was written last',
    load: async () => (await import('#commands/undo.ts')).undoCommand,
  },
  {
    name: 'mcp',
    heading: whenNeeded,
    row: 'Let an assistant read your goals, and write after your yes',
    summary: 'Let an assistant read your goals, and write after your yes',
    load: async () => (await import('#commands/mcp.ts')).mcpCommand,
  },
  {
    name: 'skills',
    onRowOf: 'mcp',
    summary: 'Teach an assistant to use devgrowth',
    examples: ['devgrowth skills show', 'devgrowth skills install'],
    commands: skillCommands,
  },
  {
    name: 'hook',
    onRowOf: 'completion',
    summary: "Git's hooks that offer your open goals",
    examples: ['devgrowth hook install --dry-run', 'devgrowth hook status'],
    commands: hookCommands,
  },
  {
    name: 'completion',
    heading: whenNeeded,
    row: "Complete commands in your shell; goals in git's messages",
    summary: 'Complete commands and goal numbers in your shell',
    load: async () => (await import('#commands/completion/completion.ts')).completionCommand,
  },
  {
    name: 'whatsnew',
    onRowOf: 'doctor',
    summary: 'What came since the version that you saw last',
    load: async () => (await import('#commands/whatsnew.ts')).whatsnewCommand,
  },
];

/** Whether a word calls a command of ours; of a group, with one of its verbs or alone. */
function isCommand([first, second]: readonly string[]): boolean {
  const entry = catalogue.find(({ name }) => name === first);
  if (entry === undefined || !isGroup(entry) || second === undefined) return entry !== undefined;
  return entry.commands.some(({ name }) => name === second) || second.startsWith('-');
}

export function isGroup(entry: CommandEntry | CommandGroup): entry is CommandGroup {
  return 'commands' in entry;
}

/** The command that these words call, such as `['goal', 'add']`; null for a group alone and for unknown words. */
export function findEntry([first, second]: readonly string[]): CommandEntry | null {
  const entry = catalogue.find(({ name }) => name === first);
  if (entry === undefined || !isGroup(entry)) return entry ?? null;
  return entry.commands.find(({ name }) => name === second) ?? null;
}
