// What a browser may do with a page of ours.
import { createHash } from 'node:crypto';

/** Even if an escape were forgotten somewhere: nothing runs, nothing is loaded, no other style than this one applies. */
export function pagePolicy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}
