// Whom a project or a group takes in: as what, and until when.
import { accept, atLeastOne, exclusive, optional, required, text, type Declared } from '../http/params.ts';
import { invalidRecord } from '../http/reply.ts';
import { since, type Instance, type SandboxContext } from '../http/routing.ts';
import type { AccessLevel } from '../state/state.ts';
import { dayOrNull } from './issue-references.ts';

/** Roles by number, as far as the version knows them: Planner came with 17.7. */
export function accessLevel(instance: Instance): Declared<AccessLevel> {
  const known: AccessLevel[] = [10, ...(since(instance, '17.7') ? ([15] as const) : []), 20, 30, 40, 50];
  return {
    read(raw) {
      const level = known.find((candidate) => String(candidate) === String(raw));
      return level === undefined ? { fault: 'does not have a valid value' } : { value: level };
    },
  };
}

/** Whom a project or a group takes in, and as what. */
export function acceptMember({ instance, params }: SandboxContext['var']) {
  const asked = accept(params, {
    access_level: required(accessLevel(instance)),
    user_id: optional(text),
    username: optional(text),
    expires_at: optional(text),
  });
  exclusive(params, 'user_id', 'username');
  atLeastOne(params, 'user_id', 'username');
  return asked;
}

/** null for no expiry; a day that is gone is refused. */
export function expiry(instance: Instance, given: string | null | undefined): string | null {
  const day = dayOrNull(given);
  if (day !== null && day <= instance.today) throw invalidRecord({ expires_at: ['cannot be a date in the past'] });
  return day;
}
