// The texts of the project for people with a browser: README.md and the dashboard issue, filled once the project has its address.
import { quartersOfYear } from '#growth/fiscal.ts';
import type { GoalsProject } from '#growth/forge.ts';
import type { LabelWord } from '#growth/label-words.ts';
import type { Day } from '#growth/goal.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import { fillDashboard, fillProjectText } from '#templates/project-text.ts';
import type { World } from '#world.ts';
import { packagedText } from '../packaged.ts';

export interface ProjectTexts {
  readonly readme: (project: GoalsProject) => string;
  readonly dashboard: (project: GoalsProject) => string;
}

export async function projectTexts(settings: ProjectSettings, today: Day, world: World): Promise<ProjectTexts> {
  const [readme, dashboard] = await Promise.all([
    packagedText(world, 'project/README.md'),
    packagedText(world, 'project/dashboard.md'),
  ]);
  return {
    readme: () => fillProjectText(readme, settings),
    dashboard: (project) =>
      fillDashboard(dashboard, { settings, projectUrl: project.facts.url, views: viewsOf(project, settings, today) }),
  };
}

function viewsOf({ pages }: GoalsProject, { fiscalYearStart }: ProjectSettings, today: Day) {
  const goal: LabelWord = { group: 'marker', value: 'goal' };
  return [
    { name: 'Board', url: pages.board, about: 'planned, doing, waiting' },
    { name: 'Open goals', url: pages.issues({ labels: [goal], sort: 'due' }), about: 'nearest due date first' },
    {
      name: 'Waiting',
      url: pages.issues({ labels: [goal, { group: 'stage', value: 'waiting' }] }),
      about: 'for somebody, perhaps for you',
    },
    {
      name: 'At risk',
      url: pages.issues({ labels: [goal, { group: 'health', value: 'at-risk' }] }),
      about: 'said so in a check-in',
    },
    {
      name: 'Closed goals',
      url: pages.issues({ labels: [goal], state: 'closed', sort: 'updated' }),
      about: 'latest first',
    },
    ...quartersOfYear(today, fiscalYearStart).map(({ title, start, due }) => ({
      name: title,
      url: pages.issues({ labels: [goal], milestone: title, state: 'all' }),
      about: `goals due from ${start} to ${due}`,
    })),
  ];
}
