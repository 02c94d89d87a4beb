// GitLab's own calendar of due dates: where it stands. Its address holds a feed token, which is a secret: it is never made here.
import type { GoalsProject } from '#growth/forge/forge.ts';

/** https://docs.gitlab.com/user/project/issues/due_dates/ */
export function subscriptionOf({ facts }: Pick<GoalsProject, 'facts'>): {
  readonly page: string;
  readonly steps: readonly string[];
} {
  const page = `${facts.url}/-/issues`;
  return {
    page,
    steps: [
      `Open the issues of the project: ${page}`,
      'Choose Actions (the three dots beside New issue), then Subscribe to calendar.',
      'Give the address of what opens to your calendar program, as a calendar from an address.',
    ],
  };
}
