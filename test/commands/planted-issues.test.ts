// A Guest labels an issue while opening it, and writes any mark and title: that makes none of the person's plan, dashboard, document.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

/** Sam is a Guest; the labels are there, those of earlier versions too, and no issue of ours. */
const bare = scene({}, 'init --yes --no-input --manager sam', async (world) => {
  for (const name of ['plan', 'promotion::approved'])
    await world.api('projects/1/labels', { method: 'POST', body: { name, color: '#5a6e87' } });
  await world.api('projects/1/issues/1', { method: 'DELETE' });
  world.sandbox.state.issues[1] = [];
});

let world: TestWorld;
beforeEach(async () => {
  world = await bare();
});

async function plant(body: object, as = 'sam'): Promise<{ iid: number; labels: string[] }> {
  const response = await world.api('projects/1/issues', { method: 'POST', body, as });
  return (await response.json()) as { iid: number; labels: string[] };
}

async function authors(): Promise<readonly string[]> {
  const rows = await (await world.api('projects/1/issues')).json();
  return (rows as { author: { username: string } }[]).map(({ author }) => author.username).toSorted();
}

describe('opened by a Guest', () => {
  test('a plan is none: the person opens their own, and words go into that one', async () => {
    expect((await plant({ title: 'Year plan', labels: 'plan' })).labels).toEqual(['plan']);
    expect((await world.run('plan show')).stdout).toContain('devgrowth plan start');
    expect((await world.run('plan start --focus Databases')).stdout).toMatch(/^Opened #/u);
    expect(await authors()).toEqual(['alex', 'sam']);
  });

  test('a dashboard is none: init makes one, and the settings in it are nobody’s', async () => {
    const settings = '```yaml\nperson: sam\ntime_zone: Pacific/Auckland\n```';
    expect(await plant({ title: 'Dashboard', labels: 'dashboard', description: settings })).toMatchObject({
      labels: ['dashboard'],
    });
    const sam = await bare({ as: 'sam', sandbox: world.sandbox });
    const { stdout } = await sam.run('report --project alex/goals --format json');
    expect(JSON.parse(stdout)).toMatchObject({ person: { username: 'alex' } });
    expect(stdout).not.toContain('Auckland');
    expect((await world.run('init --yes --no-input')).exitCode).toBe(0);
    expect(await authors()).toEqual(['alex', 'sam']);
  });

  test('a promotion document is none, with its label of before either', async () => {
    const planted = await plant({ title: 'Promotion document', confidential: true, labels: 'promotion::approved' });
    expect(planted.labels).toEqual(['promotion::approved']);
    expect((await world.run('promotion show')).stdout).toMatch(/^No promotion document/u);
    expect((await world.run('report')).stdout).not.toMatch(/promotion/iu);
    expect((await world.run(`evidence add ${planted.iid} "My work"`)).exitCode).toBe(1);
  });
});

describe('opened by a Planner, who may label any issue', () => {
  beforeEach(async () => {
    await world.api('projects/1/members/3', { method: 'PUT', body: { access_level: 15 } });
  });

  test('the plan is the plan', async () => {
    const { iid } = await plant({ title: 'Year plan', labels: 'plan' });
    expect((await world.run('plan start')).stdout).toMatch(new RegExp(`^There already: #${iid}`, 'u'));
  });

  test('nobody knows whether it is one, where the members cannot be read: a failure, and no second one', async () => {
    await plant({ title: 'Year plan', labels: 'plan' });
    world.breakRoute('/members/all', 500);
    const { exitCode, stderr } = await world.run('plan start');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: the members of alex\/goals could not be read completely[^\n]*\nhint: .*@sam/u);
    expect(await authors()).toEqual(['sam']);
  });
});
