// Who a report is made for, and what of goals, comments and meetings that reader gets to see. The only door to a report.
import { type GoalActivity, isWhole, rowsOfAPage } from '#growth/goals/activity.ts';
import { isComplete, type Listed, type SourceRead } from '#growth/words/completeness.ts';
import { isShownTo, type Reader as Member, seesConfidential, type Shown } from '#growth/forge/exposure.ts';
import { issuesNamed } from '#growth/goals/foreign-item.ts';
import { withoutQuotedThanks } from '#growth/goals/quoted-thanks.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';

/** `manager`: a copy for the manager. `review`: the same as a form, without what is confidential. */
export const audiences = ['me', 'manager', 'review'] as const;
export type Audience = (typeof audiences)[number];

/**
 * Their role says whether GitLab shows them confidential issues and internal comments (planner and above), and who they are which
 * confidential ones it shows them all the same. https://docs.gitlab.com/user/discussions/#add-an-internal-note
 */
export interface Reader extends Member {
  /** Kinds that stay between the person and their notes unless chosen. */
  readonly isSensitive: (kind: string) => boolean;
  /** Chosen by the person: kinds, and numbers of goals. */
  readonly chosen: { readonly kinds: readonly string[]; readonly iids: readonly number[] };
  /** The copy stays in the person's hands: what they chose is theirs to hand over, also where GitLab hides it. */
  readonly isHandedOver: boolean;
  /** A review's form goes on to others: of what is confidential it holds only what the person chose. */
  readonly isForm?: true;
  /** The person themselves. Any other copy leaves out in which words a colleague thanked. */
  readonly isPerson?: true;
}

/** The person whose goals these are. */
export const owner: Reader = {
  person: null,
  role: 'owner',
  isSensitive: () => false,
  chosen: { kinds: [], iids: [] },
  isHandedOver: true,
  isPerson: true,
};

declare const seen: unique symbol;
/** What its reader may see. Only this file makes it, and a report is made of nothing else. */
export type Seen<Thing> = Thing & { readonly [seen]: true };

/** Each function that gives it out has left away what the reader may not see. */
const asSeen = <Thing>(thing: Thing) => thing as Seen<Thing>;

/** A goal, or the promotion document, which is of no kind. */
export type Place = Shown & Pick<GoalRecord, 'iid' | 'kinds'>;

export interface Sorted<One extends Place = GoalRecord> {
  readonly shown: readonly Seen<One>[];
  readonly leftOut: { readonly confidential: readonly One[]; readonly sensitive: readonly One[] };
}

/** In what is stored where others read it, choosing a goal opens nothing that GitLab hides from the reader. */
export function goalsFor<One extends Place>(reader: Reader, goals: readonly One[]): Sorted<One> {
  const { isSensitive, chosen, isHandedOver } = reader;
  const isOpened = (goal: One) => isHandedOver && isChosen(reader, goal);
  const confidential = goals.filter((goal) => isHiddenFrom(reader, goal) && !isOpened(goal));
  const visible = goals.filter((goal) => !confidential.includes(goal));
  const isKept = ({ iid, kinds }: One) =>
    chosen.iids.includes(iid) || kinds.every((kind) => !isSensitive(kind) || chosen.kinds.includes(kind));
  return {
    shown: visible.filter(isKept).map(asSeen),
    leftOut: { confidential, sensitive: visible.filter((goal) => !isKept(goal)) },
  };
}

/** Unless it is chosen. */
export function isHiddenFrom(reader: Reader, goal: Place): boolean {
  return !isShownTo(reader, goal) || (reader.isForm === true && goal.confidential);
}

export function isChosen({ chosen }: Reader, { iid, kinds }: Place): boolean {
  return chosen.iids.includes(iid) || kinds.some((kind) => chosen.kinds.includes(kind));
}

/** The goals that the reader sees, each with the comments that the reader sees. */
export function storiesFor<Story extends { readonly record: GoalRecord; readonly activity: GoalActivity }>(
  reader: Reader,
  stories: readonly Story[],
): Seen<Story>[] {
  const shown = new Set<GoalRecord>(
    goalsFor(
      reader,
      stories.map(({ record }) => record),
    ).shown,
  );
  return stories
    .filter(({ record }) => shown.has(record))
    .map((story) => {
      const { notes } = story.activity;
      const activity = { ...story.activity, notes: notes === null ? null : notesFor(reader, notes) };
      return asSeen({ ...story, activity });
    });
}

/** Without internal comments where they are hidden from the reader, and without their trace in the counts. */
export function notesFor({ role, isPerson }: Reader, notes: Listed<Note>): Seen<Listed<Note>> {
  const { items, source } = notes;
  const visible = items.filter((note) => seesConfidential(role) || note.type !== 'comment' || !note.internal);
  const told = withoutTrace(source, items.length - visible.length);
  // What ended with a full page may go on behind it, however many of its rows are shown.
  const isCut = isComplete(source) && !isWhole(notes);
  const shown = isPerson ? visible : visible.map(withoutColleaguesWords);
  return asSeen({ items: shown, source: isCut ? { ...told, seen: told.requests * rowsOfAPage } : told });
}

function withoutColleaguesWords(note: Note): Note {
  return note.type === 'comment' && note.isOwn ? { ...note, body: withoutQuotedThanks(note.body) } : note;
}

/** Without the lines that name a goal left out: an agenda may have been written before the goal was hidden. */
export function meetingsFor(
  reader: Reader,
  meetings: readonly OneOnOne[],
  leftOut: readonly GoalRecord[],
): Seen<OneOnOne>[] {
  return meetings
    .filter((meeting) => isShownTo(reader, meeting))
    .map((meeting) => asSeen({ ...meeting, description: withoutNamed(meeting.description, leftOut) }));
}

/** The year plan, in the same way; null where GitLab hides it from the reader. */
export function planFor<Plan extends Shown & { readonly description: string }>(
  reader: Reader,
  plan: Plan | null,
  leftOut: readonly GoalRecord[],
): Seen<Plan> | null {
  if (plan === null || !isShownTo(reader, plan)) return null;
  return asSeen({ ...plan, description: withoutNamed(plan.description, leftOut) });
}

function withoutNamed(text: string, leftOut: readonly GoalRecord[]): string {
  const hidden = new Set(leftOut.map(({ iid }) => iid));
  const isTold = (line: string) => ![...issuesNamed(line)].some((iid) => hidden.has(iid));
  return text.split('\n').filter(isTold).join('\n');
}

/** The list as somebody would have read it who does not see what is left out. */
export function withoutTrace(source: SourceRead, hidden: number): SourceRead {
  if (hidden === 0) return source;
  const seen = source.seen - hidden;
  return {
    ...source,
    seen,
    total: source.total === null ? null : source.total - hidden,
    requests: Math.min(source.requests, Math.max(1, Math.ceil(seen / rowsOfAPage))),
  };
}
