// What stands below the heading of one goal, and what it changes.
import { readMeasure, readValue } from '../goals/measure.ts';
import { type HealthLevel, healthLevels } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { stepChanges } from './alignment.ts';
import type { GoalChange, WeekGoal, WeekStep } from './sheet.ts';
import { asBefore, isPrintedSame, onOneLine } from './steps.ts';

export interface WeekProblem {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

export interface Written extends WeekStep {
  readonly line: number;
}

export type Label = 'happened' | 'next' | 'help' | 'measure' | 'progress' | 'health';
type SaidLabel = Exclude<Label, 'happened'>;

const labels: Readonly<Record<string, Label>> = {
  'what happened': 'happened',
  happened: 'happened',
  next: 'next',
  'next step': 'next',
  'next steps': 'next',
  help: 'help',
  'help needed': 'help',
  measure: 'measure',
  progress: 'progress',
  health: 'health',
};
const labelLine = new RegExp(`^(?:\\*\\*)?(${Object.keys(labels).join('|')})(?:\\*\\*)?:(?:\\*\\*)?[ \\t]*(.*)$`, 'i');

/** null: a line of words. */
export function labelOf(line: string): { readonly label: Label; readonly value: string } | null {
  const [, name = '', value = ''] = labelLine.exec(line) ?? [];
  const label = labels[name.toLowerCase()];
  return label === undefined ? null : { label, value };
}

/** As the text has it. */
export const wordOf = (label: Label): string => `${label[0]?.toUpperCase() ?? ''}${label.slice(1)}`;

export interface GoalText {
  readonly line: number;
  /** `depth` is a column. */
  readonly steps: Written[];
  readonly happened: string[];
  readonly said: Map<SaidLabel, { readonly line: number; readonly words: string[] }>;
}

export interface ReadGoal {
  readonly change: GoalChange;
  /** Words of boxes that were taken out. */
  readonly left: readonly string[];
  readonly problems: readonly WeekProblem[];
}

export function goalChange(goal: WeekGoal, { steps: written, happened, said }: GoalText): ReadGoal {
  const problems: WeekProblem[] = [];
  const words = (label: SaidLabel) => said.get(label)?.words.join('\n').trim() ?? '';
  const { changes: steps, left } = stepChanges(goal.steps, asBefore(withDepths(written), goal.steps));
  const text = happened
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const next = words('next');
  const isNext = said.has('next') && !isPrintedSame(next, goal.next ?? '');
  function told<T>(label: SaidLabel, read: (typed: string) => Parsed<T | null>): T | null {
    const typed = words(label);
    const value = typed === '' ? ok(null) : read(typed);
    if (value.ok) return value.value;
    problems.push({ line: said.get(label)?.line ?? 0, problem: value.problem });
    return null;
  }
  const change: GoalChange = {
    iid: goal.iid,
    happened: text === '' ? null : text,
    next: isNext ? { words: next === '' ? null : next } : null,
    help: words('help') === '' ? null : words('help'),
    percent: told('progress', (typed) => percentSaid(typed, goal)),
    health: told('health', healthSaid),
    measure: told('measure', (typed) => measureSaid(onOneLine(typed), goal)),
    steps,
  };
  if (change.health === 'at-risk' && change.happened === null && (change.help ?? 'none').toLowerCase() === 'none')
    problems.push({
      line: said.get('health')?.line ?? 0,
      problem: 'at risk needs a reason: say it in what happened, or in Help',
    });
  return { change, left, problems };
}

function percentSaid(typed: string, { percent }: WeekGoal): Parsed<number | null> {
  const [, digits = ''] = /^(\d{1,3})[ \t]*%?$/.exec(typed) ?? [];
  const said = Number(digits);
  if (digits === '' || said > 100) return refuse(`Progress takes a percent from 0 to 100, not "${onOneLine(typed)}"`);
  return ok(said === percent ? null : said);
}

function measureSaid(typed: string, { measure }: WeekGoal): Parsed<string | null> {
  if (measure !== null && isPrintedSame(typed, measure)) return ok(null);
  const read = readMeasure(typed);
  if (read.ok || (measure !== null && readValue(typed) !== null)) return ok(typed);
  return refuse(`Measure: ${read.problem}`);
}

function healthSaid(typed: string): Parsed<HealthLevel> {
  const word = onOneLine(typed).toLowerCase().replaceAll(' ', '-');
  const level = healthLevels.find((one) => one === word);
  return level === undefined ? refuse(`Health takes ${healthLevels.join(', ')}, not "${onOneLine(typed)}"`) : ok(level);
}

/** From columns to how deep each stands below another. */
function withDepths(steps: readonly WeekStep[]): readonly WeekStep[] {
  const above: number[] = [];
  return steps.map(({ text, done, depth: column }) => {
    while ((above.at(-1) ?? -1) >= column) above.pop();
    above.push(column);
    return { text, done, depth: above.length - 1 };
  });
}
