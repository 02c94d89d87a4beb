// Asks and their answers, from both sides: a word of whoever was asked counts, from a browser and from the command line.
import { describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

/** #2 asks for help, #3 for an approval of the manager's. */
const asking = scene(
  { now: '2026-11-16T09:00:00.000Z' },
  'init --yes --no-input --manager @morgan',
  'share @morgan --yes',
  'goal add "Upgrade Rails" --kind general --no-input',
  ['goal', 'add', 'Be a host', '--kind', 'general', '--description', '- [ ] Approval: my manager', '--no-input'],
  'goal start 3',
  'goal log 2 Stuck --help-needed "A reviewer" --no-input',
  async (world) => world.setNow('2026-11-17T09:00:00.000Z'),
);
const asMorgan = (world: TestWorld) => worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });

async function inBrowser(world: TestWorld, iid: number, body: string, as = 'morgan'): Promise<void> {
  const answer = await world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body }, as });
  expect(answer.status).toBe(201);
}

async function reportOf(world: TestWorld, flags = '') {
  const { exitCode, stdout, stderr } = await world.run(`report --format json ${flags}`);
  expect(exitCode, stderr).toBe(0);
  const { needsYou, answered } = JSON.parse(stdout) as { needsYou: { place: { iid: number } }[]; answered: unknown[] };
  return { asked: needsYou.map(({ place }) => place.iid), answered };
}

async function labelsOf(world: TestWorld, iid: number): Promise<readonly string[]> {
  return ((await (await world.api(`projects/1/issues/${iid}`)).json()) as { labels: readonly string[] }).labels;
}

describe('a comment in the browser', () => {
  test('of the manager takes an ask off their list, and asks the person whether it is settled', async () => {
    const world = await asking();
    expect(await reportOf(world, '--for manager')).toEqual({ asked: [2, 3], answered: [] });
    await inBrowser(world, 2, 'Sam can look at it.');

    expect(await reportOf(world, '--for manager')).toEqual({ asked: [3], answered: [] });
    expect(await reportOf(asMorgan(world), '--project @alex')).toEqual({ asked: [3], answered: [] });
    expect(await reportOf(world)).toMatchObject({ asked: [3], answered: [{ type: 'ask', by: 'morgan' }] });
    for (const command of ['report', 'goal show 2']) {
      const { stdout } = await world.run(command);
      expect(stdout).toContain('replied by @morgan on Tue 17 Nov, settled?');
      expect(stdout).toContain('devgrowth goal log 2 --help-needed none');
    }
    expect((await asMorgan(world).run('goal show 2 --project @alex')).stdout).not.toContain('settled?');
  });

  test('and the next write of the person takes the label off; one that is a check-in settles it', async () => {
    const world = await asking();
    expect(await labelsOf(world, 2)).toContain('ask:open');
    await inBrowser(world, 2, 'Sam can look at it.');
    expect((await world.run('goal edit 2 --title "Upgrade Rails 8"')).exitCode).toBe(0);
    expect(await labelsOf(world, 2)).not.toContain('ask:open');
    expect(await reportOf(world)).toMatchObject({ answered: [{ type: 'ask' }] });

    expect((await world.run('goal log 2 "Sam looked at it"')).exitCode).toBe(0);
    expect(await reportOf(world)).toEqual({ asked: [3], answered: [] });
  });

  test('of somebody else is a comment', async () => {
    const world = await asking();
    await world.api('projects/1/members', { method: 'POST', body: { user_id: 3, access_level: 10 } });
    await inBrowser(world, 2, 'Good luck!', 'sam');
    await inBrowser(world, 3, 'Approved', 'sam');
    expect(await reportOf(world)).toEqual({ asked: [2, 3], answered: [] });
    expect((await world.run('goal show 2')).stdout).toContain('sam: Good luck!');
  });

  test('that says Approved answers, ticks nothing, and is told with what to tick', async () => {
    const world = await asking();
    await inBrowser(world, 3, 'Approved');
    expect(await reportOf(world, '--for manager')).toEqual({ asked: [2], answered: [] });
    const { stdout } = await world.run('report');
    expect(stdout).toContain('approved by @morgan on Tue 17 Nov, tick it devgrowth goal check 3 1');
    expect((await world.run('goal edit 3 --due 2027-01-29')).exitCode).toBe(0);
    expect(await labelsOf(world, 3)).not.toContain('ask:open');

    expect((await world.run('goal check 3 1')).exitCode).toBe(0);
    expect(await reportOf(world)).toEqual({ asked: [2], answered: [] });
  });

  test('leaves no line on the agenda that is prepared', async () => {
    const world = await asking();
    await inBrowser(world, 2, 'Sam can look at it.');
    expect((await world.run('1on1 prepare --date 2026-11-24 --yes --no-input')).exitCode).toBe(0);
    const { description } = (await (await world.api('projects/1/issues/4')).json()) as { description: string };
    expect(description).not.toContain('] HELP');
    expect(description).toContain('REVIEW approval of my manager');
  });
});
