// The part of a document that somebody named, or why it is not known which.
import { DevgrowthError } from '#errors.ts';
import type { FoundPart, TextPart } from '#growth/text/text-part.ts';
import { oneLine } from '#render/text.ts';
import { said, type Way } from '#wording.ts';

/**
 * @param parts what there is, for whoever named something else
 * @param whole what opens all of it
 */
export function thePart(found: FoundPart, iid: number, parts: readonly string[], whole: Way): TextPart {
  if (found.type === 'found') return found.part;
  const name = oneLine(found.name);
  if (found.type === 'missing') {
    throw new DevgrowthError('not-found', `#${iid} has no part that is called ${name}`, {
      details: parts.map(oneLine),
      hint: said`Nothing was written. \`${whole}\` opens the whole text.`,
    });
  }
  throw new DevgrowthError('usage', `#${iid} has ${found.lines.length} parts that are called ${name}`, {
    details: found.lines.map((line) => `line ${line}`),
    hint: said`Nothing was written. \`${whole}\` opens the whole text: give one of them another heading, or take it out.`,
  });
}
