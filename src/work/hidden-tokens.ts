// Keeps tokens out of what is said of a failure: somebody types one where a flag or a name belongs, and a complaint repeats it.
import { withoutTokens } from '#growth/text/token-shape.ts';
import { knownTokens } from '#settings/known-tokens.ts';
import type { Desk } from './desk.ts';
import { descending } from '#growth/words/order.ts';

/** Whatever looks like one, and those of this machine, which may have any shape. */
export async function tokenHider(desk: Pick<Desk, 'env' | 'files' | 'places'>): Promise<(text: string) => string> {
  const own = (await knownTokens(desk)).flatMap((token) => [token, encodeURIComponent(token)]);
  const inOrder = own.toSorted(descending(({ length }) => length));
  return (text) => inOrder.reduce((said, token) => said.replaceAll(token, '[token]'), withoutTokens(text));
}
