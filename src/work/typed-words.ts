// What a person gives is looked through: an address with a secret in it goes no further.
import { DevgrowthError } from '#errors.ts';
import { type SecretAddress, secretAddressIn } from '#growth/text/secret-address.ts';

/**
 * @param said where it stands, for the error
 * @param kind `refused` where the words are kept in a draft
 * @throws with the address, and without the secret
 */
export function refuseSecrets(typed: unknown, said = 'what you typed', kind: 'usage' | 'refused' = 'usage'): void {
  for (const text of textsIn(typed)) {
    const found = secretAddressIn(text);
    if (found === null) continue;
    throw new DevgrowthError(kind, problemOf(found, said), {
      hint: `Nothing was written or sent. Give the address without it: ${found.bare}`,
    });
  }
}

/** For a text out of the editor, whose file stays until it is without; what stood in it before is not the person's to mend now. */
export function refuseNewSecrets(before: string, edited: string): void {
  if (secretAddressIn(before) === null) refuseSecrets(edited, 'the text', 'refused');
}

/** Said where it stands, and which part of it is secret. */
export function problemOf({ secret }: SecretAddress, said = 'what you typed'): string {
  return `${said} holds an address with a secret in it (${secret})`;
}

function textsIn(typed: unknown): readonly string[] {
  if (typeof typed === 'string') return [typed];
  return typeof typed === 'object' && typed !== null ? Object.values(typed).flatMap(textsIn) : [];
}
