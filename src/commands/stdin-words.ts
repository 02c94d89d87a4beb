// Text from stdin, in the place of the `-` that stands for it in a command line.
import { DevgrowthError } from '#errors.ts';
import { withoutSecrets } from '#growth/text/secret-address.ts';
import { namesDraft } from '#work/drafting.ts';
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
  if (text.includes('\0'))
    throw new DevgrowthError(
      'usage',
      'what came from stdin is no text: it holds a NUL character, which GitLab refuses',
      {
        hint: 'Nothing was sent. Save the text as UTF-8 (a file in UTF-16 looks so), and send it again.',
      },
    );
  const full =
    'flag' in place
      ? { words, flags: { ...flags, [place.flag]: text } }
      : { words: words.with(place.argument, text), flags };
  try {
    return await work({ ...full, isPiped: true });
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind === 'cancelled' || namesDraft(error)) throw error;
    const { kind, said, hint, details, isOfToken } = error;
    throw new DevgrowthError(kind, said, {
      ...(hint === null ? {} : { hint }),
      details: [...details, 'This came from stdin, and is not kept:', ...withoutSecrets(text).split('\n')],
      isOfToken,
      cause: error.cause ?? error,
    });
  }
}
