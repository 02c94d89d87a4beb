// Where the host and the token come from, in words: status and doctor say the same.
import { credentialsPath, type StoredHost } from '#settings/credentials.ts';
import type { Connection, HostChoice } from '#settings/resolution.ts';
import type { CommandWorld } from '../command.ts';

export function hostWords({ hostSource, profile }: HostChoice): string {
  if (hostSource === 'flag') return '--host';
  return hostSource === 'profile' ? `profile ${profile}` : hostSource;
}

export function sourceWords(
  { host, profile, tokenSource }: Connection,
  stored: readonly StoredHost[],
  world: CommandWorld,
): string {
  if (tokenSource === 'sandbox') return 'the sandbox has its own';
  if (tokenSource === 'token_command') return `from the command of profile ${profile}, asked each time`;
  if (tokenSource === 'glab') return `from glab (profile ${profile}), asked each time and never renewed`;
  if (tokenSource === 'keyring') return "from the system's keyring";
  if (tokenSource !== 'stored') return `from ${tokenSource}`;
  const savedAt = stored.find((one) => one.host === host)?.savedAt ?? null;
  return `from ${credentialsPath(world)}${savedAt === null ? '' : `, kept since ${savedAt.slice(0, 10)}`}`;
}
