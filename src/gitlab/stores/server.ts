// Which GitLab it is, and what time it has.
import { Metadata } from '@gitbeaker/rest';
import type { ServerFacts } from '#growth/forge/project.ts';
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { parsed } from '../wire/reading.ts';
import { metadataSchema } from '../words/schemas.ts';

export async function readServer(connection: Connection): Promise<ServerFacts> {
  const doing = 'asking GitLab for its version';
  try {
    const answer = await connection.call(Metadata, (api) => api.show(), { doing });
    const { version, enterprise } = parsed(metadataSchema, answer.body, doing);
    const date = Date.parse(answer.headers.get('date') ?? '');
    return {
      version,
      enterprise: enterprise ?? version?.endsWith('-ee') ?? false,
      now: Number.isNaN(date) ? null : new Date(date).toISOString(),
    };
  } catch (failure) {
    if (failure instanceof GitLabFailure && (failure.status === 403 || failure.status === 404)) {
      return { version: null, enterprise: false, now: null };
    }
    throw failure;
  }
}

/** False where the server does not say. */
export function isSince({ version }: ServerFacts, wantedMajor: number, wantedMinor: number): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map((part) => Number.parseInt(part, 10));
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
