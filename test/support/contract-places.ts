// Where assumptions about GitLab are tried: how a request gets there, and what stands there.
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '#sandbox/sandbox.ts';
import { startServer } from '#sandbox/server.ts';

export interface Served {
  /** Without a trailing slash. */
  readonly base: string;
  readonly token: string;
  /** null: a real GitLab. */
  readonly sandbox: Sandbox | null;
  /** Moves the sandbox's clock; a real one's moves by itself. */
  readonly advance: (ms: number) => void;
  readonly close: () => Promise<void>;
}

export interface Place {
  readonly name: string;
  readonly isReal: boolean;
  start(): Promise<void>;
  serve(options: Partial<SandboxOptions>): Promise<Served>;
  stop(): Promise<void>;
}

export const placeNames = { msw: 'the sandbox through msw', port: 'the sandbox through a port' } as const;
export const realPlaceName = (host: string) => `the GitLab at ${new URL(host).host}`;

/** The real one, when both variables are set. */
export function realTarget(): { readonly host: string; readonly token: string } | null {
  const { DEVGROWTH_CONTRACT_HOST: host, DEVGROWTH_CONTRACT_TOKEN: token } = process.env;
  return host && token ? { host: host.replace(/\/+$/, ''), token } : null;
}

export function places(): readonly Place[] {
  const target = realTarget();
  return [throughMsw(), throughPort(), ...(target === null ? [] : [realGitLab(target)])];
}

const startOfTime = Date.parse('2026-11-23T09:00:00.000Z');

/** A sandbox with a clock of its own. `open` makes it at an address. */
function clocked(options: Partial<SandboxOptions>) {
  let nowMs = startOfTime;
  return {
    advance: (ms: number) => void (nowMs += ms),
    open: (externalUrl: string) => createSandbox({ now: () => nowMs, ...options, externalUrl }),
  };
}

function throughMsw(): Place {
  const sandboxes = new Map<string, Sandbox>();
  const server = setupServer(
    http.all('*', ({ request }) => sandboxes.get(new URL(request.url).host)?.fetch(request) ?? HttpResponse.error()),
  );
  return {
    name: placeNames.msw,
    isReal: false,
    start: () => Promise.resolve(server.listen({ onUnhandledRequest: 'error' })),
    serve(options) {
      const host = `gitlab-${sandboxes.size + 1}.test`;
      const base = `https://${host}`;
      const { advance, open } = clocked(options);
      const sandbox = open(base);
      sandboxes.set(host, sandbox);
      return Promise.resolve({
        base,
        token: tokenOf(sandbox.state, 'alex'),
        sandbox,
        advance,
        close: () => Promise.resolve(),
      });
    },
    stop: () => Promise.resolve(server.close()),
  };
}

function throughPort(): Place {
  const running: (() => Promise<void>)[] = [];
  return {
    name: placeNames.port,
    isReal: false,
    start: () => Promise.resolve(),
    async serve(options) {
      const { advance, open } = clocked(options);
      const { url, sandbox, close } = await startServer({ port: 0, open });
      running.push(close);
      return { base: url, token: tokenOf(sandbox.state, 'alex'), sandbox, advance, close };
    },
    async stop() {
      await Promise.all(running.splice(0).map((close) => close()));
    },
  };
}

function realGitLab({ host, token }: { readonly host: string; readonly token: string }): Place {
  const nothing = () => Promise.resolve();
  return {
    name: realPlaceName(host),
    isReal: true,
    start: nothing,
    serve: () => Promise.resolve({ base: host, token, sandbox: null, advance: () => undefined, close: nothing }),
    stop: nothing,
  };
}
