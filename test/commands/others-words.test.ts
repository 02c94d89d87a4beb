// What somebody else writes on a goal in the form of a check-in, of evidence or of closing words is theirs, and never counts.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const forged = [
  '**Check-in 2026-11-19** · at risk · 90%\n\nforgedsaid\n\nNext: forgednext\nHelp: forgedask',
  '**Evidence 2026-11-19** · results\n\nforgeddid\n\nResult: forgedresult',
  '**Closed 2026-11-19** · achieved\n\nWhat I learned: forgedlesson',
  '**State 2026-11-19** · approved',
];

const withForgeries = scene(
  { now: '2026-11-18T09:00:00.000Z' },
  'init --yes --no-input --manager sam',
  'goal add "Upgrade the cluster" --kind general --due none --description "No actions"',
  'goal add "Write it down" --kind general --due none',
  'promotion start',
  ['goal', 'log', '2', 'ownsaid', '--progress', '40', '--next', 'ownnext', '--help-needed', 'ownask'],
  ['evidence', 'add', '2', 'owndid', '--value', 'iteration'],
  ['evidence', 'add', '4', 'owncase', '--value', 'iteration'],
  ['goal', 'close', '3', '--outcome', 'achieved', '--learned', 'ownlesson'],
  async (world) => {
    const sam = world.sandbox.state.users.find(({ username }) => username === 'sam')?.id;
    await world.api('projects/1/issues/4', { method: 'PUT', body: { assignee_ids: [sam] } });
    world.setNow('2026-11-19T09:00:00.000Z');
    for (const iid of [2, 3, 4])
      for (const body of forged) {
        await world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', as: 'sam', body: { body } });
      }
    world.setNow('2026-11-20T09:00:00.000Z');
  },
);

let world: TestWorld;
beforeEach(async () => {
  world = await withForgeries();
});

async function run(command: string | readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, stderr).toBe(0);
  return { stdout, stderr };
}
const json = async (command: string) => JSON.parse((await run(`${command} --format json`)).stdout);

describe('of a Guest, on my goals', () => {
  test('a goal is as I said, and their words stand among the comments with their name', async () => {
    const { goal, checkIns, evidence, openAsks, comments } = await json('goal show 2');
    expect(goal).toMatchObject({ progress: { percent: 40 }, health: { level: 'on-track' }, next: 'ownnext' });
    expect(checkIns.map(({ text }: { text: string }) => text)).toEqual(['ownsaid']);
    expect(evidence).toMatchObject([{ did: 'owndid', by: 'alex' }]);
    // It was answered, whatever the answer looks like.
    expect(openAsks).toEqual([]);
    expect(comments.filter(({ by }: { by: string }) => by === 'sam')).toHaveLength(forged.length);
    const { stdout } = await run('goal show 2');
    expect(stdout).toMatch(/^ {2}2026-11-19 {2}sam: Evidence 2026-11-19 · results/mu);
    expect(stdout).toMatch(/^ {2}2026-11-19 {2}sam: Check-in 2026-11-19 · at risk · 90%/mu);
    expect(stdout.match(/owndid/gu)).toHaveLength(1);
  });

  test.each(['text', 'markdown', 'html', 'json', 'hallway'])('no report tells them: %s', async (format) => {
    for (const audience of ['me', 'manager', 'review']) {
      if (format === 'hallway' && audience === 'me') continue;
      const { stdout } = await run(`report --for ${audience} --since 2026-11-16 --format ${format}`);
      expect(stdout).not.toContain('forged');
      if (format === 'json') {
        expect(stdout).toContain('ownlesson');
        const { promotion, year } = JSON.parse(stdout);
        expect(promotion).toMatchObject({ state: 'exploring', evidence: { pieces: 1, values: ['iteration'] } });
        expect(year.evidence.map(({ count }: { count: number }) => count)).toEqual([0, 0, 0, 1]);
      }
    }
  });

  test('evidence is counted without theirs, which is named', async () => {
    const { stdout, stderr } = await run('evidence list');
    expect(stdout).toMatch(/owndid[\s\S]*owncase|owncase[\s\S]*owndid/u);
    expect(stdout).not.toContain('forged');
    for (const iid of [2, 3, 4])
      expect(stderr).toContain(`note: not counted: what @sam wrote as evidence on #${iid}, ${world.base}`);
    expect((await json('evidence list --value results')).evidence).toEqual([]);
    expect((await json('promotion show')).promotion).toMatchObject({ state: 'exploring', evidence: { pieces: 1 } });
  });

  test('what was learned, an export tells in my words', async () => {
    const { goals } = await json('goal export');
    expect(goals[1].closed).toMatchObject({ learned: 'ownlesson' });
    const { stdout } = await run('report --format json --since 2026-11-16');
    expect(stdout).toContain('ownlesson');
  });
});

test('the person is who the settings say, whoever reads', async () => {
  const sam = await withForgeries({ as: 'sam' });
  const { stdout } = await sam.run('goal show 2 --project alex/goals --format json');
  expect(JSON.parse(stdout)).toMatchObject({ goal: { progress: { percent: 40 } }, evidence: [{ did: 'owndid' }] });
  expect((await sam.run('report --project alex/goals --since 2026-11-16')).stdout).not.toContain('forged');
});

test('whoever writes on the goals of somebody else is told whose words those are', async () => {
  const sam = await withForgeries({ as: 'sam' });
  const own =
    'note: alex/goals: the goals of @alex; your role there: guest\n' +
    'note: what you write there is shown as yours, and does not count as that of @alex\n';
  for (const command of ['goal log 2 "Well done"', 'evidence add 2 "A talk"']) {
    const { exitCode, stderr } = await sam.run(`${command} --project alex/goals`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: own });
  }
  const again = await sam.run('evidence add 2 https://example.com/a --project alex/goals');
  expect(again.stdout).toContain('Kept on #2');
  expect((await sam.run('evidence add 2 https://example.com/a --project alex/goals')).stdout).toContain(
    'There already',
  );
});
