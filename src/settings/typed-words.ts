// `words:` of a company: what its people type in place of our words, as one of our sets or as a list of its own. Both are of one form.
import * as z from 'zod';
import { type OurWord, ourWords, type TypedWords, typedWords } from '#growth/words/typed-words.ts';
import deFile from './words/de.json' with { type: 'json' };
import frFile from './words/fr.json' with { type: 'json' };

/** Ours, by their name. */
export const sets = { de: deFile, fr: frFile } as const;

const phrase = z
  .string('must be words')
  .trim()
  .max(60, 'is longer than 60 characters')
  .regex(/^\p{L}[\p{L}\p{M}\p{N} '’.-]*$/u, 'must be words, without a colon or other signs');

const phrases = z.union([phrase.transform((one) => [one]), z.array(phrase).max(20, 'are more than 20')]).nullish();

/** English is always understood, so none of our words is another one; and nobody can tell which of two is meant. */
export const wordListSchema = z
  .strictObject(Object.fromEntries(ourWords.map((word) => [word, phrases])))
  .superRefine((list, context) => {
    const seen = new Map<string, string>(ourWords.map((word) => [word, word]));
    for (const [word, typed] of Object.entries(list))
      for (const [at, one] of (typed ?? []).entries()) {
        const form = one.toLowerCase();
        const other = seen.get(form) ?? word;
        if (other !== word) context.addIssue({ code: 'custom', path: [word, at], message: `stands for ${other}` });
        seen.set(form, other);
      }
  });

export const typedWordsSchema = z
  .union([z.enum(['de', 'fr'], 'must be de, fr, or words of your own: help: [Hilfe]'), wordListSchema])
  .nullish()
  .describe('What people type in place of our words: de, fr, or a list. English is always understood.');

/** @param values stay what they are, whatever else the word means */
export function typedWordsOf(
  said: z.infer<typeof typedWordsSchema>,
  values: readonly { readonly id: string; readonly name: string }[],
): TypedWords {
  const list: Readonly<Record<string, readonly string[] | null | undefined>> =
    typeof said === 'string' ? sets[said] : (said ?? {});
  const known = (word: OurWord) => list[word] ?? [];
  return typedWords(
    Object.fromEntries(ourWords.map((word) => [word, known(word)])),
    values.flatMap(({ id, name }) => [id, name]),
  );
}
