// A whole seed as acts in the order in which they are played.
import { planGroups } from './home-acts.ts';
import { planLinks } from './issue-acts.ts';
import { number } from './numbering.ts';
import { peopleOf, planUsers, planUserStates } from './people-acts.ts';
import { addAct, given, momentOf, type Act, type Plan } from './plan.ts';
import { SeedError, type SeedProblem } from './problems.ts';
import { planProjects } from './project-acts.ts';
import type { ReadSeed } from './reading.ts';

/**
 * @param now milliseconds since 1970
 * @param alwaysThere usernames of those who need not be made
 * @throws SeedError with every contradiction
 */
export function plannedActs({ seed, problem }: ReadSeed, now: number, alwaysThere: readonly string[]): Act[] {
  const problems: SeedProblem[] = [];
  const there = new Set(alwaysThere);
  const plan: Plan = {
    seed,
    now,
    people: peopleOf({ seed, now }, there),
    acts: [],
    problems,
    note: (path, text) => void problems.push(problem(path, text)),
  };
  planUsers(plan, there);
  const all = planProjects(plan, planGroups(plan));
  number(plan, inOrder(plan.acts), all);
  planLinks(plan, all);
  planRequests(plan);
  planUserStates(plan);
  if (problems.length === 0) return inOrder(plan.acts);
  throw new SeedError(problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)));
}

function planRequests(plan: Plan): void {
  const end = new Date(plan.now).toISOString();
  for (const [index, { at, by, method, path, body }] of (plan.seed.requests ?? []).entries()) {
    const own = ['requests', index];
    addAct(plan, {
      at: at === undefined ? end : momentOf(plan, [...own, 'at'], at, null),
      by,
      path: own,
      play: async ({ send }) => void (await send(method, path, given(body ?? {}))),
    });
  }
}

/** By moment; what has the same one, or none, stays as it was planned: people, groups, and then projects one by one. */
const inOrder = (acts: readonly Act[]): Act[] =>
  acts.toSorted((one, other) => {
    if (one.at === other.at) return 0;
    return one.at === null || (other.at !== null && one.at < other.at) ? -1 : 1;
  });
