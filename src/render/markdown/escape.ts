// A person's words as harmless Markdown: no markup, nobody mentioned, no reference to another issue, safe inside a table cell.
import { type Inline, wordsIn } from '#growth/text/inline.ts';
import { glimpse } from '../text.ts';

/**
 * GitLab looks for references in the rendered text, so a backslash does not stop them; a code span does.
 * https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
const REFERENCES: readonly RegExp[] = [
  // A person, a group, an email address: @all
  /@/,
  // Issue, alert, merge request, snippet, epic: #12 ^alert#7 !3 $4 &5
  /[#!$&]\d/,
  // Label, milestone: ~bug %"FY27 Q4"
  /[~%][\p{L}\p{N}_"]/u,
  // [issue:1], [[wiki page]], *iteration:2
  /\[\[|\[\w+:|\*\w+:/,
  // GL-12
  /\bGL-\d/i,
  // A project: group/project>
  /\S>/,
  // An address; GitLab also links what starts with www.
  /:\/\/|www\./i,
  // A commit
  /(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/i,
  // :tada:
  /:[\w+-]+:/,
  // {+ inserted +}, [- deleted -]
  /[{[][+-]/,
];

/** What can begin or end markup, a formula or an HTML entity in a word inside a line; an underscore between letters cannot. */
const MARKUP = /[\\`*{}[\]<>~$^]|^#|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/**
 * One line. Words that GitLab would turn into a reference stand in code spans; all other markup is escaped. It must not
 * start a line (`/close` is a quick action there): every line here begins with our own characters.
 */
export function inline(text: string): string {
  return harmless(glimpse(text));
}

/** The same of a person's Markdown: its words and code, and where its links lead. */
export function inlineOf(parts: readonly Inline[]): string {
  return parts.map(markdownOf).join('');
}

function markdownOf(part: Inline): string {
  if ('text' in part) return part.type === 'code' ? code(part.text) : harmless(part.text);
  if (part.type !== 'link') return inlineOf(part.inside);
  const words = wordsIn(part.inside);
  const address = code(part.address.replaceAll(/\s+/g, ''));
  return words.trim() === part.address ? address : `${harmless(words)} (${address})`;
}

function harmless(line: string): string {
  return line
    .split(/([ |])/)
    .map((word) => (word === '|' ? '&#124;' : isReference(word) ? quietWord(word) : escaped(word)))
    .join('');
}

function isReference(word: string): boolean {
  return REFERENCES.some((pattern) => pattern.test(word));
}

/** The sign that ends a sentence stays outside the code span, unless it is what makes the reference. */
function quietWord(word: string): string {
  const [, core = '', end = ''] = /^(.*?[^.,:;!?])([.,:;!?]+)$/.exec(word) ?? [];
  return isReference(core) && !isReference(end) ? `${code(core)}${end}` : code(word);
}

function escaped(word: string): string {
  return word.replace(MARKUP, '\\$&');
}

/** In a code span, for our own short facts: `#12`, a command. Never for text with line ends. */
export function code(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${text}${padding}${fence}`;
}

/** A table that GitLab renders; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
