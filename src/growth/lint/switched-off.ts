// `<!-- check off: we, acronym -->`: on a line with words, for that line; alone, for the paragraph, list or heading that follows.
import type { Readable } from './readable.ts';

export interface Switch {
  readonly rules: ReadonlySet<string>;
  /** Lines from 0, both included. */
  readonly first: number;
  readonly last: number;
}

export function switchesIn({
  text,
  lines,
  comments,
}: Pick<Readable, 'text' | 'lines' | 'comments'>): readonly Switch[] {
  const all = text.split(/\r\n?|\n/);
  return comments.flatMap(({ start, end }) => {
    const [, named] = /^<!--\s*check off:\s*([a-z0-9 ,-]{1,400}?)\s*-->$/.exec(text.slice(start, end).trim()) ?? [];
    if (named === undefined) return [];
    const rules = new Set(named.split(/[\s,]+/).filter((id) => id !== ''));
    const line = lines.at(start);
    const isAlone = (all[line] ?? '').replace(text.slice(start, end).trim(), '').trim() === '';
    if (!isAlone) return [{ rules, first: line, last: line }];
    let first = line + 1;
    while (first < all.length && (all[first] ?? '').trim() === '') first += 1;
    let last = first;
    while (last + 1 < all.length && (all[last + 1] ?? '').trim() !== '') last += 1;
    return [{ rules, first, last }];
  });
}
