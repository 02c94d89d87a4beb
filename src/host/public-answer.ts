// One question to a public place, with nothing of the person's in it: no token, no cookie, no name of theirs.
import { DevgrowthError } from '#errors.ts';
import { boundedText } from '#gitlab/wire/bounded-body.ts';
import type { NetworkPath } from '#world.ts';
import { carryByHttp } from './carry-http.ts';

const longestMs = 10_000;

/** @throws DevgrowthError `unreachable` without an answer, `not-found`, `server` for another than 200; redirects are not followed */
export async function publicAnswer(address: string, network: NetworkPath | null): Promise<string> {
  const { origin } = new URL(address);
  const carry =
    network === null
      ? carryByHttp({ sockets: 1 })
      : (await import('./transport.ts')).createTransport(origin, {
          proxy: network.proxy?.url ?? null,
          ca: network.ca?.text ?? null,
        });
  const hint = 'Try again later; with a proxy, set HTTPS_PROXY.';
  const asked = { method: 'GET', url: address, headers: { accept: 'application/json' }, body: undefined };
  const answer = await carry({ ...asked, signal: AbortSignal.timeout(longestMs) }).catch((cause: unknown) => {
    throw new DevgrowthError('unreachable', `${origin} does not answer`, { hint, cause });
  });
  if (answer.status === 404)
    throw new DevgrowthError('not-found', `${origin} has no such thing (status 404)`, {
      hint: 'It may be published elsewhere, or nowhere yet: npm config get registry says where it is asked for.',
    });
  if (answer.status !== 200)
    throw new DevgrowthError('server', `${origin} answers with status ${answer.status}`, { hint });
  return (await boundedText(answer.body)).text;
}
