// The checklist of `devgrowth evidence inbox`: what is said when one is posted, waits, or is taken up.
import { type ExitCode, exitCodes } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { type InboxWords, isAllRead } from '#work/evidence/inbox.ts';
import type { InboxLog } from '#work/evidence/inbox-log.ts';
import { everything, lookAtWork } from '#work/evidence/looking.ts';
import { planList, postList } from '#work/evidence/posting.ts';
import { type KeptPiece, type Sitting, writtenLines } from '#work/evidence/sitting.ts';
import { clearTitles, planTakingUp, takeUp, type WaitingList } from '#work/evidence/taking-up.ts';
import { winsTitle } from '#work/evidence/wins.ts';
import { isJob } from '#work/job.ts';
import type { Session } from '#work/session.ts';
import type { CommandWorld, Input } from '../command.ts';
import { endDryRun, warn } from '../written-goal.ts';

interface Done {
  readonly sitting: Sitting;
  readonly kept: readonly KeptPiece[];
}

/** Of the checklists that were finished: one, if any. */
export interface Taken {
  readonly done: readonly Done[];
  readonly warnings: readonly Dropped[];
  readonly exitCode: ExitCode;
  /** As it still is; null: something was written to it. */
  readonly log: InboxLog | null;
}

export const nothingTaken: Taken = { done: [], warnings: [], exitCode: exitCodes.done, log: null };

/** Says what it did. null: it was a dry run, and is over. */
export async function takeUpFirst(
  { shared, own }: Input<InboxWords>,
  session: Session,
  world: CommandWorld,
): Promise<Taken | null> {
  const { plan, waiting, uncleared, log } = await planTakingUp(own, session, world);
  // Whatever a job prints is read by others.
  const isQuiet = isJob(world);
  if (!isQuiet) for (const list of waiting) sayWaiting(list, own, world);
  if (shared.dryRun && plan !== null) {
    const lines = [...writtenLines(plan.sitting, session), `the checklist: ${summaryOf(plan.sitting)}`];
    await endDryRun([...(isQuiet ? [] : lines), 'then what else you asked for'], shared, world);
    return null;
  }
  if (!shared.dryRun) for (const list of uncleared) await clearTitles(list, session);
  if (plan === null) return { ...nothingTaken, log };
  const { sitting, problems } = plan;
  const { value: kept, warnings } = await takeUp(plan, session);
  const taken = { done: [{ sitting, kept }], warnings, log: null };
  if (isQuiet) return { ...taken, exitCode: warnings.length > 0 ? exitCodes.partlyWritten : exitCodes.done };
  if (shared.format !== 'json')
    world.stdout.write(stacked([...keptLines(kept), `The checklist is taken up. ${summaryOf(sitting)}`]));
  for (const problem of problems) world.talk.warn(`ticked, and not kept: ${oneLine(problem)}`);
  if (problems.length > 0) world.talk.hint('`devgrowth evidence inbox --keep <key> --goal <number or wins>` keeps it.');
  return { ...taken, exitCode: warn(warnings, world) };
}

function sayWaiting(
  { list: { url }, why, readers }: WaitingList,
  { post }: InboxWords,
  { talk, yes }: CommandWorld,
): void {
  if (readers !== null && !post) {
    talk.warn(`${readers} can read the titles in a checklist of yours: ${oneLine(url)}`);
    talk.hint('`devgrowth evidence inbox --post --yes` leaves keys and kinds alone there.');
  }
  if (why === null) {
    if (!post) talk.note(`a checklist waits for its last box: ${oneLine(url)}`);
    return;
  }
  talk.warn(`a finished checklist is not taken up: ${oneLine(why)}`);
  talk.hint(
    `Look at it: ${oneLine(url)}${yes ? '' : '. `devgrowth evidence inbox --yes` takes it up where you are sure.'}`,
  );
}

export async function postChecklist(
  taken: Taken,
  { shared, own }: Input<InboxWords>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const looked = await lookAtWork(own, session, everything, taken.log);
  const plan = await planList(looked, session, world);
  const { body, added } = plan;
  const ended = taken.exitCode === exitCodes.done && !isAllRead(looked) ? exitCodes.notClean : taken.exitCode;
  const isQuiet = isJob(world);
  if (shared.dryRun) {
    const lines = body === null ? [] : ['comment on the evidence inbox', '', ...body.split('\n')];
    return endDryRun(isQuiet ? [] : lines, shared, world);
  }
  const posted = body === null ? null : await postList({ ...plan, body }, own, session, world);
  const warnings = [...taken.warnings, ...(posted?.warnings ?? [])];
  if (isQuiet) {
    world.stdout.write(ink`The checklist is ready.\n`);
    return warnings.length > 0 ? exitCodes.partlyWritten : ended;
  }
  if (shared.format === 'json') {
    const comment = posted === null ? null : { ...posted.value, how: posted.how };
    const { kept, dropped } = documentOf(taken, 0);
    world.stdout.write(await documentText('evidence-checklist', { comment, added, kept, dropped, warnings }));
  } else if (posted === null) world.stdout.write(ink`Nothing to decide, and nothing was posted.\n`);
  else world.stdout.write(ink`${saidOf[posted.how](added)}\n${oneLine(posted.value.url)}\n`);
  const written = warn(posted?.warnings ?? [], world);
  if (posted?.how === 'new')
    world.talk.hint(
      'Tick what counts, then its last box: the next `devgrowth evidence inbox` keeps the ticked and drops the rest.',
    );
  return written === exitCodes.done ? ended : written;
}

const saidOf = {
  new: (added: number) => `Posted ${count(added, 'piece')} to decide`,
  renewed: (added: number) =>
    added === 0 ? 'Renewed the checklist' : `Added ${count(added, 'piece')} to the checklist`,
  unchanged: () => 'The checklist is up to date',
} as const;

export const keptLines = (kept: readonly KeptPiece[]): readonly string[] =>
  kept.map(
    ({ goal, isWin, evidence }) =>
      `Kept on #${goal}${isWin ? ` ${winsTitle}` : ''}: ${oneLine(evidence.title ?? evidence.did ?? evidence.link ?? '')}`,
  );

/** Nothing was decided, and how far was looked is noted. */
export const isNothing = ({ told: { pieces }, entry }: Sitting): boolean =>
  entry !== null &&
  Object.keys(entry.readTo).length > 0 &&
  [...Object.values(pieces), entry.decided.restore.length].every((number) => number === 0);

export function summaryOf(sitting: Sitting): string {
  const { pieces } = sitting.told;
  const restored = sitting.entry?.decided.restore.length ?? 0;
  if (isNothing(sitting)) return 'Nothing to decide. Noted how far was looked, so that the next inbox begins there.';
  if (restored > 0) return `Restored ${restored}.`;
  return `Kept ${pieces.kept}, dropped ${pieces.dropped}, later ${pieces.later}.`;
}

/** One document for all that was written. */
export function documentOf({ done, warnings }: Pick<Taken, 'done' | 'warnings'>, left: number) {
  const keysOf = (word: 'drop' | 'later' | 'restore') =>
    done.flatMap(({ sitting: { entry } }) => entry?.decided[word] ?? []);
  return {
    kept: done.flatMap(({ kept }) => kept),
    dropped: keysOf('drop'),
    later: keysOf('later'),
    restored: keysOf('restore'),
    left,
    warnings,
  };
}
