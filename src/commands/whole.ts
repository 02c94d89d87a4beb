// The items of a list that a decision rests on: all of them, or the command ends before it writes.
import { DevgrowthError } from '#errors.ts';
import { type ListRead, whyIncomplete } from '#growth/completeness.ts';

/**
 * @param of what the list is of: `alex/goals`, `the project`
 * @throws `server`, or `forbidden` where the role is too small for the list
 */
export function whole<T>(
  list: ListRead<T>,
  of = 'the project',
  hint = 'Nothing was written. Run the command again.',
): readonly T[] {
  const items = list.ifWhole();
  if (items !== null) return items;
  const { name, failed } = list.source;
  const kind = failed?.kind === 'forbidden' ? 'forbidden' : 'server';
  throw new DevgrowthError(kind, `could not read the ${name} of ${of}: ${whyIncomplete(list.source)}`, { hint });
}
