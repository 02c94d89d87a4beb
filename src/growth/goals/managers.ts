// Who the manager was on a day: what somebody said counts by what they were when they said it.
import { dayOf } from '../time/calendar.ts';
import type { Day, Instant, Person } from '../words/goal.ts';
import { isNamed } from '../words/username.ts';

export interface FormerManager {
  readonly username: string;
  /** The last day on which they were it; whoever came next was it on that day, too. */
  readonly until: Day;
}

/** As the settings of a project tell it. */
export interface Managers {
  /** Username; null: nobody. */
  readonly manager: string | null;
  /** In their order. */
  readonly formerManagers: readonly FormerManager[];
  /** In which days are counted. */
  readonly timeZone: string;
}

export const noManager: Managers = { manager: null, formerManagers: [], timeZone: 'UTC' };

/** Usernames: of a day on which one followed the other both, else one at most. */
export function managersOn({ manager, formerManagers }: Managers, day: Day): readonly string[] {
  const former = formerManagers.filter(
    ({ until }, index) => day <= until && day >= (formerManagers[index - 1]?.until ?? ''),
  );
  const isNow = manager !== null && day >= (formerManagers.at(-1)?.until ?? '');
  return [...former.map(({ username }) => username), ...(isNow ? [manager] : [])];
}

export function managersAt(managers: Managers, at: Instant): readonly string[] {
  return managersOn(managers, dayOf(at, managers.timeZone));
}

/** Whether this was, at that moment, the word of the manager. */
export function isManagers(by: Person | null, at: Instant, managers: Managers): boolean {
  return managersAt(managers, at).some((name) => isNamed(by, name));
}

/** What the settings say once somebody else is it from a day on. */
export function withManager(managers: Managers, username: string, day: Day): Omit<Managers, 'timeZone'> {
  const { manager, formerManagers } = managers;
  const former = manager === null ? [] : [{ username: manager, until: day }];
  return { manager: username, formerManagers: [...formerManagers, ...former] };
}
