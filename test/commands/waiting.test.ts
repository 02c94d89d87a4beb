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
import { forgetAnswers } from '../support/kept.ts';

useSandboxes();

let place: TestWorld;

beforeEach(async () => {
  place = worldOnSandbox({ now: '2026-11-23T09:00:00.000Z' });
  await place.run('init --yes --no-input');
  for (const title of ['One', 'Two', 'Three']) await place.run(`goal add ${title} --kind general`);
});

/** A server that answers nobody before everybody has asked: what is asked at the same time is one wave. */
function inWaves(maxConcurrent: number): { readonly world: World; readonly waves: string[][] } {
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
    openForge: ({ host, token, answers }) =>
      Promise.resolve(
        openGitLab({
          base: host,
          token,
          now: place.world.now,
          sleep: () => Promise.resolve(),
          maxConcurrent,
          ...(answers?.isOffline === false ? { answers } : {}),
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

async function wavesOf(argv: readonly string[], sideBySide = 1_000): Promise<string[][]> {
  const { world, waves } = inWaves(sideBySide);
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

  test('ten goals of a project known by its name: four rounds of as many requests as run side by side', async () => {
    for (let number = 4; number <= 10; number += 1) await place.run(`goal add G${number} --kind general`);
    for (let iid = 2; iid <= 11; iid += 1) await place.run(`goal log ${iid} "Began"`);
    place.setNow('2027-01-18T09:00:00.000Z');
    for (const iid of [2, 3]) await place.run(`goal log ${iid} "Went on"`);
    const waves = await wavesOf(['report', '--project', 'alex/goals'], 8);
    expect(waves[0]?.map((path) => path.replaceAll('%2F', '/')).toSorted()).toEqual([
      '/projects/alex/goals',
      '/projects/alex/goals/repository/files/.devgrowth.yml',
      '/user',
    ]);
    expect(waves).toHaveLength(4);
    // One of them is for the plan, which says when nothing is quiet.
    expect(waves.flat()).toHaveLength(24);
    // What was read within two minutes of a change is no proof; later it is.
    place.setNow('2027-01-18T09:05:00.000Z');
    await wavesOf(['report', '--project', 'alex/goals'], 8);
    const again = await wavesOf(['report', '--project', 'alex/goals'], 8);
    expect(again.length).toBeLessThanOrEqual(3);
    expect(again.flat().filter((path) => /notes|events/.test(path))).toEqual([]);
  });

  test('settings that could not be read by name are read from the project that was found', async () => {
    place.breakRoute('/alex%2Fgoals/repository/files/.devgrowth.yml', 500);
    place.requests();
    expect(await place.run('goal list --project alex/goals')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(place.requests()).toContainEqual(expect.stringMatching(/^GET \/projects\/1\/repository\/files\//u));
    place.mendRoutes();
    await place.run('goal list --project alex/goals');
    expect(place.requests().filter((request) => request.includes('/repository/files/'))).toHaveLength(1);
  });

  test('what changed since the last posted report costs one request and no wave; all of it, one wave', async () => {
    const days = ['2027-01-11', '2027-01-12', '2027-01-18'].map((day) => `${day}T09:00:00.000Z`);
    const [posted = '', held = '', today = ''] = days;
    place.setNow(posted);
    for (const command of ['1on1 prepare --date 2027-01-12 --yes --no-input', 'report --post'])
      expect((await place.run(command)).exitCode, command).toBe(0);
    place.setNow(held);
    expect((await place.run('1on1 close --yes')).exitCode).toBe(0);
    place.setNow(today);
    expect((await place.run('goal log 2 "Began"')).exitCode).toBe(0);
    const waves = await wavesOf(['report']);
    expect(waves).toHaveLength(4);
    expect(waves.flat().filter((path) => path.endsWith('/issues/5/notes'))).toHaveLength(1);
    forgetAnswers(place);
    const all = await wavesOf(['report', '--diff']);
    expect(all).toHaveLength(5);
    expect(all[3]).toContain('/projects/1/issues/5/notes');
    expect(all[4]).toContainEqual(expect.stringContaining('/issues/2/notes'));
    // Without its comment nothing is asked, and there is no such line.
    const comments = (await (await place.api('projects/1/issues/5/notes?activity_filter=only_comments')).json()) as {
      readonly id: number;
    }[];
    for (const { id } of comments) await place.api(`projects/1/issues/5/notes/${id}`, { method: 'DELETE' });
    const without = await wavesOf(['report']);
    expect(without).toHaveLength(4);
    expect(waves.flat().length - without.flat().length).toBe(1);
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
