// The log of the inbox: comments that are only ever added, each with what was decided in one sitting. Keys, and never titles.
import { formatHeader, readHeader } from '../text/comment-header.ts';
import { fenceAfter } from '../text/fence.ts';
import { isDay } from '../time/calendar.ts';
import type { Day } from '../words/goal.ts';
import { ascending } from '../words/order.ts';
import type { CandidateState } from './candidate.ts';
import { type WorkKey, type WorkSource, type WorkSourceRead, workSources } from './found-work.ts';
import { isWorkKey } from './work-key.ts';

/** `keep`: of what no evidence comment can name, since it has no address, and of what was put off before. */
export const logWords = ['keep', 'drop', 'later', 'restore'] as const;
export type LogWord = (typeof logWords)[number];

export interface LogEntry {
  /** On which it was written. */
  readonly day: Day | null;
  /** What was looked at; null where keys were named alone. */
  readonly window: { readonly since: Day; readonly until: Day } | null;
  readonly decided: Readonly<Record<LogWord, readonly WorkKey[]>>;
  /** Where the next window of each source begins. Of a sitting that was ended early, none. */
  readonly readTo: Readonly<Partial<Record<WorkSource, Day>>>;
}

/** For whoever reads it in a browser. A piece may have several keys. */
export interface LogTold {
  readonly pieces: { readonly kept: number; readonly dropped: number; readonly later: number };
  readonly sources: readonly Pick<WorkSourceRead, 'name' | 'state'>[];
}

const keysOfALine = 12;

export function formatLog({ day, window, decided, readTo }: LogEntry, { pieces, sources }: LogTold): string {
  const counts = Object.entries({ ...pieces, restored: decided.restore.length });
  const header = formatHeader('Inbox', day, [
    window === null ? null : `${window.since} to ${window.until}`,
    ...counts.filter(([, count]) => count > 0).map(([said, count]) => `${said} ${count}`),
  ]);
  const told = sources.map(({ name, state }) => `${name} ${state}`).join(', ');
  const lines = [
    ...logWords.flatMap((word) => chunksOf(decided[word]).map((keys) => [word, ...keys].join(' '))),
    ...readLines(readTo),
  ];
  return [header, ...(told === '' ? [] : [`Sources: ${told}`]), '', '```', ...lines, '```'].join('\n');
}

/** null for a plain comment. A line of it that says nothing known is passed over: a newer version may have written it. */
export function readLog(body: string): LogEntry | null {
  const [first = '', ...rest] = body.trimStart().split(/\r\n?|\n/);
  let window: LogEntry['window'] = null;
  const header = readHeader(first, 'inbox', (part) => {
    const [whole, since = '', until = ''] = /^(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/.exec(part) ?? [];
    if (whole === undefined) return null;
    if (isDay(since) && isDay(until)) window = { since, until };
    return whole.length;
  });
  const lines = fenced(rest);
  if (header === null || lines === null) return null;
  const decided: Record<LogWord, WorkKey[]> = { keep: [], drop: [], later: [], restore: [] };
  const readTo: Partial<Record<WorkSource, Day>> = {};
  for (const line of lines) {
    const [word, ...said] = line.trim().split(/\s+/);
    const known = logWords.find((one) => one === word);
    const day = said.at(-1) ?? '';
    if (known !== undefined) decided[known].push(...said.filter(isWorkKey));
    else if (word === 'read' && isDay(day))
      for (const source of workSources) if (said.includes(source)) readTo[source] = day;
  }
  return { day: header.day, window, decided, readTo };
}

export interface LogStanding {
  /** Of each key the newest word, but for those that were restored. */
  readonly decided: ReadonlyMap<WorkKey, Exclude<CandidateState, 'new'>>;
  /** Of those that are dropped, the day that was said. */
  readonly droppedOn: ReadonlyMap<WorkKey, Day | null>;
  /** What was put off or restored, and not kept since: keeping it is said in the log, too. */
  readonly waiting: ReadonlySet<WorkKey>;
  /** Up to where each source was read. */
  readonly readTo: ReadonlyMap<WorkSource, Day>;
  /** Where the next window begins; null: a source was never read to its end. */
  readonly next: Day | null;
}

/** @param entries the oldest first */
export function standingOf(entries: readonly LogEntry[]): LogStanding {
  const last = new Map<WorkKey, { readonly word: LogWord; readonly day: Day | null }>();
  const since = new Map<WorkKey, Day>();
  const readTo = new Map<WorkSource, Day>();
  for (const entry of entries) {
    for (const word of logWords) {
      for (const key of entry.decided[word]) {
        last.set(key, { word, day: entry.day });
        const before = since.get(key);
        if (entry.window !== null && (before === undefined || entry.window.since < before))
          since.set(key, entry.window.since);
      }
    }
    for (const source of workSources) {
      const day = entry.readTo[source];
      if (day !== undefined) readTo.set(source, day);
    }
  }
  const states = { keep: 'kept', drop: 'dropped', later: 'later' } as const;
  const all = [...last];
  const waiting = all.filter(([, { word }]) => word === 'later' || word === 'restore').map(([key]) => key);
  return {
    decided: new Map(all.flatMap(([key, { word }]) => (word === 'restore' ? [] : [[key, states[word]] as const]))),
    droppedOn: new Map(all.flatMap(([key, { word, day }]) => (word === 'drop' ? [[key, day] as const] : []))),
    waiting: new Set(waiting),
    readTo,
    next: nextOf(
      readTo,
      waiting.flatMap((key) => since.get(key) ?? []),
    ),
  };
}

/** What waits must be found again, so that the window reaches back to it. */
function nextOf(readTo: ReadonlyMap<WorkSource, Day>, waiting: readonly Day[]): Day | null {
  if (workSources.some((source) => !readTo.has(source))) return null;
  return [...readTo.values(), ...waiting].toSorted(ascending((day) => day))[0] ?? null;
}

function readLines(readTo: LogEntry['readTo']): readonly string[] {
  const days = [...new Set(Object.values(readTo))].sort(ascending((day) => day));
  return days.map((day) => ['read', ...workSources.filter((source) => readTo[source] === day), day].join(' '));
}

function chunksOf(keys: readonly WorkKey[]): readonly (readonly WorkKey[])[] {
  return Array.from({ length: Math.ceil(keys.length / keysOfALine) }, (_, at) =>
    keys.slice(at * keysOfALine, (at + 1) * keysOfALine),
  );
}

/** Lines of the first block of code that is closed; null: there is none. */
function fenced(lines: readonly string[]): readonly string[] | null {
  let open: string | null = null;
  const inside: string[] = [];
  for (const line of lines) {
    const after: string | null = fenceAfter(line, open);
    if (open !== null && after === null) return inside;
    if (open !== null) inside.push(line);
    open = after;
  }
  return null;
}
