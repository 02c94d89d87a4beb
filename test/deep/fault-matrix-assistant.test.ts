// Every write of an assistant, every request of it, every fault, then what an assistant or the person does next: the end is that of an
// undisturbed call, and nothing was told as done that is not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ToolName } from '#assistants/tool-names.ts';
import { assistantOn, type Answered } from '../support/assistant.ts';
import {
  copyOf,
  draftsOf,
  emptyScene,
  everythingOn,
  processOn,
  programOn,
  sampleStep,
  type Scene,
  split,
  type Trouble,
} from '../support/fault-scene.ts';
import { type Kind, kinds } from '../support/trouble.ts';

const start = '2026-11-23T09:00:00.000Z';
const aDayMs = 86_400_000;

interface Row {
  readonly tool: ToolName;
  readonly given: Record<string, unknown>;
  readonly after?: readonly (readonly string[])[];
}

const key = 'key-of-a-model';
const meeting = split('1on1 prepare --date 2026-11-30');
const rows: Readonly<Record<string, Row>> = {
  goal_log: { tool: 'goal_log', given: { number: 2, text: 'Read on', progress: 40, health: 'at-risk', key } },
  'goal_log without a key': { tool: 'goal_log', given: { number: 2, text: 'Read on', health: 'at-risk' } },
  goal_add: { tool: 'goal_add', given: { title: 'Ship it', kind: 'general', due: '2027-01-15', key } },
  'goal_add without a key': { tool: 'goal_add', given: { title: 'Ship it', kind: 'general' } },
  evidence_add: {
    tool: 'evidence_add',
    given: { number: 2, did: 'Gave the talk', address: 'https://example.com/talk', key },
  },
  'evidence_add without a key': { tool: 'evidence_add', given: { number: 2, did: 'Gave the talk', result: 'Thanks' } },
  goal_check: { tool: 'goal_check', given: { number: 2, item: 1 } },
  'goal_check, which unticks': {
    tool: 'goal_check',
    given: { number: 2, item: 1, done: false },
    after: [split('goal check 2 1')],
  },
  agenda_add: { tool: 'agenda_add', given: { text: 'HELP a reviewer', key }, after: [meeting] },
  'agenda_add without a key': { tool: 'agenda_add', given: { text: 'HELP a reviewer' }, after: [meeting] },
  'agenda_add, opening the 1:1': { tool: 'agenda_add', given: { text: 'HELP a reviewer', key } },
};

const step = sampleStep(25);

const figures = { cells: 0, lost: 0, doubled: 0, immortal: 0, stuck: 0, untold: 0 };
afterAll(() => {
  const { cells, lost, doubled, immortal, stuck, untold } = figures;
  process.stdout.write(
    `fault matrix, an assistant's writes: ${cells} cells (1 in ${step}), ${lost} lost, ${doubled} doubled, ${immortal} immortal drafts, ${stuck} stuck, ${untold} told as done\n`,
  );
});

async function sceneOf({ after = [] }: Row): Promise<Scene> {
  const scene = emptyScene(start);
  for (const argv of [
    split('init --yes --no-input --manager @morgan --time-zone UTC'),
    ['goal', 'add', 'Read', '--kind', 'reading', '--due', 'none', '--set', 'actions=One;Two'],
    ...after,
  ]) {
    const { exitCode, stderr } = await processOn(scene, argv);
    expect(exitCode, `${argv.join(' ')}\n${stderr}`).toBe(0);
  }
  scene.clock.after(aDayMs, () => Promise.resolve());
  await scene.clock.finish();
  return scene;
}

interface Called {
  /** What each call was answered, in order; shorter where the process was stopped. */
  readonly answers: readonly Answered[];
  readonly requests: readonly string[];
}

/** One server for `times` calls, the next of them only after one that failed; the person says yes to each question. */
async function callsOn(
  scene: Scene,
  { tool, given }: Row,
  { mode, trouble = null, times = 1 }: { mode: '2025' | '2026'; trouble?: Trouble | null; times?: number },
): Promise<Called> {
  const answers: Answered[] = [];
  let close: () => Promise<void> = () => Promise.resolve();
  const { requests } = await programOn(
    scene,
    async (world) => {
      const assistant = await assistantOn({ world }, { mode, mayWrite: true, answer: () => 'yes' });
      ({ close } = assistant);
      while (answers.length < times && !answers.some(isDone)) answers.push(await assistant.call(tool, given));
      return 0;
    },
    trouble,
  );
  await close();
  return { answers, requests };
}

/** Or partly, and said. */
const isDone = ({ isError, document }: Answered) =>
  isError ? document['exitCode'] === 5 : document['written'] !== false;
const isWhole = (answer: Answered) => !answer.isError && isDone(answer);

const ways = ['the same server', 'another server', 'drafts resume'] as const;

interface Cell {
  readonly kind: Kind;
  readonly at: number;
  readonly way: (typeof ways)[number];
  readonly mode: '2025' | '2026';
}

function cellsOf(requests: readonly string[], first: number): readonly Cell[] {
  let count = first;
  const cells: Cell[] = [];
  for (const kind of kinds)
    for (const [index, request] of requests.entries()) {
      if (kind.isOfWrites && request.startsWith('GET')) continue;
      count += 1;
      const turn = Math.floor(count / step);
      if (count % step !== 0) continue;
      const way = ways[turn % ways.length] ?? 'another server';
      cells.push({ kind, at: index + 1, way, mode: turn % 2 === 0 ? '2025' : '2026' });
    }
  return cells;
}

const shown = (answers: readonly Answered[]) => answers.map(({ document }) => JSON.stringify(document)).join('\n    ');
const sizeOf = (everything: unknown) => JSON.stringify(everything).length;

describe.each(Object.entries(rows))('%s', (name, row) => {
  let before: Scene;
  let undisturbed: unknown;
  let requests: readonly string[] = [];

  beforeAll(async () => {
    before = await sceneOf(row);
    const scene = copyOf(before);
    const called = await callsOn(scene, row, { mode: '2025' });
    expect(called.answers.every(isWhole), shown(called.answers)).toBe(true);
    ({ requests } = called);
    expect(draftsOf(scene)).toEqual([]);
    undisturbed = await everythingOn(scene);
    expect(undisturbed).not.toEqual(await everythingOn(before));
  });

  test('ends as if nothing had happened', async () => {
    const wrong: string[] = [];
    for (const { kind, at, way, mode } of cellsOf(requests, Object.keys(rows).indexOf(name))) {
      figures.cells += 1;
      const scene = copyOf(before);
      const stays = way === 'the same server' ? 2 : 1;
      const { answers } = await callsOn(scene, row, { mode, trouble: { ...kind.trouble, at }, times: stays });
      const [first] = answers;
      const isTold = first !== undefined && isWhole(first);
      const [draft] = draftsOf(scene);
      const said: string[] = [];
      let isEnded = answers.some(isDone);
      // A server that lost its network or its disk for good is started again.
      if (!isEnded && way === 'drafts resume' && draft !== undefined) {
        const resumed = await processOn(scene, ['drafts', 'resume', draft]);
        isEnded = resumed.exitCode === 0 || resumed.exitCode === 5;
        said.push(`resumed ${resumed.exitCode}: ${resumed.stdout.trim()} ${resumed.stderr.trim()}`);
      } else if (!isEnded) {
        const again = await callsOn(scene, row, { mode });
        isEnded = again.answers.some(isDone);
        said.push(`again: ${shown(again.answers)}`);
      }
      await scene.clock.finish();
      const end = await everythingOn(scene);
      const isSame = JSON.stringify(end) === JSON.stringify(undisturbed);
      const verdicts: (keyof typeof figures)[] = [];
      if ((kind.isWaitedOut && !isTold) || !isEnded) verdicts.push('stuck');
      if (!isSame) verdicts.push(sizeOf(end) > sizeOf(undisturbed) ? 'doubled' : 'lost');
      if (!isSame && isTold) verdicts.push('untold');
      if (draftsOf(scene).length > 0) verdicts.push('immortal');
      for (const verdict of verdicts) figures[verdict] += 1;
      if (verdicts.length > 0)
        wrong.push(
          [
            `${verdicts.join(', ')}: ${kind.name} at ${at}, ${requests[at - 1] ?? ''}, ${mode}, then ${way}`,
            `first: ${shown(answers)}`,
            ...said,
          ].join('\n  '),
        );
    }
    expect(wrong.join('\n')).toBe('');
  });
});
