// `evidence inbox`: found work is decided piece by piece; what is kept is evidence, what is dropped a key in a confidential log.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { worldWithWork as found } from '../support/found-work.ts';
import { ctrlC, type TestWorld, useSandboxes, worldOnSandbox, type WorldOptions } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
beforeEach(async () => {
  world = await found();
});

interface Row {
  readonly iid: number;
  readonly title: string;
  readonly confidential: boolean;
  readonly labels: readonly string[];
}
const get = async <T>(path: string, as?: string) =>
  (await (await world.api(path, as === undefined ? {} : { as })).json()) as T;
const comments = async (iid: number, at = world) =>
  (
    (await (await at.api(`projects/1/issues/${iid}/notes?sort=asc&per_page=100`)).json()) as {
      body: string;
      system: boolean;
    }[]
  )
    .filter(({ system }) => !system)
    .map(({ body }) => body);
const inboxes = () => get<Row[]>('projects/1/issues?labels=inbox');
const inbox = async () => (await inboxes())[0];
const log = async () => comments((await inbox())?.iid ?? 0);
const run = async (command: string, own: Partial<WorldOptions> = {}) => {
  const { exitCode, stdout, stderr } = await world.run(`evidence inbox ${command}`, own);
  return { exitCode, out: stdout + stderr };
};
const drafts = async () =>
  (JSON.parse((await world.run('drafts list --format json')).stdout) as { drafts: unknown[] }).drafts;
const tty = { isTTY: true } as const;
const web = (iid: number) => `${world.base}/alex/web/-/merge_requests/${iid}`;

describe('by keys', () => {
  test('a piece with its follow-up becomes evidence with a result; nothing is logged that its addresses say', async () => {
    expect(
      await world.run('evidence inbox --keep p2!1 --goal 3 --result "1 failed import a week, not 9"'),
    ).toMatchObject({
      exitCode: 0,
      stdout: 'Kept on #3: Retry imports (merge request in alex/web, merged 2026-11-23)\nKept 1, dropped 0, later 0.\n',
      stderr: 'note: 2 pieces left to decide\n',
    });
    expect(await comments(3)).toEqual([
      `**Evidence 2026-11-23**\n\nLink: \`${web(1)}\` Retry imports (merge request in alex/web, merged 2026-11-23)\n\nAlso: \`${web(2)}\`\n\nResult: 1 failed import a week, not 9\n\n<!-- devgrowth:evidence key=inbox-p2-mr-1 quiet=2 -->`,
    ]);
    expect(await inbox()).toBeUndefined();
    expect(await drafts()).toEqual([]);
  });

  test('what is kept is found by its addresses: nothing new, nothing twice', async () => {
    await run('--keep p2!1');
    expect(await world.run(['evidence', 'add', '2', web(2)])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('There already'),
    });
    expect(await run('--keep p2!1')).toMatchObject({ exitCode: 0 });
    expect(await run('--keep p2!2')).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('p2!2: was not found, or is decided'),
    });
    expect(await comments(2)).toHaveLength(1);
  });

  test('dropped is dropped on every machine, by its key alone, in one confidential issue', async () => {
    expect(await run('--drop p3!1')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('Kept 0, dropped 1, later 0.'),
    });
    expect(await inbox()).toMatchObject({ title: 'Evidence inbox', confidential: true, labels: ['inbox'] });
    expect(await log()).toEqual([
      expect.stringMatching(
        /^\*\*Inbox 2026-11-23\*\* · 2026-05-23 to 2026-11-23 · dropped 1\nSources: .+\n\n```\ndrop p3!1\n```\n\n<!-- devgrowth:inbox key=\S+ -->$/,
      ),
    ]);
    world = worldOnSandbox({ sandbox: world.sandbox, disk: new Map() });
    expect(await run('--drop p3!1 --drop p2!3')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('dropped 1'),
    });
    expect(await run('--keep p3!1')).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('p3!1: was not found, or is decided'),
    });
    expect(await get<Row[]>('projects/1/issues?labels=inbox')).toHaveLength(1);
    expect(await log()).toHaveLength(2);
  });

  test('restored, it comes again', async () => {
    await run('--drop p3!1 --drop p2!3');
    expect(await run('--dropped')).toEqual({ exitCode: 0, out: '2026-11-23  p3!1\n2026-11-23  p2!3\n' });
    expect(await run('--restore p3!1')).toEqual({ exitCode: 0, out: 'Restored 1.\n' });
    expect(await run('--dropped')).toEqual({ exitCode: 0, out: '2026-11-23  p2!3\n' });
    expect(await run('--keep p3!1')).toMatchObject({ exitCode: 0 });
    expect(await run('--restore p9!9')).toMatchObject({ exitCode: 2 });
    expect((await log()).at(-1)).toContain('keep p3!1');
  });

  test('once all is decided the next window begins where this one ended', async () => {
    await run('--drop p3!1 --drop p2!3');
    await run('--later p2!1');
    expect((await log()).at(-1)).toContain('read authored reviews approvals comments issues thanks 2026-11-23');
    await run('--keep p2!1');
    world.setNow('2026-11-30T09:00:00.000Z');
    expect(await run('', { ...tty })).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('2026-11-23 to 2026-11-30: 0 pieces to look at'),
    });
  });

  test('an unknown key, a key of a part, no goal: all are told, and nothing is written', async () => {
    const { exitCode, out } = await run('--keep p9!9 --keep p2!3 --drop p2!2');
    expect(exitCode).toBe(2);
    for (const problem of ['p9!9: was not found', 'p2!3: fits no goal for certain', 'p2!2: is decided with p2!1'])
      expect(out).toContain(problem);
    expect([await comments(2), await inbox()]).toEqual([[], undefined]);
  });

  test('the promotion document is no goal: how it gets there is said, and nothing is written', async () => {
    const { stdout } = await world.run('promotion start --template general');
    const iid = /#(\d+)/u.exec(stdout)?.[1] ?? '';
    world.requests();
    const { exitCode, out } = await run(`--keep p2!3 --goal ${iid}`);
    expect([exitCode, out]).toEqual([
      2,
      expect.stringMatching(/p2!3: #\d+ is the promotion document[^]*promotion result add --from-evidence 7/u),
    ]);
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('without a terminal and without a decision it names the flags', async () => {
    const { exitCode, out } = await run('');
    expect([exitCode, out]).toEqual([2, expect.stringMatching(/--keep.*--drop.*--later.*--decisions/)]);
    expect(world.requests().filter((request) => /merge_requests|events|todos|^(?!GET)/.test(request))).toEqual([]);
  });

  test('a source that did not answer is named, for the number of what is left is not the whole', async () => {
    world.breakRoute('/api/v4/todos', 500);
    expect(await run('--drop p3!1')).toMatchObject({ exitCode: 0, out: expect.stringContaining('thanks: unknown') });
    expect(await log()).toEqual([expect.stringContaining('thanks unknown')]);
  });

  test('--dry-run shows what would stand there', async () => {
    expect(await run('--keep p2!1 --dry-run')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('evidence on #2'),
    });
    expect(await comments(2)).toEqual([]);
  });
});

describe('a file of decisions', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'devgrowth-decisions-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const decide = async (document: unknown) => {
    await writeFile(join(folder, 'decided.json'), JSON.stringify(document));
    return run(`--decisions ${join(folder, 'decided.json')}`);
  };

  test('what the scan printed, edited', async () => {
    const scanned = await world.run('evidence scan --since 2026-11-01 --format json');
    const { items, window } = JSON.parse(scanned.stdout) as { items: { key: string }[]; window: object };
    const decided: Readonly<Record<string, object>> = {
      'p2!1': { decision: 'keep', result: '1, not 9', values: ['results'] },
      'p2!3': { decision: 'drop' },
    };
    expect(items.map(({ key }) => key)).toEqual(['p2!1', 'p3!1', 'p2!3']);
    const read = await decide({ window, items: items.map((item) => ({ ...item, ...decided[item.key] })) });
    expect(read).toMatchObject({ exitCode: 0, out: expect.stringContaining('Kept 1, dropped 1, later 0.') });
    expect(await comments(2)).toEqual([expect.stringContaining('Result: 1, not 9')]);
    expect(await log()).toEqual([expect.stringContaining('2026-11-01 to 2026-11-23')]);
    expect(await get('projects/1/issues/2')).toMatchObject({ labels: expect.arrayContaining(['value:results']) });
  });

  test('run again after a write failed in the middle, it ends as it would have: label and log come, too', async () => {
    const items = [
      { key: 'p2!1', decision: 'keep', values: ['results'] },
      { key: 'p2!3', decision: 'drop' },
    ];
    world.breakWrites('/issues/2', 500);
    expect(await decide({ items })).toMatchObject({ exitCode: 1 });
    world.mendRoutes();
    expect(await decide({ items })).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('Kept 1, dropped 1, later 0.'),
    });
    expect(await comments(2)).toHaveLength(1);
    expect(await get('projects/1/issues/2')).toMatchObject({ labels: expect.arrayContaining(['value:results']) });
    expect(await log()).toEqual([expect.stringContaining('kept 1 · dropped 1')]);
    expect(await drafts()).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['no list', { kept: [] }, 'items: '],
    ['no decision', { items: [{ key: 'p2!1' }] }, 'no item has a decision'],
    ['another word', { items: [{ key: 'p2!1', decision: 'perhaps' }] }, 'items.0.decision: '],
    [
      'an unknown key',
      {
        items: [
          { key: 'p2!1', decision: 'keep' },
          { key: 'p9!9', decision: 'drop' },
        ],
      },
      'p9!9: was not found',
    ],
  ])('%s is refused whole', async (_name, document, why) => {
    const { exitCode, out } = await decide(document);
    expect([exitCode, out]).toEqual([2, expect.stringContaining(why)]);
    expect([await comments(2), await inbox()]).toEqual([[], undefined]);
  });

  test('a file that is not there, or is no JSON', async () => {
    expect(await run('--decisions nowhere.json')).toMatchObject({ exitCode: 2 });
    await writeFile(join(folder, 'decided.json'), 'keep: p2!1');
    expect(await run(`--decisions ${join(folder, 'decided.json')}`)).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('no decisions can be read'),
    });
  });
});

describe('in a terminal', () => {
  test('each with why it fits, and a decision; a private title is asked for', async () => {
    const answers = { decision: ['keep', 'result', 'drop'], titles: false, result: '1, not 9' };
    const { exitCode, out } = await run('', { ...tty, answers });
    expect(exitCode).toBe(0);
    expect(out).toContain('-> #2 Calm releases  100: you wrote "Goal: alex/goals#2"');
    expect(out).toContain('Kept 2, dropped 1, later 0.');
    const kept = (await comments(2)).join('\n');
    expect(kept).toContain('a merge request in a private project');
    expect(kept).not.toContain('Initech');
  });

  test('q and Ctrl-C keep what was decided', async () => {
    expect(await run('', { ...tty, answers: { decision: ['drop', 'quit'] } })).toMatchObject({ exitCode: 0 });
    expect(await log()).toEqual([expect.stringContaining('dropped 1')]);
    expect(await run('', { ...tty, answers: { decision: ctrlC } })).toMatchObject({ exitCode: 130 });
    expect(await log()).toHaveLength(1);
  });
});

describe('thanks', () => {
  const words = 'thank you, this saved our release';
  const thank = async () => {
    const path = 'projects/2/merge_requests/3/notes';
    const said = await world.api(path, { method: 'POST', body: { body: `@alex ${words}` }, as: 'morgan' });
    expect(said.status).toBe(201);
    const note = ((await said.json()) as { id: number }).id;
    return { key: `n${note}`, address: `${web(3)}#note_${note}` };
  };

  test('of what is dropped are a piece of their own: kept without the words, and found again by their address', async () => {
    await run('--drop p2!3');
    const { key, address } = await thank();
    expect(await run(`--keep ${key} --goal 3`)).toMatchObject({ exitCode: 0 });
    const [kept = '', ...others] = await comments(3);
    expect(others).toEqual([]);
    expect(kept).toContain(
      `Link: \`${address}\` Translate the footer (merge request in alex/web)\n\nThanked by a colleague.`,
    );
    expect([kept, ...(await log())].join('\n')).not.toContain('saved our release');
    expect(await run(`--drop ${key}`)).toMatchObject({ exitCode: 2 });
  });

  test('their words are kept where that is asked for', async () => {
    await run('--drop p2!3');
    const { key } = await thank();
    await run(`--keep ${key} --goal 3 --quote`);
    expect((await comments(3))[0]).toContain(`Thanked by a colleague.\n\n> `);
    expect((await comments(3))[0]).toContain(words);
    for (const copy of ['report --format json', 'evidence list --format json']) {
      expect((await world.run(copy)).stdout).toContain(words);
      const { stdout } = await world.run(`${copy} --for manager`);
      expect([copy, stdout.includes('Thanked by a colleague.'), stdout.includes(words)]).toEqual([copy, true, false]);
    }
  });

  test('are a sign on work that is decided anyway, and dropped with it', async () => {
    const said = { body: `@alex ${words}` };
    await world.api('projects/2/merge_requests/1/notes', { method: 'POST', body: said, as: 'morgan' });
    await run('--keep p2!1');
    expect((await comments(2))[0]).toContain('Thanked by a colleague.');
    expect((await comments(2))[0]).not.toContain('saved our release');
  });
});

test('a piece costs a look at the goal and a write; the log one of each; all of it is less than a week may cost', async () => {
  await run('--drop p3!1');
  world.requests();
  await run('--keep p2!1 --drop p2!3');
  const requests = world.requests();
  expect(requests.slice(-7).map((request) => request.replace(/\?.*/, ''))).toEqual([
    'GET /projects/1/issues/2/notes',
    'POST /projects/1/issues/2/notes',
    'GET /projects/1/issues',
    expect.stringMatching(/^POST \/projects\/1\/issues\/\d+\/notes$/),
    // Whether another machine did the same, on a goal or on wins.
    'GET /projects/1/issues',
    'GET /projects/1/issues',
    'GET /projects/1/issues/2/notes',
  ]);
  expect(requests.length).toBeLessThanOrEqual(40);
});

test('kept and dropped by two machines at once: no decision is lost, and no piece is doubled', async () => {
  await run('--drop p3!1');
  const { sandbox } = world;
  const other = worldOnSandbox({ sandbox, disk: new Map() });
  const first = worldOnSandbox({
    sandbox,
    async onStep(step) {
      if (!/^before POST .*\/issues\/2\/notes$/.test(step)) return;
      expect(await other.run('evidence inbox --drop p2!3')).toMatchObject({ exitCode: 0 });
    },
  });
  expect(await first.run('evidence inbox --keep p2!1')).toMatchObject({ exitCode: 0 });
  expect(await other.run('evidence inbox --keep p2!1')).toMatchObject({ exitCode: 0, stdout: 'Decided so already.\n' });
  expect(await comments(2)).toHaveLength(1);
  expect(await run('--dropped')).toMatchObject({ out: '2026-11-23  p3!1\n2026-11-23  p2!3\n' });
});

describe('kept by two machines at once', () => {
  const atOnce = async (first: string, second: string | readonly string[]) => {
    const { sandbox } = world;
    const other = worldOnSandbox({ sandbox, disk: new Map() });
    let isDone = false;
    const one = worldOnSandbox({
      sandbox,
      async onStep(step) {
        if (isDone || !/^before POST .*\/issues\/\d+\/notes$/.test(step)) return;
        isDone = true;
        expect((await other.run(second)).exitCode).toBe(0);
      },
    });
    return one.run(first);
  };
  const warned = (key: string, notes: readonly string[], goal: number, note: number) =>
    `warning: the server kept evidence ${key} as "2: ${notes.join(', ')}", not as "1"\n` +
    `hint: Another machine kept it at the same moment. Remove the later one: \`evidence remove ${goal} note_${note}\`.\n`;
  const noteOn = async (iid: number) => {
    const notes = await get<{ id: number; system: boolean }[]>(`projects/1/issues/${iid}/notes`);
    return notes.find(({ system }) => !system)?.id ?? 0;
  };

  test.each([
    ['from the inbox', 'evidence inbox --keep p2!1 --goal 3', '#3', 3],
    ['by hand, by the address of a part of it', ['evidence', 'add', '3', 'WEB'], '#3', 3],
    ['on wins', 'evidence inbox --keep p2!1 --goal wins', 'wins', 4],
  ])(
    'in different places, the other one %s: both are said, and the later one is named',
    async (_, typed, at, place) => {
      const second = typeof typed === 'string' ? typed : typed.map((word) => (word === 'WEB' ? web(2) : word));
      const { exitCode, stderr } = await atOnce('evidence inbox --keep p2!1 --goal 2', second);
      const [mine, theirs] = [await noteOn(2), await noteOn(place)];
      expect(theirs).toBeLessThan(mine);
      expect(exitCode).toBe(5);
      expect(stderr).toContain(warned('p2!1', [`${at} note_${theirs}`, `#2 note_${mine}`], 2, mine));
      expect(await run(`--keep p2!3 --goal 3`)).toMatchObject({ exitCode: 0 });
      expect((await world.run(['evidence', 'remove', '2', `note_${mine}`, '--yes'])).exitCode).toBe(0);
      expect(await comments(2)).toEqual([]);
    },
  );

  test('with a goal, the other one with none: both are said, and the later one is named', async () => {
    const { exitCode, stderr } = await atOnce(
      'evidence inbox --keep p2!1 --goal 2',
      'evidence inbox --keep p2!1 --goal wins',
    );
    const { iid } = (await get<Row[]>('projects/1/issues?labels=wins'))[0] ?? { iid: 0 };
    const [mine, theirs] = [await noteOn(2), await noteOn(iid)];
    expect(exitCode).toBe(5);
    expect(stderr).toContain(warned('p2!1', [`wins note_${theirs}`, `#2 note_${mine}`], 2, mine));
  });

  test('two pieces on two goals are nobody’s double', async () => {
    expect(await atOnce('evidence inbox --keep p2!1', 'evidence inbox --keep p2!3 --goal 3')).toMatchObject({
      exitCode: 0,
    });
  });
});

describe('the log', () => {
  const open = async (as: string, confidential = true) => {
    const description = 'Mine.\n\n<!-- devgrowth:inbox key=k1 -->';
    const issue = { title: 'Evidence inbox', labels: 'inbox', description, confidential };
    const made = await world.api('projects/1/issues', { method: 'POST', body: issue, as });
    const { iid } = (await made.json()) as { iid: number };
    const body = '**Inbox 2026-11-20** · dropped 1\n\n```\ndrop p2!3\n```';
    await world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body }, as });
    return iid;
  };

  test('is read whole, should there be two', async () => {
    await run('--drop p3!1');
    await open('alex');
    expect(await run('--dropped')).toMatchObject({ out: '2026-11-20  p2!3\n2026-11-23  p3!1\n' });
    expect(await run('--keep p2!3 --goal 2')).toMatchObject({ exitCode: 2 });
  });

  test('is no issue and no comment of somebody else', async () => {
    await world.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 15 } });
    await open('morgan');
    await run('--drop p3!1');
    const body = '**Inbox 2026-11-24**\n\n```\ndrop p2!1\nrestore p3!1\n```';
    await world.api(`projects/1/issues/${(await inboxes()).at(0)?.iid}/notes`, {
      method: 'POST',
      body: { body },
      as: 'morgan',
    });
    expect(await run('--dropped')).toMatchObject({ out: '2026-11-23  p3!1\n' });
  });

  test('is not written where every member reads it, and what was kept stands', async () => {
    const iid = await open('alex', false);
    const { exitCode, out } = await run('--keep p2!1 --drop p3!1');
    expect([exitCode, out]).toEqual([1, expect.stringContaining(`the inbox #${iid} is not confidential`)]);
    expect([(await comments(iid)).length, (await comments(2)).length, (await drafts()).length]).toEqual([1, 1, 1]);
    await world.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { confidential: true } });
    expect(await run('--keep p2!1 --drop p3!1')).toMatchObject({ exitCode: 0 });
    expect([(await comments(iid)).length, (await comments(2)).length, (await drafts()).length]).toEqual([2, 1, 0]);
  });
});

describe('what others see', () => {
  test('a Guest and a Planner find no title of what was dropped, and no private title', async () => {
    await run('--drop p2!3 --keep p3!1');
    const all: string[] = [];
    for (const access of [10, 15]) {
      const member = { user_id: 2, access_level: access };
      const there = await world.api('projects/1/members/2');
      await world.api(there.status === 200 ? 'projects/1/members/2' : 'projects/1/members', {
        method: there.status === 200 ? 'PUT' : 'POST',
        body: member,
      });
      const issues = await get<Row[]>('projects/1/issues?per_page=100', 'morgan');
      expect(issues.some(({ title }) => title === 'Evidence inbox')).toBe(access === 15);
      all.push(JSON.stringify(issues));
      for (const { iid } of issues) all.push(JSON.stringify(await get(`projects/1/issues/${iid}/notes`, 'morgan')));
    }
    expect(all.join('\n')).toContain('inbox-p3-mr-1');
    for (const secret of ['Translate', 'Initech', 'Merger']) expect(all.join('\n')).not.toContain(secret);
  });

  test('the inbox of somebody else is not decided', async () => {
    await world.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 15 } });
    const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', disk: new Map() });
    const { exitCode, stderr } = await manager.run('evidence inbox --project alex/goals --drop p2!1');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('is for @alex to decide')]);
    expect(await inbox()).toBeUndefined();
  });

  test('nothing changes on the projects where the work is', async () => {
    const others = async () =>
      Promise.all(
        [2, 3].flatMap((id) => ['merge_requests', 'issues', 'events'].map((list) => get(`projects/${id}/${list}`))),
      );
    const before = await others();
    world.requests();
    await run('--keep p2!1 --drop p2!3 --later p3!1');
    expect(
      world.requests().filter((request) => !request.startsWith('GET ') && !request.includes('/projects/1/')),
    ).toEqual([]);
    expect(await others()).toEqual(before);
  });
});

describe('an inbox that is quiet for more than a week is named where its issue is read anyway', () => {
  /** What is printed on a day, and what was asked for it. */
  async function asked(command: string, now: string, as?: string) {
    world.setNow(now);
    world.requests();
    const asking = as === undefined ? world : worldOnSandbox({ sandbox: world.sandbox, as, now });
    const { exitCode, stdout } = await asking.run(command);
    expect(exitCode).toBe(0);
    return { stdout, requests: world.requests() };
  }

  test.each([
    ['', '  devgrowth evidence inbox  quiet for 8 days: what you did on GitLab since\n'],
    ['1on1 prepare --date 2026-12-08', 'The evidence inbox is quiet for 8 days: `devgrowth evidence inbox`'],
  ])('by `devgrowth %s`, with no request more than on the day before', async (command, said) => {
    await world.run('1on1 prepare --date 2026-12-08');
    expect((await asked(command, '2026-11-23T10:00:00.000Z')).stdout).not.toContain('evidence inbox is quiet');
    expect((await run('--drop p3!1')).exitCode).toBe(0);
    const week = await asked(command, '2026-11-30T20:00:00.000Z');
    const later = await asked(command, '2026-12-01T06:00:00.000Z');
    expect(later.stdout).toContain(said);
    expect(week.stdout).not.toMatch(/quiet for \d+ days: /);
    // A later day is another window: fewer comments may be read in it.
    // Before it reminds, it looks whether the plan says that the person is away.
    const withoutPlan = later.requests.filter((line) => !line.includes('labels=plan'));
    expect(week.requests).toEqual(expect.arrayContaining(withoutPlan));
    expect(later.requests.length - withoutPlan.length).toBeLessThanOrEqual(1);
    expect(later.requests.filter((line) => line.includes('labels=inbox') || line.includes('/merge_requests'))).toEqual(
      [],
    );
  });

  test('also where the person has no manager yet', async () => {
    expect((await run('--drop p3!1')).exitCode).toBe(0);
    const file = 'projects/1/repository/files/.devgrowth.yml';
    const { content } = await get<{ content: string }>(`${file}?ref=main`);
    const alone = Buffer.from(content, 'base64')
      .toString()
      .replace(/^manager: .+\n/m, '');
    const body = { branch: 'main', content: alone, commit_message: 'Nobody yet' };
    expect((await world.api(file, { method: 'PUT', body })).status).toBe(200);
    const { stdout, requests } = await asked('', '2026-12-01T06:00:00.000Z');
    expect(stdout).toContain('  devgrowth evidence inbox  quiet for 8 days');
    expect(requests.filter((line) => line.includes('confidential=true'))).toEqual([]);
  });

  test('and to the person alone', async () => {
    expect((await run('--drop p3!1')).exitCode).toBe(0);
    const { iid } = (await inbox()) ?? { iid: 0 };
    await world.run('share @morgan --role planner --yes --no-input');
    const told = await asked(
      '1on1 prepare --date 2026-12-08 --project alex/goals',
      '2026-12-01T06:00:00.000Z',
      'morgan',
    );
    expect(told.stdout).not.toContain('evidence inbox');
    expect((await get<Row>(`projects/1/issues/${iid}`, 'morgan')).title).toBe('Evidence inbox');
  });
});

test('nothing to decide: the log notes how far was looked once in four weeks, and not each week', async () => {
  await run('--drop p2!1 --drop p2!3 --drop p3!1');
  const [first] = await log();
  expect(first).toContain('read authored reviews approvals comments issues thanks 2026-11-23');
  const at = async (day: string) => {
    world.setNow(`${day}T09:00:00.000Z`);
    const { exitCode, out } = await run('', tty);
    expect(exitCode).toBe(0);
    return { out, log: (await log()).length };
  };
  expect(await at('2026-12-20')).toMatchObject({ log: 1, out: expect.stringContaining('Nothing to decide.\n') });
  expect((await run('--dry-run', tty)).out).not.toContain('Noted');
  const noted = 'Nothing to decide. Noted how far was looked, so that the next inbox begins there.\n';
  expect(await at('2026-12-21')).toMatchObject({ log: 2, out: expect.stringContaining(noted) });
  expect((await log())[1]).toMatch(/^\*\*Inbox 2026-12-21\*\* · 2026-11-23 to 2026-12-21\nSources: /);
  expect(await at('2026-12-28')).toMatchObject({ log: 2, out: expect.stringContaining('2026-12-21 to 2026-12-28:') });
});
