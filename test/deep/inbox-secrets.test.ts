// What the inbox knows stays with its person: no dropped title, no words of thanks and no private title in anything that a manager can get.
import { beforeEach, describe, expect, test } from 'vitest';
import { worldWithWork } from '../support/found-work.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

/** Dropped title, words of thanks, private title. */
const secrets = ['Translate', 'saved our release', 'Merger', 'Initech'];
const told = (text: string) => secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));
const roles = [
  ['guest', 10],
  ['planner', 15],
] as const;

let world: TestWorld;
beforeEach(async () => {
  world = await worldWithWork();
});
const ok = async (at: TestWorld, command: string) => {
  const { exitCode, stdout, stderr } = await at.run(command);
  expect([0, 3], `${command}\n${stderr}`).toContain(exitCode);
  return `${stdout}\n${stderr}`;
};
const text = async (path: string, as?: string) => (await world.api(path, as === undefined ? {} : { as })).text();

/** Kept: one with thanks, one of a private project. Dropped: one, with thanks. Left: nothing. Then all that is written for a manager. */
async function decide(): Promise<void> {
  const thanks = { body: '@alex thank you, this saved our release' };
  for (const iid of [1, 3])
    await world.api(`projects/2/merge_requests/${iid}/notes`, { method: 'POST', body: thanks, as: 'morgan' });
  // What is looked for can be found.
  expect(told(await ok(world, 'evidence scan'))).toEqual(['Translate', 'Merger', 'Initech']);
  await ok(world, 'promotion start --yes');
  await ok(world, '1on1 prepare --date 2026-11-24');
  await ok(world, 'evidence inbox --keep p2!1 --keep p3!1 --drop p2!3');
  await ok(world, 'evidence edit 2 1 --result "1, not 9"');
  await ok(world, 'report --post');
}

async function join(level: number): Promise<void> {
  await ok(world, 'share @morgan --yes');
  const changed = await world.api('projects/1/members/2', { method: 'PUT', body: { access_level: level } });
  expect(changed.status).toBe(200);
}

/** Of the goals project, all that the API tells of it, and of each of its issues. */
async function answersTo(as: string): Promise<string> {
  const issues = JSON.parse(await text('projects/1/issues?state=all&per_page=100', as)) as { iid: number }[];
  const ofProject = [
    '',
    '/issues?state=all',
    '/events',
    '/labels',
    '/milestones',
    '/boards',
    '/repository/tree',
    '/members/all',
  ];
  const ofIssue = [
    '',
    '/notes',
    '/discussions',
    '/resource_label_events',
    '/resource_state_events',
    '/links',
    '/award_emoji',
  ];
  const paths = [
    ...ofProject.map((path) => `projects/1${path}`),
    ...issues.flatMap(({ iid }) => ofIssue.map((path) => `projects/1/issues/${iid}${path}`)),
    ...secrets.map((secret) => `projects/1/search?scope=issues&search=${encodeURIComponent(secret)}`),
  ];
  return (await Promise.all(paths.map((path) => text(path, as)))).join('\n');
}

describe.each(roles)('to a %s', (role, level) => {
  test('no answer of the server tells it, nor any command that they run', async () => {
    await join(level);
    await decide();
    const answers = await answersTo('morgan');
    expect(told(answers)).toEqual([]);
    expect(answers).toContain('Thanked by a colleague.');
    expect(answers.includes('"Evidence inbox"')).toBe(role === 'planner');
    const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', disk: new Map() });
    for (const command of [
      'goal list',
      'goal show 2',
      'goal show 2 --format json',
      'goal export',
      'evidence list',
      'evidence list --format json',
      'report',
      'report --format json',
      '1on1 show',
      'team',
    ])
      expect([command, told(await ok(manager, `${command}${command === 'team' ? '' : ' --project @alex'}`))]).toEqual([
        command,
        [],
      ]);
  });

  test('no copy that is made for them tells it', async () => {
    await join(level);
    await decide();
    for (const copy of [
      'report --for manager',
      'report --for review',
      'report --for manager --diff',
      'evidence list --for manager',
    ])
      for (const format of ['text', 'markdown', 'json', 'html']) {
        if (format === 'html' && copy.startsWith('evidence')) continue;
        const { stdout, stderr, exitCode } = await world.run(`${copy} --format ${format}`);
        expect([copy, format, exitCode, told(stdout + stderr)]).toEqual([copy, format, 0, []]);
        expect(stdout).toContain('a merge request in a private project');
      }
    const job = worldOnSandbox({ env: { CI: 'true' }, sandbox: world.sandbox });
    for (const command of ['report', 'report --format json', 'evidence list', 'goal list --format json'])
      expect([command, told(await ok(job, command))]).toEqual([command, []]);
  });
});
