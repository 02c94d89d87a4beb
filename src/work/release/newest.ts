// Whether a newer devgrowth is published: the registry is asked when somebody types the question, and never otherwise.
import { join } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import { urlOf } from '#growth/text/url.ts';
import { networkFor } from '#settings/network.ts';
import { version } from '#version.ts';
import type { Desk } from '../desk.ts';
import { compareVersions } from './versions.ts';

export interface Newest {
  readonly own: string;
  readonly newest: string;
  readonly isNewer: boolean;
}

type ReleaseDesk = Pick<Desk, 'askPublic' | 'cwd' | 'env' | 'files'>;

/** @throws `unreachable` and `server` where the registry gives no answer, `configuration` for one that is none */
export async function newestRelease(desk: ReleaseDesk): Promise<Newest> {
  const registry = await registryOf(desk);
  const network = await networkFor(registry, { flag: null, profile: null }, desk);
  const newest = versionIn(await desk.askPublic(`${registry}/devgrowth/latest`, network));
  if (newest === null)
    throw new DevgrowthError('server', `${registry} does not say which devgrowth is the newest`, {
      hint: 'Ask it yourself with: npm view devgrowth version',
    });
  return { own: version, newest, isNewer: compareVersions(newest, version) > 0 };
}

/** As npm itself has it for what is installed globally; without a slash at its end, and without a name or password. */
async function registryOf({ env, files }: Pick<Desk, 'env' | 'files'>): Promise<string> {
  const home = env['HOME'] || env['USERPROFILE'];
  const file = env['npm_config_userconfig'] ?? (home ? join(home, '.npmrc') : null);
  const text = file === null ? null : await files.read(file).catch(() => null);
  const [, inFile] = /^\s*registry\s*=\s*"?([^"\s;#]+)/m.exec(text ?? '') ?? [];
  const typed = env['npm_config_registry'] ?? env['NPM_CONFIG_REGISTRY'] ?? inFile ?? 'https://registry.npmjs.org';
  const url = urlOf(typed);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new DevgrowthError('configuration', "npm's setting registry is no address", {
      hint: 'Look at it with: npm config get registry',
    });
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function versionIn(text: string): string | null {
  try {
    const said: unknown = JSON.parse(text);
    const found = typeof said === 'object' && said !== null && 'version' in said ? said.version : null;
    return typeof found === 'string' && /^\d+\.\d+\.\d+[\w.+-]*$/.test(found) ? found : null;
  } catch {
    return null;
  }
}
