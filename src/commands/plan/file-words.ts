// What `plan diff` and `plan apply` are told of a plan's file, and how a difference becomes a document.
import { DevgrowthError } from '#errors.ts';
import type { Command } from 'commander';
import type { Difference } from '#growth/goals/plan-file.ts';
import { planTexts } from '#growth/goals/plan-file.ts';
import type { ComparedPlan } from '#work/plan/comparing.ts';
import { readPlanText } from '#work/plan/file-text.ts';
import { collect, listFlag } from '../answers.ts';
import type { CommandWorld } from '../command.ts';

export interface DiffWords {
  /** null: stdin. */
  readonly file: string | null;
  /** null: not read yet. */
  readonly text: string | null;
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

export function declareSides(command: Command): void {
  command
    .option('--mine <number>', "Of what changed on both sides, the file's word (repeatable)", collect)
    .option('--theirs <number>', "GitLab's word, which comes into the file (repeatable)", collect);
}

export function parseSides(flags: Readonly<Record<string, unknown>>): Pick<DiffWords, 'mine' | 'theirs'> {
  const named = (flag: 'mine' | 'theirs') => [...new Set(listFlag(flags, flag).map((typed) => sideOf(typed, flag)))];
  return { mine: named('mine'), theirs: named('theirs') };
}

/** The number of a goal, or a part of the plan's text. */
function sideOf(typed: string, flag: string): string {
  const word = typed.trim().toLowerCase().replace(/^#/, '');
  if (/^[1-9]\d*$/.test(word) || planTexts.some((name) => name === word)) return word;
  throw new DevgrowthError(
    'usage',
    `--${flag} takes the number of a goal, or ${planTexts.join(', ')}; got "${typed}"`,
    {
      hint: `For instance \`--${flag} 9\`.`,
    },
  );
}

/** `-` stands for stdin. */
export function fileTyped([file = '']: readonly string[]): string | null {
  return file === '-' ? null : file;
}

export async function planFileText({ file, text }: DiffWords, world: CommandWorld): Promise<string> {
  return text ?? (await (file === null ? world.stdin.readAll() : readPlanText(file, world)));
}

export function differenceBody({ file, difference, texts }: Pick<ComparedPlan, 'file' | 'difference' | 'texts'>) {
  const goal = ({ iid, title, url }: { readonly iid: number; readonly title: string; readonly url: string }) => ({
    iid,
    title,
    url,
  });
  const told = ({ field, from, to, how }: Difference) => ({ field, from, to, how });
  return {
    year: file.year,
    goals: difference.rows.flatMap(({ row, record, differences }) =>
      differences.length === 0 ? [] : [{ goal: goal(record), line: row.line, differences: differences.map(told) }],
    ),
    texts: texts.differences.map(told),
    opens: difference.opens.map(({ line, wanted }) => ({ line, ...wanted })),
    alike: difference.alike.map(({ row, records }) => ({ line: row.line, goals: records.map(goal) })),
    closed: difference.closed.map(({ record }) => goal(record)),
    leftAlone: difference.leftAlone.map(goal),
  };
}
