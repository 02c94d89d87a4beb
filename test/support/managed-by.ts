// A project whose manager was the same person all the time.
import type { Managers } from '#growth/goals/managers.ts';

export function managedBy(manager: string | null): Managers {
  return { manager, formerManagers: [], timeZone: 'UTC' };
}
