// The last day on which something was done in a sandbox: a clock before it goes backwards.
import type { Day } from './days.ts';
import type { SandboxState } from './state.ts';

/** null for a sandbox in which nothing was done. */
function newestDay({ issues, notes, events, projects }: SandboxState): Day | null {
  const moments = [
    ...Object.values(issues).flatMap((rows) => rows.map(({ updatedAt }) => updatedAt)),
    ...Object.values(notes).flatMap((rows) => rows.map(({ createdAt }) => createdAt)),
    ...events.map(({ createdAt }) => createdAt),
    ...projects.map(({ createdAt }) => createdAt),
  ];
  const newest = moments.reduce((one, other) => (one > other ? one : other), '');
  return newest === '' ? null : newest.slice(0, 10);
}

/** What there is to say about a clock that shows an earlier day; null where it does not. */
export function backwardsNote(state: SandboxState, now: number): string | null {
  const newest = newestDay(state);
  const today = new Date(now).toISOString().slice(0, 10);
  if (newest === null || newest <= today) return null;
  return `this sandbox goes back to ${today}, and holds what was done on ${newest}: it reads as done in the future`;
}
