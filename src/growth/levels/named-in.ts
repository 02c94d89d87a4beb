// Which levels a text counts by: its line `Levels: gitlab-engineering/staff`, wherever it stands, as somebody wrote it by hand.
import { textLines } from '../text/outline.ts';
import { type Named, readNamed } from './levels.ts';

const label = /^ {0,3}(?:[-*+][ \t]+)?(?:\*{1,2}|_{1,2})?levels(?:\*{1,2}|_{1,2})?[ \t]?:(?:\*{1,2}|_{1,2})?[ \t]*/i;

/** null where the text does not say. The first that says something counts. */
export function levelsNamedIn(text: string): Named | null {
  for (const { line } of /levels/i.test(text) ? textLines(text) : []) {
    const named = label.test(line) ? readNamed(line.replace(label, '')) : null;
    if (named !== null) return named;
  }
  return null;
}
