// The last report that was posted in this series of 1:1s: the newest meeting first, and no further than is asked for.
import { isWhole } from '#growth/goals/activity.ts';
import type { Note } from '#growth/goals/notes.ts';
import { type OneOnOne, datedMeetings } from '#growth/meetings/one-on-one.ts';
import { seriesNow } from '#growth/meetings/series.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { type Listed, type SourceRead, isComplete } from '#growth/words/completeness.ts';
import { windowOf } from '#growth/time/window.ts';
import type { Day, Instant } from '#growth/words/goal.ts';
import { type Audience, type Reader, type Seen, notesFor } from '#reports/audience.ts';
import type { LastReport } from '#reports/since-report.ts';
import type { Session } from '../session.ts';
import type { CoveredDays } from './covered-days.ts';
import { type NewestNotes, reportsIn } from './posted.ts';

/** With the last report: not at all; as far as what is read anyway tells; or with all that changed since. */
export type Comparison = 'nothing' | 'at-hand' | 'all';

export interface LookedFor {
  readonly found: LastReport;
  /** Comments that would tell and could not be read. */
  readonly unread: SourceRead | null;
}

interface Within {
  readonly reader: Reader;
  /** The last day that the report tells of, and the first moment after it. */
  readonly day: Day;
  readonly end: Instant;
  /** It was asked for: then it may cost more than one request. */
  readonly isSearch: boolean;
}

/** Of 1:1s that have comments: for whoever searches, two months of weekly ones on which nothing was posted. */
const most = { glance: 1, search: 10 } as const;

interface Asked {
  readonly audience: Audience;
  readonly until: string | null;
  readonly against: Comparison;
}

/** null where nothing is compared: the mid-year form is made against a year. */
export async function lookForLast(
  { audience, against, until }: Asked,
  meetings: Promise<Listed<OneOnOne>>,
  days: Promise<CoveredDays>,
  reader: Promise<Reader>,
  newestNotes: NewestNotes,
  session: Session,
): Promise<LookedFor | null> {
  if (audience === 'review' || against === 'nothing') return null;
  const [read, forWhom, covered] = await Promise.all([meetings, reader, until === null ? null : days]);
  const { today, zone } = session.now;
  const { until: day, end } = covered?.window ?? windowOf(today, today, zone, '');
  const isSearch = against === 'all';
  return lastReport(read, { reader: forWhom, day, end, isSearch }, newestNotes, session);
}

/**
 * A report that was posted for the 1:1 ahead is an earlier edition of this one; the last one was posted for a 1:1 before it. Where
 * there was none yet, it is the newest of an earlier day. Nothing that could not be read is passed over.
 */
async function lastReport(
  { items, source }: Listed<OneOnOne>,
  { reader, day, end, isSearch }: Within,
  newestNotes: NewestNotes,
  session: Session,
): Promise<LookedFor | null> {
  const { settings, project, now } = session;
  const { current, before } = seriesNow(items, { today: day, person: settings.person, managers: settings });
  const only = current ?? datedMeetings(items).at(-1);
  const places = before.length > 0 || only === undefined ? before : [only];
  const until = (at: Instant) => at < end && (before.length > 0 || dayOf(at, now.zone) < day);
  const commented = places.filter(({ commentCount }) => commentCount > 0);
  const looked = commented.slice(0, isSearch ? most.search : most.glance);
  for (const { iid, title, url } of looked) {
    const newest = await newestNotes(iid);
    const isCut = isComplete(newest.source) && !isWhole(newest);
    const reports = ({ items: notes }: Seen<Listed<Note>>) => reportsIn(notes, session).filter(({ at }) => until(at));
    const [near] = reports(newest);
    const read =
      near === undefined && isCut && isSearch ? notesFor(reader, (await project.notes(iid)).asFarAsRead()) : newest;
    const [last] = near === undefined && read !== newest ? reports(read) : [near];
    if (last !== undefined)
      return { found: { meeting: { iid, title, url }, at: last.at, day: dayOf(last.at, now.zone) }, unread: null };
    if (!isComplete(read.source)) return { found: 'not-known', unread: read.source };
    if (isCut && read === newest) return { found: 'not-known', unread: null };
  }
  const isAll = isComplete(source) && looked.length === commented.length;
  // Before the first 1:1 nobody misses a report.
  if (isAll && before.length === 0 && !isSearch) return null;
  return { found: isAll ? 'none' : 'not-known', unread: null };
}
