// Where GitLab itself shows what a report tells, for whoever may open it.
import type { Session } from '../session.ts';

/** The dashboard; without one the list of open goals. */
export async function reportPage({ project }: Pick<Session, 'project'>): Promise<string> {
  const dashboard = await project.issueWithMarker('dashboard');
  return dashboard?.url ?? project.pages.issues({ labels: [{ group: 'marker', value: 'goal' }], sort: 'due' });
}
