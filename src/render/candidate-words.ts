// A candidate in words: what it is, where and when, and which goal it fits and why.
import type { Candidate } from '#growth/candidates/candidate.ts';
import type { Day } from '#growth/words/goal.ts';
import { shortDay } from './day-words.ts';
import { count, glimpse, oneLine } from './text.ts';

const facts: Readonly<Record<string, string>> = {
  merged_at: 'merged',
  closed_at: 'closed',
  created_at: 'opened',
  approved: 'approved',
  reviewed: 'reviewed',
  commented: 'commented',
  thanked: 'thanked',
};

/** `Retry imports (+1)`, `3 reviews for @sam`, `"thank you, this saved our release"` */
export function candidateTitle({ kind, title, words, with: others, helped, place, thanks }: Candidate): string {
  // Thanks for a piece are no further piece.
  const further = others.length - (kind === 'thanks' ? 0 : thanks);
  const more = further === 0 ? '' : ` (+${further})`;
  if (kind === 'reviews' && others.length > 0) return `${others.length + 1} reviews for @${oneLine(helped ?? '?')}`;
  if (kind === 'thanks' && words !== null) return `"${glimpse(words)}"${more}`;
  const named = title === null ? oneLine(place ?? 'no title') : oneLine(title);
  const said = { reviews: 'Review: ', answers: 'Answers: ', thanks: 'Thanks for: ' } as const;
  return `${kind in said ? said[kind as keyof typeof said] : ''}${named}${more}`;
}

/** Single items, and of the days that were looked at alone: of others nobody counts. */
export const decidedBeforeWords = (items: number): readonly string[] =>
  items === 0 ? [] : [`${count(items, 'item')} kept or dropped before`];

/** `acme/web!412 · merged 19 Nov · private` */
export function candidateFacts(candidate: Candidate, today: Day): string {
  const { place, day, dayOf, confidential, private: isPrivate, thanks, kind, state } = candidate;
  const parts = [
    oneLine(place ?? 'a project that is not known'),
    `${facts[dayOf] ?? 'done'} ${shortDay(day, today)}`,
    ...(confidential ? ['confidential'] : isPrivate ? ['private'] : []),
    ...(kind === 'thanks'
      ? ['words of somebody else']
      : thanks > 0
        ? [`thanked ${thanks === 1 ? 'once' : `${thanks} times`}`]
        : []),
    ...(state === 'later' ? ['put off before'] : []),
    ...candidate.notes.map(oneLine),
  ];
  return parts.join(' · ');
}

/** @param titleOf of a goal; null: it is not known */
export function candidateMatches({ matches }: Candidate, titleOf: (goal: number) => string | null): readonly string[] {
  return matches.map(({ goal, score, why }) => {
    const title = titleOf(goal);
    return `-> #${goal}${title === null ? '' : ` ${oneLine(title)}`}  ${score}: ${why.map(oneLine).join('; ')}`;
  });
}
