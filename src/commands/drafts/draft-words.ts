// A draft is foreign data: of this version, an older or a newer one, or edited by hand. Its words are checked before a command sees them.
import * as z from 'zod';
import type { SharedInput } from '../command.ts';
import type { WordsReader } from './resumable.ts';

/** Some older versions kept a few of these with the words. They say nothing of them, and are decided anew. */
const sharedFlags: Readonly<Record<keyof SharedInput, true>> = {
  profile: true,
  host: true,
  project: true,
  caFile: true,
  insecureHttp: true,
  format: true,
  mayAsk: true,
  yes: true,
  dryRun: true,
  writes: true,
  allowPublic: true,
  debug: true,
  color: true,
  isSilent: true,
  isPiped: true,
  continues: true,
};

/** A schema with every word of a command, and no other. */
type WordsSchema<Own> = z.ZodType<Own> & { readonly shape: { readonly [word in keyof Own]-?: unknown } };

/** @param schema strict: a word that it does not know would be lost; with a default where older versions had no such word */
export function readsWords<Own>(schema: WordsSchema<Own>): WordsReader<Own> {
  return (typed) => {
    const read = schema.safeParse(withoutSharedFlags(typed));
    if (read.success) return { ok: true, own: read.data };
    return { ok: false, problems: read.error.issues.map(problemOf) };
  };
}

function withoutSharedFlags(typed: unknown): unknown {
  if (typeof typed !== 'object' || typed === null || Array.isArray(typed)) return typed;
  return Object.fromEntries(Object.entries(typed).filter(([word]) => !Object.hasOwn(sharedFlags, word)));
}

function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: unknown to this version`;
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}

export const maybeText = z.string().nullable();

/** A word that older versions did not have. */
export const newText = maybeText.default(null);

/** Some older versions kept the `-` for text from stdin, and not the text. */
export const pipedText = z.string().refine((text) => text !== '-', 'text from stdin that was not kept');

/** A part of a title stands in the place of the number until it has been found. */
export const namedGoalWords = {
  iid: z.int().positive().nullable(),
  goalAt: newText,
  titled: z.string().exactOptional(),
};

/** Each of several goals has a draft of its own: `also` stands in none. */
export const severalGoalWords = { ...namedGoalWords, also: z.array(z.strictObject(namedGoalWords)).exactOptional() };
