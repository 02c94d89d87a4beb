// One line on stderr that says how much was asked so far, for whoever waits at a terminal longer than half a second.
import type { World } from '#world.ts';

const waitMs = 500;
const stepMs = 100;
const frames = ['|', '/', '-', '\\'] as const;
const clearLine = '\r\u001B[K';

/** `count` is asked at each step, such as the requests sent. The line is gone when `work` is done. */
export async function watched<T>(
  { stderr, now, sleep }: Pick<World, 'stderr' | 'now' | 'sleep'>,
  words: (count: number) => string,
  count: () => number,
  work: Promise<T>,
): Promise<T> {
  if (!stderr.isTTY) return work;
  const state = { done: false, drawn: false };
  async function draw(): Promise<void> {
    await sleep(waitMs);
    for (let frame = 0; !state.done; frame += 1) {
      const before = now();
      stderr.write(`${clearLine}${frames[frame % frames.length] ?? ''} ${words(count())}`);
      state.drawn = true;
      await sleep(stepMs);
      // A clock that stands still has nobody waiting at it.
      if (now() <= before) return;
    }
  }
  void draw();
  try {
    return await work;
  } finally {
    state.done = true;
    if (state.drawn) stderr.write(clearLine);
  }
}
