// The words of a check-in: how health, percent, values and "I need nothing" are said. All of them get plain signs (see `fold`).
import type { HealthLevel } from './goal.ts';
import { fold } from './look-alikes.ts';
import { readValues, type ValueId } from './values.ts';

export interface Said {
  readonly health: HealthLevel | null;
  /** Whole percent, 0 to 100. */
  readonly percent: number | null;
  readonly values: readonly ValueId[];
}

interface Taken {
  readonly said: Said;
  /** Characters that are told by `said`; the others stay words. */
  readonly length: number;
}

/** Any of the words, as a part of a pattern. */
function anyOf(...lists: readonly (readonly string[])[]): string {
  return `(?:${lists.flat().join('|')})`;
}

export const saidNothing: Said = { health: null, percent: null, values: [] };

const health =
  /^(?:(?:health|status) ?:{0,2} ?[*_]*)?(on[ –-]?track|needs?[ –-]?attention|at[ –-]?risk)(?![\p{L}\p{N}])/iu;
const number = '(\\d{1,3}(?:[.,]\\d+)?) ?(?:%|per ?cent(?!\\p{L})|pct(?!\\p{L}))';
const done = '(?: ?(?:done|completed?)(?!\\p{L}))?';
const percent = new RegExp(`^(?:progress ?:{0,2} ?[*_]*)?${number}${done}`, 'iu');
const hedgedBefore = '(?:~|about|around|roughly|nearly|almost|close to|circa|ca\\.?|approx(?:\\.|imately)?) ?';
const hedged = new RegExp(
  `^(?:progress ?:{0,2} ?)?(?:${hedgedBefore}${number}${done}|${number}(?:[ -]ish| or so| more or less)${done})$`,
  'iu',
);

/** Between two things that are known; a dash before a number is a minus. */
const gap = /^(?:-(?=\d)|(?:[ ,;:.!()*_]|[-–]+(?!\d))*)/;
const joining = anyOf(
  ['because', 'since', 'due', 'as(?! (?:long|soon|if))', 'but', 'and', 'so', 'though', 'although', 'while'],
  ['again', 'still', 'now', 'today', 'currently', 'for now', 'this (?:week|month|quarter)', 'at the moment'],
);
const goesOn = new RegExp(`^[*_]*(?: *[,;:(.!]| +[-–]+ | +[*_]*(?=[~+–-]? ?\\d)| +(?=${joining}(?!\\p{L})))`, 'iu');
const goesOnAtRisk = /^ +of(?!\p{L})/iu;
const takingBack = anyOf(
  ['no', 'nope', 'nah', 'not', 'never', 'false', 'hardly', 'barely', 'maybe', 'perhaps', 'hopefully', '\\?+'],
  ['any ?more', `(?:not|no) ${anyOf(['any ?more', 'longer', 'yet', 'really', 'quite', 'at all', 'more', 'sure'])}`],
);
const takenBack = new RegExp(`^[ ,;:(.!*_–-]*${takingBack}(?: *[.,;:!?)–-]|$)`, 'i');
const percentGoesOn =
  /^[*_]*(?: *[,;:.!]| *\((?!of(?!\p{L})|\?)| +[-–]+ (?!\d)| +(?=(?:now|so far|already|today|as of|at the moment)(?!\p{L})))/iu;

/** What `words` add to `said`: all of them, or what they begin with. null where that is not clear, or was said before. */
export function understand(words: string, said: Said): Taken | null {
  return whole(words, said) ?? list(words, said) ?? about(words, said) ?? beginning(words, said);
}

function whole(words: string, said: Said): Taken | null {
  const values = readValues(words);
  if (values !== null) return { said: { ...said, values: [...said.values, ...values] }, length: words.length };
  const taken = beginning(words, said);
  return taken?.length === words.length ? taken : null;
}

/** `on track, 60%, results`: understood when each of its words is. */
function list(words: string, said: Said): Taken | null {
  const all = words
    .split(/(?<!\d),|,(?!\d)|;/)
    .reduce<Said | null>((sum, word) => sum && (whole(word.trim(), sum)?.said ?? null), said);
  return all === null ? null : { said: all, length: words.length };
}

/** `about 60%` is 60, and stays in the text: the person did not say more than that. */
function about(words: string, said: Said): Taken | null {
  const [, before, behind] = hedged.exec(words) ?? [];
  const value = percentOf(before ?? behind);
  return value === null || said.percent !== null ? null : { said: { ...said, percent: value }, length: 0 };
}

function beginning(words: string, said: Said): Taken | null {
  const one = takeHealth(words, said) ?? takePercent(words, said);
  if (one === null) return null;
  const after = words.slice(one.length);
  const between = gap.exec(after)?.[0].length ?? 0;
  if (between === after.length) return { said: one.said, length: words.length };
  const next = beginning(after.slice(between), one.said);
  if (next !== null) return { said: next.said, length: one.length + between + next.length };
  return one.endsBefore(after) ? one : null;
}

type One = Taken & { readonly endsBefore: (after: string) => boolean };

function takeHealth(words: string, said: Said): One | null {
  const [found = '', word] = health.exec(words) ?? [];
  if (word === undefined || said.health !== null) return null;
  const level = levelOf(word);
  const endsBefore = (after: string) =>
    (goesOn.test(after) || (level === 'at-risk' && goesOnAtRisk.test(after))) &&
    !takenBack.test(after) &&
    !(level === 'on-track' && after.includes('?'));
  return { said: { ...said, health: level }, length: found.length, endsBefore };
}

function takePercent(words: string, said: Said): One | null {
  const [found = '', digits] = percent.exec(words) ?? [];
  const value = percentOf(digits);
  if (value === null || said.percent !== null) return null;
  return { said: { ...said, percent: value }, length: found.length, endsBefore: (after) => percentGoesOn.test(after) };
}

/** Rounded down: who says 99.9 is not done. */
function percentOf(digits: string | undefined): number | null {
  const value = digits === undefined ? Number.NaN : Number(digits.replace(',', '.'));
  return value >= 0 && value <= 100 ? Math.floor(value) : null;
}

function levelOf(word: string): HealthLevel {
  const [initial] = word.toLowerCase();
  return initial === 'o' ? 'on-track' : initial === 'n' ? 'needs-attention' : 'at-risk';
}

const named = /(?<!\p{L})(?:(?:on|off)[ –-]?track|needs?[ –-]?attention|at[ –-]?risk)(?!\p{L})/giu;
const parts = /[·|,;:(.!]|–+|(?<![\p{L}\p{N}])-+|-+(?![\p{L}\p{N}])/u;
const turns = /^(?:but|and|or|now|then|actually|rather|still|yet|also|even|is|are)$/i;
/** Right before a health: then it is not that. */
const notThat = /(?<!\p{L})(?:not?|never|nothing|none|was|were|from|n't|no longer)(?: \p{L}+){0,2} $/iu;

/** Whether the rest of its line, behind whatever sign, takes a health back, or names a worse one: `on track – no longer`. */
export function isTakenBack(line: string, said: HealthLevel): boolean {
  const { text } = fold(line.slice(0, 300));
  const found = Array.from(text.matchAll(named)).find(([words]) => severity(words) === levels.indexOf(said));
  if (found === undefined) return false;
  const rest = text.slice(found.index + found[0].length);
  const pieces = rest.split(parts).map((piece) => piece.replace(/[*_)]/g, '').trim());
  const next = pieces.find((piece) => piece !== '' && whole(piece, saidNothing) === null);
  if (next !== undefined && takenBack.test(next)) return true;
  const isWorse = (words: string) => severity(words) > levels.indexOf(said);
  const [sentence = ''] = rest.split(/[.!?](?= |$)/, 1);
  return (
    Array.from(sentence.matchAll(named)).some(
      ({ 0: words, index }) => isWorse(words) && !notThat.test(sentence.slice(0, index)),
    ) || pieces.some((piece) => isWorse(withoutTurns(piece)))
  );
}

const levels: readonly HealthLevel[] = ['on-track', 'needs-attention', 'at-risk'];

/** Of the health that the words begin with; -1 where they do not. */
function severity(words: string): number {
  if (words.search(named) !== 0) return -1;
  return /^off/i.test(words) ? levels.indexOf('at-risk') : levels.indexOf(levelOf(words));
}

function withoutTurns(piece: string): string {
  const words = piece.split(' ');
  return words.slice(words.findIndex((word) => !turns.test(word))).join(' ');
}

const healthNamed = /(?<!\p{L})(?:(?:on|off)[ –-]?track|needs?[ –-]?attention|at[ –-]?risk)(?!\p{L})/iu;
const denied =
  /^(?:[\p{L}']+ ){0,2}(?:not|no longer|off|hardly|barely|never|[\p{L}]+n't)(?!\p{L}).{0,12}(?:track|risk|attention)(?!\p{L})|^on[ –-]?track ?\?/iu;

const troubled =
  /(?<!\p{L})(?:blocked|stuck|behind|slipping|delayed|late|off course|red|amber|yellow|orange|poor|bad|critical|worried)(?!\p{L})/iu;
const unsure =
  /\?|(?<!\p{L})(?:not?|never|hardly|barely|if|unless|risk|attention|off|fail|miss|maybe|perhaps|hopefully)(?!\p{L})|n't/iu;

/** Words in the place of a health, but none that we know: `not on track`, `at risk?`, `red`. Good news is no doubt. */
export function isDoubt(words: string): boolean {
  const { text } = fold(words.slice(0, 300));
  if (/^\P{L}*on[ –-]?track(?!\p{L})/iu.test(text)) return unsure.test(text);
  return healthNamed.test(text) || (text.length <= 40 && troubled.test(text));
}

/** A whole line that says no to a health: `We are not on track`, `on track – no`. */
export function isDenial(line: string): boolean {
  const text = fold(line.slice(0, 100)).text.trim();
  const [, word] = health.exec(text.replace(/^[ *_#>+-]+/, '')) ?? [];
  return denied.test(text) || (word !== undefined && isTakenBack(text, levelOf(word)));
}

const politely = anyOf(
  ['help', 'needs?', 'needed', 'necessary', 'required', 'applicable', 'blockers?', 'asks?', 'requests?', 'to ask'],
  ['thanks?', 'thank you', 'thx', 'please', 'is', 'else', 'more', 'really', 'from (?:you|anyone|anybody)'],
  ['yet', 'now', 'for now', 'right now', 'currently', 'today', 'so far'],
  ['at (?:the moment|this (?:point|time)|present|all)', 'this (?:week|month|time|sprint|quarter)'],
  ['all (?:good|fine|set)', "i'?m (?:good|fine)"],
);
const refusing = anyOf(
  ['none', 'no', 'nope', 'nah', 'nothing', 'nil', 'nobody', 'no one', 'not applicable'],
  ['not (?:needed|necessary|required|now|yet|at (?:the moment|all)|this week|really|today)'],
);
const nothing = new RegExp(`^(?:n/?a|${refusing}(?: ${politely})*)$`, 'i');

/** Whether what was asked for is nothing: `none needed`, `no thanks`, `–`. A word that is not known makes it an ask. */
export function asksNothing(help: string): boolean {
  const { text } = fold(help);
  if (/^[\s./*_·…–-]+$/.test(text)) return true;
  const words = text.replace(/[^\p{L}\p{N}/'?]+/gu, ' ').trim();
  return words.length < 100 && nothing.test(words.replace(/^n \/? ?a$/i, 'n/a'));
}
