// What every route receives: the instance (state, clock, addresses), who asks, and the parameters.
import type { Day, Instant } from '../state/days.ts';
import type { Context, Hono } from 'hono';
import type { Params } from './params.ts';
import { forbidden, Refusal, unauthorized } from './reply.ts';
import type { SandboxState, Tier, Token, User } from '../state/state.ts';

export type Edition = 'ce' | 'ee';

/** The running GitLab: its memory, clock and address. */
export interface Instance {
  readonly state: SandboxState;
  readonly tier: Tier;
  /** `ce`, the community edition, lacks every route and parameter of the enterprise part. */
  readonly edition: Edition;
  /** The event feed tells of merge requests, and of comments on them. */
  readonly hasMergeRequestsInFeed: boolean;
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

/** For a route of the enterprise part: 404 in the community edition, as for any address that is none. */
export function enterpriseOnly(instance: Pick<Instance, 'edition'>): void {
  if (instance.edition === 'ce') throw new Refusal(404, { error: '404 Not Found' });
}

export const isPaid = (instance: { tier: Tier }): boolean => instance.tier !== 'free';
