// What a goal is measured by: said when it is opened or later, logged with its day, and told wherever the goal is.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const ready = scene(
  {},
  'init --yes --no-input --manager @morgan',
  ['goal', 'add', 'Deploys', '--kind', 'general', '--due', 'none', '--measure', 'deploy wait, 40,5 → 12 min'],
  'goal add Plain --kind general --due none',
);
beforeEach(async () => {
  world = await ready();
});

const issue = async (iid: number) =>
  (await (await world.api(`projects/1/issues/${iid}`)).json()) as { description: string };
const comments = async (iid: number) => {
  const notes = (await (await world.api(`projects/1/issues/${iid}/notes?sort=asc`)).json()) as {
    readonly body: string;
    readonly system: boolean;
  }[];
  return notes.filter(({ system }) => !system).map(({ body }) => body.replace(/\n\n<!--.*$/, ''));
};
const measure = async (iid: number) =>
  JSON.parse((await world.run(`goal show ${iid} --format json`)).stdout).goal.measure as unknown;
const line = '- **Measure:** deploy wait, 40.5 -> 12 min';

test('goal add writes it above the text, with a number as any reader takes it', async () => {
  expect((await issue(2)).description.startsWith(`${line}\n\n## Purpose`)).toBe(true);
  expect(await measure(2)).toMatchObject({ name: 'deploy wait', start: 40.5, now: null, percent: null, values: [] });
  expect(await measure(3)).toBeNull();
});

test('its name is no reference, in the text as in the check-in', async () => {
  await world.run(['goal', 'edit', '3', '--serves', 'OKR 3', '--measure', 'wait of alex/goals#2, 40 -> 12']);
  await world.run('goal log 3 --measure 25');
  expect((await issue(3)).description).toMatch(
    /^Serves: OKR 3\n\n- \*\*Measure:\*\* wait of `alex\/goals#2`, 40 -> 12, now 25 /,
  );
  expect((await comments(3))[0]).toContain('Measure: wait of `alex/goals#2`, 40 -> 12, now 25');
  expect(await comments(2)).toEqual([]);
});

describe('goal log --measure', () => {
  test('stands in the check-in and in the line; each value keeps its day, and a report of a past day its value', async () => {
    const { stdout } = await world.run('goal log 2 --measure "25,5 min" --tick 1');
    expect(stdout).toMatch(
      /^Logged on #2 Deploys; ticked [^;]+; deploy wait 40\.5 -> 25\.5 min, 52% of the way to 12\n/,
    );
    expect((await issue(2)).description).toMatch(
      new RegExp(`^${line}, now 25\\.5 \\(2026-11-23\\)\n`.replaceAll('*', '\\*')),
    );
    expect(await comments(2)).toEqual(['**Check-in 2026-11-23**\n\nMeasure: deploy wait, 40.5 -> 12 min, now 25.5']);

    world.setNow('2026-12-01T09:00:00Z');
    await world.run(['goal', 'log', '2', 'Faster', '--measure', '5']);
    const values = [
      { day: '2026-11-23', value: 25.5 },
      { day: '2026-12-01', value: 5 },
    ];
    expect(await measure(2)).toMatchObject({ percent: 124, now: values[1], values });
    const past = JSON.parse((await world.run('report --until 2026-11-30 --format json')).stdout);
    expect(past.goals.find(({ iid }: { iid: number }) => iid === 2).measure).toMatchObject({
      name: 'deploy wait',
      percent: 52,
      now: values[0],
      values: values.slice(0, 1),
    });
  });

  test('a line that hands changed since counts, and a later value in it stays', async () => {
    await world.run('goal log 2 --measure 25');
    const { description } = await issue(2);
    const write = (text: string) => world.api('projects/1/issues/2', { method: 'PUT', body: { description: text } });
    await write(description.replace('now 25', 'now 24'));
    expect(await measure(2)).toMatchObject({ now: { value: 24, day: '2026-11-23' } });
    await write(description.replace('now 25 (2026-11-23)', 'now 20 (2026-11-24)'));
    await world.run('goal log 2 --measure 23');
    expect((await issue(2)).description).toContain('now 20 (2026-11-24)');
  });

  test.each([
    ['goal log 3 --measure 25', '#3 has no measure', 'devgrowth goal edit 3 --measure "deploy wait, 40 -> 12 min"'],
    ['goal log 2 --measure "2 h"', '#2 is measured in min, not in h', 'deploy wait, 40.5 -> 12 min'],
  ])('%s is refused, and nothing is written', async (command, problem, hint) => {
    expect(await world.run(command)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(problem) });
    expect((await world.run(command)).stderr).toContain(hint);
    expect([...(await comments(2)), ...(await comments(3))]).toEqual([]);
  });

  test('--dry-run shows both', async () => {
    const { stdout } = await world.run('goal log 2 --measure 25 --dry-run');
    expect(stdout).toMatch(
      /Measure: deploy wait, 40\.5 -> 12 min, now 25\n[^]*deploy wait 40\.5 -> 25 min, 54% of the way/,
    );
    expect(await comments(2)).toEqual([]);
  });
});

describe('goal edit --measure', () => {
  test('sets, changes and takes away that line alone; what it is today stays in the same unit', async () => {
    const { description: before } = await issue(3);
    const set = await world.run('goal edit 3 --measure "talks, 0 -> 3, now 1"');
    expect(set.stdout).toMatch(/^Changed #3 Plain \(measure\)\n/);
    expect((await issue(3)).description).toBe(`- **Measure:** talks, 0 -> 3, now 1 (2026-11-23)\n\n${before}`);
    const more = 'goal edit 3 --measure "talks, 0 -> 5"';
    expect((await world.run(`${more} --dry-run`)).stdout).toContain(
      'measure: talks, 0 -> 5, now 1 (2026-11-23) (before: talks, 0 -> 3, now 1 (2026-11-23))',
    );
    await world.run(more);
    expect((await issue(3)).description).toMatch(/^- \*\*Measure:\*\* talks, 0 -> 5, now 1 \(2026-11-23\)\n/);
    expect((await world.run(more)).stdout).toMatch(/^Already so: #3 Plain\n/);
    await world.run('goal edit 3 --measure "hours, 9 -> 5 h"');
    expect((await issue(3)).description).toMatch(/^- \*\*Measure:\*\* hours, 9 -> 5 h\n/);
    await world.run('goal edit 3 --measure none');
    expect((await issue(3)).description).toBe(before);
  });

  test('goes into a whole new text, with what it serves', async () => {
    await world.run('goal edit 3 --measure "talks, 0 -> 3" --serves "OKR 3" --description "My text"');
    expect((await issue(3)).description).toMatch(/^Serves: OKR 3\n\n- \*\*Measure:\*\* talks, 0 -> 3\n\nMy text/);
  });
});

test('it is told beside the checklist by goal show and every form of the report, and for mentoring by none', async () => {
  await world.run('goal log 2 --measure 25');
  const told = /deploy wait 40\.5 (?:->|→) 25 min, 54% of the way to 12/;
  expect((await world.run('goal show 2')).stdout).toMatch(
    /Progress .*0 of \d+ actions\n *Measure +deploy wait 40\.5 -> 25 min, 54%/,
  );
  for (const format of ['text', 'markdown', 'html'])
    expect((await world.run(`report --format ${format}`)).stdout.replace(/\s+/g, ' '), format).toMatch(told);
  expect((await world.run('report --for review --format markdown')).stdout).toMatch(told);
  await world.run('goal edit 2 --kind mentoring');
  for (const options of ['', ' --for review'])
    expect((await world.run(`report --format json${options}`)).stdout, options).not.toContain('deploy wait');
});
