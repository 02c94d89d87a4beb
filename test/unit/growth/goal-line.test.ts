// Which line of an agenda tells what a goal asks for, and of whose words it is.
import { expect, test } from 'vitest';
import { readAgenda } from '#growth/meetings/agenda.ts';
import { asksSaid, goalLine, isAskOf, isSaid } from '#growth/meetings/goal-line.ts';
import { managedBy } from '../../support/managed-by.ts';
import { comment } from './goals.ts';

const read = (text: string) => {
  const [item] = readAgenda(`- [ ] ${text}`);
  return item === undefined ? null : goalLine(item);
};

test.each<[string, string, ReturnType<typeof goalLine>]>([
  ['an ask', 'HELP a desk: Read (#4)', { type: 'ask', iid: 4, words: 'a desk: Read' }],
  [
    'an approval, in any letters',
    'REVIEW Approval of Sam: Read (#4)',
    { type: 'approval', iid: 4, words: 'Sam: Read' },
  ],
  ['the last number counts', 'HELP ask (#3) about it (#4)', { type: 'ask', iid: 4, words: 'ask (#3) about it' }],
  ['a number that words follow', 'HELP a desk (#4) soon', null],
  ['no number', 'HELP a desk', null],
  ['a number alone', 'HELP (#4)', null],
  ['too long a number', 'HELP a desk (#1234567890)', null],
  ['an approval in the middle', 'REVIEW the approval of Sam (#4)', null],
  ['another tag', 'DISCUSS approval of Sam (#4)', null],
])('%s', (_name, text, line) => {
  expect(read(text)).toEqual(line);
});

test.each([
  ['a desk: Read', 'a desk', true],
  ['a desk', ' A\n desk ', true],
  ['a desk soon: Read', 'a desk', false],
  ['a d…: Read', 'a desk', true],
  ['a d …: Read', 'a desk', true],
  ['…: Read', 'a desk', false],
  ['a d… Read', 'a desk', false],
  ['a…: Read', 'a desk', true],
])('the line %j says %j: %s', (words, asked, is) => {
  expect(isSaid({ type: 'ask', iid: 4, words }, asked)).toBe(is);
});

test('of several asks of a goal those that the line may mean', () => {
  const notes = [
    comment('2026-11-12T09:00:00Z', 'Check-in\n\nHelp: a chair'),
    comment('2026-11-10T09:00:00Z', 'Check-in\n\nHelp: a desk'),
  ];
  const said = (words: string) =>
    asksSaid({ type: 'ask', iid: 4, words }, notes, { managers: managedBy('morgan') }).map(({ text }) => text);
  expect([said('a desk: Read'), said('a…: Read'), said('a lamp')]).toEqual([['a desk'], ['a desk', 'a chair'], []]);
});

test('an approval in the words of an ask is none', () => {
  const item = { tag: 'REVIEW', day: null, text: 'approval of a desk (#4)' } as const;
  expect(isAskOf(item, 4, 'a desk')).toBe(false);
  expect(isAskOf({ ...item, text: 'a  desk' }, 4, 'A desk')).toBe(true);
});
