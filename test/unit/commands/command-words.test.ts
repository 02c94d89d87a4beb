// What a hint says is typed, as a shell would read it: nothing of a server's runs when it is copied.
import { expect, test } from 'vitest';
import { commandWords } from '#commands/command-words.ts';
import { given, said, step } from '#wording.ts';

test.each([
  ['alex/goals', 'alex/goals'],
  ['@alex', '@alex'],
  ['zoë/ziele', 'zoë/ziele'],
  ['<username>', '"<username>"'],
  ['0 7 * * 1', '"0 7 * * 1"'],
  ['why="..."', 'why="..."'],
  ['"..."', '"..."'],
  ['a;reboot', '"a;reboot"'],
  ['a&b|c>(d)*', '"a&b|c>(d)*"'],
  ["it's", `"it's"`],
  ['~root', '"~root"'],
  ['#7', '"#7"'],
  ['$(reboot)', `'$(reboot)'`],
  ['`reboot`', "'`reboot`'"],
  ['"$(reboot)"', `'"$(reboot)"'`],
  ['a";reboot', `'a";reboot'`],
  ['a"b', `'a"b'`],
  [`'$(reboot)'`, `''\\''$(reboot)'\\'''`],
  ['a\\', `'a\\'`],
  ['!!', `'!!'`],
])('%s is typed as %s', (value, typed) => {
  expect(commandWords(said`Try ${given('project', value)}.`)).toBe(`Try --project ${typed}.`);
});

test('what is done to a thing is one word each, and a place for one stays a place', () => {
  expect(commandWords(said`${step('share', '$(reboot)', { until: '+6m' })}`)).toBe(
    "devgrowth share '$(reboot)' --until +6m",
  );
  expect(commandWords(said`${step('evidence add', '<number>', '"..."', 7)}`)).toBe(
    'devgrowth evidence add <number> "..." 7',
  );
});
