// Two agendas divide what is to be said: when a 1:1 may be opened beside those that are open, and what is said where it may not.
import { expect, test } from 'vitest';
import type { DatedOneOnOne, OneOnOne } from '#growth/meetings/one-on-one.ts';
import { refuseSecond } from '#work/one-on-one/second-agenda.ts';

const meeting = (iid: number): OneOnOne => ({
  iid,
  title: `Talk ${iid}`,
  url: `https://x.example/${iid}`,
  description: '',
  due: null,
  state: 'opened',
  commentCount: 0,
  confidential: false,
  createdAt: '2026-11-01T09:00:00Z',
  updatedAt: '2026-11-01T09:00:00Z',
  closedAt: null,
  mark: null,
  author: null,
  assignees: [],
});
const on = (day: string, iid = 3): DatedOneOnOne => ({ ...meeting(iid), due: day, day });

test.each<[string, boolean, DatedOneOnOne[], OneOnOne[], string | null]>([
  ['none is open', true, [], [], null],
  ['an earlier one stays, and this is a second meeting', true, [on('2026-11-23')], [], null],
  ['one of the same day is this one', true, [on('2026-11-24')], [], null],
  ['a later one may be this one, moved', true, [on('2026-11-25')], [], 'the 1:1 of 2026-11-25 is open already (#3)'],
  [
    'the first later one is named',
    false,
    [on('2026-11-20', 1), on('2026-11-26', 4)],
    [],
    'the 1:1 of 2026-11-26 is open already (#4)',
  ],
  ['one of no day may be this one', false, [], [meeting(5)], 'a 1:1 is open that names no day (#5 Talk 5)'],
  ['one of no day, and the day was typed', true, [], [meeting(5)], null],
])('for 24 November: %s', (_name, isAsked, ahead, undated, refused) => {
  const refuse = () => refuseSecond('2026-11-24', isAsked, ahead, undated);
  if (refused === null) expect(refuse).not.toThrow();
  else expect(refuse).toThrow(refused);
});
