// For forms of output that have no place for it (CSV, an export file): says on stderr what could not be read.
import type { Completeness } from '#growth/words/completeness.ts';
import { verdict, whyVerdict } from '#render/completeness-words.ts';
import { ink } from '#render/terminal/ink.ts';
import type { World } from '#world.ts';

export function warnIncomplete(completeness: Completeness, world: Pick<World, 'stderr'>): void {
  if (!completeness.complete) world.stderr.write(ink`${verdict(completeness)}: ${whyVerdict(completeness, 3)}\n`);
}
