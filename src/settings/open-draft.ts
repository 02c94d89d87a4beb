// A draft while its command works: hands out the keys of its writes, and each is on disk before anybody sees it.
import type { World } from '#world.ts';
import { type DraftsWorld, type StoredDraft, writeDraft } from './draft-file.ts';

export interface Draft extends Pick<StoredDraft, 'id' | 'input' | 'host' | 'project' | 'createdAt'> {
  /** True when an earlier run left it. */
  readonly resumed: boolean;
  /** The key of a named write: the same one in every run, on disk before it is returned. Calls may overlap. */
  key(name: string): Promise<string>;
  /** True when an earlier run had this key: its write may have landed, so the server must be asked before it is repeated. */
  tried(name: string): boolean;
  /** As the last run left it, or as this one set it; undefined when nobody did. */
  progress(): unknown;
  /** Plain JSON; on disk when it resolves. */
  saveProgress(progress: unknown): Promise<void>;
}

/** As much of it as a write needs. */
export type DraftKeys = Pick<Draft, 'key' | 'tried'>;

/** `settled` resolves when nothing is on its way to the disk any more, failed or not. */
export function openDraft(
  world: DraftsWorld & Pick<World, 'newKey'>,
  stored: StoredDraft,
  resumed: boolean,
): { readonly draft: Draft; readonly settled: () => Promise<void> } {
  const keys = new Map(Object.entries(stored.keys));
  const tried = new Set(keys.keys());
  let progress = stored.progress;
  let lastSave: Promise<void> = Promise.resolve();
  // One after the other: a slower write must not bring an older state back.
  const save = (): Promise<void> => {
    const write = () => writeDraft(world, { ...stored, keys: Object.fromEntries(keys), progress });
    lastSave = lastSave.then(write, write);
    return lastSave;
  };
  const { id, input, host, project, createdAt } = stored;
  const draft: Draft = {
    id,
    input,
    host,
    project,
    createdAt,
    resumed,
    async key(name) {
      const known = keys.get(name);
      if (known === undefined) {
        const key = world.newKey();
        keys.set(name, key);
        await save();
        return key;
      }
      // It may have been asked for a moment ago and still be on its way to the disk.
      if (!tried.has(name)) await lastSave;
      return known;
    },
    tried: (name) => tried.has(name),
    progress: () => progress,
    async saveProgress(value) {
      progress = value;
      await save();
    },
  };
  return { draft, settled: () => lastSave.catch(() => undefined) };
}
