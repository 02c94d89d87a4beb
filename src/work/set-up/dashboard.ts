// The dashboard issue: what a manager with nothing but a browser opens, linked from the project's description.
import type { GoalsProject } from '#growth/forge/forge.ts';
import { dashboardState } from '#templates/dashboard-text.ts';
import { onceOnly } from '../once-only.ts';
import type { PlannedStep } from './plan.ts';

/** @param existing null while the project does not exist */
export async function dashboardSteps(
  existing: GoalsProject | null,
  text: (project: GoalsProject) => string,
): Promise<readonly PlannedStep[]> {
  const found = existing ? await existing.issueWithMarker('dashboard') : null;
  const isLinked = found !== null && existing !== null && existing.facts.description.includes(found.url);
  return [
    existing && found ? textStep(existing, found) : createStep(),
    {
      action: isLinked ? 'keep' : 'update',
      what: 'description',
      name: 'link to the dashboard',
      write: isLinked ? null : link,
    },
  ];

  function createStep(): PlannedStep {
    const write = async (project: GoalsProject) => {
      const opened = await onceOnly(project, {
        what: 'dashboard',
        look: () => project.issueWithMarker('dashboard'),
        create: () =>
          project.createMarkedIssue({
            // There is one, whichever run makes it.
            key: 'dashboard',
            marker: 'dashboard',
            title: 'Dashboard',
            description: text(project),
          }),
        all: async () => (await project.issueWithMarker('dashboard'))?.places ?? [],
      });
      return opened.made === null ? [] : [...opened.made.warnings, ...opened.twice];
    };
    return { action: 'create', what: 'dashboard', name: 'issue "Dashboard"', write };
  }

  function textStep(project: GoalsProject, { iid, description }: { iid: number; description: string }): PlannedStep {
    const { action, why } = dashboardState(description, text(project));
    const write = () =>
      project.editMarkedIssue(iid, (stored) => {
        const now = dashboardState(stored, text(project));
        return now.action === 'update' ? now.text : stored;
      });
    return {
      action,
      what: 'dashboard',
      name: why === '' ? `issue #${iid}` : `issue #${iid} (${why})`,
      write: action === 'update' ? write : null,
    };
  }

  async function link(project: GoalsProject) {
    const dashboard = await project.issueWithMarker('dashboard');
    const before = project.facts.description.trim();
    if (!dashboard) return [];
    return project.updateProject({ description: `${before}${before ? ' · ' : ''}Dashboard: ${dashboard.url}` });
  }
}
