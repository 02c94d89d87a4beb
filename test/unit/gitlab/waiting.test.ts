// A wait is told once to whoever waits, and a server's clock is what its answers say.
import { describe, expect, test } from 'vitest';
import { serverClock } from '#gitlab/wire/server-clock.ts';
import { announcing } from '#gitlab/wire/waiting.ts';

describe('waits', () => {
  function waits() {
    const told: number[] = [];
    let nowMs = Date.parse('1970-01-01T00:00:00.000Z');
    const announce = announcing({
      base: 'https://gitlab.example',
      now: () => new Date(nowMs).toISOString(),
      onWait: ({ ms }: { readonly ms: number }) => void told.push(ms),
    } as never);
    return { told, announce: (ms: number) => announce(ms, 'too many requests'), pass: (ms: number) => (nowMs += ms) };
  }

  test.each([
    [999, []],
    [1_000, [1_000]],
  ])('of %i ms', (ms, expected) => {
    const { told, announce } = waits();
    announce(ms);
    expect(told).toEqual(expected);
  });

  test('until the same moment are told once, a second more is another one', () => {
    const { told, announce, pass } = waits();
    announce(5_000);
    announce(5_000);
    announce(5_999);
    expect(told).toEqual([5_000]);
    announce(6_000);
    expect(told).toEqual([5_000, 6_000]);
    pass(2_000);
    announce(4_000);
    expect(told).toEqual([5_000, 6_000]);
    pass(3_000);
    announce(5_000);
    expect(told).toEqual([5_000, 6_000, 5_000]);
  });
});

describe("the server's clock", () => {
  const here = '2026-11-30T10:00:00.000Z';
  const dated = (date: string | null) => ({ get: () => date });

  test('is ours until an answer tells of another one, and stays so where one tells nothing', () => {
    const clock = serverClock(() => here);
    expect(clock.now()).toBe(here);
    clock.learn(dated('Mon, 30 Nov 2026 10:01:30 GMT'));
    for (const unknown of [null, '', 'soon']) clock.learn(dated(unknown));
    expect(clock.now()).toBe('2026-11-30T10:01:30.000Z');
    expect(clock.at('2026-11-01T00:00:00.000Z')).toBe('2026-11-01T00:01:30.000Z');
    expect(clock.localNow()).toBe(here);
  });
});
