// Who gets to see which goals, and the form of a review.
import { expect, test } from 'vitest';
import { isWhole } from '#growth/goals/activity.ts';
import type { Note } from '#growth/goals/notes.ts';
import { windowOf } from '#growth/time/window.ts';
import { goalsFor, notesFor, owner } from '#reports/audience.ts';
import { actions, alex, at, comment, healthLabel, now, record, reportFrom, sam, source, story, tick } from './story.ts';

const goals = [
  record({ iid: 1, title: 'Plain' }),
  record({ iid: 2, title: 'Confidential', confidential: true }),
  record({ iid: 3, title: 'Sensitive', kinds: ['lesson'] }),
  record({ iid: 4, title: 'Both', kinds: ['lesson'], confidential: true }),
];
const isSensitive = (kind: string) => kind === 'lesson';

test.each([
  ['a Guest', false, { kinds: [], iids: [] }, [1], [2, 4], [3]],
  ['who sees confidential ones', true, { kinds: [], iids: [] }, [1, 2], [], [3, 4]],
  ['a kind is chosen', false, { kinds: ['lesson'], iids: [] }, [1, 3], [2, 4], []],
  ['a number is chosen', true, { kinds: [], iids: [4] }, [1, 2, 4], [], [3]],
  ['what GitLab hides cannot be chosen', false, { kinds: ['lesson'], iids: [2, 4] }, [1, 3], [2, 4], []],
  ['but for a copy in hand it can', false, { kinds: ['lesson'], iids: [2] }, [1, 2, 3, 4], [], [], true],
  ['in a copy in hand, too, what is not chosen stays out', false, { kinds: [], iids: [] }, [1], [2, 4], [3], true],
] as const)('%s', (_name, seesConfidential, chosen, shown, confidential, sensitive, inHand?: boolean) => {
  const reader = { person: sam, role: seesConfidential ? 'planner' : 'guest' } as const;
  const sorted = goalsFor({ ...reader, isSensitive, chosen, isHandedOver: inHand === true }, goals);
  const iids = (records: typeof goals) => records.map(({ iid }) => iid);
  expect([
    iids([...sorted.shown]),
    iids([...sorted.leftOut.confidential]),
    iids([...sorted.leftOut.sensitive]),
  ]).toEqual([shown, confidential, sensitive]);
});

test("a review's form leaves out what is confidential, whoever its reader is, unless it is chosen", () => {
  const reader = { person: sam, role: 'planner', isSensitive, isHandedOver: true, isForm: true } as const;
  const sorted = (iids: readonly number[]) => goalsFor({ ...reader, chosen: { kinds: [], iids } }, goals);
  expect(sorted([]).shown.map(({ iid }) => iid)).toEqual([1]);
  expect(sorted([]).leftOut.confidential.map(({ iid }) => iid)).toEqual([2, 4]);
  expect(sorted([2]).shown.map(({ iid }) => iid)).toEqual([1, 2]);
});

test('a confidential goal that a Guest opened or has assigned is in their copy, but in nothing that others read', () => {
  const theirs = [
    record({ iid: 5, title: 'Opened by them', confidential: true, author: sam }),
    record({ iid: 6, title: 'Assigned to them', confidential: true, assignees: [alex, sam] }),
    record({ iid: 7, title: 'Theirs, and sensitive', confidential: true, author: sam, kinds: ['lesson'] }),
  ];
  const shownTo = (person: typeof sam | null) =>
    goalsFor({ person, role: 'guest', isSensitive, chosen: { kinds: [], iids: [] }, isHandedOver: false }, [
      ...goals,
      ...theirs,
    ]).shown.map(({ iid }) => iid);
  expect(shownTo(sam)).toEqual([1, 5, 6]);
  expect(shownTo(null)).toEqual([1]);
});

test.each([
  ['a short list, none hidden', 3, 0, 1, { seen: 3, requests: 1 }, true],
  ['a page of hidden ones, and another', 20, 100, 2, { seen: 20, requests: 1 }, true],
  ['a list that was cut at a full page', 60, 40, 1, { seen: 100, requests: 1 }, false],
  ['one that was cut behind two', 110, 90, 2, { seen: 200, requests: 2 }, false],
] as const)(
  'internal comments leave no trace in how the rest was read: %s',
  (_name, open, internal, requests, told, whole) => {
    const notes = Array.from({ length: open + internal }, (_, index): Note => {
      const note = comment(at('2026-11-16'), 'words');
      return note.type === 'comment' ? { ...note, internal: index < internal } : note;
    });
    const list = { items: notes, source: { ...source('comments', notes.length), requests, total: null } };
    const reader = {
      person: sam,
      role: 'guest',
      isSensitive,
      chosen: { kinds: [], iids: [] },
      isHandedOver: true,
    } as const;
    const seen = notesFor(reader, list);
    expect(seen.items).toHaveLength(open);
    expect(seen.source).toMatchObject(told);
    expect(isWhole(seen)).toBe(whole);
  },
);

test('in which words a colleague thanked is for the person alone', () => {
  const body = '**Evidence 2026-11-18**\n\nDid it. Thanked by a colleague.\n\n> You saved my week';
  const mine = comment(at('2026-11-18'), body);
  const theirs = comment(at('2026-11-18'), body, sam);
  const notes = { items: [mine, theirs], source: source('comments', 2) };
  const bodies = (reader: typeof owner) =>
    notesFor(reader, notes).items.map((note) => note.type === 'comment' && note.body.includes('You saved'));
  expect(bodies(owner)).toEqual([true, true]);
  const { isPerson: _, ...manager } = owner;
  expect(bodies({ ...manager, person: sam })).toEqual([false, true]);
});

const week = windowOf('2026-11-16', '2026-11-23', now.zone, 'w');
const about = { person: alex, at: now.at, today: now.today, window: week, sources: [source('goals', 1)] };

test('a copy for somebody else says nothing of what it leaves out', () => {
  const leftOut = { confidential: 1, sensitive: 2 };
  expect(reportFrom({ ...about, goals: [], leftOut }).leftOut).toEqual(leftOut);
  for (const audience of ['manager', 'review'] as const)
    expect(reportFrom({ ...about, goals: [], leftOut, audience }).leftOut).toBeNull();
});

test('a review: three achievements of three goals, strengths by value, what struggles, what is asked', () => {
  const evidence = (link: string) =>
    comment(at('2026-11-18'), `**Evidence 2026-11-18**\n\nLink: \`https://x.example/${link}\`\n\nDid it`);
  const closed = (iid: number, outcome: 'achieved' | 'changed', day: string, notes: readonly Note[] = []) =>
    story(
      record({
        iid,
        title: `Closed ${iid}`,
        state: 'closed',
        outcomes: [outcome],
        values: ['iteration'],
        closedAt: at(day),
        updatedAt: at(day),
      }),
      { notes },
    );
  const struggling = story(
    record({
      iid: 5,
      title: 'Struggling',
      values: ['results'],
      updatedAt: at('2026-11-20'),
      description: actions(['A', 'B'], 1),
    }),
    {
      notes: [
        tick(at('2026-11-17'), 'A'),
        comment(
          at('2026-11-18'),
          '**Evidence 2026-11-18** · efficiency\n\nLink: `https://x.example/1`\n\nDid it\n\nResult: 25 minutes',
        ),
        comment(at('2026-11-19'), '**Check-in 2026-11-19** · at risk\n\nHard\n\nHelp: a reviewer'),
      ],
      labelEvents: [healthLabel(at('2026-11-19'), 'at-risk')],
    },
  );
  const stories = [
    closed(1, 'changed', '2026-11-20'),
    closed(2, 'achieved', '2026-11-18', [evidence('2')]),
    struggling,
    closed(3, 'changed', '2026-11-17'),
  ];
  const { review } = reportFrom({ ...about, goals: stories, audience: 'review' });
  expect(review?.achievements.map(({ type, goal }) => [type, goal.iid])).toEqual([
    ['closed', 2],
    ['evidence', 5],
    ['closed', 1],
  ]);
  // The labels of the goals name iteration four times: that is what they aim at.
  expect(review?.strengths.map(({ value, times }) => [value, times])).toEqual([['efficiency', 1]]);
  expect(review?.opportunities).toMatchObject([{ goal: { iid: 5 }, next: 'B' }]);
  expect(review?.support).toMatchObject([{ type: 'ask', text: 'a reviewer' }]);
});
