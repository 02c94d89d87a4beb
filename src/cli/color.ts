// Whether the result is coloured: decided once per run, from the flag, then the environment, then the terminal.
import type { World } from '#world.ts';

export const colorChoices = ['auto', 'always', 'never'] as const;

/** Order as in https://no-color.org and https://force-color.org: the flag wins, then NO_COLOR, then FORCE_COLOR. */
export function decideColor(choice: string | null, world: Pick<World, 'env' | 'stdout'>): boolean {
  if (choice === 'always') return true;
  if (choice === 'never') return false;
  if (world.env['NO_COLOR']) return false;
  const force = world.env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return world.stdout.isTTY && world.env['TERM'] !== 'dumb';
}
