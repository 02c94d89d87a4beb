// Where GitLab itself lists goals, as far as its own filters go.
import type { Session } from '../session.ts';
import type { ListWords } from './listing.ts';

/** By state, stage, kind and quarter; what devgrowth computes (health, quiet days) no page of GitLab knows. */
export function listPage(
  { state, stage, kind, milestone, value, sort }: ListWords,
  { project }: Pick<Session, 'project'>,
): string {
  return project.pages.issues({
    labels: [
      { group: 'marker', value: 'goal' },
      ...(stage === null ? [] : [{ group: 'stage', value: stage } as const]),
      ...(kind === null ? [] : [{ group: 'kind', value: kind.trim().toLowerCase() } as const]),
      ...(value === null ? [] : [{ group: 'value', value } as const]),
    ],
    ...(state === 'opened' ? {} : { state }),
    ...(milestone === null ? {} : { milestone }),
    ...(sort === 'due' ? { sort: 'due' as const } : {}),
  });
}
