// Comments of issues that a list tells as it was told before are not asked for again: how many requests that leaves, that what is shown is the
// same to the byte, and where all is asked anew.
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';
import '../support/property-seed.ts';

useSandboxes();

const goal = (world: TestWorld, title: string, more: object = {}) =>
  world.api('projects/1/issues', {
    method: 'POST',
    body: { title, labels: 'goal,goal::general', description: '- [ ] One\n- [ ] Two', ...more },
  });
const say = (world: TestWorld, iid: number, body: string, more: object = {}) =>
  world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body, ...more } });
const change = (world: TestWorld, iid: number, body: object) =>
  world.api(`projects/1/issues/${iid}`, { method: 'PUT', body });
const comments = (requests: readonly string[]) =>
  requests.filter((line) => /\/(?:notes|resource_\w+_events)/.test(line));

async function asked(world: TestWorld, line: string): Promise<string[]> {
  world.requests();
  const { exitCode, stderr } = await world.run(line);
  expect(exitCode, `${line}\n${stderr}`).toBe(0);
  return world.requests();
}

const days = (from: string, count: number) => new Date(Date.parse(from) + count * 86_400_000).toISOString();
const start = '2026-11-23T09:00:00.000Z';

describe('a hundred open goals with four comments each', () => {
  const played = scene({}, 'init --yes --no-input', async (world) => {
    for (let iid = 2; iid < 102; iid += 1) {
      await goal(world, `Goal ${iid}`);
      for (const word of ['one', 'two', 'three', 'four']) await say(world, iid, `Step ${word}`);
    }
    world.setNow(days(start, 1));
  });

  test('nothing changed since: six requests and twelve; one that changed costs its own', async () => {
    const world = await played();
    expect(await asked(world, 'goal list')).toHaveLength(105);
    expect(await asked(world, 'goal list')).toHaveLength(5);
    expect(comments(await asked(world, 'report'))).toHaveLength(200);
    const again = await asked(world, 'report');
    expect(comments(again)).toEqual([]);
    expect(again.length).toBeLessThanOrEqual(12);
    world.setNow(days(start, 2));
    await say(world, 50, 'One more');
    expect(comments(await asked(world, 'goal list'))).toEqual([
      'GET /projects/1/issues/50/notes?sort=desc&order_by=created_at&per_page=100&page=1',
    ]);
    expect(await asked(world, 'goal list')).toHaveLength(6);
    world.setNow(days(start, 2.01));
    expect(await asked(world, 'goal list')).toHaveLength(6);
    expect(await asked(world, 'goal list')).toHaveLength(5);
  });
});

const two = scene({}, 'init --yes --no-input --manager @morgan', async (world) => {
  await goal(world, 'Make imports survive');
  await goal(world, 'Know my worth', { confidential: true });
  for (const iid of [2, 3]) await say(world, iid, 'Read about it');
  world.setNow(days(start, 1));
});

describe('asked anew', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await two();
    await world.run('goal list');
    world.setNow(days(start, 2));
  });
  const reads = async (line = 'goal list') =>
    comments(await asked(world, line))
      .map((one) => one.split('?')[0] ?? '')
      .toSorted();
  const both = ['GET /projects/1/issues/2/notes', 'GET /projects/1/issues/3/notes'];

  test('what is confidential, where the setting keeps none of it', async () => {
    expect(await reads()).toEqual([both[1]]);
    await world.run(['config', 'set', 'host', world.base, '--profile', 'work']);
    await world.run('config set cache all');
    expect(await reads()).toEqual([both[1]]);
    expect(await reads()).toEqual([]);
    await world.run('config set cache off');
    expect(await reads()).toEqual(both);
    expect(await reads()).toEqual(both);
    expect([...world.disk.keys()].filter((path) => path.includes('/kept/'))).toEqual([]);
  });

  test('what became confidential, and its words leave the disk', async () => {
    const words = () =>
      [...world.disk].filter(([path, text]) => path.includes('/kept/') && text.includes('Read about it'));
    expect(words()).toHaveLength(1);
    await change(world, 2, { confidential: true });
    expect(await reads()).toEqual(both);
    expect(words()).toEqual([]);
  });

  test('an edit, a removal, one comment for another', async () => {
    const newest = async () =>
      ((await (await world.api('projects/1/issues/2/notes')).json()) as { id: number; system: boolean }[])[0]?.id ?? 0;
    const acts: readonly (() => Promise<unknown>)[] = [
      async () =>
        world.api(`projects/1/issues/2/notes/${await newest()}`, { method: 'PUT', body: { body: 'Other words' } }),
      () => say(world, 2, 'More'),
      async () => world.api(`projects/1/issues/2/notes/${await newest()}`, { method: 'DELETE' }),
      () => change(world, 2, { description: '- [x] One\n- [ ] Two' }),
    ];
    for (const [at, act] of acts.entries()) {
      await act();
      expect(await reads(), `act ${at}`).toContain(both[0]);
      world.setNow(days(start, 3 + at));
      await reads();
      expect(await reads()).not.toContain(both[0]);
    }
  });

  test('within two minutes of a change, for then another one may leave no trace', async () => {
    world.setNow(days(start, 3));
    await say(world, 2, 'Now');
    const updated = async () =>
      ((await (await world.api('projects/1/issues/2')).json()) as { updated_at: string }).updated_at;
    const before = await updated();
    await reads();
    const [note] = (await (await world.api('projects/1/issues/2/notes')).json()) as { id: number }[];
    world.setNow(new Date(Date.parse(days(start, 3)) + 30_000).toISOString());
    await world.api(`projects/1/issues/2/notes/${note?.id}`, { method: 'PUT', body: { body: 'Not what I meant' } });
    expect(await updated()).toBe(before);
    world.setNow(days(start, 4));
    expect(await reads()).toContain(both[0]);
  });

  test('after a week; by goal show; by a run that writes; under another name', async () => {
    expect(await reads('goal show 2')).toContain(both[0]);
    expect(await reads('report')).not.toContain(both[0]);
    expect(await reads('1on1 prepare --date 2026-11-27')).toContain(both[0]);
    world.setNow(days(start, 10));
    expect(await reads()).toContain(both[0]);
    expect(await reads()).not.toContain(both[0]);
    const { users } = world.sandbox.state as unknown as { users: { username: string }[] };
    const alex = users.find(({ username }) => username === 'alex');
    if (alex !== undefined) alex.username = 'alexf';
    expect(await reads()).toContain(both[0]);
  });

  test('by whoever has another role by now', async () => {
    const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', now: days(start, 2) });
    const line = 'goal list --project alex/goals';
    const read = async () => comments(await asked(morgan, line)).map((one) => one.split('?')[0]);
    expect(await read()).toContain(both[0]);
    expect(await read()).not.toContain(both[0]);
    const member = (await (await morgan.api('projects/1/members/all')).json()) as { id: number; username: string }[];
    const id = member.find(({ username }) => username === 'morgan')?.id;
    const { status } = await morgan.api(`projects/1/members/${id}`, {
      method: 'PUT',
      body: { access_level: 40 },
      as: 'alex',
    });
    expect(status).toBe(200);
    expect(await read()).toContain(both[0]);
    expect(await read()).not.toContain(both[0]);
  });

  test.each<[string, (text: string) => string]>([
    ['cut', (text) => text.slice(0, text.length / 2)],
    ['cut at a line', (text) => text.split('\n').slice(0, -3).join('\n')],
    ['without its last line', (text) => text.split('\n').slice(0, -2).join('\n')],
    ['of another version', (text) => text.replace('kept/v3', 'kept/v2')],
    ['of another host', (text) => text.replace('gitlab-', 'gitlob-')],
    ['with a line that is none', (text) => text.replace(/\n\{"key"/, '\n{"kee"')],
    ['with rows that are cut', (text) => text.replaceAll('Read about it', 'Read "about it')],
    ['empty', () => ''],
    ['no JSON', () => 'a\nb\n'],
  ])('a store that is %s', async (_name, broken) => {
    const before = (await world.run('goal list --format json')).stdout;
    for (const [path, text] of world.disk) if (path.includes('/kept/')) world.disk.set(path, broken(text));
    world.requests();
    const after = await world.run('goal list --format json');
    expect(after).toMatchObject({ exitCode: 0, stdout: before });
    expect(comments(world.requests()).map((one) => one.split('?')[0])).toContain(both[0]);
    expect(await reads()).not.toContain(both[0]);
  });

  test('a kill at any step of keeping leaves the store of before, and two at once leave one that is whole', async () => {
    const before = (await world.run('goal list --format json')).stdout;
    for (const killed of ['before write', 'after write', 'before lock', 'before remove']) {
      const disk = new Map(world.disk);
      const dies = worldOnSandbox({
        sandbox: world.sandbox,
        disk,
        now: days(start, 2),
        onStep: (step) =>
          step.startsWith(killed) && step.includes('/kept/') ? new Promise(() => {}) : Promise.resolve(),
      });
      await Promise.race([
        dies.run('goal list'),
        new Promise((resolve) => setImmediate(() => setTimeout(resolve, 500))),
      ]);
      const next = worldOnSandbox({ sandbox: world.sandbox, disk: new Map(disk), now: days(start, 2) });
      expect(await next.run('goal list --format json'), killed).toMatchObject({ exitCode: 0, stdout: before });
    }
    const [one, other] = [1, 2].map(() =>
      worldOnSandbox({ sandbox: world.sandbox, disk: world.disk, now: days(start, 2) }),
    );
    await Promise.all([one?.run('goal list'), other?.run('report')]);
    expect(await reads()).not.toContain(both[0]);
    expect(await reads('report')).not.toContain(both[0]);
  });
});

type Act = (world: TestWorld, pick: number) => Promise<unknown>;
const notesOf = async (world: TestWorld, iid: number) =>
  ((await (await world.api(`projects/1/issues/${iid}/notes`)).json()) as { id: number; system: boolean }[]).filter(
    ({ system }) => !system,
  );
const acts: Readonly<Record<string, Act>> = {
  'says something': (world, pick) => say(world, 2 + (pick % 4), `Word ${pick}`),
  'says something internal': (world, pick) => say(world, 2 + (pick % 4), `Inside ${pick}`, { internal: true }),
  'a manager says something': (world, pick) =>
    world.api(`projects/1/issues/${2 + (pick % 4)}/notes`, {
      method: 'POST',
      body: { body: `Manager ${pick}` },
      as: 'morgan',
    }),
  async edits(world, pick) {
    const [note] = await notesOf(world, 2 + (pick % 4));
    if (note !== undefined)
      await world.api(`projects/1/issues/${2 + (pick % 4)}/notes/${note.id}`, {
        method: 'PUT',
        body: { body: `Edited ${pick}` },
      });
  },
  async removes(world, pick) {
    const note = (await notesOf(world, 2 + (pick % 4))).at(-1);
    if (note !== undefined)
      await world.api(`projects/1/issues/${2 + (pick % 4)}/notes/${note.id}`, { method: 'DELETE' });
  },
  async 'one for another'(world, pick) {
    const iid = 2 + (pick % 4);
    const [note] = await notesOf(world, iid);
    if (note !== undefined) await world.api(`projects/1/issues/${iid}/notes/${note.id}`, { method: 'DELETE' });
    await say(world, iid, `In its place ${pick}`);
  },
  ticks: (world, pick) => change(world, 2 + (pick % 4), { description: `- [${pick % 2 ? 'x' : ' '}] One\n- [ ] Two` }),
  labels: (world, pick) =>
    change(
      world,
      2 + (pick % 4),
      pick % 2 ? { add_labels: 'progress::waiting' } : { remove_labels: 'progress::waiting' },
    ),
  closes: (world, pick) => change(world, 2 + (pick % 4), { state_event: pick % 3 ? 'reopen' : 'close' }),
  dates: (world, pick) =>
    change(world, 2 + (pick % 4), { due_date: `2026-12-${String(1 + (pick % 28)).padStart(2, '0')}` }),
  hides: (world, pick) => change(world, 2 + (pick % 4), { confidential: pick % 2 === 0 }),
  assigns: (world, pick) => change(world, 2 + (pick % 4), { assignee_ids: [1 + (pick % 2)] }),
  mentions: (world, pick) => say(world, 2 + (pick % 4), `See #${2 + ((pick + 1) % 4)}`),
  'opens one more': (world, pick) => goal(world, `Later ${pick}`),
};
const names = Object.keys(acts);
/** Seconds: within a touch, at its edge, and long after. */
const pauses = [0, 1, 30, 59, 60, 61, 119, 120, 121, 600, 86_400, 3 * 86_400, 8 * 86_400];
const lines = [
  'goal list --format json',
  'goal list --state all --format json',
  'report --format json',
  'plan show --format json',
];

test('whatever people do between reads, a machine that remembers tells what a new one does', async () => {
  const played = scene({}, 'init --yes --no-input --manager @morgan', async (world) => {
    for (const title of ['One', 'Two', 'Three', 'Four']) await goal(world, title);
    await say(world, 2, '**Check-in**\n\nRead a chapter.');
  });
  const step = fc.record({
    act: fc.constantFrom(...names),
    pick: fc.nat(40),
    pause: fc.constantFrom(...pauses),
    read: fc.option(fc.constantFrom(...lines), { freq: 2 }),
  });
  let saved = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const world = await played();
      // Whoever was made last sees what is sent.
      let watching = world;
      let nowMs = Date.parse(start);
      for (const { act, pick, pause, read } of steps) {
        nowMs += pause * 1000;
        const now = new Date(nowMs).toISOString();
        world.setNow(now);
        await acts[act]?.(world, pick);
        if (read === null) continue;
        watching.requests();
        const warm = await world.run(read);
        const few = watching.requests().length;
        watching = worldOnSandbox({ sandbox: world.sandbox, now });
        const fresh = await watching.run(read);
        expect(warm.stdout, `${act} ${read}`).toBe(fresh.stdout);
        saved += watching.requests().length - few;
      }
    }),
    { numRuns: 25 },
  );
  expect(saved).toBeGreaterThan(20);
}, 300_000);
