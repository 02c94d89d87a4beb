// Names in words that are written again: in code, where nobody is looked for, and nothing else of the text is changed.
import { expect, test } from 'vitest';
import { quietMentions, quietNewLines, ticksBeside } from '#growth/text/quiet-mentions.ts';

test.each([
  ['Ask @sam.', 'Ask `@sam.`'],
  ['Ask @sam/team and @kim', 'Ask `@sam/team` and `@kim`'],
  ['No name', 'No name'],
  ['me@example.com', 'me@example.com'],
  ['x_@sam', 'x_@sam'],
  ['@ sam', '@ sam'],
  ['`@sam` and @kim', '`@sam` and ``@kim``'],
  ['`` @sam `` and @kim', '`` @sam `` and `@kim`'],
  ['```\n@sam\n```\n@kim', '```\n@sam\n```\n`@kim`'],
  ['    @sam', '    @sam'],
  ['[@sam](https://x/@kim)', '[`@sam`](https://x/@kim)'],
  ['<b title="@sam">@kim</b>', '<b title="@sam">`@kim`</b>'],
  ['\\@sam', '`@sam`'],
  ['\\\\@sam', '\\\\`@sam`'],
  ['`a`@sam`b`', '`a` ``@sam`` `b`'],
  ['`b`\\\\@sam', '`b`\\\\``@sam``'],
  ['\uFEFF@sam', '\uFEFF`@sam`'],
])('%j becomes %j', (text, quiet) => {
  expect(quietMentions(text)).toBe(quiet);
  expect(quietMentions(quiet)).toBe(quiet);
});

test('lines that were there keep their names', () => {
  expect(quietNewLines('Ask @sam\nWell', 'Ask @sam\nAsk @kim\nWell')).toBe('Ask @sam\nAsk `@kim`\nWell');
  expect(quietNewLines('', '@sam')).toBe('`@sam`');
});

test.each([
  ['', '`'],
  ['`', '``'],
  ['``', '`'],
  ['` ``', '```'],
  ['` ```', '``'],
])('beside %j a code span has %j', (text, ticks) => {
  expect(ticksBeside(text)).toBe(ticks);
});
