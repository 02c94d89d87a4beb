// The next year plan from the last: words taken over, the old one closed, each naming the other, on whichever day of the year.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const atYearsEnd = scene(
  {},
  'init --yes --no-input',
  'plan start --aspiration "Lead one service" --focus "Databases" --intention "Two teams use it"',
  'goal add "Cut deploy time" --kind general --due 2027-01-15',
  'goal add "My health" --kind general --due 2027-01-15',
  'goal edit 4 --confidential',
  'plan close FY27-Q3 --differently "Ask earlier"',
  async (world) => world.setNow('2027-10-20T09:00:00.000Z'),
);
let world: TestWorld;
beforeEach(async () => {
  world = await atYearsEnd();
  world.requests();
});

const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
const issue = async (iid: number) =>
  (await (await world.api(`projects/1/issues/${iid}`)).json()) as { state: string; description: string };
const line = 'plan start --from last --became "One team does" --intention "Four teams" --yes';

describe('plan start --from last', () => {
  test('takes over aspiration and focus, tells what became of it, closes the last, and both name each other', async () => {
    expect(await world.run(line)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Opened #5 Year plan of Alex Ferreira, for FY28-Q4 to FY29-Q3; #2 is closed\n/u),
    });
    const [last, next] = [await issue(2), await issue(5)];
    expect(last).toMatchObject({ state: 'closed', description: expect.stringMatching(/\n\nGoes on in #5\.\n/u) });
    expect(next.description).toMatch(
      /## Aspiration\n\nLead one service\n\n## Focus\n\nDatabases\n\n## Intention\n\nFour teams\n[\s\S]*### FY28-Q4[\s\S]*## From the last plan\n\nGoes on from #2 \(FY27-Q4 to FY28-Q3\)\.\n\n- \*\*Intention:\*\* Two teams use it\n- \*\*What became of it:\*\* One team does\n- \*\*Still open:\*\* #3, `#4`\n- \*\*Differently since FY27-Q3:\*\* Ask earlier\n/u,
    );
    expect(next.description).not.toContain('My health');
  });

  test('once more it is there: nothing is written, and other words wait in a draft', async () => {
    await world.run(line);
    world.requests();
    expect(await world.run('plan start --from last --yes')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^There already: #5 Year plan/u),
    });
    expect(writes()).toEqual([]);
    expect(await world.run('plan start --from last --focus Search --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/the year plan is there already: #5[\s\S]*drafts resume/u),
    });
  });

  test('a quarter of the last year is closed in its own plan, and its goals count on', async () => {
    await world.run('plan close FY28-Q1 --keep 3');
    world.setNow('2027-11-05T09:00:00.000Z');
    await world.run(line);
    expect(await world.run('plan close FY28-Q3 --moved Much')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Closed FY28-Q3 in #2 /u),
    });
  });

  test('one that was closed in the browser is gone on from; with neither it says how to begin', async () => {
    await world.api('projects/1/issues/2', { method: 'PUT', body: { state_event: 'close' } });
    expect(await world.run('plan start --from last --dry-run')).toMatchObject({
      stdout: expect.stringMatching(/close #2 Year[^\n]*\n {2}open Year plan[^\n]*, for FY28-Q4 to FY29-Q3/u),
    });
    expect(await world.run('plan start --from last --yes')).toMatchObject({ exitCode: 0 });
    expect((await issue(5)).description).toContain('Goes on from #2 ');
  });

  test('nothing without a yes; in a terminal what stood is shown, and Enter keeps it', async () => {
    expect(await world.run('plan start --from last')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--yes'),
    });
    const answers = { aspiration: '', focus: 'Search', became: '', intention: '', yes: true };
    expect(await world.run('plan start --from last', { isTTY: true, answers })).toMatchObject({ exitCode: 0 });
    expect((await issue(5)).description).toMatch(/Lead one service\n\n## Focus\n\nSearch\n\n## Intention\n\n- _What/u);
  });

  test('what guests did not read in the last they do not read in the next', async () => {
    await world.api('projects/1/issues/2', { method: 'PUT', body: { confidential: true } });
    expect(await world.run(line)).toMatchObject({ exitCode: 0 });
    expect(await issue(5)).toMatchObject({ confidential: true });
  });

  test('without a plan of before it says how to begin', async () => {
    await world.api('projects/1/issues/2', { method: 'DELETE' });
    expect(await world.run('plan start --from last --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/no year plan to go on from\nhint: `devgrowth plan start`/u),
    });
  });
});
