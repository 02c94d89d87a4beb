// What a read keeps of the server's answers, and how it goes on without the server: as the settings say, per host and person.
import { DevgrowthError } from '#errors.ts';
import type { Instant } from '#growth/words/goal.ts';
import { keepingAnswers } from '#settings/keeping-answers.ts';
import { type CacheMode, forgetKept, loadKept, offlineAnswers } from '#settings/kept-answers.ts';
import { resolveHost } from '#settings/resolution.ts';
import { readUserConfig } from '#settings/user-config.ts';
import { said, step } from '#wording.ts';
import type { Access } from './access.ts';
import type { Desk } from './desk.ts';
import { isJob } from './job.ts';

type KeptDesk = Pick<Desk, 'env' | 'files' | 'places' | 'now' | 'openForge'>;

export interface KeptReads {
  readonly openForge: Desk['openForge'];
  /** When something was kept for this host before; null: nothing is. */
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
 * @throws `not-found` for an offline read where nothing is kept of the host
 */
export async function keptReads(
  access: Access,
  rereads: 'changed' | undefined,
  desk: KeptDesk,
): Promise<KeptReads | null> {
  const chosen = await hostOf(access, desk);
  if (chosen === null) return null;
  const { host, mode } = chosen;
  if (access.offline === true) {
    const file = await loadKept(host, desk);
    if (file === null)
      throw new DevgrowthError('not-found', `nothing of ${host} is kept on this machine`, {
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
  if (mode === 'off') await forgetKept(host, desk);
  if (mode === 'off' || isJob(desk)) return null;
  const answers = keepingAnswers(host, { mode, rereads }, desk);
  return {
    openForge: (target) => desk.openForge({ ...target, answers }),
    keptAt: async () => (await loadKept(host, desk))?.at ?? null,
    facts: () => ({ asOf: desk.now(), upTo: desk.now(), as: '', withoutConfidential: false }),
    save: () => answers.save().catch(() => undefined),
  };
}

/** null: none is chosen, which the read itself will say. */
async function hostOf(
  access: Access,
  desk: KeptDesk,
): Promise<{ readonly host: string; readonly mode: CacheMode } | null> {
  try {
    const { host, profile } = await resolveHost(access, desk);
    const kept = profile === null ? undefined : (await readUserConfig(desk)).profiles.get(profile)?.cache;
    return { host, mode: kept ?? 'on' };
  } catch (error) {
    if (error instanceof DevgrowthError) return null;
    throw error;
  }
}
