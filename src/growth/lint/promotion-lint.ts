// A promotion document checked by rules: its parts, what it rests on, its links and its sentences.
import { criterionChecks } from './criterion-checks.ts';
import { evidenceChecks } from './evidence-checks.ts';
import { isOfGoals } from './goal-lint.ts';
import { addressesOf, linkChecks } from './link-checks.ts';
import { lint, type Lint, type LintWays } from './lint.ts';
import type { Pages } from '../promotion/pages.ts';
import { readable } from './readable.ts';
import type { Rule } from './rule.ts';
import { factsOf, type PromotionFacts, structureChecks } from './structure-checks.ts';

export interface PromotionLint extends Lint {
  readonly pages: Pages & { readonly limit: number };
  /** Addresses of it, and of how many it is known for whom they open. */
  readonly links: { readonly all: number; readonly looked: number };
}

export type KnownOfPromotion = Pick<
  PromotionFacts,
  'company' | 'names' | 'state' | 'today' | 'home' | 'opens' | 'gapsApart' | 'criteria'
>;

const checks = { ...structureChecks, ...evidenceChecks, ...linkChecks, ...criterionChecks };

export const promotionChecks: readonly string[] = Object.keys(checks);

export function lintPromotion(
  typed: string,
  rules: readonly Rule[],
  known: KnownOfPromotion,
  ways: Omit<LintWays, 'names'>,
): PromotionLint {
  const text = readable(typed);
  const facts = factsOf(typed, text, known);
  // Of a draft nobody says whose it is: it begins with the name, as it should.
  const names = known.names.length > 0 ? known.names : subjectOf(facts);
  const own = rules.filter((rule) => !isOfGoals(rule));
  const found = lint(text, own, checks, facts, { ...ways, names });
  const addresses = addressesOf(text);
  const looked = addresses.filter((address) => (known.opens?.get(address) ?? 'not-looked') !== 'not-looked');
  return {
    ...found,
    pages: { ...facts.pages, limit: known.company.promotion.pages },
    links: { all: addresses.length, looked: looked.length },
  };
}

/** What may be asked before the check. */
export const linkedIn = (typed: string): readonly string[] => addressesOf(readable(typed));

function subjectOf({ document: { summary } }: PromotionFacts): readonly string[] {
  const first = /^[^\p{L}]{0,5}(\p{Lu}\p{Ll}{1,20})\s+\p{Ll}/u.exec(summary ?? '')?.[1];
  return first === undefined ||
    /^(?:The|This|That|In|Since|After|At|For|With|When|As|She|He|They|It|We|Our|A|An|My|From)$/.test(first)
    ? []
    : [first];
}
