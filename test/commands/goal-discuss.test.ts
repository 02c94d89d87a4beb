// `goal add` proposes its goal for the next 1:1: asked, told, refused; never for what the 1:1's readers may not read.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { ctrlC, type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const managed = scene({}, 'init --yes --no-input --manager morgan', 'share @morgan --yes');
const alone = scene({}, 'init --yes --no-input');
const add = 'goal add Read --kind general --due none --set purpose=Rest';
const tty = { isTTY: true };

interface Issue {
  readonly title: string;
  readonly description: string;
  readonly labels: readonly string[];
}
const issues = async (world: TestWorld) =>
  ((await (await world.api('projects/1/issues?sort=asc')).json()) as readonly Issue[]).filter(
    ({ title }) => title !== 'Dashboard',
  );
const lines = async (world: TestWorld) =>
  (await issues(world))
    .filter(({ labels }) => labels.includes('one-on-one'))
    .map(({ title, description }) => [title, ...description.split('\n').filter((line) => line.startsWith('- [ ]'))]);
const looks = (requests: readonly string[]) => requests.filter((one) => one.includes('one-on-one'));

test('--discuss adds one line to the 1:1 that is open, and opens the next one where none is', async () => {
  const world = await managed();
  expect(await world.run(`${add} --discuss --dry-run`)).toMatchObject({
    stdout: expect.stringContaining('- [ ] DISCUSS new goal'),
  });
  expect(await issues(world)).toEqual([]);
  expect((await world.run(`${add} --discuss`)).stdout).toMatch(
    /^Opened #2 .*, on the agenda of #3 1:1 .*, which was opened\n/u,
  );
  expect(await lines(world)).toEqual([[expect.stringMatching(/^1:1/u), '- [ ] DISCUSS new goal #2: Read']]);
  expect(
    (await world.run('goal add "Ask @sam" --kind general --due none --set purpose=Rest --discuss')).stdout,
  ).toMatch(/^Opened #4 .*, on the agenda of #3 1:1 [\d-]+\n/u);
  expect((await lines(world))[0]?.slice(1)).toEqual([
    '- [ ] DISCUSS new goal #2: Read',
    '- [ ] DISCUSS new goal #4: Ask `@sam`',
  ]);
});

test('in a terminal it is asked once the goal is open; whoever breaks off there has the goal', async () => {
  const world = await managed();
  await world.run('1on1 prepare --date 2026-12-01');
  const asked = async (discuss: string | boolean) => world.run(add, { ...tty, answers: { discuss } });
  expect(await asked(true)).toMatchObject({ exitCode: 0 });
  expect((await lines(world))[0]?.slice(1)).toEqual(['- [ ] DISCUSS new goal #3: Read']);
  world.requests();
  for (const answer of [false, ctrlC]) {
    expect(await asked(answer)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Opened #\d Read \(general\)\n/u),
    });
    expect(looks(world.requests())).toEqual([]);
  }
  expect((await lines(world))[0]).toHaveLength(2);
});

test('where it is not wanted nothing is asked, of the person and of the server', async () => {
  const world = await managed();
  const commands = [add, `${add} --no-discuss`, `${add} --yes`, `${add} --confidential`];
  for (const [index, command] of commands.entries()) {
    world.requests();
    expect(await world.run(command, index === 0 ? {} : tty), command).toMatchObject({ exitCode: 0 });
    expect(looks(world.requests()), command).toEqual([]);
  }
  const own = await alone();
  own.requests();
  expect(await own.run(add, tty)).toMatchObject({ exitCode: 0 });
  expect(looks(own.requests())).toEqual([]);
});

test('refused before anything is written: for a confidential goal, and where nobody is there to discuss it with', async () => {
  const world = await managed();
  for (const command of [
    `${add} --confidential --discuss`,
    'goal add Rest --kind career-change --due none --set role=Lead --discuss',
  ]) {
    const { exitCode, stderr } = await world.run(command);
    expect([command, exitCode]).toEqual([command, 1]);
    expect(stderr).toContain('a confidential goal goes on no agenda: every member reads the 1:1\n');
    expect(stderr).toContain('hint: Nothing was written. Leave --discuss out');
  }
  expect(await issues(world)).toEqual([]);

  const own = await alone();
  const { exitCode, stderr } = await own.run(`${add} --discuss`);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('no manager is named, and no 1:1 was held\n')]);
  expect(await issues(own)).toEqual([]);
  // A 1:1 with somebody who is no manager is one.
  await own.run('1on1 prepare --date 2026-12-01');
  expect(await own.run(`${add} --discuss`)).toMatchObject({ exitCode: 0 });
  expect((await lines(own))[0]?.slice(1)).toEqual(['- [ ] DISCUSS new goal #3: Read']);
});

test('on one row of a terminal the title gives way, and the 1:1 that it went to stands there whole', async () => {
  const world = await managed({ screen: { rows: 24, hasPager: false } });
  const title = 'Shadow the application security team for a week';
  const { stdout } = await world.run(
    `goal add "${title}" --kind general --due 2027-01-29 --set purpose=Rest --discuss`,
  );
  const [row = ''] = stdout.split('\n');
  expect(row).toMatch(/^Opened #2 Shadow the appl… \(general, due 2027-01-29\), on the agenda of #3 1:1 /u);
  expect(row.length).toBeLessThanOrEqual(80);
  const long = `${'A sentence that says much more than any row holds. '.repeat(3)}Ends.`;
  const waits = await world.run(`goal wait 2 "${long}"`);
  expect(waits.stdout.split('\n')[0]).toMatch(/^Now waiting: #2 Shadow the appl…: waits for A sentence .*…$/u);
});
