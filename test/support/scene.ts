// Scenes played once a file: each test goes on from there in a world of its own, and pays for none of the requests before it.
import { expect } from 'vitest';
import { type Snapshot, type TestWorld, type WorldOptions, worldOnSandbox } from './world.ts';

type Play = string | readonly string[] | ((world: TestWorld) => Promise<unknown>);

/**
 * @param acts commands, each of which must succeed, and whatever else sets the scene
 * @returns makes a copy; two copies in one test would share their server's name: play two scenes instead
 */
export function scene(options: WorldOptions, ...acts: readonly Play[]): (own?: WorldOptions) => Promise<TestWorld> {
  let played: Promise<Snapshot> | null = null;
  async function play(): Promise<Snapshot> {
    const world = worldOnSandbox(options);
    for (const act of acts) {
      if (typeof act === 'function') await act(world);
      else {
        const { exitCode, stderr } = await world.run(act);
        expect(exitCode, `${String(act)}\n${stderr}`).toBe(0);
      }
    }
    return world.snapshot();
  }
  return async (own = {}) => {
    const from = await (played ??= play());
    return worldOnSandbox({ ...options, now: from.now, ...own, from });
  };
}

/** A person who has run `init`, at the usual moment. */
export const worldWithProject = scene({}, 'init --yes --no-input');
