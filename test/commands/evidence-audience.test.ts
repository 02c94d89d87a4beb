// `evidence list --for manager`: what that reader may not see on GitLab leaves no trace in the copy, and the person is told.
import { beforeEach, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const withOpenWork = scene(
  {},
  'init --yes --no-input --manager sam',
  'goal add "Calm releases" --kind general --due none',
  'evidence add 2 "Open work" --date 2026-11-20',
);

let world: TestWorld;
beforeEach(async () => {
  world = await withOpenWork();
});

const internal = (iid: number, body: string) =>
  world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body, internal: true } });

/** A confidential goal (3), a promotion document (4), an open goal of a sensitive kind (5), an internal comment. */
async function addHiddenWork(): Promise<void> {
  await world.run(['goal', 'add', 'Another role', '--kind', 'general', '--due', 'none', '--confidential']);
  await world.run('promotion start');
  await world.run(['goal', 'add', 'A slip', '--kind', 'lesson', '--due', 'none']);
  await world.api('projects/1/issues/5', { method: 'PUT', body: { confidential: false } });
  for (const iid of [3, 4, 5]) await world.run(['evidence', 'add', `${iid}`, `Hidden work ${iid}`]);
  await internal(2, '**Evidence 2026-11-21**\n\nHidden words');
}

const promote = (role: number) =>
  world.api(`projects/1/members/${world.sandbox.state.users.find(({ username }) => username === 'sam')?.id ?? 0}`, {
    method: 'PUT',
    body: { access_level: role },
  });

const told =
  'note: left out of this copy: 2 on confidential issues, 1 on goals of a sensitive kind, 1 in internal comments\n';

test.each(['text', 'markdown', 'json'])(
  'in %s, a Guest gets the copy that was made before anything was hidden',
  async (format) => {
    const list = `evidence list --for manager --format ${format}`;
    const before = await world.run(list);
    expect(before).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining('Open work') });
    await addHiddenWork();
    expect(await world.run(list)).toEqual({ ...before, stderr: told });
  },
);

test('in a job, whose log others read, nothing confidential is printed by default', async () => {
  await addHiddenWork();
  const job = worldOnSandbox({ env: { CI: 'true' }, sandbox: world.sandbox });
  for (const format of ['text', 'json']) {
    const { stdout, stderr, exitCode } = await job.run(`evidence list --format ${format}`);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Open work');
    expect(stdout).not.toMatch(/Hidden/);
  }
  expect(await job.run('evidence list --for me')).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('--for me stays at home'),
  });
  for (const format of ['table', 'json', 'csv', 'markdown']) {
    const { stdout } = await job.run(`goal list --format ${format}`);
    expect(stdout).toContain('Calm releases');
    expect(stdout).not.toContain('Another role');
  }
  const { stdout } = await job.run('goal list --format json');
  const { completeness } = JSON.parse(stdout) as { completeness: { sources: { seen: number }[] } };
  expect(completeness.sources[0]?.seen).toBe(2);
  expect((await world.run('goal list')).stdout).toContain('Another role');
});

test('the count is for the person alone, and a job keeps a copy for whoever sees least', async () => {
  await addHiddenWork();
  await promote(20);
  const sam = worldOnSandbox({ as: 'sam', sandbox: world.sandbox });
  const { stdout, stderr } = await sam.run('evidence list --for manager --project alex/goals');
  expect(stdout).not.toContain('Hidden work 5');
  expect(stderr).not.toContain('left out');
  const job = worldOnSandbox({ env: { CI: 'true' }, sandbox: world.sandbox });
  const kept = await job.run('evidence list --for manager --project alex/goals');
  expect(kept).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining('1 piece of evidence') });
});

test('a Reporter gets all but the sensitive kind, each marked with why it is not for others', async () => {
  await addHiddenWork();
  await promote(20);
  const { stdout, stderr } = await world.run('evidence list --for manager --format markdown');
  const endings = stdout
    .split('\n')
    .flatMap((line) => /^- .*; (?:goal|promotion document) `#\d` .*/.exec(line)?.[0] ?? []);
  expect(endings.map((line) => line.replace(/^.*(?=(?:goal|promotion document) `)/, ''))).toEqual([
    'goal `#3` Another role; **confidential**',
    expect.stringMatching(/^promotion document `#4` .*; \*\*confidential\*\*$/),
    'goal `#2` Calm releases; **internal comment**',
    'goal `#2` Calm releases',
  ]);
  expect(stderr).toBe(
    'warning: it holds evidence of #3, #4, confidential in GitLab, and internal comments of #2: hand the copy to nobody else\n' +
      'note: left out of this copy: 1 on goals of a sensitive kind\n',
  );
});

test('a confidential goal that is assigned to a Guest is theirs to read, here as on GitLab', async () => {
  await addHiddenWork();
  const sam = world.sandbox.state.users.find(({ username }) => username === 'sam')?.id;
  await world.api('projects/1/issues/3', { method: 'PUT', body: { assignee_ids: [sam] } });
  const { stdout } = await world.run('evidence list --for manager');
  expect(stdout).toContain('Hidden work 3');
  expect(stdout).not.toMatch(/Hidden work [45]|Hidden words/);
  expect((await world.run('evidence list 4 --for manager')).stdout).toBe('No evidence yet.\n');
});

test('the whole list says in each form what others cannot read', async () => {
  await addHiddenWork();
  const { evidence, audience } = JSON.parse((await world.run('evidence list --format json')).stdout) as {
    evidence: { did: string; place: string; confidential: boolean; internal: boolean }[];
    audience: string;
  };
  expect(audience).toBe('me');
  expect(
    evidence.map(({ did, place, confidential, internal: isInternal }) => [did, place, confidential, isInternal]),
  ).toEqual([
    ['Hidden work 3', 'goal', true, false],
    ['Hidden work 4', 'promotion', true, false],
    ['Hidden work 5', 'goal', false, false],
    ['Hidden words', 'goal', false, true],
    ['Open work', 'goal', false, false],
  ]);
  const { stdout } = await world.run('evidence list');
  expect(stdout).toMatch(/#3 {2}Another role, piece \d+\n +confidential\n +Hidden work 3/);
  expect(stdout).toMatch(/#4 .*\n +promotion document, confidential\n +Hidden work 4/);
  expect(stdout).toMatch(/#2 {2}Calm releases, piece \d+\n +internal comment\n +Hidden words/);
  const { stderr } = await world.run('evidence list --format markdown');
  expect(stderr).toMatch(
    /^warning: it holds evidence of #3, #4, confidential in GitLab, and internal comments of #2: --for manager /,
  );
});
