// What a week will write, goal by goal: the comment as it will stand there, and the lines that tell of it before.
import { type CheckIn, formatCheckIn } from '#growth/goals/check-in.ts';
import { measureIn, readValue } from '#growth/goals/measure.ts';
import type { WeekConflict } from '#growth/week/conflicts.ts';
import type { GoalChange, StepChange, WeekChanges } from '#growth/week/sheet.ts';
import { saysSomething } from '#growth/week/sheet.ts';
import { asksNothing } from '#growth/words/check-in-words.ts';
import type { GoalMeasure, GoalRecord } from '#growth/words/goal.ts';
import { foldTyped } from '#growth/words/typed-words.ts';
import { mailedAbout } from '#render/mail-words.ts';
import { oneLine } from '#render/text.ts';
import { measuredAs, measureOf, measureSaid } from '../goal/measure.ts';
import type { Session } from '../session.ts';
import type { Measure } from '#growth/goals/measure.ts';
import type { WeekRead } from './reading.ts';

export interface PlannedGoal {
  readonly change: GoalChange;
  readonly record: GoalRecord;
  /** null: only its text changes. */
  readonly body: string | null;
  /** Its value of today; null: none was said. */
  readonly measured: GoalMeasure | null;
  /** Another measure than before; null: the same. */
  readonly measure: Measure | null;
  readonly helpSaid: 'asked' | 'none' | null;
}

export interface PlannedWeek {
  readonly goals: readonly PlannedGoal[];
  readonly wins: readonly string[];
  readonly agenda: WeekChanges['agenda'];
  readonly read: WeekRead;
}

export function planWeek(
  changes: WeekChanges,
  read: WeekRead,
  records: readonly GoalRecord[],
  session: Session,
): PlannedWeek {
  const goals = changes.goals.flatMap((change) => {
    const record = records.find(({ iid }) => iid === change.iid);
    return record === undefined ? [] : [plannedGoal(change, record, read, session)];
  });
  return { goals, wins: changes.wins, agenda: changes.agenda, read };
}

function plannedGoal(
  change: GoalChange,
  record: GoalRecord,
  { sheet }: Pick<WeekRead, 'sheet'>,
  { settings, now }: Pick<Session, 'settings' | 'now'>,
): PlannedGoal {
  const words = settings.company.words;
  const help = change.help;
  const helpNone = help !== null && asksNothing(foldTyped(help, words).text);
  const day = sheet.day;
  const { measured, measure } = newMeasure(change, record, day);
  // A check-in without a next step would take away the one that stands there.
  const standing = sheet.goals.find(({ iid }) => iid === change.iid)?.next ?? null;
  const checkIn: CheckIn = {
    day,
    health: change.health,
    percent: change.percent,
    text: change.happened ?? '',
    next: change.next === null ? standing : change.next.words,
    help: helpNone ? null : help,
    helpNone,
    waitingFor: null,
    measure: measured && measureSaid(measured),
    values: [],
  };
  const saysIt = saysSomething({ ...change, measure: measured === null ? null : change.measure });
  return {
    change,
    record,
    body: saysIt ? formatCheckIn(checkIn, words) : null,
    measured,
    measure,
    helpSaid: help === null ? null : helpNone ? 'none' : 'asked',
  };

  function newMeasure({ measure: typed }: GoalChange, { description }: GoalRecord, today: string) {
    if (typed === null) return { measured: null, measure: null };
    const there = measureIn(description);
    const whole = measureOf(typed, now.today);
    if (whole === null) return { measured: measuredAs(typed, record, today), measure: null };
    const said = whole.now === null ? null : readValue(String(whole.now.value));
    const value = said === null || said.value === there?.now?.value ? null : said.value;
    const isSame =
      there !== null &&
      there.name === whole.name &&
      there.start === whole.start &&
      there.target === whole.target &&
      there.unit === whole.unit;
    const kept = there?.unit === whole.unit ? (there.now ?? null) : null;
    const measure = isSame ? null : { ...whole, now: value === null ? kept : { value, day: today } };
    if (value === null) return { measured: null, measure };
    if (isSame) return { measured: measuredAs(String(value), record, today), measure };
    return { measured: { ...whole, now: { value, day: today }, percent: null, values: [] }, measure };
  }
}

/** How many comments it makes, about which the server may send mails. */
export function commentsOf({ goals, wins }: PlannedWeek): number {
  return goals.filter(({ body }) => body !== null).length + wins.length;
}

export function planLines(planned: PlannedWeek): readonly string[] {
  const { goals, wins, agenda, read } = planned;
  const day = read.sheet.agenda.day;
  const on = day === null ? 'Agenda of the next 1:1, which is opened' : `Agenda of ${day}`;
  return [
    ...goals.flatMap(goalLines),
    ...(wins.length === 0 ? [] : ['Wins', ...wins.map((win) => `  comment: ${win}`)]),
    ...(agenda.add.length + agenda.steps.length === 0
      ? []
      : [on, ...agenda.steps.map(stepLine), ...agenda.add.map((item) => `  add: ${item}`)]),
    mailedAbout(commentsOf(planned)),
  ];
}

function goalLines({ change, record, body, measured, measure }: PlannedGoal): readonly string[] {
  const isClosed = record.state === 'closed';
  return [
    `#${record.iid} ${oneLine(record.title)}${isClosed ? ' (closed meanwhile)' : ''}`,
    ...inOrder(change.steps).map(stepLine),
    ...(measured === null && measure === null ? [] : [`  measure: ${oneLine(change.measure ?? '')}`]),
    ...(body === null ? [] : ['  comment:', ...body.split('\n').map((line) => `    ${line}`.trimEnd())]),
  ];
}

/** As the text has them. */
const inOrder = (steps: readonly StepChange[]) => [
  ...steps.filter(({ how }) => how === 'change').toReversed(),
  ...steps.filter(({ how }) => how === 'add'),
];

function stepLine(step: StepChange): string {
  if (step.how === 'add') return `  add: ${step.text}${step.done ? ', ticked' : ''}`;
  const tick = step.done === null ? '' : step.done ? 'tick' : 'untick';
  if (step.to === null) return `  ${tick}: ${step.text}`;
  return `  change${tick === '' ? '' : ` and ${tick}`}: "${step.text}" to "${step.to}"`;
}

export function conflictLines(conflicts: readonly WeekConflict[]): readonly string[] {
  return conflicts.map(({ iid, of, theirs }) => `#${iid}, ${oneLine(of)}: on the server now ${oneLine(theirs)}`);
}
