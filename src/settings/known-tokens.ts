// The tokens that this machine holds for us without asking anybody: in the environment, and in credentials.yml.
import type { World } from '#world.ts';
import { secretsIn } from './child-program.ts';

/** Shorter than any real token: to hide it would only tear words apart. */
const shortestToken = 8;

export async function knownTokens(world: Pick<World, 'env' | 'files' | 'places'>): Promise<readonly string[]> {
  // It is asked after a failure, which may well be that of these files.
  const kept = await keptHere(world).catch(() => []);
  return [...secretsIn(world.env), ...kept].filter((token) => token.length >= shortestToken);
}

/** What reads YAML is loaded only where there is some. */
async function keptHere(world: Pick<World, 'files' | 'places'>): Promise<readonly string[]> {
  if ((await world.files.list(world.places.config)).length === 0) return [];
  return (await import('./credentials.ts')).keptTokens(world);
}
