// The goals that a piece of work names itself by `Goal:`, and why one that it names does not count: never dropped in silence.
import { closingReferences, commitTrailers, goalTrailers } from '../text/trailer.ts';
import type { Day } from '../words/goal.ts';
import type { WorkItem } from './found-work.ts';
import type { GoalToMatch } from './goal-to-match.ts';
import { resolved } from './item-links.ts';
import type { CandidateBasis } from './piece.ts';

export interface TrailersRead {
  readonly goals: readonly { readonly iid: number; readonly typed: string }[];
  readonly problems: readonly string[];
}

type Basis = Pick<CandidateBasis, 'base' | 'goalsProject' | 'goals'>;

interface WhatSays {
  readonly item: WorkItem;
  /** Messages of its commits. */
  readonly commits: readonly string[];
  /** Somebody else's `Goal:` for a goal of their own is none of ours, and says nothing. */
  readonly isOwn: boolean;
}

export function trailersOf({ item, commits, isOwn }: WhatSays, day: Day, basis: Basis): TrailersRead {
  const text = item.kind === 'merge-request' ? (item.text ?? '') : '';
  const named = new Set([...goalTrailers(text), ...commits.flatMap(commitTrailers)]);
  const read = [...named].map((typed) => ({ typed, found: goalNamed(typed, item, day, basis) }));
  const closing = new Set([text, ...commits].flatMap(closingReferences));
  const closed = [...closing].filter((typed) => numberHere(typed, item.home, basis) !== null);
  return {
    goals: read.flatMap(({ typed, found }) => (typeof found === 'string' ? [] : [{ iid: found.iid, typed }])),
    problems: [
      ...read.flatMap(({ typed, found }) =>
        typeof found !== 'string' || (!isOwn && found === otherProject) ? [] : [`Goal: ${typed} ${found}`],
      ),
      ...closed.map((typed) => `closes ${typed} when it is merged: write Goal: instead`),
    ],
  };
}

const otherProject = 'names no goal of this project';

function goalNamed(typed: string, item: WorkItem, day: Day, basis: Basis): GoalToMatch | string {
  const iid = numberHere(typed, item.home, basis);
  if (iid === null) return otherProject;
  const goal = basis.goals.find((one) => one.iid === iid);
  if (goal === undefined) return 'names a goal that is not there';
  return goal.ended !== null && goal.ended < day ? `names a goal that was closed on ${goal.ended}` : goal;
}

/** Of an issue of the goals project; null for all others. */
function numberHere(typed: string, home: string | null, { base, goalsProject }: Basis): number | null {
  const [path, iid] = resolved(typed, home, base)?.split('#') ?? [];
  return path === goalsProject.path.toLowerCase() && iid !== undefined ? Number(iid) : null;
}
