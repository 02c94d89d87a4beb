// What a goal is for beside its person: its line `Serves: ...`, an epic, an objective or words, wherever in the text it stands.
import { readInline, wordsIn } from '../text/inline.ts';
import { textLines, withoutQuestions } from '../text/outline.ts';

/** Before the value: in any casing, in emphasis, as an item of a list. */
const label = /^ {0,3}(?:[-*+][ \t]+)?(?:\*{1,2}|_{1,2})?serves(?:\*{1,2}|_{1,2})?[ \t]?:(?:\*{1,2}|_{1,2})?[ \t]*/i;
const lineEnds = /(\r\n?|\n)/;

interface ServesLine {
  /** Its line, from 0. */
  readonly at: number;
  /** null: nothing stands behind the label, or a question of a template. */
  readonly words: string | null;
}

/** One line, without marks; null where the text does not say. The first that says something counts. */
export function servesIn(description: string): string | null {
  return servesLines(description).find(({ words }) => words !== null)?.words ?? null;
}

/** Whether the line is one of these, said or not. */
export const isServesLine = (line: string): boolean => label.test(line);

/** As a page shows a line of Markdown. */
export function plainServes(markdown: string): string | null {
  const words = wordsIn(readInline(withoutQuestions(markdown)))
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? null : words;
}

/**
 * Every other line keeps its bytes, and so does a text that says so already. Without such a line it stands above all else.
 * @param markdown one line; null takes away what is said
 */
export function withServes(description: string, markdown: string | null): string {
  const wanted = markdown === null ? null : plainServes(markdown);
  if (servesIn(description) === wanted) return description;
  const lines = servesLines(description);
  const parts = description.split(lineEnds);
  if (wanted === null) return withoutLines(parts, lines);
  const there = lines.find(({ words }) => words !== null) ?? lines[0];
  if (there !== undefined) {
    const line = parts[2 * there.at] ?? '';
    const [before = ''] = label.exec(line) ?? [];
    parts[2 * there.at] = `${before.trimEnd()} ${markdown} ${openComment(line)}`.trimEnd();
    return parts.join('');
  }
  const end = parts[1] ?? '\n';
  return description === '' ? `Serves: ${markdown}` : `Serves: ${markdown}${end}${end}${description}`;
}

function servesLines(description: string): ServesLine[] {
  // Most goals say nothing of it, and a report reads many.
  if (!/serves/i.test(description)) return [];
  const raw = description.split(lineEnds);
  return textLines(description).flatMap(({ at, line }) => {
    if (!label.test(line) || !label.test(raw[2 * at] ?? '')) return [];
    return [{ at, words: plainServes(line.replace(label, '')) }];
  });
}

/** @param parts lines, each with its end behind it. An empty line that set it off goes, too. */
function withoutLines(parts: readonly string[], lines: readonly ServesLine[]): string {
  const left = [...parts];
  for (const { at } of lines.filter(({ words }) => words !== null)) {
    const comment = openComment(left[2 * at] ?? '');
    left[2 * at] = comment;
    if (comment !== '') continue;
    left[2 * at + 1] = '';
    const isSetOff = (left[2 * at - 2] ?? '').trim() === '' && (left[2 * at + 2] ?? 'none').trim() === '';
    if (isSetOff) left.splice(2 * at + 2, 2, '', '');
  }
  return left.join('');
}

/** It ends below, and would show what it hides. */
function openComment(line: string): string {
  const at = line.lastIndexOf('<!--');
  return at === -1 || line.includes('-->', at) ? '' : line.slice(at);
}
