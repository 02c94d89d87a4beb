// `evidence scan`: what was done on GitLab, matched with goals, and how whole it is; nothing is written by it.
import { beforeEach, describe, expect, test } from 'vitest';
import { worldWithWork } from '../support/found-work.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
beforeEach(async () => {
  world = await worldWithWork();
});

interface Document {
  readonly window: { readonly since: string; readonly until: string };
  readonly items: readonly {
    readonly key: string;
    readonly with: readonly string[];
    readonly matches: readonly { readonly goal: number; readonly score: number }[];
    readonly suggested: string;
    readonly private: boolean;
  }[];
  readonly decidedBefore: number;
  readonly requests: number;
  readonly completeness: {
    readonly complete: boolean;
    readonly sources: readonly { readonly name: string; readonly state: string; readonly why: string | null }[];
  };
}
const scanned = async (flags = '') => {
  const { exitCode, stdout } = await world.run(`evidence scan --format json${flags}`);
  return { exitCode, ...(JSON.parse(stdout) as Document) };
};

test('candidates with the goal that they name, what is not public, and what fits nothing; half a year at first', async () => {
  const before = JSON.stringify(world.sandbox.state);
  const { exitCode, items, window, completeness } = await scanned();
  expect(exitCode).toBe(0);
  expect(window).toMatchObject({ since: '2026-05-23', until: '2026-11-23' });
  expect(
    items.map(({ key, with: others, matches, suggested, private: hidden }) => [
      key,
      others,
      matches[0]?.goal ?? null,
      suggested,
      hidden,
    ]),
  ).toEqual([
    ['p2!1', ['p2!2'], 2, 'keep', false],
    ['p3!1', [], 2, 'keep', true],
    ['p2!3', [], null, 'none', false],
  ]);
  expect(completeness.complete).toBe(true);
  expect(JSON.stringify(world.sandbox.state)).toBe(before);
});

test('on one screen', async () => {
  const { stdout } = await world.run('evidence scan');
  expect(stdout).toMatch(
    /^2026-05-23 to 2026-11-23 \(the last 6 months\) · \d+ requests {2}COMPLETE\n3 to look at: 3 merge requests\n/,
  );
  expect(stdout).toContain(
    '  Retry imports (+1)\n    p2!1 · alex/web!1 · merged 23 Nov\n    -> #2 Calm releases  100: you wrote "Goal: alex/goals#2"',
  );
  expect(stdout).toContain('    no goal fits\n');
  expect(stdout.endsWith('\nDecide them: devgrowth evidence inbox\n')).toBe(true);
});

test('what was decided comes no more', async () => {
  await world.run('evidence inbox --keep p2!1 --titles');
  await world.run('evidence inbox --drop p2!3');
  expect(await scanned()).toMatchObject({ items: [{ key: 'p3!1' }], decidedBefore: 3 });
  const { stderr } = await world.run('evidence remove 2 1 --yes');
  expect(stderr).toContain('note: if the inbox found it, it shows it again');
  expect(await scanned()).toMatchObject({ items: [{ key: 'p2!1' }, { key: 'p3!1' }], decidedBefore: 1 });
});

test('a week costs at most 40 requests, the goals included', async () => {
  world.requests();
  await world.run('evidence scan --since 7d');
  expect(world.requests().length).toBeLessThanOrEqual(40);
});

describe('less than whole', () => {
  test('a source that fails is named with its reason, the others are there, and the exit code says so', async () => {
    world.breakRoute('/api/v4/events', 403);
    const { exitCode, stdout } = await world.run('evidence scan');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('  PARTIAL\n3 to look at, as far as it is known: 3 merge requests');
    expect(stdout).toContain('    comments: unknown, ');
  });

  test('as JSON, with the state of each source', async () => {
    world.breakRoute('/api/v4/todos', 500);
    const { exitCode, completeness } = await scanned();
    expect([exitCode, completeness.complete]).toEqual([3, false]);
    expect(completeness.sources.find(({ name }) => name === 'thanks')).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining('500'),
    });
    expect(completeness.sources.find(({ name }) => name === 'authored')).toMatchObject({
      state: 'complete',
      why: null,
    });
  });

  test('only what was asked for: the others are skipped, which is no fault', async () => {
    const { exitCode, completeness } = await scanned(' --source authored');
    expect(exitCode).toBe(0);
    expect(completeness.sources.filter(({ state }) => state === 'skipped')).toHaveLength(5);
  });

  test('a number of requests is kept, and what is left out is said', async () => {
    const { exitCode, requests, completeness } = await scanned(' --max-requests 2');
    expect([exitCode, requests]).toEqual([3, 2]);
    expect(completeness.sources.find(({ name }) => name === 'comments')?.why).toContain(
      'the 2 requests that you allowed are used up',
    );
  });

  test('comments of a goal that did not arrive: a piece may be kept there', async () => {
    world.breakRoute('/api/v4/projects/1/issues/2/notes', 500);
    const { exitCode, completeness } = await scanned();
    expect(exitCode).toBe(3);
    expect(completeness.sources.at(-1)).toMatchObject({ name: 'comments of #2', state: 'partial' });
  });
});

test('--explain asks nothing of the work, and names what would be asked', async () => {
  world.requests();
  const { exitCode, stdout } = await world.run('evidence scan --explain --since 2026-11-16 --deep');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^2026-11-16 to 2026-11-23 \(.*\); nothing of your work was asked:\n/);
  for (const part of [
    'GET /merge_requests?scope=all',
    'author_username=alex',
    'GET /events?action=commented',
    'GET /todos?action=mentioned&state=done',
    'POST /glql',
    'award_emoji',
  ])
    expect(stdout).toContain(part);
  expect(world.requests().filter((request) => /merge_requests|events|todos|glql/.test(request))).toEqual([]);
});

test.each(['scan', 'scan --explain', 'debt', 'inbox --dropped', 'inbox --drop p3!1'])(
  'evidence %s in a CI job, whose log others read: refused, and nothing of the work asked',
  async (command) => {
    const job = worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true' } });
    const before = JSON.stringify(world.sandbox.state);
    const { exitCode, stdout, stderr } = await job.run(`evidence ${command}`);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('what a CI job prints is read by others: this is for the person alone');
    expect(stderr).not.toContain('Initech');
    expect(job.requests().filter((request) => /merge_requests|events|todos/.test(request))).toEqual([]);
    expect(JSON.stringify(world.sandbox.state)).toBe(before);
  },
);

test('of somebody else’s project nobody else scans', async () => {
  await world.run('share @morgan --yes');
  const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
  expect(await manager.run('evidence scan --project @alex')).toMatchObject({ exitCode: 1, stdout: '' });
});
