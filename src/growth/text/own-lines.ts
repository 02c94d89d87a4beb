// What a comment says in its writer's own words: without what they quote, show as code, or hide from readers.
import { fenceAfter } from './fence.ts';

const quoted = /^ {0,3}>/;
const indented = /^(?: {4}|\t)/;
const comments = /<!--[\s\S]*?(?:-->|$)/g;

/** Its lines that say something, trimmed. A line right below a quote is an answer to it, whatever Markdown makes of it. */
export function ownLines(markdown: string): readonly string[] {
  const kept: string[] = [];
  let fence: string | null = null;
  let isAfterGap = true;
  for (const line of markdown.split(/\r\n?|\n/)) {
    const after: string | null = fenceAfter(line, fence);
    const isCode: boolean = fence !== null || after !== null || (isAfterGap && indented.test(line));
    fence = after;
    if (!isCode) kept.push(quoted.test(line) ? '' : line);
    isAfterGap = line.trim() === '' || (isAfterGap && isCode);
  }
  const text = kept.join('\n').replace(comments, '');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
