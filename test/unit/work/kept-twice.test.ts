// Whether another machine kept the same piece: where it is looked for, by what it is known, and what is said of it.
import { expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { formatEvidence } from '#growth/goals/evidence.ts';
import type { Note } from '#growth/goals/notes.ts';
import { itemPlace } from '#growth/text/item-address.ts';
import { ListRead } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { keptTwice } from '#work/evidence/kept-twice.ts';
import { comment, goal, listed, morgan } from '../growth/goals.ts';

const base = 'https://gitlab.example';
const link = `${base}/acme/web/-/merge_requests/412`;
const evidence = { day: null, values: [], link, also: [], title: null, did: 'Did it', result: null, shows: [] };
const piece = { key: 'p42!412' as const, goal: 2, isWin: false, evidence };
const day = (of: number) => `2026-11-${String(of).padStart(2, '0')}T10:00:00.000Z`;

const marked = (
  id: number,
  key = 'inbox-p42-mr-412',
  by = undefined as Parameters<typeof comment>[2] | undefined,
): Note => ({
  ...comment(day(20), 'Kept', ...(by === undefined ? [] : ([by] as const))),
  id,
  mark: { type: 'evidence', template: null, key },
});
const linked = (id: number, address = link): Note => ({
  ...comment(day(20), formatEvidence({ ...evidence, link: address })),
  id,
});

interface Held {
  readonly goals: readonly GoalRecord[];
  readonly notes: Readonly<Record<number, readonly Note[]>>;
  readonly wins?: readonly { readonly iid: number; readonly updatedAt: string }[];
  readonly before?: readonly GoalRecord[];
  readonly fails?: Error;
}

async function look(
  { goals, notes, wins = [], before = goals, fails }: Held,
  kept: Parameters<typeof keptTwice>[0] = [piece],
) {
  const read: number[] = [];
  const project = {
    goals: () => (fails ? Promise.reject(fails) : Promise.resolve(new ListRead(listed(goals)))),
    winsIssues: () => Promise.resolve(wins),
    notes: (iid: number) => {
      read.push(iid);
      return Promise.resolve(new ListRead(listed(notes[iid] ?? [])));
    },
  };
  const forge = { placeOf: (address: string) => itemPlace(base, address) };
  const session = { project, forge, now: { today: '2026-11-23' } } as unknown as Parameters<typeof keptTwice>[2];
  const told = await keptTwice(kept, before, session);
  return { read, told: told.map(({ kept: where }) => where), advice: told[0]?.advice ?? null };
}
const record = (iid: number, more: Partial<GoalRecord> = {}) => goal({ iid, updatedAt: day(10), ...more });
const two = [record(2), record(4), record(5)];

test('kept once, nothing is said; nothing kept, nothing is asked', async () => {
  expect(await look({ goals: two, notes: { 2: [marked(11)] } })).toEqual({ read: [2], told: [], advice: null });
  expect((await look({ goals: two, notes: {} }, [])).read).toEqual([]);
});

test.each<[string, readonly GoalRecord[], number[]]>([
  ['changed since', [record(2), record(4, { updatedAt: day(9) }), record(5)], [2, 4]],
  ['commented on since', [record(2), record(4), record(5, { commentCount: 9 })], [2, 5]],
  ['opened since', [record(2), record(4)], [2, 5]],
])('looked at are goals of the pieces, and those %s', async (_name, before, read) => {
  expect((await look({ goals: two, notes: {}, before })).read).toEqual(read);
});

test('of two pieces the goal of each is looked at, and each is told by itself', async () => {
  const other = { ...piece, key: 'p42!413' as const, goal: 5, evidence: { ...evidence, link: null } };
  const notes = { 2: [marked(11), marked(12)], 5: [marked(13, 'inbox-p42-mr-413')] };
  expect(await look({ goals: two, notes }, [piece, other])).toMatchObject({
    read: [2, 5],
    told: ['2: #2 note_11, #2 note_12'],
  });
});

test('where nobody knows how goals were, those of the last day are looked at', async () => {
  const goals = [
    record(2),
    record(4, { updatedAt: '2026-11-22T00:00:00.000Z' }),
    record(5, { updatedAt: '2026-11-21T23:59:59.999Z' }),
  ];
  expect((await look({ goals, notes: {}, before: [] })).read).toEqual([2, 4]);
});

test('twice on one goal, and on two: the later one is to be removed', async () => {
  expect(await look({ goals: two, notes: { 2: [marked(12), marked(11)] } })).toMatchObject({
    told: ['2: #2 note_11, #2 note_12'],
  });
  const before = [record(2), record(4, { updatedAt: day(9) }), record(5)];
  const { told, advice } = await look({ goals: two, before, notes: { 2: [marked(13)], 4: [marked(11)] } });
  expect(told).toEqual(['2: #4 note_11, #2 note_13']);
  expect(advice).toContain('evidence remove 2 note_13');
});

test('by its address where it was kept by hand, each comment once', async () => {
  const other = linked(12, link.replace('412', '413'));
  expect((await look({ goals: two, notes: { 2: [marked(11), linked(13), other] } })).told).toEqual([
    '2: #2 note_11, #2 note_13',
  ]);
  const both = { ...linked(11), mark: { type: 'evidence', template: null, key: 'inbox-p42-mr-412' } } as Note;
  expect((await look({ goals: two, notes: { 2: [both] } })).told).toEqual([]);
});

test('not by what another piece or somebody else says', async () => {
  const notes = { 2: [marked(11), marked(12, 'inbox-p42-mr-413'), marked(13, 'inbox-p42-mr-412', morgan)] };
  expect((await look({ goals: two, notes })).told).toEqual([]);
});

test('wins: the first is what counts, others by their number', async () => {
  const wins = [
    { iid: 8, updatedAt: day(23) },
    { iid: 9, updatedAt: day(22) },
    { iid: 10, updatedAt: day(1) },
  ];
  const { read, told } = await look({
    goals: two,
    wins,
    notes: { 2: [marked(11)], 8: [marked(12)], 9: [marked(13)], 10: [marked(14)] },
  });
  expect([read, told]).toEqual([[2, 8, 9], ['3: #2 note_11, wins note_12, #9 note_13']]);
  expect((await look({ goals: two, wins, notes: {} }, [{ ...piece, goal: 10, isWin: true }])).read).toEqual([8, 9, 10]);
});

test('what is written is written: a look that fails says nothing, a fault of ours is one', async () => {
  const fails = new DevgrowthError('server', 'no answer');
  expect((await look({ goals: two, notes: {}, fails })).told).toEqual([]);
  await expect(look({ goals: two, notes: {}, fails: new TypeError('a fault') })).rejects.toThrow('a fault');
});
