// Which files of an archive the server has, and under which address: an opening that was stopped goes on from there.
// GitLab lists the files of a project without their addresses, so that what was sent is known here alone.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { World } from '#world.ts';

type Store = Pick<World, 'files' | 'places'>;

export interface SentFiles {
  /** Addresses there, by those of the archive. */
  readonly known: ReadonlyMap<string, string>;
  readonly note: (was: string, is: string) => Promise<void>;
  /** Every text that links to one is written. */
  readonly forget: () => Promise<void>;
}

const fileSchema = z.object({ schema: z.literal('devgrowth/sent-files/v1'), files: z.record(z.string(), z.string()) });

const folderOf = ({ places }: Store) => join(places.state, 'sent-files');
const hash = (words: string) => createHash('sha256').update(words).digest('hex').slice(0, 12);

/** @param archive its id */
export async function sentFiles(
  store: Store,
  { host, projectId, archive }: { readonly host: string; readonly projectId: number; readonly archive: string },
): Promise<SentFiles> {
  const path = join(folderOf(store), `${hash(host)}.${projectId}.${hash(archive)}.json`);
  const read = fileSchema.safeParse(jsonOrNull((await store.files.read(path)) ?? ''));
  const known = new Map(read.success ? Object.entries(read.data.files) : []);
  return {
    known,
    async note(was, is) {
      known.set(was, is);
      const content = { schema: 'devgrowth/sent-files/v1', files: Object.fromEntries(known) };
      await store.files.write(path, `${JSON.stringify(content, null, 1)}\n`);
    },
    forget: () => (known.size === 0 ? Promise.resolve() : store.files.remove(path)),
  };
}

/** Of this host: their addresses let whoever has them read the files. */
export async function forgetSentFiles(store: Store, host: string): Promise<void> {
  for (const name of await store.files.list(folderOf(store)))
    if (name.startsWith(`${hash(host)}.`)) await store.files.remove(join(folderOf(store), name));
}

function jsonOrNull(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
