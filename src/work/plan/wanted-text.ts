// The year plan's text as a file would have it: each part below its heading, and every other part as it was.
import type { Difference, PlanTextName } from '#growth/goals/plan-file.ts';
import { planTexts } from '#growth/goals/plan-file.ts';
import { findPlanPart, wordsOfParts } from '#growth/goals/plan-parts.ts';
import { leavesOpen } from '#growth/text/open-end.ts';
import { withBody } from '#growth/text/text-part.ts';

interface WantedText {
  readonly text: string;
  /** Why it cannot be so, for people; nothing is to be written then. */
  readonly faults: readonly string[];
}

/** Words that would end their part, or swallow what stands below it, would stand there once more with each run. */
export function wantedText(base: string, changes: readonly Difference<PlanTextName>[]): WantedText {
  let text = base;
  const faults: string[] = [];
  for (const { field, to } of changes) {
    const found = findPlanPart(text, field);
    if (found.type !== 'found') {
      faults.push(`${field}: the year plan has ${found.type === 'missing' ? 'no' : 'more than one'} part of that name`);
      continue;
    }
    const changed = withBody(text, found.part, to);
    if (
      isKept(wordsOfParts(text, planTexts), wordsOfParts(changed, planTexts), field, to) &&
      !isSwallowed(text, changed)
    )
      text = changed;
    else
      faults.push(`${field}: its words would not stay below their heading: a heading in it, or what is never closed`);
  }
  return { text, faults };
}

type Words = ReturnType<typeof wordsOfParts<PlanTextName>>;

function isKept(before: Words, after: Words, field: PlanTextName, to: string): boolean {
  return planTexts.every((name) => after[name] === (name === field ? to : before[name]));
}

/** By a fence, a comment or a fold. */
const isSwallowed = (before: string, after: string): boolean => leavesOpen(after) && !leavesOpen(before);
