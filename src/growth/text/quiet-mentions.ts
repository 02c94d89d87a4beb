// Names in words that are written again: whoever was mentioned has heard of it.
import { proseParts } from './prose.ts';

const mention = /(?<!\\)(\\*)(?<![\p{L}\p{N}_])(@[\p{L}\p{N}_](?:[\p{L}\p{N}_./@-]|\\+@)*)/gu;
const box = '- [ ] ';

/** An item as it stands behind its box, with what stands below it. */
export const quietItem = (item: string): string => quietMentions(box + item).slice(box.length);

/** Each name stands in a code span, in which nobody is looked for; what is code already keeps its bytes. */
export function quietMentions(text: string): string {
  if (!text.includes('@')) return text;
  const ticks = ticksBeside(text);
  let quiet = '';
  let done = 0;
  for (const { type, start, end } of proseParts(text)) {
    if ((type !== 'text' && type !== 'unread') || start < done) continue;
    quiet += text.slice(done, start);
    quiet += text.slice(start, end).replace(mention, (found, marks: string, name: string, at: number) => {
      // One that escapes the name would escape the first tick. A tick that touches ours would make another run of them.
      const escapes = marks.slice(marks.length % 2);
      const apart = (beside: string | undefined) => (beside === '`' ? ' ' : '');
      const above = escapes === '' ? apart(text[start + at - 1]) : '';
      return escapes + above + ticks + name + ticks + apart(text[start + at + found.length]);
    });
    done = end;
  }
  return quiet + text.slice(done);
}

/** In lines that were not there before: nothing that stands is changed. */
export function quietNewLines(before: string, after: string): string {
  const quiet = quietMentions(after).split('\n');
  const known = new Set(before.split('\n'));
  return after
    .split('\n')
    .map((line, at) => (known.has(line) ? line : (quiet[at] ?? line)))
    .join('\n');
}

/** For a code span in this text: of a length that no run of it has, which would end there, or begin. */
export function ticksBeside(text: string): string {
  const taken = new Set([...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(
    Array.from({ length: taken.size + 1 }, (_, index) => index + 1).find((length) => !taken.has(length)) ?? 1,
  );
}
