// The agenda of two: what a manager brings by comments is shown, taken over once, and moves on with its age.
import { describe, expect, test } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { reset } from '../support/fault-plan.ts';
import { copyOf, draftsOf, emptyScene, processOn, type Scene, split, type Trouble } from '../support/fault-scene.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const opened = scene(
  {},
  'init --yes --no-input --manager morgan',
  'share @morgan --yes',
  'goal add "Read" --kind reading',
  '1on1 prepare --date 2026-11-24',
  '1on1 add "HELP a reviewer"',
);
const asMorgan = (world: TestWorld) => worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });

interface Issue {
  readonly iid: number;
  readonly state: string;
  readonly description: string;
}

async function meetings(world: TestWorld): Promise<readonly Issue[]> {
  const answer = await world.api('projects/1/issues?labels=one-on-one&state=all&order_by=created_at&sort=asc');
  return (await answer.json()) as Issue[];
}
const itemsOf = (issue?: Issue) => issue?.description.split('\n').filter((line) => /^\s*- /.test(line));
const agenda = async (world: TestWorld) => itemsOf((await meetings(world)).at(-1));
const say = (world: TestWorld, body: string, iid = 3, as = 'morgan') =>
  world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body }, as });
const writes = (world: TestWorld) => world.requests().filter((request) => !request.startsWith('GET'));

async function ok(world: TestWorld, command: string): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, stderr).toBe(0);
  return stdout;
}

describe('a Guest brings an item', () => {
  test('by a comment, which is shown as theirs to both', async () => {
    const world = await opened();
    const morgan = asMorgan(world);
    const out = await ok(morgan, '1on1 add "DISCUSS your on-call load" --project @alex');
    expect(out).toContain('Commented on #3 1:1 2026-11-24: it counts as an item of the agenda');
    expect(out).toMatch(/2 \[ \] DISCUSS +your on-call load, from @morgan\n/);
    expect(await agenda(world)).toEqual(['- [ ] HELP a reviewer']);
    expect(await ok(world, '1on1 show')).toMatch(/2 \[ \] DISCUSS +your on-call load, from @morgan\n/);
    expect(writes(morgan)).toEqual(['POST /projects/1/issues/3/notes']);
  });

  test('on a 1:1 that is closed: it comes to the next one, once, and stays off it once taken off', async () => {
    const world = await opened();
    await say(world, 'FYI said when it was open');
    await ok(world, '1on1 close --date 2026-11-24 --yes');
    world.setNow('2026-11-24T12:00:00.000Z');
    await say(world, 'TODO what is carried, and taken off');
    world.setNow('2026-11-25T09:00:00.000Z');
    await ok(world, '1on1 prepare --date 2026-12-01');
    const opening = (await meetings(world)).at(-1);
    expect(opening?.description).toContain('TODO what is carried');
    const without = opening?.description.replace(/^- \[ \] .*TODO what.*\n/mu, '');
    await world.api(`projects/1/issues/${opening?.iid}`, { method: 'PUT', body: { description: without } });
    const before = await agenda(world);
    expect(before?.join()).not.toContain('TODO');
    world.setNow('2026-11-26T09:00:00.000Z');
    await say(world, 'DISCUSS what came up since');
    await say(world, 'Thank you for today');
    world.requests();
    expect(await ok(world, '1on1 add "IDEA a walk"')).toContain('what came up since, from @morgan');
    const after = [...(before ?? []), '- [ ] DISCUSS what came up since (from `@morgan`)', '- [ ] IDEA a walk'];
    expect(await agenda(world)).toEqual(after);
    await ok(world, '1on1 prepare --date 2026-12-01');
    expect(await agenda(world)).toEqual(after);
    const [, next] = await meetings(world);
    const description = next?.description.replace(/^- \[ \] DISCUSS what.*\n/mu, '');
    await world.api(`projects/1/issues/${next?.iid}`, { method: 'PUT', body: { description } });
    await say(world, 'HELP with the queue');
    await ok(world, '1on1 prepare --date 2026-12-01');
    expect(await agenda(world)).toEqual([
      ...(before ?? []),
      '- [ ] IDEA a walk',
      '- [ ] HELP with the queue (from `@morgan`)',
    ]);
  });

  test('of a 1:1 that is past: who takes it to the next one is said, for a Guest prepares none', async () => {
    const world = await opened();
    world.setNow('2026-11-27T09:00:00.000Z');
    const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', now: '2026-11-27T09:00:00.000Z' });
    const out = await ok(morgan, '1on1 add "DISCUSS your on-call load" --project @alex');
    expect(out).toContain('2026-11-24 is past: it is on the next one as soon as @alex prepares that');
    expect(out).not.toContain('1on1 prepare');
    await ok(world, '1on1 close --date 2026-11-24 --yes');
    await ok(world, '1on1 prepare --date 2026-12-01');
    expect(await ok(world, '1on1 show')).toContain('your on-call load, from @morgan');
  });

  test('once: a second run finds it', async () => {
    const morgan = asMorgan(await opened());
    await ok(morgan, '1on1 add "DISCUSS your on-call load" --project @alex');
    morgan.requests();
    expect(await ok(morgan, '1on1 add "DISCUSS your on-call load" --project @alex')).toContain(
      'on the agenda of #3 already',
    );
    expect(writes(morgan)).toEqual([]);
  });

  test('--dry-run writes nothing and says that it would be a comment', async () => {
    const morgan = asMorgan(await opened());
    expect(await ok(morgan, '1on1 add "DISCUSS it" --project @alex --dry-run')).toContain('comment on #3');
    expect(writes(morgan)).toEqual([]);
  });

  test('into the text where they may change it', async () => {
    const world = await opened();
    await world.api('projects/1/issues/3', { method: 'PUT', body: { assignee_ids: [2] } });
    expect(await ok(asMorgan(world), '1on1 add "DISCUSS it" --project @alex')).toContain('Added to #3');
    expect(await agenda(world)).toEqual(['- [ ] HELP a reviewer', '- [ ] DISCUSS it']);
  });

  test('on no 1:1: nothing is written, and the way on is said', async () => {
    const world = await opened();
    await ok(world, '1on1 close --date 2026-11-24 --yes');
    const morgan = asMorgan(world);
    const { exitCode, stderr } = await morgan.run('1on1 add "DISCUSS it" --project @alex');
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining('no 1:1 of @alex is open, and your role, guest, opens none'),
    ]);
    expect(writes(morgan)).toEqual([]);
  });
});

describe('the report', () => {
  test('tells of it in every form, and asks nobody for it', async () => {
    const world = await opened();
    await say(
      world,
      '- DISCUSS your on-call load?\n- HELP me with the panel\n- THANKS for the talk\n\n```\nDISCUSS code\n```',
    );
    await say(world, 'Done, thanks');
    expect(await ok(world, 'report')).toContain('  @morgan brings: DISCUSS your on-call load?');
    expect(await ok(world, 'report --format markdown')).toContain('- `@morgan` brings: HELP me with the panel');
    expect(await ok(asMorgan(world), 'report --project @alex --for manager')).toContain('You bring: HELP me');
    const report = JSON.parse(await ok(world, 'report --format json')) as {
      next: { question: string; brought: readonly { by: string; tag: string; text: string }[] };
      needsYou: readonly { text: string }[];
      wins: readonly { type: string; text: string; from?: string }[];
    };
    expect(report.next.brought.map(({ by, tag, text }) => [by, tag, text])).toEqual([
      ['morgan', 'DISCUSS', 'your on-call load?'],
      ['morgan', 'HELP', 'me with the panel'],
      ['morgan', 'THANKS', 'for the talk'],
    ]);
    expect(report.needsYou.map(({ text }) => text)).toEqual(['a reviewer']);
    expect(report.next.question).toBe('a reviewer');
    expect(report.wins).toContainEqual(expect.objectContaining({ type: 'thanks', from: '@morgan' }));
  });

  test('costs one request more, and none where nobody commented', async () => {
    const world = await opened();
    world.requests();
    await ok(world, 'report');
    const without = world.requests();
    expect(without.filter((request) => request.includes('/issues/3/notes'))).toEqual([]);
    await say(world, 'FYI I am off on Friday');
    world.requests();
    await ok(world, 'report');
    expect(world.requests().length).toBe(without.length + 1);
  });

  test('an ask of the person by a comment waits since that comment', async () => {
    const world = await opened();
    world.setNow('2026-11-26T09:00:00.000Z');
    await say(world, 'REVIEW my talk', 3, 'alex');
    world.setNow('2026-11-28T09:00:00.000Z');
    expect(JSON.parse(await ok(world, 'report --format json'))).toMatchObject({
      needsYou: expect.arrayContaining([
        expect.objectContaining({ text: 'my talk', since: '2026-11-26', atLeast: false }),
      ]),
    });
  });

  test('an internal comment is on nobody’s agenda', async () => {
    const world = await opened();
    await world.api('projects/1/issues/3/notes', { method: 'POST', body: { body: 'DISCUSS pay', internal: true } });
    for (const one of [world, asMorgan(world)]) {
      expect(await ok(one, '1on1 show --project @alex')).not.toContain('pay');
      expect(await ok(one, 'report --project @alex --format json')).not.toContain('pay');
    }
  });
});

describe('the next write takes it over', () => {
  const brought = async () => {
    const world = await opened();
    await say(world, 'DISCUSS your on-call load with @alex\n=> before Friday');
    await say(world, '> HELP a reviewer\n\n=> ask @sam');
    return world;
  };
  const folded = [
    '- [ ] HELP a reviewer',
    '  - => ask `@sam` (from `@morgan`)',
    '- [ ] DISCUSS your on-call load with `@alex` (from `@morgan`)',
    '  - => before Friday (from `@morgan`)',
  ];

  test.each<[string, readonly string[]]>([
    ['1on1 add "FYI I am off"', [...folded, '- [ ] FYI I am off']],
    ['1on1 check 2', folded.with(2, folded[2]?.replace('[ ]', '[x]') ?? '')],
    ['1on1 prepare', folded],
    ['1on1 close --date 2026-11-24 --yes', folded],
    ['report --post', folded],
  ])('%s', async (command, lines) => {
    const world = await brought();
    await ok(world, command);
    expect(await agenda(world)).toEqual(lines);
    await ok(world, '1on1 show --date 2026-11-24');
    await ok(world, '1on1 add "FYI again" --no-input');
    expect((await agenda(world))?.filter((line) => line.includes('on-call'))).toHaveLength(1);
  });

  test('a posted report takes it over once, and one of a role that changes no text does not', async () => {
    const world = await brought();
    await ok(asMorgan(world), 'report --post --project @alex');
    expect(await agenda(world)).toEqual(['- [ ] HELP a reviewer']);
    await ok(world, 'report --post');
    world.requests();
    expect(await ok(world, 'report --post')).toMatch(/^The report is up to date/);
    expect(writes(world)).toEqual([]);
    expect(await agenda(world)).toEqual(folded);
  });

  test('and never again what was taken off by hand', async () => {
    const world = await brought();
    await ok(world, '1on1 prepare');
    const [issue] = await meetings(world);
    const description = issue?.description
      .split('\n')
      .filter((line) => !/on-call|Friday/.test(line))
      .join('\n');
    await world.api('projects/1/issues/3', { method: 'PUT', body: { description } });
    expect(await ok(world, '1on1 show')).not.toContain('on-call');
    await ok(world, '1on1 add "FYI again"');
    expect((await agenda(world))?.join('\n')).not.toContain('on-call');
  });

  test('shown with its replies', async () => {
    const out = await ok(await brought(), '1on1 show');
    expect(out).toMatch(/1 \[ \] HELP +a reviewer\n +=> @morgan: ask @sam\n/);
  });

  test('comments that cannot be read: the view says so, a close waits, an addition does not', async () => {
    const world = await brought();
    world.breakRoute('/issues/3/notes', 403);
    expect(await world.run('1on1 show')).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('INCOMPLETE') });
    const { exitCode, stderr } = await world.run('1on1 close --date 2026-11-24 --yes');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('could not read the comments of #3')]);
    await world.run('1on1 add "FYI again"');
    world.mendRoutes();
    expect((await meetings(world)).map(({ state }) => state)).toEqual(['opened']);
    await ok(world, '1on1 add "FYI more"');
    expect(await agenda(world)).toEqual(expect.arrayContaining(['- [ ] FYI again', '- [ ] FYI more', folded[2]]));
  });
});

test('moves on with its author and its age, from an agenda that was never written again', async () => {
  const world = await opened();
  await say(world, 'DISCUSS your on-call load');
  await ok(world, '1on1 close --date 2026-11-24 --yes');
  await say(world, 'FYI the budget is there');
  world.setNow('2026-11-25T09:00:00.000Z');
  await ok(world, '1on1 prepare');
  expect(await agenda(world)).toEqual([
    '- [ ] HELP a reviewer (second time, since 2026-11-24)',
    '- [ ] DISCUSS your on-call load (from `@morgan`) (second time, since 2026-11-24)',
    '- [ ] FYI the budget is there (from `@morgan`) (second time, since 2026-11-24)',
  ]);
  expect(await ok(world, '1on1 show')).toMatch(/your on-call load, from @morgan \(on 2 agendas since\s+2026-11-24\)/);
});

test('decisions stay, and open actions come back with their age', async () => {
  const world = await opened();
  await say(world, '- DECISION we move the date\n- ACTION @morgan asks HR until 2026-11-27');
  const [issue] = await meetings(world);
  const more = `${issue?.description}\n\nACTION @alex books the room\n- [x] ACTION @alex writes the summary\n\nDECISION no more pages at night`;
  await world.api('projects/1/issues/3', { method: 'PUT', body: { description: more } });
  const out = await ok(world, '1on1 close --date 2026-11-24 --yes');
  for (const line of [
    'Decided: we move the date (from @morgan)',
    'Decided: no more pages at night',
    'To do: @morgan asks HR until 2026-11-27 (from @morgan)',
  ])
    expect(out).toContain(line);
  expect(out).not.toContain('To do: @alex writes the summary');
  expect(out).not.toContain('without a box');
  world.setNow('2026-12-01T09:00:00.000Z');
  await ok(world, '1on1 prepare');
  expect(await agenda(world)).toEqual([
    '- [ ] HELP a reviewer (second time, since 2026-11-24)',
    '- [ ] ACTION `@morgan` asks HR until 2026-11-27 (from `@morgan`) (second time, since 2026-11-24)',
    '- [ ] ACTION `@alex` books the room (second time, since 2026-11-24)',
  ]);
  expect(await ok(world, '1on1 show')).toContain('@morgan asks HR until 2026-11-27, overdue');
});

describe('whatever request is cut, an item stands once', () => {
  const faults: readonly [string, NonNullable<Trouble['play']>][] = [
    ['lost its answer', ({ request, pass }) => reset('after')(request, pass)],
    ['was the last', ({ pass, stop }) => pass().then(stop)],
  ];
  const begun = async (): Promise<Scene> => {
    const place = emptyScene('2026-11-23T09:00:00.000Z');
    for (const argv of [
      'init --yes --no-input --manager morgan',
      'share @morgan --yes',
      '1on1 prepare --date 2026-11-24',
    ])
      expect(await processOn(place, split(argv))).toMatchObject({ exitCode: 0 });
    return place;
  };
  const asManager = (place: Scene): Scene => ({ ...place, disk: new Map(), token: tokenOf(place.state, 'morgan') });
  const bring = ['1on1', 'add', 'DISCUSS your on-call load', '--project', '@alex'];
  const told = ({ state }: Scene) => JSON.stringify([state.issues, state.notes]).split('your on-call load').length - 1;

  test.each(faults)('brought by a request that %s', async (_what, play) => {
    const before = await begun();
    const { requests } = await processOn(asManager(copyOf(before)), bring);
    for (const at of requests.keys()) {
      const cut = asManager(copyOf(before));
      const { exitCode } = await processOn(cut, bring, { at: at + 1, play });
      if (exitCode !== 0) expect((await processOn(cut, bring)).exitCode).toBe(0);
      expect([at, told(cut), draftsOf(cut)]).toEqual([at, 1, []]);
    }
  });

  test.each(faults)('taken over, beside a report that is posted, by a request that %s', async (_what, play) => {
    const before = await begun();
    expect(await processOn(asManager(before), bring)).toMatchObject({ exitCode: 0 });
    const post = split('report --post');
    const { requests } = await processOn(copyOf(before), post);
    expect(requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
    for (const at of requests.keys()) {
      const cut = copyOf(before);
      const { exitCode } = await processOn(cut, post, { at: at + 1, play });
      if (exitCode !== 0) expect((await processOn(cut, post)).exitCode).toBe(0);
      // In its comment, on the agenda, and in the report.
      expect([at, told(cut), draftsOf(cut)]).toEqual([at, 3, []]);
    }
  });

  test.each(faults)('taken over by a request that %s', async (_what, play) => {
    const before = await begun();
    expect(await processOn(asManager(before), bring)).toMatchObject({ exitCode: 0 });
    const close = split('1on1 close --date 2026-11-24 --yes');
    const { requests } = await processOn(copyOf(before), close);
    expect(requests.filter((request) => request.startsWith('PUT'))).toHaveLength(2);
    for (const at of requests.keys()) {
      const cut = copyOf(before);
      const { exitCode } = await processOn(cut, close, { at: at + 1, play });
      if (exitCode !== 0) expect((await processOn(cut, close)).exitCode).toBe(0);
      // In its comment, and on the agenda.
      expect([at, told(cut), Object.values(cut.state.issues).flat().at(-1)?.state]).toEqual([at, 2, 'closed']);
    }
  });
});
