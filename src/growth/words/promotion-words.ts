// How people name what a promotion document has: its states, its sections, the fields of a result, a company's values.
import type { CompanyValue, ValueId } from './values.ts';

export const promotionStates = [
  'exploring',
  'drafting',
  'manager-review',
  'gap-plan',
  'feedback',
  'nominated',
  'approved',
  'not-this-cycle',
] as const;
export type PromotionState = (typeof promotionStates)[number];

/** In any casing, with blanks for hyphens; null for other words. */
export function stateNamed(text: string): PromotionState | null {
  const name = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return promotionStates.find((state) => state === name) ?? null;
}

export const sections = ['frame', 'summary', 'results', 'values', 'justification', 'gaps', 'coverage'] as const;
export type Section = (typeof sections)[number];

export const resultFields = ['impact', 'result', 'relevance', 'contribution', 'values'] as const;
export type ResultField = (typeof resultFields)[number];

const sectionNames: readonly (readonly [Section, RegExp])[] = [
  ['frame', /^frame$/],
  ['summary', /^(?:promotion |executive )?summary$/],
  ['results', /^(?:business |key )?results$|^(?:key |main )?accomplishments$/],
  ['values', /^(?:credit |our )?values(?: alignment| shown)?$|^alignment with (?:our |the |credit )*values$/],
  ['justification', /^(?:business )?(?:justification|need|case)$/],
  ['gaps', /^(?:my |open |private )?gaps?(?: plan| analysis| and plan)?$|^what is (?:still )?missing$/],
  ['coverage', /^levels? coverage$/],
];

/** What stands in the document for its person alone, and is no part of what is handed in to be judged. */
export const isOwnSection = (section: Section | null): boolean =>
  section === 'frame' || section === 'gaps' || section === 'coverage';

/** The section that a heading names, in any casing; what stands in brackets does not matter. */
export function sectionNamed(title: string): Section | null {
  const name = simple(title);
  return sectionNames.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** `Result 2`, `Accomplishment #1: ...`, `Project three` */
export function isResultTitle(title: string): boolean {
  return /^(?:business )?(?:result|accomplishment|achievement|project|initiative)\s*(?:#|no\.? ?)?(?:\d{1,2}|one|two|three)\b/i.test(
    title.trim(),
  );
}

/** The field of a result that a label names; null for other words. */
export function fieldNamed(label: string): ResultField | null {
  const name = simple(label);
  if (/\bvalues?\b/.test(name) && !/\bbusiness\b/.test(name)) return 'values';
  if (/\b(?:contribution|contributed|role|my part)\b/.test(name)) return 'contribution';
  if (/\brelevance\b|^why (?:it|this|the company)/.test(name)) return 'relevance';
  if (/\bimpact\b/.test(name)) return 'impact';
  return /^(?:the |business |measured |direct )*(?:results?|outcomes?)$/.test(name) ? 'result' : null;
}

/** One of the company's values, by its word or its name. */
export function valueNamed(title: string, values: readonly CompanyValue[]): ValueId | null {
  const named = (typed: string) =>
    values.find(({ id, name }) => [bare(id), bare(name)].includes(typed) || bare(id) === `${typed}s`)?.id ?? null;
  const whole = named(bare(title));
  if (whole !== null) return whole;
  const each = new Set(
    simple(title)
      .split(',')
      .map((part) => named(bare(part))),
  );
  return each.size === 1 ? ([...each][0] ?? null) : null;
}

/** Values that a text names: in a list of them, before a colon or brackets, as `value:...`, or by their name with a capital. */
export function valuesIn(text: string, values: readonly CompanyValue[]): readonly ValueId[] {
  const found = new Set<ValueId>();
  let rest = text;
  for (const { id, name } of values) {
    for (const pattern of plainNames(id, name)) {
      if (rest.search(pattern) !== -1) found.add(id);
      rest = rest.replace(pattern, ' , ');
    }
  }
  const take = (word: string) => {
    const named = valueNamed(word, values);
    if (named !== null) found.add(named);
  };
  for (const part of rest.split(/[,;·|\n/&+]|\band\b|\.\s/)) {
    const [head = ''] = part.trim().split(/[:(–—]|\s-\s/, 1);
    take(head.replace(/[*_`~"'[\]#]|^(?:[-+]|\d{1,2}[.)])\s/g, ''));
  }
  for (const [, word = ''] of rest.matchAll(/\bvalue::?([a-z][a-z0-9-]*)/gi)) take(word);
  return values.map(({ id }) => id).filter((id) => found.has(id));
}

/**
 * How a value is named in the middle of a sentence: a name of several words in any casing, one of a single word with its capital
 * (`iteration` is everybody's word), and a word of its own for it (`DIB`) in any.
 */
function plainNames(id: ValueId, name: string): readonly RegExp[] {
  const parts = bare(name).split(' ');
  const word = (pattern: string, flags: string) =>
    new RegExp(`(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`, `${flags}u`);
  if (parts.length > 1) {
    const whole = word(parts.join('(?:\\s*,)?\\s*(?:&\\s*|and\\s+)?'), 'gi');
    return id.split('-').some((part) => parts.includes(part)) ? [whole] : [whole, word(id, 'gi')];
  }
  return name.length < 5 || name === name.toLowerCase()
    ? []
    : [word(parts.join('').replace(/^./u, name.slice(0, 1)), 'g')];
}

/** `diversity inclusion belonging`: what joins the words of a name does not matter. */
function bare(text: string): string {
  return simple(text)
    .replace(/[,&'’]|(?<![\p{L}\p{N}])and(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function simple(text: string): string {
  return text
    .toLowerCase()
    .replace(/[*_`~]/g, '')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/\b(?:private|confidential):?\s*/g, (word) => (/gap/i.test(text) ? '' : word))
    .replace(/[^\p{L}\p{N}&,'’ ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
