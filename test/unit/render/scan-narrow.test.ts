// Found work on a narrow terminal: its words go on below their first letter, and no line is longer than the terminal.
import { expect, test } from 'vitest';
import type { Candidate } from '#growth/candidates/candidate.ts';
import { width } from '#render/terminal/ink.ts';
import { renderScan } from '#render/terminal/goals/candidates.ts';
import { failure, source } from '../reports/story.ts';
import { aCandidate } from '../../support/a-candidate.ts';

const candidate: Candidate = {
  ...aCandidate,
  title: 'Retry imports that broke off between two pages, and say which page',
  place: 'acme/a-project-with-a-long-name/of-its-own!412',
  private: true,
  matches: [{ goal: 2, score: 90, why: ['closes an issue that the goal names'] }],
};

const lines = (columns: number) =>
  String(
    renderScan(
      {
        window: { since: '2026-11-16', until: '2026-11-23', why: 'the last week' },
        candidates: [candidate],
        decidedBefore: 3,
        requests: 1,
        sources: [
          {
            ...source('thanks', 1),
            name: 'thanks',
            state: 'partial',
            why: 'the server said no, and it said so five times',
            completeUntil: null,
          },
        ],
        completeness: { complete: false, sources: [failure('goals')] },
        problems: ['match: `only:` names a kind of work that nobody knows'],
      },
      { color: false, columns, today: '2026-11-23', most: null, titleOf: () => 'A runbook for whoever is on call' },
    ),
  )
    .trimEnd()
    .split('\n');

test('at sixty columns', () => {
  expect(lines(60)).toMatchInlineSnapshot(`
    [
      "2026-11-16 to 2026-11-23 (the last week) · 1 request",
      "PARTIAL",
      "1 to look at, as far as it is known: 1 merge request · 3",
      "items kept or dropped before",
      "    thanks: partial, the server said no, and it said so five",
      "    times",
      "    goals: the server answered 502 (Bad Gateway)",
      "    match: \`only:\` names a kind of work that nobody knows",
      "",
      "  Retry imports that broke off between two pages, and say",
      "  which page",
      "    p42!412 · acme/a-project-with-a-long-name/of-its-own!412",
      "    · merged 19 Nov · private",
      "    -> #2 A runbook for whoever is on call  90: closes an",
      "    issue that the goal names",
      "",
      "Decide them: devgrowth evidence inbox",
    ]
  `);
});

test.each([60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 80, 100])('no line is longer than %i columns', (columns) => {
  const told = lines(columns);
  expect(told.filter((line) => width(line) > columns)).toEqual([]);
  expect(told.join(' ').replaceAll(/\s+/g, ' ')).toBe(lines(140).join(' ').replaceAll(/\s+/g, ' '));
});
