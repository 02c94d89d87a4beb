// Asks: open until somebody who was asked replies; then replied, until the person checks in; settled by `Help: none`.
import { describe, expect, it, test } from 'vitest';
import { answersAll, asksIn, openAsks } from '#growth/goals/ask.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { Person } from '#growth/words/goal.ts';
import { alex, comment, morgan } from './goals.ts';
import { managedBy } from '../../support/managed-by.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const sam: Person = { id: 3, username: 'sam', name: 'Sam' };
const bot: Person = { id: 9, username: 'project_1_bot_4ffca233', name: 'A token' };
const asks = (day: number, help: string, by = alex) =>
  comment(at(day), `**Check-in 2026-11-01** · on track\n\nHelp: ${help}`, by, day);
const says = (day: number, body: string, by: Person | null = alex) => comment(at(day), body, by, day);
const answer = (day: number, by: Person | null = morgan) => says(day, 'Take Friday.', by);
const system = (day: number): Note => ({ type: 'other', by: morgan, at: at(day), body: 'changed title' });

/** `time` waits; `time < morgan 3` is replied. */
function told(notes: readonly Note[], manager: string | null = 'morgan', elsewhere?: ReturnType<typeof says>[]) {
  return asksIn(notes, { managers: managedBy(manager), ...(elsewhere && { elsewhere }) }).map(
    ({ text, since, replied }) => {
      const day = (instant: string) => Number(instant.slice(8, 10));
      return `${text} ${day(since)}${replied === null ? '' : ` < ${replied.by.username} ${day(replied.at)}`}`;
    },
  );
}

describe('asksIn', () => {
  it.each<[string, Note[], string[]]>([
    ['none without notes', [], []],
    ['one', [asks(2, 'time')], ['time 2']],
    ['two, oldest first, whatever the order of notes', [asks(4, 'budget'), asks(2, 'time')], ['time 2', 'budget 4']],
    ['the same words keep their age', [asks(2, 'time'), asks(4, 'time')], ['time 2']],
    ['replied by the manager', [asks(2, 'time'), answer(3)], ['time 2 < morgan 3']],
    ['the first reply counts', [asks(2, 'time'), answer(3), answer(5)], ['time 2 < morgan 3']],
    [
      'each of several, and not the one that came later',
      [asks(2, 'time'), asks(3, 'budget'), answer(4), asks(5, 'a room')],
      ['a room 5'],
    ],
    ['several at once', [asks(2, 'time'), asks(3, 'budget'), answer(4)], ['time 2 < morgan 4', 'budget 3 < morgan 4']],
    ['replied, and settled by the next check-in', [asks(2, 'time'), answer(3), says(4, 'Check-in: fine')], []],
    [
      'replied, and not settled by another word of the person',
      [asks(2, 'time'), answer(3), says(4, 'Thanks!')],
      ['time 2 < morgan 3'],
    ],
    ['replied, and asked again: of that day', [asks(2, 'time'), answer(3), asks(4, 'time')], ['time 4']],
    ['not replied by what was said before', [says(1, 'Hello.', morgan), asks(2, 'time')], ['time 2']],
    ['not by my own comment', [asks(2, 'time'), says(3, 'Still waiting.')], ['time 2']],
    [
      'not settled by a check-in while nobody replied',
      [asks(2, 'time'), says(3, 'Check-in 2026-11-03 · on track')],
      ['time 2'],
    ],
    ['not by a system note', [asks(2, 'time'), system(3)], ['time 2']],
    ['not by an unknown author', [asks(2, 'time'), answer(3, null)], ['time 2']],
    ['not by somebody who was not asked', [asks(2, 'time'), answer(3, sam)], ['time 2']],
    ['by whoever its line names', [asks(2, 'a word with @Sam'), answer(3, sam)], ['a word with @Sam 2 < sam 3']],
    [
      'by the manager as well, though it names somebody',
      [asks(2, 'a word with @sam'), answer(3)],
      ['a word with @sam 2 < morgan 3'],
    ],
    [
      'the others still wait for theirs',
      [asks(2, 'time'), asks(3, 'ask @sam.'), answer(4, sam)],
      ['time 2', 'ask @sam. 3 < sam 4'],
    ],
    ['no address of a mail names anybody', [asks(2, 'mail me@sam'), answer(3, sam)], ['mail me@sam 2']],
    ['not by a quote alone', [asks(2, 'time'), says(3, '> Help: time', morgan)], ['time 2']],
    ['by a word below a quote', [asks(2, 'time'), says(3, '> Help: time\n\nFriday', morgan)], ['time 2 < morgan 3']],
    ['not by a block of code alone', [asks(2, 'time'), says(3, '```\nselect 1\n```', morgan)], ['time 2']],
    ['not by what a comment hides', [asks(2, 'time'), says(3, '<!-- Friday -->', morgan)], ['time 2']],
    [
      'by an internal comment, where it is seen',
      [asks(2, 'time'), { ...answer(3), internal: true }],
      ['time 2 < morgan 3'],
    ],
    ['settled by help none', [asks(2, 'time'), says(3, 'Check-in 2026-11-03\nHelp: None')], []],
    [
      "somebody else's ask is none of the person's, but a word",
      [asks(2, 'time'), asks(3, 'a date', morgan)],
      ['time 2 < morgan 3'],
    ],
    [
      'their help none is a word, too, and settles nothing',
      [asks(2, 'time'), asks(3, 'none', morgan)],
      ['time 2 < morgan 3'],
    ],
    ['a help line outside of a check-in is no ask', [says(2, 'Help: time')], []],
    ['written by somebody unknown: not known to be theirs', [says(2, 'Check-in: x\nHelp: time', null)], []],
    [
      'by the day of writing, whatever day is typed',
      [comment(at(5), 'Check-in 2026-11-20\n\nHelp: time', alex, 1), answer(6)],
      ['time 5 < morgan 6'],
    ],
    [
      'in the same moment, the later id is later',
      [comment(at(2), 'ok', morgan, 8), comment(at(2), 'Check-in: x\nHelp: time', alex, 7)],
      ['time 2 < morgan 2'],
    ],
  ])('%s', (_name, notes, expected) => {
    expect(told(notes)).toEqual(expected);
  });

  it.each<[string, Note[], string[]]>([
    ['anybody replies', [asks(2, 'time'), answer(3, sam)], ['time 2 < sam 3']],
    ['but for the person', [asks(2, 'time'), answer(3, alex)], ['time 2']],
    ['and for a program', [asks(2, 'time'), answer(3, bot)], ['time 2']],
    ['where the line names somebody, they do', [asks(2, 'time, @sam'), answer(3, morgan)], ['time, @sam 2']],
  ])('where no manager is known, %s', (_name, notes, expected) => {
    expect(told(notes, null)).toEqual(expected);
  });

  test('what was said elsewhere of this goal stands in its place', () => {
    expect(told([asks(2, 'time'), says(5, 'Check-in: fine')], 'morgan', [answer(3)])).toEqual([]);
    expect(told([asks(2, 'time')], 'morgan', [answer(1)])).toEqual(['time 2']);
    expect(told([asks(2, 'time')], 'Morgan', [answer(3)])).toEqual(['time 2 < morgan 3']);
  });

  test('those that nobody has answered', () => {
    const notes = [asks(2, 'time'), answer(3), comment(at(3), 'Hello', sam, 9)];
    expect(openAsks(notes, { managers: managedBy('morgan') })).toEqual([]);
    expect(openAsks(notes, { managers: managedBy('noor') })).toEqual([{ text: 'time', since: at(2), replied: null }]);
  });
});

test.each<[string, Note, boolean]>([
  ['a word of the manager', answer(3), true],
  ['a quote of the manager', says(3, '> so', morgan), false],
  ['a word of somebody else', answer(3, sam), false],
  ['help none of the person', says(3, 'Check-in\n\nHelp: none'), true],
  ['a check-in of the person', says(3, 'Check-in: fine'), false],
  ['a system note', system(3), false],
])('whatever was asked before: %s', (_what, note, expected) => {
  expect(answersAll(note, { managers: managedBy('morgan') })).toBe(expected);
});

test('an approval of whoever was the manager on that day answers nothing else, whoever is it now', () => {
  const managers = { ...managedBy('noor'), formerManagers: [{ username: 'morgan', until: '2026-11-05' }] };
  const notes = [asks(2, 'time'), says(3, 'Approved', morgan)];
  expect(openAsks(notes, { managers, approvals: ['@morgan'] })).toHaveLength(1);
  expect(openAsks(notes, { managers })).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['Approved', 'morgan', ['time 2']],
  ['**LGTM!**', 'morgan', ['time 2']],
  ['Approval: no', 'morgan', ['time 2']],
  ['Approved: `my manager, for the cover`', 'morgan', ['time 2']],
  ['Approved, and take Fridays', 'morgan', ['time 2 < morgan 3']],
  ['Approved\n\nTake Fridays', 'morgan', ['time 2 < morgan 3']],
  // An approval of somebody else's is not theirs to give: it is a word like any other.
  ['Approved', 'sam', ['time 2 < morgan 3']],
])('where an approval is asked, %j of the manager is the word on it alone', (body, who, expected) => {
  const approvals = who === 'sam' ? ['@sam'] : ['my manager, for the cover'];
  const notes = [asks(2, 'time'), says(3, body, morgan)];
  const said = asksIn(notes, { managers: managedBy('morgan'), approvals }).map(({ text, replied }) =>
    replied === null ? `${text} 2` : `${text} 2 < ${replied.by.username} 3`,
  );
  expect(said).toEqual(expected);
  expect(asksIn(notes, { managers: managedBy('morgan') })).toMatchObject([{ replied: { by: morgan } }]);
  expect(answersAll(notes[1] ?? system(3), { managers: managedBy('morgan'), approvals })).toBe(
    expected[0] !== 'time 2',
  );
});
