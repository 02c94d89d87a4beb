// Users with their tokens, groups, and who is a member where.
import type { Instant } from '../state/days.ts';
import { roles, type SeedMembers, type SeedToken, type SeedUser } from './form.ts';
import { dayFrom, momentFrom } from './moments.ts';
import { addAct, checkPeople, encoded, given, idOf, later, momentOf, userId, type Client, type Plan } from './plan.ts';
import type { Path } from './problems.ts';

const ADMINISTRATOR = 'root';

export function planUsers(plan: Plan, alwaysThere: ReadonlySet<string>): void {
  checkSecrets(plan);
  for (const [username, user] of Object.entries(plan.seed.users ?? {})) {
    const path = ['users', username];
    const isThere = alwaysThere.has(username);
    if (isThere && user.created !== undefined)
      plan.note([...path, 'created'], `${username} is there from the beginning`);
    const at = momentOf(plan, [...path, 'created'], user.created, null);
    addAct(plan, {
      at,
      by: ADMINISTRATOR,
      path,
      play: (client) => (isThere ? change(client, username, user) : make(plan, client, username, user)),
    });
    for (const [index, token] of (user.tokens ?? []).entries())
      planToken(plan, [...path, 'tokens', index], { username, token, made: at });
  }
}

/** What two tokens have in common opens for the first of them alone. */
function checkSecrets(plan: Plan): void {
  const taken = new Set<string>();
  for (const [username, { tokens = [] }] of Object.entries(plan.seed.users ?? {}))
    for (const [index, { secret }] of tokens.entries()) {
      if (secret === undefined) continue;
      if (taken.has(secret))
        plan.note(['users', username, 'tokens', index, 'secret'], 'another token has these letters');
      taken.add(secret);
    }
}

const attributes = ({ tokens: _tokens, created: _created, state: _state, ...rest }: SeedUser) => given(rest);

async function make(plan: Plan, { send }: Client, username: string, user: SeedUser): Promise<void> {
  const standard = { username, name: username, email: `${username}@example.com`, force_random_password: true };
  const id = idOf(await send('POST', '/users', { ...standard, ...attributes(user) }));
  await send('POST', `/users/${id}/personal_access_tokens`, {
    name: 'sandbox',
    scopes: ['api'],
    expires_at: dayFrom('365d', plan.now),
  });
}

async function change(client: Client, username: string, user: SeedUser): Promise<void> {
  const changes = attributes(user);
  if (Object.keys(changes).length === 0) return;
  const id = await userId(client, username);
  await client.send('PUT', `/users/${id}`, changes);
}

function planToken(
  plan: Plan,
  path: Path,
  { username, token, made }: { username: string; token: SeedToken; made: Instant | null },
): void {
  const at = momentOf(plan, [...path, 'created'], token.created, made);
  let id = 0;
  addAct(plan, {
    at,
    by: ADMINISTRATOR,
    path,
    async play(client) {
      if (token.secret !== undefined) client.chooseSecret(token.secret);
      const holder = await userId(client, username);
      const answer = await client.send('POST', `/users/${holder}/personal_access_tokens`, {
        name: token.name,
        scopes: token.scopes,
        expires_at: dayFrom(token.expires ?? '365d', plan.now),
      });
      id = idOf(answer);
    },
  });
  if (token.revoked === undefined) return;
  addAct(plan, {
    at: momentOf(plan, [...path, 'revoked'], token.revoked, at),
    by: ADMINISTRATOR,
    path: [...path, 'revoked'],
    play: async ({ send }) => void (await send('DELETE', `/personal_access_tokens/${id}`)),
  });
}

const endings = { blocked: 'block', banned: 'ban', deactivated: 'deactivate' } as const;

/** At the very end: nobody acts afterwards. */
export function planUserStates(plan: Plan): void {
  for (const [username, { state }] of Object.entries(plan.seed.users ?? {})) {
    if (state === undefined) continue;
    addAct(plan, {
      at: new Date(plan.now).toISOString(),
      by: ADMINISTRATOR,
      path: ['users', username, 'state'],
      async play(client) {
        const id = await userId(client, username);
        await client.send('POST', `/users/${id}/${endings[state]}`);
      },
    });
  }
}

/** @param place `/groups/team` or `/projects/alex%2Fgoals` */
export function planMembers(
  plan: Plan,
  path: Path,
  { members, place, by, made }: { members: SeedMembers; place: string; by: string; made: Instant | null },
): void {
  for (const [username, member] of Object.entries(members)) {
    const own = [...path, username];
    const at = momentOf(plan, [...own, 'added'], member.added, later(made, plan.people.get(username) ?? null));
    checkPeople(plan, own, [username], at);
    const adder = member.by ?? by;
    addAct(plan, {
      at,
      by: adder,
      path: own,
      async play(client) {
        const id = await userId(client, username);
        const expires = member.expires === undefined ? undefined : dayFrom(member.expires, plan.now);
        const wanted = given({ user_id: id, access_level: roles[member.role], expires_at: expires });
        await client.send('POST', `${place}/members`, wanted);
      },
    });
    if (member.left === undefined) continue;
    addAct(plan, {
      at: momentOf(plan, [...own, 'left'], member.left, at),
      by: adder,
      path: [...own, 'left'],
      async play(client) {
        const id = await userId(client, username);
        await client.send('DELETE', `${place}/members/${id}`);
      },
    });
  }
}

/** When each person was made. */
export function peopleOf({ seed, now }: Pick<Plan, 'seed' | 'now'>, alwaysThere: ReadonlySet<string>) {
  const made = Object.entries(seed.users ?? {}).map(([username, { created }]): [string, Instant | null] => [
    username,
    created === undefined || alwaysThere.has(username) ? null : momentFrom(created, now),
  ]);
  return new Map([...[...alwaysThere].map((username): [string, null] => [username, null]), ...made]);
}

export const groupAddress = (path: string): string => `/groups/${encoded(path)}`;
