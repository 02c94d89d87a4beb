// Addresses that carry a secret: whoever reads them can use it, and what is kept with a goal is read by others.
import { withoutEndSigns } from './end-signs.ts';
import { urlOf } from './url.ts';

export interface SecretAddress {
  /** `private_token`, `a user name or a password` */
  readonly secret: string;
  /** The address without it. */
  readonly bare: string;
}

/** With its scheme, or a host name with a path. */
const addresses =
  /(?<![\w@./+-])(?:[a-z][a-z0-9+.-]{0,20}:\/\/|(?:[\w-]{1,63}\.){1,10}[a-z]{2,63}(?::\d{1,5})?\/)[^\s<>"'`]+/gi;
const names =
  /^(?:passw(?:or)?d|pwd|passphrase|(?:client_)?secret|api_?key|access_key|(?:x_(?:amz|goog)_)?signature|sig|auth|authorization|jwt)$/;
/** What a list goes on with is no secret. */
const paging = /(?:page|next|continuation|sync|cursor)_?token$/;
const gitLabToken = /^gl[a-z]{1,8}-[\w.-]{20,}$/;
/** `<your_token>`, `$TOKEN`, `xxxxxx`: what a manual writes in its place. */
const placeholder = /^(?:[$<{[*.…]|your|my[_-]|x+$|redacted)/i;

/** The first one in a text; null where there is none. */
export function secretAddressIn(text: string): SecretAddress | null {
  for (const [found] of text.matchAll(addresses)) {
    const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(found);
    const typed = withoutEndSigns(hasScheme ? found : `https://${found}`, ').,;:!?]');
    const url = urlOf(typed);
    const secret = url && secretOf(url);
    if (secret !== null) return { ...secret, bare: hasScheme ? secret.bare : secret.bare.slice('https://'.length) };
  }
  return null;
}

/** The text with each such address as it is without the secret. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(addresses, (found) => {
    const address = secretAddressIn(found);
    return address === null ? found : address.bare;
  });
}

function secretOf(url: URL): SecretAddress | null {
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // `ssh://git@host` names an account that everybody has.
  const hasLogin = url.password !== '' || (isWeb && url.username !== '');
  const inQuery = [...url.searchParams].filter(([name, value]) => isSecret(name, value)).map(([name]) => name);
  const inFragment = [...new URLSearchParams(url.hash.slice(1))].find(([name, value]) => isSecret(name, value))?.[0];
  const secret = hasLogin ? 'a user name or a password' : (inQuery[0] ?? inFragment);
  if (secret === undefined) return null;
  url.username = url.password = '';
  for (const name of inQuery) url.searchParams.delete(name);
  if (inFragment !== undefined) url.hash = '';
  return { secret, bare: url.href };
}

function isSecret(typedName: string, value: string): boolean {
  if (gitLabToken.test(value)) return true;
  if (value.length < 6 || placeholder.test(value)) return false;
  const name = typedName.toLowerCase().replace(/^amp;/, '').replaceAll('-', '_');
  return names.test(name) || (name.endsWith('token') && !paging.test(name));
}
