// The verdict under a heading: whether everything was read, and what was not.
import type { Completeness } from '#growth/words/completeness.ts';
import { verdict, whyVerdict } from '../completeness-words.ts';
import { Caveat } from './caveat.ts';
import { type Hole, ink } from './ink.ts';
import type { Paint } from './paint.ts';

/** `COMPLETE` alone where nothing failed: the foot has the details. Else why not, at most `limit` failures by name. */
export function verdictLines(completeness: Completeness, columns: number, paint: Paint, limit = 2): Hole[] {
  const word = verdict(completeness);
  if (completeness.complete) return [paint.green(word)];
  return new Caveat(whyVerdict(completeness, limit)).lines(columns, paint.plain, ink`${paint.alarm(word)}  `);
}
