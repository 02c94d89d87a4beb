// A token that ends within a week is said once a day: before it ends in the middle of something.
import { DevgrowthError } from '#errors.ts';
import { daysBetween } from '#growth/time/calendar.ts';
import { fineGrainedTokenPage } from '#growth/forge/permissions.ts';
import type { TokenFacts } from '#growth/forge/token.ts';
import { oneLine } from '#render/text.ts';
import type { Connection } from '#settings/resolution.ts';
import { type KnownEnd, knownEnd, rememberEnd, type TokenOf } from '#settings/token-ends.ts';
import { said, type Said, step } from '#wording.ts';
import type { Desk } from './desk.ts';
import { newTokenPage } from './token-page.ts';

type TokenDesk = Pick<Desk, 'env' | 'files' | 'now' | 'openForge' | 'places' | 'talk'>;

const soonDays = 7;
/** As long as a person does not notice much, once a day. */
const lookMs = 3_000;

/** Asks the server once a day at most; what login and doctor have seen today is not asked again. Never fails. */
export async function sayTokenEnd(connection: Connection, desk: TokenDesk): Promise<void> {
  if (connection.tokenSource === 'sandbox' || isUnattended(desk)) return;
  // Tokens end by UTC days.
  const today = desk.now().slice(0, 10);
  const known = await knownEnd(connection, desk);
  const end = known?.askedOn === today ? known : await look(connection, known, desk);
  const days = end.endsOn === null ? null : daysBetween(today, end.endsOn);
  const isDue = days !== null && days > 0 && days <= soonDays && end.saidOn !== today;
  if (isDue) {
    const when = days === 1 ? 'in 1 day' : `in ${days} days`;
    const { host, tokenSource } = connection;
    const page = end.isFineGrained ? fineGrainedTokenPage(host) : newTokenPage(host);
    desk.talk.note(
      said`your token for ${oneLine(host.replace(/^https:\/\//, ''))} ends on ${oneLine(end.endsOn ?? '')}, ${when}; make a new one at ${page} and ${placeFor(tokenSource)}`,
    );
  }
  if (isDue || end !== known) await rememberEnd(connection, isDue ? { ...end, saidOn: today } : end, desk);
}

/** What a command has learned by the way. */
export async function learnTokenEnd(
  of: TokenOf,
  facts: TokenFacts,
  desk: Omit<TokenDesk, 'openForge' | 'talk'>,
): Promise<void> {
  if (of.tokenSource === 'sandbox' || isUnattended(desk)) return;
  const known = await knownEnd(of, desk);
  await rememberEnd(of, endOf(facts, known, desk.now().slice(0, 10)), desk);
}

/** Nobody reads it there, and nothing is kept until the next day. */
function isUnattended({ env }: Pick<Desk, 'env'>): boolean {
  return !['', '0', 'false'].includes(env['CI'] ?? '');
}

async function look(connection: Connection, known: KnownEnd | null, desk: TokenDesk): Promise<KnownEnd> {
  const today = desk.now().slice(0, 10);
  const { host, token, front, network } = connection;
  const way = { ...(front ? { front } : {}), ...(network ? { network } : {}) };
  try {
    const forge = await desk.openForge({ host, token, ...way, withinMs: lookMs });
    return endOf(await forge.token(), known, today);
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    // What is wrong, the command itself finds out and says.
    return { endsOn: null, isFineGrained: false, saidOn: null, ...known, askedOn: today };
  }
}

function endOf({ expiresOn, granular }: TokenFacts, known: KnownEnd | null, today: string): KnownEnd {
  return { endsOn: expiresOn, isFineGrained: granular, askedOn: today, saidOn: known?.saidOn ?? null };
}

function placeFor(source: Connection['tokenSource']): Said {
  if (source.endsWith('_TOKEN')) return `put it into ${source}`;
  return source === 'stored' || source === 'keyring'
    ? said`run: ${step('auth login')}`
    : 'keep it where this one is kept';
}
