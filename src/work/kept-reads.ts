// What a read keeps of the server's answers, and how it goes on without the server: as the settings say, per host and person.
import { DevgrowthError } from '#errors.ts';
import type { Instant } from '#growth/words/goal.ts';
import { type KeptAccess, keptAccess } from '#settings/kept-access.ts';
import { keepingAnswers } from '#settings/keeping-answers.ts';
import { type CacheMode, forgetKept, keptUnder, loadKept, offlineAnswers } from '#settings/kept-answers.ts';
import type { ResolutionWorld } from '#settings/resolution.ts';
import { said, step } from '#wording.ts';
import type { Access } from './access.ts';
import type { Desk } from './desk.ts';
import { isJob } from './job.ts';

type KeptDesk = ResolutionWorld & Pick<Desk, 'openForge'>;

export interface KeptReads {
  readonly openForge: Desk['openForge'];
  /** When something was kept by this access before; null: nothing is. */
  keptAt(): Promise<Instant | null>;
  /** Of an offline read: of when what it told so far is. */
  facts(): {
    readonly asOf: Instant;
    readonly upTo: Instant;
    readonly as: string;
    readonly withoutConfidential: boolean;
  };
  /** What was read now is kept. A disk that takes no more fails no read. */
  save(): Promise<void>;
}

/**
 * null: nothing is kept of this read, and nothing was kept.
 * @param rereads undefined: all of it is asked for; `changed`: not what belongs to an issue that a list tells as it was told before
 * @throws `not-found` for an offline read where nothing is kept that this access has read
 */
export async function keptReads(
  access: Access,
  rereads: 'changed' | undefined,
  desk: KeptDesk,
): Promise<KeptReads | null> {
  const own = await accessOf(access, desk);
  if (own === null) return null;
  const { host, cache: mode = 'on' } = own;
  if (access.offline === true) return readOffline(own, mode, desk);
  if (mode === 'off') await forgetKept(host, desk);
  if (mode === 'off' || isJob(desk)) return null;
  let key: string | null = null;
  const answers = keepingAnswers({ host, access: () => key }, { mode, rereads }, desk);
  return {
    openForge(target) {
      key = own.keyWith(target.token);
      return desk.openForge({ ...target, answers });
    },
    keptAt: async () => (key === null ? null : ((await loadKept(host, key, desk))?.at ?? null)),
    facts: () => ({ asOf: desk.now(), upTo: desk.now(), as: '', withoutConfidential: false }),
    save: () => answers.save().catch(() => undefined),
  };
}

async function readOffline(own: KeptAccess, mode: CacheMode, desk: KeptDesk): Promise<KeptReads> {
  const { host } = own;
  const kept = mode === 'off' ? null : await loadKept(host, await own.keyAhead(), desk);
  const file = kept === null ? null : keptUnder(mode, kept);
  if (file === null)
    throw new DevgrowthError('not-found', `nothing that you have read of ${host} is kept on this machine`, {
      hint: said`Read it once with a network: \`${step('report')}\`. The setting \`cache\` must not be off (\`${step('config set', 'cache', 'on')}\`).`,
    });
  const answers = offlineAnswers(file);
  return {
    openForge: (target) => desk.openForge({ ...target, answers }),
    keptAt: () => Promise.resolve(file.at),
    facts() {
      const { asOf, upTo, withheld } = answers.used() ?? { asOf: file.at, upTo: file.at, withheld: 0 };
      return { asOf, upTo, as: file.user.username, withoutConfidential: withheld > 0 };
    },
    save: () => Promise.resolve(),
  };
}

/** null: no host is chosen, which the read itself will say. */
async function accessOf(access: Access, desk: KeptDesk): Promise<KeptAccess | null> {
  try {
    return await keptAccess(access, desk);
  } catch (error) {
    if (error instanceof DevgrowthError) return null;
    throw error;
  }
}
