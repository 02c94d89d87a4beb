// A sandbox that somebody serves for others to use: its state in a file or in memory, begun empty or with a seed, and what they must know.
import { tokenOf, usableToken } from './state/empty-state.ts';
import { openSandboxFile } from './file.ts';
import type { UnservedStatus } from './http/unserved.ts';
import { createSandbox } from './sandbox.ts';
import { type RunningServer, startServer } from './server.ts';
import { backwardsNote } from './state/newest-day.ts';
import type { SandboxState } from './state/state.ts';
import { pagesUrl } from './web/door.ts';

export interface ServedOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly basePath: string;
  /** Where the state is kept; null: nowhere. */
  readonly file: string | null;
  /** YAML text of what a new one begins with; null: it begins empty. */
  readonly seed: string | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly playsAnotherDay: boolean;
  readonly unserved: UnservedStatus;
  /** Random letters. */
  readonly newKey: () => string;
}

export interface Served {
  /** What to say about a day before what is there already. */
  readonly backwards: string | null;
  /** Opens its pages in a browser. */
  readonly pages: string;
  readonly token: string;
  readonly username: string;
  readonly manager: string;
  /** null where all of theirs are revoked. */
  readonly managerToken: string | null;
  /** null in a file from before there was one. */
  readonly administrator: { readonly username: string; readonly token: string } | null;
  /** Path of the file that keeps the state; null when nothing is kept. */
  readonly keeps: string | null;
  fetch(request: Request): Promise<Response>;
}

/** @throws SandboxFileError, SeedError, and an Error with the code `EADDRINUSE` where the port is taken */
export function serveSandbox({ port, basePath, ...options }: ServedOptions): Promise<RunningServer<Served>> {
  const { file } = options;
  return startServer<Served>({
    port,
    basePath,
    open: (externalUrl) => (file === null ? inMemory(externalUrl, options) : inFile(file, externalUrl, options)),
  });
}

type Opened = Omit<ServedOptions, 'port' | 'basePath' | 'file'>;

async function inFile(
  path: string,
  externalUrl: string,
  { seed, now, playsAnotherDay, unserved }: Opened,
): Promise<Served> {
  const begun = seed === null ? {} : { seed };
  const file = await openSandboxFile({ path, ...begun, externalUrl, now, playsAnotherDay, unserved });
  const state = await file.read();
  return {
    ...file,
    managerToken: usableToken(state, file.manager),
    administrator: administratorOf(state),
    backwards: backwardsNote(state, now()),
    pages: file.pagesUrl ?? externalUrl,
    keeps: file.path,
  };
}

async function inMemory(externalUrl: string, { seed, newKey, ...options }: Opened): Promise<Served> {
  const webKey = newKey();
  const newToken = newKey;
  const begun = seed === null ? {} : { state: await stateOf(seed, { now: options.now(), newToken }) };
  const { state, fetch } = createSandbox({ ...begun, ...options, externalUrl, webKey, newToken });
  return {
    pages: pagesUrl(externalUrl, webKey),
    backwards: null,
    token: tokenOf(state, 'alex'),
    username: 'alex',
    manager: 'morgan',
    managerToken: usableToken(state, 'morgan'),
    administrator: administratorOf(state),
    keeps: null,
    fetch,
  };
}

/** Few bring a seed: what reads it is loaded for them. */
async function stateOf(seed: string, made: { readonly now: number; readonly newToken: () => string }) {
  const { seededState } = await import('./seeded-state.ts');
  return seededState({ ...made, seed });
}

function administratorOf(state: SandboxState): Served['administrator'] {
  const username = state.users.find(({ admin }) => admin)?.username;
  return username === undefined ? null : { username, token: tokenOf(state, username) };
}
