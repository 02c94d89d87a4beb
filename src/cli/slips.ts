// What people type whose hands know another tool, and which command of ours they mean by it.
import type { Command } from 'commander';
import { catalogue, findEntry, isGroup } from './catalogue.ts';
import { commandPath } from './command-path.ts';

/** A verb of theirs, and ours in the order of what fits best; a group takes the first that it has. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  create: ['add', 'start', 'prepare'],
  new: ['add', 'start', 'prepare'],
  open: ['add', 'start', 'prepare'],
  view: ['show', 'status'],
  get: ['show'],
  info: ['show', 'status'],
  ls: ['list', 'show'],
  rm: ['delete', 'remove', 'discard', 'close'],
  remove: ['delete', 'discard', 'close'],
  delete: ['remove', 'discard', 'close'],
  done: ['close', 'check'],
  finish: ['close'],
  complete: ['close'],
  comment: ['log', 'add'],
  note: ['log', 'add'],
  update: ['log', 'edit', 'set'],
  progress: ['log'],
  tick: ['check'],
  untick: ['uncheck'],
  rename: ['edit'],
  change: ['edit', 'set'],
};

/** Words in the place of a command. */
const roots: Readonly<Record<string, readonly string[]>> = {
  status: ['goal list', 'report'],
  browse: ['goal show --web'],
  open: ['goal show --web'],
  web: ['goal show --web'],
  ls: ['goal list'],
  list: ['goal list'],
  goals: ['goal list'],
  search: ['search', 'goal list'],
  find: ['search', 'goal list'],
  grep: ['search', 'goal list'],
  add: ['goal add'],
  new: ['goal add'],
  create: ['goal add'],
  log: ['goal log'],
  checkin: ['goal log'],
  'check-in': ['goal log'],
  comment: ['goal log'],
  show: ['goal show'],
  view: ['goal show'],
  edit: ['goal edit'],
  check: ['goal check'],
  done: ['goal close'],
  close: ['goal close'],
  rm: ['goal delete', 'goal close'],
  delete: ['goal delete', 'goal close'],
  login: ['auth login'],
  logout: ['auth logout'],
  setup: ['init'],
  settings: ['config list'],
  meeting: ['1on1 show'],
  agenda: ['1on1 show'],
  export: ['goal export'],
};

/** How the hint says which command was meant; null where nobody can tell. */
export function meantInstead(words: readonly string[]): string | null {
  const [first = '', second] = commandPath(words).map((word) => word.toLowerCase());
  const group = catalogue.find(({ name }) => name === first);
  const candidates =
    group === undefined
      ? (roots[first] ?? [])
      : isGroup(group) && second !== undefined
        ? (verbs[second] ?? []).map((verb) => `${first} ${verb}`)
        : [];
  for (const candidate of candidates) {
    const entry = findEntry(candidate.split(' '));
    if (entry !== null && candidate !== `${first} ${second ?? ''}`.trim())
      return `That is \`devgrowth ${candidate}\`: ${entry.summary.slice(0, 1).toLowerCase()}${entry.summary.slice(1)}.`;
  }
  return null;
}

/** Words that a shell has parted, and were meant as one text: the last argument with all that follows it. */
export function quotedInstead(called: Command, path: readonly string[]): string | null {
  const { args, registeredArguments: known } = called;
  const last = known.at(-1);
  if (last === undefined || last.variadic || args.length <= known.length) return null;
  const text = args.slice(known.length - 1);
  if (text.every((word) => /^#?\d+$/.test(word)) || /number|id|key|file/.test(last.name())) return null;
  const typed = args.slice(0, known.length - 1);
  // What a shell would read differently is not shown as something to type.
  if ([...typed, ...text].some((word) => /["$`\\!']/.test(word))) return 'A text of several words stands in quotes.';
  const before = typed.map((word) => (/\s/.test(word) ? `"${word}"` : word));
  return `A text of several words stands in quotes: \`${['devgrowth', ...path, ...before].join(' ')} "${text.join(' ')}"\`.`;
}
