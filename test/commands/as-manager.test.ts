// `devgrowth share --as-manager`: who is named, assigned and answered to afterwards, what stays hidden, and what a cut leaves.
import { describe, expect, test } from 'vitest';
import { parseProjectSettings } from '#settings/project-settings.ts';
import { repeatedSettings } from '#templates/dashboard-text.ts';
import { copyOf, emptyScene, everythingOn, processOn, split } from '../support/fault-scene.ts';
import { reset } from '../support/fault-plan.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const named = ['goal', 'add', 'Be a host', '--kind', 'general', '--description', '- [ ] Approval: morgan'] as const;

/** #1 is the dashboard, #2 asks for help, #3 for an approval of the former one by name, #4 is confidential, #5 a 1:1, #6 none of ours. */
const before = scene(
  { tier: 'premium' },
  'init --yes --no-input --manager @morgan',
  'goal add "Read a book" --kind reading --no-input',
  [...named, '--no-input'],
  'goal add "Lost launch" --kind lesson --no-input',
  '1on1 prepare --date 2026-11-26 --yes',
  'goal start 3',
  'goal log 2 "Stuck" --help-needed "Who knows the exporter?"',
  async (world) => {
    await world.api('projects/1/issues', { method: 'POST', body: { title: 'Of their own', labels: 'note' } });
    for (const iid of [1, 4, 6])
      await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { assignee_ids: [2] } });
  },
);

const file = async (world: TestWorld) =>
  (await world.api('projects/1/repository/files/.devgrowth.yml/raw?ref=main')).text();
const settingsOf = (text: string) => parseProjectSettings(text, { person: 'alex', zone: () => 'UTC' });
const issue = async (world: TestWorld, iid: number) =>
  (await (await world.api(`projects/1/issues/${iid}`)).json()) as {
    readonly description: string;
    readonly labels: readonly string[];
    readonly assignees: readonly { readonly username: string }[];
  };
const assignees = async (world: TestWorld, iid: number) =>
  (await issue(world, iid)).assignees.map(({ username }) => username);
const writes = (world: TestWorld) => world.requests().filter((request) => !request.startsWith('GET'));
const isMember = async (world: TestWorld, id: number) => (await world.api(`projects/1/members/${id}`)).status === 200;

async function ok(world: TestWorld, command: string): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, `${command}\n${stderr}`).toBe(0);
  return stdout;
}

describe('a new manager', () => {
  test('is let in, named, assigned and asked; the next run writes nothing', async () => {
    const world = await before();
    const dry = await world.run('share @sam --as-manager --dry-run');
    expect(dry.stdout).toContain(`@sam as the manager of alex/goals, after @morgan
  - named in .devgrowth.yml: what is asked of the manager waits for them
  - what @morgan says counts until 2026-11-23, and no longer
  - the dashboard names them

Assigned to @sam in the place of @morgan
  - 1 1:1: #5 1:1 2026-11-26
  - 1 dashboard: #1 Dashboard

Assigned to @sam only if you say so of each, in a terminal
  - 1 confidential goal: #4 Lost launch
`);
    expect(writes(world)).toEqual([]);

    const { exitCode, stdout, stderr } = await world.run('share @sam --as-manager --yes');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `Manager: alex/goals with @sam (Sam Okoye) as guest\n${world.base}/alex/goals\n`,
    });
    expect(stderr).toContain(
      'note: @morgan still reads alex/goals\nhint: To take that back: `devgrowth unshare @morgan`.',
    );
    expect(stderr).toContain('confidential, and still assigned to @morgan: #4 Lost launch');
    const after = {
      manager: 'sam',
      formerManagers: [{ username: 'morgan', until: '2026-11-23' }],
    };
    expect(settingsOf(await file(world))).toMatchObject(after);
    expect(settingsOf(repeatedSettings((await issue(world, 1)).description) ?? '')).toMatchObject(after);
    expect((await issue(world, 1)).description).toContain('Asked of sam');
    expect(await assignees(world, 5)).toEqual(['alex', 'sam']);
    expect(await assignees(world, 1)).toEqual(['sam']);
    // One is confidential, the other is none of devgrowth's.
    for (const iid of [4, 6]) expect(await assignees(world, iid)).toEqual(['morgan']);
    // What is asked in words follows; what the former one alone was asked to approve does not.
    expect((await issue(world, 2)).labels).toContain('ask:open');
    expect((await issue(world, 3)).labels).not.toContain('ask:open');

    world.requests();
    expect(await ok(world, 'share @sam --as-manager --yes')).toMatch(/^Already: alex\/goals with @sam/);
    expect(writes(world)).toEqual([]);
  });

  test('answers from then on, and the former one no longer, whose earlier word stays', async () => {
    const world = await before();
    const as = (who: string) => worldOnSandbox({ sandbox: world.sandbox, as: who, now: '2026-11-26T09:00:00.000Z' });
    await ok(world, 'goal log 4 "Stuck as well" --help-needed "Who was there?"');
    await world.api('projects/1/issues/4/notes', { method: 'POST', as: 'morgan', body: { body: 'Noor was.' } });
    world.setNow('2026-11-24T09:00:00.000Z');
    await ok(world, 'share @sam --as-manager --yes');
    world.setNow('2026-11-26T09:00:00.000Z');
    await world.api('projects/1/issues/2/notes', { method: 'POST', as: 'morgan', body: { body: 'Ask Kim.' } });
    const open = async (iid: number) =>
      (JSON.parse(await ok(world, `goal show ${iid} --format json`)) as { openAsks: readonly object[] }).openAsks
        .length;
    expect([await open(2), await open(4)]).toEqual([1, 0]);
    const refused = await as('morgan').run('answer 2 "Ask Kim." --project @alex');
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('what #2 asks is asked of @sam, so your word does not answer it'),
    });
    await ok(as('sam'), 'answer 2 "Ask Kim, says Sam." --project @alex');
    expect(await open(2)).toBe(0);
  });

  test('in a terminal each confidential issue is asked for, and then whether the former one leaves', async () => {
    const world = await before();
    const answers = { role: 'guest', yes: true, 'assign-4': true, unshare: true };
    expect(await world.run('share @sam --as-manager', { isTTY: true, answers })).toMatchObject({ exitCode: 0 });
    expect(await assignees(world, 4)).toEqual(['sam']);
    expect([await isMember(world, 2), await isMember(world, 3)]).toEqual([false, true]);
  });

  test('a no to the plan writes nothing; a no to the former one leaving writes all the rest', async () => {
    const world = await before();
    const no = { role: 'guest', yes: false };
    expect(await world.run('share @sam --as-manager', { isTTY: true, answers: no })).toMatchObject({ exitCode: 130 });
    expect(writes(world)).toEqual([]);
    const answers = { role: 'guest', yes: true, 'assign-4': false, unshare: false };
    expect(await world.run('share @sam --as-manager', { isTTY: true, answers })).toMatchObject({ exitCode: 0 });
    expect(await assignees(world, 4)).toEqual(['morgan']);
    expect([await isMember(world, 2), settingsOf(await file(world)).manager]).toEqual([true, 'sam']);
  });

  test('who reads what is confidential anyway is assigned without a question', async () => {
    const world = await before();
    await ok(world, 'share @sam --as-manager --role reporter --yes');
    expect(await assignees(world, 4)).toEqual(['sam']);
  });

  test('what people wrote into the settings file and around the dashboard stays', async () => {
    const world = await before();
    const text = (await file(world)).replace('manager: morgan', 'manager: morgan # since May\n# our own line');
    const put = { branch: 'main', commit_message: 'By hand', content: text };
    await world.api('projects/1/repository/files/.devgrowth.yml', { method: 'PUT', body: put });
    const { description } = await issue(world, 1);
    const edited = description.replace('## For a manager', '## Our own heading');
    await world.api('projects/1/issues/1', { method: 'PUT', body: { description: edited } });
    await ok(world, 'share @sam --as-manager --yes');
    expect(await file(world)).toContain('# our own line');
    expect(settingsOf(await file(world)).manager).toBe('sam');
    const kept = (await issue(world, 1)).description;
    expect(kept).toContain('## Our own heading');
    expect(settingsOf(repeatedSettings(kept) ?? '').formerManagers).toEqual([
      { username: 'morgan', until: '2026-11-23' },
    ]);
  });
});

test('the first manager follows nobody, and the file remembers nobody', async () => {
  const world = await scene({}, 'init --yes --no-input')();
  await ok(world, 'share @sam --as-manager --yes');
  expect(await file(world)).not.toContain('former_managers');
  expect(settingsOf(await file(world)).manager).toBe('sam');
});

test('only the person says who their manager is', async () => {
  const world = await before();
  await world.api('projects/1/members/2', { method: 'PUT', body: { access_level: 40 } });
  const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
  expect(await morgan.run('share @sam --as-manager --project @alex --yes')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('only @alex says who their manager is'),
  });
  expect(writes(morgan)).toEqual([]);
});

// Whatever was cut, the same words again complete it, and nothing stands there twice.
test.each([
  ['was the last', 'stop'],
  ['lost its answer', 'reset'],
])('a new manager stands there once, whichever write %s', async (_what, how) => {
  const start = emptyScene('2026-11-23T09:00:00.000Z');
  for (const argv of ['init --yes --no-input --manager @morgan', 'goal add Mine --kind reading', 'goal start 2'])
    expect(await processOn(start, split(argv))).toMatchObject({ exitCode: 0 });
  const [issues = []] = Object.values(start.state.issues);
  for (const one of issues) one.assigneeIds = [2];
  for (const one of issues.slice(1)) one.description = `${one.description ?? ''}\n\n- [ ] Approval: sam\n`;
  const words = split('share @sam --as-manager --yes');
  const whole = copyOf(start);
  const { requests, exitCode: clean } = await processOn(whole, words);
  expect(clean).toBe(0);
  const expected = await everythingOn(whole);
  const written = [...requests.entries()].filter(([, request]) => !request.startsWith('GET'));
  const sorted = written.map(([, request]) => request.replace(/\?.*/, '')).toSorted();
  expect(sorted).toEqual([
    'POST /projects/1/members',
    'POST /projects/1/repository/commits',
    'PUT /projects/1/issues/1',
    'PUT /projects/1/issues/1',
    'PUT /projects/1/issues/2',
    'PUT /projects/1/issues/2',
  ]);
  for (const [at] of written) {
    const cut = copyOf(start);
    const { exitCode } = await processOn(cut, words, {
      at: at + 1,
      play: ({ request, pass, stop }) => (how === 'stop' ? pass().then(stop) : reset('after')(request, pass)),
    });
    if (exitCode !== 0) expect((await processOn(cut, words)).exitCode).toBe(0);
    expect([at, await everythingOn(cut)]).toEqual([at, expected]);
  }
});
