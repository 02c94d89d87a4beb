// Issues that were moved: what was done and decided before counts for what they are called now.
import { expect, test } from 'vitest';
import type { WorkItem } from '#growth/candidates/found-work.ts';
import { authored, basis, candidates, comment, deed, goal, item, thanks } from './work.ts';

const open = { state: 'opened', endedAt: null } as const;
const moved = (place: string, to: string | null, more: Partial<WorkItem> = {}) =>
  item(place, '2026-11-02', { moved: { to }, ...more });

test('written before, moved twice, finished there: one piece with both roles', () => {
  const list = candidates({
    items: [moved('acme/web#1', 'p43#7'), moved('acme/docs#7', 'p44#9'), item('acme/ops#9', '2026-11-05')],
    deeds: [
      deed('wrote', 'acme/web#1', '2026-11-01'),
      deed('finished', 'acme/web#1', '2026-11-02'),
      deed('finished', 'acme/docs#7', '2026-11-02'),
      deed('finished', 'acme/ops#9', '2026-11-05'),
    ],
  });
  expect(list).toMatchObject([
    { key: 'p44#9', former: ['p42#1', 'p43#7'], roles: ['author', 'assignee'], day: '2026-11-05', notes: [] },
  ]);
});

test('what closed it here was the move; two that were moved to each other end nowhere', () => {
  const finished = [deed('finished', 'acme/web#1', '2026-11-02')];
  const now = item('acme/docs#7', '2026-11-02', { ...open, author: null });
  expect(candidates({ items: [moved('acme/web#1', 'p43#7'), now], deeds: finished })).toEqual([]);
  const circle = [moved('acme/web#1', 'p43#7'), moved('acme/docs#7', 'p42#1')];
  expect(candidates({ items: circle, deeds: finished })).toEqual([]);
});

test('where nobody can look it may have been finished: offered, and never preselected', () => {
  const items = [moved('acme/web#1', null), moved('acme/web#2', null)];
  const deeds = [deed('finished', 'acme/web#1', '2026-11-02'), deed('wrote', 'acme/web#2', '2026-11-02')];
  const rules = [{ goal: 2, project: 'acme', label: null, words: [] }];
  const list = candidates({ items, deeds }, { rules, goals: [goal(2, 'Runbook')] });
  expect(list.map(({ key, suggested, notes }) => [key, suggested, notes])).toEqual([
    ['p42#1', 'offer', ['moved to another project, and closed here by that at the latest']],
    ['p42#2', 'keep', ['moved to another project']],
  ]);
});

test.each([
  ['dropped', { logged: new Map([['p42#1', 'dropped'] as const]) }],
  ['kept by its old address', { links: new Set(['acme/web#1']) }],
  ['kept by its old key', { marks: new Set(['inbox-p42-issue-1']) }],
])('what was %s before it was moved comes no more', (_, decided) => {
  const items = [moved('acme/web#1', 'p43#7'), item('acme/docs#7', '2026-11-05')];
  const deeds = [deed('finished', 'acme/docs#7', '2026-11-05')];
  expect(candidates({ items, deeds }, { decided: { ...basis().decided, ...decided } })).toEqual([]);
  expect(candidates({ items, deeds })).toHaveLength(1);
});

test('put off before it was moved: it says so, and its old key goes with it', () => {
  const items = [moved('acme/web#1', 'p43#7'), item('acme/docs#7', '2026-11-05')];
  const deeds = [deed('finished', 'acme/docs#7', '2026-11-05')];
  const decided = { ...basis().decided, logged: new Map([['p42#1', 'later'] as const]) };
  expect(candidates({ items, deeds }, { decided })).toMatchObject([
    { key: 'p43#7', state: 'later', former: ['p42#1'] },
  ]);
});

test('comments and thanks on it, and what closes it, go with it', () => {
  const issue = item('acme/docs#7', '2026-11-05');
  const items = [moved('acme/web#1', 'p43#7'), issue, item('acme/web!3', '2026-11-04')];
  const list = candidates({
    items,
    deeds: [
      authored('acme/web!3', '2026-11-04'),
      deed('finished', 'acme/docs#7', '2026-11-05'),
      comment('acme/web#1', '2026-11-01'),
    ],
    mentions: [thanks('n5', 'acme/web#1', '2026-11-06')],
    closes: new Map([['p42!3', ['p42#1']]]),
  });
  expect(list).toMatchObject([
    { key: 'p42!3', with: ['p43#7', 'n5'], roles: ['author', 'assignee', 'commenter', 'thanked'] },
  ]);
});
