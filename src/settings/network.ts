// How requests leave this machine: through which proxy, and which certificates are trusted besides the usual ones.
import { BlockList, isIP, isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import { urlOf } from '#growth/text/url.ts';
import { given, type Said, said } from '#wording.ts';
import type { NetworkPath, World } from '#world.ts';
import { isLoopback } from './host.ts';

type NetworkWorld = Pick<World, 'files' | 'env' | 'cwd'>;

/** From the flag, the environment, or the profile, in this order. */
export interface CertificateChoice {
  readonly flag: string | null;
  readonly profile: { readonly path: string; readonly name: string } | null;
}

/** null where nothing is out of the ordinary. */
export async function networkFor(
  base: string,
  choice: CertificateChoice,
  world: NetworkWorld,
): Promise<NetworkPath | null> {
  const proxy = proxyFor(base, world.env);
  const ca = await certificates(choice, world);
  return proxy === null && ca === null ? null : { proxy, ca };
}

async function certificates(choice: CertificateChoice, { files, env, cwd }: NetworkWorld): Promise<NetworkPath['ca']> {
  const inEnv = env['DEVGROWTH_CA_FILE']?.trim();
  const [named, source]: readonly [string | null, Said] =
    choice.flag !== null
      ? [choice.flag, said`${given('ca-file')}`]
      : inEnv
        ? [inEnv, 'DEVGROWTH_CA_FILE']
        : choice.profile !== null
          ? [choice.profile.path, `ca_file of profile ${choice.profile.name}`]
          : [null, ''];
  if (named === null) return null;
  const file = resolve(cwd, named);
  const text = await files.read(file);
  if (text === null) throw wrong(source, `names ${file}, which is not there`);
  if (!text.includes('-----BEGIN CERTIFICATE-----')) {
    throw wrong(
      source,
      `names ${file}, which holds no certificate in PEM form`,
      'It begins with -----BEGIN CERTIFICATE-----; `openssl x509 -inform der -in FILE` makes one of a .der or .cer file.',
    );
  }
  // Node's own variable goes on to count: certificates that are named replace its list.
  const extra = env['NODE_EXTRA_CA_CERTS']?.trim();
  const more = extra ? await files.read(resolve(cwd, extra)).catch(() => null) : null;
  return { file, said: source, text: more === null ? text : `${text}\n${more}` };
}

/**
 * `HTTPS_PROXY` for https, `HTTP_PROXY` for plain http, small letters first, as curl reads them; `NO_PROXY` and this machine itself go direct.
 * @throws `configuration` for a proxy that is none
 */
export function proxyFor(base: string, env: World['env']): NetworkPath['proxy'] {
  const { protocol, hostname, port } = new URL(base);
  const names = protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const variable = names.find((name) => env[name]?.trim());
  if (variable === undefined || isLoopback(hostname)) return null;
  const exceptions = env['no_proxy'] ?? env['NO_PROXY'] ?? '';
  const portOrDefault = port || (protocol === 'https:' ? '443' : '80');
  if (exceptions.split(/[\s,]+/).some((exception) => isExcepted(hostname, portOrDefault, exception))) return null;
  const typed = env[variable]?.trim() ?? '';
  const address = typed.includes('://') ? typed : `http://${typed}`;
  const url = urlOf(address);
  if (url === null || url.hostname === '') throw wrong(variable, 'is no address of a proxy', proxyHint);
  if (!['http:', 'https:'].includes(url.protocol)) {
    throw wrong(
      variable,
      `names a ${url.protocol.replace(':', '')} proxy, and devgrowth speaks to http ones only`,
      proxyHint,
    );
  }
  return { url: url.href, variable, shown: url.origin };
}

const proxyHint = 'Write it as http://proxy.example.com:3128, or name the host in NO_PROXY.';

/** `*`, `example.com` (with what is below it), `.example.com`, `*.example.com`, `example.com:8443`, `10.0.0.0/8`. */
function isExcepted(hostname: string, port: string, exception: string): boolean {
  if (exception === '') return false;
  if (exception === '*') return true;
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const [, network = '', bits = ''] = /^(.+)\/(\d{1,3})$/.exec(exception) ?? [];
  if (network !== '') return isInside(host, network, Number(bits));
  const [, name = '', onlyPort] = /^(\[[^\]]*\]|[^:]*|[^:]*:[^:]*:.*?)(?::(\d+))?$/.exec(exception.toLowerCase()) ?? [];
  if (onlyPort !== undefined && onlyPort !== port) return false;
  const bare = name.replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
  return bare !== '' && (host === bare || (isIP(host) === 0 && host.endsWith(`.${bare}`)));
}

function isInside(host: string, network: string, bits: number): boolean {
  const family = isIPv6(network) ? 'ipv6' : 'ipv4';
  if (isIP(host) === 0 || isIP(network) === 0 || bits > (family === 'ipv6' ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, family);
  return list.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}

function wrong(
  source: Said,
  problem: string,
  hint = 'Check the path; a relative one starts at the current folder.',
): DevgrowthError {
  return new DevgrowthError('configuration', said`${source} ${problem}`, { hint });
}
