// The quarter of work that the demo's story has elsewhere: what a scan finds in it, once the older half is decided, and what comes of that.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createSandbox } from '#sandbox/sandbox.ts';
import { readStory } from '#commands/demo/story.ts';
import { seededState } from '#sandbox/seeded-state.ts';
import type { Candidate } from '#growth/candidates/candidate.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const end = '2026-11-23T08:00:00.000Z';
const files: Readonly<Record<string, string>> = {
  'goals.yml': 'examples/goals.yml',
  'decisions.json': resolve('examples/demo-decisions.json'),
};
let world: TestWorld;
let decide: readonly string[];
beforeAll(async () => {
  let at = end;
  let tokens = 0;
  const seed = readFileSync('examples/demo-work.yml', 'utf8');
  const newToken = () => `of-the-work-${(tokens += 1)}`;
  const state = await seededState({ seed, now: Date.parse(end), newToken });
  const sandbox = createSandbox({ now: () => Date.parse(at), externalUrl: 'https://work.test', newToken, state });
  world = worldOnSandbox({ now: end, sandbox });
  for (const scene of readStory(readFileSync('examples/demo-story.txt', 'utf8'))) {
    if (scene.by === 'manager' || !isOfTheWork(scene.line)) continue;
    at = `${scene.day}T08:00:00.000Z`;
    world.setNow(at);
    const words = scene.words.map((word) => word.replace('$GITLAB', 'https://work.test'));
    const argv = words.map((word) => files[word] ?? word);
    if (argv.includes('--decisions')) decide = argv;
    else expect(await world.run(argv)).toMatchObject({ exitCode: 0 });
  }
});

/** What is there to match, what is closed by then, and what is said of the other projects. */
const isOfTheWork = (line: string) => /init|--import|goal close|acme\/|evidence inbox/.test(line);

interface Scanned {
  readonly items: readonly Candidate[];
  readonly completeness: { readonly complete: boolean };
  readonly window: { readonly since: string };
}

async function scanned(): Promise<Scanned & { readonly exitCode: number }> {
  const { exitCode, stdout } = await world.run('evidence scan --format json');
  return { exitCode, ...(JSON.parse(stdout) as Scanned) };
}

test('five pieces wait: two that fit a goal for certain, a review, an answer, thanks; what is kept of them is in the report', async () => {
  const { exitCode, items, completeness, window } = await scanned();
  expect({ exitCode, complete: completeness.complete, since: window.since }).toEqual({
    exitCode: 0,
    complete: true,
    since: '2026-10-31',
  });
  const told = items.map(({ kind, place, with: others, private: hidden, thanks, suggested, matches }) => ({
    piece: `${kind} ${place ?? ''}`,
    with: others.length,
    hidden,
    thanks,
    fits: `${suggested} ${matches.map(({ goal, score }) => `#${goal} ${score}`).join(' ')}`.trim(),
  }));
  expect(told).toEqual([
    { piece: 'merge-request acme/storage!5', with: 3, hidden: true, thanks: 1, fits: 'keep #9 100' },
    { piece: 'merge-request acme/web!8', with: 1, hidden: false, thanks: 0, fits: 'keep #8 95' },
    { piece: 'thanks acme/web#4', with: 0, hidden: false, thanks: 1, fits: 'none' },
    { piece: 'reviews acme/web!7', with: 1, hidden: false, thanks: 0, fits: 'none' },
    { piece: 'answers acme/web#3', with: 0, hidden: false, thanks: 0, fits: 'none' },
  ]);

  const decided = await world.run(decide);
  expect(decided).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Kept 3, dropped 1, later 1\.$/m) });
  const left = await scanned();
  expect(left.items.map(({ key, state }) => [key, state])).toEqual([['n27', 'later']]);
  const page = (await world.run('report --since 2026-11-16 --format html')).stdout;
  for (const said of [
    'nobody was paged for a full disk',
    'the second needed nothing from me',
    'show their names as text',
  ])
    expect(page).toContain(said);
  const listed = (await world.run('evidence list --format json')).stdout;
  expect(listed).toContain('nobody was paged for a full disk');
  for (const said of [page, listed]) expect(said).not.toContain('Grow a volume before it is full');
});

test('the manager reads one of the two projects, and the other is not there for them', async () => {
  const read = async (path: string) => (await world.api(`projects/${path}/merge_requests`, { as: 'morgan' })).status;
  expect([await read('acme%2Fweb'), await read('acme%2Fstorage')]).toEqual([200, 404]);
});
