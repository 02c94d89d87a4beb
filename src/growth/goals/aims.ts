// Which criteria of somebody's levels a goal is meant for: its line `Aims at: staff/scope`. An aim is no example of it.
import { saidLines, sayingLabel, sayingOn, withoutSaid, withSaidOnTop } from '../text/said-line.ts';
import { type CriterionTag, formatCriteria, readCriteria } from '../words/criteria.ts';
import { isServesLine } from './serves.ts';

const label = sayingLabel('aims at');

/** As they were typed, each once; lines with other words are no such lines. */
export function aimsIn(description: string): readonly CriterionTag[] {
  return [...new Set(aimLines(description).flatMap(({ tags }) => tags))];
}

export const isAimsLine = (line: string): boolean => label.test(line) && readCriteria(line.replace(label, '')) !== null;

/** Every other line keeps its bytes, and so does a text that says so already. @param tags none: the lines go */
export function withAims(description: string, tags: readonly CriterionTag[]): string {
  if (formatCriteria(aimsIn(description)) === formatCriteria(tags)) return description;
  const [first, ...others] = aimLines(description);
  if (tags.length === 0) return first === undefined ? description : withoutSaid(description, [first, ...others]);
  const said = formatCriteria(tags);
  if (first === undefined) return withSaidOnTop(description, `Aims at: ${said}`, isServesLine);
  // The first says all; whatever stands below keeps its place until then.
  return withoutSaid(
    sayingOn(description, label, first.at, () => said),
    others,
  );
}

function aimLines(description: string) {
  // Most goals say nothing of it, and a report reads many.
  if (!/aims at/i.test(description)) return [];
  return saidLines(description, label).flatMap((line) => {
    const tags = readCriteria(line.value);
    return tags === null ? [] : [{ ...line, tags }];
  });
}
