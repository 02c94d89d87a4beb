// Comments on a 1:1: which ask each of them answers.
import { describe, expect, test } from 'vitest';
import { asksIn } from '#growth/goals/ask.ts';
import type { Note } from '#growth/goals/notes.ts';
import { answersOnMeeting } from '#growth/meetings/answers-on-meeting.ts';
import type { Person } from '#growth/words/goal.ts';
import { alex, comment, morgan } from './goals.ts';
import { managedBy } from '../../support/managed-by.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const sam: Person = { id: 3, username: 'sam', name: 'Sam' };
const says = (day: number, body: string, by: Person | null = morgan) => comment(at(day), body, by, day);
const place = 'https://gitlab.test/alex/goals';
const goalAsking = (iid: number, ...notes: readonly Note[]) => ({
  iid,
  url: `${place}/-/work_items/${iid}`,
  asks: asksIn(notes, { managers: managedBy('morgan') }),
});
const help = (day: number, text: string) => says(day, `Check-in\n\nHelp: ${text}`, alex);

const seven = goalAsking(7, help(2, 'time'));
const nine = goalAsking(9, help(3, 'a room with @sam'));
const report: Note = {
  ...says(
    5,
    '### Asked of you\n\n1. a room #9 (asked 3 Nov, on 2 agendas)\n2. time for #5 `#7` (asked 2 Nov)\n\n1. else #8 (x)',
    alex,
  ),
  mark: { type: 'report', template: null, key: 'k' },
};

/** `7 < Yes`; `? Yes` */
function told(notes: readonly Note[], goals = [seven, nine]): string[] {
  const { answers, unclear } = answersOnMeeting(notes, goals, managedBy('morgan'));
  const lines = [...answers].flatMap(([iid, comments]) => comments.map(({ body }) => `${iid} < ${body}`));
  return [...lines, ...unclear.map(({ body }) => `? ${body}`)];
}

describe('of two goals that ask', () => {
  test.each<[string, readonly Note[], readonly string[]]>([
    ['its number', [says(6, 'Fine for #7')], ['7 < Fine for #7']],
    ['both numbers', [says(6, '#7: yes, #9: no')], ['7 < #7: yes, #9: no', '9 < #7: yes, #9: no']],
    ['its address', [says(6, `${place}/-/issues/9 yes`)], [`9 < ${place}/-/issues/9 yes`]],
    ['the address of another', [says(6, `${place}/-/issues/91 yes`)], [`? ${place}/-/issues/91 yes`]],
    ['the number of a goal elsewhere', [says(6, 'As in web/app#7')], ['? As in web/app#7']],
    ['a number in code', [says(6, 'As in `#7`')], ['? As in `#7`']],
    ['a number in a quote', [says(6, '> #7\n\nYes')], ['? > #7\n\nYes']],
    ['the number of a goal that asks nothing', [says(6, 'Well done, #4')], []],
    ['its number in the report that was posted', [report, says(6, '2. Yes')], ['7 < 2. Yes']],
    ['each line of its own', [report, says(6, '1) yes\n2) no')], ['7 < 1) yes\n2) no', '9 < 1) yes\n2) no']],
    ['a number where no report was posted', [says(6, '2. Yes')], ['? 2. Yes']],
    ['a number that the report does not have', [report, says(6, '3. Yes')], ['? 3. Yes']],
    ['a number of a report that came later', [says(4, '2. Yes'), report], ['? 2. Yes']],
    ['no number', [says(6, 'Yes')], ['? Yes']],
    ['no number, where one was asked already', [says(2, 'Yes')], ['7 < Yes']],
    ['no number, of somebody who is asked one thing', [says(6, 'Yes', sam)], ['9 < Yes']],
    ['no number, once the other is answered', [says(6, 'Yes to #7'), says(7, 'Yes')], ['7 < Yes to #7', '9 < Yes']],
    ['unclear, and answered since', [says(6, 'Yes'), says(7, '#7 and #9')], ['7 < #7 and #9', '9 < #7 and #9']],
    ['before anything was asked', [says(1, 'See #7')], []],
    ['a point of the agenda', [says(6, 'DISCUSS #7')], []],
    ['its number with code beside it', [says(6, '`` `#9` `` and #7')], ['7 < `` `#9` `` and #7']],
    ['its number below words of a list', [report, says(6, 'See:\n2. Yes')], ['7 < See:\n2. Yes']],
    ['a number within words', [report, says(6, 'Room 2. Yes')], ['? Room 2. Yes']],
    ['a number right before words', [report, says(6, '2.Yes')], ['? 2.Yes']],
    ['a number alone', [report, says(6, '2')], ['7 < 2']],
    ['no number above the first', [report, says(6, '0. Yes')], ['? 0. Yes']],
    ['a number of the second list of a report', [report, says(6, '3) Yes')], ['? 3) Yes']],
    ['at the very moment of the first ask', [says(2, 'Yes')], ['7 < Yes']],
    ['a word of GitLab’s', [{ type: 'other', by: morgan, at: at(6), body: '#7' }], []],
    ['the person’s own', [says(6, 'About #7', alex)], []],
    ['an unknown person’s', [says(6, '#7', null)], []],
    ['a report that is posted', [{ ...report, by: morgan, isOwn: false }], []],
  ])('%s', (_name, notes, expected) => {
    expect(told(notes).toSorted()).toEqual([...expected].toSorted());
  });
});

test('where one ask is listed, any word is for it; once it has an answer, none', () => {
  expect(told([says(6, 'Yes'), says(7, 'See you')], [seven])).toEqual(['7 < Yes']);
  expect(told([says(6, 'Yes')], [goalAsking(7, help(2, 'time'), says(5, 'No'))])).toEqual([]);
  expect(told([says(4, 'Yes')], [goalAsking(7, help(2, 'time'), says(5, 'No'))])).toEqual(['7 < Yes']);
  expect(told([says(6, 'Yes')], [])).toEqual([]);
});

describe('a number of the report that was posted last', () => {
  const posted = (body: string, day = 5): Note => ({
    ...says(day, body, alex),
    mark: { type: 'report', template: null, key: 'k' },
  });
  const list = '1. a room #9 (asked 3 Nov)\n2. time #7 (asked 2 Nov)';
  test.each<[string, readonly Note[], readonly string[]]>([
    ['that is nothing but its list', [posted(list), says(6, '2. Yes')], ['7 < 2. Yes']],
    ['whose list begins with it', [posted(list), says(6, '1. Yes')], ['9 < 1. Yes']],
    ['with another list below', [report, says(6, '4. Yes')], ['? 4. Yes']],
    ['with a goal in its remark', [posted('1. a room #9 (like #7)'), says(6, '1. Yes')], ['9 < 1. Yes']],
    ['with a line of no goal', [posted('1. rest (x)\n2. time #7 (x)'), says(6, '1. Yes')], ['? 1. Yes']],
    ['without a list', [posted('Nothing is asked'), says(6, '1. Yes')], ['? 1. Yes']],
    ['is of the newest one', [posted(list, 4), posted('1. time #7 (x)'), says(6, '1. Yes')], ['7 < 1. Yes']],
    ['whatever order they are read in', [says(6, '2. Yes'), posted(list)], ['7 < 2. Yes']],
  ])('%s', (_name, notes, expected) => {
    expect(told(notes)).toEqual(expected);
  });
});

test('an answer of before is none to what is asked since', () => {
  const twice = goalAsking(7, help(2, 'time'), help(5, 'money'));
  expect(told([says(4, 'Yes'), says(6, 'Sure')], [twice])).toEqual(['7 < Yes', '7 < Sure']);
});
