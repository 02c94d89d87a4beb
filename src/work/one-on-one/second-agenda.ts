// Whether a meeting may be opened beside those that are open.
import { DevgrowthError } from '#errors.ts';
import type { DatedOneOnOne, OneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Day } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import { given, said, step } from '#wording.ts';

/** Two agendas divide what is to be said. A later day that was typed is a second meeting; an earlier one is this meeting, moved. */
export function refuseSecond(
  day: Day,
  isAsked: boolean,
  ahead: readonly DatedOneOnOne[],
  undated: readonly OneOnOne[],
): void {
  const later = ahead.find((one) => one.day > day);
  if (later !== undefined) {
    throw new DevgrowthError('refused', `the 1:1 of ${later.day} is open already (#${later.iid})`, {
      hint: said`If it moved to ${day}: ${step('1on1 move', day, { date: later.day })}. If it is off: ${step('1on1 close', { date: later.day })}.`,
    });
  }
  const [nameless] = undated;
  if (isAsked || nameless === undefined) return;
  throw new DevgrowthError('refused', `a 1:1 is open that names no day (#${nameless.iid} ${oneLine(nameless.title)})`, {
    hint: said`Set its due date: ${nameless.url}. For another one beside it, give the day with ${given('date')}.`,
  });
}
