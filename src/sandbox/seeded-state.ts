// A sandbox that begins with the story of a seed: an empty one, and then all that the seed says, done by those who did it.
import { createAnswering } from './sandbox.ts';
import { plannedActs } from './seed/planned.ts';
import { playActs, STEP_MS } from './seed/playing.ts';
import { readSeed } from './seed/reading.ts';
import { addToken, emptyState, firstPeople } from './state/empty-state.ts';
import type { SandboxState, Tier } from './state/state.ts';

export interface SeededOptions {
  /** YAML text, or the object that a YAML parser makes of it. */
  readonly seed: string | object;
  /** Milliseconds since 1970: where the story ends. */
  readonly now: number;
  readonly newToken: () => string;
  /** Default: what the seed says. */
  readonly tier?: Tier;
  readonly version?: string;
}

/** Addresses in answers are made with each request, and nobody reads these answers. */
const UNSEEN_URL = 'http://seed.invalid';

/** @throws SeedError */
export async function seededState({ seed: given, now, newToken, ...chosen }: SeededOptions): Promise<SandboxState> {
  const { seed, problem } = readSeed(given, now);
  const acts = plannedActs({ seed, problem }, now, firstPeople);
  const { tier, version } = { ...seed, ...chosen };
  const span = { begin: beginningOf(acts, now), end: now };
  const state = emptyState({
    now: span.begin,
    tokensFrom: now,
    newToken,
    ...(tier === undefined ? {} : { tier }),
    ...(version === undefined ? {} : { version }),
  });
  let clock = span.begin;
  let secret: string | null = null;
  const nextToken = () => {
    const letters = secret ?? newToken();
    secret = null;
    return letters;
  };
  const answer = createAnswering({ now: () => clock, externalUrl: UNSEEN_URL }, nextToken);
  // It acts as everybody, and is gone before anybody else asks.
  const administrator = state.users.find(({ admin }) => admin);
  if (administrator === undefined) throw new Error('A new sandbox has an administrator.');
  const key = addToken(state, {
    user: administrator,
    token: `seed-${newToken()}`,
    scopes: ['api', 'sudo'],
    at: new Date(span.begin).toISOString(),
    expiresAt: '9999-12-31',
  });
  await playActs(
    acts,
    {
      answer: (request) => answer(request, state),
      externalUrl: UNSEEN_URL,
      key: key.token,
      setClock: (at) => void (clock = at),
      chooseSecret: (letters) => void (secret = letters),
    },
    span,
    problem,
  );
  state.tokens = state.tokens.filter((token) => token !== key);
  return state;
}

/** What has no moment is done before the first one that is told of, a second each. */
function beginningOf(acts: readonly { readonly at: string | null }[], now: number): number {
  const told = acts.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  return told.length === 0 ? now : Math.min(...told) - (acts.length - told.length) * STEP_MS;
}
