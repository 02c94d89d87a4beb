// Rules of the check of a document, as files have them: read and checked whole.
import * as z from 'zod';
import { countedRules } from '#growth/lint/wording.ts';
import { phraseSource } from '#growth/lint/phrases.ts';
import { type Rule, ruleTypes, scopes, severities } from '#growth/lint/rule.ts';
import type { LineProblem } from '#yaml/yaml-source.ts';
import { line, readChecked, slug, webAddress } from './front-schema.ts';

const phrase = z
  .string({ error: 'must be a phrase, in quotes where it is a number' })
  .max(400, 'is longer than 400 characters')
  .refine((text) => phraseSource(text) !== null, 'is no phrase: letters, digits, |, *, ?, _ and N in at most 12 words');
const phrases = z.array(phrase).max(200, 'are more than 200').optional();
const example = z.string().trim().min(1, 'is empty').max(5000, 'is longer than 5000 characters');

const rule = z
  .strictObject({
    id: slug.max(40, 'is longer than 40 characters'),
    type: z.enum(ruleTypes),
    lang: z.enum(['any', 'en']),
    severity: z.enum(severities),
    scope: z.array(z.enum(scopes)).min(1, 'names nothing'),
    match: phrases,
    except: phrases,
    unless: phrases,
    exact: z.boolean().optional(),
    headings: z.boolean().optional(),
    say: line.max(200, 'is longer than 200 characters'),
    mend: line.max(200, 'is longer than 200 characters'),
    source: webAddress.nullish(),
    fails: example,
    passes: example,
  })
  .superRefine(({ type, match = [] }, context) => {
    if (type.endsWith('phrase') && match.length === 0)
      context.addIssue({ code: 'custom', path: ['match'], message: 'names no phrase' });
  });

const file = z.strictObject({ rules: z.array(rule).max(200, 'are more than 200') });

export interface ReadRules {
  readonly rules: readonly Rule[];
  /** `path:line: problem`; of a file with one, no rule counts. */
  readonly problems: readonly string[];
}

/** @param own of somebody's own making: they hold phrases alone, for the other types are programs */
export function readRules(
  files: readonly { readonly path: string; readonly text: string }[],
  { own }: { readonly own: boolean },
): ReadRules {
  const rules = new Map<string, Rule>();
  const problems: string[] = [];
  for (const { path, text } of files) {
    const { data, problems: faults, lineAt } = readChecked(text, file, keysBelow, { firstLine: 1, what: 'the file' });
    const programs: readonly LineProblem[] = (data?.rules ?? []).flatMap(({ id, type }, index) =>
      own && !type.endsWith('phrase') && !countedRules.includes(id)
        ? [{ line: lineAt(['rules', index]), problem: `${id}: a rule of your own is of type phrase or subject-phrase` }]
        : [],
    );
    const found = [...faults, ...programs];
    problems.push(...found.map((one) => `${path}:${one.line}: ${one.problem}`));
    if (found.length > 0) continue;
    for (const {
      match = [],
      except = [],
      unless = [],
      exact = false,
      headings = false,
      source = null,
      ...rest
    } of data?.rules ?? [])
      rules.set(rest.id, { ...rest, match, except, unless, exact, headings, source });
  }
  return { rules: [...rules.values()], problems };
}

const keysBelow = (name: string | undefined): readonly string[] =>
  name === undefined ? Object.keys(file.shape) : Object.keys(rule.shape);
