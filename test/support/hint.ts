// What a failure says to do next, as it is read in a terminal.
import { commandWords } from '#commands/command-words.ts';
import type { Said } from '#wording.ts';

/** Empty where it says nothing. */
export const hintOf = ({ hint }: { readonly hint: Said | null }): string => commandWords(hint ?? '');
