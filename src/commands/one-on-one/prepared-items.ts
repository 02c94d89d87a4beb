// The lines that `1on1 prepare` puts on an agenda from the goals, and which of them are done by the next time.
import { readApprovals } from '#growth/goals/approval.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { code, inline } from '#render/markdown/escape.ts';
import type { Need } from '#reports/needs.ts';
import type { World } from '#world.ts';
import { readReport } from '../report/reading.ts';
import type { Session } from '../session.ts';
import { refusePart } from '../whole.ts';

type Line = Pick<Need, 'type' | 'text' | 'who'> & { readonly place: Pick<Need['place'], 'iid' | 'title'> };

/** The agenda is read by every member: it holds what the copy of whoever sees least holds. */
export async function preparedItems(session: Session, world: World): Promise<string[]> {
  const asked = { since: null, until: null, audience: 'manager' as const, stored: true, include: [] };
  const { report } = await readReport(asked, session, world);
  // An agenda made of half of what the goals ask for would pass for all of it.
  for (const source of report.completeness.sources) refusePart(source, session.project.facts.path);
  return (report.needsYou ?? []).filter(({ place }) => place.type === 'goal').map(itemOf);
}

/** The approvals of these goals that were given since, or whose goal is closed. Any other line is the person's to tick. */
export function settledItems(goals: readonly GoalRecord[]): readonly string[] {
  return goals.flatMap(({ iid, title, description, state }) =>
    readApprovals(description)
      .filter(({ done }) => done || state === 'closed')
      .map(({ who }) => itemOf({ type: 'approval', text: '', who, place: { iid, title } })),
  );
}

function itemOf({ type, text, who, place }: Line): string {
  const goal = `${inline(place.title)} (${code(`#${place.iid}`)})`;
  if (type === 'ask') return `HELP ${inline(text)}: ${goal}`;
  if (type === 'approval') return `REVIEW approval of ${inline(who ?? '')}: ${goal}`;
  return type === 'review' ? `REVIEW ${goal}` : `DISCUSS ${goal} waits${text === '' ? '' : `: ${inline(text)}`}`;
}
