// A goal checked by rules: what makes one that gets done. All of it is advice.
import { measureIn } from '../goals/measure.ts';
import { purposeIn } from '../goals/purpose.ts';
import { countChecklist } from '../text/checklist.ts';
import { dayOf, daysBetween } from '../time/calendar.ts';
import type { GoalRecord } from '../words/goal.ts';
import { type Check, lint, type Lint, type LintWays } from './lint.ts';
import { readable } from './readable.ts';
import type { Hit, Rule } from './rule.ts';

export interface GoalFacts {
  readonly goal: Pick<GoalRecord, 'description' | 'due' | 'createdAt'>;
  /** How many goals are open in its quarter, this one too. */
  readonly inQuarter: number;
  readonly zone: string;
}

/** The handbook advises one to three. */
const mostInQuarter = 3;
const longestStepDays = 14;

/** Of the goal, and no line of it. */
const whole = (isFound: boolean, holes: Hit['holes'] = {}): readonly Hit[] =>
  isFound ? [{ start: 0, end: 0, holes }] : [];

const checks: Readonly<Record<string, Check<GoalFacts>>> = {
  'no-measure': (_, { goal: { description } }) =>
    whole(measureIn(description) === null && purposeIn(description).measure === null),
  'no-day': (_, { goal }) => whole(goal.due === null),
  'crowded-quarter': (_, { inQuarter }) => whole(inQuarter > mostInQuarter, { count: String(inQuarter) }),
  'no-step': (_, { goal }) => whole(countChecklist(goal.description).total === 0),
  'long-steps': (_, { goal: { description, due, createdAt }, zone }) => {
    const { total } = countChecklist(description);
    const days = due === null ? 0 : daysBetween(dayOf(createdAt, zone), due);
    const steps = total === 1 ? 'one step' : `${total} steps`;
    return whole(total > 0 && days > total * longestStepDays, { steps, days: `${days} days` });
  },
  unanswered({ questions }) {
    const [first] = questions;
    const holes = questions.length === 1 ? ['one question', 'stands'] : [`${questions.length} questions`, 'stand'];
    const [told = '', stand = ''] = holes;
    return first === undefined ? [] : [{ start: first.start, end: first.end, holes: { questions: told, stand } }];
  },
};

export const goalChecks: readonly string[] = Object.keys(checks);

/** Whether a rule is one about goals, and not about a promotion document. */
export const isOfGoals = ({ scope }: Pick<Rule, 'scope'>): boolean => scope.includes('goal');

export function lintGoal(rules: readonly Rule[], facts: GoalFacts, ways: Omit<LintWays, 'names'>): Lint {
  const text = readable(facts.goal.description);
  return lint(text, rules.filter(isOfGoals), checks, facts, { ...ways, names: [] });
}
