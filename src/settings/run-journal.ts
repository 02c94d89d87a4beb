// Notes what one run writes, each step on disk before it is sent. A run that goes on with what a killed one began notes it there.
import type { KeptStep, WriteJournal, WrittenStep, WrittenWhere } from '#growth/forge/written.ts';
import { withoutTokens } from '#growth/text/token-shape.ts';
import type { World } from '#world.ts';
import {
  loadRun,
  partOf,
  removeRun,
  type RunHead,
  type RunName,
  runNames,
  type RunStep,
  saveRun,
  tidyRuns,
} from './written-files.ts';

type JournalWorld = Pick<World, 'files' | 'places' | 'now' | 'newKey'>;

interface OpenRun {
  name: RunName;
  readonly head: RunHead;
  /** null: it was not written after all. */
  readonly steps: (RunStep | null)[];
  /** Parts that the disk does not know as they are. */
  readonly dirty: Set<number>;
  /** As the disk knows it, where that is not its name any more. */
  formerly: RunName | null;
}

/** A command line is as long as its text: what it is known by is its beginning. */
const longestCommand = 300;

/** @param command as it was typed, without the program's name */
export function runJournal(world: JournalWorld, command: string): WriteJournal {
  const shown = withoutTokens(command).slice(0, longestCommand);
  const open = new Map<string, OpenRun>();
  /** Those that this run does, in order. */
  let drafts: string[] = [];
  let begun = Promise.resolve();

  /** One after the other: a slower write must not bring an older state back. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = begun.then(work);
    begun = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  async function runAt(place: WrittenWhere): Promise<OpenRun> {
    const id = `${place.host} ${place.accountId} ${place.projectId}`;
    const there = open.get(id);
    const draft = drafts.at(-1);
    if (there !== undefined && (draft === undefined || there.name.drafts.includes(draft))) return there;
    const names = await runNames(world, place);
    const earlier = draft === undefined ? undefined : names.find((name) => name.drafts.includes(draft));
    const stored = earlier === undefined ? null : await loadRun(world, earlier);
    if (earlier !== undefined && stored !== null) {
      if (there !== undefined) await save(there);
      const { steps, ...head } = stored;
      return remember(id, { name: earlier, head, steps: [...steps], dirty: new Set(), formerly: null });
    }
    if (there !== undefined) {
      there.formerly ??= there.name;
      there.name = { ...there.name, drafts: [...there.name.drafts, ...drafts.slice(-1)] };
      there.steps.forEach((_step, index) => there.dirty.add(partOf(index)));
      return there;
    }
    const day = world.now().slice(0, 10);
    await tidyRuns(world, place, day);
    const number = (names.at(-1)?.number ?? 0) + 1;
    const name = { ...place, number, day, drafts: [...drafts], key: world.newKey() };
    const head = { at: world.now(), command: shown, undoneAt: null, isUndoneTold: true };
    return remember(id, { name, head, steps: [], dirty: new Set(), formerly: null });
  }

  function remember(id: string, run: OpenRun): OpenRun {
    open.set(id, run);
    return run;
  }

  async function save(run: OpenRun): Promise<void> {
    for (const part of run.dirty) {
      run.dirty.delete(part);
      await saveRun(world, run.name, run.head, run.steps, part);
    }
    if (run.formerly === null) return;
    const { formerly } = run;
    run.formerly = null;
    await removeRun(world, formerly);
  }

  return {
    begin: (place, step) =>
      inTurn(async () => {
        const run = await runAt(place);
        const index = run.steps.push(step) - 1;
        run.dirty.add(partOf(index));
        await save(run);
        return keptAt(run, index);
        // A disk that takes no more keeps nobody from writing.
      }).catch(() => unkept),
    follow(draft) {
      if (!drafts.includes(draft)) drafts = [...drafts, draft];
    },
    end: () =>
      inTurn(async () => {
        for (const run of open.values()) {
          if (run.steps.every((step) => step === null)) await removeRun(world, run.name);
          else await save(run);
        }
      }).catch(() => undefined),
  };
}

const unkept: KeptStep = { now: () => undefined, drop: () => undefined };

function keptAt({ steps, dirty }: OpenRun, index: number): KeptStep {
  const put = (step: WrittenStep | null) => {
    steps[index] = step;
    dirty.add(partOf(index));
  };
  return { now: put, drop: () => put(null) };
}
