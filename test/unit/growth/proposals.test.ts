// In which order evidence is proposed for results: goals in turn, before and after first, months apart, then the newest.
import { expect, test } from 'vitest';
import { inOrderOfProposal } from '#growth/promotion/proposals.ts';

const piece = (name: string, iid: number, day: string, result: string | null = null) => ({ name, iid, day, result });
const order = (...pieces: ReturnType<typeof piece>[]) => inOrderOfProposal(pieces).map(({ name }) => name);

test('a goal each before a second one of any; within a turn before and after, then any result', () => {
  expect(
    order(
      piece('link', 1, '2026-09-01'),
      piece('words', 2, '2026-09-01', 'Everybody deploys'),
      piece('number', 3, '2026-09-01', '40 to 12 min'),
      piece('second', 3, '2026-01-01', 'from 900 ms down to 210'),
    ),
  ).toEqual(['number', 'words', 'link', 'second']);
});

test('of equal ones another month, then the newest', () => {
  expect(
    order(
      piece('a', 1, '2026-09-02'),
      piece('b', 2, '2026-09-20'),
      piece('c', 3, '2026-03-01'),
      piece('d', 4, '2026-09-01'),
    ),
  ).toEqual(['b', 'c', 'a', 'd']);
});

test.each([
  ['40 -> 12 min', true],
  ['from 900 ms down to 210', true],
  ['3 days instead of 5', true],
  ['12 teams use it', false],
  ['Told 40 people', false],
])('%s is before and after: %s', (result, isFirst) => {
  expect(order(piece('plain', 1, '2026-09-01', 'Done'), piece('asked', 2, '2026-01-01', result))[0]).toBe(
    isFirst ? 'asked' : 'plain',
  );
});
