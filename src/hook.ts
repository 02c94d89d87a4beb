// What git's hooks run: `node hook.js <hook> <state file> [what git says]`. Small and alone, so that a commit waits for Node's start and
// no more; it asks no server and never stops git.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

interface KnownGoal {
  /** `alex/goals#7` */
  readonly reference: string;
  readonly title: string;
}

/** More would push git's own words off the screen. */
const mostGoals = 8;

try {
  const [hook = '', state = '', ...args] = process.argv.slice(2);
  // Without a terminal nobody reads, and nobody chooses.
  if (process.stderr.isTTY) {
    if (hook === 'prepare-commit-msg') offerGoals(state, args);
    if (hook === 'post-merge') tellGoals(state);
  }
} catch {
  // Whatever is wrong with a list of goals is no reason to hold up a commit.
}

/** As lines to uncomment, where the message is about to be typed: not with -m, in a merge, a rebase, or for a commit that is amended. */
function offerGoals(state: string, [file = '', source = '']: readonly string[]): void {
  if ((source !== '' && source !== 'template') || process.env['GIT_REFLOG_ACTION']?.startsWith('rebase')) return;
  const goals = knownGoals(state);
  const sign = goals.length === 0 ? null : commentSign();
  if (sign === null) return;
  const message = readFileSync(file, 'utf8');
  if (/^Goal:/m.test(message)) return;
  const lines = [
    // A trailer needs an empty line above it, and a subject is typed on the first.
    '',
    `${sign} devgrowth: is this work for a goal? Take the first sign of its line away.`,
    ...goals.slice(0, mostGoals).flatMap(({ reference, title }) => [`${sign} ${title}`, `${sign}Goal: ${reference}`]),
    ...(goals.length > mostGoals ? [`${sign} ${goals.length - mostGoals} more: devgrowth goal list`] : []),
    sign,
  ];
  const all = message.split('\n');
  const first = all.findIndex((line) => line.startsWith(sign));
  all.splice(first < 0 ? all.length : first, 0, ...lines);
  writeFileSync(file, all.join('\n'));
}

/** Once a merge, each goal that its commits name. */
function tellGoals(state: string): void {
  const format = '--format=%(trailers:key=Goal,valueonly)';
  const named = git(['log', '-n', '500', format, 'ORIG_HEAD..HEAD']).split('\n');
  const references = [...new Set(named.map((line) => line.trim()))].filter((line) => /^[\w.\-/]+#\d{1,9}$/.test(line));
  const titles = new Map(knownGoals(state).map(({ reference, title }) => [reference, title]));
  for (const reference of references.slice(0, mostGoals)) {
    const title = titles.get(reference);
    const number = reference.replace(/^.*#/, '');
    process.stderr.write(
      `devgrowth: merged work for ${reference}${title === undefined ? '' : ` ${title}`}. Keep it: devgrowth evidence add ${number}\n`,
    );
  }
}

function knownGoals(state: string): readonly KnownGoal[] {
  const read: unknown = JSON.parse(readFileSync(state, 'utf8'));
  const goals =
    typeof read === 'object' && read !== null && 'goals' in read && Array.isArray(read.goals) ? read.goals : [];
  return goals.flatMap((goal: unknown) => {
    if (typeof goal !== 'object' || goal === null || !('reference' in goal) || !('title' in goal)) return [];
    return [{ reference: inLine(goal.reference), title: inLine(goal.title) }];
  });
}

function inLine(text: unknown): string {
  return String(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
}

/** null: comments of the message stay in it, or the sign is chosen later. */
function commentSign(): string | null {
  const set = new Map(
    git(['config', '--get-regexp', String.raw`^(core\.comment(char|string)|commit\.cleanup)$`])
      .split('\n')
      .map((line) => /^(\S+) ?(.*)$/.exec(line) ?? [])
      .map(([, name = '', value = '']) => [name, value] as const),
  );
  const cleanup = set.get('commit.cleanup') ?? 'default';
  const sign = set.get('core.commentstring') ?? set.get('core.commentchar') ?? '#';
  return ['default', 'strip'].includes(cleanup) && sign !== 'auto' ? sign : null;
}

function git(words: readonly string[]): string {
  return spawnSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).stdout;
}
