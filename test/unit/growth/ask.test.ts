// Asks: open until somebody else answers, until `Help: none`, until the goal closes.
import { describe, expect, it } from 'vitest';
import { type Ask, openAsks } from '#growth/goals/ask.ts';
import type { Note } from '#growth/goals/notes.ts';
import { alex, comment, morgan } from './goals.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const asks = (day: number, help: string, by = alex) =>
  comment(at(day), `**Check-in 2026-11-01** · on track\n\nHelp: ${help}`, by, day);
const says = (day: number, body: string, by: typeof alex | null = alex) => comment(at(day), body, by, day);
const system = (day: number): Note => ({ type: 'other', by: morgan, at: at(day), body: 'changed title' });

describe('openAsks', () => {
  it.each<[string, Note[], Ask[]]>([
    ['none without notes', [], []],
    ['one', [asks(2, 'time')], [{ text: 'time', since: at(2) }]],
    [
      'two, oldest first, whatever the order of notes',
      [asks(4, 'budget'), asks(2, 'time')],
      [
        { text: 'time', since: at(2) },
        { text: 'budget', since: at(4) },
      ],
    ],
    ['the same words keep their age', [asks(2, 'time'), asks(4, 'time')], [{ text: 'time', since: at(2) }]],
    ['answered by the manager', [asks(2, 'time'), says(3, 'Take Friday.', morgan)], []],
    [
      'not answered by what was said before',
      [says(1, 'Hello.', morgan), asks(2, 'time')],
      [{ text: 'time', since: at(2) }],
    ],
    ['not answered by my own comment', [asks(2, 'time'), says(3, 'Still waiting.')], [{ text: 'time', since: at(2) }]],
    [
      'not answered by a check-in without help',
      [asks(2, 'time'), says(3, 'Check-in 2026-11-03 · on track')],
      [{ text: 'time', since: at(2) }],
    ],
    ['not answered by a system note of somebody else', [asks(2, 'time'), system(3)], [{ text: 'time', since: at(2) }]],
    ['not answered by an unknown author', [asks(2, 'time'), says(3, 'ok', null)], [{ text: 'time', since: at(2) }]],
    ['settled by help none', [asks(2, 'time'), says(3, 'Check-in 2026-11-03\nHelp: None')], []],
    [
      'asked again after the answer',
      [asks(2, 'time'), says(3, 'Take Friday.', morgan), asks(4, 'time')],
      [{ text: 'time', since: at(4) }],
    ],
    ["somebody else's ask is none of the person's, but an answer", [asks(2, 'time'), asks(3, 'a date', morgan)], []],
    ["somebody else's check-in without help is an answer", [asks(2, 'time'), says(3, 'Check-in: fine', morgan)], []],
    ['a help line outside of a check-in is no ask', [says(2, 'Help: time')], []],
    ['written by somebody unknown: not known to be theirs', [says(2, 'Check-in: x\nHelp: time', null)], []],
    [
      'in the same moment, the later id is later',
      [comment(at(2), 'ok', morgan, 8), comment(at(2), 'Check-in: x\nHelp: time', alex, 7)],
      [],
    ],
  ])('%s', (_name, notes, expected) => {
    expect(openAsks(notes, false)).toEqual(expected);
  });

  it('closes with the goal', () => {
    expect(openAsks([asks(2, 'time')], true)).toEqual([]);
  });
});
