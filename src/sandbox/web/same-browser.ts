// What a form must bring so that a page elsewhere cannot send it: its own origin, and a word that only pages of this sandbox hold.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxContext } from '../http/routing.ts';
import type { User } from '../state/state.ts';

/** For one person alone: a form that was opened as somebody else is refused. */
export function formWord(key: string, { username }: Pick<User, 'username'>): string {
  return createHmac('sha256', key).update(`form ${username}`).digest('hex');
}

/** Browsers name the origin of every POST; where one did not, the word decides alone. */
export function comesFromElsewhere(c: SandboxContext): boolean {
  const origin = c.req.header('Origin');
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin') return true;
  return origin !== undefined && origin !== new URL(c.var.instance.externalUrl).origin;
}

/** A link on another page; one that is typed or kept as a bookmark is the person's own. */
export function isLedFromElsewhere(c: SandboxContext): boolean {
  return !['same-origin', 'none', undefined].includes(c.req.header('Sec-Fetch-Site'));
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** In a time that tells nothing about how much of it is right. */
export function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}
