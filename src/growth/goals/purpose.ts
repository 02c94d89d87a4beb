// What a goal is for, and how its person will know: read from its text, in which either may stand first.
import { isMeasureLine } from './measure.ts';
import { isAimsLine } from './aims.ts';
import { isServesLine } from './serves.ts';
import { sectionsIn, wordsUnder } from '../text/sections.ts';

export interface Purpose {
  /** In one line; null where the text does not say. */
  readonly aim: string | null;
  readonly measure: string | null;
}

const titles = {
  aim: ['purpose', 'aim', 'why', 'why it matters', 'why this matters'],
  measure: [
    'success measure',
    'success measures',
    'measure of success',
    'success',
    'how i will know',
    'how will i know',
  ],
} as const;

const all: ReadonlySet<string> = new Set(Object.values(titles).flat());
const isOne = (title: string) => all.has(title.toLowerCase());

/** They say one thing each, which is neither of the two. */
const isSaidLine = (line: string) => isServesLine(line) || isMeasureLine(line) || isAimsLine(line);
/** A step is no aim, be it that it stands below one. */
const step = /^\s*(?:>\s*)*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX~]\]/;

export function purposeIn(description: string): Purpose {
  const own = description.split('\n').filter((line) => !step.test(line) && !isSaidLine(line));
  const sections = sectionsIn(own.join('\n'), isOne);
  return { aim: wordsUnder(sections, titles.aim), measure: wordsUnder(sections, titles.measure) };
}
