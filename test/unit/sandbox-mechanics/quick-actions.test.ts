// Which lines of a text are quick actions, on older and newer servers, and what is left of the text.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractCommands, type QuickCommand } from '#sandbox/text/quick-actions.ts';

const newer = '19.5';
const older = '18.3';
const close: QuickCommand = { name: 'close', arg: null };

type Case = [name: string, text: string, rest: string, commands: QuickCommand[]];

describe('everywhere the same', () => {
  const cases: Case[] = [
    ['plain line', 'a\n/close\nb', 'a\nb', [close]],
    ['alone', '/close', '', [close]],
    ['any case', 'a\n/CLOSE', 'a', [close]],
    [
      'argument to the end of the line',
      '/title New name, please  \nb',
      'b',
      [{ name: 'title', arg: 'New name, please  ' }],
    ],
    ['blank argument', '/close   \nb', 'b', [close]],
    ['several', '/label ~a\n/close\n\nb', 'b', [{ name: 'label', arg: '~a' }, close]],
    ['a blank line behind goes too', 'a\n\n/close\n\nb', 'a\n\nb', [close]],
    ['carriage returns', 'a\r\n/close\r\nb\r\n', 'a\nb', [close]],
    ['leading space', 'a\n /close', 'a\n /close', []],
    ['backslash', 'a\n\\/close', 'a\n\\/close', []],
    ['quote', '> /close', '> /close', []],
    ['longer word', '/closed\n/close_it', '/closed\n/close_it', []],
    ['tab behind the word', '/close\tnow', '/close\tnow', []],
    ['unknown word', '/etc/passwd\n/shipit', '/etc/passwd\n/shipit', []],
    ['in a line', 'then /close it', 'then /close it', []],
    ['fence', 'a\n```\n/close\n```\nb', 'a\n```\n/close\n```\nb', []],
    ['fence with a language', '```sh\n/close\n```', '```sh\n/close\n```', []],
    ['HTML block', '<div>\n/close\n</div>', '<div>\n/close\n</div>', []],
    ['quote fence', '>>>\n/close\n>>>', '>>>\n/close\n>>>', []],
    ['white space at the end', 'a \n \n\t', 'a', []],
    ['no text', '', '', []],
    ['after an inline code line', 'use `x`\n/close', 'use `x`', [close]],
    ['after a closed comment', '<!-- x -->\n/close', '<!-- x -->', [close]],
  ];
  test.each(cases)('%s', (_name, text, rest, commands) => {
    expect(extractCommands(text, newer)).toEqual({ text: rest, commands });
    expect(extractCommands(text, older)).toEqual({ text: rest, commands });
  });
});

describe('executed on older servers only', () => {
  const cases: Case[] = [
    ['tilde fence', '~~~\n/close\n~~~', '~~~\n~~~', [close]],
    ['comment over lines', '<!--\n/close\n-->', '<!--\n-->', [close]],
    ['unclosed fence', 'a\n```\n/close', 'a\n```', [close]],
    ['lazy continuation of a quote', '> a\n/close', '> a', [close]],
    ['below a list item', '- a\n/close', '- a', [close]],
    ['heading by underline', '/close\n===', '===', [close]],
  ];
  test.each(cases)('%s', (_name, text, rest, commands) => {
    expect(extractCommands(text, older)).toEqual({ text: rest, commands });
    expect(extractCommands(text, newer)).toEqual({ text, commands: [] });
  });
});

test('older servers: a later line that ends in a backtick swallows the commands before it', () => {
  const text = 'a `b`\n/close\nuse `x`';
  expect(extractCommands(text, older)).toEqual({ text, commands: [] });
  expect(extractCommands(text, newer)).toEqual({ text: 'a `b`\nuse `x`', commands: [close] });
});

test('several blank lines behind: older servers take them all, newer ones the first', () => {
  expect(extractCommands('/close\n\n\nb', older).text).toBe('b');
  expect(extractCommands('/close\n\n\nb', newer).text).toBe('\nb');
});

test('code spans over several lines protect what is in them', () => {
  const text = 'a `b\n/close\nc` d';
  expect(extractCommands(text, newer)).toEqual({ text, commands: [] });
});

test('shrug and tableflip rewrite the text', () => {
  const commands = [{ name: 'shrug', arg: 'well' }];
  expect(extractCommands('/shrug well\nb', older)).toEqual({ text: 'well ¯\\＿(ツ)＿/¯\nb', commands });
  expect(extractCommands('/shrug well\nb', newer)).toEqual({ text: '¯\\＿(ツ)＿/¯ well\nb', commands });
  expect(extractCommands('/tableflip', newer).text).toBe('(╯°□°)╯︵ ┻━┻');
});

/** Pieces that Markdown and the older pattern trip over. */
const pieces = [
  '/close',
  '/label ~a',
  '/title x`',
  'text',
  '`',
  '``',
  '```',
  '~~~',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '>>>',
  '> q',
  '- i',
  '',
  '  x',
  '|a|b|',
  '|-|-|',
  '===',
  '# h',
  'é\u0000',
];
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((lines) => lines.join('\n'));

test('a text whose lines are escaped loses nothing but its end, on every server', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = text.replace(/^\//gm, '\\/');
      for (const version of [older, newer]) {
        expect(extractCommands(escaped, version)).toEqual({ text: escaped.replace(/[\s\0]+$/, ''), commands: [] });
      }
    }),
  );
});

test('commands and rest together hold every line of the text, and nothing runs twice', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const version of [older, newer]) {
        const first = extractCommands(text, version);
        const count = text.split('\n').filter((line) => line.startsWith('/')).length;
        expect(first.commands.length).toBeLessThanOrEqual(count);
        const kept = first.text.split('\n').filter((line) => line.startsWith('/')).length;
        expect(kept + first.commands.length).toBe(count);
        for (const line of first.text.split('\n')) expect(text).toContain(line);
      }
    }),
  );
});
