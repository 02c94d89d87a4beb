// What a refusal says, as one plain value for tables.
import { commandWords } from '#commands/command-words.ts';
import { DevgrowthError, type ErrorKind } from '#errors.ts';

export interface Refusal {
  readonly kind: ErrorKind;
  readonly message: string;
  readonly hint: string | null;
  readonly details: readonly string[];
}

/** Fails when nothing is thrown, or something that is not ours. */
export async function refusalOf(work: () => unknown): Promise<Refusal> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const { kind, said, hint, details } = error;
    return {
      kind,
      message: commandWords(said),
      hint: hint === null ? null : commandWords(hint),
      details: details.map(commandWords),
    };
  }
  throw new Error('nothing was refused');
}

/** Everything a refusal could print anywhere, causes included. */
export function everythingSaid(error: unknown): string {
  const parts: string[] = [];
  for (let at: unknown = error; at instanceof Error && parts.length < 20; at = at.cause) {
    parts.push(at.stack ?? '', at.message);
    if (at instanceof DevgrowthError) parts.push(String(at.hint ?? ''), ...at.details.map(String));
  }
  return parts.join('\n');
}
