// The operating system's keyring, through a package that is not part of devgrowth and is loaded only when it is asked for.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { DevgrowthError } from '#errors.ts';
import type { Keyring, World } from '#world.ts';
import { keyringPackage } from '#settings/keyring.ts';
import { startProgram } from './child-program.ts';

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
    path = load.resolve(keyringPackage);
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
