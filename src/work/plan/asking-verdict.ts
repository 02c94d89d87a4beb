// What becomes of one open goal of a quarter: asked by first letter, and once more where it was kept often.
import { ordinal, type QuarterVerdict } from '#growth/goals/quarter-comment.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { said, step } from '#wording.ts';
import type { Prompter } from '#world.ts';
import type { Desk } from '../desk.ts';

/** From so many times on it is asked whether a goal that is kept again is too large. */
export const often = 3;

/** @param times how often it would have been kept with this one */
export async function verdictOn(
  { iid }: GoalRecord,
  times: number,
  ask: Prompter,
  talk: Desk['talk'],
): Promise<QuarterVerdict> {
  const verdict = await ask.choice<QuarterVerdict>({
    name: 'verdict',
    message: 'What becomes of it? By first letter',
    choices: [
      { value: 'keep', label: 'keep: into the next quarter, as far from its end' },
      { value: 'done', label: 'done: what you set out to do is done' },
      { value: 'changed', label: 'changed: it became something else, worth having' },
      { value: 'drop', label: 'no longer: drop it; that is a result too' },
      { value: 'pause', label: 'pause: open, without a quarter and a day' },
      { value: 'leave', label: 'leave: as it is, in this quarter' },
    ],
    default: 'leave',
    byKey: true,
  });
  if (verdict !== 'keep' || times < often) return verdict;
  const again = await ask.choice<'smaller' | 'pause' | 'drop' | 'keep'>({
    name: 'again',
    message: `It would be kept for the ${ordinal(times)} time. Smaller, paused, dropped?`,
    choices: [
      { value: 'smaller', label: 'smaller: keep it, and cut it down' },
      { value: 'pause', label: 'pause: open, without a quarter and a day' },
      { value: 'drop', label: 'drop: that is a result too' },
      { value: 'keep', label: 'keep: as it is' },
    ],
    default: 'keep',
    byKey: true,
  });
  if (again === 'smaller') talk.hint(said`\`${step('goal edit', iid)}\` opens its text when the quarter is closed.`);
  return again === 'smaller' ? 'keep' : again;
}
