// What was written in a week, on what the server says by now: merged where it can be, and named where somebody changed the same.
import { aligned } from './alignment.ts';
import type { GoalChange, StepChange, WeekChanges, WeekGoal, WeekSheet, WeekStep } from './sheet.ts';

/** What somebody changed on the server meanwhile, where the person wants it otherwise. */
export interface WeekConflict {
  readonly iid: number;
  /** What it is of: `Next`, or the words of a box as they will stand in the text. */
  readonly of: string;
  /** What the server says. */
  readonly theirs: string;
}

export interface Rebased {
  /** As they are made on what the server says now: there a conflict is settled for what the person wrote. */
  readonly changes: WeekChanges;
  readonly conflicts: readonly WeekConflict[];
}

/** @param isSaid whether the check-in of a goal may have been written already: then it is no news that its words stand there */
export function rebased(
  changes: WeekChanges,
  base: WeekSheet,
  now: WeekSheet,
  isSaid: (iid: number) => boolean = () => false,
): Rebased {
  const conflicts: WeekConflict[] = [];
  const goals = changes.goals.map((change) => {
    const was = base.goals.find(({ iid }) => iid === change.iid);
    const is = now.goals.find(({ iid }) => iid === change.iid);
    if (was === undefined || is === undefined) return change;
    if (!isSaid(change.iid)) conflicts.push(...saidMeanwhile(change, was, is));
    const steps = change.steps.map((step) => {
      const found = stepNow(step, was.steps, is.steps);
      if (found.conflict !== null) conflicts.push({ iid: change.iid, ...found.conflict });
      return found.step;
    });
    return { ...change, steps };
  });
  return { changes: { ...changes, goals }, conflicts };
}

function saidMeanwhile(
  { iid, next, percent, measure }: GoalChange,
  was: WeekGoal,
  is: WeekGoal,
): readonly WeekConflict[] {
  const told = (of: string, mine: unknown, before: string | number | null, theirs: string | number | null) =>
    theirs === before || theirs === mine ? [] : [{ iid, of, theirs: String(theirs ?? 'nothing') }];
  return [
    ...(next === null ? [] : told('Next', next.words, was.next, is.next)),
    ...(percent === null ? [] : told('Progress', percent, was.percent, is.percent)),
    ...(measure === null ? [] : told('Measure', measure, was.measure, is.measure)),
  ];
}

interface StepNow {
  readonly step: StepChange;
  readonly conflict: Omit<WeekConflict, 'iid'> | null;
}

function stepNow(step: StepChange, was: readonly WeekStep[], is: readonly WeekStep[]): StepNow {
  if (step.how === 'add') return { step, conflict: null };
  const saying = (steps: readonly WeekStep[], words: string | null) => steps.filter(({ text }) => text === words);
  const isDone = step.to !== null && saying(is, step.to).length > step.had;
  if (isDone || saying(is, step.text).length > 0) return { step, conflict: null };
  const placesWas = [...was.keys()].filter((at) => was[at]?.text === step.text);
  const place = placesWas[step.nth] ?? placesWas[0];
  const at = aligned(was, is).from.findIndex((from) => from === place);
  const there = place === undefined ? undefined : is[at];
  const words = step.to ?? there?.text ?? step.text;
  if (there === undefined) {
    const last = is.at(-1);
    const below = last && { text: last.text, nth: saying(is, last.text).length - 1, isParent: false };
    const wanted = saying(is, words).length + 1;
    return {
      step: { how: 'add', text: words, done: step.done ?? false, below: below ?? null, wanted },
      conflict: { of: words, theirs: `"${step.text}" was taken out` },
    };
  }
  const nth = saying(is.slice(0, at), there.text).length;
  return {
    step: { ...step, text: there.text, nth, had: step.to === null ? 0 : saying(is, step.to).length },
    conflict: { of: words, theirs: step.to === null ? `the words; they were "${step.text}"` : `"${there.text}"` },
  };
}
