// `Goal:` wherever a person may write it: in the text of a merge request, in a commit, in code, with a wrong number, as `Closes`.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

interface Written {
  readonly title: string;
  readonly text?: string;
  readonly message?: string;
}

const written: readonly Written[] = [
  { title: 'In the text', text: 'Retries.\n\nGoal: alex/goals#2' },
  {
    title: 'In a commit',
    message: 'Retry\n\nBecause of the outage.\n\nGoal: alex/goals#2\nSigned-off-by: Alex <a@b.example>',
  },
  { title: 'In the middle of a commit', message: 'Retry\n\nGoal: alex/goals#2\n\nAnd more words.' },
  { title: 'In code', text: '```\nGoal: alex/goals#2\n```', message: 'Docs\n\n```\nx\n\nGoal: alex/goals#2\n```' },
  { title: 'Quoted', message: 'Docs\n\n> Goal: alex/goals#2' },
  { title: 'Wrong number', message: 'Retry\n\nGoal: alex/goals#99' },
  { title: 'A closed goal', message: 'Retry\n\nGoal: alex/goals#3' },
  { title: 'Of another project', message: 'Retry\n\nGoal: alex/web#7' },
  { title: 'As a closing', message: 'Retry\n\nCloses alex/goals#4' },
];

async function work(world: TestWorld): Promise<void> {
  const post = async (path: string, body: object) => {
    const answer = await world.api(path, { method: 'POST', body });
    expect(answer.status, path).toBe(201);
    return (await answer.json()) as { readonly iid: number };
  };
  await post('projects', { path: 'web', visibility: 'public', initialize_with_readme: true });
  for (const [at, { title, text: description = '', message = 'Work' }] of written.entries()) {
    const branch = `work-${at}`;
    const actions = [{ action: 'create', file_path: branch, content: branch }];
    await post('projects/alex%2Fweb/repository/commits', {
      branch,
      start_branch: 'main',
      commit_message: message,
      actions,
    });
    const fields = { source_branch: branch, target_branch: 'main', title, description };
    const { iid } = await post('projects/alex%2Fweb/merge_requests', fields);
    expect((await world.api(`projects/alex%2Fweb/merge_requests/${iid}/merge`, { method: 'PUT' })).status).toBe(200);
  }
}

const worldWithTrailers = scene(
  {},
  'init --yes --no-input',
  'goal add "Calm releases" --kind general --due none',
  'goal add "Import guide" --kind general --due none',
  'goal add "Speak in public" --kind general --due none',
  async (world) => world.setNow('2026-11-20T09:00:00.000Z'),
  'goal close 3 --outcome achieved --no-input',
  async (world) => world.setNow('2026-11-23T09:00:00.000Z'),
  work,
);

interface Item {
  readonly title: string;
  readonly suggested: string;
  readonly matches: readonly { readonly goal: number; readonly score: number }[];
  readonly notes: readonly string[];
}

async function scanned(world: TestWorld, flags: string) {
  const { stdout } = await world.run(`evidence scan --source authored --format json${flags}`);
  const { items } = JSON.parse(stdout) as { items: readonly Item[] };
  const told = items.map(({ title, suggested, matches, notes }) => [
    title,
    [suggested, ...matches.filter(({ score }) => score >= 70).map(({ goal, score }) => `#${goal} ${score}`), ...notes],
  ]);
  return Object.fromEntries(told) as Readonly<Record<string, readonly string[]>>;
}

test('what counts, and why the others do not; commits are read of the five newest, and of more with --deep', async () => {
  const world = await worldWithTrailers();
  const none = ['none'];
  const told = {
    'In the text': ['keep', '#2 100'],
    'In a commit': none,
    'In the middle of a commit': none,
    'In code': none,
    Quoted: none,
    'Wrong number': ['none', 'Goal: alex/goals#99 names a goal that is not there'],
    'A closed goal': ['none', 'Goal: alex/goals#3 names a goal that was closed on 2026-11-20'],
    'Of another project': ['none', 'Goal: alex/web#7 names no goal of this project'],
    'As a closing': ['none', 'closes alex/goals#4 when it is merged: write Goal: instead'],
  };
  world.requests();
  expect(await scanned(world, '')).toEqual(told);
  expect(world.requests().filter((request) => request.includes('/commits'))).toHaveLength(5);
  expect(await scanned(world, ' --deep')).toEqual({ ...told, 'In a commit': ['keep', '#2 100'] });
});
