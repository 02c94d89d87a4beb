// The states of a promotion document, the one that counts, and where a document stands.
import { gitlab } from '../../support/company.ts';
import { type PromotionState, promotionStates } from '#growth/words/promotion-words.ts';
import { describe, expect, test } from 'vitest';
import type { Listed } from '#growth/words/completeness.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import {
  currentDocument,
  currentState,
  isFinished,
  movesFrom,
  type PromotionRecord,
  startStates,
  statesTaken,
} from '#growth/promotion/transitions.ts';
import { formatState, instantOf, readState } from '#growth/promotion/state-comment.ts';
import { standingOf } from '#growth/promotion/standing.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const by = { id: 1, username: 'alex', name: 'Alex' };

function given(day: number, value: PromotionState, action: 'add' | 'remove' = 'add'): GoalEvent {
  return { type: 'label', by, at: at(day), action, word: { group: 'promotion', value } };
}

function said(day: number, body: string, who = by): Note {
  return { type: 'comment', id: day, by: who, at: at(day), body, internal: false, isOwn: who === by, mark: null };
}

function listed<T>(items: readonly T[], failed = false): Listed<T> {
  const failure = failed ? { kind: 'server', message: 'no' } : null;
  return { items, source: { name: 'of #4', requests: 1, seen: items.length, total: null, failed: failure } };
}

const notes = (...items: readonly Note[]) => ({ notes: listed(items.toReversed()), events: null });
/** A document of before: no comment says its state. */
const labels = (events: Listed<GoalEvent> | null) => ({ notes: listed<Note>([]), events });

function record(more: Partial<PromotionRecord> = {}): PromotionRecord {
  return {
    iid: 4,
    title: 'Promotion document',
    description: '',
    state: 'opened',
    labelled: [],
    confidential: true,
    author: by,
    assignees: [],
    url: 'https://gitlab.test/alex/goals/-/issues/4',
    createdAt: at(1),
    updatedAt: at(1),
    commentCount: 0,
    mark: null,
    ...more,
  };
}

describe('moves', () => {
  test.each<[from: PromotionState, to: readonly PromotionState[]]>([
    ['exploring', ['drafting']],
    ['drafting', ['manager-review']],
    ['manager-review', ['gap-plan', 'feedback', 'nominated']],
    ['gap-plan', ['drafting']],
    ['feedback', ['nominated']],
    ['nominated', ['approved', 'not-this-cycle']],
    ['approved', []],
    ['not-this-cycle', ['gap-plan']],
  ])('from %s', (from, to) => expect(movesFrom(from)).toEqual(to));

  test('every state can be reached from the start', () => {
    const reached = new Set<PromotionState>(startStates);
    for (const state of reached) for (const next of movesFrom(state)) reached.add(next);
    expect([...reached].sort()).toEqual([...promotionStates].sort());
  });
});

describe('the comment that says the state', () => {
  test.each<[body: string, expected: ReturnType<typeof readState>]>([
    ['**State 2026-11-20** · drafting', { state: 'drafting', day: '2026-11-20' }],
    ['**State 2026-11-20** · manager-review\n\nSent to Morgan.', { state: 'manager-review', day: '2026-11-20' }],
    ['**State 2026-11-20** · Manager review', { state: 'manager-review', day: '2026-11-20' }],
    ['State: nominated', { state: 'nominated', day: null }],
    ['## State · gap_plan', { state: 'gap-plan', day: null }],
    ['**State 2026-11-20** · promoted', null],
    ['The state of it is drafting', null],
    ['State of the draft: drafting it again', null],
    ['Words\n\n**State 2026-11-20** · drafting', null],
    ['', null],
  ])('%j', (body, expected) => expect(readState(body)).toEqual(expected));

  test('as it is written it is read, every state of it', () => {
    for (const state of promotionStates)
      expect(readState(formatState('2026-11-20', state))).toEqual({ state, day: '2026-11-20' });
    const text = formatState('2026-11-20', 'gap-plan', ['exploring 2026-11-01', 'drafting 2026-11-07']);
    expect(text).toBe('**State 2026-11-20** · gap-plan\n\nBefore: exploring 2026-11-01, drafting 2026-11-07');
    expect(readState(text)?.state).toBe('gap-plan');
  });

  test.each([
    [null, at(5)],
    ['2026-11-05', at(5)],
    ['2026-11-04', at(5)],
    ['2026-11-06', at(5)],
    ['2026-11-03', '2026-11-03T12:00:00.000Z'],
  ])('a day told later is the day it tells: %s', (day, expected) => expect(instantOf(day, at(5))).toBe(expected));
});

describe('the state that counts', () => {
  const sam = { id: 2, username: 'sam', name: 'Sam' };
  const drafting = record({ labelled: ['drafting'] });
  const both = record({ labelled: ['manager-review', 'drafting'] });
  const review = said(4, '**State 2026-11-04** · manager-review');
  test.each([
    [
      'the newest comment',
      record(),
      notes(said(2, 'State: drafting'), review),
      { state: 'manager-review', since: at(4) },
    ],
    [
      'said again, it is as old as it was',
      record(),
      notes(review, said(6, 'State: manager-review')),
      { state: 'manager-review', since: at(4) },
    ],
    [
      "somebody else's comment says nothing",
      record(),
      notes(said(2, 'State: drafting'), said(3, 'State: approved', sam)),
      { state: 'drafting', since: at(2) },
    ],
    ['nobody is known for its author', record({ author: null }), notes(review), null],
    [
      'a comment before any label',
      drafting,
      { ...notes(review), events: listed([given(5, 'drafting')]) },
      { state: 'manager-review', since: at(4) },
    ],
    [
      'comments read in part: the newest come first',
      record(),
      { notes: listed([review], true), events: null },
      { state: 'manager-review', since: at(4) },
    ],
    ['comments read in part, none says it: not known', drafting, { notes: listed<Note>([], true), events: null }, null],
    ['comments not read', drafting, { notes: null, events: null }, null],
    ['one label', drafting, labels(listed([given(2, 'drafting')])), { state: 'drafting', since: at(2) }],
    ['one label, events not read', drafting, labels(null), { state: 'drafting', since: null }],
    [
      'of two labels the one given last',
      both,
      labels(listed([given(3, 'manager-review'), given(2, 'drafting')])),
      { state: 'manager-review', since: at(3) },
    ],
    [
      'of two labels, events not read: the one that claims least',
      both,
      labels(null),
      { state: 'drafting', since: null },
    ],
    [
      'of two labels, events half read',
      both,
      labels(listed([given(3, 'manager-review')], true)),
      { state: 'drafting', since: null },
    ],
    ['none', record(), labels(listed<GoalEvent>([])), null],
  ])('%s', (_name, document, history, expected) => expect(currentState(document, history)).toEqual(expected));
});

describe('states taken', () => {
  const list = listed([
    given(5, 'nominated'),
    given(1, 'exploring'),
    given(2, 'drafting'),
    given(2, 'exploring', 'remove'),
    given(3, 'drafting', 'remove'),
    given(4, 'drafting'),
    {
      type: 'label' as const,
      by: null,
      at: at(4),
      action: 'add' as const,
      word: { group: 'health' as const, value: 'on-track' as const },
    },
    { type: 'label' as const, by: null, at: at(6), action: 'add' as const, word: null },
  ]);
  const labelled = [
    { state: 'exploring', at: at(1), by: 'alex', usual: true },
    { state: 'drafting', at: at(2), by: 'alex', usual: true },
    { state: 'nominated', at: at(5), by: 'alex', usual: false },
  ];

  test('oldest first, a jump by hand is marked, one given twice counts once', () => {
    expect(statesTaken(record(), labels(list))).toEqual(labelled);
    const told = notes(
      said(2, 'State: exploring'),
      said(3, 'State: exploring'),
      said(5, '**State 2026-11-05** · feedback'),
    );
    expect(statesTaken(record(), told)).toEqual([
      { state: 'exploring', at: at(2), by: 'alex', usual: true },
      { state: 'feedback', at: at(5), by: 'alex', usual: false },
    ]);
    expect(statesTaken(record(), labels(listed([given(1, 'approved')])))).toMatchObject([{ usual: false }]);
    expect(statesTaken(record(), { notes: null, events: null })).toEqual([]);
  });

  test('labels tell of the time before the first comment', () => {
    const history = { ...notes(said(5, 'State: drafting')), events: list };
    expect(statesTaken(record(), history)).toEqual(labelled.slice(0, 2));
    const later = { ...notes(said(6, 'State: approved')), events: list };
    expect(statesTaken(record(), later)).toEqual([
      ...labelled,
      { state: 'approved', at: at(6), by: 'alex', usual: true },
    ]);
  });
});

test('the document that counts: the newest that is not finished, else the newest', () => {
  const open = record({ iid: 1, createdAt: at(1) });
  const closed = record({ iid: 2, createdAt: at(3), state: 'closed' });
  const approved = record({ iid: 3, createdAt: at(2) });
  expect([isFinished(open, null), isFinished(closed, 'drafting'), isFinished(approved, 'approved')]).toEqual([
    false,
    true,
    true,
  ]);
  const isOver = (one: PromotionRecord) => one !== open && one.iid < 7;
  expect(currentDocument([closed, open, approved], isOver)?.iid).toBe(1);
  expect(currentDocument([approved, closed], isOver)?.iid).toBe(2);
  expect(currentDocument([open, { ...open, iid: 7 }], isOver)?.iid).toBe(7);
  expect(currentDocument([], isOver)).toBeNull();
});

describe('standing', () => {
  const description = `## Summary
Words

## Results
### Result 1: Queue
- Impact: I
- Business result: R
- Relevance: V
- Contribution: C
- Values: iteration, results
### Result 2
- Impact: I
- Business result:

## Gaps
- [ ] One example of coaching
- [x] Numbers
`;

  test('what has words, what is missing, in the order of writing', () => {
    const missing = [
      'Result 2: business result, business relevance, direct contribution',
      'One more result',
      'Examples of 4 of 6 values',
      'Business justification, written by the manager',
    ];
    expect(standingOf(record({ description }), notes(said(2, 'State: drafting')), gitlab)).toEqual({
      state: 'drafting',
      since: at(2),
      next: ['manager-review'],
      taken: [{ state: 'drafting', at: at(2), by: 'alex', usual: true }],
      summary: true,
      results: {
        filled: 1,
        of: 3,
        each: [
          { title: 'Queue', missing: [], isFilled: true },
          { title: null, missing: ['business result', 'business relevance', 'direct contribution'], isFilled: false },
        ],
      },
      values: { covered: ['results', 'iteration'], missing: ['collaboration', 'efficiency', 'dib', 'transparency'] },
      justification: false,
      gaps: {
        open: ['One example of coaching', ...missing],
        own: [{ number: 1, title: 'One example of coaching', until: null, goal: null }],
        closed: 1,
      },
      missing,
    });
  });

  test.each([
    ['nothing written', '', ['Summary: three to five sentences', 'Three results']],
    [
      'more results than asked for',
      '## Summary\nx\n## Results\n1. a\n2. b\n3. c\n4. d',
      ['Three results are asked for; it has 4'],
    ],
    ['an empty result with a title', '## Summary\nx\n## Results\n1. a\n2. b\n### Cache', ['Result 3 (Cache): words']],
  ])('%s', (_name, text, first) => {
    const { missing } = standingOf(record({ description: text }), labels(null), gitlab);
    expect(missing.slice(0, first.length)).toEqual(first);
  });
});
