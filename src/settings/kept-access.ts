// Whose answers an offline read may show: those that came for the token it would send. No token is kept to tell that, nor sent.
import { createHash } from 'node:crypto';
import { type ConnectionFlags, type ResolutionWorld, resolveHost } from './resolution.ts';
import { envTokenFor, findToken } from './token.ts';
import { readUserConfig } from './user-config.ts';
import { sandboxHost } from './host.ts';

export interface KeptAccess {
  /** `sandbox` or a base address. */
  readonly host: string;
  /** As the profile says; absent: `on`. */
  readonly cache?: 'off' | 'on' | 'all';
  /** What tells this access from another one. @param token that was sent */
  keyWith(token: string): string;
  /** The same before anything is sent. @throws `authentication` where no token belongs to the host */
  keyAhead(): Promise<string>;
}

const digest = (words: string) => createHash('sha256').update(words).digest('hex').slice(0, 16);

/** @throws `authentication` where no host is chosen; `configuration` and `usage` for words that are none */
export async function keptAccess(flags: ConnectionFlags, world: ResolutionWorld): Promise<KeptAccess> {
  const { host, hostSource, profile: name } = await resolveHost(flags, world);
  const profile = name === null ? undefined : (await readUserConfig(world)).profiles.get(name);
  const flagHost = hostSource === 'flag' ? host : null;
  // Such a program may ask over the network, so it is known by its words alone.
  const program =
    host === sandboxHost || envTokenFor(host, flagHost, world.env) !== null ? null : (profile?.tokenCommand ?? null);
  const keyWith = (token: string) => digest(program === null ? `token ${token}` : `program ${program}`);
  return {
    host,
    ...(profile?.cache === undefined ? {} : { cache: profile.cache }),
    keyWith,
    async keyAhead() {
      if (program !== null) return keyWith('');
      const own = profile === undefined ? null : { ...profile, name: name ?? '' };
      return keyWith((await findToken(host, flagHost, world, own)).token);
    },
  };
}
