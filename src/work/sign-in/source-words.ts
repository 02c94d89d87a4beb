// Where the host and the token come from, in words: the status and the check-up say the same.
import { credentialsPath, type StoredHost } from '#settings/credentials.ts';
import type { Connection, HostChoice } from '#settings/resolution.ts';
import { given, type Said, said } from '#wording.ts';
import type { Desk } from '../desk.ts';

export function hostWords({ host, hostSource, profile }: HostChoice): Said {
  if (hostSource === 'flag') return said`${host} (from ${given('host')})`;
  return `${host} (from ${hostSource === 'profile' ? `profile ${profile}` : hostSource})`;
}

export function sourceWords(
  { host, profile, tokenSource }: Omit<Connection, 'token'>,
  stored: readonly StoredHost[],
  desk: Pick<Desk, 'places'>,
): string {
  if (tokenSource === 'sandbox') return 'the sandbox has its own';
  if (tokenSource === 'token_command') return `from the command of profile ${profile}, asked each time`;
  if (tokenSource === 'glab') return `from glab (profile ${profile}), asked each time and never renewed`;
  if (tokenSource === 'keyring') return "from the system's keyring";
  if (tokenSource !== 'stored') return `from ${tokenSource}`;
  const savedAt = stored.find((one) => one.host === host)?.savedAt ?? null;
  return `from ${credentialsPath(desk)}${savedAt === null ? '' : `, kept since ${savedAt.slice(0, 10)}`}`;
}
