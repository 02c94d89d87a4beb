// The gateway on a sandbox in the same process: another clock than the wall's, and a way to step in before any request.
import { byFetch } from '#gitlab/wire/carry.ts';
import { openGitLab, type ForgeOptions } from '#gitlab/forge.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { NewGoal } from '#growth/forge/writes.ts';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type SandboxOptions } from '#sandbox/sandbox.ts';

export const base = 'https://gitlab.example.com';

export interface OnSandbox {
  readonly asked: string[];
  readonly waits: number[];
  /** Called before each request is answered; what it returns is the answer in place of the sandbox's. */
  onRequest: ((request: string, number: number) => Promise<Response | null> | Response | null) | null;
  open(options?: Partial<ForgeOptions> & { readonly as?: string }): ReturnType<typeof openGitLab>;
  /** A goals project of alex's with the labels that are asked for by name. */
  project(options?: Partial<ForgeOptions>): Promise<GoalsProject>;
  api(
    path: string,
    options?: { readonly method?: string; readonly body?: unknown; readonly as?: string },
  ): Promise<Response>;
  json(path: string, as?: string): Promise<unknown>;
  pass(ms: number): void;
  now(): string;
  readonly sandbox: ReturnType<typeof createSandbox>;
}

/** @param options.stepMs how far the clocks go on with each request */
export function onSandbox({
  stepMs = 0,
  ...options
}: Partial<SandboxOptions> & { readonly stepMs?: number } = {}): OnSandbox {
  let clockMs = Date.parse('2026-11-23T09:00:00.000Z');
  const sandbox = createSandbox({ now: () => clockMs, externalUrl: base, ...options });
  const asked: string[] = [];
  const waits: number[] = [];
  let count = 0;
  const world: OnSandbox = {
    asked,
    waits,
    sandbox,
    onRequest: null,
    pass: (ms) => void (clockMs += ms),
    now: () => new Date(clockMs).toISOString(),
    open: ({ as = 'alex', ...more } = {}) =>
      openGitLab({
        base,
        token: tokenOf(sandbox.state, as),
        now: () => new Date(clockMs).toISOString(),
        sleep: (ms) => {
          waits.push(ms);
          clockMs += ms;
          return Promise.resolve();
        },
        carry: byFetch(async (request) => {
          const words = `${request.method} ${request.url.replace(/^.*\/api\/v4/, '')}`;
          asked.push(words);
          clockMs += stepMs;
          count += 1;
          return (await world.onRequest?.(words, count)) ?? sandbox.fetch(request);
        }),
        ...more,
      }),
    async project(more) {
      const forge = world.open(more);
      const found = await forge.findProject('alex/goals');
      const wanted = { path: 'goals', name: 'Goals', description: '', topics: ['devgrowth'] };
      return forge.open(found ?? (await forge.createProject(wanted)), {});
    },
    api: (path, { method = 'GET', body, as = 'alex' } = {}) =>
      sandbox.fetch(
        new Request(`${base}/api/v4/${path}`, {
          method,
          headers: { 'PRIVATE-TOKEN': tokenOf(sandbox.state, as), 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    json: async (path, as) => (await world.api(path, as === undefined ? {} : { as })).json(),
  };
  return world;
}

let keys = 0;
export function newGoal(description: string, more: Partial<NewGoal> = {}): NewGoal {
  keys += 1;
  return {
    key: `key-${keys}`,
    template: null,
    title: 'A goal',
    description,
    kind: 'general',
    stage: 'planned',
    due: null,
    milestone: null,
    confidential: false,
    ...more,
  };
}
