// What a goal is measured by, as somebody types it; written so that nothing in it is a reference.
import { DevgrowthError } from '#errors.ts';
import {
  formatMeasure,
  type Measure,
  measureIn,
  measurePercent,
  readMeasure,
  readValue,
} from '#growth/goals/measure.ts';
import type { Day, GoalMeasure, GoalRecord } from '#growth/words/goal.ts';
import { inline } from '#render/markdown/escape.ts';
import { given, said, step } from '#wording.ts';
import { saysNone } from '../says-none.ts';

/** A name and a unit in it are words, whatever GitLab makes of such words elsewhere. */
export const quietly = inline;

/** @throws `usage` for what says no measure, or begins at its target */
export function measureTyped(typed: string): string {
  const read = readMeasure(typed);
  if (read.ok || saysNone(typed)) return typed.trim();
  const hint = readValue(typed)
    ? said`What it is today: \`${step('goal log', '<number>', { measure: typed.trim() })}\`.`
    : said`For instance ${given('measure', 'deploy wait, 40 -> 12 min')}: what it was, and what it shall be.`;
  throw new DevgrowthError('usage', said`${given('measure')}: ${read.problem}`, { hint });
}

/** @throws `usage` for what is no value */
export function valueTyped(typed: string): string {
  if (readValue(typed) !== null) return typed.trim();
  throw new DevgrowthError('usage', said`${given('measure')} takes a number; got "${typed}"`, {
    hint: said`What it is today, as ${given('measure', '25')} or ${given('measure', '2.5 min')}.`,
  });
}

/** @param typed has been checked @param today the day of a value that names none; null: none is said */
export function measureOf(typed: string, today: Day): Measure | null {
  const read = readMeasure(typed);
  if (!read.ok) return null;
  const { now } = read.value;
  return { ...read.value, now: now && { ...now, day: now.day ?? today } };
}

/** The goal's measure with that value. @throws `usage` without a measure, or where the value has another unit */
export function measuredAs(typed: string, { iid, description }: GoalRecord, day: Day): GoalMeasure {
  const measure = measureIn(description);
  const value = readValue(typed);
  if (measure === null || value === null)
    throw new DevgrowthError('usage', `#${iid} has no measure that ${typed} could be a value of`, {
      hint: said`Say first what is measured: \`${step('goal edit', iid, { measure: '"deploy wait, 40 -> 12 min"' })}\`.`,
    });
  if (value.unit !== '' && value.unit.toLowerCase() !== measure.unit.toLowerCase())
    throw new DevgrowthError(
      'usage',
      `#${iid} is measured in ${measure.unit || 'plain numbers'}, not in ${value.unit}`,
      {
        hint: said`It says: ${formatMeasure({ ...measure, now: null })}. Give the number in that unit.`,
      },
    );
  const now = { value: value.value, day };
  return { ...measure, now, percent: measurePercent({ ...measure, now }), values: [] };
}

/** In the check-in of a day, which needs no day of its own. */
export function measureSaid(measure: Measure): string {
  return formatMeasure({ ...measure, now: measure.now && { ...measure.now, day: null } }, quietly);
}
