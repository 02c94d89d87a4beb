// Pieces of own work that are one: what closes the same issue, belongs to one epic, names the other, or tells of the same thing.
import { expect, test } from 'vitest';
import type { FoundWork, WorkItem } from '#growth/candidates/found-work.ts';
import { candidates, colleague, deed, goal, item, merged } from './work.ts';

const together = (items: readonly WorkItem[], more: Partial<FoundWork> = {}) =>
  candidates({ ...merged(...items), ...more })
    .map(({ key, with: others }) => [key, ...others].join(' '))
    .sort();

test.each<[string, string, readonly [Partial<WorkItem>, Partial<WorkItem>], boolean]>([
  ['nothing in common', '2026-11-10', [{}, {}], false],
  ['close the same issue', '2026-11-10', [{ text: 'Closes #88' }, { text: 'Fixes acme/web#88' }], true],
  ['close different ones', '2026-11-10', [{ text: 'Closes #88' }, { text: 'Closes acme/ops#88' }], false],
  ['one names the other', '2026-11-10', [{}, { text: 'Follows !1.' }], true],
  ['by address', '2026-11-10', [{ text: 'See https://gitlab.example/acme/web/-/merge_requests/2.' }, {}], true],
  ['the same within thirty days', '2026-12-01', [{}, { text: 'Follows acme/web!1' }], true],
  ['later than thirty days', '2026-12-02', [{}, { text: 'Follows acme/web!1' }], false],
  [
    'a milestone and two rare words',
    '2026-11-10',
    [
      { title: 'Retry imports of runners', milestone: '19.1' },
      { title: 'Runners: import timeouts', milestone: '19.1' },
    ],
    true,
  ],
  [
    'two rare words in another milestone',
    '2026-11-10',
    [
      { title: 'Retry imports of runners', milestone: '19.1' },
      { title: 'Runners: import timeouts', milestone: '19.2' },
    ],
    false,
  ],
  [
    'one rare word',
    '2026-11-10',
    [
      { title: 'Retry imports', milestone: '19.1' },
      { title: 'Import timeouts', milestone: '19.1' },
    ],
    false,
  ],
])('%s', (_, day, [one, other], isOne) => {
  const items = [item('acme/web!1', '2026-11-01', one), item('acme/web!2', day, other)];
  const window = {
    since: '2026-06-01',
    until: '2026-12-31',
    zone: 'UTC',
    why: '',
    start: '2026-06-01T00:00:00.000Z',
    end: '2027-01-01T00:00:00.000Z',
  };
  const list = candidates(merged(...items), { window });
  expect(list.map(({ key, with: others }) => [key, ...others].join(' ')).sort()).toEqual(
    isOne ? ['p42!1 p42!2'] : ['p42!1', 'p42!2'],
  );
});

test('a merge request leads, and the issue that it closes is kept with it', () => {
  const issue = item('acme/web#88', '2026-11-02');
  const items = [issue, item('acme/web!1', '2026-11-03', { text: 'Closes #88' })];
  const list = candidates({
    items,
    deeds: [...merged(...items.slice(1)).deeds, deed('finished', 'acme/web#88', '2026-11-02')],
  });
  expect(list).toMatchObject([
    { key: 'p42!1', with: ['p42#88'], also: [issue.url], roles: ['author', 'assignee'], day: '2026-11-03' },
  ]);
});

test('what a server tells of closing and of epics counts, whether or not the other item was found', () => {
  const items = [1, 2, 3].map((iid) => item(`acme/web!${iid}`, '2026-11-01'));
  const closes = new Map([
    ['p42!1', ['g7&3']],
    ['p42!2', ['g7&3']],
    ['p42!3', ['p99#4']],
  ]);
  expect(together(items, { closes })).toEqual(['p42!1 p42!2', 'p42!3']);
});

test('no chain reaches over more than thirty days', () => {
  const items = ['2026-09-01', '2026-09-20', '2026-10-10'].map((day, at) =>
    item(`acme/web!${at + 1}`, day, { text: 'Closes #88' }),
  );
  expect(together(items)).toEqual(['p42!1 p42!2', 'p42!3']);
});

test('words that many titles have put nothing together', () => {
  const items = Array.from({ length: 8 }, (_, at) =>
    item(`acme/web!${at + 1}`, '2026-11-01', { title: 'Retry imports', milestone: '19.1' }),
  );
  expect(together(items)).toHaveLength(8);
});

test('what was reverted says so, with the revert under it, and is not preselected; a revert of earlier work stands alone', () => {
  const text = 'This reverts merge request !1';
  const items = [
    item('acme/web!1', '2026-11-01', { title: 'Retry imports', text: 'Goal: alex/goals#2' }),
    item('acme/web!5', '2026-11-03', { title: 'Revert "Retry imports"', text }),
    item('acme/web!9', '2026-11-03', { title: 'Revert "Cache"', text: 'This reverts merge request !4' }),
  ];
  const list = candidates(merged(...items));
  expect(list.map(({ key, with: others, notes }) => ({ key, others, notes }))).toEqual([
    { key: 'p42!9', others: [], notes: [] },
    {
      key: 'p42!1',
      others: ['p42!5'],
      notes: ['reverted by acme/web!5', 'Goal: alex/goals#2 names a goal that is not there'],
    },
  ]);
});

test('what was reverted or written together is offered, whatever it says', () => {
  const text = 'Goal: alex/goals#2';
  const items = [
    item('acme/web!1', '2026-11-01', { text }),
    item('acme/web!5', '2026-11-03', { title: 'Revert "Title of 1"', text: 'This reverts merge request !1' }),
    item('acme/web!7', '2026-11-03', {
      author: colleague('sam'),
      text: `${text}\n\nCo-authored-by: Alex <alex@gitlab.example>`,
    }),
  ];
  const list = candidates(merged(...items), { goals: [goal(2, 'Runbook')] });
  expect(list.map(({ key, suggested, matches }) => [key, suggested, matches[0]?.score])).toEqual([
    ['p42!7', 'offer', 100],
    ['p42!1', 'offer', 100],
  ]);
});

test('a rule holds for the whole of a piece', () => {
  const items = [
    item('acme/web!1', '2026-11-01', { labels: ['failover'] }),
    item('acme/web!2', '2026-11-01', { text: 'Follows !1' }),
  ];
  const rules = [{ goal: 2, project: null, label: 'failover', words: [] }];
  expect(candidates(merged(...items), { goals: [goal(2, 'Runbook')], rules })).toMatchObject([{ matches: [] }]);
});
