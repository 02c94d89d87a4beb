// Which state of a promotion document may follow which, and where one is. Growth is not promotion: nothing here is ever assumed.
import { type PromotionState, promotionStates } from '../words/promotion-words.ts';
import { currentOf } from '../goals/activity.ts';
import { isComplete, itemsOf, type Listed } from '../words/completeness.ts';
import type { Instant, Mark, Person } from '../words/goal.ts';
import type { GoalEvent, Note } from '../goals/notes.ts';
import type { GapsApart } from './gaps-apart.ts';
import { acceptedBy, instantOf, readState } from './state-comment.ts';
import { ascending, descending, inTurn, type Order } from '../words/order.ts';

/** Those a document can be opened in. */
export const startStates = ['exploring', 'drafting'] as const satisfies readonly PromotionState[];

const moves: Readonly<Record<PromotionState, readonly PromotionState[]>> = {
  exploring: ['drafting'],
  drafting: ['manager-review'],
  'manager-review': ['gap-plan', 'feedback', 'nominated'],
  'gap-plan': ['drafting'],
  feedback: ['nominated'],
  nominated: ['approved', 'not-this-cycle'],
  approved: [],
  'not-this-cycle': ['gap-plan'],
};

/** The usual next states; empty at the end. */
export function movesFrom(state: PromotionState): readonly PromotionState[] {
  return moves[state];
}

/** A cycle may go by without it at any time before the end. */
export function mayFollow(from: PromotionState, to: PromotionState): boolean {
  return moves[from].includes(to) || (to === 'not-this-cycle' && to !== from && from !== 'approved');
}

/** What a state means, for somebody who reads it for the first time. */
export const stateAbout: Readonly<Record<PromotionState, string>> = {
  exploring: 'Reading what the next level asks for, and comparing',
  drafting: 'Being written',
  'manager-review': 'The manager reads it: ready, or more evidence first',
  'gap-plan': 'What is missing is worked on, with days',
  feedback: 'Others are asked for feedback',
  nominated: 'Handed in by the manager; nothing is decided yet',
  approved: 'Decided: yes',
  'not-this-cycle': 'Decided: not this time; what is missing is named',
};

/** The issue that holds the document, as a forge shows it. */
export interface PromotionRecord {
  readonly iid: number;
  readonly title: string;
  /** As typed, without our mark. */
  readonly description: string;
  readonly state: 'opened' | 'closed';
  /** What labels say, on a document of before: one, unless somebody set a second by hand. */
  readonly labelled: readonly PromotionState[];
  readonly confidential: boolean;
  /** Whose comments say the state. */
  readonly author: Person | null;
  readonly assignees: readonly Person[];
  readonly url: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly commentCount: number;
  readonly mark: Mark | null;
  /** Where its text says that the gaps are; only for the person whose they are. */
  readonly apart?: GapsApart;
}

/** One state taken, by devgrowth or by hand. */
export interface StateTaken {
  readonly state: PromotionState;
  readonly at: Instant;
  readonly by: string | null;
  /** False for a jump made by hand; it counts all the same. */
  readonly usual: boolean;
}

/** What its state is read from; null: not read. */
export interface PromotionHistory {
  readonly notes: Listed<Note> | null;
  readonly events: Listed<GoalEvent> | null;
}

interface Taken extends Omit<StateTaken, 'usual'> {
  readonly saidAt: Instant;
  /** It follows from the manager's answer. */
  readonly isAccepted: boolean;
}

/** The author's newest comment says it; on a document of before, where none does, the labels do. */
export function currentState(
  record: Pick<PromotionRecord, 'labelled' | 'author'>,
  history: PromotionHistory,
): { readonly state: PromotionState; readonly since: Instant | null } | null {
  const said = statesSaid(record, history.notes).at(-1)?.state;
  // What was not read may hold the comment that counts.
  if (said === undefined && (history.notes === null || !isComplete(history.notes.source))) return null;
  const state = said ?? currentOf('promotion', record.labelled, promotionStates.toReversed(), history.events);
  if (state === null) return null;
  return { state, since: statesTaken(record, history).findLast((taken) => taken.state === state)?.at ?? null };
}

/** Whether a comment says the state, so that no label need. */
export function isSaid(record: Pick<PromotionRecord, 'author'>, { notes }: PromotionHistory): boolean {
  return statesSaid(record, notes).length > 0;
}

/** Oldest first. The same state given again is one entry; labels tell only of the time before the first comment. */
export function statesTaken(
  record: Pick<PromotionRecord, 'author'>,
  { notes, events }: PromotionHistory,
): readonly StateTaken[] {
  const said = statesSaid(record, notes);
  const [first] = said;
  const labelled = statesLabelled(events).filter(({ saidAt }) => first === undefined || saidAt < first.saidAt);
  const taken: StateTaken[] = [];
  for (const { state, at, by, isAccepted } of [...labelled, ...said]) {
    const before = taken.at(-1);
    if (before?.state === state) continue;
    const usual =
      isAccepted ||
      (before === undefined ? startStates.some((start) => start === state) : mayFollow(before.state, state));
    taken.push({ state, at, by, usual });
  }
  return taken;
}

function statesSaid({ author }: Pick<PromotionRecord, 'author'>, notes: Listed<Note> | null): readonly Taken[] {
  return itemsOf(notes)
    .flatMap((note): Taken[] => {
      if (note.type !== 'comment' || author === null || note.by?.id !== author.id) return [];
      const said = readState(note.body);
      if (said === null) return [];
      const { by, at, mark } = note;
      const isAccepted = acceptedBy(mark) !== null;
      return [{ state: said.state, at: instantOf(said.day, at), saidAt: at, by: by?.username ?? null, isAccepted }];
    })
    .toReversed()
    .toSorted(byTime);
}

function statesLabelled(events: Listed<GoalEvent> | null): readonly Taken[] {
  return itemsOf(events)
    .flatMap((event): Taken[] => {
      if (event.type !== 'label' || event.action !== 'add' || event.word?.group !== 'promotion') return [];
      const { at } = event;
      return [{ state: event.word.value, at, saidAt: at, by: event.by?.username ?? null, isAccepted: false }];
    })
    .toSorted(byTime);
}

const byTime: Order<Taken> = ascending(({ saidAt }) => saidAt);

/** A document that is decided or closed makes room for another one. */
export function isFinished({ state }: Pick<PromotionRecord, 'state'>, current: PromotionState | null): boolean {
  return state === 'closed' || current === 'approved';
}

/** The one that counts: the newest that is not finished, else the newest. */
export function currentDocument<T extends Pick<PromotionRecord, 'iid' | 'createdAt'>>(
  documents: readonly T[],
  isOver: (document: T) => boolean,
): T | null {
  const inOrder = documents.toSorted(
    inTurn(
      descending(({ createdAt }) => createdAt),
      descending(({ iid }) => iid),
    ),
  );
  return inOrder.find((one) => !isOver(one)) ?? inOrder[0] ?? null;
}
