// The texts of the project for people with a browser: README.md and the dashboard issue, filled once the project has its address.
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import { fillDashboard } from '#templates/dashboard-text.ts';
import { fillProjectText } from '#templates/project-text.ts';
import { packagedText, type PackagedDesk } from '../packaged.ts';
import { dashboardWords } from './dashboard-words.ts';
import { isNamed } from '#growth/words/username.ts';

export interface ProjectTexts {
  readonly readme: (project: GoalsProject) => string;
  readonly dashboard: (project: GoalsProject) => string;
}

export async function projectTexts(settings: ProjectSettings, today: Day, desk: PackagedDesk): Promise<ProjectTexts> {
  const [readme, dashboard] = await Promise.all([
    packagedText(desk, 'project/README.md'),
    packagedText(desk, 'project/dashboard.md'),
  ]);
  return {
    readme: (project) => fillProjectText(readme, { ...settings, ...calledBy(project, settings) }),
    dashboard: (project) => {
      const words = dashboardWords(project, settings, today);
      return fillDashboard(dashboard, { ...words, settings: { ...words.settings, ...calledBy(project, settings) } });
    },
  };
}

/** Of the project's owner, whoever writes the texts, so that the same project always gives the same. */
function calledBy({ facts: { owner } }: GoalsProject, { person }: ProjectSettings): { readonly name?: string } {
  return owner !== null && isNamed(owner, person) ? { name: owner.name } : {};
}
