// Killed between any two steps (a touch of a file, a request, an answer): nothing typed is lost, nothing is written twice.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestWorld, useSandboxes, type WorldOptions, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'devgrowth-kill-'));
  file = join(folder, 'goals.yml');
  await writeFile(
    file,
    `goals:
  - { title: One, kind: general, due: none }
  - { title: Two, kind: general, due: none, closed: { outcome: achieved, learned: Ask, day: 2026-10-01 } }
  - { title: Three, kind: mentoring, due: 2027-05-05, stage: doing }
`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Own = Pick<WorldOptions, 'answers' | 'edits' | 'isTTY'>;
type Words = readonly string[];

const skipped = { goal: '', success: '', actions: [], support: '', serves: '', due: '' };
interface Victim {
  readonly words: () => Words;
  /** Prompts and editor of the first run. */
  readonly own?: Own;
  /** What a person does when the resumed run asks once more. */
  readonly again?: Own;
}
const log = 'goal log 2 Half --progress 50 --tick One --value results --health on-track';
const commands: Readonly<Record<string, Victim>> = {
  'goal add': { words: () => 'goal add Four --kind mentoring --due 2027-05-05 --set purpose=Because'.split(' ') },
  'goal add, asked': {
    words: () => ['goal', 'add'],
    own: {
      isTTY: true,
      answers: { kind: 'general', ...skipped, purpose: 'Peace', title: 'Four', submit: ['edit', 'submit'] },
      edits: [(text) => text.replace('Peace', 'Peace at last')],
    },
    again: {
      isTTY: true,
      answers: { submit: ['edit', 'submit'] },
      edits: [(text) => text.replace(/Peace(?: at last)?/, 'Peace at last')],
    },
  },
  'goal add --import': { words: () => ['goal', 'add', '--import', file] },
  'goal log': { words: () => log.split(' ') },
  'goal check': { words: () => 'goal check 2 1 2'.split(' ') },
  'goal close': { words: () => 'goal close 2 --outcome achieved --learned Patience'.split(' ') },
  'goal edit': { words: () => 'goal edit 2 --title Another --kind course --due 2027-05-05'.split(' ') },
  'goal edit in the editor': {
    words: () => ['goal', 'edit', '2'],
    own: { isTTY: true, edits: [(text) => text.replace('One', 'The first one')] },
    again: { isTTY: true, edits: [(text) => text.replace(/The first one|One/, 'The first one')] },
  },
  'evidence add': { words: () => 'evidence add 2 https://example.com/talk --did Spoke --value dib'.split(' ') },
};

async function scene(): Promise<TestWorld> {
  const world = worldOnSandbox();
  expect(await world.run('init --yes --no-input')).toMatchObject({ exitCode: 0 });
  const added = await world.run([
    'goal',
    'add',
    'Read',
    '--kind',
    'reading',
    '--due',
    'none',
    '--set',
    'actions=One;Two',
  ]);
  expect(added).toMatchObject({ exitCode: 0 });
  return world;
}

/** What GitLab holds, without what a second run may change: ids, keys, times. */
async function held(world: TestWorld): Promise<unknown> {
  const get = async <T>(path: string) => (await (await world.api(path)).json()) as T;
  const issues = await get<Record<string, unknown>[]>('projects/1/issues?labels=goal&per_page=100');
  const bare = (text: unknown) => String(text).replaceAll(/ key=[^\s>]+/g, '');
  const all = await Promise.all(
    issues.map(async ({ iid, title, description, state, labels, due_date, confidential, milestone }) => {
      const notes = await get<{ body: string; system: boolean }[]>(
        `projects/1/issues/${String(iid)}/notes?per_page=100`,
      );
      const comments = notes.filter(({ system }) => !system).map(({ body }) => bare(body));
      const { title: quarter } = (milestone ?? { title: null }) as { title: string | null };
      return { title, description: bare(description), state, labels, due_date, confidential, quarter, comments };
    }),
  );
  return all.sort((a, b) => (String(a.title) < String(b.title) ? -1 : 1));
}

/** Runs until its nth step and never goes on; false when it came to its end before. */
async function killedAt(nth: number, world: TestWorld, words: Words, own: Own): Promise<boolean> {
  let steps = 0;
  let isKilled: () => void = () => {};
  const killed = new Promise<true>((resolve) => {
    isKilled = () => resolve(true);
  });
  const { sandbox, disk } = world;
  const victim = worldOnSandbox({
    sandbox,
    disk,
    onStep: () => {
      steps += 1;
      if (steps < nth) return Promise.resolve();
      isKilled();
      return new Promise(() => {});
    },
  });
  return Promise.race([
    killed,
    victim.run(words, own).then(
      () => false,
      () => steps >= nth,
    ),
  ]);
}

describe.each(Object.entries(commands))('%s', (_name, { words, own = {}, again = {} }) => {
  test('killed at every step, then resumed, ends as if nothing had happened', async () => {
    const undisturbed = await scene();
    const finished = await undisturbed.run(words(), own);
    expect(finished, finished.stderr).toMatchObject({ exitCode: 0 });
    const expected = await held(undisturbed);

    let steps = 0;
    for (let nth = 1; ; nth += 1) {
      const world = await scene();
      const before = await held(world);
      if (!(await killedAt(nth, world, words(), own))) break;
      steps = nth;
      const { sandbox, disk } = world;
      const next = worldOnSandbox({ sandbox, disk });
      const listed = await next.run('drafts list --format json');
      const { drafts } = JSON.parse(listed.stdout) as { drafts: { id: string }[] };
      expect(drafts.length, `step ${nth}`).toBeLessThanOrEqual(1);
      const [draft] = drafts;
      if (draft === undefined) {
        // Before the draft nothing was sent, and after it went away everything is there.
        expect([before, expected], `step ${nth}`).toContainEqual(await held(next));
        continue;
      }
      // A person answers as often as they are asked; what is not asked any more is not missed.
      const resumed = await next.run(`drafts resume ${draft.id}`, { ...again, mayLeaveAnswers: true });
      expect(resumed, `step ${nth}: ${resumed.stderr}`).toMatchObject({ exitCode: 0 });
      expect(await held(next), `step ${nth}`).toEqual(expected);
      expect(
        [...disk.keys()].filter((path) => path.includes('/drafts/')),
        `step ${nth}`,
      ).toEqual([]);
    }
    expect(steps).toBeGreaterThan(10);
  });
});
