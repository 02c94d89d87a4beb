// Takes back what one run has written: looks at all of it first, and where somebody has changed it since, nothing is touched.
import { DevgrowthError } from '#errors.ts';
import type { WayBack } from '#growth/forge/undoing.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { WrittenRun } from '#growth/forge/written.ts';
import { oneLine } from '#render/text.ts';
import { markUndone } from '#settings/written-files.ts';
import { said, step } from '#wording.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import { type FoundRun, readRun, writtenRuns } from './runs.ts';

export interface UndoWords {
  /** null: the last one that stands. */
  readonly number: number | null;
}

export interface PlannedUndo extends FoundRun {
  /** What is to be done, the newest first. */
  readonly ways: readonly WayBack[];
  /** It is taken back already: nothing is to be done but to say it. */
  readonly isTakenBack: boolean;
  readonly mayBeMailed: boolean;
}

type Undoing = Pick<Session, 'connection' | 'me' | 'project'>;

/** @throws `refused` where there is nothing, or nothing takes it back; `conflict` where it was changed since */
export async function planUndo(
  { number }: UndoWords,
  session: Undoing,
  desk: Pick<Desk, 'files' | 'places'>,
): Promise<PlannedUndo> {
  const found = await chosenRun(number, session, desk);
  const { steps, undoneAt } = found.run;
  if (undoneAt !== null) return { ...found, ways: [], isTakenBack: true, mayBeMailed: isMailed(steps) };
  const ways = await session.project.waysBack(steps);
  const changed = ways.filter(({ obstacles }) => obstacles.length > 0);
  if (changed.length > 0) {
    throw new DevgrowthError('conflict', `${named(found.run)} cannot be taken back: it was changed since`, {
      details: changed.flatMap(({ iid, title, obstacles }) =>
        obstacles.map((obstacle) => `${oneLine(`#${iid} ${title ?? ''}`).trim()}: ${oneLine(obstacle)}`),
      ),
      hint: said`Nothing was written. What was done later is taken back first: \`${step('undo', { list: true })}\` shows it; else change it by hand.`,
    });
  }
  if (ways.every(({ act }) => act === 'stays')) {
    throw new DevgrowthError('refused', `${named(found.run)} cannot be taken back`, {
      details: ways.flatMap(({ changes }) => changes).map(oneLine),
      hint: said`What was written before that may be: \`${step('undo', { list: true })}\` shows it.`,
    });
  }
  return { ...found, ways, isTakenBack: false, mayBeMailed: isMailed(steps) };
}

/** Of what GitLab mails by itself. https://docs.gitlab.com/user/profile/notifications/#notification-events */
const isMailed = (steps: WrittenRun['steps']) =>
  steps.some(
    (step) =>
      step.what === 'comment-added' ||
      step.what === 'issue-opened' ||
      (step.what === 'issue-changed' && (step.after.state !== undefined || step.after.assignees !== undefined)),
  );

async function chosenRun(
  number: number | null,
  session: Undoing,
  desk: Pick<Desk, 'files' | 'places'>,
): Promise<FoundRun> {
  const runs = await writtenRuns(session, desk);
  const { path } = session.project.facts;
  const found = runs.find(({ run }) => (number === null ? stands(run) || !run.isUndoneTold : run.number === number));
  if (found === undefined && number !== null && runs.length > 0) {
    throw new DevgrowthError('usage', `nothing that was written in ${path} has the number ${number}`, {
      hint: said`See \`${step('undo', { list: true })}\`.`,
    });
  }
  if (found === undefined) {
    const isAllUndone = runs.length > 0;
    throw new DevgrowthError(
      'refused',
      isAllUndone
        ? `all that was written in ${path} from this machine is taken back already`
        : `nothing was written in ${path} from this machine`,
      { hint: 'What was written on another machine, in a browser, or by another account, is taken back there.' },
    );
  }
  return found;
}

const stands = ({ undoneAt }: WrittenRun) => undoneAt === null;

const named = ({ number, command }: WrittenRun) => `${number} (${oneLine(command)})`;

export interface Undone {
  readonly run: WrittenRun;
  /** Issues that the server did not let be deleted, by their number: they are closed. */
  readonly closed: readonly number[];
  readonly warnings: readonly Dropped[];
}

/** Asks, and takes each thing back, the newest first. What is done is noted one by one, so that a killed run goes on where it was. */
export async function undoRun(
  { name, run, ways }: PlannedUndo,
  { project }: Pick<Session, 'project'>,
  desk: Pick<Desk, 'ask' | 'files' | 'now' | 'places' | 'yes'>,
): Promise<Undone> {
  await confirmed(desk, { message: 'Take this back?', default: false, what: 'taking something back needs a yes' });
  return project.inTurn('undo', async () => {
    const now = await readRun(name, desk);
    if (now === null || now.undoneAt !== null) {
      throw new DevgrowthError('refused', `${named(run)} was taken back meanwhile`, {
        hint: said`\`${step('undo', { list: true })}\` shows what stands.`,
      });
    }
    const closed: number[] = [];
    const warnings: Dropped[] = [];
    for (const way of ways) {
      const done = await project.takeBack(way, run.steps);
      warnings.push(...done.warnings);
      if (done.became === 'closed' && way.iid !== null) closed.push(way.iid);
    }
    await markUndone(desk, name, { undoneAt: desk.now(), isUndoneTold: false });
    return { run, closed, warnings };
  });
}

/** Once its person has read it: until then the next one says it again, and takes nothing else back in its place. */
export async function undoTold({ name, run }: FoundRun, desk: Pick<Desk, 'files' | 'now' | 'places'>): Promise<void> {
  await markUndone(desk, name, { undoneAt: run.undoneAt ?? desk.now(), isUndoneTold: true });
}
