// The lines that a new agenda gets from the goals, and which of them are done by the next time.
import { code, inline } from '#render/markdown/escape.ts';
import type { Need } from '#reports/needs.ts';
import { readReport } from '../report/reading.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { refusePart } from '../whole.ts';

/** The agenda is read by every member: it holds what the copy of whoever sees least holds. */
export async function preparedItems(session: Session, desk: TemplatesDesk): Promise<string[]> {
  const asked = { since: null, until: null, audience: 'manager' as const, stored: true, include: [] };
  const { report } = await readReport(asked, session, desk);
  // An agenda made of half of what the goals ask for would pass for all of it.
  for (const source of report.completeness.sources) refusePart(source, session.project.facts.path);
  return (report.needsYou ?? []).filter(({ place }) => place.type === 'goal').map(itemOf);
}

/** What `goalLine` reads. */
function itemOf({ type, text, who, place }: Need): string {
  const goal = `${inline(place.title)} (${code(`#${place.iid}`)})`;
  if (type === 'ask') return `HELP ${inline(text)}: ${goal}`;
  if (type === 'approval') return `REVIEW approval of ${inline(who ?? '')}: ${goal}`;
  return type === 'review' ? `REVIEW ${goal}` : `DISCUSS ${goal} waits${text === '' ? '' : `: ${inline(text)}`}`;
}
