// Which comments and events of a shared project are read, the most telling first, and what is left out within the bound.
import { expect, test } from 'vitest';
import { ListRead } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { beginActivities, finishActivities } from '#work/team/activities.ts';
import type { Opened } from '#work/team/opening.ts';
import { goal, listed } from '../growth/goals.ts';

const approval = '- [ ] Approval: my manager';
const changed = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;
const asks = (iid: number, day: number, more: Partial<GoalRecord> = {}) =>
  goal({ iid, hasAsk: true, commentCount: 1, updatedAt: changed(day), ...more });

function opened(goals: readonly GoalRecord[], { requests = 1, document = false } = {}) {
  const read: string[] = [];
  const list = (what: string, iid: number) => {
    read.push(`${what} ${iid}`);
    return Promise.resolve(
      new ListRead({ ...listed([]), source: { ...listed([]).source, name: `${what} of #${iid}` } }),
    );
  };
  const documents = document ? [{ iid: 90, state: 'opened', description: '', labelled: [], mark: null, url: 'u' }] : [];
  const one = {
    kind: 'mine',
    facts: { path: 'kim/goals' },
    settings: { manager: 'alex' },
    open: { goals, documents, meetings: [] },
    requests,
    project: {
      notes: (iid: number, { onlyLatestPage }: { onlyLatestPage: boolean }) =>
        list(onlyLatestPage ? 'notes' : 'all notes', iid),
      labelEvents: (iid: number) => list('events', iid),
    },
  } as unknown as Opened;
  return { one, read };
}

const begun = async (goals: readonly GoalRecord[], share = 9, more: Parameters<typeof opened>[1] = {}) => {
  const { one, read } = opened(goals, more);
  return { begun: await beginActivities(one, share), read };
};

test('the document first, then asks, the newest first, then what waits, then approvals', async () => {
  const goals = [
    goal({ iid: 2, description: approval }),
    goal({ iid: 3, stages: ['waiting'], commentCount: 1 }),
    asks(4, 10),
    asks(5, 12),
  ];
  const { read } = await begun(goals, 9, { document: true });
  // One request was made to open it: four are left of five.
  expect(read).toEqual(['notes 90', 'notes 5', 'notes 4', 'notes 3']);
});

test.each<[string, GoalRecord, string[]]>([
  ['an ask in its comments', asks(2, 10), ['notes 2']],
  ['a label without a comment', asks(2, 10, { commentCount: 0 }), []],
  ['comments without the label', asks(2, 10, { hasAsk: false }), []],
  [
    'it waits, and its comments may say until when',
    goal({ stages: ['waiting'], iid: 2, commentCount: 1 }),
    ['notes 2'],
  ],
  ['it waits, without a comment', goal({ stages: ['waiting'], iid: 2 }), []],
  ['it waits and asks: read once', asks(2, 10, { stages: ['waiting'] }), ['notes 2']],
  ['an approval of mine', goal({ iid: 2, description: approval }), ['events 2', 'notes 2']],
  ['an approval and an ask', asks(2, 10, { description: approval }), ['notes 2', 'events 2']],
  ['an approval that is given', goal({ iid: 2, description: approval.replace('[ ]', '[x]') }), []],
  ['of somebody else', goal({ iid: 2, description: '- [ ] Approval: Noor' }), []],
  ['of a goal that is only planned', goal({ iid: 2, description: approval, stages: ['planned'] }), []],
  ['nothing', goal({ iid: 2, commentCount: 4 }), []],
])('%s', async (_name, one, wanted) => {
  expect((await begun([one])).read).toEqual(wanted);
});

test('no more than the share of each, what it took to open among it', async () => {
  const goals = [asks(2, 12), asks(3, 11), asks(4, 10)];
  expect((await begun(goals, 3)).read).toEqual(['notes 2', 'notes 3']);
  expect((await begun(goals, 3, { requests: 2 })).read).toEqual(['notes 2']);
  expect((await begun(goals, 1)).read).toEqual([]);
});

test('what is left over is read at the end, and what is left out is told', async () => {
  const { begun: first, read } = await begun([asks(2, 12), asks(3, 11), asks(4, 10)], 2);
  expect(read).toEqual(['notes 2']);
  const [told] = await finishActivities([first], 1);
  expect(read).toEqual(['notes 2', 'notes 3']);
  expect([...(told?.byNumber.keys() ?? [])]).toEqual([2, 3]);
  expect(told?.byNumber.get(2)).toMatchObject({ notes: { items: [] }, labelEvents: null, stateEvents: null });
  expect(told?.sources.map(({ name, failed }) => [name, failed?.kind ?? null])).toEqual([
    ['notes of #2 of kim/goals', null],
    ['notes of #3 of kim/goals', null],
    ['comments of #4 of kim/goals', 'left-out'],
  ]);
});

test('nobody takes more than five, however much is left', async () => {
  const goals = [2, 3, 4, 5, 6, 7].map((iid) => asks(iid, 20 - iid));
  const { begun: first, read } = await begun(goals, 3);
  await finishActivities([first], 20);
  expect(read).toEqual(['notes 2', 'notes 3', 'notes 4', 'notes 5']);
});

test('a document that was not read is told, a goal that asks nothing is not', async () => {
  const goals = [goal({ iid: 3, stages: ['waiting'], commentCount: 1 })];
  const { begun: first } = await begun(goals, 1, { document: true });
  const [told] = await finishActivities([first], 0);
  expect(told?.sources).toMatchObject([{ name: 'comments of #90 of kim/goals', requests: 0, seen: 0 }]);
});

test('comments and events of one goal are put together', async () => {
  for (const one of [asks(2, 12, { description: approval }), goal({ iid: 2, description: approval })]) {
    const { begun: first } = await begun([one]);
    const [told] = await finishActivities([first], 5);
    const { notes, labelEvents } = told?.byNumber.get(2) ?? {};
    expect([notes?.source.name, labelEvents?.source.name]).toEqual(['notes of #2', 'events of #2']);
  }
});
