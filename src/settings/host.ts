// What a host may be written as, and the one form we compare, store and send to.
import { DevgrowthError } from '#errors.ts';
import { urlOf } from '#growth/text/url.ts';
import { given, type Said, said, step } from '#wording.ts';

/** The embedded GitLab, in the place of a base address. */
export const sandboxHost = 'sandbox';

export interface HostRules {
  /** `--insecure-http`: the person has said that the way to this server is safe without encryption. */
  readonly isPlainAllowed: boolean;
}

/**
 * @param source where the text comes from, for the error: `--host`, `DEVGROWTH_HOST`, `profile work`
 * @returns `sandbox`, or a base address: protocol, host, port unless default, path, no slash at the end
 * @throws `usage` for what is no host; `refused` for plain http that would leave this machine
 */
export function normaliseHost(text: string, source: Said, rules: HostRules = { isPlainAllowed: false }): string {
  const typed = text.trim();
  if (typed.toLowerCase() === sandboxHost) return sandboxHost;
  // Nothing that may be a secret is shown again.
  if (/^gl[a-z]{1,8}-[\w.-]{20,}$/i.test(typed) && !/\.[a-z]{2,}$/i.test(typed))
    throw wrong(
      source,
      'looks like a token, not like a host',
      said`A token never comes from a flag: \`${step('auth login')}\` asks for it.`,
    );
  if (typed.includes('@'))
    throw wrong(
      source,
      'holds a user name or a password',
      'Write the address alone, such as https://gitlab.example.com.',
    );
  const url = parseAddress(typed);
  if (url === null) throw wrong(source, `is no host: ${shown(typed)}`);
  if (typed.includes('?') || typed.includes('#'))
    throw wrong(source, `has a query or a fragment: ${shown(typed)}`, 'Write the address up to there.');
  if (url.protocol === 'http:' && !rules.isPlainAllowed && !isLoopback(url.hostname))
    throw new DevgrowthError(
      'refused',
      said`${source}: plain http would send your token readable by everyone on the way to ${url.host}`,
      {
        hint: said`Use https://${url.host}; plain http is for this machine only (127.0.0.1, localhost), or with ${given('insecure-http')}.`,
      },
    );
  const path = url.pathname.replaceAll(/\/{2,}/g, '/').replace(/\/$/, '');
  return `${url.protocol}//${url.host}${path}`;
}

/** null instead of an error, for a host that is only compared with. */
export function knownHost(text: string | null | undefined): string | null {
  if (!text?.trim()) return null;
  try {
    return normaliseHost(text, '', { isPlainAllowed: true });
  } catch (error) {
    if (error instanceof DevgrowthError) return null;
    throw error;
  }
}

export function isSameHost(one: string, other: string): boolean {
  const base = knownHost(one);
  return base !== null && base === knownHost(other);
}

/** Only `http` and `https`; an address without protocol means https. */
function parseAddress(typed: string): URL | null {
  // The URL parser drops tabs and line ends, and takes `\` for `/`: what was typed would not be what is called.
  if (typed === '' || /[\s\\\p{Cc}\p{Cf}]/u.test(typed) || typed.startsWith('/')) return null;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return null;
  // `gitlab.example.com:8080` has a port; `mailto:me` and `https:/gitlab.com` do not.
  if (scheme === undefined && /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i.test(typed)) return null;
  const address = scheme === undefined ? `https://${typed}` : typed;
  return urlOf(address);
}

/** `hostname` as the URL parser writes it: `127.1` is 127.0.0.1 by now. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Without a query, which may hold a token. */
function shown(text: string): string {
  const typed = text.replace(/[?#].*$/s, '');
  return JSON.stringify(typed.length > 80 ? `${typed.slice(0, 79)}…` : typed);
}

function wrong(
  source: Said,
  problem: string,
  hint: Said = 'Write gitlab.com, https://gitlab.example.com/path, or sandbox.',
): DevgrowthError {
  return new DevgrowthError('usage', said`${source} ${problem}`, { hint });
}
