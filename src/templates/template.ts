// A goal template: what it is, the mark it leaves on a goal, the due date it suggests.
import { parseDue } from '#growth/time/due-date.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Parsed } from '#growth/words/parsed.ts';
import type { Calendar } from './answers.ts';
import type { FrontMatter } from './front-matter.ts';

export interface GoalTemplate extends FrontMatter {
  /** Markdown with placeholders. */
  readonly body: string;
  /** Where it was read from, for messages. */
  readonly path: string;
}

/** What a goal's mark says about its origin: `reading@1`. */
export function templateMark({ name, version }: GoalTemplate): string {
  return `${name}@${version}`;
}

/** `due` as typed, `none`, or nothing typed: then the template's own default. null = without a due date. */
export function resolveDue(
  { defaultDue }: Pick<GoalTemplate, 'defaultDue'>,
  due: string | null,
  calendar: Calendar,
): Parsed<Day | null> {
  const text = due ?? defaultDue ?? 'none';
  return text.trim().toLowerCase() === 'none' ? { ok: true, value: null } : parseDue(text, calendar);
}

export function counted(problems: number): string {
  return problems === 1 ? '1 problem' : `${problems} problems`;
}
