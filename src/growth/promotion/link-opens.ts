// For whom an address of a document opens: told by its shape where nobody has to be asked, else as the server answered.
import { urlOf } from '../text/url.ts';

/**
 * `for-me`: for everybody, as far as I see; it never says that it opens for them. `internal`: for who signs in at this GitLab.
 * `private`: for the members of its project, or of this machine. `confidential`: not even for all of those.
 */
export type LinkOpens = 'for-me' | 'internal' | 'private' | 'confidential' | 'not-for-me' | 'not-looked';

const thisMachine =
  /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)$|\.(?:local|localhost)$/;

/** A page of this machine or of the goals project. @param home address of that project; null: not known */
export function opensForFew(address: string, home: string | null): boolean {
  const url = urlOf(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  if (thisMachine.test(url.hostname)) return true;
  const own = home === null ? null : urlOf(home);
  return own !== null && own.host === url.host && isBelow(url.pathname, own.pathname);
}

/** GitLab minds neither case nor a slash at the end. */
function isBelow(path: string, root: string): boolean {
  const [under, over] = [path, root].map((one) => `${one.replace(/\/+$/, '').toLowerCase()}/`);
  return under !== undefined && over !== undefined && under.startsWith(over);
}
