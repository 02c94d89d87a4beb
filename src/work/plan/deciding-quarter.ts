// What becomes of each open goal of a quarter that is closed: as it was named, as it is answered, or left as it is.
import { DevgrowthError } from '#errors.ts';
import {
  ordinal,
  outcomeOf,
  type QuarterAnswers,
  type QuarterClosed,
  quarterQuestions,
  type QuarterSaid,
  type QuarterVerdict,
  quarterVerdicts,
  timesKept,
} from '#growth/goals/quarter-comment.ts';
import { isOfQuarter, keptAs, type Moved, quarterToClose } from '#growth/goals/quarter-closing.ts';
import { quarterOfGoal } from '#growth/goals/plan.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import { parseQuarter, type Quarter } from '#growth/time/fiscal.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import { ascending, byNumber, inTurn, withoutDay } from '#growth/words/order.ts';
import { oneLine } from '#render/text.ts';
import { given, said, step } from '#wording.ts';
import type { Prompter } from '#world.ts';
import type { Desk } from '../desk.ts';
import { often, verdictOn } from './asking-verdict.ts';

/** Numbers of goals, by what becomes of them. */
export interface QuarterWords extends QuarterAnswers, Readonly<Record<QuarterVerdict, readonly number[]>> {
  /** As typed; null: the one that ends within days or ended last, or an older one that is left open. */
  readonly quarter: string | null;
  /** Only of a draft: the day it was begun on. */
  readonly day?: Day;
}

export interface DecidedGoal {
  readonly record: GoalRecord;
  readonly verdict: QuarterVerdict;
  /** As the comment tells them. */
  readonly times: number;
  /** Where a kept one goes; null: nowhere, or it is paused. */
  readonly moved: Moved | null;
  /** It stands so already: an earlier run came that far, or it was done by hand. */
  readonly isThere: boolean;
}

/** @throws `usage` for what is no quarter, or has not begun */
export function theQuarter(typed: string, today: Day, startMonth: number): Quarter {
  const read = parseQuarter(typed, startMonth);
  if (!read.ok)
    throw new DevgrowthError('usage', read.problem, {
      hint: said`For instance ${step('plan close', quarterToClose(today, startMonth).title)}.`,
    });
  if (read.value.start <= today) return read.value;
  throw new DevgrowthError(
    'usage',
    `${read.value.title} begins on ${read.value.start}: there is nothing to close yet`,
    {
      hint: said`\`${step('plan show')}\` shows the quarters and their goals.`,
    },
  );
}

interface About {
  readonly quarter: Quarter;
  readonly next: Quarter;
  readonly startMonth: number;
  readonly records: readonly GoalRecord[];
  /** Comments on quarters, this one's among them. */
  readonly said: readonly QuarterSaid[];
  readonly standing: QuarterClosed | null;
}

interface Decided {
  readonly words: QuarterWords;
  /** By questions: nothing was named or said beforehand. */
  readonly isAsked: boolean;
  readonly goals: readonly DecidedGoal[];
}

/** Asks only where nothing was named or said beforehand. */
export async function decideGoals(
  typed: QuarterWords,
  about: About,
  desk: Pick<Desk, 'ask' | 'talk' | 'yes'>,
): Promise<Decided> {
  const { records, quarter, startMonth } = about;
  const open = records
    .filter((one) => one.state === 'opened' && isOfQuarter(one, quarter, startMonth))
    .toSorted(byDueDay);
  const isBegun = typed.day !== undefined || isSaid(typed);
  const ask = isBegun || desk.yes ? null : desk.ask;
  const words = ask === null ? typed : await asked(typed, open, about, { ask, talk: desk.talk });
  const named = quarterVerdicts.flatMap((verdict) => words[verdict].map((iid) => ({ iid, verdict })));
  const unnamed = open.filter(({ iid }) => named.every((one) => one.iid !== iid));
  const goals = [
    ...named.map(({ iid, verdict }) => decided(iid, verdict, about)),
    ...unnamed.map(({ iid }) => decided(iid, 'leave', about)),
  ];
  if (ask === null) noteOf(goals, unnamed, desk.talk);
  return { words, isAsked: ask !== null, goals };
}

const byDueDay = inTurn<GoalRecord>(
  ascending(({ due }) => due ?? withoutDay),
  byNumber,
);

function isSaid({ moved, stuck, differently, ...words }: QuarterWords): boolean {
  const isNamed = quarterVerdicts.some((verdict) => words[verdict].length > 0);
  return isNamed || [moved, stuck, differently].some((one) => one !== null);
}

function decided(iid: number, verdict: QuarterVerdict, about: About): DecidedGoal {
  const { quarter, next, startMonth, records, said: all, standing } = about;
  const record = records.find((one) => one.iid === iid);
  if (record === undefined) throw noGoalOf(`#${iid} is no goal`, about);
  const isOpen = record.state === 'opened';
  const isHere = isOfQuarter(record, quarter, startMonth);
  const outcome = outcomeOf[verdict];
  const isThere = standsSo(record, verdict, about);
  const isTold = standing?.goals.some((goal) => goal.iid === iid) === true;
  const isEndable = outcome !== undefined && ((isHere && record.outcomes.length === 0) || (isTold && isOpen));
  if (!isThere && !(isOpen && isHere) && !isEndable) {
    const ended = `#${iid} is closed already (${record.outcomes.join(', ') || 'nobody said how it ended'})`;
    const stands = isOpen ? quarterOfGoal(record, startMonth) : null;
    throw noGoalOf(isOpen ? `#${iid} is no goal of ${quarter.title}` : ended, about, stands);
  }
  return {
    record,
    verdict,
    times: verdict === 'keep' ? timesKept(iid, quarter.title, all) + 1 : 1,
    moved: verdict === 'keep' && !isThere ? keptAs(record, quarter, next, startMonth) : null,
    isThere,
  };
}

type Where = Pick<About, 'quarter' | 'next' | 'startMonth'>;

/** When its turn has come, what somebody changed meanwhile is theirs. null: it is closed by now, or of another quarter. */
export function decidedNow(goal: DecidedGoal, record: GoalRecord, where: Where): DecidedGoal | null {
  const { quarter, next, startMonth } = where;
  const { record: before, verdict } = goal;
  if (standsSo(record, verdict, where)) return { ...goal, record, moved: null, isThere: true };
  const isHere = (one: GoalRecord) => one.state === 'opened' && isOfQuarter(one, quarter, startMonth);
  if (isHere(before) && !isHere(record)) return null;
  return { ...goal, record, moved: verdict === 'keep' ? keptAs(record, quarter, next, startMonth) : null };
}

function standsSo(
  record: GoalRecord,
  verdict: QuarterVerdict,
  { quarter, startMonth }: Pick<Where, 'quarter' | 'startMonth'>,
): boolean {
  const outcome = outcomeOf[verdict];
  if (outcome !== undefined) return record.state === 'closed' && record.outcomes.includes(outcome);
  if (record.state === 'closed') return false;
  const stands = quarterOfGoal(record, startMonth);
  if (verdict === 'leave') return stands?.title === quarter.title;
  return verdict === 'pause' ? stands === null : stands !== null && stands.start > quarter.start;
}

/** @param stands the quarter that the goal is of */
function noGoalOf(problem: string, { quarter }: About, stands: Quarter | null = null): DevgrowthError {
  const hint =
    stands === null
      ? said`Nothing was written. \`${step('plan show')}\` shows the goals of ${quarter.title}.`
      : said`Nothing was written. It is of ${stands.title}: \`${step('plan close', stands.title)}\` closes that one.`;
  return new DevgrowthError('usage', problem, { hint });
}

function noteOf(
  goals: readonly DecidedGoal[],
  unnamed: readonly GoalRecord[],
  { note }: Pick<Desk['talk'], 'note'>,
): void {
  const left = unnamed.map(({ iid }) => `#${iid}`).join(', ');
  if (left !== '')
    note(said`left open: ${left} (name them with ${given('keep')}, ${given('done')} or ${given('drop')})`);
  for (const { record, verdict, times } of goals) {
    if (verdict !== 'keep' || times < often) continue;
    note(
      said`#${record.iid} is kept for the ${ordinal(times)} time: make it smaller (\`${step('goal edit', record.iid)}\`), pause it (${given('pause', record.iid)}) or drop it (${given('drop', record.iid)})?`,
    );
  }
}

async function asked(
  typed: QuarterWords,
  open: readonly GoalRecord[],
  about: About,
  { ask, talk }: { readonly ask: Prompter; readonly talk: Desk['talk'] },
): Promise<QuarterWords> {
  const { quarter, standing } = about;
  const named = new Map<QuarterVerdict, number[]>();
  talk.say(`${quarter.title}, until ${quarter.due}${open.length === 0 ? ': no goal is open' : ''}`);
  for (const [index, record] of open.entries()) {
    const times = timesKept(record.iid, quarter.title, about.said);
    talk.show([`${index + 1}/${open.length}  #${record.iid} ${oneLine(record.title)}`, `  ${factsOf(record, times)}`]);
    const verdict = await verdictOn(record, times + 1, ask, talk);
    named.set(verdict, [...(named.get(verdict) ?? []), record.iid]);
  }
  const answer = async (name: keyof QuarterAnswers) => {
    const message = `${quarterQuestions[name]} (${standing?.[name] ? 'Enter: as it stands there' : 'may be empty'})`;
    return (await ask.text({ name, message, takesLines: true })).trim() || null;
  };
  return {
    ...typed,
    ...Object.fromEntries(quarterVerdicts.map((verdict) => [verdict, named.get(verdict) ?? []])),
    moved: await answer('moved'),
    stuck: await answer('stuck'),
    differently: await answer('differently'),
  };
}

function factsOf({ due, description }: GoalRecord, times: number): string {
  const actions = readChecklist(description);
  const done = actions.filter((action) => action.done).length;
  return [
    due === null ? 'no due date' : `due ${due}`,
    ...(actions.length === 0 ? [] : [`${done} of ${actions.length} actions`]),
    ...(times === 0 ? [] : [`kept ${times === 1 ? 'once' : `${times} times`} before`]),
  ].join(', ');
}
