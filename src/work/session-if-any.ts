// The session where there is a goals project to open, for what the package can tell without one.
import { DevgrowthError } from '#errors.ts';
import { said } from '#wording.ts';
import type { Access } from './access.ts';
import { openSession, type Session, type SessionDesk } from './session.ts';

/**
 * null, with a word about it, where no host is chosen or no project made yet; a project that was named must open.
 * @param what is left out then: `own templates`
 */
export async function sessionIfAny(access: Access, desk: SessionDesk, what: string): Promise<Session | null> {
  try {
    return await openSession(access, desk);
  } catch (error) {
    const isNamed = access.project !== null || access.host !== null || access.profile !== null;
    const isNone =
      error instanceof DevgrowthError && (error.kind === 'authentication' || error.kind === 'not-found') && !isNamed;
    if (!isNone) throw error;
    desk.talk.note(said`${what} of a goals project are left out: ${error.said}`);
    return null;
  }
}
