// Criteria of somebody's levels as comments and goals carry them: open words, `staff/scope`, for each company has its own.
import { slugForm } from './slug.ts';

/** A level and an area of it. One that no levels know (any more) is carried as it was typed. */
export type CriterionTag = string;

const tag = new RegExp(`^${slugForm}/${slugForm}$`);
const longestTag = 81;

/** `staff/scope, staff/others`, also in code spans or emphasis; null unless every word of it is one. Each once. */
export function readCriteria(text: string): readonly CriterionTag[] | null {
  const words = text
    .replace(/[`*]/g, ' ')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const isTag = (word: string) => word.length <= longestTag && tag.test(word);
  return words.length > 0 && words.every(isTag) ? [...new Set(words)] : null;
}

export const formatCriteria = (tags: readonly CriterionTag[]): string => [...new Set(tags)].join(', ');
