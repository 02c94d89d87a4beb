// The states of a promotion document, and which one may follow which. Growth is not promotion: nothing here is ever assumed.
import { currentOf, givenAt } from './activity.ts';
import type { Listed } from './completeness.ts';
import type { Instant, Mark, Person } from './goal.ts';
import type { LayoutLabel } from './layout.ts';
import type { GoalEvent } from './notes.ts';

export const promotionStates = [
  'exploring',
  'drafting',
  'manager-review',
  'gap-plan',
  'feedback',
  'nominated',
  'approved',
  'not-this-cycle',
] as const;
export type PromotionState = (typeof promotionStates)[number];

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

const colors: Readonly<Record<PromotionState, string>> = {
  exploring: '#5a6e87',
  drafting: '#296cc2',
  'manager-review': '#966208',
  'gap-plan': '#b1500e',
  feedback: '#675ec9',
  nominated: '#8f4fbc',
  approved: '#247c33',
  'not-this-cycle': '#6c6c75',
};

/** Made with the first document, not before: nobody is led to a promotion by a list of labels. */
export const promotionLabels: readonly LayoutLabel[] = promotionStates.map((value) => ({
  word: { group: 'promotion', value },
  color: colors[value],
  description: `Promotion document. ${stateAbout[value]}`,
}));

/** The issue that holds the document, as a forge shows it. */
export interface PromotionRecord {
  readonly iid: number;
  readonly title: string;
  /** As typed, without our mark. */
  readonly description: string;
  readonly state: 'opened' | 'closed';
  /** One, unless somebody set a second by hand. */
  readonly states: readonly PromotionState[];
  readonly confidential: boolean;
  readonly assignees: readonly Person[];
  readonly url: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly commentCount: number;
  readonly mark: Mark | null;
}

/** One state taken, by devgrowth or by hand. */
export interface StateTaken {
  readonly state: PromotionState;
  readonly at: Instant;
  readonly by: string | null;
  /** False for a jump made by hand; it counts all the same. */
  readonly usual: boolean;
}

/** Of several states the one given last; where that is not known the earliest: it claims least. */
export function currentState(
  { states }: Pick<PromotionRecord, 'states'>,
  events: Listed<GoalEvent> | null,
): { readonly state: PromotionState; readonly since: Instant | null } | null {
  const state = currentOf('promotion', states, promotionStates.toReversed(), events);
  return state === null ? null : { state, since: givenAt('promotion', state, events) };
}

/** Oldest first. What was taken off and given again within one state is one entry. */
export function statesTaken(events: Listed<GoalEvent> | null): readonly StateTaken[] {
  const taken: StateTaken[] = [];
  const given = (events?.items ?? [])
    .flatMap((event) => (event.type === 'label' && event.action === 'add' ? [event] : []))
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  for (const { word, at, by } of given) {
    if (word?.group !== 'promotion') continue;
    const { value: state } = word;
    const before = taken.at(-1);
    if (before?.state === state) continue;
    const usual =
      before === undefined ? startStates.some((start) => start === state) : movesFrom(before.state).includes(state);
    taken.push({ state, at, by: by?.username ?? null, usual });
  }
  return taken;
}

/** A document that is decided or closed makes room for another one. */
export function isFinished({ state, states }: Pick<PromotionRecord, 'state' | 'states'>): boolean {
  return state === 'closed' || states.includes('approved');
}

/** The one that counts: the newest that is not finished, else the newest. */
export function currentDocument<T extends Pick<PromotionRecord, 'iid' | 'state' | 'states' | 'createdAt'>>(
  documents: readonly T[],
): T | null {
  const newestFirst = documents.toSorted((one, other) =>
    one.createdAt === other.createdAt ? other.iid - one.iid : one.createdAt < other.createdAt ? 1 : -1,
  );
  return newestFirst.find((one) => !isFinished(one)) ?? newestFirst[0] ?? null;
}
