// What became of a goal since a moment: each turn, what it rests on, and what nobody can know.
import { describe, expect, test } from 'vitest';
import type { GoalRecord, Instant } from '#growth/words/goal.ts';
import { pageOf } from '#reports/page.ts';
import { rowFacts, sinceSentence } from '#render/since-words.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import type { SinceReport } from '#reports/since-report.ts';
import { reportOf } from '../render/weeks.ts';
import { actions, at, comment, described, due, failure, healthLabel, record, source, story, tick } from './story.ts';

const meeting = { iid: 30, title: '1:1 2026-11-17', url: 'https://gitlab.example/alex/goals/-/issues/30' };
const posted = { meeting, at: at('2026-11-16'), day: '2026-11-16' };
const since = at('2026-11-19');
const before = at('2026-11-10');

function told(goals: readonly GoalStory[], found: SinceReport['last'] = posted): SinceReport {
  const { sinceReport } = reportOf(goals, undefined, { last: { found, inFull: true } });
  if (sinceReport === null) throw new Error('nothing was compared');
  return sinceReport;
}

const goal = (updatedAt: Instant, more: Partial<GoalRecord> = {}) =>
  record({ iid: 1, title: 'Goal', description: actions(['One', 'Two', 'Three', 'Four'], 1), updatedAt, ...more });
const closed = (outcomes: GoalRecord['outcomes'], closedAt = since) =>
  goal(closedAt, { state: 'closed', stages: [], outcomes, closedAt });
const checkIn = (when: Instant, words = 'Went on') => comment(when, `**Check-in**\n\n${words}`);
const stage = (action: 'add' | 'remove', value: 'planned' | 'doing') =>
  ({ type: 'label', by: null, at: since, action, word: { group: 'stage', value } }) as const;

const turns: readonly (readonly [name: string, goal: GoalStory, turn: string | null])[] = [
  ['opened since', story(goal(since, { createdAt: since })), 'new'],
  ['opened since and closed', story({ ...closed(['achieved']), createdAt: at('2026-11-18') }), 'closed'],
  ['a tick', story(goal(since), { notes: [tick(since, 'One')] }), 'moved'],
  [
    'a tick taken back, which leaves it where it was',
    story(goal(since), { notes: [tick(since, 'Two', false), tick(at('2026-11-18'), 'Two')] }),
    null,
  ],
  [
    'evidence that was written since',
    story(goal(since), { notes: [comment(since, '**Evidence 2026-10-01**\n\nA page')] }),
    'moved',
  ],
  [
    'evidence that was written before',
    story(goal(before), { notes: [comment(before, '**Evidence 2026-11-09**\n\nA page')] }),
    'stalled',
  ],
  [
    'a health that was said since',
    story(goal(since, { healths: ['at-risk'] }), { labelEvents: [healthLabel(since, 'at-risk')] }),
    'moved',
  ],
  ['a check-in without a step: it goes on, and that is all', story(goal(since), { notes: [checkIn(since)] }), null],
  ['a comment of the manager', story(goal(since), { notes: [comment(since, 'Nice', null), checkIn(before)] }), null],
  [
    'another due date',
    story(goal(since, { due: '2026-12-18' }), { notes: [due(since, '2026-12-18'), due(before, '2026-12-01')] }),
    'replanned',
  ],
  [
    'begun as planned',
    story(goal(since), { labelEvents: [stage('remove', 'planned'), stage('add', 'doing')] }),
    'replanned',
  ],
  ['begun, and quiet since', story(goal(before), { notes: [checkIn(before)] }), 'stalled'],
  [
    'mentioned since, which is nobody’s step',
    story(goal(since), { notes: [{ type: 'other', by: null, at: since, body: 'mentioned in #30' }, checkIn(before)] }),
    'stalled',
  ],
  ['quiet for long at that moment', story(goal(at('2026-10-20')), { notes: [checkIn(at('2026-10-20'))] }), null],
  ['never begun', story(goal(before, { description: actions(['One', 'Two']) })), null],
  ['achieved', story(closed(['achieved'])), 'closed'],
  ['closed before', story(closed(['achieved'], before)), null],
];

describe('what became of it', () => {
  test.each(turns)('%s', (_name, one, turn) => {
    const { goals, unknown } = told([one]);
    expect([goals.map((found) => found.turn), unknown]).toEqual([turn === null ? [] : [turn], []]);
  });

  test('reopened: closed at that moment, open now', () => {
    const one = story(goal(since));
    const reopened = { type: 'state', by: null, at: since, state: 'reopened' } as const;
    const shut = { ...reopened, at: before, state: 'closed' } as const;
    const stateEvents = { items: [shut, reopened], source: source('state events of #1', 2) };
    expect(told([{ ...one, activity: { ...one.activity, stateEvents } }]).goals).toMatchObject([{ turn: 'reopened' }]);
  });

  test('what was closed before these days, and nobody read of, was closed since all the same', () => {
    const earlier = [closed(['dropped'], at('2026-11-16', '18:00'))];
    const { sinceReport } = reportOf([], undefined, { earlier, last: { found: posted, inFull: false } });
    expect(sinceReport?.goals).toMatchObject([{ turn: 'closed', outcome: 'dropped' }]);
  });
});

describe('what nobody can know', () => {
  const edited = [described(since)];

  test('is counted, and never called quiet or unmoved', () => {
    const unread = story(goal(since), { notes: null });
    const half = story(goal(since), { notes: [checkIn(before)], notesSource: failure('comments of #1') });
    for (const one of [unread, half, story(goal(since), { notes: edited })]) {
      expect(told([one])).toMatchObject({ goals: [], unknown: [{ iid: 1 }] });
    }
  });

  test('stands beside what is known', () => {
    const evidence = comment(since, '**Evidence 2026-11-19**\n\nA page');
    const { goals } = told([story(goal(since), { notes: [...edited, evidence] })]);
    expect(goals).toMatchObject([{ turn: 'moved', facts: [{ type: 'evidence', pieces: 1 }], unknown: ['text'] }]);
    const page = pageOf(
      reportOf([story(goal(since), { notes: [...edited, evidence] })], undefined, {
        last: { found: posted, inFull: true },
      }),
    );
    expect(page.since?.rows.map((row) => rowFacts(row, page.today))).toEqual([
      '1 piece of evidence, not known of that day: actions done',
    ]);
  });
});

test.each([
  ['asked since', [checkIn(since, 'Stuck\n\nHelp: a mentor')], ['asked']],
  ['asked before, open still', [checkIn(before, 'Stuck\n\nHelp: a mentor')], []],
  [
    'answered by somebody',
    [comment(since, 'Robin', { id: 2, username: 'sam', name: 'Sam' }), checkIn(before, 'Stuck\n\nHelp: a mentor')],
    ['answered'],
  ],
  ['taken back', [checkIn(since, 'Found\n\nHelp: none'), checkIn(before, 'Stuck\n\nHelp: a mentor')], ['settled']],
])('an ask that was %s', (_name, notes, expected) => {
  expect(told([story(goal(since), { notes })]).asks.map(({ turn }) => turn)).toEqual(expected);
});

test.each([
  ['none', 'No report was posted yet for an earlier 1:1'],
  ['not-known', 'No posted report was found, and not every 1:1 was read'],
  [posted, 'Since the report of 16 Nov: nothing new, moved or dropped'],
] as const)('in one sentence: %j', (found, sentence) => {
  expect(sinceSentence(pageOf(reportOf([], undefined, { last: { found, inFull: true } })))).toBe(sentence);
});

test('unasked, a report that was not found is not told of', () => {
  expect(reportOf([], undefined, { last: { found: 'not-known', inFull: false } }).sinceReport).toBeNull();
  expect(reportOf([]).sinceReport).toBeNull();
});
