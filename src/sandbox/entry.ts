// `devgrowth/sandbox`: a GitLab in memory, for the tests of any client of GitLab's API. Its types name nothing from other files.
import { randomBytes } from 'node:crypto';
import { emptyState, tokenOf } from './state/empty-state.ts';
import { createAnswering } from './sandbox.ts';
import { startServer } from './server.ts';
import { pagesUrl } from './web/door.ts';

export interface SandboxOptions {
  /** Where clients reach it, a base path included; addresses in answers are built from it. Default: `https://gitlab.test`. */
  readonly externalUrl?: string;
  /** Its clock, in milliseconds since 1970. Default: the system's. */
  readonly now?: () => number;
  /** Default: `free`. */
  readonly tier?: 'free' | 'premium' | 'ultimate';
  /** Which GitLab it plays: `18.3`. Default: the newest that it knows. */
  readonly version?: string;
  /** Default: `ee`. `ce` has no tier but `free`, and lacks what the enterprise edition adds. */
  readonly edition?: 'ce' | 'ee';
  /** Default: true. false: its event feed leaves out merge requests and comments on them. */
  readonly hasMergeRequestsInFeed?: boolean;
  /** How it answers to what GitLab serves and it does not. Default: 501. */
  readonly unserved?: 501 | 404;
  /** What it begins with, in the format of its README: the text of a YAML file, or the object that a YAML parser makes of it. */
  readonly seed?: string | object;
}

export interface ServedSandbox {
  /** With the base path, without a slash at its end: `http://127.0.0.1:41873/gitlab`. */
  readonly url: string;
  /** Opens its pages in a browser. */
  readonly pages: string;
  /** Lets running requests end, then closes. */
  close(): Promise<void>;
}

export interface GitLabSandbox {
  readonly externalUrl: string;
  /**
   * Resolves once the seed is there; at once where there is none. `fetch` and `start` wait for it by themselves; `token` cannot, and
   * knows only the first four people before.
   * Rejects with an Error whose `name` is `SeedError` and whose `problems` are `{ line, path, text }` each.
   */
  ready(): Promise<void>;
  /** Answers any request below `externalUrl`; never rejects for what a client did wrong, but for a seed that is. */
  fetch(request: Request): Promise<Response>;
  /**
   * A personal access token of `alex`, `morgan`, `sam`, `root` (an administrator), or whoever was made since.
   * @param name of the token; default: the one with scope `api` that everybody has
   * @throws Error for who has none
   */
  token(username: string, name?: string): string;
  /** Back to how it was made, seed and tokens included. A request that is being answered ends in the state before. */
  reset(): void;
  /**
   * Serves the same state on 127.0.0.1; addresses in these answers point there.
   * @param place port 0, the default, takes a free one; `basePath`: `/gitlab`
   * @throws Error with the code `EADDRINUSE` where the port is taken
   */
  start(place?: { readonly port?: number; readonly basePath?: string }): Promise<ServedSandbox>;
}

/** Three people and an administrator, and what the seed says. */
export function createSandbox(options: SandboxOptions = {}): GitLabSandbox {
  const { externalUrl: given = 'https://gitlab.test', now = Date.now, tier, version, unserved = 501, seed } = options;
  const { edition = 'ee', hasMergeRequestsInFeed = true } = options;
  const played = { now, unserved, edition, hasMergeRequestsInFeed };
  const externalUrl = given.replace(/\/+$/, '');
  const newToken = () => randomBytes(10).toString('hex');
  const chosen = { ...(tier === undefined ? {} : { tier }), ...(version === undefined ? {} : { version }) };
  const made = now();
  let first = emptyState({ now: made, newToken, ...chosen });
  let state = structuredClone(first);
  const plant = async (): Promise<void> => {
    if (seed === undefined) return;
    const { seededState } = await import('./seeded-state.ts');
    // Whoever asked for a token already has the one that stays.
    const letters = first.tokens.map(({ token }) => token.replace('glpat-sandbox-', ''));
    first = await seededState({ seed, now: made, newToken: () => letters.shift() ?? newToken(), ...chosen });
    state = structuredClone(first);
  };
  let planted: Promise<void> | null = null;
  const ready = () => (planted ??= plant());
  const answer = createAnswering({ ...played, externalUrl }, newToken);
  return {
    externalUrl,
    ready,
    async fetch(request) {
      await ready();
      return answer(request, state);
    },
    token: (username, name) => tokenOf(state, username, name),
    reset() {
      state = structuredClone(first);
    },
    async start({ port = 0, basePath = '' } = {}) {
      await ready();
      const webKey = newToken();
      const { url, close } = await startServer({
        port,
        basePath,
        open(served) {
          const there = createAnswering({ ...played, externalUrl: served, webKey }, newToken);
          return { fetch: (request: Request) => there(request, state) };
        },
      });
      return { url, pages: pagesUrl(url, webKey), close };
    },
  };
}
