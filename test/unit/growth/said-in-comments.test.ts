// What comments say of a goal: what it waits for, how it ended, who has seen an ask; and whose approval an action is.
import { describe, expect, test } from 'vitest';
import { isManager, isPlanned, openApprovals, waitsForApproval } from '#growth/goals/approval.ts';
import { asksIn, seenBy } from '#growth/goals/ask.ts';
import { closingIn } from '#growth/goals/closing.ts';
import { type ForeignItem, isSameItem, itemAt } from '#growth/goals/foreign-item.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import { waitReason } from '#growth/goals/waiting.ts';
import { spokenMoment } from '#growth/time/cron.ts';
import { managedBy } from '../../support/managed-by.ts';
import { alex, comment, goal, labelEvent, listed, morgan } from './goals.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const says = (day: number, body: string, by = alex) => comment(at(day), body, by, day);

describe('what a goal waits for', () => {
  const waits = (day: number, text: string) => says(day, `**Check-in**\n\nWaiting for: ${text}`);
  const stage = (day: number, action: 'add' | 'remove', value: 'waiting' | 'doing' = 'waiting') =>
    labelEvent(at(day), action, { group: 'stage', value });
  const other = labelEvent(at(9), 'remove', { group: 'kind', value: 'waiting' });
  const closed: GoalEvent = { type: 'state', by: alex, at: at(9), state: 'closed' };
  test.each<[string, readonly Note[], readonly GoalEvent[] | null, string]>([
    ['nobody says', [], [], ''],
    ['as it was said', [waits(5, 'a review')], [], 'a review'],
    ['the newest', [waits(6, 'the budget'), waits(5, 'a review')], [], 'the budget'],
    [
      'a check-in since that says nothing of it',
      [says(6, '**Check-in**\n\nWell'), waits(5, 'a review')],
      [],
      'a review',
    ],
    ['nothing, in words', [waits(5, 'nothing')], [], ''],
    ['it went on since', [waits(5, 'a review')], [stage(6, 'remove')], ''],
    ['it went on before', [waits(5, 'a review')], [stage(4, 'remove')], 'a review'],
    ['it went on in the same moment', [waits(5, 'a review')], [stage(5, 'remove')], 'a review'],
    ['it waits again since', [waits(5, 'a review')], [stage(6, 'add')], 'a review'],
    ['another stage was taken off', [waits(5, 'a review')], [stage(6, 'remove', 'doing')], 'a review'],
    ['another label was taken off', [waits(5, 'a review')], [other], 'a review'],
    ['something else happened', [waits(5, 'a review')], [closed], 'a review'],
    ['its labels were not read', [waits(5, 'a review')], null, 'a review'],
  ])('%s', (_name, notes, events, reason) => {
    expect(waitReason(notes, events === null ? null : listed(events))).toBe(reason);
  });
});

test('a goal ended as its person said last', () => {
  const [first, last] = [says(3, 'Closed 2026-11-03 · dropped'), says(5, 'Closed 2026-11-05 · achieved')];
  expect(closingIn([first, last])?.outcome).toBe('achieved');
  expect(closingIn([last, first])?.outcome).toBe('achieved');
  expect(closingIn([says(4, 'Well done'), says(6, 'Closed 2026-11-06 · changed', morgan)])).toBeNull();
});

describe('approvals', () => {
  const text = '- [ ] Approval: Kim\n- [x] Approval: Noor\n- [ ] Read';
  test.each<[Parameters<typeof goal>[0], boolean, number]>([
    [{ description: text }, true, 1],
    [{ description: text, stages: ['planned'] }, false, 0],
    [{ description: text, stages: ['planned', 'doing'] }, true, 1],
    [{ description: text, state: 'closed' }, false, 1],
    [{ description: '- [x] Approval: Noor' }, false, 0],
    [{ description: '- [ ] Read' }, false, 0],
  ])('that a goal waits for: %#', (more, waiting, open) => {
    expect([waitsForApproval(goal(more)), openApprovals(goal(more)).length]).toEqual([waiting, open]);
  });
  test('a goal without a stage is not only planned', () => {
    expect([isPlanned({ stages: [] }), isPlanned({ stages: ['planned'] })]).toEqual([false, true]);
  });
  test.each([
    ['my manager, for the cover', true],
    ['  Manager ', true],
    ["manager's manager", false],
    ['@Morgan', true],
    ['morgan: the cover', true],
    ['Morgana', false],
    ['the morgan', false],
    ['by @morgan', false],
    ['', false],
  ])('%j is the manager’s: %s', (who, is) => {
    expect(isManager(who, 'morgan')).toBe(is);
    expect(isManager(who, null)).toBe(is && /manager/i.test(who));
  });
});

test('an ask was seen by whoever was asked and gave their thumb since', () => {
  const asked = { managers: managedBy('morgan') };
  const [ask] = asksIn([says(5, 'Check-in\n\nHelp: time')], asked);
  const thumb = (day: number, by = morgan) => ({ by, at: at(day) });
  const sam = { id: 3, username: 'sam', name: 'Sam' };
  const seen = ask && seenBy(ask, [thumb(4), thumb(5), thumb(6), thumb(6, sam)], asked.managers);
  expect(seen).toEqual([morgan, morgan]);
});

test('an item is the same whatever letters its path has; its work was done when it ended, else when it began', () => {
  const place = { type: 'issue' as const, home: 'Acme/Web', iid: 4, anchor: '' };
  expect(isSameItem(place, { ...place, home: 'acme/web', anchor: 'note_1' })).toBe(true);
  expect(isSameItem(place, { ...place, type: 'merge-request' })).toBe(false);
  const item = { createdAt: at(1), endedAt: at(5) } as ForeignItem;
  expect([itemAt(item), itemAt({ ...item, endedAt: null })]).toEqual([at(5), at(1)]);
});

test.each([
  ['2026-12-01T07:00:00.000Z', 'Europe/Berlin', 'Tue 2026-12-01 08:00'],
  ['2026-12-05T23:30:00.000Z', 'Europe/Berlin', 'Sun 2026-12-06 00:30'],
  ['2026-12-06T12:05:00.000Z', 'UTC', 'Sun 2026-12-06 12:05'],
  ['2026-12-07T00:00:00.000Z', 'UTC', 'Mon 2026-12-07 00:00'],
])('%s in %s is %s', (moment, zone, words) => {
  expect(spokenMoment(moment, zone)).toBe(words);
});
