// What comes until the next 1:1: actions, one question for the manager, the next career talk.
import { type AgendaItem, readAgenda } from '#growth/meetings/agenda.ts';
import type { Day } from '#growth/words/goal.ts';
import {
  type DatedOneOnOne,
  type OneOnOne,
  agendaHolder,
  datedMeetings,
  nextMeeting,
} from '#growth/meetings/one-on-one.ts';
import type { ListedGoal } from './listed-goal.ts';
import type { Need } from './needs.ts';
import type { GoalReference } from './wins.ts';

export interface NextSteps {
  /** The next 1:1; null when none is prepared. */
  readonly meeting: (GoalReference & { readonly day: Day }) | null;
  /** A 1:1 whose day is past and that nobody closed; null when there is none. */
  readonly unclosed: (GoalReference & { readonly day: Day }) | null;
  /** The next action of each goal in work, by need. */
  readonly actions: readonly NextAction[];
  /** From the agenda, else the oldest open ask. */
  readonly question: string | null;
  /** Open items that others have put on that agenda, by comments; in its order. */
  readonly brought: readonly BroughtItem[];
  /** For the person alone. */
  readonly notTalkedOver: readonly GoalReference[];
  /** The days on which the agendas say `career`. */
  readonly careerTalk: { readonly next: Day | null; readonly last: Day | null };
}

export interface BroughtItem extends Pick<AgendaItem, 'tag' | 'day' | 'text' | 'times' | 'since' | 'replies'> {
  /** Username. */
  readonly by: string;
}

export interface NextAction {
  readonly goal: GoalReference;
  readonly text: string;
  readonly due: Day | null;
}

export function nextSteps(
  goals: readonly ListedGoal[],
  meetings: readonly OneOnOne[],
  needs: readonly Need[],
  today: Day,
): Omit<NextSteps, 'notTalkedOver'> {
  const meeting = nextMeeting(meetings, today);
  const agenda = readAgenda(agendaHolder(meetings, today)?.description ?? '').filter(({ done }) => !done);
  const held = datedMeetings(meetings).findLast(({ state, day }) => state === 'opened' && day < today) ?? null;
  return {
    meeting: meeting && dated(meeting),
    unclosed: held && dated(held),
    actions: actionsOf(goals),
    question: questionIn(agenda) ?? needs.find(({ type }) => type === 'ask')?.text ?? null,
    brought: agenda.flatMap(({ by, tag, day, text, times, since, replies }) =>
      by === null ? [] : [{ by, tag, day, text, times, since, replies }],
    ),
    careerTalk: careerTalks(meetings, today),
  };
}

function dated({ iid, title, url, day }: DatedOneOnOne): GoalReference & { readonly day: Day } {
  return { iid, title, url, day };
}

/** Goals in work; where none is, those that could begin. */
function actionsOf(goals: readonly ListedGoal[]): NextAction[] {
  const open = goals.filter(({ state, next, stage }) => state === 'opened' && next !== null && stage !== 'waiting');
  const doing = open.filter(({ stage }) => stage === 'doing');
  return (doing.length > 0 ? doing : open).map(({ iid, title, url, next, due }) => ({
    goal: { iid, title, url },
    text: next ?? '',
    due,
  }));
}

/** Of the person: what others bring is no question to them. */
function questionIn(open: readonly AgendaItem[]): string | null {
  const topics = open.filter(({ by, tag }) => by === null && tag === 'DISCUSS');
  return (topics.find(({ text }) => text.endsWith('?')) ?? topics[0])?.text ?? null;
}

/** An agenda item that says `career`, on its own day or that of its meeting. Last: one that was ticked, or whose meeting is closed. */
function careerTalks(meetings: readonly OneOnOne[], today: Day): NextSteps['careerTalk'] {
  const talks = datedMeetings(meetings).flatMap((meeting) =>
    readAgenda(meeting.description)
      .filter(({ text }) => /\bcareer\b/i.test(text))
      .map(({ day, done }) => ({ day: day ?? meeting.day, done, open: meeting.state === 'opened' })),
  );
  const days = talks.map(({ day }) => day).toSorted();
  const ahead = talks.flatMap(({ day, done, open }) => (open && !done && day >= today ? [day] : [])).toSorted();
  const held = talks.flatMap(({ day, done }) => (done && day <= today ? [day] : [])).toSorted();
  return { next: ahead[0] ?? days.find((day) => day > today) ?? null, last: held.at(-1) ?? null };
}
