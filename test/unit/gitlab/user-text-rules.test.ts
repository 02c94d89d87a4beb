// What is a fence, what is a command, and which bytes an edit leaves alone: one rule a line.
import { describe, expect, test } from 'vitest';
import { onStored } from '#gitlab/words/typed-edit.ts';
import { decodeUserText, encodeUserText, guardNewCommands } from '#gitlab/words/user-text.ts';

test.each([
  ['a command', '/close', '\\/close'],
  ['a command behind a backslash', '\\/close', '\\\\/close'],
  ['a path in a sentence', 'a /close', 'a /close'],
  ['a backslash and a path in a sentence', 'a \\/close', 'a \\/close'],
  ['an indented one', ' /close', ' /close'],
  ['a slash alone', '/ close', '/ close'],
  ['two slashes', '//close', '//close'],
  ['code in a closed fence', '```\n/close\n```', '```\n/close\n```'],
  ['a backslash in code', '```\n\\/x\n```', '```\n\\/x\n```'],
  ['a tilde fence with a word', '~~~sh\n/x\n~~~', '```sh\t\n/x\n```'],
  ['code in an unclosed fence', '```\n/close', '```\t\t\n/close\n```'],
  ['code in a tilde fence', '~~~\n/close\n~~~', '```\t\n/close\n```'],
  ['code in an unclosed tilde fence', '~~~\n/close', '```\t\t\t\n/close\n```'],
  ['a fence with a word and a tab', '```sh\t\n/x\n```', '```sh\t\t\t\t\n/x\n```'],
  ['behind a closed fence', '```\na\n```\n/close', '```\na\n```\n\\/close'],
  ['between two fences', '```\na\n```\n/x\n```\n/y\n```', '```\na\n```\n\\/x\n```\n/y\n```'],
  ['three backticks in a sentence', 'see ```\n/x\n```\n/y', 'see ```\n\\/x\n```\t\t\n/y\n```'],
  ['tildes in a sentence', 'see ~~~\n/x', 'see ~~~\n\\/x'],
  ['a fence in a sentence inside of a fence', '```\na ```\n/x\n```', '```\na ```\n/x\n```'],
  ['a fence with a word inside of a fence', '```\n```sh\n/x\n```', '```\n```sh\n/x\n```'],
  ['tildes in a sentence inside of a tilde fence', '~~~\na ~~~\n/x\n~~~', '```\t\na ~~~\n/x\n```'],
  ['tildes with a word inside of a tilde fence', '~~~\n~~~sh\n/x\n~~~', '```\t\n~~~sh\n/x\n```'],
  ['tildes in a fence of backticks', '```\n~~~\n/x\n```', '```\n~~~\n/x\n```'],
])('%s is stored so, and read back', (_name, typed, stored) => {
  expect(encodeUserText(typed)).toBe(stored);
  expect(decodeUserText(stored)).toBe(typed);
});

test.each([
  ['blanks at its end', 'a\n \t\v\f\n', 'a'],
  ['blanks at its beginning', ' \n a', ' \n a'],
  ['nothing but blanks', ' \n', ''],
  ['other line ends', 'a\r\nb\r', 'a\nb'],
  ['a sign that no database takes', 'a\0b', 'ab'],
])('a text with %s is stored as GitLab would keep it', (_name, typed, stored) => {
  expect(encodeUserText(typed)).toBe(stored);
  expect(decodeUserText(typed)).toBe(stored);
});

/** Servers disagree about what is code there, so that every command gets its backslash and every fence stays. */
test.each([
  ['front matter', '---\n```\n/x\n```'],
  ['front matter of TOML', '+++\n```\n/x\n```'],
  ['front matter of JSON', ';;;\n```\n/x\n```'],
  ['block HTML', '<div>\n```\n/x\n```'],
  ['block HTML that ends', '</div>\n```\n/x\n```'],
  ['an indented one', '   <p>\n```\n/x\n```'],
  ['a quote', '>>>\n```\n/x\n```'],
  ['a comment of several lines', '<!-- a\n```\n/x\n```'],
  ['a comment and words behind it', '<!-- a --> b\n```\n/x\n```'],
  ['an indented fence', ' ```\n/x\n```'],
  ['four backticks', '````\n/x\n````'],
  ['a backtick behind the fence', '```a`\n/x\n```'],
  ['a fence without a line', '```\n```\n/x'],
  ['a tilde fence without a line', '~~~\n~~~\n/x'],
  ['a fence that ends the text', '/x\n```'],
  ['an indented end', '```\n/x\n ```\n/y'],
  ['an end of four', '```\n/x\n````\n/y'],
  ['an end of four tildes', '~~~\n/x\n~~~~\n/y'],
  ['an end with blanks behind it', '```\n/x\n```  \n/y'],
  ['tildes with blanks behind them', '~~~\n/x\n~~~ \n/y'],
  ['an end of backticks within tildes', '~~~\n/x\n```\n/y\n~~~'],
])('with %s', (_name, typed) => {
  const stored = encodeUserText(typed);
  expect(stored).toBe(typed.replace(/^\/(?=[xy])/gm, String.raw`\/`));
  expect(decodeUserText(stored)).toBe(typed);
});

test.each([
  ['a line below front matter’s sign', 'a\n---\n```\n/x\n```'],
  ['front matter’s sign in a sentence', 'a ---\n```\n/x\n```'],
  ['HTML in a sentence', 'a <div>\n```\n/x\n```'],
  ['a quote in a sentence', 'a >>>\n```\n/x\n```'],
  ['deeply indented HTML', '    <div>\n```\n/x\n```'],
  ['a comment on a line of its own', '<!-- a -->\n```\n/x\n```'],
  ['a comment of nothing', '<!---->\n```\n/x\n```'],
  ['a number that is smaller', '<3\n```\n/x\n```'],
])('%s leaves a fence what it is', (_name, typed) => {
  expect(encodeUserText(typed)).toBe(typed);
});

test.each([
  ['a new command', '', '/close', '\\/close'],
  ['one that stood there', '/close', 'a\n/close', 'a\n/close'],
  ['one that stood there with another line end', '/close\r\nb', 'a\n/close', 'a\n/close'],
  ['a new one with another line end', 'b', 'a\r\n/close\r', 'a\r\n\\/close\r'],
  ['a path in a sentence', '', 'a /close', 'a /close'],
  ['one in a closed fence', '', '```\n/x\n```', '```\n/x\n```'],
  ['one in an open fence', '', '```\n/x', '```\n\\/x'],
  ['one in a tilde fence', '', '~~~\n/x\n~~~', '~~~\n\\/x\n~~~'],
  ['one behind a tilde fence and in another', '', '~~~\na\n~~~\n```\n/x\n```', '~~~\na\n~~~\n```\n/x\n```'],
  ['one in a fence below HTML', '', '<div>\n```\n/x\n```', '<div>\n```\n\\/x\n```'],
])('guarded is: %s', (_name, before, after, guarded) => {
  expect(guardNewCommands(before, after)).toBe(guarded);
});

describe('an edit keeps the bytes of lines that it leaves alone', () => {
  const stored = 'a\r\nb\r\nc\r\nd\r';
  test.each([
    ['the first is changed', 'x\nb\nc\nd', 'x\nb\r\nc\r\nd\r'],
    ['one in the middle is changed', 'a\nx\nc\nd', 'a\r\nx\nc\r\nd\r'],
    ['two in the middle are changed', 'a\nx\ny\nd', 'a\r\nx\ny\nd\r'],
    ['the last is changed', 'a\nb\nc\nx', 'a\r\nb\r\nc\r\nx'],
    ['one is put before all', 'x\na\nb\nc\nd', 'x\na\r\nb\r\nc\r\nd\r'],
    ['one is put between', 'a\nb\nx\nc\nd', 'a\r\nb\r\nx\nc\r\nd\r'],
    ['one is put behind all', 'a\nb\nc\nd\nx', 'a\r\nb\r\nc\r\nd\r\nx'],
    ['one is doubled', 'a\nb\nb\nc\nd', 'a\r\nb\r\nb\nc\r\nd\r'],
    ['the first is taken out', 'b\nc\nd', 'b\r\nc\r\nd\r'],
    ['one in the middle is taken out', 'a\nb\nd', 'a\r\nb\r\nd\r'],
    ['the last is taken out', 'a\nb\nc', 'a\r\nb\r\nc\r'],
    ['all but the last are taken out', 'd', 'd\r'],
    ['all are taken out', '', ''],
    ['two places are changed', 'x\nb\ny\nd', 'x\nb\ny\nd\r'],
    ['a command is put between', 'a\n/close\nb\nc\nd', 'a\r\n\\/close\nb\r\nc\r\nd\r'],
    ['none is changed', 'a\nb\nc\nd', stored],
  ])('%s', (_name, typed, kept) => {
    expect(onStored(() => typed)(stored)).toBe(kept);
  });

  test('one of two same lines is taken out', () => {
    expect(onStored(() => 'a\nb')('a\r\na\r\nb\r')).toBe('a\r\nb\r');
  });

  test.each([
    ['words beside a tilde fence', 'a\r\n~~~\n/x\n~~~\nb', 'c\n~~~\n/x\n~~~\nb', 'c\n~~~\n/x\n~~~\nb'],
    ['a fence beside a tilde fence', 'a\n~~~\n/x\n~~~', '```\na\n```\n~~~\n/x\n~~~', '```\na\n```\n```\t\n/x\n```'],
    ['tildes in a sentence beside a fence', 'a ~~~\r\nb', 'a ~~~\n```\nb\n```', 'a ~~~\r\n```\nb\n```'],
    ['a sentence with backticks beside a tilde fence', 'a\n~~~\n/x\n~~~', 'b ```\n~~~\n/x\n~~~', 'b ```\n~~~\n/x\n~~~'],
  ])('%s', (_name, before, typed, after) => {
    expect(onStored(() => typed)(before)).toBe(after);
  });
});
