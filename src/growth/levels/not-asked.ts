// Criteria that cannot be met where somebody works, each with its reason: lines `n/a staff/hiring: the team hires nobody` of a text,
// written by hand or by us.
import { textLines } from '../text/outline.ts';
import { sectionSpans } from '../text/section-spans.ts';
import type { CriterionTag } from '../words/criteria.ts';
import { readCriteria } from '../words/criteria.ts';

const form = /^ {0,3}(?:[-*+][ \t]+)?[*_`]{0,3}n\/?a[*_`]{0,3}[ \t]+([^:]{3,90}):[*_`]{0,3}[ \t]*(\S.*)$/i;

interface NotAsked {
  readonly at: number;
  readonly tag: CriterionTag;
  readonly why: string;
}

/** By criterion; of two lines the first counts. One without a reason is none. */
export function notAskedIn(text: string): ReadonlyMap<CriterionTag, string> {
  return new Map(
    linesIn(text)
      .toReversed()
      .map(({ tag, why }) => [tag, why]),
  );
}

/** In the place of the line that is there, else at the end of the section of levels; every other byte stays. @param why null: the line goes */
export function withNotAsked(text: string, tag: CriterionTag, why: string | null): string {
  const there = linesIn(text).filter((line) => line.tag === tag);
  const [first] = there;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const parts = text.split(/(\r\n?|\n)/);
  if (first !== undefined) {
    if (why === first.why && there.length === 1) return text;
    for (const { at } of there.toReversed()) {
      if (at === first.at && why !== null) parts[2 * at] = said(tag, why);
      else parts.splice(2 * at, 2);
    }
    return parts.join('');
  }
  if (why === null) return text;
  const section = sectionSpans(text).find(({ title }) => title.toLowerCase() === heading.toLowerCase());
  if (section === undefined) {
    const gap = text.trim() === '' ? '' : `${lineEnd}${lineEnd}`;
    return `${text.trimEnd()}${gap}## ${heading}${lineEnd}${lineEnd}${said(tag, why)}${lineEnd}`;
  }
  const above = text.slice(0, section.end).trimEnd();
  const gap = linesIn(text.slice(section.start, section.end)).length === 0 ? lineEnd + lineEnd : lineEnd;
  return `${above}${gap}${said(tag, why)}${text.slice(above.length) || lineEnd}`;
}

const heading = 'Levels';
const said = (tag: CriterionTag, why: string): string => `- n/a ${tag}: ${why}`;

function linesIn(text: string): readonly NotAsked[] {
  if (!/n\/?a/i.test(text)) return [];
  return textLines(text).flatMap(({ at, line }) => {
    const [, words = '', why = ''] = form.exec(line) ?? [];
    const tags = readCriteria(words);
    return tags?.length === 1 ? tags.map((tag) => ({ at, tag, why: why.trim() })) : [];
  });
}
