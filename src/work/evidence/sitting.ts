// One sitting at the inbox: what is decided of candidates becomes evidence first, and a comment of the log last.
import { evidenceFrom } from '#growth/candidates/kept-evidence.ts';
import type { Candidate } from '#growth/candidates/candidate.ts';
import type { WorkKey, WorkSource, WorkSourceRead } from '#growth/candidates/found-work.ts';
import type { LogEntry, LogTold } from '#growth/candidates/inbox-log.ts';
import { commentKeyOf } from '#growth/candidates/work-key.ts';
import { type Evidence, formatEvidence } from '#growth/goals/evidence.ts';
import type { WinsIssue } from '#growth/forge/wins.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import type { Window } from '#growth/time/window.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { ValueId } from '#growth/words/values.ts';
import { oneLine } from '#render/text.ts';
import type { DraftKeys } from '#settings/drafts.ts';
import type { Session } from '../session.ts';
import { turnOf } from '../once-only.ts';
import { type NamedPlace, winsWord } from '../goal-number.ts';
import { linkOn } from './keeping.ts';
import { keptTwice } from './kept-twice.ts';
import { theWins, winsTitle } from './wins.ts';
import { type InboxLog, writeLog } from './inbox-log.ts';
import { askBeside } from '../ask-label.ts';

export interface Keeping {
  readonly word: 'keep';
  readonly key: WorkKey;
  readonly goal: NamedPlace['iid'];
  readonly result: string | null;
  readonly did: string | null;
  readonly values: readonly ValueId[];
  readonly mayTell: boolean;
  readonly quotes: boolean;
}

export type Decision =
  | Keeping
  | {
      readonly word: 'drop' | 'later';
      readonly key: WorkKey;
      /** Of its keys these alone: the others came later, and nobody has seen them. */
      readonly only?: readonly WorkKey[];
    };

/** What was looked at. */
export interface Looked {
  readonly window: Window;
  readonly candidates: readonly Candidate[];
  readonly sources: readonly WorkSourceRead[];
  readonly records: readonly GoalRecord[];
  /** null: none was kept yet. */
  readonly wins: WinsIssue | null;
  readonly log: InboxLog;
}

interface Kept<Goal> {
  readonly key: WorkKey;
  readonly goal: Goal;
  readonly evidence: Evidence;
}

/** All that is written, as plain JSON: whoever goes on with it looks at nothing again. */
export interface Sitting {
  readonly kept: readonly Kept<NamedPlace['iid']>[];
  /** null: the log has nothing to say of it. */
  readonly entry: LogEntry | null;
  readonly told: LogTold;
}

export function sittingOf(decisions: readonly Decision[], looked: Looked, today: Day): Sitting {
  const byKey = new Map(looked.candidates.map((candidate) => [candidate.key, candidate]));
  const keysOf = (one: Decision) => [
    ...(('only' in one ? one.only : undefined) ?? [one.key, ...(byKey.get(one.key)?.with ?? [])]),
    ...(byKey.get(one.key)?.former ?? []),
  ];
  const said = (word: Decision['word']) => decisions.filter((one) => one.word === word);
  const kept = decisions.flatMap((one) => {
    const candidate = byKey.get(one.key);
    if (one.word !== 'keep' || candidate === undefined) return [];
    const evidence = evidenceFrom(candidate, one);
    const title = evidence.title === null ? null : oneLine(evidence.title);
    return [{ key: one.key, goal: one.goal, evidence: { ...evidence, title } }];
  });
  const decided = {
    keep: said('keep').flatMap((one) => keysToSay(byKey.get(one.key), looked.log)),
    drop: said('drop').flatMap(keysOf),
    later: said('later').flatMap(keysOf),
    restore: [],
  };
  const all = new Set(decisions.flatMap(keysOf));
  const isWhole = looked.candidates.every(({ key, with: others }) => [key, ...others].every((one) => all.has(one)));
  const readTo = isWhole ? readToOf(looked) : {};
  const isSilent = Object.values(decided).every((keys) => keys.length === 0) && Object.keys(readTo).length === 0;
  const { since, until } = looked.window;
  return {
    kept,
    entry: isSilent ? null : { day: today, window: { since, until }, decided, readTo },
    told: {
      pieces: { kept: kept.length, dropped: said('drop').length, later: said('later').length },
      sources: looked.sources.map(({ name, state }) => ({ name, state })),
    },
  };
}

/** Of a kept piece: what no evidence comment can name, and what the log says was put off. */
function keysToSay(candidate: Candidate | undefined, { standing }: InboxLog): readonly WorkKey[] {
  if (candidate === undefined) return [];
  const { key, with: others, also, url, former } = candidate;
  const all = [key, ...others];
  const isNamed = (url === null ? 0 : 1) + also.length === all.length;
  return [...(isNamed ? [] : all), ...[...(isNamed ? all : []), ...former].filter((one) => standing.waiting.has(one))];
}

/**
 * Where the next window of each source begins. One that was not read to its end begins where it did; one that nobody asked, or of which
 * days before these were never looked at, stays where it was. None goes back.
 */
function readToOf({ sources, window, log }: Looked): Partial<Record<WorkSource, Day>> {
  return Object.fromEntries(
    sources.flatMap(({ name, state, completeUntil }) => {
      const stood = log.standing.readTo.get(name);
      const day = completeUntil ?? window.since;
      const moves = stood === undefined || (window.since <= stood && day > stood);
      return state !== 'skipped' && moves ? [[name, day]] : [];
    }),
  );
}

/** As it stands there. */
export interface KeptPiece extends Kept<number> {
  /** On the issue of wins, which has no labels of values. */
  readonly isWin: boolean;
}

/** The comments, as they will stand there. */
export function writtenLines({ kept }: Sitting, { settings }: Pick<Session, 'settings'>): readonly string[] {
  const where = (goal: NamedPlace['iid']) => (goal === winsWord ? `the issue "${winsTitle}"` : `#${goal}`);
  return kept.flatMap(({ goal, evidence }) => [
    `evidence on ${where(goal)}`,
    ...formatEvidence(evidence, settings.company.words).split('\n'),
  ]);
}

/** Each piece once, on whatever goal, and at most one comment of the log: killed between, the same keys are found again. */
export async function writeSitting(
  { kept, entry, told }: Sitting,
  records: readonly GoalRecord[],
  draft: DraftKeys,
  session: Session,
): Promise<Written<readonly KeptPiece[]>> {
  const warnings: Dropped[] = [];
  const wins = kept.some(({ goal }) => goal === winsWord) ? await theWins(draft, session) : null;
  warnings.push(...(wins?.warnings ?? []));
  const value = kept.flatMap(({ goal, ...piece }): KeptPiece[] => {
    if (goal !== winsWord) return [{ ...piece, goal, isWin: false }];
    return wins === null ? [] : [{ ...piece, goal: wins.value.iid, isWin: true }];
  });
  for (const piece of value) warnings.push(...(await keep(piece, records, session)));
  if (entry !== null) warnings.push(...(await writeLog(entry, told, draft, session)));
  return { value, warnings: [...warnings, ...(await keptTwice(value, records, session))] };
}

async function keep(
  { key, goal: iid, isWin, evidence }: KeptPiece,
  records: readonly GoalRecord[],
  session: Session,
): Promise<readonly Dropped[]> {
  const { project, settings } = session;
  const body = formatEvidence(evidence, settings.company.words);
  const comment = { key: commentKeyOf(key), mayExist: true, type: 'evidence', body, isQuiet: true };
  // As whoever adds a link there by hand.
  const { warnings } = await project.inTurn(turnOf(linkOn(iid)), () => project.comment(iid, comment));
  if (isWin) return warnings;
  const goal = records.find((record) => record.iid === iid) ?? (await project.goal(iid));
  const asks = await askBeside(goal, {}, session);
  const isLabelled = evidence.values.length > 0 || Object.keys(asks).length > 0;
  const labelled = isLabelled ? (await project.changeGoal(iid, { addValues: evidence.values, ...asks })).warnings : [];
  return [...warnings, ...labelled];
}
