// Wins: work that belongs to no goal stands on one issue, which reports read beside the goals and nobody counts as one.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { worldWithWork } from '../support/found-work.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const withGoal = scene(
  {},
  'init --yes --no-input --manager @morgan',
  'goal add "Calm releases" --kind general --due none',
);

interface Row {
  readonly iid: number;
  readonly title: string;
  readonly labels: readonly string[];
  readonly confidential: boolean;
}
const get = async <T>(path: string) => (await (await world.api(path)).json()) as T;
const winsIssues = () => get<Row[]>('projects/1/issues?labels=wins&state=all');
const comments = async (iid: number) =>
  (await get<{ body: string; system: boolean }[]>(`projects/1/issues/${iid}/notes?sort=asc`))
    .filter(({ system }) => !system)
    .map(({ body }) => body);
const json = async (command: string) => JSON.parse((await world.run(`${command} --format json`)).stdout);
const open = async (body: object, as = 'alex') =>
  ((await (await world.api('projects/1/issues', { method: 'POST', body, as })).json()) as Row).iid;
const write = (iid: number, body: string, as = 'alex') =>
  world.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body }, as });
const won = 'Mended the release pipeline';
const add = `evidence add wins "${won}" --value efficiency --result "2 hours less a week"`;

describe('typed by hand', () => {
  beforeEach(async () => {
    world = await withGoal();
  });

  test('the first opens the issue, the next goes to the same one; each is an evidence comment', async () => {
    expect(await world.run(add)).toEqual({
      exitCode: 0,
      stdout: `Kept on #3 Wins: ${won}\n${world.base}/alex/goals/-/work_items/3\n`,
      stderr: '',
    });
    expect(await world.run('evidence add WINS https://example.com/talk --did Spoke')).toMatchObject({ exitCode: 0 });
    expect(await winsIssues()).toMatchObject([{ iid: 3, title: 'Wins', labels: ['wins'], confidential: false }]);
    expect(await comments(3)).toEqual([
      expect.stringMatching(
        /^\*\*Evidence 2026-11-23\*\* · efficiency\n\nMended the release pipeline\n\nResult: 2 hours less a week\n\n<!-- devgrowth:evidence key=\S+ quiet=2 -->$/,
      ),
      expect.stringContaining('Link: `https://example.com/talk`'),
    ]);
    expect(await json('drafts list')).toMatchObject({ drafts: [] });
  });

  test('one link stands there once, and other words about it are not thrown away', async () => {
    await world.run('evidence add wins https://example.com/talk --did Spoke');
    expect(await world.run('evidence add wins https://example.com/talk')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^There already, on #3 Wins: /),
    });
    expect(await world.run('evidence add wins https://example.com/talk --did Listened')).toMatchObject({ exitCode: 1 });
    expect(await comments(3)).toHaveLength(1);
  });

  test('--dry-run writes neither', async () => {
    const { stdout } = await world.run(`${add} --dry-run`);
    expect(stdout).toContain('evidence on "Wins", an issue that is opened for it');
    expect(await winsIssues()).toEqual([]);
  });

  test('where the comment is refused the words are kept, and resumed into the same issue', async () => {
    world.breakWrites('/issues/3/notes', 500);
    const { exitCode, stderr } = await world.run(add);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('drafts resume')]);
    world.mendRoutes();
    const [, id = ''] = /drafts resume (\S+?)[`\s]/.exec(stderr) ?? [];
    expect(await world.run(`drafts resume ${id}`)).toMatchObject({ exitCode: 0 });
    expect([(await winsIssues()).length, (await comments(3)).length]).toEqual([1, 1]);
  });

  test('list, edit, debt and remove know the issue by its number and by its name', async () => {
    expect(await world.run('evidence list wins')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('devgrowth evidence add wins'),
    });
    await world.run(`evidence add wins "${won}" --value efficiency`);
    expect(await json('evidence debt')).toMatchObject({
      pieces: 1,
      owed: [{ place: 'wins', command: 'devgrowth evidence edit 3 1 --result "..."' }],
      quiet: [],
    });
    expect(await world.run('evidence edit wins 1 --result "2 hours less" --value results')).toMatchObject({
      exitCode: 0,
    });
    expect(await get('projects/1/issues/3')).toMatchObject({ labels: ['wins'] });
    for (const command of ['evidence list', 'evidence list 3', 'evidence list wins --value results'])
      expect(await json(command)).toMatchObject({
        evidence: [{ place: 'wins', goal: { iid: 3, title: 'Wins' }, number: 1, result: '2 hours less' }],
      });
    expect((await world.run('evidence list --format markdown')).stdout).toContain('issue `#3` Wins');
    expect(await world.run('evidence remove wins 1 --yes')).toMatchObject({ exitCode: 0 });
    expect(await comments(3)).toEqual([]);
  });

  test('somebody else opens none for the person', async () => {
    await world.run('share @morgan --yes');
    const morgan = await withGoal({ as: 'morgan', sandbox: world.sandbox });
    expect(await morgan.run('evidence add wins "Mine" --project @alex')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('is for @alex to open'),
    });
    expect(await winsIssues()).toEqual([]);
  });
});

describe('to whoever reads', () => {
  beforeEach(async () => {
    world = await withGoal();
    await world.run(add);
  });

  test('it is a win of the report, of the year and of the review, and no goal in any count', async () => {
    const report = await json('report');
    expect(report).toMatchObject({
      wins: [
        { type: 'evidence', text: '2 hours less a week', values: ['efficiency'], goal: { iid: 3, title: 'Wins' } },
      ],
      completeness: { complete: true },
    });
    const counted = { ...report, wins: [], year: { ...report.year, evidence: [] }, completeness: null };
    expect(counted.headline).toBeDefined();
    await world.api('projects/1/issues/3', { method: 'DELETE' });
    const without = await json('report');
    const told = { ...without, wins: [], year: { ...without.year, evidence: [] }, completeness: null };
    const { headline, ...rest } = told;
    expect(rest).toEqual({ ...counted, headline: undefined, generatedAt: rest.generatedAt });
    expect(headline).toMatchObject({ goals: counted.headline.goals });
    expect(report.year.evidence.at(-1)).toMatchObject({ count: 1, values: [{ value: 'efficiency', count: 1 }] });
    expect(without.year.evidence.at(-1)).toMatchObject({ count: 0 });
  });

  test('in the terminal, to the manager and in the review it stands in words', async () => {
    for (const form of ['', '--for manager', '--for review', '--for review --format markdown', '--format html'])
      expect((await world.run(`report ${form}`)).stdout).toContain('2 hours less a week');
  });

  test('closed by hand it is no outcome: what stands there counts, and what comes goes there', async () => {
    await world.api('projects/1/issues/3', { method: 'PUT', body: { state_event: 'close' } });
    expect(await json('report')).toMatchObject({ wins: [{ type: 'evidence', goal: { iid: 3 } }] });
    await world.run('evidence add wins "Another"');
    expect([(await winsIssues()).length, (await comments(3)).length]).toEqual([1, 2]);
  });

  test('no list of goals has it, and it is shown as none', async () => {
    expect((await json('goal list')).goals).toMatchObject([{ iid: 2 }]);
    expect(await world.run('goal show 3')).toMatchObject({ exitCode: 1 });
    expect((await world.run('share @sam --dry-run')).stdout).toMatch(/1 issue of wins: #3 Wins/);
  });

  test('made confidential, it is in no copy for a Guest', async () => {
    await world.api('projects/1/issues/3', { method: 'PUT', body: { confidential: true } });
    expect((await world.run('report --for manager')).stdout).not.toContain('2 hours less');
    expect((await world.run('evidence list --for manager')).stdout).not.toContain('2 hours less');
    expect((await world.run('report')).stdout).toContain('2 hours less');
  });

  test('where it cannot be looked for, the report is INCOMPLETE and says what is missing', async () => {
    for (const [path, name] of [
      ['/issues/3/notes', 'comments of #3'],
      ['/projects/1/issues', 'wins'],
    ] as const) {
      world.breakRoute(path, 500);
      const { exitCode, stdout } = await world.run('report --format json');
      const { completeness, wins } = JSON.parse(stdout);
      expect([exitCode, completeness.complete, wins]).toEqual([3, false, []]);
      expect(completeness.sources).toContainEqual(
        expect.objectContaining({ name, failed: expect.objectContaining({ kind: 'server' }) }),
      );
      world.mendRoutes();
    }
  });
});

describe('which issue it is', () => {
  beforeEach(async () => {
    world = await withGoal();
    for (const username of ['morgan'])
      await world.api('projects/1/members', { method: 'POST', body: { username, access_level: 10 } });
    await world.run(add);
    await world.api('projects/1/issues/3', { method: 'DELETE' });
  });
  const evidence = '**Evidence 2026-11-20**\n\nHeld a drill';

  test('one that somebody opened by hand, if they may label any', async () => {
    const iid = await open({ title: 'Things that went well', labels: 'wins' });
    await write(iid, evidence);
    expect(await json('report')).toMatchObject({ wins: [{ goal: { iid, title: 'Things that went well' } }] });
    await world.run(add);
    expect(await comments(iid)).toHaveLength(2);
  });

  test('none that a Guest opened', async () => {
    const iid = await open({ title: 'Wins', labels: 'wins' }, 'morgan');
    await write(iid, evidence);
    expect(await json('report')).toMatchObject({ wins: [] });
    expect(await world.run(`evidence list ${iid}`)).toMatchObject({ exitCode: 1 });
    await world.run(add);
    expect((await winsIssues()).map(({ title }) => title)).toEqual(['Wins', 'Wins']);
    expect(await comments(iid)).toHaveLength(1);
  });

  test('no goal that has the label, too: its evidence is told once', async () => {
    const iid = await open({ title: 'Drills', labels: 'goal,wins' });
    await write(iid, evidence);
    expect((await json('evidence list')).evidence).toMatchObject([{ place: 'goal', goal: { iid } }]);
    expect((await json('report')).wins).toHaveLength(1);
  });

  test('nothing that somebody else wrote there', async () => {
    const iid = await open({ title: 'Wins', labels: 'wins' });
    await write(iid, evidence, 'morgan');
    expect(await json('report')).toMatchObject({ wins: [] });
    expect((await world.run('evidence list')).stderr).toContain('not counted: what @morgan wrote');
  });

  test('two of them are both read, and the first open one is written to', async () => {
    const first = await open({ title: 'Wins', labels: 'wins' });
    const second = await open({ title: 'Wins', labels: 'wins' });
    await write(first, evidence);
    await write(second, evidence);
    expect((await json('evidence list')).evidence).toHaveLength(2);
    await world.api(`projects/1/issues/${first}`, { method: 'PUT', body: { state_event: 'close' } });
    await world.run(add);
    expect([(await comments(first)).length, (await comments(second)).length]).toEqual([1, 2]);
  });
});

describe('out of the inbox', () => {
  beforeEach(async () => {
    world = await worldWithWork();
  });

  test('by keys: kept once, found again, and said which issue it is on', async () => {
    expect(await json('evidence inbox --keep p2!3 --goal wins')).toMatchObject({
      kept: [{ key: 'p2!3', goal: 4, isWin: true, evidence: { title: expect.stringContaining('Translate') } }],
      left: 2,
    });
    expect(await winsIssues()).toMatchObject([{ iid: 4, title: 'Wins', labels: ['wins'] }]);
    expect(await comments(4)).toEqual([expect.stringContaining('Link: `')]);
    expect(await world.run('evidence inbox --keep p2!3 --goal wins')).toMatchObject({
      stdout: 'Decided so already.\n',
    });
    expect((await json('evidence scan')).items).toHaveLength(2);
    expect((await world.run('evidence inbox --keep p3!1 --goal wins')).stdout).toMatch(/^Kept on #4 Wins: /);
  });

  test('the title of a private project stays there, as on every issue that others read', async () => {
    await world.run('evidence inbox --keep p3!1 --goal wins');
    expect((await comments(4)).join()).toContain('a merge request in a private project');
  });

  test('w in the terminal', async () => {
    const answers = { decision: ['later', 'wins', 'wins'], titles: false };
    const { stdout } = await world.run('evidence inbox', { isTTY: true, answers });
    expect(stdout).toContain('Kept 2, dropped 0, later 1.');
    expect([(await winsIssues()).length, (await comments(4)).length]).toEqual([1, 2]);
    expect((await comments(4)).join()).not.toContain('Initech');
  });

  test('in a file of decisions; --dry-run names the issue', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'devgrowth-wins-'));
    try {
      const path = join(folder, 'decided.json');
      await writeFile(path, JSON.stringify({ items: [{ key: 'p2!3', decision: 'keep', goal: 'wins' }] }));
      const dry = await world.run(`evidence inbox --decisions ${path} --dry-run`);
      expect(dry.stdout).toContain('evidence on the issue "Wins"');
      expect(await winsIssues()).toEqual([]);
      expect(await world.run(`evidence inbox --decisions ${path}`)).toMatchObject({ exitCode: 0 });
      expect(await comments(4)).toHaveLength(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
