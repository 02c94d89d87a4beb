// Asks and their answers, from both sides: a word of whoever was asked counts, from a browser and from the command line.
import { describe, expect, test } from 'vitest';
import { reset } from '../support/fault-plan.ts';
import {
  copyOf,
  draftsOf,
  emptyScene,
  everythingOn,
  processOn,
  type Scene,
  split,
  type Trouble,
} from '../support/fault-scene.ts';
import { scene } from '../support/scene.ts';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

/** #2 asks for help, #3 for an approval of the manager's. */
const asking = scene(
  { now: '2026-11-16T09:00:00.000Z' },
  'init --yes --no-input --manager @morgan',
  'share @morgan --yes',
  'goal add "Upgrade Rails" --kind general --no-input',
  ['goal', 'add', 'Be a host', '--kind', 'general', '--description', '- [ ] Approval: my manager', '--no-input'],
  'goal start 3',
  'goal log 2 Stuck --help-needed "A reviewer" --no-input',
  async (world) => world.setNow('2026-11-17T09:00:00.000Z'),
);
const asMorgan = (world: TestWorld) => worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });

async function inBrowser(world: TestWorld, iid: number, body: string, as = 'morgan'): Promise<void> {
  const answer = await world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body }, as });
  expect(answer.status).toBe(201);
}

async function reportOf(world: TestWorld, flags = '') {
  const { exitCode, stdout, stderr } = await world.run(`report --format json ${flags}`);
  expect(exitCode, stderr).toBe(0);
  const { needsYou, answered } = JSON.parse(stdout) as { needsYou: { place: { iid: number } }[]; answered: unknown[] };
  return { asked: needsYou.map(({ place }) => place.iid), answered };
}

async function labelsOf(world: TestWorld, iid: number): Promise<readonly string[]> {
  return ((await (await world.api(`projects/1/issues/${iid}`)).json()) as { labels: readonly string[] }).labels;
}

describe('a comment in the browser', () => {
  test('of the manager takes an ask off their list, and asks the person whether it is settled', async () => {
    const world = await asking();
    expect(await reportOf(world, '--for manager')).toEqual({ asked: [2, 3], answered: [] });
    await inBrowser(world, 2, 'Sam can look at it.');

    expect(await reportOf(world, '--for manager')).toEqual({ asked: [3], answered: [] });
    expect(await reportOf(asMorgan(world), '--project @alex')).toEqual({ asked: [3], answered: [] });
    expect(await reportOf(world)).toMatchObject({ asked: [3], answered: [{ type: 'ask', by: 'morgan' }] });
    for (const command of ['report', 'goal show 2']) {
      const { stdout } = await world.run(command);
      expect(stdout).toContain('replied by @morgan on Tue 17 Nov, settled?');
      expect(stdout).toContain('devgrowth goal log 2 --help-needed none');
    }
    expect((await asMorgan(world).run('goal show 2 --project @alex')).stdout).not.toContain('settled?');
  });

  test('and the next write of the person takes the label off; one that is a check-in settles it', async () => {
    const world = await asking();
    expect(await labelsOf(world, 2)).toContain('ask:open');
    await inBrowser(world, 2, 'Sam can look at it.');
    expect((await world.run('goal edit 2 --title "Upgrade Rails 8"')).exitCode).toBe(0);
    expect(await labelsOf(world, 2)).not.toContain('ask:open');
    expect(await reportOf(world)).toMatchObject({ answered: [{ type: 'ask' }] });

    expect((await world.run('goal log 2 "Sam looked at it"')).exitCode).toBe(0);
    expect(await reportOf(world)).toEqual({ asked: [3], answered: [] });
  });

  test('of somebody else is a comment', async () => {
    const world = await asking();
    await world.api('projects/1/members', { method: 'POST', body: { user_id: 3, access_level: 10 } });
    await inBrowser(world, 2, 'Good luck!', 'sam');
    await inBrowser(world, 3, 'Approved', 'sam');
    expect(await reportOf(world)).toEqual({ asked: [2, 3], answered: [] });
    expect((await world.run('goal show 2')).stdout).toContain('sam: Good luck!');
  });

  test('that says Approved answers, ticks nothing, and is told with what to tick', async () => {
    const world = await asking();
    await inBrowser(world, 3, 'Approved');
    expect(await reportOf(world, '--for manager')).toEqual({ asked: [2], answered: [] });
    const { stdout } = await world.run('report');
    expect(stdout).toContain('approved by @morgan on Tue 17 Nov, tick it devgrowth goal check 3 1');
    expect((await world.run('goal edit 3 --due 2027-01-29')).exitCode).toBe(0);
    expect(await labelsOf(world, 3)).not.toContain('ask:open');

    expect((await world.run('goal check 3 1')).exitCode).toBe(0);
    expect(await reportOf(world)).toEqual({ asked: [2], answered: [] });
  });

  test('that only approves answers nothing else that the goal asks; in a hallway the answers are told, too', async () => {
    const world = await asking();
    await world.run('goal log 3 Waiting --help-needed "A room" --no-input');
    await inBrowser(world, 3, 'Approved');
    expect(await reportOf(world)).toMatchObject({ asked: [2, 3], answered: [{ type: 'approval' }] });
    expect(await labelsOf(world, 3)).toContain('ask:open');
    await inBrowser(world, 3, 'Room 4 is free.');
    const { stdout } = await world.run('report --for me --format hallway');
    expect(stdout).toMatch(/^FYI 2026-11-17 A room: replied by `@morgan` on Tue 17 Nov, settled\? https:/mu);
    expect(stdout).toMatch(/^FYI 2026-11-17 approval of my manager: approved by `@morgan`/mu);
    expect((await world.run('report --for manager --format hallway')).stdout).not.toMatch(/replied by|approved by/u);
  });

  test('leaves no line on the agenda that is prepared', async () => {
    const world = await asking();
    await inBrowser(world, 2, 'Sam can look at it.');
    expect((await world.run('1on1 prepare --date 2026-11-24 --yes --no-input')).exitCode).toBe(0);
    const { description } = (await (await world.api('projects/1/issues/4')).json()) as { description: string };
    expect(description).not.toContain('] HELP');
    expect(description).toContain('REVIEW approval of my manager');
  });
});

describe('an approval on an agenda', () => {
  test.each([
    ['that was given in a comment is left behind by the next one', 'Approved', false],
    ['that was refused moves on', 'Not approved', true],
    ['of which nothing was said moves on', null, true],
  ])('%s', async (_name, body, movesOn) => {
    const world = await asking();
    expect((await world.run('1on1 prepare --date 2026-11-18 --yes --no-input')).exitCode).toBe(0);
    if (body !== null) await inBrowser(world, 3, body);
    world.setNow('2026-11-19T09:00:00.000Z');
    const { exitCode, stdout } = await world.run('1on1 prepare --date 2026-11-25 --yes --no-input');
    expect(exitCode).toBe(0);
    expect(stdout.includes('approval of my manager')).toBe(movesOn);
  });
});

describe('a 👍 on the goal', () => {
  const thumbsUp = async (world: TestWorld, iid: number, as: string) => {
    const body = { name: 'thumbsup' };
    const answer = await world.api(`projects/1/issues/${iid}/award_emoji`, { method: 'POST', body, as });
    expect(answer.status).toBe(201);
  };
  const shown = async (world: TestWorld, iid: number) => {
    world.requests();
    const { exitCode, stdout, stderr } = await world.run(`goal show ${iid}`);
    expect(exitCode, stderr).toBe(0);
    return { stdout, asked: world.requests() };
  };
  const reactions = '/projects/1/issues/2/award_emoji?per_page=100&page=1';

  test('by the person who was asked is shown as seen, and answers nothing; it costs one request where there is one', async () => {
    const world = await asking();
    const before = await shown(world, 2);
    expect(before.stdout).not.toContain('seen by');
    expect(before.asked.filter((request) => request.includes('award_emoji'))).toEqual([]);
    await thumbsUp(world, 2, 'morgan');
    const { stdout, asked } = await shown(world, 2);
    expect(stdout).toMatch(/A reviewer\n +seen by @morgan \(👍\), not answered\n/);
    expect(asked.toSorted()).toEqual([...before.asked, `GET ${reactions}`].toSorted());
    expect(JSON.parse((await world.run('goal show 2 --format json')).stdout)).toMatchObject({
      openAsks: [{ text: 'A reviewer', seenBy: ['morgan'] }],
    });
    expect(await reportOf(world, '--for manager')).toEqual({ asked: [2, 3], answered: [] });
    expect(await labelsOf(world, 2)).toContain('ask:open');
  });

  test('of somebody else, before the ask, or in another sign says nothing', async () => {
    const world = await asking();
    await world.api('projects/1/members', { method: 'POST', body: { user_id: 3, access_level: 10 } });
    await thumbsUp(world, 2, 'sam');
    await world.api('projects/1/issues/2/award_emoji', { method: 'POST', body: { name: 'tada' }, as: 'morgan' });
    const { stdout, asked } = await shown(world, 2);
    expect(stdout).not.toContain('seen by');
    expect(asked).toContain(`GET ${reactions}`);
    // No ask is open there.
    await thumbsUp(world, 3, 'morgan');
    expect((await shown(world, 3)).asked.filter((request) => request.includes('award_emoji'))).toEqual([]);
    world.setNow('2026-11-18T09:00:00.000Z');
    await world.run('goal log 3 Slow --help-needed "A room" --no-input');
    expect((await shown(world, 3)).stdout).not.toContain('seen by');
  });

  test('that cannot be read makes the goal INCOMPLETE, and its ask stays', async () => {
    const world = await asking();
    await thumbsUp(world, 2, 'morgan');
    world.breakRoute('/award_emoji', 500);
    const { exitCode, stdout } = await world.run('goal show 2');
    expect([exitCode, stdout]).toEqual([3, expect.stringContaining('A reviewer')]);
  });
});

describe('a comment on the 1:1', () => {
  /** #2 and #3 ask for help; the 1:1 is #4. */
  async function both(): Promise<TestWorld> {
    const world = await asking();
    for (const act of ['goal log 3 Slow --help-needed "A room"', '1on1 prepare --date 2026-11-24 --yes --no-input'])
      expect((await world.run(act)).exitCode).toBe(0);
    return world;
  }

  test('that names the goal counts for it, whoever reads, and costs no second look', async () => {
    const world = await both();
    const helps = async () => {
      const { needsYou } = JSON.parse((await world.run('report --format json --for manager')).stdout) as {
        needsYou: { type: string; text: string }[];
      };
      return needsYou.filter(({ type }) => type === 'ask').map(({ text }) => text);
    };
    expect(await helps()).toEqual(['A reviewer', 'A room']);
    world.requests();
    await world.run('report');
    expect(world.requests().filter((request) => request.includes('issues/4/'))).toEqual([]);

    await inBrowser(world, 4, 'Sam can do #2 on Friday.');
    expect(await helps()).toEqual(['A room']);
    world.requests();
    expect((await world.run('report')).stdout).toContain('replied by @morgan on Tue 17 Nov, settled?');
    expect(world.requests().filter((request) => request.includes('issues/4/'))).toHaveLength(1);
    expect((await world.run('goal log 2 --help-needed none')).exitCode).toBe(0);
    expect((await world.run('report')).stdout).not.toContain('settled?');
  });

  test('that names none is for the one ask there is; of two it is asked which', async () => {
    const world = await both();
    await inBrowser(world, 4, 'Yes, on Friday.');
    const { stdout } = await world.run('report');
    expect(stdout).toMatch(/#4 +Yes, on Friday\.\n +said by @morgan on Tue 17 Nov: which ask does it answer\?/u);
    expect((await world.run('report --for manager')).stdout).not.toContain('which ask');
    expect((await world.run('goal log 3 --help-needed none')).exitCode).toBe(0);
    expect((await world.run('report')).stdout).not.toContain('which ask');

    await inBrowser(world, 4, 'On Friday at ten.');
    expect((await world.run('report')).stdout).toMatch(/#2 +A reviewer\n +replied by @morgan/u);
  });
});

const commentsOn = async (world: TestWorld, iid: number) => {
  const notes = (await (await world.api(`projects/1/issues/${iid}/notes`)).json()) as Said[];
  return notes.filter(({ system }) => !system).map(({ author, body }) => `${author.username}: ${body.split('\n')[0]}`);
};
interface Said {
  readonly system: boolean;
  readonly body: string;
  readonly author: { readonly username: string };
}

describe('devgrowth answer', () => {
  test('of a Guest is one comment in plain words, and counts', async () => {
    const world = await asking();
    const morgan = asMorgan(world);
    morgan.requests();
    const { exitCode, stdout, stderr } = await morgan.run('answer 2 "Sam can, on Friday" --project @alex');
    expect([exitCode, stderr]).toEqual([0, 'note: alex/goals: the goals of @alex; your role there: guest\n']);
    expect(stdout).toBe(`Answered on #2 Upgrade Rails: A reviewer\n${morgan.base}/alex/goals/-/work_items/2\n`);
    expect(morgan.requests().filter((request) => !request.startsWith('GET'))).toEqual([
      'POST /projects/1/issues/2/notes',
    ]);
    expect((await commentsOn(world, 2)).at(0)).toBe('morgan: Sam can, on Friday');
    expect(await reportOf(world)).toMatchObject({ asked: [3], answered: [{ by: 'morgan', text: 'A reviewer' }] });
  });

  test('may be asked for, come from a pipe, and only be shown', async () => {
    const world = await asking();
    const answers = { text: 'On Friday' };
    const typing = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', isTTY: true, answers });
    expect((await typing.run('answer 2 --project @alex')).exitCode).toBe(0);
    const piping = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', stdin: 'On Monday\n' });
    expect((await piping.run('answer 2 - --project @alex')).exitCode).toBe(0);
    const { stdout } = await asMorgan(world).run('answer 2 "On Sunday" --dry-run --project @alex');
    expect(stdout).toContain('Nothing was written. This would be:\n  On Sunday');
    expect((await commentsOn(world, 2)).slice(0, 2)).toEqual(['morgan: On Monday', 'morgan: On Friday']);
  });

  test.each<[string, string, string, number, string, string]>([
    [
      'the person',
      'alex',
      'answer 2 Yes',
      1,
      'what #2 asks is asked of others',
      'devgrowth goal log 2 --help-needed none',
    ],
    [
      'who is not asked',
      'sam',
      'answer 2 Yes',
      1,
      'what #2 asks is asked of @morgan',
      'A comment is possible: `devgrowth goal log 2',
    ],
    ['where an approval is asked', 'morgan', 'answer 3 Yes', 1, '#3 asks for no help', 'devgrowth goal approve 3'],
    ['where nothing is asked', 'morgan', 'answer 4 Yes', 1, '#4 asks for no help', 'A comment is possible'],
    ['where it is closed', 'morgan', 'answer 5 Yes', 1, '#5 is closed, and asks for nothing', 'Nothing was written'],
    ['who only quotes', 'morgan', 'answer 2 "> A reviewer"', 2, 'the answer says nothing', 'words of your own'],
    ['who says nothing', 'morgan', 'answer 2', 2, 'no answer to #2 was given', 'devgrowth answer 2 "..."'],
  ])('refuses %s', async (_who, as, command, code, problem, hint) => {
    const world = await asking();
    await world.api('projects/1/members', { method: 'POST', body: { user_id: 3, access_level: 10 } });
    await world.run('goal add "Read" --kind reading --no-input');
    await world.run('goal add "Done" --kind reading --no-input');
    await world.run('goal log 5 Stuck --help-needed Time');
    await world.run('goal close 5 --outcome dropped');
    const caller = worldOnSandbox({ sandbox: world.sandbox, as });
    const before = caller.snapshot().state;
    const { exitCode, stdout, stderr } = await caller.run(`${command} --project @alex --no-input`);
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(`error: ${problem}`);
    expect(stderr).toContain(hint);
    expect(caller.snapshot().state).toBe(before);
  });

  test('of comments that could not all be read: nothing is decided', async () => {
    const morgan = asMorgan(await asking());
    morgan.breakRoute('/notes', 500);
    expect(await morgan.run('answer 2 Yes --project @alex')).toMatchObject({ exitCode: 1, stdout: '' });
  });
});

describe('devgrowth goal approve', () => {
  const two = '- [ ] Approval: my manager, for after the launch\n- [ ] Enrol\n- [ ] Approval: @morgan for the cover';
  const describe3 = (world: TestWorld) =>
    world.api('projects/1/issues/3', { method: 'PUT', body: { description: two } });

  test('writes the comment that counts, ticks nothing, and says it once', async () => {
    const world = await asking();
    const first = await asMorgan(world).run('goal approve 3 --project @alex');
    expect(first).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Approved on #3 Be a host: my manager\n'),
    });
    expect(await commentsOn(world, 3)).toEqual(['morgan: Approved']);
    expect(await reportOf(world)).toMatchObject({
      asked: [2],
      answered: [{ type: 'approval', by: 'morgan', item: 1 }],
    });
    const again = await asMorgan(world).run('goal approve 3 --project @alex');
    expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Already approved on #3') });
    expect(await commentsOn(world, 3)).toHaveLength(1);
  });

  test('of several names the one that is meant, and mentions nobody', async () => {
    const world = await asking();
    await describe3(world);
    const without = await asMorgan(world).run('goal approve 3 --project @alex --no-input');
    expect([without.exitCode, without.stderr]).toEqual([
      2,
      expect.stringContaining('3. Approval: @morgan for the cover'),
    ]);
    world.setNow('2026-11-17T10:00:00.000Z');
    expect((await asMorgan(world).run('goal approve 3 1 --project @alex')).exitCode).toBe(0);
    expect(await commentsOn(world, 3)).toEqual(['morgan: Approved: `my manager, for after the launch`']);
    expect(await reportOf(world)).toMatchObject({ asked: [2, 3], answered: [{ item: 1 }] });
    const answers = { item: '3' };
    const typing = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', isTTY: true, answers });
    expect((await typing.run('goal approve 3 --project @alex')).exitCode).toBe(0);
    expect(await reportOf(world)).toMatchObject({ asked: [2], answered: [{ item: 1 }, { item: 3 }] });
  });

  test.each<[string, string, string, string, string]>([
    ['the person', 'alex', 'goal approve 3', 'what #3 waits for is the approval of others', 'devgrowth goal check 3 1'],
    [
      'who is not asked',
      'sam',
      'goal approve 3',
      '#3 waits for the approval of my manager, for after',
      'A comment is possible',
    ],
    [
      'another item',
      'morgan',
      'goal approve 3 2',
      'item 2 of #3 is no approval of yours',
      'Yours: 1 Approval: my manager',
    ],
    ['where none is asked', 'morgan', 'goal approve 2', '#2 waits for no approval', 'Nothing was written'],
  ])('refuses %s', async (_who, as, command, problem, hint) => {
    const world = await asking();
    await world.api('projects/1/members', { method: 'POST', body: { user_id: 3, access_level: 10 } });
    await describe3(world);
    const caller = worldOnSandbox({ sandbox: world.sandbox, as });
    const before = caller.snapshot().state;
    const { exitCode, stderr } = await caller.run(`${command} --project @alex --no-input`);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(`error: ${problem}`)]);
    expect(stderr).toContain(hint);
    expect(caller.snapshot().state).toBe(before);
  });
});

// The words are safe, or they lie in a draft: whatever was cut, the same command again ends it.
describe('stands there once, whichever request', () => {
  let played: Promise<Scene> | null = null;
  async function play(): Promise<Scene> {
    const before = emptyScene('2026-11-16T09:00:00.000Z');
    const acts = [
      'init --yes --no-input --manager @morgan',
      'share @morgan --yes',
      'goal add Mine --kind general --description [_]_Approval:_@morgan',
      'goal start 2',
      'goal log 2 Stuck --help-needed Time',
    ];
    for (const act of acts) {
      const argv = split(act).map((word) => word.replace('[_]_Approval:_@morgan', '- [ ] Approval: @morgan'));
      expect(await processOn(before, argv), act).toMatchObject({ exitCode: 0 });
    }
    return { ...copyOf(before), disk: new Map(), token: tokenOf(before.state, 'morgan') };
  }

  const cuts: readonly [string, NonNullable<Trouble['play']>][] = [
    ['lost its answer', ({ request, pass }) => reset('after')(request, pass)],
    ['was the last', ({ pass, stop }) => pass().then(stop)],
  ];
  test.each(
    ['answer 2 Friday', 'goal approve 2', 'goal agree 2'].flatMap((command) =>
      cuts.map(([what, cut]) => [what, `${command} --project @alex`, cut] as const),
    ),
  )('%s: %s', async (_what, command, cut) => {
    const before = await (played ??= play());
    const whole = copyOf(before);
    const { requests, exitCode: code } = await processOn(whole, split(command));
    expect([code, requests.filter((request) => !request.startsWith('GET'))]).toEqual([0, [expect.any(String)]]);
    const expected = await everythingOn(whole);
    for (const at of requests.keys()) {
      const broken = copyOf(before);
      const { exitCode } = await processOn(broken, split(command), { at: at + 1, play: cut });
      if (exitCode !== 0) expect((await processOn(broken, split(command))).exitCode).toBe(0);
      expect([at, await everythingOn(broken), draftsOf(broken)]).toEqual([at, expected, []]);
    }
  });
});
