// A clock that goes on only when it is told to, and wakes its sleepers on the way.

export interface SlowClock {
  readonly now: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  /** What is passed at the same time passes once. */
  readonly pass: (ms: number) => Promise<void>;
}

export function slowClock(start: string): SlowClock {
  let nowMs = Date.parse(start);
  let sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];
  const settled = () => new Promise((resolve) => void setImmediate(resolve));
  return {
    now: () => new Date(nowMs).toISOString(),
    sleep: (ms) => new Promise((wake) => void sleepers.push({ atMs: nowMs + ms, wake })),
    async pass(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        await settled();
        const next = sleepers.filter(({ atMs }) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
      }
      nowMs = Math.max(nowMs, endMs);
    },
  };
}
