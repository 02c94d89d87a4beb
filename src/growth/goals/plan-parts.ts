// The parts of a year plan as they are named to be changed: its headings, and a quarter by its name.
import { fenceAfter } from '../text/fence.ts';
import { type SectionSpan, sectionSpans, wordsAt } from '../text/section-spans.ts';
import { sectionsIn, wordsUnder } from '../text/sections.ts';
import { type FoundPart, theOne, wholeText } from '../text/text-part.ts';

export const planParts = ['aspiration', 'focus', 'intention', 'support'] as const;

/** @param name a heading in any casing, or how one of a quarter begins: `FY27-Q4`; empty: all of it */
export function findPlanPart(text: string, name: string): FoundPart {
  if (name === '') return { type: 'found', part: wholeText(text) };
  const wanted = name.toLowerCase();
  const isQuarter = quarterName.test(name);
  const spans = sectionSpans(text).filter(({ title }) => {
    const is = title.toLowerCase();
    return is === wanted || (isQuarter && is.startsWith(wanted) && !/^\w/u.test(is.slice(wanted.length)));
  });
  const found = theOne(text, spans, spans.length === 1 ? (spans[0]?.title ?? name) : name);
  if (found.type !== 'found' || !isQuarter) return found;
  const { part } = found;
  // The table of its goals is GitLab's to fill: the person's words stand below it.
  const body = { start: behindTable(text, part.body), end: part.body.end };
  return { type: 'found', part: { ...part, body } };
}

/** What the person wrote under each heading that has such a name, in Markdown; a part that only asks says nothing. */
export function wordsOfParts<Name extends string>(
  text: string,
  names: readonly Name[],
): { readonly [name in Name]?: string } {
  const sections = sectionsIn(text);
  const told = names.flatMap((name) => {
    const found = wordsUnder(sections, [name]) === null ? null : findPlanPart(text, name);
    const words = found?.type === 'found' ? wordsAt(text, found.part.body) : '';
    return words === '' ? [] : [[name, words] as const];
  });
  return Object.fromEntries(told) as { readonly [name in Name]?: string };
}

export function planPartNames(text: string): readonly string[] {
  return sectionSpans(text).map(({ title }) => title);
}

const quarterName = /^(?:FY\d\d|\d{4})-Q[1-4]$/iu;

/** The body's own start where no table stands in it. */
function behindTable(text: string, { start, end }: Pick<SectionSpan, 'start' | 'end'>): number {
  let fence: string | null = null;
  let isTable = false;
  let at = start;
  for (const [line] of text.slice(start, end).matchAll(/[^\n]*(?:\n|$)/g)) {
    const after: string | null = fenceAfter(line.trimEnd(), fence);
    if (fence === null && after !== null) isTable = /^\s*`{3,}glql\b/.test(line);
    at += line.length;
    if (fence !== null && after === null && isTable) return at;
    fence = after;
  }
  return start;
}
