// The person's file of a plan: read by its path, and the numbers and days that came of it put back, with every other byte kept.
import { basename, resolve } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import {
  differencesLeft,
  type InWords,
  type PlanDifference,
  type PlanFile,
  type PlannedMeasure,
  plannedMeasure,
  type PlanRow,
  type PlanTextName,
  planTexts,
  type RowField,
  rowFields,
  rowOf,
} from '#growth/goals/plan-file.ts';
import type { GoalRecord, Instant } from '#growth/words/goal.ts';
import { readPlanFile } from '#templates/plan-file.ts';
import { type PlacedWord, withWords } from '#templates/plan-file-text.ts';
import type { Desk } from '../desk.ts';
import { readImportFile } from '../goal/import-file.ts';
import type { Said } from '#wording.ts';
import { type ComparedPlan, rowKey } from './comparing.ts';

type FileDesk = Pick<Desk, 'files' | 'namedFiles' | 'cwd'>;

/** @throws `usage` for a file that cannot be read */
export async function readPlanText(path: string, desk: FileDesk): Promise<string> {
  return (await desk.files.read(resolve(desk.cwd, path))) ?? readImportFile(path, desk);
}

type RowWords = InWords<RowField>;

/** What a row of the file says from now on. */
export interface SettledRow {
  readonly row: PlanRow;
  readonly iid: number;
  /** The server's words that come into the file. */
  readonly taken: RowWords;
  readonly measure: PlannedMeasure | null;
  /** How the goal stands on the server, but for what is left to decide. */
  readonly was: RowWords;
}

interface Settled {
  readonly rows: readonly SettledRow[];
  readonly textsTaken: InWords<PlanTextName>;
  readonly textsWere: InWords<PlanTextName>;
  readonly at: Instant;
}

/** @param standing every goal as it stands now */
export function settledRows(
  { rows }: PlanDifference,
  openedBy: ReadonlyMap<PlanRow, GoalRecord>,
  standing: ReadonlyMap<number, GoalRecord>,
  startMonth: number,
): readonly SettledRow[] {
  const ofGoals = rows.map(({ row, record, differences }): SettledRow => {
    const stands = standing.get(record.iid) ?? record;
    const now = rowOf(stands, startMonth);
    const left = new Set(differencesLeft(differences).map(({ field }) => field));
    const taken = differences.filter(({ field, how }) => how === 'keep' && !left.has(field));
    return {
      row,
      iid: record.iid,
      measure: plannedMeasure(stands.description),
      taken: Object.fromEntries(taken.map(({ field, from }) => [field, from])),
      was: inWords(rowFields, (field) => (left.has(field) ? row.was[field] : now[field])),
    };
  });
  const ofNew = [...openedBy].map(([row, record]) => ({
    row,
    iid: record.iid,
    taken: {},
    measure: null,
    was: rowOf(record, startMonth),
  }));
  return [...ofGoals, ...ofNew];
}

export function settledTexts({
  file,
  texts: { differences },
}: ComparedPlan): Pick<Settled, 'textsTaken' | 'textsWere'> {
  const by = new Map(differences.map((one) => [one.field, one]));
  const kept = differences.filter(({ how }) => how === 'keep');
  return {
    textsTaken: Object.fromEntries(kept.map(({ field, from }) => [field, from])),
    textsWere: inWords(planTexts, (name) => {
      const { how, from } = by.get(name) ?? {};
      return how === 'decide' ? file.textsWere[name] : how === 'keep' ? from : file.texts[name];
    }),
  };
}

function inWords<Field extends string>(
  fields: readonly Field[],
  wordOf: (field: Field) => string | undefined,
): InWords<Field> {
  const told = fields.flatMap((field) => {
    const word = wordOf(field);
    return word === undefined ? [] : [[field, word] as const];
  });
  return Object.fromEntries(told) as InWords<Field>;
}

export type FileEnd =
  | { readonly how: 'written' | 'as-it-was' }
  /** Why, for people. */
  | { readonly how: 'not-written'; readonly why: Said };

/**
 * The file as it stands by then: a row is found by its number, or by what it was opened by.
 * @param file what was applied
 */
export async function settle(
  path: string | null,
  file: PlanFile,
  settled: Settled,
  startMonth: number,
  desk: FileDesk,
): Promise<FileEnd> {
  if (path === null) {
    const isNew = wordsFor(file, file, settled).some(({ key }) => key === 'iid');
    return isNew ? { how: 'not-written', why: 'it is no file' } : { how: 'as-it-was' };
  }
  try {
    const text = await readPlanText(path, desk);
    const words = wordsFor(readPlanFile(text, basename(path), startMonth), file, settled);
    if (words.length === 0) return { how: 'as-it-was' };
    const changed = withWords(text, [...words, { at: ['plan'], key: 'read', value: settled.at }]);
    if (changed === null) return { how: 'not-written', why: 'its form is one that is not changed by itself' };
    await desk.files.write(resolve(desk.cwd, path), changed);
    return { how: 'written' };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    return { how: 'not-written', why: error.said };
  }
}

function wordsFor(now: PlanFile, applied: PlanFile, { rows, textsTaken, textsWere }: Settled): readonly PlacedWord[] {
  const keyOf = (row: PlanRow, file: PlanFile) => (row.iid === null ? rowKey(row, file) : `#${row.iid}`);
  const settledBy = new Map(rows.map((one) => [keyOf(one.row, applied), one]));
  const ofRows = now.rows.flatMap((row): readonly PlacedWord[] => {
    const settled = settledBy.get(keyOf(row, now));
    if (settled === undefined) return [];
    const at = ['quarters', row.at.quarter, row.at.index];
    const taken = rowFields.filter((field) => settled.taken[field] !== undefined);
    return [
      ...(row.iid === null ? [{ at, key: 'iid', value: settled.iid }] : []),
      ...taken.map((field) => ({
        at,
        key: field,
        value: field === 'measure' ? settled.measure : settled.taken[field],
      })),
      ...(isSame(row.was, settled.was) ? [] : [{ at, key: 'was', value: inOrder(settled.was) }]),
    ];
  });
  const ofTexts = Object.entries(textsTaken).map(([key, value]) => ({ at: [], key, value }));
  const isAsItWas = Object.entries(textsWere).every(([name, words]) => now.textsWere[name as PlanTextName] === words);
  const were = isAsItWas ? [] : [{ at: ['plan'], key: 'was', value: { ...now.textsWere, ...textsWere } }];
  return [...ofRows, ...ofTexts, ...were];
}

const isSame = (one: RowWords, other: RowWords): boolean => rowFields.every((field) => one[field] === other[field]);

function inOrder(words: RowWords): RowWords {
  return inWords(rowFields, (field) => words[field]);
}
