// A new sandbox: three people and an administrator, their tokens and namespaces, nothing else.
import type { Day, Instant } from './days.ts';
import {
  nextId,
  stateFormat,
  type AccessLevel,
  type Namespace,
  type SandboxState,
  type Scope,
  type Tier,
  type Token,
  type User,
} from './state.ts';

const DEFAULT_VERSION = '19.5';
const TOKEN_DAYS = 365;
/** With fewer left, who opens a file of theirs gets another year. */
const RENEWED_DAYS = 60;
/** Of the token that everybody begins with. */
const USUAL_NAME = 'sandbox';

/** `alex` is the person whose sandbox it is; `root` is the administrator that every GitLab has. */
const people = [
  { username: 'alex', name: 'Alex Ferreira' },
  { username: 'morgan', name: 'Morgan Lindqvist' },
  { username: 'sam', name: 'Sam Okoye' },
  { username: 'root', name: 'Administrator', admin: true },
] as const;

/** Their usernames. */
export const firstPeople: readonly string[] = people.map(({ username }) => username);

export interface EmptyStateOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** From when on their tokens live for a year, in milliseconds since 1970. Default: now. */
  readonly tokensFrom?: number;
  /** Random letters and digits, about 20 of them. */
  readonly newToken: () => string;
  readonly tier?: Tier;
  readonly version?: string;
}

export function emptyState({
  now,
  tokensFrom = now,
  newToken,
  tier = 'free',
  version = DEFAULT_VERSION,
}: EmptyStateOptions): SandboxState {
  const state: SandboxState = {
    format: stateFormat,
    tier,
    version,
    externalUrl: null,
    counters: {},
    users: [],
    tokens: [],
    namespaces: [],
    projects: [],
    members: [],
    invitations: [],
    labels: [],
    milestones: [],
    boards: [],
    issues: {},
    mergeRequests: {},
    notes: {},
    stateEvents: {},
    labelEvents: {},
    milestoneEvents: {},
    issueLinks: [],
    events: [],
    repositories: {},
    schedules: [],
  };
  const at = new Date(now).toISOString();
  const expiresAt = aYearAfter(tokensFrom);
  for (const person of people) {
    const user = addUser(state, { ...person, at });
    addToken(state, { user, token: `glpat-sandbox-${newToken()}`, scopes: ['api'], at, expiresAt });
  }
  return state;
}

/** A user with a namespace of the same name. */
export function addUser(
  state: SandboxState,
  { username, name, at, ...given }: Pick<User, 'username' | 'name'> & { at: Instant } & Partial<User>,
): User {
  const user: User = {
    id: nextId(state, 'user'),
    username,
    name,
    email: `${username}@example.com`,
    publicEmail: '',
    state: 'active',
    admin: false,
    bot: false,
    createdAt: at,
    ...given,
  };
  state.users.push(user);
  state.namespaces.push({
    id: nextId(state, 'namespace'),
    name,
    path: username,
    fullPath: username,
    kind: 'user',
    ownerId: user.id,
  });
  return user;
}

/** A private group; a subgroup where its path has a parent. Members by username, with their levels. */
export function addGroup(
  state: SandboxState,
  { path, at, members }: { path: string; at: Instant; members: Readonly<Record<string, AccessLevel>> },
): Namespace {
  const name = path.split('/').at(-1) ?? path;
  const group: Namespace = {
    id: nextId(state, 'namespace'),
    name,
    path: name,
    fullPath: path,
    kind: 'group',
    ownerId: null,
    group: { visibility: 'private', projectCreationLevel: 'developer', createdAt: at },
  };
  state.namespaces.push(group);
  const added = Object.entries(members).map(([username, accessLevel]) => ({
    namespaceId: group.id,
    userId: state.users.find((user) => user.username === username)?.id ?? 0,
    accessLevel,
    createdAt: at,
    createdById: null,
    expiresAt: null,
  }));
  state.groupMembers = [...(state.groupMembers ?? []), ...added];
  return group;
}

export interface NewToken {
  readonly user: User;
  readonly token: string;
  readonly scopes: Scope[];
  readonly at: Instant;
  readonly name?: string;
  /** Default: a year. */
  readonly expiresAt?: Day;
  /** Of a fine-grained one. */
  readonly grants?: Token['grants'];
}

export function addToken(
  state: SandboxState,
  { user, token, scopes, at, name, expiresAt: asked, grants }: NewToken,
): Token {
  const expiresAt = asked ?? aYearAfter(Date.parse(at));
  const added: Token = {
    id: nextId(state, 'token'),
    token,
    name: name ?? USUAL_NAME,
    userId: user.id,
    scopes,
    revoked: false,
    expiresAt,
    createdAt: at,
    kind: 'personal',
    ...(grants === undefined ? {} : { grants }),
  };
  state.tokens.push(added);
  return added;
}

const dayAfter = (ms: number, days: number): Day => new Date(ms + days * 86_400_000).toISOString().slice(0, 10);
const aYearAfter = (ms: number): Day => dayAfter(ms, TOKEN_DAYS);

/**
 * Tokens that everybody begins with, whose year is nearly over or has been for long: nobody could get another one. Those that
 * somebody rotated to a shorter life are not of them.
 * @param now milliseconds since 1970
 */
export function endingTokens({ tokens, users }: SandboxState, now: number): readonly Token[] {
  const theirs = new Set(users.flatMap(({ id, username }) => (firstPeople.includes(username) ? [id] : [])));
  const until = dayAfter(now, RENEWED_DAYS);
  return tokens.filter(({ userId, name, revoked, expiresAt, createdAt }) => {
    if (!theirs.has(userId) || name !== USUAL_NAME || revoked || expiresAt === null) return false;
    return expiresAt <= until && expiresAt >= aYearAfter(Date.parse(createdAt));
  });
}

/** Gives those another year. */
export function renewTokens(state: SandboxState, now: number): SandboxState {
  for (const token of endingTokens(state, now)) token.expiresAt = aYearAfter(now);
  return state;
}

/** The newest usable token of a user: of that name, else the one that everybody has, else any. */
export function tokenOf(state: SandboxState, username: string, name?: string): string {
  const token = usableToken(state, username, name);
  if (token === null)
    throw new Error(`The sandbox has no token ${name === undefined ? '' : `"${name}" `}for ${username}.`);
  return token;
}

/** null where all of theirs, or all of that name, are revoked. */
export function usableToken(state: SandboxState, username: string, name?: string): string | null {
  const user = state.users.find((candidate) => candidate.username === username);
  const usable = state.tokens.filter((candidate) => candidate.userId === user?.id && !candidate.revoked);
  const named = usable.findLast((candidate) => candidate.name === (name ?? USUAL_NAME));
  const token = named ?? (name === undefined ? usable.at(-1) : undefined);
  return token?.token ?? null;
}
