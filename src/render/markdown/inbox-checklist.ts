// The checklist of the inbox as the comment that is posted: a box for each candidate, and one that says that all is decided.
import type { Candidate } from '#growth/candidates/candidate.ts';
import {
  arrow,
  checklistHeading,
  lastBox,
  type NewPiece,
  noGoal,
  spanSentence,
  thanksWord,
  unreadSentence,
} from '#growth/candidates/inbox-checklist.ts';
import { itemTypeOf } from '#growth/candidates/place.ts';
import { itemWords } from '#growth/goals/foreign-item.ts';
import type { Day } from '#growth/words/goal.ts';
import { candidateFacts, candidateTitle } from '../candidate-words.ts';
import { code, inline } from './escape.ts';
import type { Naming } from './references.ts';

export interface ListWords {
  /** How the number of a goal stands there. */
  readonly name: Naming;
  /** null: it is not known. */
  readonly titleOf: (goal: number) => string | null;
  readonly today: Day;
  /** Others may read it: keys and kinds alone. */
  readonly isBare: boolean;
}

/** What a colleague wrote in thanks stands in none. */
export function listedPiece(candidate: Candidate, words: ListWords): NewPiece {
  const keys = [candidate.key, ...candidate.with] as const;
  const box = `- [ ] ${code(keys.join(' '))}`;
  if (words.isBare) return { keys, line: `${box} ${kindWords(candidate)}${bareGoal(candidate, words)}` };
  const quiet = { ...candidate, words: null };
  const what = [candidateTitle(quiet), candidateFacts(quiet, words.today)].map(inline).join(' · ');
  return { keys, line: `${box} ${what}${goalOf(candidate, words)}` };
}

const kindWords = (candidate: Candidate): string =>
  candidate.kind === 'thanks' ? thanksWord : itemWords[itemTypeOf(candidate)];

function bareGoal({ matches: [best] }: Candidate, { name }: ListWords): string {
  return `${arrow}${best === undefined ? noGoal : name(best.goal)}`;
}

function goalOf(candidate: Candidate, words: ListWords): string {
  const [best] = candidate.matches;
  if (best === undefined) return bareGoal(candidate, words);
  const title = words.titleOf(best.goal);
  const why = best.why.map(inline).join('; ');
  return `${bareGoal(candidate, words)}${title === null ? '' : ` ${inline(title)}`} (${why})`;
}

interface ListFacts {
  /** The Monday. */
  readonly week: Day;
  readonly window: { readonly since: Day; readonly until: Day };
  readonly pieces: readonly NewPiece[];
  /** Further ones, that come with the next list. */
  readonly further: number;
  /** What could not be read to its end: `thanks`. */
  readonly unread: readonly string[];
  /** Markdown: where the numbers of all goals are; null where none is asked for. */
  readonly goals: string | null;
}

export function checklistText({ week, window, pieces, further, unread, goals }: ListFacts): string {
  const told = [
    `${spanSentence(window)}${unreadSentence(unread)}`,
    `For another goal change its number; ${code('wins')} in its place keeps what belongs to none.`,
    `${code('devgrowth evidence inbox')} takes it up once the last box is ticked.`,
    ...(further === 0 ? [] : [`${further} more come with the next list.`]),
  ];
  // On a line of its own: the one above changes with the days, and what changes is quieted.
  const where = goals === null ? [] : [`All open goals: ${goals}.`, ''];
  return [checklistHeading(week), '', told.join(' '), '', ...where, ...pieces.map(({ line }) => line), lastBox].join(
    '\n',
  );
}
