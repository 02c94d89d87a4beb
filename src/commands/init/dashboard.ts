// The dashboard issue: what a manager with nothing but a browser opens, linked from the project's description.
import type { GoalsProject } from '#growth/forge.ts';
import type { PlannedStep } from './plan.ts';

/** @param existing null while the project does not exist */
export async function dashboardSteps(
  existing: GoalsProject | null,
  text: (project: GoalsProject) => string,
  newKey: () => string,
): Promise<readonly PlannedStep[]> {
  const found = existing ? await existing.issueWithMarker('dashboard') : null;
  const isLinked = found !== null && existing !== null && existing.facts.description.includes(found.url);
  return [
    { action: found ? 'keep' : 'create', what: 'dashboard', name: 'issue "Dashboard"', write: found ? null : create },
    {
      action: isLinked ? 'keep' : 'update',
      what: 'description',
      name: 'link to the dashboard',
      write: isLinked ? null : link,
    },
  ];

  async function create(project: GoalsProject) {
    await project.createMarkedIssue({
      key: newKey(),
      marker: 'dashboard',
      title: 'Dashboard',
      description: text(project),
    });
    return [];
  }

  async function link(project: GoalsProject) {
    const dashboard = await project.issueWithMarker('dashboard');
    const before = project.facts.description.trim();
    if (!dashboard) return [];
    return project.updateProject({ description: `${before}${before ? ' · ' : ''}Dashboard: ${dashboard.url}` });
  }
}
