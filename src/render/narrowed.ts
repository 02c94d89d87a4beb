// Whether a choice stays in view while somebody types: each word may stand anywhere in its label, in any case, without its accents.
import { folded } from '#growth/words/said-part.ts';

export function isInView(label: string, typed: string): boolean {
  const shown = folded(label);
  return folded(typed)
    .split(' ')
    .every((word) => shown.includes(word));
}
