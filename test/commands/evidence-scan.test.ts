// `evidence scan`: what was found of a person's work in two other projects, how whole it is, and nothing written.
import { beforeEach, describe, expect, test } from 'vitest';
import { worldWithWork } from '../support/found-work.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
beforeEach(async () => {
  world = await worldWithWork();
  world.requests();
});

interface Scan {
  readonly schema: string;
  readonly window: { readonly since: string; readonly until: string };
  readonly completeness: {
    readonly complete: boolean;
    readonly sources: readonly { readonly name: string; readonly state: string; readonly why: string | null }[];
  };
  readonly requests: number;
  readonly decidedBefore: number;
  readonly items: readonly { readonly key: string; readonly suggested: string }[];
}
async function scanned(flags = ''): Promise<Scan & { readonly exitCode: number }> {
  const { exitCode, stdout } = await world.run(`evidence scan ${flags} --format json`);
  return { exitCode, ...(JSON.parse(stdout) as Scan) };
}
const statesOf = ({ completeness }: Scan) =>
  Object.fromEntries(completeness.sources.map(({ name, state }) => [name, state]));
const refused = () => new Response('{"message":"403 Forbidden"}', { status: 403 });

describe('for a person', () => {
  test('how much and how whole it is, then each piece with its key and why it fits', async () => {
    expect(await world.run('evidence scan')).toEqual({
      exitCode: 0,
      stdout: `23 May to 23 Nov (the last 6 months) · 13 requests · COMPLETE
  3 to look at: 3 merge requests

Retry imports (+1)  p2!1
      alex/web!1 · merged 23 Nov
      -> #2 Calm releases  100: you wrote "Goal: alex/goals#2"; the goal names
      alex/web!1

Merger with Initech  p3!1
      alex/vault!1 · merged 23 Nov · private
      -> #2 Calm releases  100: you wrote "Goal: alex/goals#2"; the goal names
      alex/vault!1

Translate the footer  p2!3
      alex/web!3 · merged 23 Nov

Decide: devgrowth evidence inbox
`,
      stderr: '',
    });
  });

  test('a source that fails is named, and the others are still there', async () => {
    world.breakRoute('/events', refused);
    const { exitCode, stdout } = await world.run('evidence scan');
    expect([exitCode, stdout]).toEqual([3, expect.stringContaining('PARTIAL\n  at least 3 to look at')]);
    expect(stdout).toMatch(/^ {2}approvals: unknown, .*403/m);
    expect(stdout).toMatch(/^ {2}comments: unknown, /m);
    world.breakRoute('/merge_requests', refused);
    expect(await world.run('evidence scan --source authored')).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('Nothing arrived, but not everything could be read'),
    });
  });

  test('decided, it is not there any more', async () => {
    await world.run('evidence inbox --keep p2!1 --drop p3!1');
    expect((await world.run('evidence scan --since 1w')).stdout).toMatch(
      /\(since 1w\) · \d+ requests · COMPLETE\n {2}1 to look at: 1 merge request · 2 kept or dropped before\n\nTranslate/,
    );
    await world.run('evidence inbox --drop p2!3');
    const { stdout } = await world.run('evidence scan');
    expect(stdout).toContain('  Nothing to look at · ');
    expect(stdout).not.toContain('Decide');
  });
});

describe('for a program', () => {
  test('window, sources with their state, requests and items, which a file of decisions takes', async () => {
    const scan = await scanned('--since 1w');
    expect(scan).toMatchObject({ exitCode: 0, schema: 'devgrowth/candidates/v1', decidedBefore: 0 });
    expect(scan.window).toMatchObject({ since: '2026-11-16', until: '2026-11-23' });
    expect(scan.items.map(({ key, suggested }) => `${key} ${suggested}`)).toEqual([
      'p2!1 keep',
      'p3!1 keep',
      'p2!3 none',
    ]);
    expect(new Set(Object.values(statesOf(scan)))).toEqual(new Set(['complete']));
    expect(scan.requests).toBeLessThanOrEqual(40);
  });

  test('--source reads these alone; --max-requests stops, and says of what', async () => {
    expect(statesOf(await scanned('--source authored,thanks'))).toEqual({
      authored: 'complete',
      reviews: 'skipped',
      approvals: 'skipped',
      comments: 'skipped',
      issues: 'skipped',
      thanks: 'complete',
    });
    const short = await scanned('--max-requests 2');
    expect(short).toMatchObject({ exitCode: 3, requests: 2, completeness: { complete: false } });
    expect(short.completeness.sources.find(({ name }) => name === 'issues')?.why).toBe(
      'the 2 requests that you allowed are used up',
    );
  });

  test('--deep asks more, and finds no more than there is', async () => {
    world.requests();
    const deep = await scanned('--deep');
    expect(deep.items).toHaveLength(3);
    expect(world.requests().some((request) => request.includes('award_emoji'))).toBe(true);
  });
});

test('--explain asks nothing: the days and the requests, for people and programs', async () => {
  const { exitCode, stdout } = await world.run('evidence scan --since 2w --source thanks --explain');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Nothing was asked. 2026-11-09 to 2026-11-23 (since 2w)');
  expect(stdout).toContain('\nthanks\n  GET /todos?action=mentioned&state=pending');
  expect(stdout).not.toContain('/merge_requests');
  const plan = await world.run('evidence scan --deep --explain --format json');
  expect(JSON.parse(plan.stdout)).toMatchObject({
    schema: 'devgrowth/candidates-plan/v1',
    requests: expect.arrayContaining([
      { source: 'reviews', request: 'GET /users/{id}', times: 'one for each, at most 40' },
    ]),
  });
  expect(world.requests()).toEqual([]);
});

test('only reads go out, and days that are none are a mistake', async () => {
  await world.run('evidence scan --deep');
  expect(world.requests().filter((request) => !request.startsWith('GET '))).toEqual([]);
  expect(await world.run('evidence scan --since someday')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('--since'),
  });
});

test('a scan is of the work of whoever asks: in the project of somebody else it is refused', async () => {
  await world.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 15 } });
  const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', disk: new Map() });
  const { exitCode, stderr } = await manager.run('evidence scan --project alex/goals');
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('is for @alex')]);
});
