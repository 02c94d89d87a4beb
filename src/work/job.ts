// A CI job: whatever it prints or keeps is read by others, who see less than its token does.
import { DevgrowthError } from '#errors.ts';
import { given, said } from '#wording.ts';
import type { Desk } from './desk.ts';

export function isJob({ env }: Pick<Desk, 'env'>): boolean {
  return env['CI'] === 'true';
}

export function staysAtHome(): DevgrowthError {
  return new DevgrowthError(
    'refused',
    said`what a CI job prints or keeps is read by others: ${given('for', 'me')} stays at home`,
    { hint: said`Leave ${given('for')} out: it is then made for whoever sees least.` },
  );
}
