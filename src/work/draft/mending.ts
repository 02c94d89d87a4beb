// What of a draft may be given anew before it is written: the goal that it is for, and the items that it ticks.
import { DevgrowthError } from '#errors.ts';
import type { StoredDraft } from '#settings/drafts.ts';
import { given, said, step } from '#wording.ts';
import type { NamedGoal } from '../goal-number.ts';

export interface Mended {
  /** null: the goal that it was typed for. */
  readonly to: NamedGoal | null;
  /** Empty: those that were typed. */
  readonly ticks: readonly string[];
}

export const unmended: Mended = { to: null, ticks: [] };

/**
 * The words of a draft with what is given anew.
 * @throws `usage` where it has no such word; `refused` where a part of it may be written already, which would then stand in two places
 */
export function mendedWords({ id, command, input, keys }: StoredDraft, { to, ticks }: Mended): unknown {
  if (to === null && ticks.length === 0) return input;
  const words = typeof input === 'object' && input !== null ? input : {};
  const missing = to !== null && !('iid' in words) ? 'to' : ticks.length > 0 && !('ticks' in words) ? 'tick' : null;
  if (missing !== null)
    throw new DevgrowthError('usage', said`draft ${id} belongs to "${command}", which takes no ${given(missing)}`, {
      hint: said`Go on with it as it is: \`${step('drafts resume', id)}\`.`,
    });
  if (Object.keys(keys).length > 0)
    throw new DevgrowthError('refused', `a part of draft ${id} may be written already, so it stays what it was`, {
      hint: said`\`${step('drafts resume', id)}\` finishes it where it was begun.`,
    });
  return {
    ...words,
    ...(to === null ? {} : { iid: to.iid, goalAt: to.goalAt }),
    ...(ticks.length === 0 ? {} : { ticks }),
  };
}
