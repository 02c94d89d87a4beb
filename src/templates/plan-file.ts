// A year plan's file, read: every fault of it with its line, or its rows. `plan-file-text.ts` writes it.
import * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import {
  measureWords,
  type PlanFile,
  type PlanRow,
  type PlanTextName,
  planTexts,
  type RowField,
  rowFields,
  without,
} from '#growth/goals/plan-file.ts';
import { readMeasure } from '#growth/goals/measure.ts';
import { withoutGaps } from '#growth/text/section-spans.ts';
import { isDay } from '#growth/time/calendar.ts';
import { parseQuarter, quarterOf } from '#growth/time/fiscal.ts';
import { ascending } from '#growth/words/order.ts';
import type { LineProblem } from '#yaml/yaml-source.ts';
import { titleProblem } from './fill.ts';
import { readChecked } from './front-schema.ts';
import { counted } from './template.ts';

const words = z.string().trim().min(1, 'is empty').max(255, 'is longer than 255 characters');
const day = z
  .string()
  .trim()
  .refine((text) => text === without || isDay(text), 'must be a day, 2027-03-31, or none');
const texts = { aspiration: z.string(), focus: z.string(), intention: z.string(), support: z.string() } as const;
const said = z
  .string()
  .refine((text) => text.trim() !== '', 'is empty: leave it out, or take it out of the plan itself');
const wanted = { aspiration: said, focus: said, intention: said, support: said } as const;

const measure = z.strictObject({
  name: z.string().trim().max(200, 'is longer than 200 characters').default(''),
  start: z.number().nullable().default(null),
  target: z.number(),
  unit: z.string().trim().max(40, 'is longer than 40 characters').default(''),
});

const was = z.strictObject({ title: words, kind: words, due: day, quarter: words, measure: z.string() }).partial();

const rowSchema = z.strictObject({
  key: z
    .union([z.string(), z.int()])
    .transform(String)
    .pipe(z.string().regex(/^[\w.-]{1,60}$/u, 'must be letters, digits, dots, hyphens: a word of your own'))
    .exactOptional(),
  iid: z.int().min(1, 'must be the number of a goal').exactOptional(),
  title: words.exactOptional(),
  kind: words.exactOptional(),
  due: day.exactOptional(),
  measure: measure.exactOptional(),
  confidential: z.boolean().exactOptional(),
  was: was.exactOptional(),
});

const headSchema = z.strictObject({
  year: z.union([z.string(), z.int()]).transform(String),
  read: z.string().exactOptional(),
  was: z.strictObject(texts).partial().exactOptional(),
});

const fileSchema = z.strictObject({
  /** Of a file that is JSON. */
  schema: z.string().exactOptional(),
  plan: headSchema,
  ...z.strictObject(wanted).partial().shape,
  quarters: z.record(z.string(), z.array(rowSchema).max(500, 'are more than 500 goals').nullable()),
});

const knownKeys = new Map<string, readonly string[]>([
  ['', ['plan', ...planTexts, 'quarters']],
  ['plan', ['year', 'read', 'was']],
  ['was', rowFields],
  ['measure', Object.keys(measure.shape)],
]);

/** @throws `configuration` with every fault, each with its line */
export function readPlanFile(text: string, fileName: string, startMonth: number): PlanFile {
  const known = (name: string | undefined) => knownKeys.get(name ?? '') ?? Object.keys(rowSchema.shape);
  const { data, problems, lineAt } = readChecked(text, fileSchema, known, { firstLine: 1, what: 'the file' });
  if (data === null) throw faulty(problems, fileName);
  const faults: LineProblem[] = [];
  const rows = Object.entries(data.quarters).flatMap(([name, listed]) => {
    const quarter = quarterName(name, startMonth);
    if (!quarter.ok) faults.push({ line: lineAt(['quarters', name]), problem: quarter.problem });
    return (listed ?? []).map((row, index): PlanRow => {
      const { key = null, iid = null, measure: aim = null, confidential = false, was: before = {} } = row;
      const place = ['quarters', name, index];
      const wanted = {
        ...valuesOf(row),
        quarter: quarter.ok ? quarter.value : name,
        ...(aim === null ? {} : { measure: measureWords(aim) }),
      };
      const read = {
        at: { quarter: name, index },
        line: lineAt(place),
        key,
        iid,
        measure: aim,
        confidential,
        wanted,
        was: valuesOf(before),
      };
      const report = (field: string, problem: string) => faults.push({ line: lineAt([...place, field]), problem });
      checkRow(read, startMonth, report);
      return read;
    });
  });
  faults.push(...doubles(rows));
  if (faults.length > 0) throw faulty(faults, fileName);
  const { plan } = data;
  return { year: plan.year, texts: textsOf(data), textsWere: textsOf(plan.was ?? {}), rows };
}

function faulty(problems: readonly LineProblem[], fileName: string): DevgrowthError {
  return new DevgrowthError('configuration', `${counted(problems.length)} in ${fileName}; nothing was written`, {
    details: problems
      .toSorted(ascending(({ line }) => line))
      .map(({ line, problem }) => `${fileName}:${line}: ${problem}`),
    hint: 'Correct the file and run this again; `devgrowth plan export` shows one.',
  });
}

function quarterName(name: string, startMonth: number) {
  if (name === without) return { ok: true, value: without } as const;
  const quarter = parseQuarter(name, startMonth);
  return quarter.ok ? ({ ok: true, value: quarter.value.title } as const) : quarter;
}

function checkRow(row: PlanRow, startMonth: number, report: (field: string, problem: string) => void): void {
  const { iid, wanted, was: before, at } = row;
  const { title, due } = wanted;
  if (iid === null && title === undefined) report('', 'title is missing: a goal without a number is opened by it');
  const problem = title === undefined || title === before.title ? null : titleProblem(title);
  if (problem !== null) report('title', problem);
  const aim = wanted.measure === undefined || wanted.measure === before.measure ? null : readMeasure(wanted.measure);
  if (aim?.ok === false) report('measure', aim.problem);
  else if (aim !== null && measureWords(aim.value) !== wanted.measure)
    report(
      'measure',
      `measure cannot be read back from the line "${wanted.measure}": name and unit are a few plain words`,
    );
  if (due === undefined || due === without) return;
  const { title: quarter } = quarterOf(due, startMonth);
  const isAsItWas = due === before.due && wanted.quarter === before.quarter;
  if (quarter !== wanted.quarter && !isAsItWas)
    report('due', `${due} is in ${quarter}, and the row stands in ${at.quarter}: put it there, or give it another day`);
}

/** What is named twice would be changed twice. */
function doubles(rows: readonly PlanRow[]): readonly LineProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const named = [
      ...(row.iid === null ? [] : [`the goal #${row.iid}`]),
      ...(row.key === null ? [] : [`the key ${row.key}`]),
      ...(row.iid === null && row.key === null ? [sameAs(row)] : []),
    ];
    return named.flatMap((name) => {
      const before = first.get(name);
      if (before === undefined) first.set(name, row.line);
      return before === undefined
        ? []
        : [{ line: row.line, problem: `${name} stands in the file already, on line ${before}` }];
    });
  });
}

function sameAs({ wanted: { title = '', kind = 'general', quarter } }: PlanRow): string {
  return `a goal "${title}" (${kind}, ${quarter}) without a key`;
}

function valuesOf(row: { readonly [field in RowField]?: unknown }): { readonly [field in RowField]?: string } {
  return Object.fromEntries(
    rowFields.flatMap((field) => (typeof row[field] === 'string' ? [[field, row[field]] as const] : [])),
  );
}

function textsOf(from: { readonly [name in PlanTextName]?: string | undefined }): {
  readonly [name in PlanTextName]?: string;
} {
  return Object.fromEntries(
    planTexts.flatMap((name) => (from[name] === undefined ? [] : [[name, withoutGaps(from[name])] as const])),
  );
}
