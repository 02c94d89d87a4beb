// Since a report: what moved from what to what, on both sides of the moment at which it was posted, and who is told of a document.
import { describe, expect, test } from 'vitest';
import { windowOf } from '#growth/time/window.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Note } from '#growth/goals/notes.ts';
import { type PromotionPart, promotionFor } from '#reports/promotion-part.ts';
import { sinceReport } from '#reports/since-report.ts';
import { actions, at, comment, failure, now, record, sam, story, tick } from './story.ts';
import { managedBy } from '../../support/managed-by.ts';

const posted = at('2026-11-16');
const justBefore = '2026-11-16T09:59:59.999Z';
const found = { meeting: { iid: 30, title: '1:1', url: 'u' }, at: posted, day: '2026-11-16' };
const goal = (more: Partial<GoalRecord> = {}) =>
  record({ iid: 1, title: 'T', description: actions(['a', 'b', 'c', 'd'], 1), updatedAt: at('2026-11-20'), ...more });

const since = (
  stories: readonly ReturnType<typeof story>[],
  { until = now.today, elsewhere = [] as readonly Note[] } = {},
) =>
  sinceReport({ found, inFull: true }, stories, windowOf('2026-11-16', until, now.zone, 'x'), now, () => ({
    managers: managedBy('sam'),
    elsewhere: elsewhere.flatMap((note) => (note.type === 'comment' ? [note] : [])),
  }));
const ofOne = (more: Partial<GoalRecord>, notes: readonly Note[] = [], read: object = {}) =>
  since([story(goal(more), { notes, ...read })]);

test.each([
  [posted, ['closed']],
  [justBefore, []],
])('closed at %s', (closedAt, turns) => {
  const told = ofOne({ state: 'closed', stages: [], outcomes: ['achieved'], closedAt, updatedAt: closedAt });
  expect(told?.goals.map(({ turn }) => turn)).toEqual(turns);
});

test('closed once, and open again since long: it is open', () => {
  expect(ofOne({ closedAt: posted })?.goals.map(({ turn }) => turn)).not.toContain('closed');
});

test('what moved, from what to what; the result of what is closed alone', () => {
  const notes = [tick(at('2026-11-18'), 'a'), tick(at('2026-11-19'), 'b'), tick(at('2026-11-20'), 'b', false)];
  const told = ofOne({ outcomes: ['achieved'] }, notes)?.goals[0];
  expect(told).toMatchObject({ turn: 'moved', outcome: null, unknown: [] });
  expect(told?.facts).toEqual([
    { type: 'progress', from: 0, to: 25 },
    { type: 'actions', done: 1, undone: 0 },
  ]);
  const back = ofOne({}, [tick(at('2026-11-18'), 'd', false)])?.goals[0];
  expect(back?.facts).toEqual([
    { type: 'progress', from: 50, to: 25 },
    { type: 'actions', done: 0, undone: 1 },
  ]);
});

describe('stalled', () => {
  const turns = (more: Partial<GoalRecord>, notes: readonly Note[] = []) =>
    ofOne(more, notes)?.goals.map(({ turn }) => turn);
  const begun = { createdAt: at('2026-09-01') };
  // Three weeks before the report is the 26th of October.
  test.each([
    ['2026-10-27', ['stalled']],
    ['2026-10-26', []],
  ])('the last step on %s', (day, expected) => {
    expect(turns({ ...begun, updatedAt: at(day) })).toEqual(expected);
  });

  test('only where it was begun: by an action or a word of the person', () => {
    const untouched = { ...begun, description: actions(['a', 'b']), updatedAt: at('2026-11-10') };
    expect(turns(untouched)).toEqual([]);
    expect(turns(untouched, [comment(at('2026-11-10'), 'Begun')])).toEqual(['stalled']);
    expect(turns(untouched, [comment(at('2026-11-10'), 'Well?', sam)])).toEqual([]);
  });
});

describe('asks', () => {
  const help = (when: string, what = 'a room') => comment(when, `**Check-in**\n\nHm\n\nHelp: ${what}`);
  const turns = (notes: readonly Note[], more: object = {}, goals: Partial<GoalRecord> = {}) =>
    since([story(goal(goals), { notes, ...more })], more)?.asks.map(({ turn, text }) => `${turn} ${text}`);
  test.each<[string, readonly Note[], string[]]>([
    ['at that moment', [help(posted)], ['asked a room']],
    ['just before', [help(justBefore)], []],
    ['before, and replied at that moment', [help(justBefore), comment(posted, 'Yes', sam)], ['answered a room']],
    [
      'before, replied, and spoken of besides',
      [help(justBefore), comment(posted, 'Yes', sam), comment(at('2026-11-18'), 'Thanks')],
      ['answered a room'],
    ],
    ['and replied before', [help(at('2026-11-10')), comment(justBefore, 'Yes', sam)], []],
    [
      'before, and settled beside a word of somebody',
      [
        help(at('2026-11-10')),
        comment(at('2026-11-18'), 'Hm', null),
        comment(at('2026-11-19'), '**Check-in**\n\nDone\n\nHelp: none'),
      ],
      ['settled a room'],
    ],
  ])('asked %s', (_name, notes, expected) => {
    expect(turns(notes)).toEqual(expected);
  });

  test('an answer on the 1:1 counts from its moment', () => {
    expect(turns([help(at('2026-11-10'))], { elsewhere: [comment(posted, 'Yes', sam)] })).toEqual(['answered a room']);
    expect(turns([help(at('2026-11-10'))], { elsewhere: [comment(justBefore, 'Yes', sam)] })).toEqual([]);
  });

  test('none of what was not read to its end, nor of a closed goal', () => {
    expect(turns([help(posted)], { notesSource: failure('comments') })).toEqual([]);
    const closed = { state: 'closed', stages: [], closedAt: at('2026-11-20') } as const;
    expect(turns([help(posted)], {}, closed)).toEqual([]);
  });
});

test('of days that are over, goals as they stood, and none that was opened later', () => {
  const stories = [
    story(goal(), { notes: [tick(at('2026-11-18'), 'a')] }),
    story(goal({ iid: 2, createdAt: at('2026-11-22') })),
  ];
  expect(since(stories, { until: '2026-11-19' })?.goals.map(({ goal: { iid }, turn }) => `${iid} ${turn}`)).toEqual([
    '1 moved',
  ]);
  const today = since(stories)?.goals.map(({ goal: { iid }, turn }) => `${iid} ${turn}`);
  expect(today).toEqual(['2 new', '1 moved']);
});

test.each([
  ['the person', 'me', false, true, true],
  ['somebody else who reads it', 'me', true, false, true],
  ['a copy for the manager', 'manager', false, false, false],
] as const)('of a promotion document %s is told: %s', (_name, audience, isOthers, gaps, answer) => {
  const part = {
    gaps: ['x'],
    counts: { gaps: 1, openParts: 0, findings: null },
    answer: { by: 'sam' },
  } as unknown as PromotionPart;
  const told = promotionFor(part, { audience, isOthers });
  expect([told.gaps !== null, told.counts !== null, told.answer !== null]).toEqual([gaps, gaps, answer]);
});
