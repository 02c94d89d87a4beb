// Takes up a checklist whose last box was ticked in a browser: the ticked is kept, the rest dropped, once, whoever cuts it short.
import type { LogEntry } from '#growth/candidates/inbox-log.ts';
import { asDecided, withoutTitles } from '#growth/candidates/inbox-checklist.ts';
import { decisionsIn, type ListedDecisions } from '#growth/candidates/listed-decisions.ts';
import type { Written } from '#growth/forge/writes.ts';
import { isComplete } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { readerNames } from '#render/reader-words.ts';
import { decidesWhoIsIn } from '#growth/forge/exposure.ts';
import type { DraftKeys } from '#settings/drafts.ts';
import { whoElseReads } from '../copied-title.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import type { InboxWords } from './inbox.ts';
import { type InboxLog, logKeyOf, type PostedList, readInboxLog } from './inbox-log.ts';
import { everything, type LookedAt, lookAtWork } from './looking.ts';
import { resolveDecisions } from './named-decisions.ts';
import { type KeptPiece, type Sitting, sittingOf, writeSitting } from './sitting.ts';

export interface PlannedTakingUp {
  readonly list: PostedList;
  readonly sitting: Sitting;
  readonly records: readonly GoalRecord[];
  /** What was ticked, and is not kept all the same: why. */
  readonly problems: readonly string[];
}

export interface WaitingList {
  readonly list: PostedList;
  /** null: its last box is not ticked. */
  readonly why: string | null;
  /** Who else can read titles that stand in it, be it that they joined later; null: nobody. */
  readonly readers: string | null;
}

export interface TakingUp {
  readonly plan: PlannedTakingUp | null;
  readonly waiting: readonly WaitingList[];
  /** As it was read for this. */
  readonly log: InboxLog;
  /** Taken up before, and cut off before their titles went. */
  readonly uncleared: readonly PostedList[];
}

type Wanted = Pick<InboxWords, 'titles' | 'quotes'>;

/** Writes nothing. One list a run: what it decides is decided for the next one. */
export async function planTakingUp(
  words: Wanted,
  session: Session,
  desk: Pick<Desk, 'ask' | 'yes'>,
): Promise<TakingUp> {
  const log = await readInboxLog(session);
  const { lists, uncleared } = log;
  const waiting: WaitingList[] = [];
  let plan: PlannedTakingUp | null = null;
  for (const list of lists) {
    const readers = await readersOf(list, log, session);
    if (!list.isFinished) waiting.push({ list, why: null, readers });
    else if (plan !== null) waiting.push({ list, why: 'another one came first', readers });
    else {
      const looked = await lookAtWork(daysOf(list, session), session, everything, log);
      const decided = decisionsIn(list, { ...looked, goals: new Set(looked.records.map(({ iid }) => iid)) });
      const why = whyNotNow(decided, looked) ?? (await whyUnsure(decided, session, desk));
      if (why === null) plan = await planOf(list, decided, looked, words, session, desk);
      else waiting.push({ list, why, readers });
    }
  }
  return { plan, waiting, uncleared, log };
}

async function readersOf(
  { body }: PostedList,
  { issue }: InboxLog,
  { project, me }: Pick<Session, 'project' | 'me'>,
): Promise<string | null> {
  return issue === null || withoutTitles(body) === body ? null : whoElseReads(issue, true, { project, me });
}

/** The days that it is of: later work was not in it. */
function daysOf({ window }: PostedList, { now: { today } }: Pick<Session, 'now'>) {
  return window === null || window.since > today ? { since: null, until: null } : window;
}

/** Half of a source is no proof that a piece is not there. */
function whyNotNow({ missing }: ListedDecisions, { sources }: LookedAt): string | null {
  const half = sources.filter(({ state, failed }) => state === 'partial' || failed !== null).map(({ name }) => name);
  if (missing.length === 0 || half.length === 0) return null;
  return `${missing.join(' ')} not found, and not all could be read (${half.join(', ')}): try again, or delete its line`;
}

/** GitLab's REST API tells who wrote a comment, and not who changed it: its author may, and whoever maintains the project. */
async function whyUnsure(
  { keep, drop }: ListedDecisions,
  session: Pick<Session, 'project' | 'me'>,
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
): Promise<string | null> {
  const who = yes ? null : await whoElseEdits(session);
  if (who === null) return null;
  const why = `${who} may edit your comments, and GitLab does not tell who ticked a box`;
  const message = `${why}. Keep ${keep.length} and drop ${drop.length}, as the checklist says?`;
  const isSure = ask !== null && (await ask.confirm({ name: 'take-up', message, default: false }));
  return isSure ? null : why;
}

async function whoElseEdits({ project, me }: Pick<Session, 'project' | 'me'>): Promise<string | null> {
  const { items, source } = (await project.members()).asFarAsRead();
  const others = items.filter(({ person, role }) => person.id !== me.id && (role === null || decidesWhoIsIn(role)));
  if (others.length > 0) return readerNames([], others);
  return isComplete(source) ? null : 'somebody (the members could not be read completely)';
}

async function planOf(
  list: PostedList,
  { keep, drop, keptBefore, problems }: ListedDecisions,
  looked: LookedAt,
  { titles, quotes }: Wanted,
  session: Session,
  desk: Pick<Desk, 'ask' | 'yes'>,
): Promise<PlannedTakingUp> {
  const named = keep.map((one) => ({ word: 'keep' as const, ...one, result: null, did: null, values: null }));
  const kept = await resolveDecisions({ decisions: named, titles, quotes }, looked, session, desk);
  const decisions = [...kept, ...drop.map((one) => ({ word: 'drop' as const, ...one }))];
  const listed = new Set(list.pieces.flatMap(({ keys }) => keys));
  // What came on its last day is found by the next window, which begins on that day.
  const isOfIt = ({ key, with: others, day }: LookedAt['candidates'][number]) =>
    day < looked.window.until || [key, ...others].some((one) => listed.has(one));
  const { today } = session.now;
  const sitting = sittingOf(decisions, { ...looked, candidates: looked.candidates.filter(isOfIt) }, today);
  const { since, until } = looked.window;
  const nothing = { keep: [], drop: [], later: [], restore: [] };
  const entry: LogEntry = sitting.entry ?? { day: today, window: { since, until }, decided: nothing, readTo: {} };
  const { pieces, sources } = sitting.told;
  const told = { sources, pieces: { ...pieces, kept: pieces.kept + keptBefore } };
  return { list, sitting: { kept: sitting.kept, entry, told }, records: looked.records, problems };
}

/** The log's comment has the list's key: it is there once, on whatever machine it was written. */
export async function takeUp(
  { list, sitting, records }: PlannedTakingUp,
  session: Session,
): Promise<Written<readonly KeptPiece[]>> {
  const key = logKeyOf(list);
  const keys: DraftKeys = { tried: () => true, key: () => Promise.resolve(key) };
  const written = await writeSitting(sitting, records, keys, session);
  await clearTitles(list, session);
  return written;
}

/** Whoever may read the inbox one day learns no title from it. Deleted meanwhile, it tells none either. */
export async function clearTitles({ iid, id }: PostedList, { project }: Pick<Session, 'project'>): Promise<void> {
  await project.editComment(iid, id, asDecided);
}
