// Whether another machine kept the same piece at the same moment, with another goal or with none: no lock reaches there, so that whoever has written looks again.
import type { WorkKey } from '#growth/candidates/found-work.ts';
import { commentKeyOf } from '#growth/candidates/work-key.ts';
import { type Evidence, evidenceIn, linksIn } from '#growth/goals/evidence.ts';
import { type Note, ownComments } from '#growth/goals/notes.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { addDays } from '#growth/time/calendar.ts';
import type { GoalRecord, Instant } from '#growth/words/goal.ts';
import { ascending } from '#growth/words/order.ts';
import { said, step } from '#wording.ts';
import { type NamedPlace, winsWord } from '../goal-number.ts';
import { seenAgain } from '../once-only.ts';
import type { Session } from '../session.ts';
import { linkKey } from './keeping.ts';

interface KeptPiece {
  readonly key: WorkKey;
  readonly goal: number;
  readonly isWin: boolean;
  readonly evidence: Evidence;
}

interface Place {
  readonly on: NamedPlace['iid'];
  readonly note: number;
}

interface Read {
  readonly on: NamedPlace['iid'];
  readonly notes: readonly Note[];
}

/**
 * Costs the lists of goals and of wins, and the newest comments of those that the pieces are on or that changed since.
 * @param records the goals as they were when the pieces were looked for; empty where nobody knows: then those of the last day count
 */
export async function keptTwice(
  kept: readonly KeptPiece[],
  records: readonly GoalRecord[],
  session: Pick<Session, 'project' | 'forge' | 'now'>,
): Promise<readonly Dropped[]> {
  if (kept.length === 0) return [];
  const { project, forge } = session;
  // What is written is written: a look that fails says nothing.
  const read = await seenAgain(async () => {
    const [goals, wins] = await Promise.all([project.goals(), project.winsIssues()]);
    const places = [
      ...goals
        .asFarAsRead()
        .items.filter((goal) => mayHold(goal, kept, records, session))
        .map(({ iid }) => ({ iid, on: iid })),
      ...wins.flatMap(({ iid, updatedAt }, at) => {
        const on: NamedPlace['iid'] = at === 0 ? winsWord : iid;
        return isFresh(updatedAt, session) || kept.some(({ goal }) => goal === iid) ? [{ iid, on }] : [];
      }),
    ];
    return Promise.all(
      places.map(async ({ iid, on }): Promise<Read> => {
        const { items: notes } = (await project.notes(iid, { onlyLatestPage: true })).asFarAsRead();
        return { on, notes };
      }),
    );
  });
  return kept.flatMap((piece) => {
    const places = (read ?? []).flatMap(({ on, notes }) => placesOf(piece, notes, forge).map((note) => ({ on, note })));
    return twiceKept(piece, places.toSorted(ascending(({ note }) => note)));
  });
}

/** A comment touches its goal, and counts there. */
function mayHold(
  { iid, updatedAt, commentCount }: GoalRecord,
  kept: readonly KeptPiece[],
  records: readonly GoalRecord[],
  session: Pick<Session, 'now'>,
): boolean {
  const before = records.find((record) => record.iid === iid);
  const isSame = before?.updatedAt === updatedAt && before.commentCount === commentCount;
  const isChanged = records.length === 0 ? isFresh(updatedAt, session) : !isSame;
  return isChanged || kept.some(({ goal }) => goal === iid);
}

/** Of the last day. */
const isFresh = (at: Instant, { now }: Pick<Session, 'now'>): boolean => at >= addDays(now.today, -1);

/** By its key, and by its addresses where it was kept by hand. */
function placesOf({ key, evidence }: KeptPiece, notes: readonly Note[], forge: Session['forge']): readonly number[] {
  const links = new Set(linksIn(evidence).map((link) => linkKey(link, forge)));
  const marked = ownComments(notes).filter(({ mark }) => mark?.key === commentKeyOf(key));
  const linked = evidenceIn(notes).filter((other) => linksIn(other).some((link) => links.has(linkKey(link, forge))));
  return [...new Set([...marked, ...linked].map(({ id }) => id))];
}

function twiceKept({ key }: KeptPiece, places: readonly Place[]): readonly Dropped[] {
  const last = places.at(-1);
  if (last === undefined || places.length === 1) return [];
  const where = places.map(({ on, note }) => `${on === winsWord ? on : `#${on}`} note_${note}`).join(', ');
  const advice = said`Another machine kept it at the same moment. Remove the later one: \`${step('evidence remove', last.on, `note_${last.note}`)}\`.`;
  return [{ field: `evidence ${key}`, asked: '1', kept: `${places.length}: ${where}`, advice: advice.toString() }];
}
