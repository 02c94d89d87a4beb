// The headings of a report's parts in a terminal, with what stands beside them: how many, or that some may be missing.
import type { ProgressReport } from '#reports/progress-report.ts';
import { Caveat } from '../caveat.ts';
import { type Hole, fit, ink } from '../ink.ts';
import type { Paint } from '../paint.ts';

export function heading(
  title: string,
  about: Hole | Caveat,
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): Hole[] {
  if (about === '') return [paint.bold(title)];
  const name = ink`${paint.bold(title)}  `;
  if (about instanceof Caveat) return about.lines(columns, paint.dim, name);
  return [ink`${name}${paint.dim(fit(about, columns - name.width))}`];
}

/** Nothing seen is not nothing there, when a source failed. */
export function nothing({ complete }: ProgressReport['completeness'], words: string): string | Caveat {
  return complete ? words : new Caveat('none seen, but not everything could be read');
}

export const someMissing = ', some may be missing';

/** Counts of a partial read are a lower bound, and say so. */
export function partly(many: string, { complete }: ProgressReport['completeness'], rest = ''): string | Caveat {
  return complete ? many + rest : new Caveat(many + someMissing + rest);
}
