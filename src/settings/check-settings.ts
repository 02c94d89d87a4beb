// `check:` of .devgrowth.yml: what the check of a document leaves out, weighs otherwise, and which short forms everybody knows.
import * as z from 'zod';
import { severities, type Severity } from '#growth/lint/rule.ts';
import { slug } from '#growth/words/slug.ts';

export interface CheckSettings {
  /** Names of rules that are not asked. */
  readonly off: readonly string[];
  readonly severity: Readonly<Record<string, Severity>>;
  readonly acronyms: readonly string[];
}

const rule = z.string().regex(slug, 'is no name of a rule').max(40);
const shortForm = z
  .string()
  .regex(/^[A-Z][A-Z&]*[A-Z]$/, 'is no short form in capitals')
  .max(10);

export const checkSchema = z
  .strictObject({
    off: z.array(rule).max(100).nullish().describe('Rules that are not asked.'),
    severity: z.record(rule, z.enum(severities)).nullish().describe('What a finding of a rule weighs.'),
    acronyms: z.array(shortForm).max(200).nullish().describe('Short forms that need no spelling out.'),
  })
  .nullish()
  .describe('How a promotion document is checked.');

export const checkKeys = ['off', 'severity', 'acronyms'] as const;

export function checkSettingsOf(typed: z.infer<typeof checkSchema>): CheckSettings {
  return { off: typed?.off ?? [], severity: typed?.severity ?? {}, acronyms: typed?.acronyms ?? [] };
}

/** As the file has them, without what is left open; null: nothing is said. */
export function writtenCheck(settings: CheckSettings): object | null {
  const said = checkKeys.filter((key) => Object.keys(settings[key]).length > 0).map((key) => [key, settings[key]]);
  return said.length === 0 ? null : Object.fromEntries(said);
}
