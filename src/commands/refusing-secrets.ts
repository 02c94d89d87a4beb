// A world whose questions and stdin take no address with a secret in it.
import { secretAddressIn } from '#growth/text/secret-address.ts';
import { problemOf, refuseSecrets } from '#work/typed-words.ts';

export { refuseSecrets };
import type { World } from '#world.ts';

export function refusingSecrets(world: World): World {
  const { prompt, stdin } = world;
  const problemIn = (text: string) => {
    const found = secretAddressIn(text);
    return found === null ? null : problemOf(found);
  };
  return {
    ...world,
    prompt: {
      ...prompt,
      text: (question) =>
        prompt.text({ ...question, check: (text) => problemIn(text) ?? question.check?.(text) ?? null }),
      list: (question) =>
        prompt.list({ ...question, check: (text) => problemIn(text) ?? question.check?.(text) ?? null }),
    },
    stdin: {
      get isTTY() {
        return stdin.isTTY;
      },
      async readAll() {
        const text = await stdin.readAll();
        refuseSecrets(text);
        return text;
      },
    },
  };
}
