// The coverage of levels in a promotion document: a table between marks, in a section of its own. What people type beside it stays.
import { withBody, type TextPart } from '../text/text-part.ts';
import { wordsAt } from '../text/section-spans.ts';
import { sectionNamed } from '../words/promotion-words.ts';
import { partsOf } from './parts.ts';

const [above, below] = ['<!-- levels coverage -->', '<!-- end of levels coverage -->'];
const heading = 'Levels coverage (private)';
const name = 'Levels coverage';

/** Empty lines below are of the place: they stay as they are. */
const gap = String.raw`(?:(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))*)?`;

/** The innermost pair: between a mark that lost its other one and a table somebody may have typed words. */
const between = new RegExp(`^${above}[ \\t]*$(?:(?!^${above})[^])*?^${below}[ \\t]*$${gap}`, 'm');

/** What is between the marks, else the end of the section, else of the text, with a heading. A person may give the section another name. */
export function coveragePart(text: string): TextPart {
  const parts = partsOf(text).filter(({ section }) => section === 'coverage' || section === null);
  for (const { start, end } of parts) {
    const found = between.exec(text.slice(start, end));
    if (found === null) continue;
    const span = { start: start + found.index, end: start + found.index + found[0].length };
    return { name, whole: span, body: span, new: null };
  }
  const section = parts.find((part) => sectionNamed(part.title) === 'coverage');
  const at = section?.end ?? text.length;
  const place = { start: at, end: at };
  const marks = '#'.repeat(partsOf(text)[0]?.level ?? 2);
  const made = section === undefined ? { heading: `${marks} ${heading}`, prompts: '' } : null;
  return { name, whole: place, body: place, new: made };
}

/** A table that says the same as the one that stands there keeps its day. */
export function withCoverage(text: string, part: TextPart, table: readonly string[]): string {
  const block = [above, '', ...table, '', below].join('\n');
  return undated(wordsAt(text, part.body)) === undated(block) ? text : withBody(text, part, block);
}

export const asOf = (day: string): string => `As of ${day}`;

const undated = (block: string): string => block.replace(/^As of \d{4}-\d{2}-\d{2}/m, 'As of');
