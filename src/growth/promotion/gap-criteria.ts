// Criteria of somebody's levels that a gap names: `A second design (staff/scope)`, or behind `Shows:`, as evidence says it.
import { type CriterionTag, readCriteria } from '../words/criteria.ts';
import { slugForm } from '../words/slug.ts';

const tags = `${slugForm}/${slugForm}(?:\\s*,\\s*${slugForm}/${slugForm})*`;
const behindLabel = new RegExp(`(?<![\\p{L}\\p{N}])shows:\\s*(${tags})(?![\\w/-])`, 'giu');
const inBrackets = /\(([^()]{3,200})\)|\[([^[\]]{3,200})\]/g;

/** Whether levels know them, they say: "and/or" in brackets has the form of one. */
export function criteriaOfGap(title: string): readonly CriterionTag[] {
  const said = [...title.matchAll(behindLabel), ...title.matchAll(inBrackets)].map(([, one, other]) => one ?? other);
  return [...new Set(said.flatMap((words) => readCriteria(words ?? '') ?? []))];
}
