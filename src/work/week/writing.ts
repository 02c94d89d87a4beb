// Writes a planned week: a goal after the other, its comment first, then the agenda, then wins. Each once, whatever cuts it off between.
import { DevgrowthError } from '#errors.ts';
import { formatEvidence } from '#growth/goals/evidence.ts';
import { withMeasure } from '#growth/goals/measure.ts';
import { addAgendaItem } from '#growth/meetings/agenda-text.ts';
import { isOnAgenda } from '#growth/meetings/agenda.ts';
import type { StepChange } from '#growth/week/sheet.ts';
import { withSteps } from '#growth/week/steps.ts';
import type { Dropped, LabelChange } from '#growth/forge/writes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import type { DraftKeys, Draft } from '#settings/drafts.ts';
import { askBeside } from '../ask-label.ts';
import { winsTitle, theWins } from '../evidence/wins.ts';
import { measuredIn } from '../goal/check-in.ts';
import { quietly } from '../goal/measure.ts';
import { currentOrNext } from '../one-on-one/adding.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import type { PlannedGoal, PlannedWeek } from './planned.ts';

export interface WrittenWeek {
  readonly goals: readonly GoalRecord[];
  readonly warnings: readonly Dropped[];
  /** Goals whose text somebody changed at the same place in that very moment: all else of them stands, their boxes do not. */
  readonly conflicts: readonly PlannedGoal[];
}

/** Begun: told before each, so that whoever waits sees how far it is. */
export type OnPart = (begun: { readonly index: number; readonly of: number; readonly title: string } | null) => void;

export async function writeWeek(
  { goals, wins, agenda, read }: PlannedWeek,
  round: number,
  draft: Draft,
  session: Session,
  desk: TemplatesDesk,
  onPart: OnPart,
): Promise<WrittenWeek> {
  const hasAgenda = agenda.add.length + agenda.steps.length > 0;
  const of = goals.length + Number(hasAgenda) + Number(wins.length > 0);
  const keys = keysOf(draft, round);
  const written: GoalRecord[] = [];
  const warnings: Dropped[] = [];
  const conflicts: PlannedGoal[] = [];
  for (const [index, goal] of goals.entries()) {
    onPart({ index, of, title: goal.record.title });
    const done = await writeGoal(goal, keys, session);
    warnings.push(...done.warnings.map((one) => ({ ...one, field: `${one.field} of #${goal.record.iid}` })));
    if (done.record === null) conflicts.push(goal);
    else written.push(done.record);
  }
  if (hasAgenda) {
    onPart({ index: goals.length, of, title: 'the agenda' });
    warnings.push(...(await writeAgenda(agenda, read, draft, session, desk)));
  }
  if (wins.length > 0) {
    onPart({ index: of - 1, of, title: winsTitle });
    warnings.push(...(await writeWins(wins, read.sheet.day, keys, draft, session)));
  }
  onPart(null);
  return { goals: written, warnings, conflicts };
}

/** Names of writes: of a later round they are others. */
function keysOf(draft: DraftKeys, round: number): DraftKeys {
  const named = (name: string) => (round === 1 ? name : `${name}, round ${round}`);
  return { key: (name) => draft.key(named(name)), tried: (name) => draft.tried(named(name)) };
}

/** Whether the comment of a goal may stand there. */
export function isSaidOf(draft: DraftKeys, round: number): (iid: number) => boolean {
  const keys = keysOf(draft, round);
  return (iid) => keys.tried(`comment ${iid}`);
}

interface WrittenGoal {
  /** null: somebody changed the same place. */
  readonly record: GoalRecord | null;
  readonly warnings: readonly Dropped[];
}

async function writeGoal(
  { change, record, body, measured, measure, helpSaid }: PlannedGoal,
  keys: DraftKeys,
  session: Session,
): Promise<WrittenGoal> {
  const { project } = session;
  const { iid } = record;
  const warnings: Dropped[] = [];
  if (body !== null) {
    const name = `comment ${iid}`;
    const mayExist = keys.tried(name);
    const comment = await project.comment(iid, { key: await keys.key(name), type: 'check-in', body, mayExist });
    warnings.push(...comment.warnings);
  }
  const measuring = (text: string) =>
    measure === null ? measuredIn(text, measured) : withMeasure(text, measure, quietly);
  const isText = change.steps.length > 0 || measured !== null || measure !== null;
  const labels: LabelChange = {
    ...(change.health === null ? {} : { health: change.health }),
    ...(await askBeside(record, {}, session, helpSaid)),
  };
  if (!isText && Object.keys(labels).length === 0) return { record, warnings };
  const write = async (steps: readonly StepChange[]): Promise<WrittenGoal> => {
    const changed = isText
      ? await project.editDescription(iid, (text) => measuring(steppedText(text, steps, iid)), labels)
      : await project.changeGoal(iid, labels);
    return { record: changed.value, warnings: [...warnings, ...changed.warnings] };
  };
  try {
    return await write(change.steps);
  } catch (error) {
    if (!(error instanceof BoxGone)) throw error;
    return { ...(await write([])), record: null };
  }
}

/** Of the text that is about to be written. What a server calls a conflict is another matter. */
class BoxGone extends DevgrowthError {}

function steppedText(text: string, steps: readonly StepChange[], iid: number): string {
  const stepped = withSteps(text, steps);
  if ('text' in stepped) return stepped.text;
  throw new BoxGone('conflict', `"${oneLine(stepped.gone.text)}" of #${iid} was changed on the server meanwhile`);
}

async function writeAgenda(
  { add, steps }: PlannedWeek['agenda'],
  { agendas, meeting: there }: PlannedWeek['read'],
  draft: Draft,
  session: Session,
  desk: TemplatesDesk,
): Promise<readonly Dropped[]> {
  const { meeting, opened } = await currentOrNext(agendas, session, desk, draft);
  const fold = there?.meeting.iid === meeting.iid ? there.fold : (text: string) => text;
  const { warnings } = await session.project.editAgenda(meeting.iid, (stored) => {
    const ticked = withSteps(fold(stored), steps);
    // A line that somebody has taken away meanwhile needs no tick.
    const text = 'text' in ticked ? ticked.text : fold(stored);
    return add.reduce((all, item) => (isOnAgenda(all, item) ? all : addAgendaItem(all, item)), text);
  });
  return [...(opened?.warnings ?? []), ...warnings];
}

async function writeWins(
  wins: readonly string[],
  day: string,
  keys: DraftKeys,
  draft: DraftKeys,
  session: Session,
): Promise<readonly Dropped[]> {
  const { project, settings } = session;
  const { value, warnings } = await theWins(draft, session);
  const all = [...warnings];
  for (const [at, did] of wins.entries()) {
    const name = `win ${at + 1}`;
    const mayExist = keys.tried(name);
    const evidence = { day, values: [], link: null, also: [], title: null, did, result: null, shows: [] };
    const body = formatEvidence(evidence, settings.company.words);
    const comment = { key: await keys.key(name), mayExist, type: 'evidence', body, isQuiet: true };
    all.push(...(await project.comment(value.iid, comment)).warnings);
  }
  return all;
}
