// The texts of the project for people with a browser: README.md and the dashboard issue, filled once the project has its address.
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import { fillDashboard } from '#templates/dashboard-text.ts';
import { fillProjectText } from '#templates/project-text.ts';
import { packagedText, type PackagedDesk } from '../packaged.ts';
import { dashboardWords } from './dashboard-words.ts';

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
    readme: () => fillProjectText(readme, settings),
    dashboard: (project) => fillDashboard(dashboard, dashboardWords(project, settings, today)),
  };
}
