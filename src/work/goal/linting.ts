// Goals checked by rules: one, or all that are open. Nothing is written, and nothing of it leaves this machine.
import { lintGoal } from '#growth/lint/goal-lint.ts';
import type { Lint } from '#growth/lint/lint.ts';
import { type Completeness, completenessOf } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { byNumber } from '#growth/words/order.ts';
import type { Access } from '../access.ts';
import type { Desk } from '../desk.ts';
import { refuseInJob } from '../job.ts';
import type { PackagedDesk } from '../packaged.ts';
import { namedRules, rulesOf, shippedRules, waysOf } from '../rules.ts';
import { openSession, type SessionDesk } from '../session.ts';
import { titledOrAll } from '../which-goal.ts';
import { goalOrWay } from './no-goal.ts';

export interface GoalLintWords {
  /** null: all that are open. */
  readonly iid: number | null;
  readonly goalAt: string | null;
  /** A part of its title. */
  readonly titled?: string;
  /** Rules that are not asked. */
  readonly off: readonly string[];
}

export interface LintedGoal {
  readonly goal: GoalRecord;
  readonly lint: Lint;
}

export interface GoalsLint {
  readonly goals: readonly LintedGoal[];
  /** Its name; goals are checked alike, whichever it is. */
  readonly company: string | null;
  readonly completeness: Completeness;
}

/** Who reads a job's log is not who may read the goals. */
export async function lintGoals(
  { iid: typed, goalAt, titled, off }: GoalLintWords,
  access: Access,
  desk: SessionDesk & PackagedDesk & Pick<Desk, 'env'>,
): Promise<GoalsLint> {
  refuseInJob(desk);
  const session = await openSession(access, desk, { goalAt });
  const iid = await titledOrAll({ iid: typed, titled }, session, desk, 'all');
  const { project, settings, now } = session;
  const shipped = await shippedRules(desk, settings.company);
  const [list, rules] = await Promise.all([project.goals({ state: 'opened' }), rulesOf(project, shipped, desk)]);
  const { items: open, source } = list.asFarAsRead();
  const named = iid === null ? null : (open.find((goal) => goal.iid === iid) ?? (await goalOrWay(iid, session)));
  const ways = waysOf(settings.check, namedRules(off, rules), rules, desk);
  const goals = (named === null ? open.toSorted(byNumber) : [named]).map((goal) => {
    const inQuarter = goal.milestone === null ? 0 : open.filter(({ milestone }) => milestone === goal.milestone).length;
    return { goal, lint: lintGoal(rules, { goal, inQuarter, zone: now.zone }, ways) };
  });
  return { goals, company: settings.company.name, completeness: completenessOf([source]) };
}
