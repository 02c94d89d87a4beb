// Values that somebody names: as their company has them, by their word or their name.
import { DevgrowthError } from '#errors.ts';
import type { CompanyValue, ValueId } from '#growth/words/values.ts';
import { oneLine } from '#render/text.ts';
import { given, said, step } from '#wording.ts';
import type { Session } from './session.ts';

type Of = Pick<Session, 'settings'>;

/** @throws `usage` for one that the company does not have */
export function namedValues(typed: readonly ValueId[], { settings: { company } }: Of): readonly ValueId[] {
  return [...new Set(typed.map((word) => named(word, company.values)))];
}

/** The same for a filter. @param carried by what is there: of those, whatever the company has by now, one may still ask */
export function wantedValue(
  typed: ValueId | null,
  carried: Iterable<ValueId>,
  { settings: { company } }: Of,
): ValueId | null {
  return typed === null || new Set(carried).has(typed) ? typed : named(typed, company.values);
}

function named(typed: ValueId, values: readonly CompanyValue[]): ValueId {
  const found = values.find(({ id, name }) => id === typed || asTyped(name) === typed);
  if (found !== undefined) return found.id;
  if (values.length === 0)
    throw new DevgrowthError('usage', said`the company of this project has no values; got ${given('value', typed)}`, {
      hint: said`Leave ${given('value')} out. Which company it is, \`company:\` in .devgrowth.yml says; \`${step('init', { check: true })}\` compares.`,
    });
  throw new DevgrowthError(
    'usage',
    said`${given('value')} takes ${oneLine(values.map(({ id }) => id).join(', '))}; got "${oneLine(typed)}"`,
    { hint: said`Choose one of these for ${given('value')}.` },
  );
}

/** A name as what was typed of it looks: `results-for-customers`. */
const asTyped = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
