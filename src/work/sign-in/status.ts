// Who is signed in where, and where host and token come from. Never the token.
import { DevgrowthError } from '#errors.ts';
import { type ToldToken, withReach } from '#growth/forge/token.ts';
import type { Person } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import { credentialsPath, listCredentials, type StoredHost } from '#settings/credentials.ts';
import { knownHost } from '#settings/host.ts';
import {
  type Connection,
  type ConnectionFlags,
  type ResolutionWorld,
  resolveConnection,
} from '#settings/resolution.ts';
import { unusedTokens } from '#settings/token.ts';
import { readUserConfig, type UserConfig } from '#settings/user-config.ts';
import { type Said, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { hostWords, sourceWords } from './source-words.ts';

interface OtherHost {
  readonly host: string;
  readonly user: string | null;
}

export interface SignInStatus {
  readonly connection: Omit<Connection, 'token'>;
  /** The host, and what chose it. */
  readonly host: Said;
  /** Where the token comes from. */
  readonly source: Said;
  /** File that holds the token. */
  readonly storedIn: string | null;
  readonly user: Person;
  readonly token: ToldToken;
  /** Hosts with a token of their own: in the file, or asked for as their profile says. */
  readonly others: readonly OtherHost[];
  /** Tokens of the environment that this host does not get. */
  readonly unused: ReturnType<typeof unusedTokens>;
}

export async function signInStatus(
  access: ConnectionFlags,
  desk: ResolutionWorld & Pick<Desk, 'openForge' | 'talk'>,
): Promise<SignInStatus> {
  const { token: secret, ...connection } = await resolveConnection(access, desk);
  for (const notice of connection.notices) desk.talk.note(oneLine(notice));
  const stored = await listCredentials(desk);
  const from = { host: hostWords(connection), source: sourceWords(connection, stored, desk) };
  return {
    connection,
    ...from,
    storedIn: connection.tokenSource === 'stored' ? credentialsPath(desk) : null,
    ...(await whoIs({ ...connection, token: secret }, from, desk)),
    others: otherHosts(connection.host, stored, await readUserConfig(desk)),
    unused: unusedTokens(connection.host, knownHost(access.host), desk.env),
  };
}

/** "Why 401?" is answered where it is asked: a failure names the host and the token's source, too. */
async function whoIs(
  connection: Connection,
  { host, source }: Pick<SignInStatus, 'host' | 'source'>,
  { openForge }: Pick<Desk, 'openForge'>,
): Promise<Pick<SignInStatus, 'user' | 'token'>> {
  try {
    const forge = await openForge(connection);
    const [user, token] = await Promise.all([forge.me(), forge.token()]);
    return { user, token: withReach(token) };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    throw new DevgrowthError(error.kind, error.said, {
      ...(error.hint === null ? {} : { hint: error.hint }),
      details: [...error.details, said`Host: ${host}`, said`Token: ${source}`],
      cause: error.cause,
    });
  }
}

function otherHosts(host: string, stored: readonly StoredHost[], { profiles }: UserConfig): readonly OtherHost[] {
  const asked = [...profiles.values()].filter(({ tokenCommand, tokenFrom }) => tokenCommand !== null || tokenFrom);
  const all = [...stored, ...asked.map((profile) => ({ host: profile.host, user: null }))];
  const isFirst = (one: OtherHost, index: number) => all.findIndex((other) => other.host === one.host) === index;
  return all.filter((one, index) => one.host !== host && isFirst(one, index));
}
