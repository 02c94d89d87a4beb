// The items of a list that a decision rests on: all of them, or the command ends before it writes.
import { DevgrowthError } from '#errors.ts';
import { type ListRead, type SourceRead, whyIncomplete } from '#growth/words/completeness.ts';

const nothingWritten = 'Nothing was written. Run the command again.';

/**
 * @param of what the list is of: `alex/goals`, `the project`
 * @throws `server`, or `forbidden` where the role is too small for the list
 */
export function whole<T>(list: ListRead<T>, of = 'the project', hint = nothingWritten): readonly T[] {
  refusePart(list.source, of, hint);
  return list.asFarAsRead().items;
}

/** The same for items that were read elsewhere. */
export function refusePart(source: SourceRead, of: string, hint = nothingWritten): void {
  const why = whyIncomplete(source);
  if (why === null) return;
  const kind = source.failed?.kind === 'forbidden' ? 'forbidden' : 'server';
  throw new DevgrowthError(kind, `could not read the ${source.name} of ${of}: ${why}`, { hint });
}
