// What a file of all goals costs, and how a goal that ended stands in it.
import { expect, test } from 'vitest';
import { formatClosing } from '#growth/goals/closing.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { readExport } from '#work/goal/exporting.ts';
import { at, comment, record } from '../reports/story.ts';
import { read, sessionOn } from './a-session.ts';

const ended = { state: 'closed' as const, closedAt: at('2026-11-10'), commentCount: 1, stages: [] };
const body = formatClosing({ day: '2026-11-10', outcome: 'achieved', learned: 'A lot' });

function exporting(goals: readonly GoalRecord[], state: 'opened' | 'closed' | 'all' = 'all') {
  const asked: unknown[] = [];
  const session = sessionOn({
    goals: (filter: unknown) => {
      asked.push(filter);
      return read(goals);
    },
    notes: (iid: number) => {
      asked.push(iid);
      return read([{ ...comment(at('2026-11-10'), body), isOwn: true }]);
    },
  });
  return readExport(state, session).then((all) => ({ asked, ...all }));
}

test.each([
  ['all', {}],
  ['opened', { state: 'opened' }],
  ['closed', { state: 'closed' }],
] as const)('%s goals are asked for as such', async (state, filter) => {
  expect((await exporting([], state)).asked).toEqual([filter]);
});

test('comments are read of closed goals alone that have any', async () => {
  const { asked, completeness } = await exporting([
    record({ iid: 2, title: 'Open', commentCount: 3 }),
    record({ iid: 3, title: 'Closed', ...ended }),
    record({ iid: 4, title: 'Silent', ...ended, commentCount: 0 }),
  ]);
  expect(asked).toEqual([{}, 3]);
  expect(completeness.sources.map(({ name }) => name)).toEqual(['a list', 'comments']);
});

test('how it ended, what was learned and on which day, as far as that is known', async () => {
  const { goals } = await exporting([
    record({ iid: 3, title: 'Closed', ...ended, outcomes: ['achieved'] }),
    record({ iid: 4, title: 'Silent', ...ended, commentCount: 0, closedAt: null }),
  ]);
  expect(goals.map(({ closed }) => closed)).toEqual([{ outcome: 'achieved', learned: 'A lot', day: '2026-11-10' }, {}]);
});
