// Nothing typed is lost: what a command is asked to write is a draft on disk before its first request, and until the write is verified.
import { join } from 'node:path';
import { stringify } from 'yaml';
import { DevgrowthError, type TypedAnswer } from '#errors.ts';
import type { WriteJournal } from '#growth/forge/written.ts';
import type { Instant } from '#growth/words/goal.ts';
import { said, step } from '#wording.ts';
import type { Talk, World } from '#world.ts';
import {
  draftIdFrom,
  draftIds,
  draftLock,
  draftPath,
  type DraftsWorld,
  isReadable,
  loadDraft,
  parseDraftId,
  stableJson,
  type StoredDraft,
  writeDraft,
} from './draft-file.ts';
import { type Draft, openDraft } from './open-draft.ts';
import { withResumeHint } from './resume-hint.ts';
import { ascending } from '#growth/words/order.ts';

export { isReadable, draftPath as draftFile } from './draft-file.ts';
export type { StoredDraft } from './draft-file.ts';
export type { Draft, DraftKeys } from './open-draft.ts';

export type DraftWorld = Pick<World, 'files' | 'places' | 'now' | 'newKey'> & {
  readonly talk: Pick<Talk, 'warn'>;
  readonly journal?: Pick<WriteJournal, 'follow'> | null;
};

/** What makes two runs the same write: an unfinished draft equal in all four is resumed, not repeated. */
export interface DraftTask {
  /** `goal add` */
  readonly command: string;
  /** `sandbox` or a base address. */
  readonly host: string;
  readonly project: string | null;
  /** Plain JSON: the words alone, dates resolved; no token, and nothing that only says how the answer looks. */
  readonly input: unknown;
}

/**
 * Runs `work` on a draft: on disk before `work` starts, removed after it resolved, kept when it throws. Of two processes with the
 * same task the second waits; when the first has finished, it starts anew.
 * @param takesOver id of a draft that goes on as this one, where it is there: one file from the first word to the last write
 * @throws whatever `work` throws (a DevgrowthError with the command that resumes added to its hint), or `refused` with
 * the user's words in `details` when they cannot be saved: then nothing was sent
 */
export async function withDraft<T>(
  world: DraftWorld,
  task: DraftTask,
  work: (draft: Draft) => Promise<T>,
  takesOver: string | null = null,
): Promise<T> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { id, resumed } = await findOrCreate(world, task, takesOver);
    const done = await workOn(world, id, resumed, work);
    if (done) return done.result;
  }
  throw new DevgrowthError('conflict', 'other devgrowth processes keep doing the same', { details: wordsOf(task) });
}

/** @throws `usage` when there is none */
export async function readDraft(world: DraftsWorld, typedId: string): Promise<StoredDraft> {
  const id = parseDraftId(typedId);
  const draft = await loadDraft(world, id);
  if (!draft) throw missing(id);
  return draft;
}

/** Oldest first. A file that cannot be understood is listed too, with its text as input: never skipped in silence. */
export async function listDrafts(world: DraftsWorld): Promise<readonly StoredDraft[]> {
  const drafts: StoredDraft[] = [];
  for (const id of await draftIds(world)) {
    const draft = await loadDraft(world, id);
    if (draft) drafts.push(draft);
  }
  return drafts.sort(ascending(orderOf));
}

/** Why it cannot be written as it is: who goes on with all drafts leaves it out from then on. */
export async function markStuck(world: DraftsWorld, id: string, why: string): Promise<void> {
  await world.files.withLock(draftLock(world, id), async () => {
    const draft = await loadDraft(world, id);
    if (draft !== null && isReadable(draft)) await writeDraft(world, { ...draft, stuck: why });
  });
}

/** In place of what was begun before. */
export async function markBegun(world: DraftsWorld, id: string, begun: readonly TypedAnswer[]): Promise<void> {
  await world.files.withLock(draftLock(world, id), async () => {
    const draft = await loadDraft(world, id);
    if (draft !== null && isReadable(draft)) await writeDraft(world, { ...draft, begun });
  });
}

/** Waits while somebody works on it. @throws `usage` when there is none */
export async function discardDraft(world: DraftsWorld, typedId: string): Promise<void> {
  const id = parseDraftId(typedId);
  await world.files.withLock(draftLock(world, id), async () => {
    if ((await world.files.read(draftPath(world, id))) === null) throw missing(id);
    await world.files.remove(draftPath(world, id));
  });
}

export async function findOrCreate(
  world: DraftWorld,
  task: DraftTask,
  takesOver: string | null,
  more: Pick<StoredDraft, 'typed' | 'begun'> = {},
): Promise<{ readonly id: string; readonly resumed: boolean }> {
  try {
    return await world.files.withLock(join(world.places.state, 'drafts.lock'), async () => {
      const identity = identityOf(task);
      const all = await listDrafts(world);
      // Answers that were begun are words of their own: no other draft's.
      const same = more.begun ? undefined : all.find((draft) => identityOf(draft) === identity);
      const earlier = all.find(({ id }) => id === takesOver);
      if (same && same.id !== earlier?.id) {
        if (earlier) await world.files.remove(draftPath(world, earlier.id));
        return { id: same.id, resumed: true };
      }
      if (earlier) {
        const isUnsent = Object.keys(earlier.keys).length === 0;
        // Once a write may have landed, its words stay those that were sent.
        if (isUnsent && !same) await writeDraft(world, { ...earlier, ...task });
        return { id: earlier.id, resumed: !isUnsent || same !== undefined };
      }
      const id = freshId(world, await draftIds(world));
      const { command, host, project, input } = task;
      await writeDraft(world, {
        id,
        command,
        input,
        keys: {},
        host,
        project,
        createdAt: world.now(),
        progress: undefined,
        ...more,
      });
      return { id, resumed: false };
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DevgrowthError('refused', `nothing was sent, because your words could not be saved first: ${why}`, {
      hint: 'What you typed is shown above. Make room for it (disk space, permissions) and run the command again.',
      details: wordsOf(task),
      cause,
    });
  }
}

/** null when the draft is gone: somebody else finished or discarded it. */
async function workOn<T>(
  world: DraftWorld,
  id: string,
  resumed: boolean,
  work: (draft: Draft) => Promise<T>,
): Promise<{ readonly result: T } | null> {
  return world.files.withLock(draftLock(world, id), async () => {
    const stored = await loadDraft(world, id);
    if (!stored) return null;
    world.journal?.follow(id);
    const { draft, settled } = openDraft(world, stored, resumed);
    let result: T;
    try {
      result = await work(draft);
    } catch (error) {
      throw error instanceof DevgrowthError ? withResumeHint(error, id) : error;
    } finally {
      await settled();
    }
    await removeFinished(world, id);
    return { result };
  });
}

/** The write is done and verified: a draft that stays is a nuisance, not a failure of the command. */
async function removeFinished(world: DraftWorld, id: string): Promise<void> {
  try {
    await world.files.remove(draftPath(world, id));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    world.talk.warn(
      said`written, but its draft ${id} could not be removed (${why}); \`${step('drafts discard', id)}\` does it later`,
    );
  }
}

function freshId(world: Pick<World, 'newKey'>, taken: readonly string[]): string {
  for (let tries = 0; tries < 100; tries += 1) {
    const id = draftIdFrom(world.newKey());
    if (!taken.includes(id)) return id;
  }
  throw new Error('no free draft id in 100 tries');
}

function identityOf({ command, host, project, input }: DraftTask): string {
  return stableJson([command, host, project, input ?? null]);
}

function orderOf({ createdAt, id }: StoredDraft): string {
  return `${createdAt} ${id}`;
}

/** The input as YAML: long texts keep their lines, so that they can be copied; what nobody typed is left out. */
export function wordsOf({ command, input }: Pick<DraftTask, 'command' | 'input'>): readonly string[] {
  // How a run stood is nobody's word: `isInterview`.
  const isSaid = (key: string, value: unknown) =>
    !/^is[A-Z]/.test(key) &&
    value !== null &&
    value !== false &&
    value !== '' &&
    !(Array.isArray(value) && value.length === 0);
  const plain: unknown =
    JSON.parse(stableJson(input ?? null), (key, value: unknown) => (isSaid(key, value) ? value : undefined)) ?? {};
  return [`devgrowth ${command}:`, ...stringify(plain, { lineWidth: 0 }).trimEnd().split('\n')];
}

function missing(id: string): DevgrowthError {
  return new DevgrowthError('usage', `there is no draft ${id}: it was finished or discarded`, {
    hint: said`See \`${step('drafts list')}\`.`,
  });
}

/** When its words were typed; null where it is gone. */
export async function draftBegunAt(world: DraftsWorld, id: string): Promise<Instant | null> {
  return (await loadDraft(world, id))?.createdAt ?? null;
}
