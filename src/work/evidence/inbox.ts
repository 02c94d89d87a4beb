// The inbox: work that was found, each piece decided once, and what was dropped brought back.
import { DevgrowthError } from '#errors.ts';
import type { WorkKey } from '#growth/candidates/found-work.ts';
import type { Decided } from '#growth/candidates/piece.ts';
import { addDays } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import { ascending } from '#growth/words/order.ts';
import { isNamed } from '#growth/words/username.ts';
import type { Written } from '#growth/forge/writes.ts';
import { oneLine } from '#render/text.ts';
import { type DraftWorld, readDraft } from '#settings/drafts.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import { decideEach, type Describe } from './deciding.ts';
import { readInboxLog } from './inbox-log.ts';
import type { LookedAt } from './looking.ts';
import { checkRestored, type NamedDecision, resolveDecisions } from './named-decisions.ts';
import { titleRule } from './private-titles.ts';
import { quoteRule } from './quoted-words.ts';
import { type KeptPiece, type Looked, type Sitting, sittingOf, writeSitting } from './sitting.ts';
import { readOfWins } from './wins.ts';

export interface InboxWords {
  /** Named by keys; empty: each is asked for. */
  readonly decisions: readonly NamedDecision[];
  readonly restore: readonly WorkKey[];
  /** Titles of private items are kept, too. */
  readonly titles: boolean;
  /** Thanks are kept as they were written. */
  readonly quotes: boolean;
  /** Days that are looked at; null: since the last sitting. */
  readonly since: string | null;
  readonly until: string | null;
  /** A checklist is posted, to be ticked in a browser. */
  readonly post: boolean;
  /** Only of a draft: all that is written. */
  readonly sitting: Sitting | null;
}

/** Without anybody to ask, and nothing named. */
export function nothingDecided(): DevgrowthError {
  return new DevgrowthError('usage', 'nobody can be asked, and nothing is decided', {
    hint: said`Name what you decide with ${given('keep')}, ${given('drop')}, ${given('later')} or ${given('decisions')}; \`${step('evidence scan')}\` lists the keys. Or decide in a browser: ${given('post')}.`,
  });
}

/** Private titles stand in it, and only the person decides about their work: somebody else's decisions would count for nothing. */
export function refuseOthersInbox(
  { me, settings: { person } }: Pick<Session, 'me' | 'settings'>,
  desk: Pick<Desk, 'env'>,
  { post }: Pick<InboxWords, 'post'> = { post: false },
): void {
  // Of a checklist a job prints nothing.
  if (!post) refuseInJob(desk);
  if (isNamed(me, person)) return;
  throw new DevgrowthError('refused', `the inbox is for @${oneLine(person)} to decide`, {
    hint: said`Keep a piece of your own with \`${step('evidence add', 7, '"..."')}\`.`,
  });
}

/**
 * Of a run with the same words that was ended while it wrote: what it decided goes on as it was. Looked at again, what it kept would be
 * decided already, and the labels and the log that came after it would never come.
 */
export async function sittingBegun(
  { continues }: Pick<Session, 'continues'>,
  sittingIn: (words: unknown) => Sitting | null,
  desk: Pick<Desk, 'files' | 'places'>,
): Promise<Sitting | null> {
  return continues === null ? null : sittingIn((await readDraft(desk, continues)).input);
}

export interface PlannedSitting {
  readonly words: InboxWords;
  readonly sitting: Sitting;
  /** How many candidates are left to decide. */
  readonly left: number;
  readonly looked: Pick<Looked, 'records'>;
}

/** @returns null where there was nothing to decide, or nothing was decided */
export async function planSitting(
  words: InboxWords,
  looked: Looked & { readonly decided: Decided },
  describe: Describe,
  session: Session,
  desk: Pick<Desk, 'ask' | 'yes' | 'talk'>,
): Promise<PlannedSitting | null> {
  const { decisions: named, titles, quotes } = words;
  const mayTell = titleRule(titles ? true : null, session, desk);
  const decisions =
    named.length > 0
      ? await resolveDecisions({ decisions: named, titles, quotes }, looked, session, desk)
      : desk.ask === null || looked.candidates.length === 0
        ? []
        : await decideEach(
            {
              looked,
              wins: readOfWins(looked.wins, session.me),
              mayTell,
              mayQuote: quoteRule(quotes, session),
              describe,
            },
            desk.ask,
            desk,
          );
  const { today } = session.now;
  if (decisions.length === 0 && !isLongQuiet(looked, today)) return null;
  const sitting = sittingOf(decisions, looked, today);
  if (decisions.length === 0 && sitting.entry === null) return null;
  return { words, sitting, looked, left: looked.candidates.length - decisions.length };
}

/** Days after which the log notes how far was looked, although there was nothing to decide. */
const quietDays = 28;

/** Without a word the days to look at grow for ever; with one each week the log is full of nothing. */
function isLongQuiet({ candidates, log: { standing } }: Pick<Looked, 'candidates' | 'log'>, today: Day): boolean {
  return candidates.length === 0 && standing.next !== null && standing.next <= addDays(today, -quietDays);
}

/** @throws `usage` for a key that the log does not know */
export async function planRestoring(words: InboxWords, session: Session): Promise<PlannedSitting> {
  const log = await readInboxLog(session);
  checkRestored(words.restore, { log });
  const decided = { keep: [], drop: [], later: [], restore: words.restore };
  const entry = { day: session.now.today, window: null, decided, readTo: {} };
  const told = { pieces: { kept: 0, dropped: 0, later: 0 }, sources: [] };
  return { words, sitting: { kept: [], entry, told }, left: 0, looked: { records: [] } };
}

export function writeDecided(
  { words, sitting, looked }: PlannedSitting,
  session: Session,
  desk: DraftWorld,
): Promise<Written<readonly KeptPiece[]>> {
  return draftedWrite('evidence inbox', { ...words, sitting }, session, desk, (draft) =>
    writeSitting(sitting, looked.records, draft, session),
  );
}

export interface DroppedKey {
  readonly key: WorkKey;
  readonly day: Day | null;
}

/** Keys alone: nothing else is remembered of them. */
export async function droppedKeys(session: Session): Promise<readonly DroppedKey[]> {
  const { standing } = await readInboxLog(session);
  return Array.from(standing.droppedOn, ([key, day]) => ({ key, day })).sort(ascending(({ day }) => day ?? ''));
}

/** All of the person's work, and of what they kept. */
export const isAllRead = ({ sources, record }: Pick<LookedAt, 'sources' | 'record'>): boolean =>
  record.length === 0 && sources.every(({ state }) => state !== 'partial' && state !== 'unknown');
