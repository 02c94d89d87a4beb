// A candidate in words: its title by kind, what is known of it, and the goals that it fits with the reasons.
import { expect, test } from 'vitest';
import type { Candidate } from '#growth/candidates/candidate.ts';
import { candidateFacts, candidateMatches, candidateTitle, decidedBeforeWords } from '#render/candidate-words.ts';
import { aCandidate } from '../../support/a-candidate.ts';

test.each<[string, Partial<Candidate>, string]>([
  ['alone', {}, 'Retry imports'],
  ['with a follow-up', { with: ['p42!420'] }, 'Retry imports (+1)'],
  ['with thanks, which are no further piece', { with: ['p42!420', 'n1', 'e2'], thanks: 2 }, 'Retry imports (+1)'],
  ['confidential: its place', { title: null }, 'acme/web!412'],
  ['nothing known', { title: null, place: null }, 'no title'],
  ['a review', { kind: 'reviews', helped: 'sam' }, 'Review: Retry imports'],
  ['reviews', { kind: 'reviews', helped: 'sam', with: ['p42!2', 'p42!3'] }, '3 reviews for @sam'],
  ['answers', { kind: 'answers' }, 'Answers: Retry imports'],
  ['thanks in words', { kind: 'thanks', thanks: 2, with: ['n2'], words: 'thank\nyou' }, '"thank you" (+1)'],
  ['thanks by an emoji', { kind: 'thanks', thanks: 1 }, 'Thanks for: Retry imports'],
  ['words of a terminal', { title: 'Retry \u001b[31mimports\n' }, 'Retry imports'],
])('title: %s', (_name, more, expected) => expect(candidateTitle({ ...aCandidate, ...more })).toBe(expected));

test.each<[string, Partial<Candidate>, string]>([
  ['merged', {}, 'acme/web!412 · merged 19 Nov'],
  ['private', { private: true }, 'acme/web!412 · merged 19 Nov · private'],
  ['confidential', { private: true, confidential: true }, 'acme/web!412 · merged 19 Nov · confidential'],
  ['thanked', { thanks: 1 }, 'acme/web!412 · merged 19 Nov · thanked once'],
  ['thanked more often', { thanks: 3 }, 'acme/web!412 · merged 19 Nov · thanked 3 times'],
  ['thanks', { kind: 'thanks', dayOf: 'thanked', thanks: 1 }, 'acme/web!412 · thanked 19 Nov · words of somebody else'],
  [
    'put off, with notes',
    { state: 'later', notes: ['before #2 began'] },
    'acme/web!412 · merged 19 Nov · put off before · before #2 began',
  ],
  ['of no known project', { place: null, dayOf: 'blessed' }, 'a project that is not known · done 19 Nov'],
])('facts: %s', (_name, more, expected) =>
  expect(candidateFacts({ ...aCandidate, ...more }, '2026-11-28')).toBe(expected),
);

test('each goal with its score and every reason; a goal that nobody knows by its number alone', () => {
  const matches = [
    { goal: 2, score: 95, why: ['the goal names acme/web!412', 'words: import, retry'] },
    { goal: 9, score: 25, why: ['words: import, retry'] },
  ];
  const titleOf = (goal: number) => (goal === 2 ? 'Failover\trunbook' : null);
  expect(candidateMatches({ ...aCandidate, matches }, titleOf)).toEqual([
    '-> #2 Failover runbook  95: the goal names acme/web!412; words: import, retry',
    '-> #9  25: words: import, retry',
  ]);
});

test.each([
  [0, []],
  [1, ['1 item kept or dropped before']],
  [12, ['12 items kept or dropped before']],
])('%i decided before', (items, words) => {
  expect(decidedBeforeWords(items)).toEqual(words);
});
