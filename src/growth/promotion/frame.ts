// The frame of a promotion document: which role, which levels, which cycle, since when the manager knows, who stands for it.
// People write it by hand: what is not understood stays their words, and what nobody wrote is not known.
import { isDay } from '../time/calendar.ts';
import { ownWords, placedOutline } from '../text/outline.ts';
import type { Day } from '../words/goal.ts';
import { sectionNamed } from '../words/promotion-words.ts';
import { labelledLine } from './label-lines.ts';

export const frameFacts = ['role', 'levels', 'cycle', 'told', 'endorsers'] as const;
export type FrameFact = (typeof frameFacts)[number];

interface Said {
  /** As they are written, without marks of print. */
  readonly words: string;
  /** Its line in the document, from 0. */
  readonly at: number;
}

export interface Frame {
  /** `from` and `to` where an arrow tells them apart; `since` when one has the present role. */
  readonly role:
    | (Said & { readonly from: string | null; readonly to: string | null; readonly since: Day | null })
    | null;
  readonly levels: Said | null;
  readonly cycle: (Said & { readonly name: string | null; readonly nominateBy: Day | null }) | null;
  /** Words without a day tell of no moment. */
  readonly told: (Said & { readonly day: Day | null; readonly where: string | null }) | null;
  readonly endorsers: readonly Said[];
}

const labelNames: readonly (readonly [FrameFact, RegExp])[] = [
  ['role', /^(?:my |target )?roles?$/i],
  ['levels', /^levels?$/i],
  ['cycle', /^(?:promotion |review )?cycle$/i],
  ['told', /^(?:my |the )?(?:manager )?(?:was )?told(?: (?:my |the )?manager)?$/i],
  ['endorsers', /^(?:endorsers?|endorsed by)$/i],
];

export function frameFactNamed(label: string): FrameFact | null {
  return labelNames.find(([, name]) => name.test(label.trim()))?.[0] ?? null;
}

/** null: the document has no such part. */
export function readFrame(text: string): Frame | null {
  const lines = frameLines(text);
  if (lines === null) return null;
  const said = new Map<FrameFact, Said[]>();
  let fact: FrameFact | null = null;
  for (const { at, line, words } of lines) {
    const labelled = labelledLine(line);
    const named = labelled === null ? null : frameFactNamed(labelled.label);
    if (named !== null) fact = named;
    const told = plain(named === null || labelled === null ? words : ownWords(labelled.value));
    if (fact !== null && told !== '') said.set(fact, [...(said.get(fact) ?? []), { words: told, at }]);
  }
  const first = (name: FrameFact) => joined(said.get(name) ?? []);
  const [role, cycle, told] = [first('role'), first('cycle'), first('told')];
  return {
    role: role && { ...role, ...roleIn(role.words) },
    levels: first('levels'),
    cycle: cycle && { ...cycle, ...cycleIn(cycle.words) },
    told: told && { ...told, ...toldIn(told.words) },
    endorsers: (said.get('endorsers') ?? []).flatMap(({ words, at }) =>
      words.split(/\s*;\s*/).flatMap((one) => (one === '' ? [] : [{ words: one, at }])),
    ),
  };
}

function frameLines(text: string) {
  const lines: { readonly at: number; readonly line: string; readonly words: string }[] = [];
  let [isThere, isIn, level] = [false, false, 0];
  for (const { at, line } of placedOutline(text)) {
    if (line.type === 'heading') {
      const section = sectionNamed(line.title);
      // `**Endorsers**` alone is a label that stands above its words.
      if (isIn && section === null && line.level > level) lines.push({ at, line: `${line.title}:`, words: line.title });
      else [isIn, level] = [section === 'frame', line.level];
      isThere ||= isIn;
    } else if (isIn && !line.inFence) {
      lines.push({ at, line: line.line, words: line.words });
    }
  }
  return isThere ? lines : null;
}

function joined([first, ...more]: readonly Said[]): Said | null {
  return first === undefined ? null : { ...first, words: [first, ...more].map(({ words }) => words).join(' ') };
}

const plain = (words: string): string =>
  words
    .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

const day = '(\\d{4}-\\d{2}-\\d{2})(?!\\d)';
const sinceDay = new RegExp(`[,;(]?\\s*\\bsince:?\\s+${day}\\)?`, 'i');
const nominateDay = new RegExp(`[,;(]?\\s*\\b(?:nominat\\p{L}*\\s+)?(?:by|until|till|before):?\\s+${day}\\)?`, 'iu');
const anyDay = new RegExp(`(?<!\\d)${day}`);

function dayIn(words: string, form: RegExp): Day | null {
  const found = form.exec(words.slice(0, longest))?.[1];
  return found !== undefined && isDay(found) ? found : null;
}

/** A line that is longer tells no fact. */
const longest = 400;

function roleIn(words: string): Pick<NonNullable<Frame['role']>, 'from' | 'to' | 'since'> {
  const since = dayIn(words, sinceDay);
  const roles = (since === null ? words : words.replace(sinceDay, '')).slice(0, longest);
  const sides = roles.split(/\s*(?:-+>|=+>|→)\s*/);
  const [from = '', to = ''] = sides.length === 2 ? sides.map((side) => side.trim()) : [];
  return { from: from || null, to: to || null, since };
}

function cycleIn(words: string): Pick<NonNullable<Frame['cycle']>, 'name' | 'nominateBy'> {
  const nominateBy = dayIn(words, nominateDay);
  const name = nominateBy === null ? words : words.replace(nominateDay, '');
  return { name: name.trim() || null, nominateBy };
}

function toldIn(words: string): Pick<NonNullable<Frame['told']>, 'day' | 'where'> {
  const found = dayIn(words, anyDay);
  const where = found === null ? '' : words.replace(anyDay, '').replace(/^[\s,;:]*(?:in\b)?\s*|[\s,;:(]+$/gi, '');
  return { day: found, where: where || null };
}
