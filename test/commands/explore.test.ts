// `explore`: issues and epics that look for somebody, found with few requests that change nothing, and matched with the goals.
import { beforeEach, describe, expect, test } from 'vitest';
import { harmIn, hostile, hostileTo } from '../support/hostile.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, type WorldOptions, worldOnSandbox } from '../support/world.ts';

useSandboxes();

async function made<T>(world: TestWorld, path: string, body: object): Promise<T> {
  const answer = await world.api(path, { method: 'POST', body, as: 'morgan' });
  expect(answer.status, path).toBe(201);
  return (await answer.json()) as T;
}

/** Groups acme (public), labs and tools, each with a project; alex is a member of the first alone. */
async function company(world: TestWorld): Promise<void> {
  world.setNow('2025-06-02T09:00:00.000Z');
  const homes = new Map<string, number>();
  for (const path of ['acme', 'labs', 'tools']) {
    const { id: group } = await made<{ id: number }>(world, 'groups', { path, name: path, visibility: 'public' });
    if (path === 'acme') await made(world, `groups/${group}/members`, { user_id: 1, access_level: 30 });
    const project = { path: 'web', namespace_id: group, visibility: 'public', initialize_with_readme: true };
    homes.set(path, (await made<{ id: number }>(world, 'projects', { ...project, topics: [`about-${path}`] })).id);
  }
  const issue = (home: string, title: string, labels: string, more: object = {}) =>
    made<{ iid: number }>(world, `projects/${homes.get(home)}/issues`, { title, labels, ...more });
  await issue('acme', 'Nobody touched this', 'quick win');
  world.setNow('2026-11-02T09:00:00.000Z');
  await issue('acme', 'Slow vacuum after the postgres import', 'quick win,backend');
  await issue('acme', 'Somebody is at it', 'quick win', { assignee_ids: [1] });
  await issue('acme', 'No help wanted', 'backend');
  await issue('labs', 'Polish the import guide', 'help wanted');
  world.setNow('2026-11-20T09:00:00.000Z');
  await issue('acme', 'Translate the footer', 'good first issue,help wanted');
  world.setNow('2026-11-23T09:00:00.000Z');
}

const played = (options: WorldOptions) =>
  scene(
    options,
    company,
    'init --yes --no-input --manager @morgan',
    'goal add "Run postgres imports without fear" --kind general --due none',
    'goal add "Speak in public" --kind general --due none',
  );
const today = played({});
const of17 = played({ version: '17.4.0' });

let world: TestWorld;
beforeEach(async () => {
  world = await today();
  world.requests();
});

interface Shown {
  readonly openings: readonly {
    readonly reference: string;
    readonly fits: readonly { readonly goal: number; readonly words: readonly string[] }[];
    readonly comments: number | null;
  }[];
  readonly places: readonly string[];
  readonly epics: string;
  readonly completeness: { readonly complete: boolean };
}
async function explored(at: TestWorld, words = '', exitCode = 0): Promise<Shown> {
  const finished = await at.run(`explore ${words} --format json`.replace(/ +/g, ' '));
  expect(finished.exitCode, finished.stderr).toBe(exitCode);
  return JSON.parse(finished.stdout) as Shown;
}
const references = ({ openings }: Shown) => openings.map(({ reference }) => reference);
const four = '--label "quick win" --label "help wanted" --label "good first issue" --label backlog';
const sought = (requests: readonly string[]) => requests.filter((one) => /glql|\/issues\?.*labels=(?!goal)/.test(one));
async function settings(at: TestWorld, more: string): Promise<void> {
  const path = 'projects/4/repository/files/.devgrowth.yml';
  const { content } = (await (await at.api(`${path}?ref=main`)).json()) as { content: string };
  const text = `${Buffer.from(content, 'base64').toString()}\n${more}`;
  const body = { branch: 'main', content: text, commit_message: 'More' };
  expect((await at.api(path, { method: 'PUT', body })).status).toBe(200);
}

describe('what is found', () => {
  test('free and touched within a year, what fits a goal first, with its reason and its address', async () => {
    const { exitCode, stdout } = await world.run('explore');
    expect(exitCode).toBe(0);
    expect(
      stdout.replaceAll(world.base, 'https://gitlab.test'),
    ).toBe(`In acme · labels quick win, help wanted, good first issue, Seeking community
contributions
COMPLETE
epics: not on this tier

acme/web#2  Slow vacuum after the postgres import
    quick win · 3 weeks · 0 comments
    fits #2: postgres, import
    https://gitlab.test/acme/web/-/work_items/2

acme/web#5  Translate the footer
    good first issue, help wanted · 3 days · 0 comments
    https://gitlab.test/acme/web/-/work_items/5

2 shown. Start one: devgrowth goal add --from <address>
`);
  });

  test.each([
    ['with the query language', today],
    ['without it', of17],
  ])('%s: nothing that an open merge request of somebody would close', async (_, play) => {
    const old = await play();
    const before = await explored(old);
    expect(references(before)).toEqual(['acme/web#2', 'acme/web#5']);
    expect(before.openings.map(({ comments }) => comments)).toEqual([0, 0]);
    const commit = { branch: 'fix', start_branch: 'main', commit_message: 'Fix' };
    const actions = [{ action: 'create', file_path: 'fix', content: 'fix' }];
    await made(old, 'projects/1/repository/commits', { ...commit, actions });
    const fields = { source_branch: 'fix', target_branch: 'main', title: 'Fix', description: 'Closes #5' };
    await made(old, 'projects/1/merge_requests', fields);
    expect(references(await explored(old))).toEqual(['acme/web#2']);
    // Given up, it is no claim, and GitLab counts it all the same.
    const closed = { method: 'PUT', body: { state_event: 'close' }, as: 'morgan' };
    expect((await old.api('projects/1/merge_requests/1', closed)).status).toBe(200);
    const row = await old.api('projects/1/issues?iids[]=5');
    expect(await row.json()).toMatchObject([{ merge_requests_count: 1 }]);
    const after = await explored(old);
    expect(references(after)).toEqual(['acme/web#2', 'acme/web#5']);
    expect(after.completeness.complete).toBe(true);
  });

  test('words narrow it, all of them; a topic reaches beyond the own groups', async () => {
    expect(references(await explored(world, 'imports vacuum'))).toEqual(['acme/web#2']);
    expect(references(await explored(world, 'imports footer'))).toEqual([]);
    expect(references(await explored(world, '--topic about-labs'))).toEqual(['labs/web#1']);
    expect(await explored(world, '--group labs')).toMatchObject({
      places: ['labs'],
      openings: [{ reference: 'labs/web#1', fits: [] }],
    });
  });

  test('words of others move no cursor and make no line of ours; an address that leads nowhere is no offer', async () => {
    await made(world, 'projects/1/issues', { title: `Clean ${hostile}`, labels: `quick win,wild${hostile}` });
    for (const line of ['explore', 'explore --label backend', 'explore --format json']) {
      const { stdout, stderr } = await world.run(line);
      expect(stdout).toContain(line.endsWith('backend') ? 'acme/web#4' : 'Clean');
      expect([...harmIn(stdout), ...harmIn(stderr)]).toEqual([]);
    }
    const at = worldOnSandbox({ sandbox: hostileTo(world.sandbox), columns: 200 });
    expect((await at.run('explore --group acme')).stdout).toContain('Nothing there looks for somebody now.');
  });

  test('ten are shown, the rest with --all', async () => {
    const more = Array.from({ length: 11 }, (_, index) => ({ title: `Chore ${index}`, labels: 'quick win' }));
    for (const body of more) await made(world, 'projects/1/issues', body);
    expect((await world.run('explore')).stdout).toContain('\n10 of 13 shown (--all). Start one: ');
    expect((await world.run('explore --all')).stdout).toContain('\n13 shown. Start one: ');
  });

  test('a goal is made of it, by its address', async () => {
    const { exitCode } = await world.run(`goal add --from ${world.base}/acme/web/-/work_items/2 --kind general --yes`);
    expect(exitCode).toBe(0);
    const [first] = (await explored(world)).openings;
    expect(first).toMatchObject({ reference: 'acme/web#2', fits: [{ goal: 4, words: [] }, { goal: 2 }] });
  });
});

describe('where it looks', () => {
  test('the settings name groups, labels and topics, and a flag takes their place', async () => {
    await settings(world, 'explore: {groups: [labs], labels: [backend, "help wanted"], topics: [about-acme]}\n');
    expect(references(await explored(world))).toEqual(['acme/web#2', 'acme/web#5', 'acme/web#4', 'labs/web#1']);
    expect(references(await explored(world, '--group labs --label "quick win"'))).toEqual([]);
  });

  test('whoever has no goals project looks around all the same', async () => {
    const sam = worldOnSandbox({ sandbox: world.sandbox, as: 'sam' });
    const shown = await explored(sam, '--group acme');
    expect(references(shown)).toEqual(['acme/web#5', 'acme/web#2']);
    expect(shown.openings.every(({ fits }) => fits.length === 0)).toBe(true);
    expect((await sam.run('explore')).stdout).toMatch(/^Nothing was looked through: no group of yours, /);
  });

  test('what no address can hold is refused before anything is asked', async () => {
    for (const line of [
      'explore --group acme/../x',
      'explore --group ../x',
      'explore --label ""',
      'explore --topic a,b',
    ])
      expect(await world.run(line)).toMatchObject({ exitCode: 2 });
    expect(world.requests()).toEqual([]);
  });
});

describe('what it costs and changes', () => {
  const three = 'explore: {groups: [acme, labs, tools]}\n';

  test('three groups and four labels are three questions, or twelve lists; goals are one list', async () => {
    await settings(world, three);
    world.requests();
    await explored(world, four);
    const asked = world.requests();
    expect(sought(asked)).toEqual(['POST /glql', 'POST /glql', 'POST /glql']);
    expect(asked.filter((one) => one.includes('labels=goal'))).toHaveLength(1);

    const old = await of17();
    await settings(old, three);
    old.requests();
    await explored(old, four);
    expect(sought(old.requests())).toHaveLength(12);
  });

  test('nothing but reads goes out, and nothing on the server is another', async () => {
    for (const at of [world, await of17()]) {
      const before = JSON.stringify(at.sandbox.state);
      at.requests();
      await explored(at, '--topic about-labs');
      await explored(at);
      expect(at.requests().filter((one) => !one.startsWith('GET ') && one !== 'POST /glql')).toEqual([]);
      expect(JSON.stringify(at.sandbox.state)).toBe(before);
    }
  });
});

describe('what could not be read', () => {
  test('a refused question is asked by lists', async () => {
    world.breakRoute('/glql', 403);
    expect(references(await explored(world))).toEqual(['acme/web#2', 'acme/web#5']);
  });

  test('a group that is not there is said, and the others are shown', async () => {
    await settings(world, 'explore: {groups: [lost, acme]}\n');
    const { exitCode, stdout } = await world.run('explore');
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/INCOMPLETE {2}issues of lost: /);
    expect(stdout).toContain('acme/web#2');
  });

  test('goals, groups or lists that fail never pass for none', async () => {
    for (const route of ['/api/v4/groups', '/projects/4/issues']) {
      world.breakRoute(route, 500);
      expect((await explored(world, '', 3)).completeness.complete).toBe(false);
      world.mendRoutes();
    }
    world.breakRoute('/glql', 500);
    world.breakRoute('/issues', 500);
    const { exitCode, stdout } = await world.run('explore');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('Nothing arrived, but not everything could be read.');
  });
});
