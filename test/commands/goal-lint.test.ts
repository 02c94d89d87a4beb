// `goal lint` through the front door: hints about one goal or all that are open; nothing is written.
import { beforeEach, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const ready = scene(
  {},
  'init --yes --no-input',
  [
    'goal',
    'add',
    'Talk',
    '--kind',
    'general',
    '--due',
    'none',
    '--description',
    'I want to be a better speaker in front of the group.',
  ],
  [
    'goal',
    'add',
    'Deploys',
    '--kind',
    'general',
    '--due',
    '+2w',
    '--measure',
    'wait, 40 -> 12',
    '--description',
    '- [ ] One',
  ],
);
beforeEach(async () => {
  world = await ready();
  world.requests();
});

test('each open goal with what would help it; hints fail nothing unless asked to', async () => {
  const { exitCode, stdout, stderr } = await world.run('goal lint');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toBe(`#2 Talk
  no-measure       nothing says how you will know that it worked
                   one line, from what to what, or a sentence under "Success
                   measure"
  no-day           it has no due date
                   a day on which you will look at it, be it too early
  no-step          it has no step
                   write down a first one that takes less than an hour, as a
                   checkbox
  better-how-much  "better": from what, to what?
                   give both numbers, or say what others will see

2 goals looked at
`);
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  expect((await world.run('goal lint 2 --fail-on hint')).exitCode).toBe(3);
  expect(await world.run('goal lint 3 --fail-on hint')).toMatchObject({
    exitCode: 0,
    stdout: '1 goal looked at, nothing to mend\n',
  });
});

test('a rule is switched off by name, by a comment in the text, or for the project, where it can weigh more, too', async () => {
  const { stdout } = await world.run('goal lint 2 --off no-measure,no-day');
  expect(stdout).toMatch(/^#2 Talk\n {2}no-step [^]*\n1 goal looked at, 2 switched off \(no-measure, no-day\)\n$/);
  const body = {
    branch: 'main',
    commit_message: 'Check',
    content: 'check: {off: [no-step], severity: {no-day: warning}}',
  };
  await world.api('projects/1/repository/files/.devgrowth.yml', { method: 'DELETE', body });
  await world.api('projects/1/repository/files/.devgrowth.yml', { method: 'POST', body });
  const description = 'I want to be a better speaker in front of the group. <!-- check off: better-how-much -->';
  await world.api('projects/1/issues/2', { method: 'PUT', body: { description } });
  const told = await world.run('goal lint 2');
  expect(told).toMatchObject({
    exitCode: 3,
    stdout: expect.stringContaining('2 switched off (no-step, better-how-much)'),
  });
  expect(await world.run('goal lint --off no-dya')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('no-day'),
  });
});

test('the JSON is that of the check of a document, with the number of each goal', async () => {
  const { stdout } = await world.run('goal lint --format json');
  const { schema, document, pages, findings } = JSON.parse(stdout);
  expect({ schema, document, pages }).toEqual({ schema: 'devgrowth/lint/v1', document: null, pages: null });
  expect(findings.map(({ goal, rule }: { goal: number; rule: string }) => `${goal} ${rule}`)).toEqual([
    '2 no-measure',
    '2 no-day',
    '2 no-step',
    '2 better-how-much',
  ]);
  expect(JSON.parse((await world.run('goal lint 3 --format json')).stdout).document).toMatchObject({ iid: 3 });
});

test('a fourth goal of a quarter is one too many, a list that failed is no clean one, and a job prints nothing', async () => {
  for (const title of ['A', 'B', 'C'])
    await world.run(['goal', 'add', title, '--kind', 'general', '--due', '+2w', '--description', '- [ ] One']);
  expect((await world.run('goal lint 3')).stdout).toContain('4 goals are open in its quarter');
  world.breakRoute('/issues', 502);
  expect(await world.run('goal lint')).toMatchObject({ exitCode: 3, stdout: expect.stringContaining('INCOMPLETE') });
  const job = await worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true' } }).run('goal lint');
  expect(job).toMatchObject({ stdout: '' });
  expect(job.exitCode).not.toBe(0);
});
