// What GitLab keeps twice, asked for twice at once: on one machine it stands once, and of two machines the later one says that there are two.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type Finished, type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const folder = mkdtempSync(join(tmpdir(), 'devgrowth-at-once-'));
afterAll(() => rmSync(folder, { recursive: true }));
const importFile = join(folder, 'goals.yml');
writeFileSync(importFile, 'goals:\n  - { title: Imported once, kind: general, due: none }\n');
const sameImport = join(folder, 'same-goals.yml');
writeFileSync(
  sameImport,
  '# The same goal in another file.\ngoals:\n  - { title: Imported once, kind: general, due: none }\n',
);

const withGoal = scene({}, 'init --yes --no-input', 'goal add "Calm releases" --kind general --due none');
const withoutParts = scene(
  {},
  'init --yes --no-input',
  'goal add "Calm releases" --kind general --due none',
  async (world) => {
    await world.api('projects/1/boards/1', { method: 'DELETE' });
    await world.api('projects/1/issues/1', { method: 'PUT', body: { state_event: 'close' } });
  },
);
const withMeeting = scene(
  {},
  'init --yes --no-input',
  'goal add "Calm releases" --kind general --due none',
  '1on1 prepare --date 2026-11-27',
);

interface Made {
  /** Two ways to say the same: one draft would take both for one run. */
  readonly argv: readonly [readonly string[], readonly string[]];
  /** The request that makes it. */
  readonly by: RegExp;
  /** How many there are. */
  readonly count: (world: TestWorld) => Promise<number>;
  /** Of two of them; the later one is to be deleted unless given. */
  readonly advice?: string;
  /** Requests for its list, and how many a run makes that nobody disturbs: no more than the plan, the look in turn, the look afterwards, and what uses it. */
  readonly looks: readonly [RegExp, number];
  readonly from?: () => Promise<TestWorld>;
}

const rows = async (world: TestWorld, path: string) =>
  (await (await world.api(`projects/1/${path}`)).json()) as { title?: string; body?: string; name?: string }[];
const titled = (title: RegExp) => async (world: TestWorld) =>
  (await rows(world, 'issues?state=opened')).filter((row) => title.test(row.title ?? '')).length;
const said = (iid: number, body: RegExp) => async (world: TestWorld) =>
  (await rows(world, `issues/${iid}/notes`)).filter((row) => body.test(row.body ?? '')).length;

const made: Record<string, Made> = {
  'a link': {
    argv: [
      ['evidence', 'add', '2', 'https://example.com/talk'],
      ['evidence', 'add', '2', 'https://example.com/talk/'],
    ],
    by: /^before POST .*\/issues\/2\/notes$/,
    looks: [/^GET .*\/notes/, 2],
    count: said(2, /example\.com\/talk/),
  },
  'the year plan': {
    argv: [
      ['plan', 'start'],
      ['plan', 'start', '--format', 'json', '--templates', folder],
    ],
    by: /^before POST .*\/issues$/,
    looks: [/^GET .*labels=plan/, 2],
    count: titled(/year/i),
  },
  'the issue of wins': {
    argv: [
      ['evidence', 'add', 'wins', 'Held a drill'],
      ['evidence', 'add', 'wins', 'https://example.com/talk'],
    ],
    by: /^before POST .*\/issues$/,
    looks: [/^GET .*labels=wins/, 3],
    count: titled(/^Wins/),
    advice: 'All of them are read: delete none\\.',
  },
  'the promotion document': {
    argv: [
      ['promotion', 'start'],
      ['promotion', 'start', '--state', 'drafting'],
    ],
    by: /^before POST .*\/issues$/,
    looks: [/^GET .*(confidential=true|not%5Blabels)/, 5],
    count: titled(/^Promotion document/),
  },
  'the next 1:1': {
    argv: [
      ['1on1', 'prepare', '--date', '2026-11-27'],
      ['1on1', 'add', 'DISCUSS the first thing'],
    ],
    by: /^before POST .*\/issues$/,
    looks: [/^GET .*labels=one-on-one/, 4],
    count: titled(/1:1/),
  },
  'the 1:1 that a line needs': {
    argv: [
      ['1on1', 'add', 'DISCUSS the first thing'],
      ['1on1', 'add', 'DISCUSS the second thing'],
    ],
    by: /^before POST .*\/issues$/,
    looks: [/^GET .*labels=one-on-one/, 4],
    count: titled(/1:1/),
  },
  'an imported goal': {
    argv: [
      ['goal', 'add', '--import', importFile],
      ['goal', 'add', '--import', sameImport],
    ],
    by: /^before POST .*\/issues$/,
    looks: [/^GET .*labels=goal/, 3],
    count: titled(/Imported once/),
  },
  'a posted report': {
    argv: [
      ['report', '--post', '--since', '2026-11-16'],
      ['report', '--post', '--since', '2026-11-16', '--format', 'json'],
    ],
    by: /^before POST .*\/notes$/,
    looks: [/^GET .*\/issues\/3\/notes/, 3],
    count: said(3, /devgrowth:report/),
    from: withMeeting,
  },
  'the board': {
    argv: [
      ['init', '--yes', '--no-input'],
      ['init', '--yes', '--no-input', '--format', 'json'],
    ],
    by: /^before POST .*\/boards$/,
    looks: [/^GET .*\/boards/, 6],
    count: async (world) => (await rows(world, 'boards')).length,
    from: withoutParts,
  },
  'the dashboard': {
    argv: [
      ['init', '--yes', '--no-input'],
      ['init', '--yes', '--no-input', '--format', 'json'],
    ],
    by: /^before POST .*\/issues$/,
    looks: [/^GET .*labels=dashboard/, 4],
    count: titled(/^Dashboard/),
    from: withoutParts,
  },
};

const twoKept =
  /warning: the server kept .+ as "2: (https:\S+), (https:\S+)", not as "1"\nhint: Another machine wrote at the same moment\. /;
const deleteLater = String.raw`Delete the later one in the browser: \2`;

describe.each(Object.entries(made))(
  '%s',
  (_name, { argv: [one, other], by, looks: [list, times], count, advice = deleteLater, from = withGoal }) => {
    test('twice at once on one machine stands once', async () => {
      const runs: Promise<Finished>[] = [];
      let isMet = () => {};
      const met = new Promise<void>((resolve) => void (isMet = resolve));
      const world: TestWorld = await from({
        onLock: () => runs.length > 1 && isMet(),
        async onStep(step) {
          if (!by.test(step) || runs.length === 0) return;
          // The first one is about to write: the second goes on until it waits for its turn, or is about to write as well.
          if (runs.length > 1) return isMet();
          runs.push(world.run(other));
          await met;
        },
      });
      runs.push(world.run(one));
      await runs[0];
      expect(await Promise.all(runs)).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
      expect(await count(world)).toBe(1);
      expect(JSON.parse((await world.run('drafts list --format json')).stdout)).toMatchObject({ drafts: [] });
    });

    test('alone it is looked for no more often than it must be', async () => {
      const world = await from();
      await world.run(one);
      expect(world.requests().filter((request) => list.test(request))).toHaveLength(times);
    });

    test('of two machines the later one names both and says what to do', async () => {
      const first = await from();
      let isHeld = false;
      const later = worldOnSandbox({
        sandbox: first.sandbox,
        disk: new Map(),
        async onStep(step) {
          if (isHeld || !by.test(step)) return;
          isHeld = true;
          expect(await first.run(one)).toMatchObject({ exitCode: 0 });
        },
      });
      const { exitCode, stderr } = await later.run(other);
      expect(isHeld).toBe(true);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 5,
        stderr: expect.stringMatching(new RegExp(`${twoKept.source}${advice}\n`)),
      });
      expect(await count(first)).toBe(2);
      expect(JSON.parse((await later.run('drafts list --format json')).stdout)).toMatchObject({ drafts: [] });
    });
  },
);
