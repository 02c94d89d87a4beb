// What a company is, as a file says it.
import * as z from 'zod';
import { isDay } from '#growth/time/calendar.ts';
import { type Company, reviewParts } from '#growth/words/company.ts';
import { isValueId } from '#growth/words/values.ts';
import gitlabFile from './companies/gitlab.json' with { type: 'json' };

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

const day = z.string('must be a day in quotes').refine(isDay, 'is no day, such as 2026-11-30');

/** Two of one name would be one label, or one heading that nobody can tell apart. */
function once<Item>(keyOf: (item: Item) => string, what: string) {
  return (items: readonly Item[], context: z.RefinementCtx) => {
    const keys = items.map((item) => keyOf(item).toLowerCase());
    const twice = keys.findIndex((key, at) => keys.indexOf(key) < at);
    if (twice >= 0) context.addIssue({ code: 'custom', path: [twice], message: `has ${what} of another one above it` });
  };
}

const value = z.strictObject({
  id: z
    .string('must be a word in small letters')
    .refine(isValueId, 'must be small letters, digits and single hyphens, 40 at most, and not "none"')
    .describe('The word that labels and comments carry: `ownership` becomes the label `value:ownership`.'),
  name: words(60).describe('As the company writes it.'),
  ask: words(200).nullish().describe('The question that leads to an example of it.'),
});

const cycle = z.strictObject({
  name: words(40),
  nominate: day.describe('The last day on which somebody can be put forward.'),
  checked: day.nullish().describe('When that day was last compared with its source.'),
});

const programs = z
  .array(words(80))
  .max(20)
  .superRefine(once((name) => name, 'the name'));

const companySchema = z.strictObject({
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
      cycles: z.array(cycle).max(12, 'are more than 12').nullish(),
    })
    .nullish(),
  review: z
    .strictObject({
      name: words(60).nullish().describe('What the form is called.'),
      parts: z
        .array(z.enum(reviewParts))
        .min(1, 'names no part')
        .superRefine(once((part) => part, 'the word'))
        .nullish(),
    })
    .nullish(),
});

type CompanyWords = z.infer<typeof companySchema>;

/** What is not said is as for nobody in particular. */
function companyOf(file: CompanyWords): Company {
  const { money, programs: offered, promotion, review } = file;
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
    programs: { shadow: offered?.shadow ?? [], mentoring: offered?.mentoring ?? [] },
    promotion: {
      results: promotion?.results ?? 3,
      pages: promotion?.pages ?? 3,
      values: promotion?.values ?? 'each',
      cycles: (promotion?.cycles ?? []).map((one) => ({ ...one, checked: one.checked ?? null })),
    },
    review: { name: review?.name ?? 'Review', parts: review?.parts ?? reviewParts },
  };
}

export const gitlab: Company = { ...companyOf(companySchema.parse(gitlabFile)), isGitLab: true };
