// The label of what is asked of the manager: it comes with the ask, goes with the person's next write, and no read touches it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reset } from '../support/fault-plan.ts';
import { copyOf, emptyScene, everythingOn, processOn, split, type Trouble } from '../support/fault-scene.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const label = 'ask:open';
const item = '- [ ] Approval: my manager, for the cover';
const approval = `${item}\n- [ ] Approval: the host team`;

/** #2 asks for nothing, #3 for an approval once it is begun, #4 is hidden from the manager. */
const place = scene(
  {},
  'init --yes --no-input --manager @morgan',
  'goal add "Read a book" --kind reading --no-input',
  ['goal', 'add', 'Be a host', '--kind', 'general', '--description', approval, '--no-input'],
  'goal add "Think aloud" --kind career-change --no-input',
);

/** A project of the days before there was such a label. */
const older = scene({}, 'init --yes --no-input --manager @morgan', 'goal add Mine --kind reading', async (world) => {
  await world.api(`projects/1/labels/${encodeURIComponent(label)}`, { method: 'DELETE' });
});

async function ok(world: TestWorld, command: string | readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect([exitCode, stderr], String(command)).toEqual([0, expect.any(String)]);
  return stdout;
}

async function says(world: TestWorld, iid: number, body: string, as = 'alex'): Promise<void> {
  const answer = await world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body }, as });
  expect(answer.status).toBe(201);
}

async function takeOff(world: TestWorld, iid: number): Promise<void> {
  await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { remove_labels: label } });
}

async function isOn(world: TestWorld, iid: number): Promise<boolean> {
  const { labels } = (await (await world.api(`projects/1/issues/${iid}`)).json()) as { labels: readonly string[] };
  return labels.includes(label);
}

async function commentsOn(world: TestWorld, iid: number): Promise<number> {
  const notes = (await (await world.api(`projects/1/issues/${iid}/notes`)).json()) as { system: boolean }[];
  return notes.filter(({ system }) => !system).length;
}

const writes = (world: TestWorld) => world.requests().filter((request) => !request.startsWith('GET'));
const [logged, changed] = ['POST /projects/1/issues/2/notes', 'PUT /projects/1/issues/2'];
const stuck = ['goal', 'log', '2', 'Stuck', '--health', 'at-risk', '--tick', '1', '--help-needed', 'A reviewer'];

describe('what goal log says of help', () => {
  test('puts it on with everything else that it changes, and takes it off by the next word once it is answered', async () => {
    const world = await place();
    world.requests();
    await ok(world, stuck);
    expect([writes(world), await isOn(world, 2)]).toEqual([[logged, changed], true]);

    await ok(world, 'goal log 2 "Still at it"');
    expect([writes(world), await isOn(world, 2)]).toEqual([[logged], true]);

    await says(world, 2, 'Sam will look at it.', 'morgan');
    await ok(world, 'goal log 2 "Sam looked at it"');
    expect([writes(world), await isOn(world, 2)]).toEqual([[logged, changed], false]);

    world.requests();
    await ok(world, 'goal log 2 "Going well"');
    expect(world.requests().filter((request) => /labels|notes|PUT/u.test(request))).toEqual([logged]);
  });

  test('takes it off where the ask is taken back, and reads no comment for it', async () => {
    const world = await place();
    await ok(world, stuck);
    world.requests();
    await ok(world, 'goal log 2 --help-needed none');
    expect(await isOn(world, 2)).toBe(false);
    expect(world.requests().filter((request) => request.startsWith('GET /projects/1/issues/2/notes'))).toEqual([]);
  });

  test('takes it off with the words that close the goal, and puts it back with those that open it again', async () => {
    const world = await place();
    await ok(world, stuck);
    await ok(world, 'goal close 2 --outcome dropped');
    expect(await isOn(world, 2)).toBe(false);
    await ok(world, 'goal reopen 2');
    expect(await isOn(world, 2)).toBe(true);
  });

  test('makes the label, in its own colour, in a project that is older', async () => {
    const world = await older();
    world.requests();
    await ok(world, stuck);
    expect(writes(world)).toEqual([logged, 'POST /projects/1/labels', changed]);
    const labels = (await (await world.api('projects/1/labels')).json()) as { name: string; color: string }[];
    expect(labels.filter(({ name }) => name === label)).toEqual([expect.objectContaining({ color: '#bb3384' })]);
  });

  test.each([403, 404, 500])('says it all the same where labels answer %i', async (status) => {
    const world = await place();
    world.breakRoute('/projects/1/labels', status);
    await ok(world, stuck);
    world.mendRoutes();
    expect([await isOn(world, 2), await commentsOn(world, 2)]).toEqual([true, 1]);
  });

  test('leaves it where the comments that may answer could not be read', async () => {
    const world = await place();
    await ok(world, stuck);
    await says(world, 2, 'Sam will look at it.', 'morgan');
    world.breakRoute('/notes', 500);
    expect((await world.run('goal edit 2 --title "Read two books"')).exitCode).toBe(0);
    world.mendRoutes();
    expect(await isOn(world, 2)).toBe(true);
    await ok(world, 'goal edit 2 --title "Read three books"');
    expect(await isOn(world, 2)).toBe(false);
  });

  test('is the person’s alone: what a manager logs touches no label', async () => {
    const world = await place();
    await world.api('projects/1/members/2', { method: 'PUT', body: { access_level: 30 } });
    const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    await ok(manager, 'goal log 2 Stuck --help-needed "A reviewer" --project alex/goals');
    expect(await isOn(world, 2)).toBe(false);
  });

  // The words are safe, or they lie in a draft: whatever was cut, the same words again end it.
  test.each<[string, NonNullable<Trouble['play']>]>([
    ['lost its answer', ({ request, pass }) => reset('after')(request, pass)],
    ['was the last', ({ pass, stop }) => pass().then(stop)],
  ])('stands there once, whichever request %s', async (_what, play) => {
    const before = emptyScene('2026-11-23T09:00:00.000Z');
    for (const argv of ['init --yes --no-input --manager @morgan', 'goal add Mine --kind reading'])
      expect(await processOn(before, split(argv))).toMatchObject({ exitCode: 0 });
    before.state.labels = before.state.labels.filter(({ name }) => name !== label);
    const whole = copyOf(before);
    const { requests } = await processOn(whole, stuck);
    const expected = await everythingOn(whole);
    expect(requests.filter((request) => !request.startsWith('GET'))).toHaveLength(3);
    for (const at of requests.keys()) {
      const cut = copyOf(before);
      const { exitCode } = await processOn(cut, stuck, { at: at + 1, play });
      if (exitCode !== 0) expect((await processOn(cut, stuck)).exitCode).toBe(0);
      expect([at, await everythingOn(cut)]).toEqual([at, expected]);
    }
  });
});

describe('an approval of the manager', () => {
  test('is asked from the start of the goal until it is ticked, each in one request', async () => {
    const world = await place();
    expect(await isOn(world, 3)).toBe(false);
    const steps = [
      ['goal start 3', true],
      ['goal check 3 cover', false],
      ['goal uncheck 3 cover', true],
      ['goal log 3 "It was given" --tick cover', false],
    ] as const;
    for (const [command, asked] of steps) {
      world.requests();
      await ok(world, command);
      const puts = writes(world).filter((request) => request.startsWith('PUT'));
      expect([command, puts, await isOn(world, 3)]).toEqual([command, ['PUT /projects/1/issues/3'], asked]);
    }
  });

  test('stays asked while an answer settles what was asked in words', async () => {
    const world = await place();
    await ok(world, 'goal start 3');
    await ok(world, 'goal log 3 Stuck --help-needed "An hour"');
    await ok(world, 'goal log 3 "Got it" --help-needed none');
    expect(await isOn(world, 3)).toBe(true);
    await ok(world, ['goal', 'edit', '3', '--description', approval.replace('[ ]', '[x]')]);
    expect(await isOn(world, 3)).toBe(false);
  });

  test('that somebody took off by hand stays off until something new is asked', async () => {
    const world = await place();
    await ok(world, 'goal start 3');
    await takeOff(world, 3);
    await ok(world, 'goal log 3 "Going well" --tick team');
    await ok(world, 'evidence add 3 "A talk" --value dib');
    await ok(world, 'goal log 3 --help-needed none');
    expect(await isOn(world, 3)).toBe(false);
    await ok(world, 'goal log 3 Stuck --help-needed "An hour"');
    expect(await isOn(world, 3)).toBe(true);
  });

  test.each([null, 403, 500])('comes with a goal that is imported as begun; labels answer %s', async (status) => {
    const world = await older();
    if (status !== null) world.breakWrites('/projects/1/labels', status);
    const folder = await mkdtemp(join(tmpdir(), 'devgrowth-asks-'));
    const path = join(folder, 'goals.yml');
    const entry = (stage: string) => `  - { title: ${stage}, kind: reading, stage: ${stage}, description: "${item}" }`;
    await writeFile(path, `goals:\n${entry('doing')}\n${entry('planned')}\n`);
    await ok(world, ['goal', 'add', '--import', path, '--yes']);
    await rm(folder, { recursive: true });
    expect([await isOn(world, 3), await isOn(world, 4)]).toEqual([true, false]);
  });
});

describe.each([
  ['1on1 prepare', '1on1 prepare --date 2026-11-24 --yes'],
  ['report --post', 'report --post --since 2026-11-01'],
])('%s, which reads every goal,', (name, command) => {
  const ready = scene({}, 'init --yes --no-input --manager @morgan', async (world) => {
    for (const title of ['Asks by hand', 'Answered', 'Taken off', 'Asks again', 'Closed by hand', 'Hidden'])
      await ok(world, ['goal', 'add', title, '--kind', title === 'Hidden' ? 'career-change' : 'reading']);
    if (name === 'report --post') await ok(world, '1on1 prepare --date 2026-11-24 --yes');
    await says(world, 2, 'Check-in\n\nHelp: a desk');
    for (const iid of [3, 4, 5, 6, 7]) await ok(world, `goal log ${iid} Stuck --help-needed "A hand"`);
    await says(world, 3, 'Here it is', 'morgan');
    world.setNow('2026-11-23T09:01:00.000Z');
    await takeOff(world, 4);
    await takeOff(world, 5);
    world.setNow('2026-11-23T09:02:00.000Z');
    await says(world, 5, 'Check-in\n\nHelp: a second hand');
    await world.api('projects/1/issues/6', { method: 'PUT', body: { state_event: 'close' } });
    await ok(world, 'goal log 7 "Got one" --tick 1');
    await says(world, 7, 'Check-in\n\nHelp: none');
  });
  const labelled = async (world: TestWorld) =>
    (await Promise.all([2, 3, 4, 5, 6, 7].map(async (iid) => ((await isOn(world, iid)) ? [iid] : [])))).flat();

  test('sets every label right, once', async () => {
    const world = await ready();
    expect(await labelled(world)).toEqual([3, 6, 7]);
    await ok(world, command);
    expect(await labelled(world)).toEqual([2, 5]);
    world.requests();
    await ok(world, command);
    expect(writes(world).filter((request) => request.startsWith('PUT'))).toEqual([]);
  });

  test('changes none as long as it only looks', async () => {
    const world = await ready();
    world.requests();
    for (const look of [`${command} --dry-run`, 'report --for manager', 'goal list', 'goal show 3', '1on1 show'])
      await ok(world, look);
    expect(writes(world)).toEqual([]);
  });

  test('leaves a label that it cannot set, says so, and the next run makes up for it', async () => {
    const world = await ready();
    world.breakWrites('/issues/3', 500);
    expect(await world.run(command)).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining('the server kept label of #3 as "asked of the manager", not as "nothing"'),
    });
    world.mendRoutes();
    await ok(world, command);
    expect(await labelled(world)).toEqual([2, 5]);
  });
});
