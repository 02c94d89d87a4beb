// `devgrowth undo`: shows what was written last from this machine, asks, and takes it back.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { WayBack } from '#growth/forge/undoing.ts';
import type { WrittenRun } from '#growth/forge/written.ts';
import { spokenMoment } from '#growth/time/cron.ts';
import { documentText } from '#render/json/document.ts';
import { fit, type Ink, ink, stacked, wrap } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { openSession, type Session } from '#work/session.ts';
import { writtenRuns } from '#work/undo/runs.ts';
import { type PlannedUndo, planUndo, type UndoWords, type Undone, undoRun, undoTold } from '#work/undo/undoing.ts';
import type { CommandModule, CommandWorld, Input } from './command.ts';
import { warn } from './written-goal.ts';

interface OwnWords extends UndoWords {
  readonly isList: boolean;
}

export const undoCommand: CommandModule<OwnWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth undo --list', 'devgrowth undo --dry-run', 'devgrowth undo --yes'],
  declare(command) {
    command
      .argument('[run]', 'Which one, as --list counts them; the last one unless given')
      .option('--list', 'Show what was written from this machine; write nothing');
  },
  parse([number], flags) {
    const isList = flags['list'] === true;
    if (number === undefined) return { number: null, isList };
    if (isList) throw new DevgrowthError('usage', '--list takes no number', { hint: 'Leave one of the two out.' });
    if (/^[1-9]\d{0,8}$/.test(number)) return { number: Number(number), isList };
    throw new DevgrowthError('usage', `"${number}" is no number of something that was written`, {
      hint: 'See `devgrowth undo --list`.',
    });
  },
  narrows: ({ isList }) => (isList ? { writes: false } : {}),
  run: runUndo,
};

async function runUndo({ shared, own }: Input<OwnWords>, world: CommandWorld): Promise<ExitCode> {
  // What takes something back is no writing of its own.
  const session = await openSession(shared, { ...world, journal: null });
  const isJson = shared.format === 'json';
  if (own.isList) return list(session, isJson, world);
  const planned = await planUndo(own, session, world);
  const { run, ways, isTakenBack } = planned;
  if (isTakenBack) {
    world.stdout.write(
      isJson ? await jsonOf('already', planned) : ink`Taken back already: ${run.number} (${oneLine(run.command)})\n`,
    );
    if (!run.isUndoneTold)
      world.talk.note('The run that did it was stopped before it said so; nothing else was taken back');
    if (!shared.dryRun && !run.isUndoneTold) await undoTold(planned, world);
    return exitCodes.done;
  }
  const { columns } = world.stdout;
  const plan = stacked([
    headline(run, session),
    ...ways.flatMap((way) => toldWay(way, columns)),
    ...(planned.mayBeMailed ? wrap(ink`  Others may have been mailed about it: no mail is taken back`, columns) : []),
  ]);
  if (shared.dryRun) {
    world.stdout.write(
      isJson ? await jsonOf('planned', planned) : stacked(['Nothing was written. This would be taken back:', plan]),
    );
    return exitCodes.done;
  }
  world.stderr.write(plan);
  const { closed, warnings } = await undoRun(planned, session, world);
  world.stdout.write(
    isJson
      ? await jsonOf('taken-back', planned, { closed, warnings })
      : ink`Taken back: ${run.number} (${oneLine(run.command)})\n`,
  );
  for (const iid of closed)
    world.talk.note(`#${iid} is closed: GitLab lets only its author, the project's Owner or a Planner delete it`);
  await undoTold(planned, world);
  return warn(warnings, world);
}

function jsonOf(
  how: 'taken-back' | 'planned' | 'already',
  { run: { number, at, command }, ways, mayBeMailed }: PlannedUndo,
  { closed, warnings }: Pick<Undone, 'closed' | 'warnings'> = { closed: [], warnings: [] },
): Promise<Ink> {
  const things = ways.map(({ act, iid, title, isConfidential, changes }) => ({
    act,
    iid,
    title,
    confidential: isConfidential,
    changes,
  }));
  return documentText('undo', { how, number, at, command, things, mayBeMailed, closed, warnings });
}

const headline = ({ number, at, command }: WrittenRun, { now }: Pick<Session, 'now'>, wide = 0): Ink =>
  ink`${String(number).padStart(wide)}  ${spokenMoment(at, now.zone)}  ${oneLine(command)}`;

async function list(session: Session, isJson: boolean, world: CommandWorld): Promise<ExitCode> {
  const runs = await writtenRuns(session, world);
  const { path } = session.project.facts;
  if (isJson) {
    const told = runs.map(({ run: { number, at, command, undoneAt } }) => ({ number, at, command, undoneAt }));
    world.stdout.write(await documentText('undo-list', { project: path, runs: told }));
    return exitCodes.done;
  }
  if (runs.length === 0) {
    world.stdout.write(ink`Nothing was written in ${path} from this machine.\n`);
    return exitCodes.done;
  }
  const wide = Math.max(...runs.map(({ run }) => String(run.number).length));
  const rows = runs.map(({ run }) => {
    const end = run.undoneAt === null ? ink`` : ink`  (taken back)`;
    return ink`${fit(headline(run, session, wide), world.stdout.columns - 14)}${end}`;
  });
  world.stdout.write(stacked(rows));
  return exitCodes.done;
}

const mostLines = 12;

function toldWay(way: WayBack, columns: number): readonly Ink[] {
  const { act, iid, title, changes, isConfidential } = way;
  const name = oneLine(`#${iid ?? ''} ${title ?? ''}`).trim();
  const hidden = isConfidential ? ' (confidential)' : '';
  const lines = changes.slice(0, mostLines).map((line) => `    ${line}`);
  const more = changes.length > mostLines ? [`    and ${count(changes.length - mostLines, 'more line')}`] : [];
  const told = {
    'delete-comment': ['deletes the comment:', ...lines, ...more],
    'restore-comment': ['the comment says again:', ...lines, ...more],
    'delete-issue': ['deletes it, with its comments; where GitLab does not let you, it is closed'],
    'restore-issue': ['makes it as it was:', ...lines, ...more],
    unlink: [`takes the link to ${changes.join(', ')} away`],
    stays: [],
    done: ['is as it was already'],
  }[act];
  if (act === 'stays') return [ink`  stays as it is: ${oneLine(changes.join(', '))}`];
  const [first = '', ...rest] = told;
  return [ink`  ${name}${hidden}: ${first}`, ...rest].flatMap((line) => wrap(line, columns));
}
