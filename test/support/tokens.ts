// Tokens of the sandbox's person that are not the one it begins with.
import { grantKey, type Permission } from '#growth/forge/permissions.ts';
import { addToken } from '#sandbox/state/empty-state.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Grant, GrantAccess, Scope, Token } from '#sandbox/state/state.ts';

/** What JSON says of the token a sandbox begins with. */
export const sandboxToken = {
  kind: 'personal',
  name: 'sandbox',
  scopes: ['api'],
  expiresOn: '2027-11-23',
  expiresAt: null,
  granular: false,
  reach: 'everything',
};

/** @returns what travels in the header */
export function newToken({ state }: Sandbox, scopes: Scope[], change: Partial<Token> = {}): string {
  const [user] = state.users;
  if (user === undefined) throw new Error('nobody');
  const token = `glpat-${scopes.join('-')}-${state.tokens.length}-s3cret`;
  addToken(state, { user, token, scopes, at: '2026-11-23T08:00:00.000Z' });
  Object.assign(state.tokens.at(-1) ?? {}, change);
  return token;
}

const accessOf = { 'Group and project': null, User: 'user', Global: 'instance' } as const;

/** A grant of exactly these, as the form's tabs have them. */
export function grantsOf(
  granted: readonly Pick<Permission, 'tab' | 'name'>[],
  place: GrantAccess = 'personal_projects',
): Grant[] {
  const tabs = [...new Set(granted.map(({ tab }) => tab))];
  return tabs.map((tab) => ({
    access: accessOf[tab] ?? place,
    permissions: granted.filter((one) => one.tab === tab).map(({ name }) => grantKey(name)),
  }));
}
