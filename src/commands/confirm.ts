// The yes that a plan needs before it is carried out.
import { DevgrowthError } from '#errors.ts';
import type { World } from '#world.ts';
import type { SharedInput } from './command.ts';

/** @throws `usage` where nobody can be asked; `cancelled` for a no */
export async function confirmed(
  input: Pick<SharedInput, 'yes' | 'mayAsk'>,
  world: World,
  {
    what = 'this plan needs a yes',
    ...question
  }: { readonly message: string; readonly default: boolean; readonly what?: string },
): Promise<void> {
  if (input.yes) return;
  if (!input.mayAsk) {
    throw new DevgrowthError('usage', what, {
      hint: 'Nothing was written. Add --yes to go on, or --dry-run to look only.',
    });
  }
  const sure = await world.prompt.confirm({ name: 'yes', ...question });
  if (!sure) throw new DevgrowthError('cancelled', 'Nothing was written.');
}
