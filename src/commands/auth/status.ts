// `devgrowth auth status`: which host, which user, and where the token came from. Never the token.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { Person } from '#growth/goal.ts';
import { documentText } from '#render/json/document.ts';
import { oneLine } from '#render/text.ts';
import { credentialsPath, listCredentials, type StoredHost } from '#settings/credentials.ts';
import { type Connection, resolveConnection } from '#settings/resolution.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';

export const statusCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth auth status', 'devgrowth auth status --format json'],
  declare() {},
  parse: (_args, _flags, shared) => shared,
  run: runStatus,
};

async function runStatus(input: SharedInput, world: World): Promise<ExitCode> {
  const connection = await resolveConnection(input, world);
  for (const notice of connection.notices) world.stderr.write(`note: ${oneLine(notice)}\n`);
  const stored = await listCredentials(world);
  const facts: readonly (readonly [string, string])[] = [
    ['Host', `${connection.host} (from ${hostSource(connection)})`],
    ['Token', tokenSource(connection, stored, world)],
    ['Project', projectSource(connection)],
  ];
  const user = await whoIs(connection, facts, world);
  const others = stored.filter(({ host }) => host !== connection.host);
  world.stdout.write(input.format === 'json' ? asJson(connection, user, others, world) : asText(facts, user, others));
  return exitCodes.done;
}

/** "Why 401?" is answered where it is asked: a failure names the host and the token's source, too. */
async function whoIs(
  connection: Connection,
  facts: readonly (readonly [string, string])[],
  world: World,
): Promise<Person> {
  try {
    return await (await world.openForge(connection)).me();
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const details = [...error.details, ...facts.slice(0, 2).map(([name, value]) => `${name}: ${value}`)];
    throw new DevgrowthError(error.kind, error.message, {
      ...(error.hint === null ? {} : { hint: error.hint }),
      details,
      cause: error.cause,
    });
  }
}

function asText(facts: readonly (readonly [string, string])[], user: Person, others: readonly StoredHost[]): string {
  const [host = ['', ''] as const, ...rest] = facts;
  const rows = [
    host,
    ['User', `@${user.username} (${user.name})`] as const,
    ...rest,
    ...others.map((other) => ['Also', `${other.host}${other.user === null ? '' : ` as @${other.user}`}`] as const),
  ];
  return rows.map(([name, value]) => `${name.padEnd(8)}${oneLine(value)}\n`).join('');
}

function asJson(connection: Connection, user: Person, others: readonly StoredHost[], world: World): string {
  const { host, hostSource, profile, tokenSource, project, projectSource } = connection;
  return documentText('auth-status', {
    host,
    hostSource,
    profile,
    user: { username: user.username, name: user.name },
    tokenSource,
    storedIn: tokenSource === 'stored' ? credentialsPath(world) : null,
    project,
    projectSource,
    others: others.map((other) => ({ host: other.host, user: other.user })),
  });
}

function hostSource({ hostSource, profile }: Connection): string {
  if (hostSource === 'flag') return '--host';
  return hostSource === 'profile' ? `profile ${profile}` : hostSource;
}

function tokenSource({ host, tokenSource }: Connection, stored: readonly StoredHost[], world: World): string {
  if (tokenSource === 'sandbox') return 'the sandbox has its own';
  if (tokenSource !== 'stored') return `from ${tokenSource}`;
  const savedAt = stored.find((one) => one.host === host)?.savedAt ?? null;
  return `from ${credentialsPath(world)}${savedAt === null ? '' : `, kept since ${savedAt.slice(0, 10)}`}`;
}

function projectSource({ project, projectSource, profile }: Connection): string {
  if (project === null) return 'the one you own with the topic devgrowth';
  if (projectSource === 'flag') return `${project} (from --project)`;
  return `${project} (from ${projectSource === 'profile' ? `profile ${profile}` : projectSource})`;
}
