// How long a command makes somebody wait, in round trips, and what a terminal shows meanwhile.
import { byFetch } from '#gitlab/wire/carry.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ink } from '#render/terminal/ink.ts';
import { clearedStream } from '#cli/cleared-stream.ts';
import { run } from '#cli/run.ts';
import { statusLine } from '#cli/status-line.ts';
import { openGitLab } from '#gitlab/forge.ts';
import type { World } from '#world.ts';
import { slowClock } from '../support/slow-clock.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let place: TestWorld;

beforeEach(async () => {
  place = worldOnSandbox({ now: '2026-11-23T09:00:00.000Z' });
  await place.run('init --yes --no-input');
  for (const title of ['One', 'Two', 'Three']) await place.run(`goal add ${title} --kind general`);
});

/** A server that answers nobody before everybody has asked: what is asked at the same time is one wave. */
function inWaves(): { readonly world: World; readonly waves: string[][] } {
  const waves: string[][] = [];
  let waiting: { readonly path: string; readonly answer: () => void }[] = [];
  let isHolding = false;
  const turn = () => new Promise((resolve) => void setImmediate(resolve));

  async function hold(): Promise<void> {
    isHolding = true;
    for (let quiet = 0, known = 0; quiet < 20; ) {
      await turn();
      quiet = waiting.length === known ? quiet + 1 : 0;
      known = waiting.length;
    }
    isHolding = false;
    const wave = waiting;
    waiting = [];
    waves.push(wave.map(({ path }) => path));
    for (const { answer } of wave) answer();
  }

  const world: World = {
    ...place.world,
    openForge: ({ host, token }) =>
      Promise.resolve(
        openGitLab({
          base: host,
          token,
          now: place.world.now,
          sleep: () => Promise.resolve(),
          maxConcurrent: 1_000,
          carry: byFetch(async (request) => {
            await new Promise<void>((answer) => {
              waiting.push({ path: new URL(request.url).pathname.replace('/api/v4', ''), answer });
              if (!isHolding) void hold();
            });
            return place.sandbox.fetch(request);
          }),
        }),
      ),
  };
  return { world, waves };
}

async function wavesOf(argv: readonly string[]): Promise<string[][]> {
  const { world, waves } = inWaves();
  expect(await run(argv, world)).toBe(0);
  return waves;
}

describe('a report asks for everything as soon as it can be asked', () => {
  test('who and where, the settings, the lists, the stories of the goals', async () => {
    const waves = await wavesOf(['report']);
    expect(waves).toHaveLength(4);
    expect(waves[0]?.toSorted()).toEqual(['/projects', '/user']);
    expect(waves[1]).toEqual(['/projects/1/repository/files/.devgrowth.yml']);
    expect(waves[2]).not.toContainEqual(expect.stringMatching(/notes|events/));
    expect(waves[3]?.filter((path) => /notes|events/.test(path))).toHaveLength(9);
  });

  test('own templates and a promotion document cost no wave', async () => {
    expect((await place.run('promotion start --no-input --yes')).exitCode).toBe(0);
    const content = '---\nname: own\n---\n';
    const actions = [{ action: 'create', file_path: '.devgrowth/templates/own.md', content }];
    const body = { branch: 'main', commit_message: 'An own kind', actions };
    expect((await place.api('projects/1/repository/commits', { method: 'POST', body })).status).toBe(201);
    const waves = await wavesOf(['report']);
    expect(waves).toHaveLength(4);
    expect(waves[3]).toContainEqual(expect.stringContaining('templates'));
    expect(waves[3]).toContainEqual(expect.stringContaining('/issues/2/notes'));
  });

  test('one more where a posted report says on which day this one begins', async () => {
    expect((await place.run('1on1 prepare --no-input --yes')).exitCode).toBe(0);
    expect((await place.run('report --post')).exitCode).toBe(0);
    expect(await wavesOf(['report'])).toHaveLength(5);
  });
});

describe('a terminal', () => {
  async function onSlowServer(argv: readonly string[], isTTY: boolean) {
    const clock = slowClock(place.world.now());
    const said: string[] = [];
    const printed: string[] = [];
    const stderr = { write: (text: Ink) => void said.push(text.toString()), isTTY, columns: 80 };
    const line = statusLine({ ...clock, stderr });
    const stdout = {
      ...place.world.stdout,
      write(text: Ink) {
        expect(said.join('').split('\r').at(-1)?.trim() ?? '', 'before the result').toBe('');
        printed.push(text.toString());
      },
    };
    const openForge: World['openForge'] = ({ host, token }) =>
      Promise.resolve(
        openGitLab({
          base: host,
          token,
          now: clock.now,
          sleep: clock.sleep,
          ...line,
          carry: byFetch(async (request) => {
            await clock.pass(200);
            return place.sandbox.fetch(request);
          }),
        }),
      );
    const world = {
      ...place.world,
      stderr: clearedStream(stderr, () => line),
      stdout: clearedStream(stdout, () => line),
    };
    const exitCode = await run(argv, { ...world, openForge });
    line.end();
    await clock.pass(2_000);
    return { exitCode, said: said.join(''), printed: printed.join('') };
  }

  test('says what is asked and how much of it is answered, and shows the result alone', async () => {
    const { exitCode, said, printed } = await onSlowServer(['report'], true);
    expect(exitCode).toBe(0);
    expect(printed).toMatch(/^Alex Ferreira {3}/);
    expect(said).toMatch(/[|/\\-] gitlab-\d+\.test: \d+ of \d+ answers, reading the /);
    expect(said.split('\r').at(-1)).toBe('');
  });

  test('is told nothing where stderr is piped', async () => {
    expect(await onSlowServer(['report', '--format', 'json'], false)).toMatchObject({ exitCode: 0, said: '' });
  });

  test('keeps no line under an error', async () => {
    const { exitCode, said } = await onSlowServer(['goal', 'show', '99'], true);
    expect(exitCode).toBe(1);
    expect(said.split('\r').at(-1)).toMatch(/^error: [^\r]*\n/);
  });
});
