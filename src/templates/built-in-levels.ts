// The package's own levels as the build found them: loaded by the commands that speak of criteria, and by no other.
import type { Levels } from '#growth/levels/levels.ts';

/** JSON, as for the templates. Not there when run from the source. */
declare const __DEVGROWTH_LEVELS__: string | undefined;

/** null when run from the source: then their files are read. */
export function builtInLevels(): readonly Levels[] | null {
  return typeof __DEVGROWTH_LEVELS__ === 'undefined' ? null : (JSON.parse(__DEVGROWTH_LEVELS__) as readonly Levels[]);
}
