// What whoever waits at a terminal is told, and that nothing of it stays behind.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ink } from '#render/terminal/ink.ts';
import { type AnnouncedWait, type AnnouncedWork, sayWait, type StatusLine, statusLine } from '#cli/status-line.ts';
import { type SlowClock, slowClock } from '../support/slow-clock.ts';

const work = (answered: number, asked = 12): AnnouncedWork => ({
  host: 'gitlab.com',
  doing: 'reading goal #4',
  asked,
  answered,
});
const wait: AnnouncedWait = { host: 'gitlab.com', why: 'it answers 502', ms: 2_500 };

let clock: SlowClock;
let line: StatusLine;
let written: string[];
/** What the terminal's line shows. */
const shown = () => written.join('').split('\r').at(-1)?.trimEnd() ?? '';

function onTerminal(isTTY = true, columns = 80): void {
  written = [];
  clock = slowClock('2026-11-23T09:00:00.000Z');
  line = statusLine({ ...clock, stderr: { write: (text) => void written.push(text.toString()), isTTY, columns } });
}

beforeEach(() => onTerminal());

describe('work', () => {
  test('is told after half a second, with counts, and gone when it is done', async () => {
    line.onWork(work(0));
    await clock.pass(499);
    expect(written).toEqual([]);
    await clock.pass(1);
    expect(shown()).toBe('| gitlab.com: 0 of 12 answers, reading goal #4');
    line.onWork(work(5));
    await clock.pass(100);
    expect(shown()).toBe('/ gitlab.com: 5 of 12 answers, reading goal #4');
    line.onWork(work(12));
    expect(shown()).toBe('');
    await clock.pass(5_000);
    expect(shown()).toBe('');
  });

  test('that is done sooner is not told', async () => {
    line.onWork(work(0));
    await clock.pass(300);
    line.onWork(work(12));
    await clock.pass(5_000);
    line.onWork(work(12, 13));
    await clock.pass(400);
    line.onWork(work(13, 13));
    expect(written).toEqual([]);
  });

  test('of many requests in a row is one wait', async () => {
    for (let answered = 0; answered < 6; answered += 1) {
      line.onWork(work(answered, answered + 1));
      await clock.pass(100);
      line.onWork(work(answered + 1, answered + 1));
    }
    line.onWork(work(6, 7));
    await clock.pass(100);
    expect(shown()).toMatch(/6 of 7 answers/);
  });

  test('is written without an escape sequence, and never wraps', async () => {
    onTerminal(true, 30);
    line.onWork({ ...work(0), doing: 'creating the goal "\u001B[31mred\u202E"' });
    await clock.pass(1_000);
    line.end();
    for (const character of ['\u001B', '\u202E', '\n']) expect(written.join('')).not.toContain(character);
    for (const drawn of written.join('').split('\r')) expect(drawn.length).toBeLessThan(30);
  });

  test('is not told where stderr is no terminal', async () => {
    onTerminal(false);
    line.onWork(work(0));
    await clock.pass(5_000);
    line.end();
    expect(written).toEqual([]);
  });

  test('hides while something else has the terminal', async () => {
    line.onWork(work(0));
    await clock.pass(600);
    expect(shown()).not.toBe('');
    await line.hiddenFor(async () => {
      expect(shown()).toBe('');
      await clock.pass(1_000);
      line.onWait(wait);
      expect(shown()).toBe('');
    });
    await clock.pass(100);
    expect(shown()).not.toBe('');
  });

  test('is not told any more after the end', async () => {
    line.onWork(work(0));
    await clock.pass(600);
    line.end();
    expect(shown()).toBe('');
    line.onWork(work(1));
    line.onWait(wait);
    await clock.pass(5_000);
    expect(shown()).toBe('');
  });
});

describe('a step', () => {
  test('and the work for it share one line, which stays between two requests and goes with the step', async () => {
    line.onStep('5/12 Find a mentor');
    line.onWork(work(0));
    await clock.pass(600);
    expect(shown()).toBe('/ 5/12 Find a mentor · gitlab.com: 0 of 12 answers, reading goal #4');
    line.onWork(work(12));
    await clock.pass(100);
    expect(shown()).toBe('- 5/12 Find a mentor');
    line.onStep('6/12 \u001B[31mRead\n');
    await clock.pass(100);
    expect(shown()).toBe('\\ 6/12 Read');
    line.onStep('');
    expect(shown()).toBe('');
    await clock.pass(5_000);
    expect(shown()).toBe('');
  });

  test('is told neither where stderr is no terminal, nor after the end', async () => {
    onTerminal(false);
    line.onStep('1/2 One');
    await clock.pass(1_000);
    expect(written).toEqual([]);
    onTerminal();
    line.end();
    line.onStep('1/2 One');
    await clock.pass(1_000);
    expect(written).toEqual([]);
  });
});

describe('a wait', () => {
  test('is counted down at once, then the work goes on', async () => {
    line.onWork(work(3));
    line.onWait(wait);
    expect(shown()).toBe('gitlab.com: it answers 502; going on in 3 s (09:00:02 UTC).');
    await clock.pass(1_000);
    expect(shown()).toBe('gitlab.com: it answers 502; going on in 2 s (09:00:02 UTC).');
    await clock.pass(1_600);
    expect(shown()).toMatch(/3 of 12 answers/);
  });

  test('between two questions is counted down too, and its line goes when it is over', async () => {
    line.onWork(work(12));
    line.onWait(wait);
    await clock.pass(1_000);
    expect(shown()).toBe('gitlab.com: it answers 502; going on in 2 s (09:00:02 UTC).');
    await clock.pass(1_600);
    expect(shown()).toBe('');
  });

  test('is one plain line where stderr is no terminal', () => {
    onTerminal(false);
    line.onWait(wait);
    expect(written).toEqual(['gitlab.com: it answers 502; going on in 3 s (09:00:02 UTC).\n']);
  });

  test('is one plain line where others are written', () => {
    const stderr = { write: (text: Ink) => void written.push(text.toString()), isTTY: true, columns: 80 };
    sayWait({ stderr, now: clock.now }, wait);
    expect(written).toEqual(['gitlab.com: it answers 502; going on in 3 s (09:00:02 UTC).\n']);
  });
});
