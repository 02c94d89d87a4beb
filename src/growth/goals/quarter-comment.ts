// The comment that closes a quarter of the year plan: what became of its goals, and three answers. One for each quarter.
import { formatHeader, readHeader, splitFirstLine } from '../text/comment-header.ts';
import { type Accepts, type Labels, readLabelled } from '../text/labelled-lines.ts';
import { formatLabelled } from '../text/labelled-text.ts';
import { oldestFirst } from '../words/order.ts';
import type { Day, Outcome } from '../words/goal.ts';
import { type Comment, type Note, ownComments } from './notes.ts';

/** What became of a goal that was open. */
export const quarterVerdicts = ['keep', 'done', 'changed', 'drop', 'pause', 'leave'] as const;
export type QuarterVerdict = (typeof quarterVerdicts)[number];

export interface QuarterGoal {
  readonly iid: number;
  readonly verdict: QuarterVerdict;
  /** Of a kept one: how many quarters have carried it on by now; 1 for every other. */
  readonly times: number;
}

export interface QuarterAnswers {
  readonly moved: string | null;
  readonly stuck: string | null;
  readonly differently: string | null;
}

export interface QuarterClosed extends QuarterAnswers {
  /** `FY27-Q3` */
  readonly quarter: string;
  readonly day: Day | null;
  readonly goals: readonly QuarterGoal[];
  /** Whatever else somebody wrote there. */
  readonly text: string;
}

/** As they are asked. */
export const quarterQuestions: Readonly<Record<keyof QuarterAnswers, string>> = {
  moved: 'What moved, and through what?',
  stuck: 'What did not, and what stood in the way?',
  differently: 'What will I do differently?',
};

export const verdictWords: Readonly<Record<QuarterVerdict, string>> = {
  keep: 'kept',
  done: 'done',
  changed: 'changed',
  drop: 'dropped',
  pause: 'paused',
  leave: 'left open',
};

/** How a goal ends by it; none: it stays open. */
export const outcomeOf: Readonly<Partial<Record<QuarterVerdict, Outcome>>> = {
  done: 'achieved',
  changed: 'changed',
  drop: 'dropped',
};

type Field = QuarterVerdict | keyof QuarterAnswers;

const labels: Labels<Field> = {
  keep: [verdictWords.keep],
  done: [verdictWords.done],
  changed: [verdictWords.changed],
  drop: [verdictWords.drop],
  pause: [verdictWords.pause],
  leave: [verdictWords.leave, 'left'],
  moved: ['what moved', 'what moved and through what'],
  stuck: ['what did not move', 'what did not', 'what stood in the way'],
  differently: ['what I will do differently', 'what will I do differently'],
};
const answers = ['moved', 'stuck', 'differently'] as const;
const goalList = /^(?:`?#\d{1,9}`?(?:, \d{1,3}(?:st|nd|rd|th) time)?(?:; |\s*$))+$/u;
/** `Done: the talk` is a sentence of theirs. */
const accepts: Accepts<Field> = (field, value) => !(field in verdictWords) || goalList.test(value);
const counted = /^(?:\d+ (?:kept|done|changed|dropped|paused|left open)|no goal was open)/u;
const heading = /^[\s*_#]{0,8}quarter\W{1,4}((?:FY\d\d|\d{4})-Q[1-4])\b/iu;

/** @param name how a goal's number stands there: of a confidential one the number alone */
export function formatQuarter({ quarter, day, goals, text, ...said }: QuarterClosed, name: Naming): string {
  const counts = quarterVerdicts.flatMap((verdict) => {
    const count = goals.filter((goal) => goal.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdictWords[verdict]}`];
  });
  const header = formatHeader(`Quarter ${quarter}`, day, counts.length === 0 ? ['no goal was open'] : counts);
  const lineOf = (verdict: QuarterVerdict) =>
    goals.flatMap((goal) => (goal.verdict === verdict ? [`${name(goal.iid)}${timesOf(goal)}`] : [])).join('; ') || null;
  const lists = Object.fromEntries(quarterVerdicts.map((verdict) => [verdict, lineOf(verdict)]));
  const fields = { ...said, ...(lists as Record<QuarterVerdict, string | null>) };
  const order = { before: quarterVerdicts, after: answers, bold: answers, accepts };
  return formatLabelled(header, { text, fields }, labels, order);
}

type Naming = (iid: number) => string;

/** null for any other comment. */
export function readQuarter(body: string): QuarterClosed | null {
  const { first, rest } = splitFirstLine(body);
  const quarter = heading.exec(first)?.[1]?.toUpperCase();
  if (quarter === undefined) return null;
  const header = readHeader(first, `quarter ${quarter}`, (part) => counted.exec(part)?.[0].length ?? null);
  if (header === null) return null;
  const { text, fields } = readLabelled(header.leftover + rest, labels, accepts);
  const { moved, stuck, differently } = fields;
  const goals = quarterVerdicts.flatMap((verdict) => goalsNamed(fields[verdict] ?? '', verdict));
  return { quarter, day: header.day, goals, moved, stuck, differently, text };
}

export interface QuarterSaid {
  readonly comment: Comment;
  readonly closed: QuarterClosed;
}

/** The person's own, the oldest first: one for each quarter, unless two machines wrote at once. */
export function quartersIn(notes: readonly Note[]): readonly QuarterSaid[] {
  return ownComments(notes)
    .toSorted(oldestFirst)
    .flatMap((comment) => {
      const closed = readQuarter(comment.body);
      return closed === null ? [] : [{ comment, closed }];
    });
}

/** How many quarters before this one carried the goal on. */
export function timesKept(iid: number, quarter: string, said: readonly Pick<QuarterSaid, 'closed'>[]): number {
  const kept = said.filter(
    ({ closed }) =>
      closed.quarter < quarter && closed.goals.some((goal) => goal.iid === iid && goal.verdict === 'keep'),
  );
  return new Set(kept.map(({ closed }) => closed.quarter)).size;
}

/** `2nd` */
export function ordinal(number: number): string {
  const isTeen = number % 100 > 10 && number % 100 < 14;
  return `${number}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][number % 10]) ?? 'th'}`;
}

const timesOf = ({ times }: QuarterGoal) => (times > 1 ? `, ${ordinal(times)} time` : '');

function goalsNamed(line: string, verdict: QuarterVerdict): readonly QuarterGoal[] {
  return Array.from(line.matchAll(/#(\d{1,9})\b`?(?:, (\d{1,3})(?:st|nd|rd|th) time)?/gu), ([, iid, times = '1']) => ({
    iid: Number(iid),
    verdict,
    times: Number(times),
  }));
}
