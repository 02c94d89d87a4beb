// What a person types comes by here, from the command line, a question or stdin: an address with a secret goes no further.
import { DevgrowthError } from '#errors.ts';
import { type SecretAddress, secretAddressIn, withoutSecrets } from '#growth/text/secret-address.ts';
import { namesDraft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { StdinPlace } from './command.ts';

/** As commander has read it. */
interface CommandLine {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
}

/**
 * Text from stdin takes the place of its `-` before anybody looks at the line. It cannot be read a second time: an error that
 * no draft goes with shows it.
 */
export async function withStdin<T>(
  line: CommandLine,
  place: StdinPlace | undefined,
  { stdin }: Pick<World, 'stdin'>,
  work: (line: CommandLine & { readonly isPiped: boolean }) => Promise<T>,
): Promise<T> {
  const { words, flags } = line;
  const typed = place === undefined ? null : 'flag' in place ? flags[place.flag] : words[place.argument];
  if (place === undefined || typed !== '-') return work({ ...line, isPiped: false });
  const text = (await stdin.readAll()).trimEnd();
  if (text === '')
    throw new DevgrowthError('usage', 'nothing came from stdin', {
      hint: 'Send the text to it, or type the text in place of the `-`.',
    });
  const full =
    'flag' in place
      ? { words, flags: { ...flags, [place.flag]: text } }
      : { words: words.with(place.argument, text), flags };
  try {
    return await work({ ...full, isPiped: true });
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind === 'cancelled' || namesDraft(error)) throw error;
    const { kind, message, hint, details, isOfToken } = error;
    throw new DevgrowthError(kind, message, {
      ...(hint === null ? {} : { hint }),
      details: [...details, 'This came from stdin, and is not kept:', ...withoutSecrets(text).split('\n')],
      isOfToken,
      cause: error.cause ?? error,
    });
  }
}

/**
 * @param said where it stands, for the error
 * @param kind `refused` where the words are kept in a draft
 * @throws with the address, and without the secret
 */
export function refuseSecrets(typed: unknown, said = 'what you typed', kind: 'usage' | 'refused' = 'usage'): void {
  for (const text of textsIn(typed)) {
    const found = secretAddressIn(text);
    if (found === null) continue;
    throw new DevgrowthError(kind, problemOf(found, said), {
      hint: `Nothing was written or sent. Give the address without it: ${found.bare}`,
    });
  }
}

/** For a text out of the editor, whose file stays until it is without; what stood in it before is not the person's to mend now. */
export function refuseNewSecrets(before: string, edited: string): void {
  if (secretAddressIn(before) === null) refuseSecrets(edited, 'the text', 'refused');
}

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

function problemOf({ secret }: SecretAddress, said = 'what you typed'): string {
  return `${said} holds an address with a secret in it (${secret})`;
}

function textsIn(typed: unknown): readonly string[] {
  if (typeof typed === 'string') return [typed];
  return typeof typed === 'object' && typed !== null ? Object.values(typed).flatMap(textsIn) : [];
}
