// What the document's level asks for, and whether evidence shows it: silent where the document names no level.
import { coverageOf, type CoveredCriterion, type ShownOfLevels } from '../levels/coverage.ts';
import { levelsLine } from '../levels/named-in.ts';
import { notAskedIn } from '../levels/not-asked.ts';
import type { Check } from './lint.ts';
import type { Readable } from './readable.ts';
import type { Hit } from './rule.ts';
import { lineAt, type PromotionFacts } from './structure-checks.ts';

export const criterionChecks: Readonly<Record<string, Check<PromotionFacts>>> = {
  'criterion-none': (text, { criteria }) => found(text, criteria, ({ standing }) => standing === 'none'),
  'criterion-once': (text, { criteria }) =>
    found(text, criteria, ({ standing, notAsked }) => notAsked === null && /^(?:old-)?one$/.test(standing)),
};

const mostNames = 5;

/** One hit for all of them: a level asks for a dozen. */
function found(
  text: Readable,
  known: ShownOfLevels | null,
  isMeant: (criterion: CoveredCriterion) => boolean,
): readonly Hit[] {
  const line = levelsLine(text.text);
  if (known === null || line?.named.level == null || line.named.name !== known.levels.name) return [];
  const { levels, facts } = known;
  const notAsked = new Map([...facts.notAsked, ...notAskedIn(text.text)]);
  const all = coverageOf(levels, line.named.level, { ...facts, notAsked });
  const names = all.filter(isMeant).map(({ name }) => name);
  if (names.length === 0) return [];
  const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : '';
  const holes = { count: `${names.length} of ${all.length}`, names: names.slice(0, mostNames).join(', ') + more };
  return [{ ...lineAt(text, line.at), holes }];
}
