// Which levels a text counts by: the frame's line `Levels: gitlab-engineering/staff`, else such a line wherever somebody wrote it.
import { readFrame } from '../promotion/frame.ts';
import { saidLines, sayingLabel } from '../text/said-line.ts';
import { type Named, readNamed } from './levels.ts';

const label = sayingLabel('levels');

/** null where the text does not say. The first that says something counts, behind a frame that names a level. */
export const levelsNamedIn = (text: string): Named | null => levelsLine(text)?.named ?? null;

/** The same with its line, from 0. */
export function levelsLine(text: string): { readonly named: Named; readonly at: number } | null {
  if (!/levels?/i.test(text)) return null;
  const framed = readFrame(text)?.levels ?? null;
  const said = saidLines(text, label).map(({ value, at }) => ({ named: readNamed(value), at }));
  const inFrame = framed && { named: readNamed(framed.words), at: framed.at };
  // "Level: senior" in a frame is words about a job, which name no levels.
  const all = inFrame?.named?.level == null ? said : [inFrame, ...said];
  return all.flatMap(({ named, at }) => (named === null ? [] : [{ named, at }]))[0] ?? null;
}
