// The states of a promotion document, the one that counts, and where a document stands.
import { describe, expect, test } from 'vitest';
import type { Listed } from '#growth/completeness.ts';
import type { GoalEvent } from '#growth/notes.ts';
import {
  currentDocument,
  currentState,
  isFinished,
  movesFrom,
  promotionLabels,
  type PromotionRecord,
  type PromotionState,
  promotionStates,
  startStates,
  statesTaken,
} from '#growth/promotion.ts';
import { standingOf } from '#growth/promotion-standing.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const by = { id: 1, username: 'alex', name: 'Alex' };

function given(day: number, value: PromotionState, action: 'add' | 'remove' = 'add'): GoalEvent {
  return { type: 'label', by, at: at(day), action, word: { group: 'promotion', value } };
}

function events(items: readonly GoalEvent[], failed = false): Listed<GoalEvent> {
  const failure = failed ? { kind: 'server', message: 'no' } : null;
  return {
    items,
    source: { name: 'label changes of #4', requests: 1, seen: items.length, total: null, failed: failure },
  };
}

function record(more: Partial<PromotionRecord> = {}): PromotionRecord {
  return {
    iid: 4,
    title: 'Promotion document',
    description: '',
    state: 'opened',
    states: ['drafting'],
    confidential: true,
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

  test('each state has its label, told to somebody who has never heard of us', () => {
    expect(promotionLabels.map(({ word }) => word.value)).toEqual(promotionStates);
    expect(new Set(promotionLabels.map(({ color }) => color)).size).toBe(promotionStates.length);
  });
});

describe('the state that counts', () => {
  const both = record({ states: ['manager-review', 'drafting'] });
  test.each([
    ['one label', record(), events([given(2, 'drafting')]), { state: 'drafting', since: at(2) }],
    ['one label, events not read', record(), null, { state: 'drafting', since: null }],
    [
      'of two the one given last',
      both,
      events([given(3, 'manager-review'), given(2, 'drafting')]),
      { state: 'manager-review', since: at(3) },
    ],
    ['of two, events not read: the one that claims least', both, null, { state: 'drafting', since: null }],
    ['of two, events half read', both, events([given(3, 'manager-review')], true), { state: 'drafting', since: null }],
    ['none', record({ states: [] }), events([]), null],
  ])('%s', (_name, document, list, expected) => expect(currentState(document, list)).toEqual(expected));
});

test('states taken: oldest first, a jump by hand is marked, a label given twice counts once', () => {
  const list = events([
    given(5, 'nominated'),
    given(1, 'exploring'),
    given(2, 'drafting'),
    given(2, 'exploring', 'remove'),
    given(3, 'drafting', 'remove'),
    given(4, 'drafting'),
    { type: 'label', by: null, at: at(4), action: 'add', word: { group: 'health', value: 'on-track' } },
    { type: 'label', by: null, at: at(6), action: 'add', word: null },
  ]);
  expect(statesTaken(list)).toEqual([
    { state: 'exploring', at: at(1), by: 'alex', usual: true },
    { state: 'drafting', at: at(2), by: 'alex', usual: true },
    { state: 'nominated', at: at(5), by: 'alex', usual: false },
  ]);
  expect(statesTaken(events([given(1, 'approved')]))).toMatchObject([{ usual: false }]);
  expect(statesTaken(null)).toEqual([]);
});

test('the document that counts: the newest that is not finished, else the newest', () => {
  const open = record({ iid: 1, createdAt: at(1) });
  const closed = record({ iid: 2, createdAt: at(3), state: 'closed' });
  const approved = record({ iid: 3, createdAt: at(2), states: ['approved'] });
  expect([open, closed, approved].map(isFinished)).toEqual([false, true, true]);
  expect(currentDocument([closed, open, approved])?.iid).toBe(1);
  expect(currentDocument([approved, closed])?.iid).toBe(2);
  expect(currentDocument([open, { ...open, iid: 7 }])?.iid).toBe(7);
  expect(currentDocument([])).toBeNull();
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
    expect(standingOf(record({ description }), events([given(2, 'drafting')]))).toEqual({
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
      gaps: { open: ['One example of coaching'], closed: 1 },
      missing: [
        'Result 2: business result, business relevance, direct contribution',
        'One more result',
        'Examples of 4 of 6 values',
        'Business justification, written by the manager',
      ],
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
    const { missing } = standingOf(record({ description: text }), null);
    expect(missing.slice(0, first.length)).toEqual(first);
  });
});
