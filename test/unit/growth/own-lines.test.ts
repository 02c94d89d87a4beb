// What a comment says in its writer's own words.
import { expect, test } from 'vitest';
import { ownLines } from '#growth/text/own-lines.ts';

test.each<[string, string, string[]]>([
  ['words', 'Yes.\n\n  Friday\r\nthen', ['Yes.', 'Friday', 'then']],
  ['nothing', ' \n\t\n', []],
  ['a quote', '> yes\n>> no\n', []],
  ['an answer right below a quote', '> yes?\nno', ['no']],
  ['a block of code', 'one\n~~~\nyes\n~~~\ntwo', ['one', 'two']],
  ['one that nothing closes', 'one\n```\nyes', ['one']],
  ['one that is closed by its own kind alone', '````\n```\nyes\n````\nno', ['no']],
  ['an indented block', 'one\n\n    yes\n    yes\n\ntwo', ['one', 'two']],
  ['an indented line that goes on', 'one\n    two', ['one', 'two']],
  ['what is hidden', 'one <!-- yes\nyes --> two\n<!-- three', ['one  two']],
])('%s', (_name, body, expected) => {
  expect(ownLines(body)).toEqual(expected);
});
