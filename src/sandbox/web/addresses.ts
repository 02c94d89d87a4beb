// Which addresses in a text become links: the web, mail, and files and pages of the project; never a script.
import type { Place } from './place.ts';

const nowhere = 'http://relative.invalid';

/** null: it stays text. A relative address means a file of the project, where there is one. */
export function safeAddress(place: Place | null, written: string): string | null {
  if (written.startsWith('#')) return written;
  let address: URL;
  try {
    address = new URL(written, `${nowhere}/`);
  } catch {
    return null;
  }
  // Read as a browser would: it drops tabs and line breaks inside `java\nscript:`.
  if (!['http:', 'https:', 'mailto:'].includes(address.protocol)) return null;
  if (address.origin !== nowhere) return address.href;
  if (place === null) return `${address.pathname}${address.hash}`;
  return `${place.url}/-/blob/${encodeURIComponent(place.project.defaultBranch)}${address.pathname}${address.hash}`;
}
