// When tokens end, as far as it was learned, so that it is said in time without asking before every command. No token is in here.
import { join } from 'node:path';
import * as z from 'zod';
import type { Day } from '#growth/words/goal.ts';
import type { World } from '#world.ts';
import type { TokenSource } from './token.ts';

type EndsWorld = Pick<World, 'files' | 'places'>;

/** Whose token: the one that this source gives for this host. */
export interface TokenOf {
  readonly host: string;
  readonly tokenSource: TokenSource;
}

export interface KnownEnd {
  /** The first day on which it no longer works; null where none is known. */
  readonly endsOn: Day | null;
  readonly isFineGrained: boolean;
  readonly askedOn: Day;
  /** When it was said last. */
  readonly saidOn: Day | null;
}

const fileSchema = z.record(
  z.string(),
  z.object({
    endsOn: z.string().nullable(),
    isFineGrained: z.boolean(),
    askedOn: z.string(),
    saidOn: z.string().nullable(),
  }),
);

const pathOf = ({ places }: EndsWorld) => join(places.state, 'token-ends.json');
const keyOf = ({ host, tokenSource }: TokenOf) => `${tokenSource} ${host}`;

export async function knownEnd(of: TokenOf, world: EndsWorld): Promise<KnownEnd | null> {
  return (await readAll(world))[keyOf(of)] ?? null;
}

/** Of two processes at once one may win: then something is asked or said once more. Never fails: a note is worth no command. */
export async function rememberEnd(of: TokenOf, end: KnownEnd, world: EndsWorld): Promise<void> {
  try {
    const all = { ...(await readAll(world)), [keyOf(of)]: end };
    await world.files.write(pathOf(world), `${JSON.stringify(all, null, 2)}\n`);
  } catch {
    // A read-only home: it is said again next time.
  }
}

/** A file that cannot be read or understood is none. */
async function readAll(world: EndsWorld): Promise<Readonly<Record<string, KnownEnd>>> {
  try {
    return fileSchema.parse(JSON.parse((await world.files.read(pathOf(world))) ?? '{}'));
  } catch {
    return {};
  }
}
