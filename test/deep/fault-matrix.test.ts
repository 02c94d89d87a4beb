// Every write command, every request, every fault, then what a person does next: the end is that of an undisturbed run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addToken, tokenOf } from '#sandbox/state/empty-state.ts';
import { archived } from '../support/archives.ts';
import {
  copyOf,
  draftsOf,
  emptyScene,
  type Ended,
  everythingOn,
  finishIssues,
  openGroup,
  processOn,
  sampleStep,
  type Scene,
  tickChecklist,
} from '../support/fault-scene.ts';
import { piped, stories, type Story } from '../support/fault-stories.ts';
import { scene } from '../support/scene.ts';
import { type Kind, kinds } from '../support/trouble.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const start = '2026-11-23T09:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'devgrowth-matrix-'));
const importFile = join(folder, 'goals.yml');
const jobToken = 'glpat-JobSecret_0123456789.ab';
writeFileSync(
  importFile,
  `goals:
  - { title: One, kind: general, due: none }
  - { title: Two, kind: general, due: none, closed: { outcome: achieved, learned: Ask, day: 2026-10-01 } }
  - { title: Three, kind: mentoring, due: 2027-05-05, stage: doing }
`,
);
const planFile = join(folder, 'plan.yml');
writeFileSync(
  planFile,
  `plan: {year: FY28}
intention: One service
quarters:
  FY28-Q1:
    - {iid: 2, title: Read it twice, kind: course, due: 2027-03-31, was: {title: Read}, measure: {start: 0, target: 3}}
    - {key: talk, title: Give the talk, measure: {name: listeners, target: 30}}
    - title: Mentor
`,
);
const decisionsFile = join(folder, 'decided.json');
writeFileSync(
  decisionsFile,
  JSON.stringify({
    window: { since: '2026-11-01' },
    items: [
      { key: 'p1#1', decision: 'keep', goal: 2, result: 'Ten', values: ['results'] },
      { key: 'p1#2', decision: 'drop' },
    ],
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

async function linkToFile(world: TestWorld): Promise<unknown> {
  const body = new FormData();
  body.set('file', new Blob(['What I said, in ten slides']), 'slides.txt');
  const headers = { 'PRIVATE-TOKEN': world.token };
  const request = new Request(`${world.base}/api/v4/projects/1/uploads`, { method: 'POST', headers, body });
  const { url } = (await (await world.sandbox.fetch(request)).json()) as { readonly url: string };
  return world.api('projects/1/issues/2/notes', { method: 'POST', body: { body: `[slides](${url}), see #3` } });
}

const archiveFile = join(folder, 'growth.zip');
beforeAll(async () => {
  const lived = await scene(
    {},
    'init --yes --no-input --manager @morgan --time-zone UTC',
    ['goal', 'add', 'Read', '--kind', 'reading', '--due', '2027-01-15', '--description', 'Before #3\n\n/close @morgan'],
    'goal add Hidden --kind general --due none --confidential',
    'goal link 3 #2',
    'goal log 2 Half',
    linkToFile,
    'goal close 3 --outcome achieved --learned Much',
  )();
  const made = await archived(lived, folder);
  expect(made).toMatchObject({ exitCode: 0 });
  writeFileSync(archiveFile, made.zip);
}, 300_000);

const aDayMs = 86_400_000;
const rows = Object.entries(stories({ importFile, planFile, decisionsFile, archiveFile, jobToken }));

const step = sampleStep(30);

const figures = { cells: 0, lost: 0, doubled: 0, immortal: 0, stuck: 0, untold: 0 };
afterAll(() => {
  const { cells, lost, doubled, immortal, stuck, untold } = figures;
  process.stdout.write(
    `fault matrix, writes: ${cells} cells (1 in ${step}), ${lost} lost, ${doubled} doubled, ${immortal} immortal drafts, ${stuck} stuck, ${untold} told as done\n`,
  );
});

async function sceneOf({ as, after, answered, hasWork, hasGroup, isTicked, leftOver }: Story): Promise<Scene> {
  const scene = emptyScene(start);
  const alex = scene.state.users.find(({ username }) => username === 'alex');
  if (alex) addToken(scene.state, { user: alex, token: jobToken, scopes: ['read_api'], at: start });
  if (hasWork) await finishIssues(scene);
  if (hasGroup) await openGroup(scene);
  for (const argv of after) {
    const { exitCode, stderr } = await processOn(scene, argv);
    expect(exitCode, `${argv.join(' ')}\n${stderr}`).toBe(0);
  }
  if (answered) {
    const manager = { ...scene, disk: new Map(), token: tokenOf(scene.state, 'morgan') };
    const { exitCode, stderr } = await processOn(manager, answered);
    expect(exitCode, stderr).toBe(0);
  }
  if (isTicked) tickChecklist(scene);
  if (leftOver) {
    const { requests } = await processOn(copyOf(scene), leftOver.argv);
    const at = requests.findIndex((request) => !request.startsWith('GET')) + 1;
    const { exitCode } = await processOn(scene, leftOver.argv, { ...leftOver.trouble, at });
    expect([exitCode === 0, draftsOf(scene).length]).toEqual([false, 1]);
  }
  // Nothing is new any more, so that nothing is waited for.
  scene.clock.after(aDayMs, () => Promise.resolve());
  await scene.clock.finish();
  return as === undefined ? scene : { ...scene, disk: new Map(), token: tokenOf(scene.state, as) };
}

interface Cell {
  readonly kind: Kind;
  readonly at: number;
  readonly resumes: boolean;
}

function cellsOf(requests: readonly string[], first: number): readonly Cell[] {
  let count = first;
  const cells: Cell[] = [];
  for (const kind of kinds)
    for (const [index, request] of requests.entries()) {
      if (kind.isOfWrites && request.startsWith('GET')) continue;
      count += 1;
      if (count % step === 0) cells.push({ kind, at: index + 1, resumes: Math.floor(count / step) % 2 === 0 });
    }
  return cells;
}

/** What is left over from before is finished last. */
async function finishLeftOver(scene: Scene, resumedWith: Story['resumedWith'] = []): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  for (const draft of draftsOf(scene)) ended.push(await processOn(scene, ['drafts', 'resume', draft, ...resumedWith]));
  return ended;
}

const done = (ended: Ended) => ended.exitCode === 0 || ended.exitCode === 5;
const sizeOf = (everything: unknown) => JSON.stringify(everything).length;

describe.each(rows)('%s', (name, story) => {
  const { argv, stdin, resumedWith = [] } = story;
  let before: Scene;
  let undisturbed: unknown;
  let requests: readonly string[] = [];

  beforeAll(async () => {
    before = await sceneOf(story);
    const scene = copyOf(before);
    const ended = await processOn(scene, argv, null, stdin);
    expect(ended.exitCode, ended.stderr).toBe(0);
    ({ requests } = ended);
    expect(draftsOf(scene)).toEqual(draftsOf(before));
    expect((await finishLeftOver(scene)).every(done)).toBe(true);
    undisturbed = await everythingOn(scene);
    expect(undisturbed).not.toEqual(await everythingOn(before));
  });

  test('ends as if nothing had happened', async () => {
    const wrong: string[] = [];
    for (const { kind, at, resumes } of cellsOf(
      requests,
      rows.findIndex(([row]) => row === name),
    )) {
      figures.cells += 1;
      const scene = copyOf(before);
      const first = await processOn(scene, argv, { ...kind.trouble, at }, stdin);
      const draft = draftsOf(scene).find((id) => !draftsOf(before).includes(id));
      const next = draft !== undefined && resumes ? ['drafts', 'resume', draft, ...resumedWith] : argv;
      const second = first.exitCode === 0 ? null : await processOn(scene, next, null, stdin);
      await scene.clock.finish();
      const isImmortal = draftsOf(scene).length > draftsOf(before).length;
      const late = await finishLeftOver(scene, resumedWith);
      const end = await everythingOn(scene);
      const left = draftsOf(scene);
      const isSame = JSON.stringify(end) === JSON.stringify(undisturbed);
      const verdicts: string[] = [];
      if (kind.isWaitedOut && first.exitCode !== 0) verdicts.push('stuck');
      if ((second !== null && !done(second)) || !late.every(done)) verdicts.push('stuck');
      if (!isSame) verdicts.push(sizeOf(end) > sizeOf(undisturbed) ? 'doubled' : 'lost');
      if (!isSame && second === null) verdicts.push('untold');
      if (isImmortal || left.length > 0) verdicts.push('immortal');
      // What can be read once only is a draft, or is given back; a process that is killed says nothing.
      const wasPiped = stdin === piped && first.exitCode !== null && first.exitCode !== 0;
      if (wasPiped && draft === undefined && !first.stderr.includes('and a "third" of them')) verdicts.push('lost');
      for (const verdict of verdicts) figures[verdict as keyof typeof figures] += 1;
      if (verdicts.length > 0)
        wrong.push(
          [
            `${verdicts.join(', ')}: ${kind.name} at ${at}, ${requests[at - 1] ?? ''}, then ${second === null ? 'nothing' : next.slice(0, 2).join(' ')}`,
            `first ${first.exitCode}: ${first.stderr.trim()}`,
            ...late.map((ended) => `left over ${ended.exitCode}: ${ended.stdout.trim()} ${ended.stderr.trim()}`),
            ...(second === null ? [] : [`second ${second.exitCode}: ${second.stdout.trim()} ${second.stderr.trim()}`]),
          ].join('\n  '),
        );
    }
    expect(wrong.join('\n')).toBe('');
  });
});
