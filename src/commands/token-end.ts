// A token that ends within a week is said on stderr, once a day: before it ends in the middle of something.
import { DevgrowthError } from '#errors.ts';
import { daysBetween } from '#growth/time/calendar.ts';
import { fineGrainedTokenPage } from '#growth/forge/permissions.ts';
import type { TokenFacts } from '#growth/forge/token.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { Connection } from '#settings/resolution.ts';
import { type KnownEnd, knownEnd, rememberEnd, type TokenOf } from '#settings/token-ends.ts';
import type { World } from '#world.ts';
import { newTokenPage } from './auth/token-page.ts';

const soonDays = 7;
/** As long as a person does not notice much, once a day. */
const lookMs = 3_000;

/** Asks the server once a day at most; what login and doctor have seen today is not asked again. Never fails. */
export async function sayTokenEnd(connection: Connection, world: World): Promise<void> {
  if (connection.tokenSource === 'sandbox' || isUnattended(world)) return;
  // Tokens end by UTC days.
  const today = world.now().slice(0, 10);
  const known = await knownEnd(connection, world);
  const end = known?.askedOn === today ? known : await look(connection, known, world);
  const days = end.endsOn === null ? null : daysBetween(today, end.endsOn);
  const isDue = days !== null && days > 0 && days <= soonDays && end.saidOn !== today;
  if (isDue) {
    const when = days === 1 ? 'in 1 day' : `in ${days} days`;
    const { host, tokenSource } = connection;
    const page = end.isFineGrained ? fineGrainedTokenPage(host) : newTokenPage(host);
    world.stderr.write(
      ink`note: your token for ${oneLine(host.replace(/^https:\/\//, ''))} ends on ${oneLine(end.endsOn ?? '')}, ${when}; make a new one at ${page} and ${placeFor(tokenSource)}\n`,
    );
  }
  if (isDue || end !== known) await rememberEnd(connection, isDue ? { ...end, saidOn: today } : end, world);
}

/** What a command has learned by the way. */
export async function learnTokenEnd(of: TokenOf, facts: TokenFacts, world: World): Promise<void> {
  if (of.tokenSource === 'sandbox' || isUnattended(world)) return;
  const known = await knownEnd(of, world);
  await rememberEnd(of, endOf(facts, known, world.now().slice(0, 10)), world);
}

/** Nobody reads it there, and nothing is kept until the next day. */
function isUnattended({ env }: World): boolean {
  return !['', '0', 'false'].includes(env['CI'] ?? '');
}

async function look(connection: Connection, known: KnownEnd | null, world: World): Promise<KnownEnd> {
  const today = world.now().slice(0, 10);
  const { host, token, front, network } = connection;
  const way = { ...(front ? { front } : {}), ...(network ? { network } : {}) };
  try {
    const forge = await world.openForge({ host, token, ...way, withinMs: lookMs });
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

function placeFor(source: Connection['tokenSource']): string {
  if (source.endsWith('_TOKEN')) return `put it into ${source}`;
  return source === 'stored' || source === 'keyring' ? 'run: devgrowth auth login' : 'keep it where this one is kept';
}
