// `devgrowth auth status`: which host, which user, and where the token came from. Never the token.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { Person } from '#growth/words/goal.ts';
import type { TokenFacts } from '#growth/forge/token.ts';
import { documentText } from '#render/json/document.ts';
import { ink, type Ink, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { credentialsPath, listCredentials, type StoredHost } from '#settings/credentials.ts';
import { knownHost } from '#settings/host.ts';
import { type Connection, resolveConnection } from '#settings/resolution.ts';
import { unusedTokens } from '#settings/token.ts';
import { readUserConfig, type UserConfig } from '#settings/user-config.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';
import { hostWords, sourceWords } from './source-words.ts';
import { endWords, missingWords, reachWords, scopeWords, tokenDocument } from './token-words.ts';

export const statusCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth auth status', 'devgrowth auth status --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runStatus(shared, world),
};

async function runStatus(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const connection = await resolveConnection(input, world);
  for (const notice of connection.notices) world.stderr.write(ink`note: ${oneLine(notice)}\n`);
  const stored = await listCredentials(world);
  const facts: Rows = [
    ['Host', `${connection.host} (from ${hostWords(connection)})`],
    ['Token', sourceWords(connection, stored, world)],
  ];
  const { user, token } = await whoIs(connection, facts, world);
  const others = otherHosts(connection, stored, await readUserConfig(world));
  const unused = unusedTokens(connection.host, knownHost(input.host), world.env);
  const status = { connection, user, token, others, unused };
  const text = () => asText(status, facts, world.now().slice(0, 10));
  world.stdout.write(input.format === 'json' ? await asJson(status, world) : text());
  return exitCodes.done;
}

type Rows = readonly (readonly [string, string])[];

interface OtherHost {
  readonly host: string;
  readonly user: string | null;
}

interface Status {
  readonly connection: Connection;
  readonly user: Person;
  readonly token: TokenFacts;
  readonly others: readonly OtherHost[];
  readonly unused: ReturnType<typeof unusedTokens>;
}

/** "Why 401?" is answered where it is asked: a failure names the host and the token's source, too. */
async function whoIs(
  connection: Connection,
  facts: Rows,
  world: CommandWorld,
): Promise<{ readonly user: Person; readonly token: TokenFacts }> {
  try {
    const forge = await world.openForge(connection);
    const [user, token] = await Promise.all([forge.me(), forge.token()]);
    return { user, token };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const details = [...error.details, ...facts.map(([name, value]) => `${name}: ${value}`)];
    throw new DevgrowthError(error.kind, error.said, {
      ...(error.hint === null ? {} : { hint: error.hint }),
      details,
      cause: error.cause,
    });
  }
}

/** Hosts with a token of their own: in the file, or asked for as their profile says. */
function otherHosts(connection: Connection, stored: readonly StoredHost[], { profiles }: UserConfig): OtherHost[] {
  const asked = [...profiles.values()].filter(({ tokenCommand, tokenFrom }) => tokenCommand !== null || tokenFrom);
  const all = [...stored, ...asked.map(({ host }) => ({ host, user: null }))];
  const isFirst = ({ host }: OtherHost, index: number) => all.findIndex((one) => one.host === host) === index;
  return all.filter((one, index) => one.host !== connection.host && isFirst(one, index));
}

function asText({ connection, user, token, others, unused }: Status, facts: Rows, today: string): Ink {
  const [host = ['', ''] as const, ...rest] = facts;
  const ends = endWords(token, today);
  const missing = missingWords(token);
  const { proxy, ca } = connection.network ?? { proxy: null, ca: null };
  const rows: Rows = [
    host,
    ['User', `@${user.username} (${user.name})`],
    ...rest,
    ['Scopes', `${scopeWords(token)}: ${reachWords(token)}`],
    ...(missing === null ? [] : [['Missing', missing] as const]),
    ...(ends === null ? [] : [['Expires', ends] as const]),
    ['Project', projectSource(connection)],
    ...(proxy === null ? [] : [['Proxy', `${proxy.shown} (from ${proxy.variable})`] as const]),
    ...(ca === null ? [] : [['Trusts', `${ca.file} (from ${ca.said})`] as const]),
    ...others.map((other) => ['Also', `${other.host}${other.user === null ? '' : ` as @${other.user}`}`] as const),
    ...unused.map(({ name, belongsTo }) => ['Unused', `${name}: ${belongsTo ?? 'no host is named for it'}`] as const),
    ...(connection.tokenSource === 'sandbox' ? [] : [['Order', tokenOrder] as const]),
  ];
  return stacked(rows.map(([name, value]) => ink`${name.padEnd(8)}${oneLine(value)}`));
}

/** As src/settings/token.ts looks for it. */
const tokenOrder = 'DEVGROWTH_TOKEN, GITLAB_TOKEN, profile, file: the first of this host';

function asJson({ connection, user, token, others, unused }: Status, world: CommandWorld): Promise<Ink> {
  const { host, hostSource, profile, tokenSource, project, projectSource, network } = connection;
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
    token: tokenDocument(token),
    unused: [...unused],
    proxy: network?.proxy?.shown ?? null,
    caFile: network?.ca?.file ?? null,
  });
}

function projectSource({ project, projectSource, profile }: Connection): string {
  if (project === null) return 'the one you own with the topic devgrowth';
  if (projectSource === 'flag') return `${project} (from --project)`;
  return `${project} (from ${projectSource === 'profile' ? `profile ${profile}` : projectSource})`;
}
