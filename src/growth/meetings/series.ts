// A series of 1:1s: those with the same people, before the one that is ahead. A project may hold another one, with a manager's manager.
import type { Day, Person } from '../words/goal.ts';
import { type Managers, managersOn } from '../goals/managers.ts';
import { isNamed } from '../words/username.ts';
import { type DatedOneOnOne, type OneOnOne, currentMeeting, datedMeetings } from './one-on-one.ts';

interface Around {
  readonly today: Day;
  /** Username: whose goals these are. */
  readonly person: string;
  /** Whom the 1:1s are with. */
  readonly managers: Managers;
}

export interface Series {
  /** The one that counts now; null: none is open. */
  readonly current: DatedOneOnOne | null;
  /** Of the days before today, the newest first; the one that counts now is none of them. */
  readonly before: readonly DatedOneOnOne[];
}

/** Who is assigned says whom a 1:1 is with. One that names nobody beside the person, as GitLab Free keeps it, belongs to every series. */
export function seriesNow(meetings: readonly OneOnOne[], { today, person, managers }: Around): Series {
  const current = currentMeeting(meetings, today);
  const others = ({ assignees }: OneOnOne) => assignees.filter((one) => !isNamed(one, person));
  const named = current === null ? [] : others(current);
  const isManager = (one: Person, day: Day) => managersOn(managers, day).some((name) => isNamed(one, name));
  // Who follows a manager goes on with their series.
  const isManagers = named.length === 0 || named.some((one) => isManager(one, today));
  const isPartner = (one: Person, day: Day) =>
    (isManagers && isManager(one, day)) || named.some(({ username }) => isNamed(one, username));
  const knowsPartner = named.length > 0 || managers.manager !== null;
  const isOfSeries = (meeting: DatedOneOnOne) => {
    const company = others(meeting);
    return company.length === 0 || !knowsPartner || company.some((one) => isPartner(one, meeting.day));
  };
  return {
    current,
    before: datedMeetings(meetings)
      .filter((meeting) => meeting.day < today && meeting.iid !== current?.iid && isOfSeries(meeting))
      .toReversed(),
  };
}
