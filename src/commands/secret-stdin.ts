// A token that comes in by a pipe.
import { DevgrowthError } from '#errors.ts';
import { checkToken } from '#settings/token.ts';
import type { World } from '#world.ts';

/** @param flag the one that says so: `--stdin` */
export async function secretFromStdin(world: Pick<World, 'stdin'>, flag: string): Promise<string> {
  if (world.stdin.isTTY)
    throw new DevgrowthError(
      'usage',
      `${flag} reads a pipe or a file, and this is a terminal, which would show the token`,
      {
        hint: `Leave ${flag} out: the token is asked for without being shown.`,
      },
    );
  const text = await world.stdin.readAll();
  return checkToken(text.replace(/\r?\n$/, ''), 'standard input');
}
