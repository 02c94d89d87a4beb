// How text that a person typed is stored on GitLab so that no line of it is run as a quick action, and read back exactly.
//
// GitLab runs a line whose first column is `/close` (or any such word) on create and update, and removes it. Which code
// blocks protect a line differs by version: before 19 only closed ``` fences do, see
// https://gitlab.com/gitlab-org/gitlab/-/blob/v16.0.0-ee/lib/gitlab/quick_actions/extractor.rb
// So: closed ``` fences stay; ~~~ fences and unclosed fences are stored as closed ``` fences; every other line that
// starts with `/word` gets a backslash, which Markdown does not show. Tabs at the end of a fence's opening line (four for
// each one typed, plus the form below) remember what it was. Where the text has block HTML, `>>>` quotes, front matter or
// unusual fences, servers disagree about what is code: there every such line gets the backslash and the fences stay.

/** GitLab's own: it deletes every CR and the white space at the end. NUL is refused by its database. */
export function normalised(text: string): string {
  const kept = text.replace(/[\r\0]/g, '');
  return kept.slice(0, endWithout('\t\n\v\f ', kept));
}

export function encodeUserText(text: string): string {
  const lines = normalised(text).split('\n');
  const fences = plainFences(lines);
  if (fences === null) return lines.map(escaped).join('\n');
  const isInside = insideOf(fences);
  const stored = lines.map((line, index) => (isInside(index) ? line : escaped(line)));
  for (const { open, close, tilde } of fences) {
    const form = (tilde ? forms.tilde : 0) + (close === null ? forms.unclosed : 0);
    const info = (lines[open] ?? '').slice(3);
    const tabs = trailingTabs(info);
    stored[open] = `\`\`\`${info.slice(0, info.length - tabs)}${'\t'.repeat(tabs * 4 + form)}`;
    stored[close ?? lines.length] = '```';
  }
  return stored.join('\n');
}

export function decodeUserText(stored: string): string {
  const text = normalised(stored);
  // Nothing of ours stands in most texts: neither a backslash before a command nor a fence that tells what it was.
  return ['\\/', '```', '~~~'].some((sign) => text.includes(sign)) ? decoded(text) : text;
}

function decoded(stored: string): string {
  const lines = stored.split('\n');
  const fences = plainFences(lines);
  if (fences === null) return lines.map(unescaped).join('\n');
  const isInside = insideOf(fences);
  const text = lines.map((line, index) => (isInside(index) ? line : unescaped(line)));
  for (const { open, close, tilde } of fences) {
    // Typed in the browser: it says itself what it is.
    if (tilde) continue;
    const info = (lines[open] ?? '').slice(3);
    const tabs = trailingTabs(info);
    const form = tabs % 4;
    const mark = (form & forms.tilde) === 0 ? '```' : '~~~';
    text[open] = `${mark}${info.slice(0, info.length - tabs)}${'\t'.repeat((tabs - form) / 4)}`;
    if (close === null) continue;
    if ((form & forms.unclosed) !== 0 && close === lines.length - 1) text.pop();
    else text[close] = mark;
  }
  return text.join('\n');
}

/** Lines that would be run now and were not in `before` get their backslash; everything else keeps its bytes. */
export function guardNewCommands(before: string, after: string): string {
  const known = new Set(before.split('\n').map(withoutCr));
  const lines = after.split('\n');
  const fences = plainFences(lines.map(withoutCr)) ?? [];
  const isInside = insideOf(fences.filter((fence) => !fence.tilde && fence.close !== null));
  const guarded = lines.map((line, index) => {
    const isNew = /^\/\w/.test(line) && !known.has(withoutCr(line));
    return !isInside(index) && isNew ? `\\${line}` : line;
  });
  return guarded.join('\n');
}

interface Fence {
  readonly open: number;
  /** null: runs to the end of the text. */
  readonly close: number | null;
  readonly tilde: boolean;
}

const forms = { tilde: 1, unclosed: 2 } as const;

/** The fences of a text in which every server sees the same ones; null where they may disagree. */
function plainFences(lines: readonly string[]): Fence[] | null {
  const fences: Fence[] = [];
  let open: { at: number; tilde: boolean } | null = null;
  if (/^(?:---|\+\+\+|;;;)/.test(lines[0] ?? '')) return null;
  for (const [index, line] of lines.entries()) {
    if (open === null) {
      if (startsRawBlock(line)) return null;
      if (!/^ {0,3}(?:`{3}|~{3})/.test(line)) continue;
      if (!/^(?:```(?!`)|~~~(?!~))[^`]*$/.test(line)) return null;
      open = { at: index, tilde: line.startsWith('~') };
    } else if (line === (open.tilde ? '~~~' : '```')) {
      // The older pattern wants a line of code in between, else it pairs the wrong lines.
      if (index === open.at + 1) return null;
      fences.push({ open: open.at, close: index, tilde: open.tilde });
      open = null;
    } else if (/^ {0,3}`{3,}\s*$/.test(line) || (open.tilde && /^ {0,3}~{3,}\s*$/.test(line))) {
      return null;
    }
  }
  if (open === null) return fences;
  if (open.at === lines.length - 1) return null;
  return [...fences, { open: open.at, close: null, tilde: open.tilde }];
}

/** Block HTML and `>>>` quotes may swallow a fence, or end inside one. A comment on one line does neither. */
function startsRawBlock(line: string): boolean {
  if (/^ {0,3}<!--.*-->\s*$/.test(line)) return false;
  return /^ {0,3}(?:<[A-Za-z/!?]|>>>)/.test(line);
}

/** For lines asked in order: the fences are passed once. */
function insideOf(fences: readonly Fence[]): (index: number) => boolean {
  let next = 0;
  return (index) => {
    while ((fences[next]?.close ?? index) < index) next += 1;
    const fence = fences[next];
    return fence !== undefined && index > fence.open && (fence.close === null || index < fence.close);
  };
}

const withoutCr = (line: string) => line.replace(/\r$/, '');
const escaped = (line: string) => (/^\\*\/\w/.test(line) ? `\\${line}` : line);
const unescaped = (line: string) => (/^\\+\/\w/.test(line) ? line.slice(1) : line);

function trailingTabs(text: string): number {
  return text.length - endWithout('\t', text);
}

/** By hand: a pattern that is bound to the end tries each run of blanks from each of its places. */
function endWithout(signs: string, text: string): number {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return end;
}
