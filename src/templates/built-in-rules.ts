// The package's own rules of the check as the build found them: loaded by the commands that check, and by no other.
import type { Rule } from '#growth/lint/rule.ts';

/** JSON, as for the templates. Not there when run from the source. */
declare const __DEVGROWTH_RULES__: string | undefined;

/** null when run from the source: then their files are read. */
export function builtInRules(): readonly Rule[] | null {
  return typeof __DEVGROWTH_RULES__ === 'undefined' ? null : (JSON.parse(__DEVGROWTH_RULES__) as readonly Rule[]);
}
