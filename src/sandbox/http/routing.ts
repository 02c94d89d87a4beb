// What every route receives: the instance (state, clock, addresses), who asks, and the parameters.
import type { Day, Instant } from '../state/days.ts';
import type { Context, Hono } from 'hono';
import type { Params } from './params.ts';
import { forbidden, unauthorized } from './reply.ts';
import type { SandboxState, Tier, Token, User } from '../state/state.ts';

/** The running GitLab: its memory, clock and address. */
export interface Instance {
  readonly state: SandboxState;
  readonly tier: Tier;
  /** `18.3`: compare with `since`. */
  readonly version: string;
  /** Without a slash at its end, with the base path: `http://127.0.0.1:8080/gitlab`. */
  readonly externalUrl: string;
  /** The moment this request is answered; the same for the whole request. */
  readonly now: Instant;
  readonly today: Day;
  /** That is not the day of the world around it. */
  readonly playsAnotherDay: boolean;
  /** Who sends this request from a page of the sandbox: signed in by the browser, as GitLab's own pages use the API. */
  readonly session: User | null;
  /** Random letters for tokens; deterministic where the test says so. */
  readonly newToken: () => string;
}

export interface Viewer {
  /** null: anonymous. */
  readonly user: User | null;
  readonly token: Token | null;
}

export interface SandboxEnv {
  Variables: {
    instance: Instance;
    viewer: Viewer;
    /** Path, query and body in one, as Grape sees them; read them through `accept` of params.ts. */
    params: Params;
  };
}

export type SandboxContext = Context<SandboxEnv>;
export type SandboxApp = Hono<SandboxEnv>;

/** Who asks; 401 for nobody. */
export function authenticated(c: SandboxContext): User {
  const { user } = c.var.viewer;
  if (user === null) throw unauthorized();
  return user;
}

/** The same for what only an administrator may; 403 for anybody else. */
export function administrator(c: SandboxContext): User {
  const user = authenticated(c);
  if (!user.admin) throw forbidden();
  return user;
}

/** Does the sandbox play this GitLab version or a newer one? */
export function since(instance: { version: string }, version: string): boolean {
  const [major = 0, minor = 0] = instance.version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = version.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

export const isPaid = (instance: { tier: Tier }): boolean => instance.tier !== 'free';
