// How people name what a promotion document has: its states, its sections, the fields of a result, the CREDIT values.
import { type CreditValue, creditValues } from './goal.ts';
import { readValues } from './values.ts';

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

export const sections = ['summary', 'results', 'values', 'justification', 'gaps'] as const;
export type Section = (typeof sections)[number];

export const resultFields = ['impact', 'result', 'relevance', 'contribution', 'values'] as const;
export type ResultField = (typeof resultFields)[number];

const sectionNames: readonly (readonly [Section, RegExp])[] = [
  ['summary', /^(?:promotion |executive )?summary$/],
  ['results', /^(?:business |key )?results$|^(?:key |main )?accomplishments$/],
  ['values', /^(?:credit |our )?values(?: alignment| shown)?$|^alignment with (?:our |the |credit )*values$/],
  ['justification', /^(?:business )?(?:justification|need|case)$/],
  ['gaps', /^(?:my |open |private )?gaps?(?: plan| analysis| and plan)?$|^what is (?:still )?missing$/],
];

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

/** One CREDIT value, by its short or its full name. */
export function valueNamed(title: string): CreditValue | null {
  const values = readValues(simple(title).replace(/^result$/, 'results'));
  const [only] = values ?? [];
  return values?.length === 1 && only !== undefined ? only : null;
}

const fullNames: readonly (readonly [CreditValue, RegExp])[] = [
  ['dib', /diversity,?\s*inclusion,?\s*(?:&|and)?\s*belonging|\bDIB\b/gi],
  ['results', /results for customers/gi],
];

/** Values that a text names: in a list of them, before a colon or brackets, as `value:...`, or by their name with a capital. */
export function valuesIn(text: string): readonly CreditValue[] {
  const found = new Set<CreditValue>();
  let rest = text;
  for (const [value, pattern] of fullNames) {
    if (rest.search(pattern) !== -1) found.add(value);
    rest = rest.replace(pattern, ' , ');
  }
  for (const part of rest.split(/[,;·|\n/&+]|\band\b|\.\s/)) {
    const [head = ''] = part.trim().split(/[:(–—]|\s-\s/, 1);
    const named = valueNamed(head.replace(/[*_`~"'[\]#]|^(?:[-+]|\d{1,2}[.)])\s/g, ''));
    if (named !== null) found.add(named);
  }
  for (const [, word = ''] of rest.matchAll(/\bvalue::?([a-z]+)/gi)) {
    const named = valueNamed(word);
    if (named !== null) found.add(named);
  }
  for (const [word] of rest.matchAll(/\b(?:Collaboration|Efficiency|Iteration|Transparency)\b/g)) {
    const named = valueNamed(word);
    if (named !== null) found.add(named);
  }
  return creditValues.filter((value) => found.has(value));
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
