// Against the last posted report in a terminal: one line, and where it was asked for a line for each goal and ask.
import type { ReportPage, SinceRow } from '#reports/page.ts';
import { plainly } from '../../people-words.ts';
import { rowFacts, rowWord, sinceLimit, sinceSentence } from '../../since-words.ts';
import { oneLine } from '../../text.ts';
import { Caveat } from '../caveat.ts';
import { type Hole, ink, pad, width, wrap } from '../ink.ts';
import type { Place } from './place.ts';

export function sinceLine(page: ReportPage, { paint, columns }: Place): Hole[] {
  const sentence = sinceSentence(page);
  if (sentence === null) return [];
  const isFound = typeof page.since?.last === 'object';
  return new Caveat(`${sentence}.`).lines(columns, isFound ? paint.plain : paint.dim);
}

export function sinceLines(page: ReportPage, place: Place): Hole[] {
  const { paint, columns } = place;
  const rows = page.since?.rows ?? [];
  if (rows.length === 0) return [];
  const words = rows.reduce((most, row) => Math.max(most, width(rowWord(row))), 0);
  return [
    ...rows.flatMap((row) => rowLines(row, page, words, place)),
    ...new Caveat(sinceLimit).lines(columns, paint.dim),
  ];
}

function rowLines(row: SinceRow, { today }: ReportPage, words: number, { paint, columns, iid }: Place): Hole[] {
  const word = pad(rowWord(row), words);
  const name = ink`  ${row.what === null ? paint.dim(word) : paint.yellow(word)}  ${paint.cyan(pad(ink`#${row.goal.iid}`, iid))}  `;
  const facts = rowFacts(row, today);
  const told = row.text === null ? oneLine(row.goal.title) : `“${plainly(row.text)}”`;
  const text = facts === '' ? told : `${told}: ${facts}`;
  return wrap(text, Math.max(24, columns - name.width)).map((line, index) =>
    index === 0 ? ink`${name}${line}` : ink`${' '.repeat(name.width)}${line}`,
  );
}
