// How far a goal of an import file has come: its stage, or how it ended; and whether it is confidential.
import type { ImportClosing } from './imported-goal.ts';
import { isDay } from '#growth/time/calendar.ts';
import { outcomes, type Stage, stages } from '#growth/words/goal.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { kindOf } from './answers.ts';
import { type Group, isGroup, type Report } from './import-report.ts';
import { cleanBlock } from './inserted-text.ts';

interface Reached {
  readonly stage: Stage;
  readonly confidential: boolean;
  readonly closed: ImportClosing | null;
}

export function reachedIn(entry: Group, report: Report): Reached {
  const closed = Object.hasOwn(entry, 'closed') ? closingOf(entry['closed'], report) : null;
  const stage = wordOf(entry, ['stage'], stages, report);
  if (closed !== null && stage !== null) report(['stage'], 'a closed goal has no stage');
  const { confidential = false } = entry;
  if (typeof confidential !== 'boolean')
    report(['confidential'], `confidential must be true or false, not ${kindOf(confidential)}`);
  return { stage: stage ?? 'planned', confidential: confidential === true, closed };
}

const closingKeys = ['outcome', 'learned', 'day'];

function closingOf(value: unknown, report: Report): ImportClosing | null {
  if (!isGroup(value)) {
    report(['closed'], `closed must be a group of keys (${closingKeys.join(', ')}), not ${kindOf(value)}`);
    return null;
  }
  for (const key of Object.keys(value))
    if (!closingKeys.includes(key)) report(['closed', key], `unknown key "${key}"${suggestion(key, closingKeys)}`);
  const { learned = null, day = null } = value;
  if (learned !== null && typeof learned !== 'string')
    report(['closed', 'learned'], `learned must be text, not ${kindOf(learned)}`);
  const isRealDay = typeof day === 'string' && isDay(day);
  if (day !== null && !isRealDay) report(['closed', 'day'], `day must be a day (2026-11-23), not ${kindOf(day)}`);
  return {
    outcome: wordOf(value, ['closed', 'outcome'], outcomes, report),
    learned: typeof learned === 'string' && learned.trim() !== '' ? cleanBlock(learned) : null,
    day: isRealDay ? day : null,
  };
}

function wordOf<Word extends string>(
  group: Group,
  path: readonly string[],
  words: readonly Word[],
  report: Report,
): Word | null {
  const name = path.at(-1) ?? '';
  const value = Object.hasOwn(group, name) ? group[name] : undefined;
  if (value === undefined) return null;
  const word = words.find((known) => known === value) ?? null;
  if (word === null) report(path, `${name} must be one of ${words.join(', ')}, not ${kindOf(value)}`);
  return word;
}
