// The small language in which rules name phrases. It knows no repetition without an end, so that no rule, whoever wrote it, can take long.
//
// `helped|assisted with`: one or the other; `the?`: may be missing; `deserv*`, `*ing`: any letters there; `_`: any word; `N`: a number.

const gap = '[ \\u00A0]{1,9}';
/** A name with a hyphen or a slash is one word, and so is us-east-1; me() is none of ours. */
const before = "(?<![\\p{L}\\p{N}_/@#'’-])";
const after = "(?![\\p{L}\\p{N}_/@-]|[.'’:]\\p{L}|\\(\\))";
const number = '(?:\\d{1,12}(?:[.,]\\d{1,9})?|two|three|four|five|six|seven|eight|nine|ten|twelve)';

/** Beyond what a person writes; each costs time at every word. */
const mostWords = 12;

/** null: no phrase. Only letters, digits, and the signs above. */
export function phraseSource(phrase: string): string | null {
  const words = phrase.trim().split(/\s+/);
  if (words.length > mostWords || !words.every((word) => wordForm.test(word))) return null;
  if (words.every((word) => word.endsWith('?') || word === '_')) return null;
  let source = '';
  let needsGap = false;
  for (const word of words) {
    const isOptional = word.endsWith('?');
    const told = wordSource(isOptional ? word.slice(0, -1) : word);
    if (isOptional) source += needsGap ? `(?:${gap}${told})?` : `(?:${told}${gap})?`;
    else {
      source += `${needsGap ? gap : ''}${told}`;
      needsGap = true;
    }
  }
  return source;
}

const wordForm = /^(?:[\p{L}\p{N}'’.%/&+-]|[*|])+\??$|^[_N]\??$/u;

function wordSource(word: string): string {
  if (word === '_') return "[\\p{L}\\p{N}'’-]{1,30}";
  if (word === 'N') return number;
  const choices = word
    .split('|')
    .map((one) => one.replace(/[.+/]/g, '\\$&').replace(/['’]/g, "['’]").replaceAll('*', '\\p{L}{0,15}'));
  return choices.length === 1 ? (choices[0] ?? '') : `(?:${choices.join('|')})`;
}

/** null: nothing is named. */
export function phrasesIn(
  phrases: readonly string[],
  { exact = false, lead = '' }: { readonly exact?: boolean; readonly lead?: string } = {},
): RegExp | null {
  const sources = phrases.flatMap((phrase) => phraseSource(phrase) ?? []);
  if (sources.length === 0) return null;
  return new RegExp(`${before}${lead}(?:${sources.join('|')})${after}`, exact ? 'gu' : 'giu');
}

const between = 'has|have|had|is|was|been|also|already|still|now|then|only|often|always|once|never|just|\\p{L}{2,14}ly';

/** Whoever a document is about, by their names and as he, she, they. "They" in the midst of a sentence are most often others. */
export function subjectLead(names: readonly string[]): string {
  const own = names.map((name) => name.replace(/[^\p{L}\p{N}'’-]/gu, '')).filter((name) => name !== '');
  const who = [...own, 'he', 'she'].join('|');
  return `(?:(?:${who})|(?<=(?:^|[.!?])[ ]{0,9})they)(?:${gap}(?:${between})){0,3}${gap}`;
}
