// The operating system's keyring, through a package that is not part of devgrowth and is loaded only when it is asked for.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { DevgrowthError } from '#errors.ts';
import type { Keyring, World } from '#world.ts';
import { startProgram } from './child-program.ts';

const packageName = '@napi-rs/keyring';
const service = 'devgrowth';
const longestReadMs = 20_000;

interface Entry {
  setPassword(password: string): void;
  getPassword(): string | null;
  deletePassword(): boolean;
}

/** Reads in another process what this one wrote: a keyring that only this process sees is none. Gets a digest, not the token. */
const reader = `const [, path, service, host, digest] = require('node:process').argv;
const { Entry } = require(path);
const { createHash } = require('node:crypto');
const found = createHash('sha256').update(new Entry(service, host).getPassword()).digest('hex');
if (found !== digest) throw new Error('another token');`;

export interface KeyringSetting {
  /** The program that runs us. */
  readonly node: string;
  readonly platform: string;
  readonly env: World['env'];
}

/** null: the package is not installed beside devgrowth. */
export function systemKeyring({ node, platform, env }: KeyringSetting): Keyring | null {
  const load = createRequire(import.meta.url);
  let path: string;
  try {
    path = load.resolve(packageName);
  } catch {
    return null;
  }
  const { Entry: KeyringEntry } = load(path) as { Entry: new (service: string, account: string) => Entry };
  const attempt = <T>(host: string, use: (entry: Entry) => T): Promise<T> =>
    // What goes wrong in there comes as any kind of error, and some of them at once.
    Promise.resolve()
      .then(() => use(new KeyringEntry(service, host)))
      .catch((cause: unknown) => {
        throw new DevgrowthError('configuration', `the system's keyring refuses: ${whyOf(cause)}`, {
          hint: 'Unlock it, or leave --keyring out: the token is then kept in a file that only you can read.',
        });
      });
  return {
    // https://github.com/hwchen/keyring-rs: without a desktop's service, Linux keeps it in the kernel until the next start.
    lasts: platform !== 'linux' || Boolean(env['DBUS_SESSION_BUS_ADDRESS']),
    get: (host) => attempt(host, (entry) => entry.getPassword()),
    set: (host, token) => attempt(host, (entry) => entry.setPassword(token)),
    remove: (host) => attempt(host, (entry) => entry.getPassword() !== null && entry.deletePassword()),
    isSeenElsewhere(host, token) {
      const digest = createHash('sha256').update(token).digest('hex');
      return succeeds([node, '-e', reader, path, service, host, digest], env);
    },
  };
}

function succeeds(words: readonly string[], env: World['env']): Promise<boolean> {
  return new Promise((resolve) => {
    const child = startProgram(words, env, { stdio: 'ignore', timeout: longestReadMs });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

function whyOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? '') : 'no reason given';
}

export async function requiredKeyring(world: Pick<World, 'openKeyring'>): Promise<Keyring> {
  const keyring = await world.openKeyring();
  if (keyring !== null) return keyring;
  throw new DevgrowthError('configuration', `the keyring needs the package ${packageName}, which is not installed`, {
    hint: `Install it beside devgrowth: npm install --global ${packageName}@2.1.2`,
  });
}

/** @throws `configuration` where the keyring has nothing for the host, or cannot be asked */
export async function keyringToken(host: string, world: Pick<World, 'openKeyring'>): Promise<string> {
  const token = await (await requiredKeyring(world)).get(host);
  if (token !== null) return token;
  throw new DevgrowthError('authentication', `the system's keyring holds no token for ${host} any more`, {
    hint: `Run \`devgrowth auth login --host ${host} --keyring\`.`,
  });
}

/** Kept only if another process finds it there: without a desktop, a keyring may take a token and forget it (measured). */
export async function keepInKeyring(
  host: string,
  token: string,
  world: Pick<World, 'openKeyring'>,
): Promise<{ readonly lasts: boolean }> {
  const keyring = await requiredKeyring(world);
  await keyring.set(host, token);
  if (await keyring.isSeenElsewhere(host, token)) return { lasts: keyring.lasts };
  await keyring.remove(host).catch(() => false);
  throw new DevgrowthError(
    'configuration',
    "the system's keyring took the token, and another process does not find it there",
    {
      hint: 'Nothing was kept. Leave --keyring out: the token is then kept in a file that only you can read.',
    },
  );
}
