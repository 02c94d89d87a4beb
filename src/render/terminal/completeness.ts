// The verdict under a heading: whether everything was read, and what was not.
import type { Completeness } from '#growth/words/completeness.ts';
import { verdict, whyVerdict } from '../completeness-words.ts';
import { type Hole, joined, fit, ink, wrap } from './ink.ts';
import type { Paint } from './paint.ts';

/** `COMPLETE` alone where nothing failed: the foot has the details. Else the reasons, at most three lines. */
export function verdictLines(completeness: Completeness, columns: number, paint: Paint): Hole[] {
  if (completeness.complete) return [paint.green(verdict(completeness))];
  const word = verdict(completeness);
  const lines = wrap(whyVerdict(completeness, 2), columns - word.length - 2);
  const shown =
    lines.length > 3 ? [...lines.slice(0, 2), fit(joined(lines.slice(2), ' '), columns - word.length - 2)] : lines;
  return shown.map((line, index) =>
    index === 0 ? ink`${paint.alarm(word)}  ${line}` : ink`${' '.repeat(word.length)}  ${line}`,
  );
}
