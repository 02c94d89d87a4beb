// The lines that a new agenda gets from the goals, and which of them are done by the next time.
import type { InboxIssue } from '#growth/forge/inboxes.ts';
import { inline } from '#render/markdown/escape.ts';
import { type LiveNaming, liveNaming, type Naming } from '#render/markdown/references.ts';
import type { Need } from '#reports/needs.ts';
import type { ReadGoals } from '../ask-label.ts';
import { readReport } from '../report/reading.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { refusePart } from '../whole.ts';

export interface PreparedItems {
  readonly items: readonly string[];
  /** Not all of their goals are links. */
  readonly isCut: LiveNaming['isCut'];
  readonly read: ReadGoals;
  readonly inboxes: readonly InboxIssue[];
}

/**
 * The agenda is read by every member: it holds what the copy of whoever sees least holds.
 * @param carried items that stand above them on the same agenda
 */
export async function preparedItems(
  carried: readonly string[],
  session: Session,
  desk: TemplatesDesk,
): Promise<PreparedItems> {
  const asked = {
    since: null,
    until: null,
    audience: 'manager',
    stored: true,
    include: [],
    against: 'nothing',
  } as const;
  const { report, read, inboxes } = await readReport(asked, session, desk);
  // An agenda made of half of what the goals ask for would pass for all of it.
  for (const source of report.completeness.sources) refusePart(source, session.project.facts.path);
  const needs = (report.needsYou ?? []).filter(({ place }) => place.type === 'goal');
  const { name, isCut } = liveNaming(
    needs.map(({ place }) => place.iid),
    carried.join('\n'),
  );
  return { items: needs.map((need) => itemOf(need, name)), isCut, read, inboxes };
}

/** What `goalLine` reads. */
function itemOf({ type, text, who, place }: Need, name: Naming): string {
  const goal = `${inline(place.title)} (${name(place.iid)})`;
  if (type === 'ask') return `HELP ${inline(text)}: ${goal}`;
  if (type === 'approval') return `REVIEW approval of ${inline(who ?? '')}: ${goal}`;
  return type === 'review' ? `REVIEW ${goal}` : `DISCUSS ${goal} waits${text === '' ? '' : `: ${inline(text)}`}`;
}
