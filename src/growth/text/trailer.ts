// The lines by which a merge request says which goal it is for (`Goal: alex/goals#12`) and what its merge closes.
import { ownLines } from './own-lines.ts';

const named = String.raw`(?:https?:\/\/[^\s,]+|(?:[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)+)?#\d{1,9}(?!\w))`;
const trailer = new RegExp(String.raw`^goal:\s*(${named}(?:,\s*${named})*)$`, 'iu');
/** https://docs.gitlab.com/user/project/issues/managing_issues/#default-closing-pattern */
const closing = new RegExp(
  String.raw`\b(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|implement(?:s|ed|ing)?):?\s+(${named}(?:(?:,\s*|\s+)(?:and\s+)?${named})*)`,
  'giu',
);
const each = new RegExp(named, 'gu');
const codeSpan = /(`+)(?:(?!\1)[\s\S])*?\1/g;
const longestRead = 100_000;

/** Each reference behind a `Goal:`, as it is typed. Code and quotes say nothing, and `Goal: faster imports` is prose. */
export function goalTrailers(markdown: string): readonly string[] {
  if (markdown.length > longestRead || !/goal:/i.test(markdown)) return [];
  return ownLines(markdown).flatMap(referencesOf);
}

const referencesOf = (line: string): readonly string[] => trailer.exec(line)?.[1]?.match(each) ?? [];

/** Those in the last paragraph of a commit's message, which is not its first: https://git-scm.com/docs/git-interpret-trailers */
export function commitTrailers(message: string): readonly string[] {
  const lines = message.trim().split(/\r\n?|\n/);
  const end = lines.findLastIndex((line) => line.trim() === '');
  if (end < 0 || message.length > longestRead || !/goal:/i.test(message)) return [];
  // What is code or quoted there began before it, perhaps.
  const before = ownLines(lines.slice(0, end).join('\n')).length;
  return ownLines(lines.join('\n')).slice(before).flatMap(referencesOf);
}

/** `Closes #8 and acme/web#9`: what the merge closes, as it is typed. */
export function closingReferences(markdown: string): readonly string[] {
  if (markdown.length > longestRead || !/#\d|https?:/i.test(markdown)) return [];
  const own = ownLines(markdown).join('\n').replace(codeSpan, ' ');
  return Array.from(own.matchAll(closing), ([, found = '']) => found.match(each) ?? []).flat();
}
