// Whether a goal asks something of the manager, and whether its label was taken off by hand.
import { describe, expect, test } from 'vitest';
import type { GoalActivity } from '#growth/goals/activity.ts';
import { asksManager, isTakenOff } from '#growth/goals/asked-of-manager.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { Listed } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { type CommentNote, comment, goal, labelEvent, listed, morgan } from './goals.ts';
import { managedBy } from '../../support/managed-by.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const help = (day: number, text: string) => comment(at(day), `Check-in\n\nHelp: ${text}`);
const answer = (day: number) => comment(at(day), 'Here it is', morgan);
const approval = '- [ ] Approval: my manager';
const sam = { id: 3, username: 'sam', name: 'Sam' };
const asking = { commentCount: 1 };
const begun: Partial<GoalRecord> = { stages: ['doing'], description: approval };

/** The newest page, with more behind it. */
function newest(...notes: readonly CommentNote[]): Listed<Note> {
  const { items, source } = listed<Note>(notes);
  return { items, source: { ...source, seen: 100 } };
}

describe('asksManager', () => {
  test.each<[string, Partial<GoalRecord>, Listed<Note> | null, boolean | null]>([
    ['nothing', {}, null, false],
    ['help', asking, listed([help(3, 'a desk')]), true],
    ['help that was given', asking, listed([answer(4), help(3, 'a desk')]), false],
    ['help that somebody else spoke of', asking, listed([comment(at(4), 'Hm', sam), help(3, 'a desk')]), true],
    ['help that is asked for again', asking, listed([help(5, 'a chair'), answer(4), help(3, 'a desk')]), true],
    ['help that is taken back', asking, listed([help(4, 'none'), help(3, 'a desk')]), false],
    ['help, on a goal that is closed', { ...asking, state: 'closed' }, listed([help(3, 'a desk')]), false],
    ['help that a stranger asks for', asking, listed([comment(at(3), 'Check-in\n\nHelp: me', morgan)]), false],
    ['comments that nobody read', asking, null, null],
    ['comments of which a part failed, an answer among them', asking, listed([answer(4)], true), null],
    ['comments of which a part failed, an ask among them', asking, listed([help(3, 'a desk')], true), null],
    ['the newest comments, which ask', asking, newest(help(3, 'a desk')), true],
    ['the newest comments, which answer whatever was asked', asking, newest(answer(4)), false],
    ['the newest comments, which say nothing of it', asking, newest(comment(at(4), 'Well')), null],
    ['an approval of the manager', begun, null, true],
    ['one that is given', { ...begun, description: approval.replace(' ]', 'x]') }, null, false],
    ['one of somebody else', { ...begun, description: '- [ ] Approval: the host team' }, null, false],
    ['one by name', { ...begun, description: '- [ ] Approval: @Morgan' }, null, true],
    ['one of a goal that is only planned', { ...begun, stages: ['planned'] }, null, false],
    ['one, of which no comment was read that may say it is given', { ...begun, ...asking }, null, null],
    ['one that is said in a comment', { ...begun, ...asking }, listed([comment(at(4), 'LGTM', morgan)]), false],
    ['one, with a word that gives it to nobody', { ...begun, ...asking }, listed([answer(4)]), true],
  ])('%s', (_what, change, notes, asked) => {
    expect(asksManager(goal(change), notes, managedBy('morgan'))).toBe(asked);
  });
});

describe('isTakenOff', () => {
  const label = { group: 'ask', value: 'open' } as const;
  const removed = (day: number) => [labelEvent(at(2), 'add', label), labelEvent(at(day), 'remove', label)];
  const activity = (change: Partial<GoalActivity>): GoalActivity => ({
    notes: listed([help(3, 'a desk')]),
    labelEvents: listed([]),
    stateEvents: listed([]),
    ...change,
  });
  const reopened = { type: 'state', by: null, at: at(5), state: 'reopened' } as const;

  test.each<[string, GoalActivity, boolean]>([
    ['it was never there', activity({}), false],
    ['it went after the ask', activity({ labelEvents: listed(removed(4)) }), true],
    ['it went before the ask', activity({ labelEvents: listed(removed(2)) }), false],
    ['another label went', activity({ labelEvents: listed([labelEvent(at(4), 'remove', null)]) }), false],
    [
      'it went, and came back',
      activity({ labelEvents: listed([...removed(4), labelEvent(at(5), 'add', label)]) }),
      false,
    ],
    [
      'it went with the goal, which was reopened',
      activity({ labelEvents: listed(removed(4)), stateEvents: listed([reopened]) }),
      false,
    ],
    ['nobody read what became of it', activity({ labelEvents: null }), true],
    ['not all was read of what became of it', activity({ labelEvents: listed(removed(2), true) }), true],
  ])('%s', (_what, told, off) => {
    expect(isTakenOff(goal(asking), told, managedBy('morgan'))).toBe(off);
  });
});
