// Plays the acts of a seed as requests by those who did them: what it makes is what the sandbox makes of requests, and nothing else.
import type { Act, Client } from './plan.ts';
import { SeedError, type Path, type SeedProblem } from './problems.ts';
import { Refused } from './refused.ts';

export interface Stage {
  /** Where requests go; answers by the clock below. */
  readonly answer: (request: Request) => Promise<Response>;
  readonly externalUrl: string;
  /** Of an administrator, who may act as everybody. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly setClock: (now: number) => void;
  readonly chooseSecret: (letters: string) => void;
}

/** What stands later in the same minute of a seed happens later. */
export const STEP_MS = 1000;

/**
 * @param span from the beginning of the story to its end, in milliseconds since 1970
 * @throws SeedError for the first act that is refused
 */
export async function playActs(
  acts: readonly Act[],
  stage: Stage,
  span: { readonly begin: number; readonly end: number },
  problem: (path: Path, text: string) => SeedProblem,
): Promise<void> {
  let clock = span.begin;
  for (const [index, act] of acts.entries()) {
    const at = act.at === null ? span.begin : Date.parse(act.at);
    clock = Math.min(Math.max(at, index === 0 ? at : clock + STEP_MS), span.end);
    stage.setClock(clock);
    try {
      await act.play(clientFor(act.by, stage));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const day = new Date(clock).toISOString();
      throw new SeedError([problem(act.path, `${act.by} cannot do this on ${day}: ${error.message}`)]);
    }
  }
}

function clientFor(username: string, { answer, externalUrl, key, chooseSecret }: Stage): Client {
  const ask = async (method: string, path: string, headers: Record<string, string>, body?: object) => {
    const request = new Request(`${externalUrl}/api/v4${path}`, {
      method,
      headers: {
        'PRIVATE-TOKEN': key,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await answer(request);
    const text = await response.text();
    if (response.status >= 400)
      throw new Refused(response.status, `${method} ${path} answers ${response.status} ${text}`);
    return text === '' || response.headers.get('Content-Type')?.startsWith('application/json') !== true
      ? null
      : (JSON.parse(text) as unknown);
  };
  return {
    read: (path) => ask('GET', path, {}),
    send: (method, path, body) => ask(method, path, { Sudo: username }, body),
    chooseSecret,
  };
}
