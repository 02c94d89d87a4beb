// A goal's measure with the values it had: the line of its text says what it is, the check-ins what it was on which day.
import { itemsOf } from '../words/completeness.ts';
import type { Day, GoalMeasure, GoalRecord, MeasuredDay } from '../words/goal.ts';
import { ascending } from '../words/order.ts';
import type { GoalActivity, Moment } from './activity.ts';
import { checkInsIn } from './check-in.ts';
import { type Measure, measureIn, measurePercent, valueSaid } from './measure.ts';

/**
 * Of the line and the check-ins the later day tells the value, and of one day the line, which hands correct. Where there is no text,
 * as on a past day of which only the comments are known, the newest check-in says all. Values of another name or unit are another
 * measure's, and what a text says of a later day than today was not so then: GitLab notes a change beside a tick as the tick alone.
 */
export function measuredOf(
  { description }: Pick<GoalRecord, 'description'>,
  { notes }: Pick<GoalActivity, 'notes'>,
  { today, zone }: Pick<Moment, 'today' | 'zone'>,
): GoalMeasure | null {
  const inText = measureIn(description);
  if (inText === null && description.trim() !== '') return null;
  const said = checkInsIn(itemsOf(notes), zone).flatMap(({ checkIn, day }) => {
    const measure = checkIn.measure === null ? null : valueSaid(checkIn.measure);
    return measure === null ? [] : [{ measure, day }];
  });
  const measure = inText ?? said[0]?.measure;
  if (measure === undefined) return null;
  // Newest first, so that of one day the first counts.
  const byDay = new Map<Day, number>();
  for (const { measure: other, day } of said)
    if (isAlike(other, measure) && !byDay.has(day)) byDay.set(day, other.now.value);
  const { now: line } = inText ?? { now: null };
  if (line?.day != null) byDay.set(line.day, line.value);
  const values = [...byDay]
    .map(([day, value]) => ({ day, value }))
    .filter(({ day }) => day <= today)
    .sort(ascending(({ day }: MeasuredDay) => day));
  // By hand, and of no day: nobody can know a newer one.
  const now = line?.day === null ? line : (values.at(-1) ?? null);
  const { name, start, target, unit } = measure;
  return { name, start, target, unit, now, percent: measurePercent({ ...measure, now }), values };
}

function isAlike(one: Measure, other: Measure): boolean {
  const words = ({ name, unit }: Measure) => `${name}\n${unit}`.toLowerCase();
  return words(one) === words(other);
}
