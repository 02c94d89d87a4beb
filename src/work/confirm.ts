// The yes that a plan needs before it is carried out.
import { DevgrowthError } from '#errors.ts';
import { given, said } from '#wording.ts';
import type { Desk } from './desk.ts';

/** @throws `usage` where nobody can be asked; `cancelled` for a no */
export async function confirmed(
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
  {
    what = 'this plan needs a yes',
    ...question
  }: { readonly message: string; readonly default: boolean; readonly what?: string },
): Promise<void> {
  if (yes) return;
  if (ask === null) {
    throw new DevgrowthError('usage', what, {
      hint: said`Nothing was written. Add ${given('yes')} to go on, or ${given('dry-run')} to look only.`,
    });
  }
  const sure = await ask.confirm({ name: 'yes', ...question });
  if (!sure) throw new DevgrowthError('cancelled', 'Nothing was written.');
}
