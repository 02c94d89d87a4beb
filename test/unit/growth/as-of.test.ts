// A goal on a past day: what GitLab noted since is taken back, and what it did not note is not known.
import { expect, test } from 'vitest';
import type { GoalActivity } from '#growth/goals/assess.ts';
import { type PastFact, asOf } from '#growth/goals/as-of.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import { alex, comment, goal, labelEvent, listed } from './goals.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
/** The goal was opened on the 1st and changed last on the 20th. */
const end = at(10);
const tick = (day: number, item: string, done = true): Note => ({ type: 'tick', by: alex, at: at(day), item, done });
const due = (day: number, to: string | null): Note => ({ type: 'due', by: alex, at: at(day), due: to });
const described = (day: number): Note => ({ type: 'description', by: alex, at: at(day) });
const state = (day: number, to: 'closed' | 'reopened'): GoalEvent => ({
  type: 'state',
  by: alex,
  at: at(day),
  state: to,
});
const stage = (value: 'planned' | 'doing' | 'waiting') => ({ group: 'stage' as const, value });
const health = (value: 'on-track' | 'at-risk') => ({ group: 'health' as const, value });

interface Read {
  readonly notes?: readonly Note[];
  readonly labels?: readonly GoalEvent[];
  readonly states?: readonly GoalEvent[];
}
const read = ({ notes = [], labels = [], states = [] }: Read): GoalActivity => ({
  notes: listed(notes),
  labelEvents: listed(labels),
  stateEvents: listed(states),
});
const closed = { state: 'closed', closedAt: at(20), outcomes: ['achieved'], stages: [] } as const;

test.each<[string, Partial<GoalRecord>, Read, Partial<GoalRecord>, readonly PastFact[]]>([
  ['closed since', closed, { states: [state(20, 'closed')] }, { state: 'opened', closedAt: null }, []],
  ['closed before', { ...closed, closedAt: at(5) }, {}, { state: 'closed', closedAt: at(5) }, []],
  [
    'reopened since',
    {},
    { states: [state(5, 'closed'), state(15, 'reopened')] },
    { state: 'closed', closedAt: at(5) },
    [],
  ],
  [
    'reopened since, closed nobody knows when',
    {},
    { states: [state(15, 'reopened')] },
    { state: 'closed', closedAt: null },
    [],
  ],
  ['closed without a word of it', { ...closed, closedAt: null }, {}, { state: 'opened' }, ['state']],
  [
    'begun since',
    { stages: ['doing'] },
    {
      labels: [
        labelEvent(at(1), 'add', stage('planned')),
        labelEvent(at(12), 'remove', stage('planned')),
        labelEvent(at(12), 'add', stage('doing')),
      ],
    },
    { stages: ['planned'] },
    [],
  ],
  [
    'an outcome since',
    closed,
    { labels: [labelEvent(at(20), 'add', { group: 'outcome', value: 'achieved' })] },
    { outcomes: [] },
    [],
  ],
  [
    'at risk since',
    { healths: ['at-risk'] },
    { labels: [labelEvent(at(3), 'add', health('at-risk'))] },
    { healths: ['at-risk'] },
    [],
  ],
  ['well again since', {}, { labels: [labelEvent(at(15), 'remove', health('at-risk'))] }, { healths: ['at-risk'] }, []],
  [
    'another kind since',
    { kinds: ['training'] },
    {
      labels: [
        labelEvent(at(15), 'remove', { group: 'kind', value: 'reading' }),
        labelEvent(at(15), 'add', { group: 'kind', value: 'training' }),
      ],
    },
    { kinds: ['reading'] },
    [],
  ],
  [
    'foreign labels say nothing',
    { labels: ['goal', 'urgent'] },
    { labels: [labelEvent(at(15), 'add', null)] },
    { kinds: ['reading'], labels: [] },
    [],
  ],
  ['a due date never changed', { due: '2026-12-01' }, {}, { due: '2026-12-01' }, []],
  ['a due date changed before', { due: '2026-12-01' }, { notes: [due(5, '2026-12-01')] }, { due: '2026-12-01' }, []],
  [
    'a due date moved since',
    { due: '2026-12-01' },
    { notes: [due(15, '2026-12-01'), due(5, '2026-11-15')] },
    { due: '2026-11-15' },
    [],
  ],
  [
    'a due date removed then',
    { due: '2026-12-01' },
    { notes: [due(15, '2026-12-01'), due(5, null)] },
    { due: null },
    [],
  ],
  [
    'a due date of which only the later one was noted',
    { due: '2026-12-01' },
    { notes: [due(15, '2026-12-01')] },
    { due: null },
    ['due'],
  ],
  [
    'ticks taken back',
    { description: '- [x] One\n- [x] Two\n- [ ] Three' },
    { notes: [tick(16, 'Three', false), tick(15, 'Two'), tick(14, 'Three'), tick(5, 'One')] },
    { description: '- [x] One\n- [ ] Two\n- [ ] Three' },
    [],
  ],
  [
    'a tick of marked-up words',
    { description: '- [x] Read `one`' },
    { notes: [tick(15, 'Read `one`')] },
    { description: '- [ ] Read `one`' },
    [],
  ],
  [
    'two items of one text',
    { description: '- [x] One\n- [x] One' },
    { notes: [tick(15, 'One')] },
    { description: '- [ ] One\n- [x] One' },
    [],
  ],
  [
    'a text edited since',
    { description: '- [x] One' },
    { notes: [tick(16, 'One'), described(15)] },
    { description: '' },
    ['text'],
  ],
  [
    'a text edited before',
    { description: '- [x] One' },
    { notes: [tick(16, 'One'), described(5)] },
    { description: '- [ ] One' },
    [],
  ],
  [
    'a tick that fits no item',
    { description: '- [x] One' },
    { notes: [tick(15, 'Two')] },
    { description: '' },
    ['text'],
  ],
])('%s', (_name, change, activity, expected, unknown) => {
  const past = asOf(goal(change), read(activity), end);
  expect(past?.record).toMatchObject(expected);
  expect(past?.unknown).toEqual(unknown);
});

test('comments and events until then, and the last of them as its last change', () => {
  const notes = [comment(at(15), 'Later'), comment(at(4), 'Early')];
  const labels = [labelEvent(at(6), 'add', stage('doing'))];
  const past = asOf(goal({ commentCount: 2 }), read({ notes, labels, states: [state(20, 'closed')] }), end);
  expect(past?.activity.notes?.items).toEqual([notes[1]]);
  expect(past?.activity.labelEvents?.items).toEqual(labels);
  expect(past?.activity.stateEvents?.items).toEqual([]);
  expect(past?.record).toMatchObject({ commentCount: 1, updatedAt: at(6) });
});

test('what was not read, or not to its end, is not known', () => {
  const record = goal({ due: '2026-12-01', description: '- [x] One', stages: ['doing'] });
  const all: readonly PastFact[] = ['state', 'labels', 'due', 'text', 'comments'];
  expect(asOf(record, { notes: null, labelEvents: null, stateEvents: null }, end)?.unknown).toEqual(all);
  const failed = { notes: listed([], true), labelEvents: listed([], true), stateEvents: listed([], true) };
  const past = asOf(record, failed, end);
  expect(past?.unknown).toEqual(all);
  expect(past?.record).toMatchObject({ state: 'opened', kinds: [], stages: [], due: null, description: '' });
  const page = listed(Array.from({ length: 100 }, () => comment(at(15), 'Later')));
  expect(asOf(record, { ...read({}), notes: page }, end)?.unknown).toEqual(['due', 'text', 'comments']);
});

test('a goal that rests since then is what it is; one that was opened later was not there', () => {
  const record = goal({ updatedAt: at(9), due: '2026-12-01', milestone: 'FY27-Q4' });
  expect(asOf(record, { notes: null, labelEvents: null, stateEvents: null }, end)).toMatchObject({
    record,
    unknown: [],
  });
  expect(asOf(goal({ createdAt: at(10) }), read({}), end)).toBeNull();
});
