// Property and table tests of how typed text is stored: nothing of it runs, all of it comes back.
import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { decodeUserText, encodeUserText, guardNewCommands, normalised } from '#gitlab/words/user-text.ts';

const cases: { name: string; typed: string; stored: string }[] = [
  { name: 'plain text stays', typed: 'Read *The Goal*\n- [ ] chapter 1', stored: 'Read *The Goal*\n- [ ] chapter 1' },
  { name: 'a command gets a backslash', typed: 'I would\n/close it', stored: 'I would\n\\/close it' },
  { name: 'a backslash that was typed gets another', typed: '\\/close', stored: '\\\\/close' },
  {
    name: 'a slash inside a line stays',
    typed: 'and/or /close\n /close\n> /close',
    stored: 'and/or /close\n /close\n> /close',
  },
  { name: 'a slash alone is no command', typed: '/\n/ x\n//x', stored: '/\n/ x\n//x' },
  { name: 'a closed ``` fence stays', typed: '```sh\n/close\n```\n/close', stored: '```sh\n/close\n```\n\\/close' },
  { name: 'a ~~~ fence is stored as ```', typed: '~~~sh\n/close\n~~~', stored: '```sh\t\n/close\n```' },
  { name: 'an unclosed ``` fence is closed', typed: 'x\n```\n/close', stored: 'x\n```\t\t\n/close\n```' },
  { name: 'an unclosed ~~~ fence is closed', typed: '~~~\n/close', stored: '```\t\t\t\n/close\n```' },
  { name: 'tabs after a fence are kept apart', typed: '```\t\n/a\n```', stored: '```\t\t\t\t\n/a\n```' },
  { name: 'CR and trailing white space go', typed: 'a\r\n/close \r\n\n ', stored: 'a\n\\/close' },
  {
    name: 'a fence in a list protects nothing',
    typed: '- x\n  ```\n/close\n  ```',
    stored: '- x\n  ```\n\\/close\n  ```',
  },
  {
    name: 'nor one inside an HTML comment',
    typed: '<!--\n```\n-->\n/close\n```',
    stored: '<!--\n```\n-->\n\\/close\n```',
  },
  { name: 'a comment on one line is harmless', typed: '<!-- x -->\n```\n/a\n```', stored: '<!-- x -->\n```\n/a\n```' },
  {
    name: 'an empty fence pairs the wrong lines on older servers',
    typed: '```\n```\nx\n```\n/close\n```',
    stored: '```\n```\nx\n```\n\\/close\n```',
  },
  { name: 'empty', typed: '', stored: '' },
];

describe('encodeUserText', () => {
  test.each(cases)('$name', ({ typed, stored }) => {
    expect(encodeUserText(typed)).toBe(stored);
    expect(decodeUserText(stored)).toBe(normalised(typed));
  });
});

const pieces = [
  '```',
  '~~~',
  '````',
  '~~~~',
  '``` ',
  '```\t',
  '~~~\t\t',
  '```js',
  '~~~ `x`',
  '  ```',
  '    ```',
  '- ```',
  '> ```',
  '/close',
  '/Close now',
  '\\/close',
  '\\\\/x',
  '/',
  '<!--',
  '-->',
  '<b>',
  '</b>',
  '<!-- devgrowth:goal key=a -->',
  '>>>',
  '---',
  '',
  '  ',
  'text',
  '`code`',
  'x `y`',
  '- [ ] item',
  '\t/close',
  ' /close',
  '\r',
];
const typedText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 14 })
  .map((lines) => lines.join('\n'));

test('what was typed comes back', () => {
  fc.assert(
    fc.property(typedText, (typed) => {
      expect(decodeUserText(encodeUserText(typed))).toBe(normalised(typed));
    }),
    { numRuns: 3000 },
  );
});

test('storing is stable: what was read is stored the same way', () => {
  fc.assert(
    fc.property(typedText, (typed) => {
      expect(encodeUserText(decodeUserText(encodeUserText(typed)))).toBe(encodeUserText(typed));
    }),
  );
});

/** GitLab before 19, ported from its pattern (see the address in user-text.ts); commands of any name. */
const olderPattern =
  /(?<code>^```[^]+?\n```$)|(?<inline>^[^]*`\n*[^]+?\n*`$)|(?<html>^<[^>]+?>\n[^]+?\n<\/[^>]+?>$)|(?<quote>^>>>[^]+?\n>>>$)|^\/(?<cmd>\w+)(?: [^\n]*)?(?:\s*\n|$)/gim;
/** The same without the branch that lets a later backtick swallow commands: code blocks alone must protect. */
const strictPattern = new RegExp(olderPattern.source.replace('|(?<inline>^[^]*`\\n*[^]+?\\n*`$)', ''), 'gim');

test.each([
  ['as it was', olderPattern],
  ['without its backtick branch', strictPattern],
])('no older GitLab runs a line of it: %s', (_, pattern) => {
  expect([...'/close\n'.matchAll(pattern)].map((match) => match.groups?.['cmd'])).toEqual(['close']);
  fc.assert(
    fc.property(typedText, (typed) => {
      const commands = [...encodeUserText(typed).matchAll(pattern)]
        .map((match) => match.groups?.['cmd'])
        .filter(Boolean);
      expect(commands).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('no newer GitLab runs a line of it: no paragraph has such a line', () => {
  fc.assert(
    fc.property(typedText, (typed) => {
      const stored = encodeUserText(typed);
      const lines = stored.split('\n');
      const commands = fromMarkdown(stored)
        .children.filter(({ type }) => type !== 'code')
        .flatMap(({ position }) => lines.slice((position?.start.line ?? 1) - 1, position?.end.line))
        .filter((line) => /^\/\w/.test(line));
      expect(commands).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

describe('guardNewCommands', () => {
  test.each([
    {
      name: 'nothing new, nothing changed',
      before: '/close\n- [ ] a\r\nb',
      after: '/close\n- [x] a\r\nb',
      stored: '/close\n- [x] a\r\nb',
    },
    { name: 'a new command is guarded', before: 'a', after: 'a\n/close', stored: 'a\n\\/close' },
    { name: 'not in a fence', before: 'a', after: 'a\n```\n/close\n```', stored: 'a\n```\n/close\n```' },
  ])('$name', ({ before, after, stored }) => {
    expect(guardNewCommands(before, after)).toBe(stored);
  });
});
