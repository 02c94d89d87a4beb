// A series of 1:1s: those with the same people, before the one that is ahead. A project may hold another one, with a manager's manager.
import type { Day, Person } from '../words/goal.ts';
import { isNamed } from '../words/username.ts';
import { type DatedOneOnOne, type OneOnOne, currentMeeting, datedMeetings } from './one-on-one.ts';

interface Around {
  readonly today: Day;
  /** Usernames: whose goals these are, and whom the 1:1s are with; null: not known. */
  readonly person: string;
  readonly manager: string | null;
}

export interface Series {
  /** The one that counts now; null: none is open. */
  readonly current: DatedOneOnOne | null;
  /** Of the days before today, the newest first; the one that counts now is none of them. */
  readonly before: readonly DatedOneOnOne[];
}

/** Who is assigned says whom a 1:1 is with. One that names nobody beside the person, as GitLab Free keeps it, belongs to every series. */
export function seriesNow(meetings: readonly OneOnOne[], { today, person, manager }: Around): Series {
  const current = currentMeeting(meetings, today);
  const others = ({ assignees }: OneOnOne) => assignees.filter((one) => !isNamed(one, person));
  const named = current === null ? [] : others(current);
  const isPartner = (one: Person) =>
    named.length === 0 ? isNamed(one, manager) : named.some(({ username }) => isNamed(one, username));
  const knowsPartner = named.length > 0 || manager !== null;
  const isOfSeries = (meeting: OneOnOne) => {
    const company = others(meeting);
    return company.length === 0 || !knowsPartner || company.some(isPartner);
  };
  return {
    current,
    before: datedMeetings(meetings)
      .filter((meeting) => meeting.day < today && meeting.iid !== current?.iid && isOfSeries(meeting))
      .toReversed(),
  };
}
