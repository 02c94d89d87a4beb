// Over the manager's shoulder: what a Guest can read after each single request of what writes a confidential goal, its record and its week.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archived } from '../support/archives.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'devgrowth-shoulder-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const hidden = ['goal', 'add', 'CANARYTITLE', '--kind', 'reading', '--confidential', '--due', '2026-12-15'];
const scenes = scene(
  {},
  'init --yes --no-input --manager @morgan --time-zone UTC',
  'share @morgan --role guest --yes',
  'goal add Open --kind general --due 2026-12-15',
  [...hidden, '--set', 'actions=CANARYACTION;Rest', '--measure', 'CANARYPAGES, 4 -> 9'],
  'plan start',
  '1on1 prepare --date 2026-11-30',
  'goal log 3 CANARYLOG --help-needed CANARYHELP --next CANARYNEXT',
);

const lists = ['issues?per_page=100', 'events?per_page=100', 'milestones', 'labels', 'boards', 'uploads', ''];
const parts = ['notes?per_page=100', 'links'];

/** Every answer that tells of the project, and of each issue that its list names. */
async function allThat(world: TestWorld, as: string): Promise<string> {
  const told = async (path: string) => (await world.api(path, { as })).text();
  const [issues = '[]', ...others] = await Promise.all(
    [...lists.map((path) => `projects/1/${path}`), 'todos'].map(told),
  );
  const numbers = (JSON.parse(issues) as { readonly iid: number }[]).map(({ iid }) => iid);
  const more = numbers.flatMap((iid) => parts.map((part) => told(`projects/1/issues/${iid}/${part}`)));
  return [issues, ...others, ...(await Promise.all(more))].join('\n');
}

const canaries = /CANARY[A-Z]+/gu;

/** Runs it on the scene's machine; after each write the Guest looks. */
function watched(from: TestWorld) {
  const seen: string[] = [];
  const world = worldOnSandbox({
    sandbox: from.sandbox,
    disk: from.disk,
    now: '2026-11-24T09:00:00.000Z',
    async onStep(step) {
      if (!/^after (?:POST|PUT|DELETE) /u.test(step)) return;
      for (const word of (await allThat(from, 'morgan')).match(canaries) ?? []) seen.push(`${step}: ${word}`);
    },
  });
  return { world, seen };
}

const sheet = (text: string) =>
  text
    .replace('- [ ] CANARYACTION', '- [x] CANARYACTION')
    .replace(/(?<=## #3 [^]*?What happened:).*/u, ' CANARYDONE')
    .replace(/(?<=## #3 [^]*?Next:).*/u, ' CANARYTHEN')
    .replace(/(?<=## #3 [^]*?Help:).*/u, ' CANARYASK')
    .replace(/(?<=## #3 [^]*?)Measure: CANARYPAGES.*/u, 'Measure: 7')
    .replace(/(?<=## Agenda .*)$/mu, '\n\n- DISCUSS the week');

test('a confidential goal is moved, copied, ended and taken back, and nobody else reads a word of it on the way', async () => {
  const from = await scenes();
  const { world, seen } = watched(from);
  expect((await allThat(from, 'alex')).match(canaries)).not.toBeNull();
  for (const argv of [
    'goal log 3 CANARYLOGAGAIN --amend --next CANARYNEXT',
    'goal wait 3 CANARYHOST --until 2026-12-01',
    'goal wait --all --until 2026-12-05',
    'goal copy 3 --due FY28-Q2',
    'goal edit 3 --every quarter --serves CANARYSERVES',
    'goal edit 3 --set author=CANARYAUTHOR',
    'evidence add 3 CANARYEVIDENCE --result CANARYRESULT',
    'week',
    'undo --yes',
    'week',
    'goal log 3 CANARYSTUCK --help-needed CANARYHELPAGAIN',
    '1on1 move 2026-12-03',
    '1on1 note 1 Later',
    '1on1 edit 1 "DISCUSS the days"',
    '1on1 prepare --date 2026-12-03',
    'goal close 3 --outcome achieved --learned CANARYLEARNED',
    'goal close 3 --outcome changed --learned CANARYLEARNEDMORE',
    'undo --yes',
    'report --post',
    'goal delete 3 --yes',
  ]) {
    const isWeek = argv === 'week';
    const stdin = isWeek ? sheet((await world.run('week --print')).stdout) : '';
    const ended = await world.run(isWeek ? 'week --from -' : argv, { stdin });
    expect([argv, ended.exitCode], ended.stderr).toEqual([argv, 0]);
  }
  expect(seen).toEqual([]);
});

test('an archive is opened where a Guest looks on', async () => {
  const from = await scenes();
  const { path } = await archived(from, folder);
  const into = worldOnSandbox();
  const asRoot = (address: string, body: unknown) => into.api(address, { method: 'POST', as: 'root', body });
  await asRoot('groups', { name: 'people', path: 'people' });
  const { id } = (await (await into.api('groups/people', { as: 'root' })).json()) as { readonly id: number };
  await asRoot('projects', { path: 'growth', namespace_id: id, visibility: 'private' });
  for (const [username, level] of [
    ['alex', 40],
    ['morgan', 10],
  ] as const)
    await asRoot('projects/people%2Fgrowth/members', { username, access_level: level });
  const { world, seen } = watched(into);
  const opened = await world.run(['archive', path, '--into', 'people/growth', '--yes']);
  expect(opened.exitCode, opened.stderr).toBe(0);
  expect((await allThat(into, 'alex')).match(canaries)).not.toBeNull();
  expect(await allThat(into, 'morgan')).toContain('"title":"Open"');
  expect(seen).toEqual([]);
});
