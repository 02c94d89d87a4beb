// Tokens kept on this machine, by host: credentials.yml, readable by its owner only. Nothing here is ever printed but hosts and users.
import { join } from 'node:path';
import * as z from 'zod';
import { said, step } from '#wording.ts';
import type { World } from '#world.ts';
import { knownHost } from './host.ts';
import { readSettings, type SettingsText } from './settings-text.ts';
import { ascending } from '#growth/words/order.ts';

export type CredentialsWorld = Pick<World, 'files' | 'places'>;

export interface Credential {
  readonly token: string;
  /** Username the server named when the token was checked; null when the file does not say. */
  readonly user: string | null;
  readonly savedAt: string | null;
}

export interface StoredHost {
  readonly host: string;
  readonly user: string | null;
  readonly savedAt: string | null;
}

// Open objects: what a newer devgrowth keeps beside these fields stays.
const credentialsSchema = z.record(
  z.string(),
  z.looseObject({ token: z.string(), user: z.string().nullish(), saved_at: z.string().nullish() }),
);

const header = ' Tokens for devgrowth. Written by `devgrowth auth login`, removed by `devgrowth auth logout`.';

export function credentialsPath(world: Pick<World, 'places'>): string {
  return join(world.places.config, 'credentials.yml');
}

/** @param host a normalised host */
export async function getCredential(world: CredentialsWorld, host: string): Promise<Credential | null> {
  const { value } = await readFile(world);
  const found = Object.entries(value).find(([key]) => knownHost(key) === host);
  if (!found) return null;
  const [, { token, user, saved_at: savedAt }] = found;
  return { token, user: user ?? null, savedAt: savedAt ?? null };
}

/** Without tokens, sorted by host: safe to show. */
export async function listCredentials(world: CredentialsWorld): Promise<readonly StoredHost[]> {
  const { value } = await readFile(world);
  return Object.entries(value)
    .map(([key, { user, saved_at: savedAt }]) => ({
      host: knownHost(key) ?? key,
      user: user ?? null,
      savedAt: savedAt ?? null,
    }))
    .sort(ascending(({ host }) => host));
}

/** Of every host: to be hidden wherever they turn up. */
export async function keptTokens(world: CredentialsWorld): Promise<readonly string[]> {
  const { value } = await readFile(world);
  return Object.values(value).map(({ token }) => token);
}

/** Replaces what is kept for the host. */
export async function putCredential(world: CredentialsWorld, host: string, credential: Credential): Promise<void> {
  await changeFile(world, (document, keys) => {
    for (const key of keys.filter((key) => key !== host && knownHost(key) === host)) document.delete(key);
    document.commentBefore ??= header;
    document.setIn([host, 'token'], credential.token);
    document.setIn([host, 'user'], credential.user);
    document.setIn([host, 'saved_at'], credential.savedAt);
  });
}

/** @returns false when nothing was kept for the host */
export async function removeCredential(world: CredentialsWorld, host: string): Promise<boolean> {
  let removed = false;
  await changeFile(world, (document, keys) => {
    for (const key of keys) if (knownHost(key) === host) removed = document.delete(key) || removed;
  });
  return removed;
}

/** Group and others: a token must not be theirs to read. */
export const forOthers = 0o077;

/** Mended where it can be; what the user should know: a token that others could read may have been read. */
export async function privacyNotices(world: CredentialsWorld): Promise<readonly string[]> {
  const path = credentialsPath(world);
  const mode = await world.files.mode(path);
  if (mode === null || (mode & forOthers) === 0) return [];
  const open = `(mode ${mode.toString(8)})`;
  return (await world.files.makePrivate(path))
    ? [`${path} could be read by others on this machine ${open}, and no longer can; if others use it, make a new token`]
    : [`${path} can be read by others on this machine ${open}; type: chmod 600 ${path}`];
}

async function readFile(world: CredentialsWorld): Promise<SettingsText<z.output<typeof credentialsSchema>>> {
  const path = credentialsPath(world);
  return readSettings((await world.files.read(path)) ?? '', {
    file: path,
    schema: credentialsSchema,
    knownKeys: () => [],
    secret: true,
    hint: said`Remove the file and run \`${step('auth login')}\` again.`,
  });
}

async function changeFile(
  world: CredentialsWorld,
  change: (document: SettingsText<unknown>['document'], keys: readonly string[]) => void,
): Promise<void> {
  const path = credentialsPath(world);
  await world.files.withLock(`${path}.lock`, async () => {
    const { document, value } = await readFile(world);
    const before = document.toString({ lineWidth: 0 });
    change(document, Object.keys(value));
    const after = document.toString({ lineWidth: 0 });
    if (after !== before) await world.files.write(path, after);
  });
}
