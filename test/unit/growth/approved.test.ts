// Approvals that are said in a comment: which words are a yes, whose count, and to which text.
import { describe, expect, test } from 'vitest';
import { readApprovals } from '#growth/goals/approval.ts';
import { approvedIn, formatApproval } from '#growth/goals/approved.ts';
import { readVerdict } from '#growth/goals/verdict.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { Person } from '#growth/words/goal.ts';
import { alex, comment, goal, listed, morgan } from './goals.ts';
import { managedBy } from '../../support/managed-by.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const sam: Person = { id: 3, username: 'sam', name: 'Sam' };

describe('readVerdict', () => {
  test.each<[string, string | null]>([
    ['Approved', 'yes'],
    ['**Approved.**', 'yes'],
    ['approved! Great work', 'yes Great work'],
    ['LGTM', 'yes'],
    ['lgtm 👍', 'yes 👍'],
    ['Approval: yes', 'yes'],
    ['approval : Granted', 'yes'],
    ['Approved: my manager, for the cover', 'yes my manager, for the cover'],
    ['Approved for the cover', 'yes for the cover'],
    ['Approved\n\nWhat about the title?', 'yes'],
    ['> Could you look at it?\n\nApproved', 'yes'],
    ['Approved?', null],
    ['Approved, but shorten it', null],
    ['LGTM once the title is shorter', null],
    ['Approved by Sam yesterday', null],
    ['Approved changes are late', null],
    ['Approvedly so', null],
    ['I approved it', null],
    ['Approval: maybe', null],
    ['> Approved', null],
    ['`Approved`', null],
    ['```\nApproved\n```', null],
    ['    Approved', null],
    ['<!-- Approved -->', null],
    ['Not approved: too long', 'no too long'],
    ['Approval: no', 'no'],
    ['', null],
  ])('%j', (body, expected) => {
    const verdict = readVerdict(body);
    expect(verdict && `${verdict.isYes ? 'yes' : 'no'} ${verdict.words}`.trim()).toBe(expected);
  });

  test.each([null, 'my manager, for the cover', '@sam (the host)'])('reads what is written for %j', (who) => {
    expect(readVerdict(formatApproval(who))).toEqual({ isYes: true, words: who ?? '' });
  });
});

describe('approvedIn', () => {
  const cover = 'Approval: my manager, for the cover';
  const text = 'Approval: @morgan for the text';
  const says = (day: number, body: string, by: Person | null = morgan) => comment(at(day), body, by, day);
  const edited = (day: number): Note => ({ type: 'description', by: alex, at: at(day) });
  const unticked = (day: number): Note => ({ type: 'tick', by: alex, at: at(day), item: cover, done: false });
  const yes = says(5, 'Approved');

  /** Which of the items somebody gave. */
  function given(notes: readonly Note[], items: readonly string[], manager: string | null = 'morgan'): string[] {
    const record = goal({ description: items.map((item) => `- [ ] ${item}`).join('\n') });
    return readApprovals(record.description).flatMap((approval) => {
      const reply = approvedIn(record, listed(notes), approval, managedBy(manager));
      return reply === null ? [] : [`${approval.number} ${reply.by.username} ${Number(reply.at.slice(8, 10))}`];
    });
  }

  test.each<[string, readonly Note[], readonly string[], string[]]>([
    ['nobody said anything', [], [cover], []],
    ['the manager says yes', [yes], [cover], ['1 morgan 5']],
    ['somebody else says yes', [says(5, 'Approved', sam)], [cover], []],
    ['the person says yes', [says(5, 'Approved', alex)], [cover, 'Approval: @alex'], []],
    ['an unknown person says yes', [says(5, 'Approved', null)], [cover], []],
    ['whoever the item names', [says(5, 'LGTM', sam)], ['Approval: @Sam'], ['1 sam 5']],
    ['the manager, of an item that names somebody', [yes], ['Approval: @sam'], []],
    ['an item that names nobody we know', [yes], ['Approval: the host team'], []],
    ['a bare yes is to each item of theirs', [yes], [cover, text], ['1 morgan 5', '2 morgan 5']],
    ['with the words of one it is to that', [says(5, 'Approved: @morgan for the text')], [cover, text], ['2 morgan 5']],
    ['with other words it is to each', [says(5, 'Approved: well done')], [cover, text], ['1 morgan 5', '2 morgan 5']],
    [
      'with the words of one that is ticked, to no other',
      [says(5, 'Approved: the host team')],
      [cover],
      ['1 morgan 5'],
    ],
    ['the text was edited since', [yes, edited(6)], [cover], []],
    ['the text was edited before', [yes, edited(4)], [cover], ['1 morgan 5']],
    ['its box was cleared since', [yes, unticked(6)], [cover], []],
    ['taken back', [yes, says(6, 'Approval: no')], [cover], []],
    ['given again', [says(4, 'Not approved'), yes], [cover], ['1 morgan 5']],
    ['a later word that is neither', [yes, says(6, 'Thank you')], [cover], ['1 morgan 5']],
  ])('%s', (_name, notes, items, expected) => {
    expect(given(notes, items)).toEqual(expected);
  });

  test('of a manager whom nobody knows: no', () => {
    expect(given([yes], [cover], null)).toEqual([]);
  });

  test('where no comment was read, nobody is known to have', () => {
    const record = goal({ description: `- [ ] ${cover}` });
    const [approval] = readApprovals(record.description);
    expect(approval && approvedIn(record, null, approval, managedBy('morgan'))).toBeNull();
  });
});
