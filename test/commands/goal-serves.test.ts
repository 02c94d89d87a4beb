// What a goal serves: said when it is opened or later, shown wherever the goal is, and heard of by nobody elsewhere.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const ready = scene({}, 'init --yes --no-input --manager @morgan');
beforeEach(async () => {
  world = await ready();
});

const description = async (iid: number) =>
  ((await (await world.api(`projects/1/issues/${iid}`)).json()) as { description: string }).description;
const json = async (command: string) => JSON.parse((await world.run(`${command} --format json`)).stdout);
const write = (iid: number, body: object) => world.api(`projects/1/issues/${iid}`, { method: 'PUT', body });
const words = 'alex/web#1 Zero-downtime upgrades';

describe('goal add', () => {
  test.each(['general', 'challenging-task', 'growing-others', 'reading'])(
    '--serves of kind %s stands above the text, once',
    async (kind) => {
      const { exitCode } = await world.run(['goal', 'add', 'Upgrades', '--kind', kind, '--serves', words]);
      expect(exitCode).toBe(0);
      expect(await description(2)).toMatch(/^Serves: `alex\/web#1` Zero-downtime upgrades\n\n[^\n]/);
      expect((await description(2)).match(/serves/gi)).toHaveLength(1);
    },
  );

  test('in the place of the text it stands above the own one', async () => {
    await world.run(['goal', 'add', 'Upgrades', '--kind', 'general', '--serves', words, '--description', 'My text']);
    expect(await description(2)).toMatch(/^Serves: `alex\/web#1` Zero-downtime upgrades\n\nMy text\n\n<!--/);
  });

  test('is one optional question of a kind that asks', async () => {
    const answers = { title: 'Upgrades', serves: words, goal: 'Upgrades', actions: [], due: 'none', discuss: false };
    const rest = { purpose: '', success: '', support: '', submit: 'submit' };
    const { exitCode, stderr } = await world.run('goal add --kind general', {
      isTTY: true,
      answers: { ...answers, ...rest },
    });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(await description(2)).toMatch(/^Serves: `alex\/web#1` Zero-downtime upgrades\n\n## Purpose/);
  });

  test('leaves no note where it points to', async () => {
    await world.api('projects', { method: 'POST', body: { path: 'web', visibility: 'public' } });
    await world.api('projects/alex%2Fweb/issues', { method: 'POST', body: { title: 'Upgrades' } });
    await world.run(['goal', 'add', 'Upgrades', '--kind', 'general', '--serves', words]);
    await world.run(['goal', 'edit', '2', '--serves', `${world.base}/alex/web/-/issues/1`]);
    expect(await (await world.api('projects/alex%2Fweb/issues/1/notes')).json()).toEqual([]);
  });

  test('none is no word of it', async () => {
    expect((await world.run('goal add Upgrades --kind general --serves None')).exitCode).toBe(0);
    expect(await description(2)).not.toMatch(/serves/i);
  });

  test('refuses what says nothing, and a page', async () => {
    for (const typed of [' ', '_Which epic?_', 'word '.repeat(60)])
      expect(await world.run(['goal', 'add', 'Upgrades', '--kind', 'general', '--serves', typed])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('--serves'),
      });
  });
});

describe('goal edit', () => {
  beforeEach(async () => {
    await world.run('goal add Upgrades --kind reading --due none');
  });

  test('sets, changes and takes away that line alone', async () => {
    const before = await description(2);
    expect((await world.run(['goal', 'edit', '2', '--serves', words])).stdout).toMatch(
      /^Changed #2 Upgrades \(what it serves\)/,
    );
    expect(await description(2)).toBe(`Serves: \`alex/web#1\` Zero-downtime upgrades\n\n${before}`);
    expect((await world.run(['goal', 'edit', '2', '--serves', words])).stdout).toMatch(/^Already so: /);
    await write(2, { description: before.replace('\n\n', '\n\n**serves**: by hand\n\n') });
    await world.run('goal edit 2 --serves "OKR 3"');
    expect(await description(2)).toBe(before.replace('\n\n', '\n\n**serves**: OKR 3\n\n'));
    await world.run('goal edit 2 --serves none');
    expect(await description(2)).toBe(before);
  });

  test('goes together with other changes, hidden before it is written; a new text has it, too', async () => {
    const hidden: boolean[] = [];
    const { sandbox } = world;
    world = worldOnSandbox({
      sandbox,
      async onStep(step) {
        if (/^before PUT .*\/issues\/2$/.test(step)) hidden.push(sandbox.state.issues[1]?.[1]?.confidential === true);
      },
    });
    await world.run('goal edit 2 --serves "OKR 3" --confidential --title Later');
    expect(hidden).toEqual([false, true]);
    expect(await (await world.api('projects/1/issues/2')).json()).toMatchObject({
      title: 'Later',
      confidential: true,
      description: expect.stringMatching(/^Serves: OKR 3\n/),
    });
    await world.run('goal edit 2 --serves "OKR 4" --description "My text"');
    expect(await description(2)).toMatch(/^Serves: OKR 4\n\nMy text/);
  });

  test('--dry-run shows it', async () => {
    const { stdout } = await world.run('goal edit 2 --serves "OKR 3" --dry-run');
    expect(stdout).toContain('serves: nothing -> OKR 3');
    expect(await description(2)).not.toContain('OKR');
  });
});

describe('is shown', () => {
  beforeEach(async () => {
    await world.run(['goal', 'add', 'Upgrades', '--kind', 'general', '--due', 'end of quarter', '--serves', words]);
    await world.run('goal add "Without" --kind general --due none');
  });

  test.each([
    'goal show 2',
    'goal list',
    'plan show',
    'report',
    'report --format markdown',
    'report --format html',
    'report --for manager',
  ])('%s', async (command) => {
    const { stdout } = await world.run(command);
    expect(stdout.match(/serves +.{0,3}alex\/web#1/gi)).toHaveLength(1);
    if (command.endsWith('markdown')) expect(stdout).toContain('serves `alex/web#1` Zero-downtime upgrades');
  });

  test('in JSON, and null where the text does not say', async () => {
    const serves = 'alex/web#1 Zero-downtime upgrades';
    expect((await json('goal show 2')).goal).toMatchObject({ serves });
    for (const command of ['goal list', 'report'])
      expect((await json(command)).goals).toEqual(
        expect.arrayContaining([expect.objectContaining({ serves }), expect.objectContaining({ serves: null })]),
      );
  });

  test('and of mentoring it stays out of the report', async () => {
    await world.run('goal add "Talk with Sam" --kind mentoring --due none --serves "OKR 9"');
    expect((await world.run('goal show 4')).stdout).toContain('OKR 9');
    expect((await world.run('report')).stdout).not.toContain('OKR 9');
  });

  test('the templates of the browser ask for it, and unanswered it is none', async () => {
    const path = 'projects/1/repository/files/.gitlab%2Fissue_templates%2FGeneral.md/raw';
    const template = await (await world.api(path)).text();
    expect(template).toMatch(/^Serves: <!-- .+ -->\n/);
    await write(3, { description: template.replace(/^\/.*$/gm, '') });
    expect((await json('goal show 3')).goal).toMatchObject({ serves: null });
  });
});
