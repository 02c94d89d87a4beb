// Which lines of a text are headings: marked or underlined, and none in code or a comment.
import { expect, test } from 'vitest';
import { headingsIn } from '#growth/text/outline.ts';

test.each<[string, string, readonly (readonly [number, number])[]]>([
  ['marked', 'a\n## Plan ##\nb', [[1, 1]]],
  [
    'underlined',
    'Plan\n====\n\nGap\n---',
    [
      [0, 2],
      [3, 2],
    ],
  ],
  ['a rule is none', '- a\n---\n\n---', []],
  ['in a fence', '```\n# a\nb\n===\n```\n# c', [[5, 1]]],
  ['in a comment', '<!--\n# a\n-->\n# b', [[3, 1]]],
  ['bold is none of GitLab', '**Plan**', []],
  ['a number sign in words', '#7 is open', []],
])('%s', (_name, text, expected) => expect(headingsIn(text).map(({ at, rows }) => [at, rows])).toEqual(expected));
