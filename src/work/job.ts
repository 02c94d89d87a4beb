// A CI job: whatever it prints or keeps is read by others, who see less than its token does.
import { DevgrowthError } from '#errors.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from './desk.ts';

export function isJob({ env }: Pick<Desk, 'env'>): boolean {
  return env['CI'] === 'true';
}

/** Of what is for the person alone, whatever it leaves out. */
export function refuseInJob(desk: Pick<Desk, 'env'>): void {
  if (!isJob(desk)) return;
  throw new DevgrowthError('refused', 'what a CI job prints is read by others: this is for the person alone', {
    hint: said`Nothing was written. Run it on a machine of yours; \`${step('evidence list')}\` and \`${step('report')}\` make a copy for a job.`,
  });
}

export function staysAtHome(): DevgrowthError {
  return new DevgrowthError(
    'refused',
    said`what a CI job prints or keeps is read by others: ${given('for', 'me')} stays at home`,
    { hint: said`Leave ${given('for')} out: it is then made for whoever sees least.` },
  );
}
