// A check-in: the comment that says how a goal is going, written by devgrowth or by hand.
import { type CommentHeader, formatHeader, readHeader } from './comment-header.ts';
import type { CreditValue, Day, HealthLevel, Instant, Person } from './goal.ts';
import type { Note } from './notes.ts';
import { fenceAfter, formatLabelled, readLabelled, tidyText, tidyValue } from './labelled-text.ts';
import { readValues } from './values.ts';

export interface CheckIn {
  /** As typed; null when it was left out by hand. A check-in counts by when it was written, not by this. */
  readonly day: Day | null;
  readonly health: HealthLevel | null;
  /** Whole percent, 0 to 100. */
  readonly percent: number | null;
  /** What happened. */
  readonly text: string;
  readonly next: string | null;
  /** The ask. */
  readonly help: string | null;
  /** `Help: none`: earlier asks are settled. */
  readonly helpNone: boolean;
  readonly values: readonly CreditValue[];
}

export const healthWords: Readonly<Record<HealthLevel, string>> = {
  'on-track': 'on track',
  'needs-attention': 'needs attention',
  'at-risk': 'at risk',
};

const labels = {
  next: ['next', 'next step', 'next steps', 'next up', 'next action', 'next actions'],
  help: ['help', 'help needed', 'help wanted', 'need help'],
} as const;

const healthPattern =
  /^(?:(?:health|status)\s*:{0,2}\s*)?(on[\s-]?track|needs?[\s-]?attention|at[\s-]?risk)\b[\s,;:-]*/i;
const percentPattern =
  /^(?:progress\s*:?\s*)?(\d{1,3})(?:[.,]\d+)?\s*(?:%|percent\b)(?:\s*(?:done|complete)\b)?[\s,;:-]*/i;

/** Reads back as `tidyCheckIn` of the same, whatever the texts hold. */
export function formatCheckIn(checkIn: CheckIn): string {
  const { day, health, percent, text, next, help, helpNone, values } = tidyCheckIn(checkIn);
  const header = formatHeader('Check-in', day, [
    health === null ? null : healthWords[health],
    percent === null ? null : `${percent}%`,
    values.join(', '),
  ]);
  const fields = { next, help: helpNone ? 'none' : help };
  return formatLabelled(header, { text, fields }, labels, { before: [], after: ['next', 'help'] });
}

/** What a comment can keep: see `tidyText`; each value once; help that says `none` is no ask. */
export function tidyCheckIn(checkIn: CheckIn): CheckIn {
  const help = tidyValue(checkIn.help);
  const helpNone = isNone(help) || (help === null && checkIn.helpNone);
  return {
    ...checkIn,
    text: tidyText(checkIn.text),
    next: tidyValue(checkIn.next),
    help: helpNone ? null : help,
    helpNone,
    values: [...new Set(checkIn.values)],
  };
}

/** null for a plain comment. What stands on the header line and is not understood becomes the start of the text. */
export function readCheckIn(body: string): CheckIn | null {
  if (!/check[- ]?in/i.test(body)) return null;
  const lines = body.split(/\r\n?|\n/);
  const found = findHeader(lines);
  if (found === null) return null;
  const { header, said, at } = found;
  const { text, fields } = readLabelled(lines.with(at, header.leftover).join('\n'), labels);
  return tidyCheckIn({
    day: header.day,
    ...said,
    text,
    next: fields.next,
    help: fields.help,
    helpNone: false,
  });
}

export interface SaidCheckIn {
  readonly at: Instant;
  readonly by: Person | null;
  readonly checkIn: CheckIn;
}

/** Newest first, by when they were written. */
export function checkInsIn(notes: readonly Note[]): SaidCheckIn[] {
  return notes
    .flatMap((note) => {
      const checkIn = note.type === 'comment' ? readCheckIn(note.body) : null;
      return checkIn === null ? [] : [{ at: note.at, by: note.by, checkIn }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

type Said = Pick<CheckIn, 'health' | 'percent' | 'values'>;
interface FoundHeader {
  readonly header: CommentHeader;
  readonly said: Said;
  readonly at: number;
}

/** The first line of the comment; further down only a line that says health or percent and nothing that is not understood. */
function findHeader(lines: readonly string[]): FoundHeader | null {
  const first = lines.findIndex((line) => line.trim() !== '');
  let fence: string | null = null;
  for (const [at, line] of lines.entries()) {
    const read = fence === null ? readLine(line) : null;
    if (read !== null) {
      const { header, said } = read;
      const means = header.understood > 0 || header.day !== null || header.announced || header.leftover === '';
      const clearly = header.leftover === '' && (said.health !== null || said.percent !== null);
      if (at === first ? means : clearly) return { header, said, at };
    }
    fence = fenceAfter(line, fence);
  }
  return null;
}

function readLine(line: string): { readonly header: CommentHeader; readonly said: Said } | null {
  let said: Said = { health: null, percent: null, values: [] };
  const header = readHeader(line, 'check[- ]?in', (part) => {
    const more = understand(part, said) ?? understandList(part, said);
    said = more ?? said;
    return more !== null;
  });
  return header === null ? null : { header, said };
}

/** `on track, 60%, results`: understood when each of its words is. */
function understandList(part: string, said: Said): Said | null {
  return part.split(/[,;]/).reduce<Said | null>((sum, word) => sum && understand(word.trim(), sum), said);
}

/** What `part` adds to `said`; null unless all of it is understood and nothing was said twice. */
function understand(part: string, said: Said): Said | null {
  const values = readValues(part);
  if (values !== null) return { ...said, values: [...said.values, ...values] };
  const [health = '', words] = healthPattern.exec(part) ?? [];
  if (words !== undefined) return said.health === null ? rest(part, health, { ...said, health: levelOf(words) }) : null;
  const [percent = '', digits] = percentPattern.exec(part) ?? [];
  if (digits === undefined || said.percent !== null || Number(digits) > 100) return null;
  return rest(part, percent, { ...said, percent: Number(digits) });
}

function rest(part: string, taken: string, said: Said): Said | null {
  return taken === part ? said : understand(part.slice(taken.length), said);
}

function levelOf(words: string): HealthLevel {
  const [initial] = words.toLowerCase();
  return initial === 'o' ? 'on-track' : initial === 'n' ? 'needs-attention' : 'at-risk';
}

function isNone(help: string | null): boolean {
  return help !== null && /^(?:none|no|nothing|n\/a|-+)[.!]?$/i.test(help);
}
