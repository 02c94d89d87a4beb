// Which levels a text counts by: its line `Levels: gitlab-engineering/staff`, wherever it stands, as somebody wrote it by hand.
import { saidLines, sayingLabel } from '../text/said-line.ts';
import { type Named, readNamed } from './levels.ts';

const label = sayingLabel('levels');

/** null where the text does not say. The first that says something counts. */
export function levelsNamedIn(text: string): Named | null {
  if (!/levels/i.test(text)) return null;
  for (const { value } of saidLines(text, label)) {
    const named = readNamed(value);
    if (named !== null) return named;
  }
  return null;
}
