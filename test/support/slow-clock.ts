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

export interface JumpingClock {
  readonly now: () => string;
  readonly nowMs: () => number;
  /** Passes at once, in the order of the clock, as soon as everybody else sleeps too. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Something that happens when the time has come, whoever waits for it. */
  readonly after: (ms: number, work: () => Promise<unknown>) => void;
  /** Work that is under way: no time passes meanwhile. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** Whoever slept is gone, and does not wake. */
  readonly forgetSleepers: () => void;
  /** All that was to happen still. */
  readonly finish: () => Promise<void>;
}

/** A clock that jumps from one sleeper's end to the next: minutes pass in no time. */
export function jumpingClock(start: number): JumpingClock {
  let nowMs = start;
  let sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];
  let coming: { readonly atMs: number; readonly work: () => Promise<unknown> }[] = [];
  const busy = new Set<symbol>();
  let isTurning = false;
  const settled = () => new Promise((resolve) => void setImmediate(resolve));
  const first = <T extends { readonly atMs: number }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => a.atMs - b.atMs)[0];

  async function passTo(endMs: number): Promise<void> {
    for (;;) {
      const next = first(coming);
      if (next === undefined || next.atMs > endMs) break;
      coming = coming.filter((one) => one !== next);
      nowMs = Math.max(nowMs, next.atMs);
      await next.work();
    }
    if (Number.isFinite(endMs)) nowMs = Math.max(nowMs, endMs);
  }

  async function turn(): Promise<void> {
    isTurning = true;
    while (sleepers.length > 0) {
      do await settled();
      while (busy.size > 0);
      const next = first(sleepers);
      if (next === undefined) break;
      await passTo(next.atMs);
      if (!sleepers.includes(next)) continue;
      sleepers = sleepers.filter((one) => one !== next);
      next.wake();
    }
    isTurning = false;
  }

  return {
    now: () => new Date(nowMs).toISOString(),
    nowMs: () => nowMs,
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ atMs: nowMs + ms, wake });
        if (!isTurning) void turn();
      }),
    after: (ms, work) => void coming.push({ atMs: nowMs + ms, work }),
    async during(work) {
      const mine = Symbol();
      busy.add(mine);
      try {
        return await work();
      } finally {
        busy.delete(mine);
      }
    },
    forgetSleepers: () => void (sleepers = []),
    finish: () => passTo(Number.POSITIVE_INFINITY),
  };
}
