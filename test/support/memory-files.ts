// The user's files in memory: what `diskFiles` promises (src/world.ts), with a full disk and a kill at any step on request.
import type { Files } from '#world.ts';

/** What survives the end of a process. Locks do not. */
export type Disk = Map<string, string>;

export interface MemoryFiles extends Files {
  readonly disk: Disk;
}

export interface MemoryFilesOptions {
  readonly disk?: Disk;
  /** Of files that are not 0600. */
  readonly modes?: Map<string, number>;
  /** Files of somebody else: their permissions stay. */
  readonly unowned?: ReadonlySet<string>;
  /** Called before and after each operation takes effect. Throwing is a failing disk; never resolving is a kill. */
  readonly onStep?: (step: {
    readonly operation: 'read' | 'write' | 'remove' | 'list';
    readonly path: string;
    readonly when: 'before' | 'after';
  }) => Promise<void> | void;
}

export function memoryFiles({
  disk = new Map(),
  modes = new Map(),
  unowned = new Set(),
  onStep = () => {},
}: MemoryFilesOptions = {}): MemoryFiles {
  const locks = new Map<string, Promise<unknown>>();
  const step = async <T>(
    operation: 'read' | 'write' | 'remove' | 'list',
    path: string,
    effect: () => T,
  ): Promise<T> => {
    await onStep({ operation, path, when: 'before' });
    const result = effect();
    await onStep({ operation, path, when: 'after' });
    return result;
  };
  return {
    disk,
    read: (path) => step('read', path, () => disk.get(path) ?? null),
    // Of a text alone.
    readBytes: (path, mostBytes) =>
      step('read', path, () => {
        const text = disk.get(path);
        const bytes = text === undefined ? null : Buffer.from(text);
        if (bytes !== null && bytes.length > mostBytes) throw new Error(`${path} is larger than ${mostBytes}`);
        return bytes;
      }),
    write: (path, content) =>
      step('write', path, () => void disk.set(path, typeof content === 'string' ? content : asText(content))),
    remove: (path) => step('remove', path, () => void disk.delete(path)),
    list: (folder) =>
      step('list', folder, () => {
        const start = `${folder}/`;
        const names = [...disk.keys()]
          .filter((path) => path.startsWith(start))
          .map((path) => path.slice(start.length).split('/')[0] ?? '');
        return [...new Set(names)].sort();
      }),
    mode: (path) => Promise.resolve(disk.has(path) ? (modes.get(path) ?? 0o600) : null),
    makeExecutable: (path) => Promise.resolve(void modes.set(path, 0o700)),
    makePrivate: (path) => Promise.resolve(unowned.has(path) ? false : modes.delete(path)),
    async withLock(path, work) {
      const before = locks.get(path) ?? Promise.resolve();
      const mine = before.then(work, work);
      locks.set(
        path,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}

/** What is no text is kept byte for byte, as `latin1` has it. */
function asText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
