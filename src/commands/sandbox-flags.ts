// How `devgrowth sandbox` is to be served: what its flags may say.
import { DevgrowthError } from '#errors.ts';
import type { UnservedStatus } from '#sandbox/http/unserved.ts';

/** @param standard where none is given */
export function portOf(text: string | null, standard: number): number {
  if (text === null) return standard;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new DevgrowthError('usage', `--port takes a number from 0 to 65535; got "${text}"`, {
    hint: '`--port 0` takes a free one.',
  });
}

export function basePathOf(text: string | null): string {
  const path = `/${(text ?? '').replace(/^\/+|\/+$/g, '')}`;
  if (!/^(\/|(\/[A-Za-z0-9._~-]+)+)$/.test(path)) {
    throw new DevgrowthError('usage', `--base-path takes a path such as /gitlab; got "${text}"`, {
      hint: 'Letters, digits, dots, dashes and slashes.',
    });
  }
  return path === '/' ? '' : path;
}

/** Clients that strangers wrote know 404 as the word for what is not there. */
export function unservedOf(text: string | null): UnservedStatus {
  if (text === null || text === '501') return 501;
  if (text === '404') return 404;
  throw new DevgrowthError('usage', `--unserved takes 501 or 404; got "${text}"`, {
    hint: '404 is for clients that take 501 for a broken server.',
  });
}
