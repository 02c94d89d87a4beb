// `Goal:` in the text of a merge request, and what its merge closes.
import { expect, test } from 'vitest';
import { closingReferences, commitTrailers, goalTrailers } from '#growth/text/trailer.ts';

test.each<[string, string, readonly string[]]>([
  ['a reference', 'Makes imports safe.\n\nGoal: alex/goals#2', ['alex/goals#2']],
  ['any case', 'goal: alex/goals#2', ['alex/goals#2']],
  ['several', 'Goal: alex/goals#2, #3,acme/x/y#4', ['alex/goals#2', '#3', 'acme/x/y#4']],
  [
    'an address',
    'Goal: https://gitlab.example/alex/goals/-/issues/2',
    ['https://gitlab.example/alex/goals/-/issues/2'],
  ],
  ['two lines', 'Goal: alex/goals#2\r\nGoal: alex/goals#3\r\n', ['alex/goals#2', 'alex/goals#3']],
  ['prose', 'Goal: faster imports for alex/goals#2', []],
  ['a number alone', 'Goal: 2', []],
  ['a merge request', 'Goal: alex/goals!2', []],
  ['in a sentence', 'The Goal: alex/goals#2', []],
  ['in a fence', '```\nGoal: alex/goals#2\n```', []],
  ['indented code', 'See:\n\n    Goal: alex/goals#2', []],
  ['in a code span', '`Goal: alex/goals#2`', []],
  ['in a quote', '> Goal: alex/goals#2', []],
  ['in a comment', '<!--\nGoal: alex/goals#2\n-->', []],
])('trailer: %s', (_, text, expected) => expect(goalTrailers(text)).toEqual(expected));

test.each<[string, string, readonly string[]]>([
  [
    'the last paragraph',
    'Retry\n\nBecause.\n\nGoal: alex/goals#2\nSigned-off-by: Alex <alex@gitlab.example>\n',
    ['alex/goals#2'],
  ],
  ['as Windows ends lines', 'Retry\r\n\r\nGoal: #2, #3\r\n', ['#2', '#3']],
  ['another paragraph', 'Retry\n\nGoal: alex/goals#2\n\nMore words.', []],
  ['the subject alone', 'Goal: alex/goals#2', []],
  ['a quote', 'Revert "Retry"\n\n> Goal: alex/goals#2', []],
  ['a fence that began before', 'Docs\n\n```\ngit commit\n\nGoal: alex/goals#2\n```', []],
  ['indented code', 'Docs\n\n    Goal: alex/goals#2', []],
])('trailer of a commit, %s', (_, message, expected) => expect(commitTrailers(message)).toEqual(expected));

test.each<[string, string, readonly string[]]>([
  ['each keyword', 'Closes #1. Fixed: acme/web#2, resolves #3, Implementing #4', ['#1', 'acme/web#2', '#3', '#4']],
  [
    'a list',
    'Fixes #1, acme/web#2 and https://gitlab.example/acme/web/-/issues/3',
    ['#1', 'acme/web#2', 'https://gitlab.example/acme/web/-/issues/3'],
  ],
  ['mentioned only', 'See #1, related to acme/web#2', []],
  ['in code', '`Closes #1` and\n```\nCloses #2\n```', []],
  ['in a quote', '> Closes #1', []],
  ['no whole word', 'encloses #1, Closes #1a', []],
])('closes: %s', (_, text, expected) => expect(closingReferences(text)).toEqual(expected));
