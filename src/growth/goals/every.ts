// A goal that comes again: its line `Every: quarter`, wherever in the text it stands.
import { saidLines, sayingLabel, withoutSaid, withSaidOnTop } from '../text/said-line.ts';

export const rhythms = ['quarter'] as const;
export type Rhythm = (typeof rhythms)[number];

const label = sayingLabel('every|repeats');

const spoken = (value: string): string =>
  value
    .replace(/[*_`.]/g, '')
    .trim()
    .toLowerCase();

const lines = (description: string) =>
  saidLines(description, label).filter(({ value }) => /^(?:every )?quarter(?:ly)?$/.test(spoken(value)));

/** null: it is done once. */
export function everyIn(description: string): Rhythm | null {
  return lines(description).length === 0 ? null : 'quarter';
}

/** Every other line keeps its bytes. @param rhythm null takes the line away */
export function withEvery(description: string, rhythm: Rhythm | null): string {
  const there = lines(description);
  if (rhythm === null) return withoutSaid(description, there);
  return there.length === 0 ? withSaidOnTop(description, `Every: ${rhythm}`) : description;
}
