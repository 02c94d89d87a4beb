// The words of a check-in: how health, percent, values and "I need nothing" are said. All of them get plain signs (see `fold`).
import type { CreditValue, HealthLevel } from './goal.ts';
import { fold } from './look-alikes.ts';
import { readValues } from './values.ts';

export interface Said {
  readonly health: HealthLevel | null;
  /** Whole percent, 0 to 100. */
  readonly percent: number | null;
  readonly values: readonly CreditValue[];
}

interface Taken {
  readonly said: Said;
  /** Characters that are told by `said`; the others stay words. */
  readonly length: number;
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
const goesOn =
  /^[*_]*(?: *[,;:(.!]| +[-–]+ | +[*_]*(?=[~+–-]? ?\d)| +(?=(?:because|since|due|as(?! (?:long|soon|if))|again|still|now|today|currently|but|and|so|though|although|while|for now|this (?:week|month|quarter)|at the moment)(?!\p{L})))/iu;
const goesOnAtRisk = /^ +of(?!\p{L})/iu;
const takenBack =
  /^[ ,;:(.!*_–-]*(?:no|nope|nah|not|never|false|hardly|barely|maybe|perhaps|hopefully|\?+|(?:not|no) (?:any ?more|longer|yet|really|quite|at all|more|sure)|any ?more)(?: *[.,;:!?)–-]|$)/i;
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

const healthNamed = /(?<!\p{L})(?:(?:on|off)[ –-]?track|needs?[ –-]?attention|at[ –-]?risk)(?!\p{L})/iu;
const denied =
  /^(?:[\p{L}']+ ){0,2}(?:not|no longer|off|hardly|barely|never|[\p{L}]+n't)(?!\p{L}).{0,12}(?:track|risk|attention)(?!\p{L})|^on[ –-]?track ?\?/iu;

const troubled =
  /(?<!\p{L})(?:blocked|stuck|behind|slipping|delayed|late|off course|red|amber|yellow|orange|poor|bad|critical|worried)(?!\p{L})/iu;
const unsure =
  /\?|(?<!\p{L})(?:not?|never|hardly|barely|if|unless|risk|off|fail|miss|maybe|perhaps|hopefully)(?!\p{L})|n't/iu;

/** Words in the place of a health, but none that we know: `not on track`, `at risk?`, `red`. Good news is no doubt. */
export function isDoubt(words: string): boolean {
  const { text } = fold(words.slice(0, 300));
  if (/^\P{L}*on[ –-]?track(?!\p{L})/iu.test(text)) return unsure.test(text);
  return healthNamed.test(text) || (text.length <= 40 && troubled.test(text));
}

/** A whole line that says no to a health: `We are not on track`. */
export function isDenial(line: string): boolean {
  return denied.test(fold(line.slice(0, 100)).text.trim());
}

const politely =
  "(?:help|needs?|needed|necessary|required|applicable|thanks?|thank you|thx|please|yet|now|for now|right now|at (?:the moment|this (?:point|time)|present|all)|currently|today|this (?:week|month|time|sprint|quarter)|so far|else|more|really|to ask|from (?:you|anyone|anybody)|is|blockers?|asks?|requests?|all (?:good|fine|set)|i'?m (?:good|fine))";
const nothing = new RegExp(
  `^(?:n/?a|(?:none|no|nope|nah|nothing|nil|not applicable|not (?:needed|necessary|required|now|yet|at (?:the moment|all)|this week|really|today)|nobody|no one)(?: ${politely})*)$`,
  'i',
);

/** Whether what was asked for is nothing: `none needed`, `no thanks`, `–`. A word that is not known makes it an ask. */
export function asksNothing(help: string): boolean {
  const { text } = fold(help);
  if (/^[\s./*_·…–-]+$/.test(text)) return true;
  const words = text.replace(/[^\p{L}\p{N}/'?]+/gu, ' ').trim();
  return words.length < 100 && nothing.test(words.replace(/^n \/? ?a$/i, 'n/a'));
}
