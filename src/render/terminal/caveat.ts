// Words that keep the rest from being misread, such as how much of it was read: told whole, on as many lines as they need.
import { type Hole, ink, width, wrap } from './ink.ts';
import type { Brush } from './paint.ts';

/** Nothing that cuts a text takes one, and no line has a hole for it: `lines` is the only way to its words, and gives all of them. */
export class Caveat {
  readonly #words: Hole;

  constructor(words: Hole) {
    this.#words = words;
  }

  /** @param before stands in front of the first line; the others keep clear of it */
  lines(columns: number, brush: Brush, before: Hole = ''): Hole[] {
    const inset = width(before);
    // Beside a very long name there is no room: then below it.
    const narrow = columns - inset < leastColumns;
    const margin = narrow ? 4 : inset;
    const lines = wrap(this.#words, Math.max(leastColumns, columns - margin));
    const told = lines.map((line, index) =>
      index === 0 && !narrow ? ink`${before}${brush(line)}` : ink`${' '.repeat(margin)}${brush(line)}`,
    );
    return narrow ? [ink`${before}`.trimEnd(), ...told] : told;
  }
}

const leastColumns = 20;
