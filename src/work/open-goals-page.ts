// The page of the forge that lists the open goals of a project.
import type { GoalsProject } from '#growth/forge/forge.ts';

export function openGoals({ pages }: Pick<GoalsProject, 'pages'>): string {
  return pages.issues({ labels: [{ group: 'marker', value: 'goal' }], sort: 'due' });
}
