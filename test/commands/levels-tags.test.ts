// Criteria on evidence and goals: typed with today's words, kept as lines of text, carried when nobody knows them.
import { beforeEach, describe, expect, test } from 'vitest';
import { backend, putLevels } from '../support/levels.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const withGoal = scene(
  {},
  'init --yes --no-input --company none',
  (world) => putLevels(world),
  'goal add "Ship it" --kind general --due none',
);
let world: TestWorld;
beforeEach(async () => {
  world = await withGoal();
  world.requests();
});

interface Note {
  readonly body: string;
  readonly system: boolean;
}
const comments = async (): Promise<readonly string[]> =>
  ((await (await world.api('projects/1/issues/2/notes?sort=asc')).json()) as readonly Note[])
    .filter(({ system }) => !system)
    .map(({ body }) => body);
const labels = async () => ((await (await world.api('projects/1/issues/2')).json()) as { labels: string[] }).labels;

describe('evidence', () => {
  test('--shows writes a line and no label; words of before become those of today', async () => {
    const before = await labels();
    await world.run('evidence add 2 "Led the queue" --result Half --shows lead/reach,senior/ambiguity');
    expect((await comments())[0]).toContain(
      '**Evidence 2026-11-23**\n\nLed the queue\n\nResult: Half\n\nShows: staff/scope, senior/ambiguity',
    );
    expect(await labels()).toEqual(before);
    const { stdout } = await world.run('evidence list');
    expect(stdout).toContain('Shows: staff/scope, senior/ambiguity');
  });

  test('edit puts others in their place, or none; the rest stays', async () => {
    await world.run('evidence add 2 "Led the queue" --shows staff/scope');
    const shown = async (flags: string) => {
      await world.run(`evidence edit 2 1 ${flags}`);
      const { stdout } = await world.run('evidence list --format json');
      return (JSON.parse(stdout) as { evidence: { did: string; shows: string[] }[] }).evidence[0];
    };
    expect(await shown('--shows staff/others')).toMatchObject({ did: 'Led the queue', shows: ['staff/others'] });
    expect(await shown('--result Half')).toMatchObject({ did: 'Led the queue', shows: ['staff/others'] });
    expect(await shown('--shows none')).toMatchObject({ did: 'Led the queue', shows: [] });
  });

  test.each([
    ['staff/scpe', 'backend has no criterion "staff/scpe"; did you mean staff/scope?'],
    ['senior/hiring', 'backend has no criterion "senior/hiring"'],
    ['scope', 'backend has no criterion "scope"'],
    ['"x y/z"', 'backend has no criterion "x"'],
  ])('--shows %s: refused before anything is written', async (typed, problem) => {
    const { exitCode, stderr } = await world.run(`evidence add 2 Words --shows ${typed}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
    expect(await comments()).toEqual([]);
  });

  test('a tag that no levels know is carried as it was typed; of the level that the plan names the area is enough', async () => {
    const body = 'Evidence\n\nShows: boss/everything\n\nDid it';
    await world.api('projects/1/issues/2/notes', { method: 'POST', body: { body } });
    await world.run('plan start --no-input --aspiration Far --focus "Levels: backend/staff" --intention Much');
    await world.run('evidence edit 2 1 --result Half');
    expect((await comments())[0]).toBe('Evidence\n\nShows: boss/everything\n\nDid it\n\nResult: Half');
    expect(await world.run('evidence edit 2 1 --shows hiring')).toMatchObject({ exitCode: 0 });
    expect((await comments())[0]).toContain('Shows: staff/hiring');
  });

  test('Tab offers each criterion of the levels in use', async () => {
    const { stdout } = await world.run(['__complete', '=', 'evidence', 'add', '2', 'Words', '--shows']);
    expect(stdout).toContain('staff/hiring');
    expect(stdout).not.toContain('gitlab');
    expect(backend).toContain('hiring');
  });
});

describe('goals', () => {
  const description = async (iid = 2) =>
    ((await (await world.api(`projects/1/issues/${iid}`)).json()) as { description: string }).description;

  test('add --aims stands above the text, below what it serves; it is no aim of the goal, and no label', async () => {
    await world.run('goal add Lead --kind general --serves Upgrades --aims lead/reach --aims staff/others --due none');
    expect(await description(3)).toMatch(/^Serves: Upgrades\n\nAims at: staff\/scope, staff\/others\n\n[^\n]/);
    expect((await (await world.api('projects/1/issues/3')).json()) as object).toMatchObject({
      labels: ['goal', 'goal::general', 'progress::planned'],
    });
  });

  test('edit changes that line alone, or takes it away; in the same words nothing is written', async () => {
    const before = await description();
    await world.run('goal edit 2 --aims staff/scope');
    expect(await description()).toBe(`Aims at: staff/scope\n\n${before}`);
    expect((await world.run('goal edit 2 --aims staff/scope')).stdout).toContain('Already so: #2');
    expect((await world.run('goal edit 2 --aims staff/others --dry-run')).stdout).toContain(
      'aims at: staff/scope -> staff/others',
    );
    expect((await world.run('goal edit 2 --aims none')).stdout).toContain('Changed #2 Ship it (what it aims at)');
    expect(await description()).toBe(before);
  });

  test('one that no levels in use have is refused, and nothing is opened', async () => {
    const { exitCode, stderr } = await world.run('goal add Lead --kind general --aims staff/hirng');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('did you mean staff/hiring?'),
    });
    expect((await world.api('projects/1/issues/3')).status).toBe(404);
  });
});
