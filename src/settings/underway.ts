// Writes that were begun and whose end nobody saw: one small file each, so that the next process knows of what may still come.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { World } from '#world.ts';

/** No server takes that long. */
const forgottenAfterMs = 3_600_000;

interface UnderwayFiles {
  readonly begunAt: (name: string) => Promise<string | null>;
  readonly begin: (name: string) => Promise<void>;
  readonly end: (name: string) => Promise<void>;
}

/** A disk that takes no more does not keep anybody from writing: these only make a second run wait where it must. */
export function underwayOn(
  { files, places, now }: Pick<World, 'files' | 'places' | 'now'>,
  host: string,
): UnderwayFiles {
  const folder = join(places.state, 'underway');
  const pathOf = (name: string) =>
    join(folder, createHash('sha256').update(`${host} ${name}`).digest('hex').slice(0, 24));
  let isTidied = false;

  async function readInstant(path: string): Promise<string | null> {
    const text = (await files.read(path))?.trim() ?? '';
    const ageMs = Date.parse(now()) - Date.parse(text);
    return Number.isNaN(ageMs) || ageMs > forgottenAfterMs ? null : text;
  }

  async function tidy(): Promise<void> {
    if (isTidied) return;
    isTidied = true;
    for (const name of await files.list(folder)) {
      const path = join(folder, name);
      if ((await readInstant(path)) === null) await files.remove(path);
    }
  }

  return {
    begunAt: (name) => readInstant(pathOf(name)).catch(() => null),
    begin: (name) =>
      tidy()
        .then(() => files.write(pathOf(name), `${now()}\n`))
        .catch(() => undefined),
    end: (name) => files.remove(pathOf(name)).catch(() => undefined),
  };
}
