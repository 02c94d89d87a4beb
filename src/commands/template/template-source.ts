// Which templates the template commands look at: with a goals project its own too, and the rest also where there is none.
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import type { SharedInput } from '../command.ts';
import { openSession } from '../session.ts';

/** null, with a word on stderr, where no host is chosen or no project made yet; a project that was named must open. */
export async function projectIfAny(input: SharedInput, world: World): Promise<GoalsProject | null> {
  try {
    return (await openSession(input, world)).project;
  } catch (error) {
    const isNamed = input.project !== null || input.host !== null || input.profile !== null;
    const isNone =
      error instanceof DevgrowthError && (error.kind === 'authentication' || error.kind === 'not-found') && !isNamed;
    if (!isNone) throw error;
    world.stderr.write(ink`note: own templates of a goals project are left out: ${oneLine(error.message)}\n`);
    return null;
  }
}
