// What a company is, as a file says it: `gitlab` and `none` are files of this form, and so is a project's own.
import * as z from 'zod';
import { isDay } from '#growth/time/calendar.ts';
import { type Company, isCompanyName, type Program, programKinds, reviewParts } from '#growth/words/company.ts';
import { ourWords } from '#growth/words/typed-words.ts';
import { isValueId } from '#growth/words/values.ts';
import { said, step, type Wording } from '#wording.ts';
import gitlabFile from './companies/gitlab.json' with { type: 'json' };
import noneFile from './companies/none.json' with { type: 'json' };
import { readSettings, type SettingsForm } from './settings-text.ts';
import { typedWordsOf, typedWordsSchema } from './typed-words.ts';

/** It becomes a part of templates and of tables: one line, and nothing that would be read as a placeholder or a command. */
const words = (longest: number) =>
  z
    .string('must be text (numbers in quotes)')
    .trim()
    .min(1, 'is empty')
    .max(longest, `is longer than ${longest} characters`)
    .regex(
      /^(?!\/)(?:(?!\{\{|\}\}|<!--|-->)[^\p{Cc}\u2028\u2029])*$/u,
      'must be one line, without {{ }}, a comment or a / in front',
    );

/** Two of one name would be one label, or one heading that nobody can tell apart. */
function once<Item>(keyOf: (item: Item) => string, what: string) {
  return (items: readonly Item[], context: z.RefinementCtx) => {
    const keys = items.map((item) => keyOf(item).toLowerCase());
    const twice = keys.findIndex((key, at) => keys.indexOf(key) < at);
    if (twice >= 0) context.addIssue({ code: 'custom', path: [twice], message: `has ${what} of another one above it` });
  };
}

const slug = z
  .string('must be a word in small letters')
  .refine(isValueId, 'must be small letters, digits and single hyphens, 40 at most, and not "none"');

const value = z.strictObject({
  id: slug.describe('The word that labels and comments carry: `ownership` becomes the label `value:ownership`.'),
  name: words(60).describe('As the company writes it.'),
  ask: words(200).nullish().describe('The question that leads to an example of it.'),
});

const program = z.strictObject({
  name: words(80),
  id: slug.nullish().describe('The choice of a template of ours that it is.'),
  on_hold: words(160).nullish().describe('Why nobody can take part now: on hold until further notice.'),
});

const programs = z
  .array(z.union([words(80), program]))
  .max(20)
  .superRefine(once((one) => (typeof one === 'string' ? one : one.name), 'the name'));

function programsOf(said: z.infer<typeof programs> | null | undefined): readonly Program[] {
  return (said ?? []).map((one) => {
    const { name, id, on_hold: onHold } = typeof one === 'string' ? { name: one } : one;
    return { name, id: id ?? null, onHold: onHold ?? null };
  });
}

const day = z.string('is no day, such as 2027-02-15').refine(isDay, 'is no day, such as 2027-02-15');

const cycle = z.strictObject({
  name: words(40).describe('2027-H1'),
  nominate: day.nullish().describe('The last day on which somebody can be put forward. Empty: not known.'),
  checked: day.nullish().describe('When that was last looked up.'),
});

const review = z.strictObject({
  name: words(60).nullish().describe('What the company calls it: Mid-year talk.'),
  parts: z
    .array(z.enum(reviewParts))
    .min(1, 'must name one part at least')
    .superRefine(once((part) => part, 'the name'))
    .nullish()
    .describe('The parts of its form, in its order. Without it, all.'),
  share_days_before: z
    .int('must be 0 to 90 days')
    .min(0, 'must be 0 to 90 days')
    .max(90, 'must be 0 to 90 days')
    .nullish()
    .describe('How many days before the talk the form is shared.'),
});

export const companySchema = z.strictObject({
  name: words(60).nullish().describe('Empty: no company in particular.'),
  values: z
    .array(value)
    .max(12, 'are more than 12')
    .superRefine(once(({ id }) => id, 'the id'))
    .superRefine(once(({ name }) => name, 'the name'))
    .nullish()
    .describe('What the company values, in its order; 12 at most.'),
  fiscal_year_start: z
    .int('must be a month, 1 to 12')
    .min(1, 'must be a month, 1 to 12')
    .max(12, 'must be a month, 1 to 12')
    .nullish()
    .describe('Month in which its fiscal year starts; that of .devgrowth.yml goes before it.'),
  money: z
    .strictObject({
      currency: words(8).nullish().describe('EUR'),
      fund: words(80).nullish().describe('What pays for learning: the learning budget.'),
      approver: words(80).nullish().describe('Who says yes to it: my manager.'),
    })
    .nullish(),
  programs: z
    .strictObject({ shadow: programs.nullish(), mentoring: programs.nullish() })
    .nullish()
    .describe('Programs that people can take part in, by the kind of goal.'),
  promotion: z
    .strictObject({
      results: z.int().min(1, 'must be 1 to 9').max(9, 'must be 1 to 9').nullish().describe('Results of a document.'),
      pages: z.int().min(1, 'must be 1 to 20').max(20, 'must be 1 to 20').nullish().describe('Its length at most.'),
      values: z.enum(['each', 'any']).nullish().describe('each: every value needs an example.'),
      cycles: z
        .array(cycle)
        .max(20, 'are more than 20')
        .superRefine(once(({ name }) => name, 'the name'))
        .nullish()
        .describe('Rounds of promotions, and the day by which somebody is put forward.'),
    })
    .nullish(),
  review: review.nullish().describe('The form of the performance review.'),
  words: typedWordsSchema,
});

export type CompanyWords = z.infer<typeof companySchema>;

const keys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(companySchema.shape),
  values: Object.keys(value.shape),
  money: ['currency', 'fund', 'approver'],
  programs: programKinds,
  shadow: Object.keys(program.shape),
  mentoring: Object.keys(program.shape),
  promotion: ['results', 'pages', 'values', 'cycles'],
  cycles: Object.keys(cycle.shape),
  review: Object.keys(review.shape),
  words: ourWords,
};

/** Keys that may stand at a place of the file. */
export function companyKeys(place: readonly string[]): readonly string[] {
  return keys[place.findLast((part) => !/^\d+$/.test(part)) ?? ''] ?? [];
}

/** @throws `configuration` with every problem, each with line and key */
function readCompanyFile(text: string, path: string, hint: Wording): CompanyWords {
  const form: SettingsForm<CompanyWords> = { file: path, schema: companySchema, knownKeys: companyKeys, hint };
  return readSettings(text, form).value;
}

/** Of a file that no project names. @throws as above */
export function companyInFile(
  text: string,
  { path, hint }: { readonly path: string; readonly hint: Wording },
): Company {
  return companyOf(readCompanyFile(text, path, hint));
}

/** What is not said is as for nobody in particular. */
function companyOf(file: CompanyWords): Company {
  const { money, programs: offered, promotion, review: form } = file;
  return {
    isGitLab: false,
    name: file.name ?? null,
    values: (file.values ?? []).map(({ id, name, ask }) => ({ id, name, ask: ask ?? `What shows ${name}?` })),
    fiscalYearStart: file.fiscal_year_start ?? 1,
    money: {
      currency: money?.currency ?? null,
      fund: money?.fund ?? 'the learning budget',
      approver: money?.approver ?? 'my manager',
    },
    programs: { shadow: programsOf(offered?.shadow), mentoring: programsOf(offered?.mentoring) },
    promotion: {
      results: promotion?.results ?? 3,
      pages: promotion?.pages ?? 3,
      values: promotion?.values ?? 'each',
      cycles: (promotion?.cycles ?? []).map(({ name, nominate, checked }) => ({
        name,
        nominate: nominate ?? null,
        checked: checked ?? null,
      })),
    },
    review: {
      name: form?.name ?? 'Performance review',
      parts: form?.parts ?? reviewParts,
      shareDaysBefore: form?.share_days_before ?? null,
    },
    words: typedWordsOf(file.words ?? null, file.values ?? []),
  };
}

export const gitlab: Company = { ...companyOf(companySchema.parse(gitlabFile)), isGitLab: true };
const noCompany: Company = companyOf(companySchema.parse(noneFile));

/** `company:` of .devgrowth.yml: one of ours, a file of the project, or all that such a file says. */
export type CompanyFrom = string | CompanyWords;

export const companyFromSchema = z
  .union([
    z.string().refine(isCompanyName, 'must be gitlab, none, or a file of this project such as .devgrowth/company.yml'),
    companySchema,
  ])
  .nullish()
  .describe('The company: gitlab, none, a file of this project, or what such a file says. Without it, gitlab.');

const mendInProject = (path: string): Wording =>
  said`Mend ${path} in the goals project, or write \`company: none\` into .devgrowth.yml; \`${step('init', { check: true })}\` says what else differs.`;

export interface SaidCompany {
  /** As .devgrowth.yml says it; null: it does not. */
  readonly companyFrom: CompanyFrom | null;
  /** For who cannot open the project's files: with all that its own one says. */
  readonly companyTold: CompanyFrom | null;
  readonly company: Company;
}

/** @param text of the file that is named; null where none is, or before it is read: then nobody in particular */
export function saidCompany(from: CompanyFrom | null, text: string | null = null): SaidCompany {
  const said = (company: Company, told = from): SaidCompany => ({ companyFrom: from, companyTold: told, company });
  if (from === null || from === 'gitlab') return said(gitlab);
  if (from === 'none') return said(noCompany);
  if (typeof from !== 'string') return said(companyOf(from));
  if (text === null) return said(noCompany);
  const words = readCompanyFile(text, from, mendInProject(from));
  return said(companyOf(words), words);
}
