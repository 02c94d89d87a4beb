// How closed words and numbers of the domain are said to people; the same in a terminal and in Markdown.
import { dayOf } from '#growth/time/calendar.ts';
import { healthWords } from '#growth/goals/check-in.ts';
import type { Goal, GoalMeasure, HealthLevel } from '#growth/words/goal.ts';
import { type ValueId, valueName } from '#growth/words/values.ts';
import type { Change } from '#reports/change.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { SlipReason } from '#reports/slips.ts';
import type { Win } from '#reports/wins.ts';
import { count, oneLine } from './text.ts';
import { descending } from '#growth/words/order.ts';

/** Different shapes, so that they tell apart without colour; all of them in the character set of old Windows consoles. */
export const healthSigns: Readonly<Record<HealthLevel, string>> = {
  'on-track': '●',
  'needs-attention': '▲',
  'at-risk': '■',
};

/** `+20`, `-10`, `+0`; `?` where it is not known. */
export function changeText(change: Change | null): string {
  if (change === null || change.percent === null) return '?';
  return change.percent < 0 ? String(change.percent) : `+${change.percent}`;
}

/** What stands in place of its progress: a goal that is closed with 4 of 7 actions is achieved, and not 57 % so. */
export function outcomeText({ outcome }: Pick<Goal, 'outcome'>): string {
  return outcome === null || outcome === 'unknown' ? 'closed' : outcome;
}

/** `60%`, or `-` where nothing measures the goal. */
export function percentText({ progress }: Pick<Goal, 'progress'>): string {
  return progress ? `${progress.percent}%` : '-';
}

/** `achieved 2026-11-20`, or health with its reason: what one wants to know first about an open goal. */
export function standing(goal: Goal, zone: string): string {
  const { level, reason, source } = goal.health;
  if (goal.state === 'closed') {
    const how = goal.outcome === 'unknown' || goal.outcome === null ? 'closed, outcome not said' : goal.outcome;
    return goal.closedAt ? `${how} ${dayOf(goal.closedAt, zone)}` : how;
  }
  const said = oneLine(reason);
  const overdue = / (overdue by \d+ days?)$/.exec(said)?.[1];
  if (level === 'on-track' && overdue !== undefined) return `said ${healthWords[level]}, ${overdue}`;
  if (level === 'on-track' || said === '') return healthWords[level];
  // A check-in's reason has the word in it.
  return source === 'check-in' ? said : `${healthWords[level]}: ${said}`;
}

export function slipText(reason: SlipReason): string {
  if (reason.type === 'overdue') return `overdue by ${count(reason.days, 'day')}`;
  if (reason.type === 'quiet') return `quiet for ${count(reason.days, 'day')}`;
  if (reason.type === 'health-worse')
    return `health fell from ${healthWords[reason.from]} to ${healthWords[reason.to]}`;
  const { from, to } = reason;
  if (to === null) return from === null ? 'due date removed' : `due date ${from} removed`;
  return from === null
    ? `due date set to ${to} (the earlier one is not known)`
    : `due date moved from ${from} to ${to}`;
}

/** What kind of win, in one word. */
export function winWord(win: Win): string {
  return win.type === 'closed' ? win.outcome : winWords[win.type];
}

const winWords: Readonly<Record<Exclude<Win['type'], 'closed'>, string>> = {
  ticked: 'done',
  evidence: 'evidence',
  'check-in': 'said',
  thanks: 'thanks',
};

/** In the person's words, steps with their points; empty where they wrote none. Evidence of other days says so, beside its own day. */
export function winText(win: Win): string {
  const text = oneLine(win.text ?? '');
  if (win.type === 'ticked' && win.points !== null && win.points > 0) return `+${win.points}: ${text}`;
  return win.type === 'evidence' && win.added !== null ? `added in these days: ${text}` : text;
}

/** `Thanks to Noor for the review; Eli`: what the person gives; null where there is none. */
export function thanksText({ thanks }: Pick<ProgressReport, 'thanks'>): string | null {
  const told = thanks.map(({ text }) => oneLine(text).replace(/^to\s+/i, ''));
  return told.length === 0 ? null : `Thanks to ${told.join('; ')}`;
}

/** `2x Results for Customers`, most frequent first: what evidence, check-ins and closings of the window name. */
export function valuesShown(wins: readonly Win[], company: ProgressReport['company']): readonly string[] {
  const times = new Map<ValueId, number>();
  const ofWindow = wins.filter((win) => win.type !== 'evidence' || win.added === null);
  for (const value of ofWindow.flatMap(({ values }) => values)) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times]
    .sort(descending(([, times]) => times))
    .map(([value, n]) => `${n}x ${valueName(value, company.values)}`);
}

/** `Iteration (2 goals)` */
export function valuesAimedAt({ aims, company }: Pick<ProgressReport, 'aims' | 'company'>): readonly string[] {
  return aims.map(({ value, goals }) => `${valueName(value, company.values)} (${count(goals, 'goal')})`);
}

/** `deploy wait 40 -> 30 -> 25 min, 53% of the way to 12`; the number is not clamped. null: no measure. @param arrow of the form */
export function measureWords({ measure }: Pick<Goal, 'measure'>, arrow = '→'): string | null {
  return measure && measureText(measure, arrow);
}

export function measureText({ name, start, target, unit, now, percent, values }: GoalMeasure, arrow = '->'): string {
  const before = now === null ? [] : values.filter(({ day }) => now.day === null || day < now.day);
  const all = [start, ...before.map(({ value }) => value), now?.value ?? null].filter((one) => one !== null);
  const told = all.filter((one, at) => one !== all[at - 1]);
  const seen = told.length <= mostValues ? told : [...told.slice(0, 1), '…', ...told.slice(2 - mostValues)];
  const behind = unit === '' ? '' : ` ${oneLine(unit)}`;
  const been = `${shortened(name, 60)}${told.length === 0 ? '' : ` ${seen.join(` ${arrow} `)}${behind}`}`.trim();
  const aim =
    percent === null ? `aims at ${target}${told.length === 0 ? behind : ''}` : `${percent}% of the way to ${target}`;
  const lack = start === null ? ', no baseline' : now === null ? ', not measured yet' : '';
  return `${been}${been === '' ? '' : ', '}${aim}${lack}`;
}

/** Of many, the first and the last. */
const mostValues = 5;

/** `serves acme&12 Zero-downtime upgrades`: beside other facts, so that a long one is cut. */
export function servesWords({ serves }: { readonly serves: string | null }, most = 60): string | null {
  return serves === null ? null : `serves ${shortened(serves, most)}`;
}

function shortened(words: string, most: number): string {
  const letters = Array.from(oneLine(words));
  if (letters.length <= most) return letters.join('');
  const cut = letters.slice(0, most - 1).join('');
  return `${cut.trimEnd()}…`;
}

/** Until when it rests today; the reason stands where it was typed. */
export function restWords({ rest }: Pick<Goal, 'rest'>): readonly string[] {
  return rest === undefined ? [] : [`${rest.isAway ? 'away' : 'paused'} until ${rest.last}`];
}
