// The server: does it answer, is its certificate trusted, is it a GitLab, which one, by which clock, and how much it still takes.
import { DevgrowthError } from '#errors.ts';
import { plannerSince } from '#growth/forge/exposure.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { ServerFacts } from '#growth/forge/project.ts';
import { isSince } from '#growth/forge/server-version.ts';
import type { Check } from '#reports/checkup.ts';
import { sandboxHost } from '#settings/host.ts';
import type { Said } from '#wording.ts';
import { checkOf, type Found, found, notChecked } from './check.ts';

interface Greeted {
  readonly checks: readonly Check<Said>[];
  readonly isGitLab: boolean;
}

/** Three lines of one question, which is asked without the token. */
export async function greetChecks(host: string, forge: Forge): Promise<Greeted> {
  const answers = checkOf('Server', { says: 'answers' });
  try {
    await forge.greet();
    return { checks: [answers, safety(host), checkOf('GitLab', { says: 'it is one' })], isGitLab: true };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const failed = (name: string) => checkOf(name, { says: error.said, todo: error.hint, isFailed: true });
    if (isAboutTls(error)) {
      const there = checkOf('Server', { says: 'there is one' });
      const unknown = notChecked('GitLab', 'its certificate is not trusted');
      return { checks: [there, failed('TLS'), unknown], isGitLab: false };
    }
    const silent = ['TLS', 'GitLab'].map((name) => notChecked(name, 'the server does not answer'));
    const checks =
      error.kind === 'unreachable' ? [failed('Server'), ...silent] : [answers, safety(host), failed('GitLab')];
    return { checks, isGitLab: false };
  }
}

function safety(host: string): Check<Said> {
  const passed = (says: string) => checkOf('TLS', { says });
  if (host === sandboxHost) return passed('not needed: it is inside this program');
  if (host.startsWith('https:')) return passed('the certificate is trusted');
  const { hostname } = new URL(host);
  if (/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) return passed('plain http, on this machine only');
  return checkOf('TLS', {
    says: 'plain http: who is on the way reads your token and your goals',
    todo: `Ask for https on ${hostname}.`,
  });
}

/** The network's own code stands on the failure: `CERT_HAS_EXPIRED`. */
function isAboutTls(error: DevgrowthError): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/.test(code);
}

const oldest = '16.0';

export function versionCheck(forge: Forge): Promise<Found<ServerFacts>> {
  return found('Version', async () => {
    const facts = await forge.server();
    const { version, enterprise } = facts;
    if (version === null) return { value: facts, says: 'the server does not tell; what it can is tried when needed' };
    const planner = isSince(version, plannerSince) ? 'role planner' : `no role planner (${plannerSince})`;
    const says = `GitLab ${version}, ${enterprise ? 'enterprise' : 'community'} edition; ${planner}; paid features are used where they are there`;
    return isSince(version, oldest)
      ? { value: facts, says }
      : { value: facts, says, todo: `devgrowth is made for GitLab ${oldest} and newer: some commands may fail here.` };
  });
}

/** The Date header counts whole seconds, and an answer travels a while. */
const mostSkewSeconds = 60;

export function clockCheck(facts: ServerFacts | null, localNow: string): Check<Said> {
  if (facts === null || facts.now === null) return notChecked('Clock', "the server's time is not known");
  const seconds = Math.round((Date.parse(localNow) - Date.parse(facts.now)) / 1000);
  const size = Math.abs(seconds);
  if (size <= mostSkewSeconds) return checkOf('Clock', { says: "as the server's" });
  const long = size < 7200 ? `${Math.round(size / 60)} minutes` : `${Math.round(size / 3600)} hours`;
  return checkOf('Clock', {
    says: `this machine is ${long} ${seconds > 0 ? 'ahead of' : 'behind'} the server`,
    todo: 'Set the clock: what counts as today, and as overdue, is read from it.',
  });
}

export function quotaCheck(forge: Forge): Check<Said> {
  const quota = forge.quota();
  if (quota === null) return checkOf('Quota', { says: 'the server announces no limit' });
  const { remaining, limit } = quota;
  const isLow = limit !== null && remaining * 10 < limit;
  return checkOf('Quota', {
    says: `${remaining}${limit === null ? '' : ` of ${limit}`} requests left in this period`,
    todo: isLow ? 'Wait a minute: devgrowth slows down by itself when they run out.' : null,
  });
}
