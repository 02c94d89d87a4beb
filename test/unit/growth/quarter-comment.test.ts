// The comment that closes a quarter, written and read back; and the days of goals that go on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatQuarter,
  ordinal,
  type QuarterClosed,
  quarterVerdicts,
  readQuarter,
  timesKept,
} from '../../../src/growth/goals/quarter-comment.ts';
import {
  dueInNext,
  isInFirstDays,
  isOfQuarter,
  keptAs,
  quarterAfter,
  quarterLeftOpen,
  quarterToClose,
  unclosedQuarter,
} from '../../../src/growth/goals/quarter-closing.ts';
import { quarterOf } from '../../../src/growth/time/fiscal.ts';

const plain = (iid: number) => `#${iid}`;
const nothing: QuarterClosed = {
  quarter: 'FY27-Q3',
  day: '2026-11-02',
  goals: [],
  moved: null,
  stuck: null,
  differently: null,
  text: '',
};

describe('the comment', () => {
  test('counts in its first line, then numbers, then the answers', () => {
    const goals = [
      { iid: 4, verdict: 'keep', times: 2 },
      { iid: 7, verdict: 'keep', times: 1 },
      { iid: 2, verdict: 'done', times: 1 },
      { iid: 9, verdict: 'leave', times: 1 },
    ] as const;
    const text = formatQuarter({ ...nothing, goals, moved: 'Reviews', differently: 'Less' }, (iid) =>
      iid === 9 ? '`#9`' : plain(iid),
    );
    expect(text).toBe(
      [
        '**Quarter FY27-Q3 2026-11-02** · 2 kept · 1 done · 1 left open',
        'Kept: #4, 2nd time; #7',
        'Done: #2',
        'Left open: `#9`',
        '**What moved:** Reviews',
        '**What I will do differently:** Less',
      ].join('\n\n'),
    );
    expect(readQuarter(text)).toEqual({ ...nothing, goals, moved: 'Reviews', differently: 'Less' });
  });

  test('a goal is kept for as many times as quarters before this one kept it, whenever they were closed', () => {
    const said = (quarter: string, verdict: 'keep' | 'pause') => ({
      closed: { ...nothing, quarter, goals: [{ iid: 4, verdict, times: 1 }] },
    });
    const all = [
      said('FY27-Q4', 'keep'),
      said('FY27-Q1', 'keep'),
      said('FY27-Q1', 'keep'),
      said('FY27-Q2', 'pause'),
      said('FY26-Q4', 'keep'),
    ];
    expect(['FY26-Q4', 'FY27-Q1', 'FY27-Q3', 'FY28-Q1'].map((quarter) => timesKept(4, quarter, all))).toEqual([
      0, 1, 2, 3,
    ]);
    expect(timesKept(7, 'FY28-Q1', all)).toBe(0);
  });

  test('nothing happened is an answer', () => {
    const text = formatQuarter(nothing, plain);
    expect(text).toBe('**Quarter FY27-Q3 2026-11-02** · no goal was open');
    expect(readQuarter(text)).toEqual(nothing);
  });

  test.each<[string, Partial<QuarterClosed> | null]>([
    ['Quarter FY27-Q3', { day: null }],
    ['## quarter fy27-q3: a good one\n\nDone: the talk', { day: null, text: 'a good one\n\nDone: the talk' }],
    [
      '**Quarter 2026-Q3 2026-11-02**\n\n- Kept: #3',
      { quarter: '2026-Q3', goals: [{ iid: 3, verdict: 'keep', times: 1 }] },
    ],
    ['Last quarter FY27-Q3 was good', null],
    ['**Quarterly 2026-11-02**', null],
    ['**Closed 2026-11-02** · achieved', null],
  ])('by hand: %j', (body, read) => {
    expect(readQuarter(body)).toEqual(read === null ? null : { ...nothing, ...read });
  });

  test('whatever is written reads back', () => {
    const said = fc.option(
      fc.string({ minLength: 1 }).map((text) => text.replaceAll(/\s+/gu, ' ').trim() || 'x'),
      { nil: null },
    );
    const goal = fc.record({ iid: fc.integer({ min: 1, max: 999 }), verdict: fc.constantFrom(...quarterVerdicts) });
    const goals = fc.uniqueArray(goal, { selector: ({ iid }) => iid, maxLength: 9 });
    fc.assert(
      fc.property(goals, said, said, said, (named, moved, stuck, differently) => {
        const told = named.map((one) => ({ ...one, times: one.verdict === 'keep' ? 12 : 1 }));
        const closed = { ...nothing, goals: told, moved, stuck, differently };
        const read = readQuarter(formatQuarter(closed, plain));
        const inOrder = quarterVerdicts.flatMap((verdict) => told.filter((one) => one.verdict === verdict));
        expect(read).toEqual({ ...closed, goals: inOrder });
      }),
    );
  });

  test.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [22, '22nd'],
    [113, '113th'],
  ])('%d is the %s', (number, word) => {
    expect(ordinal(number)).toBe(word);
  });
});

describe('the days', () => {
  const quarter = quarterOf('2026-08-01', 2);
  const next = quarterOf('2026-11-01', 2);

  test.each([
    ['2026-10-24', 'FY27-Q2'],
    ['2026-10-25', 'FY27-Q3'],
    ['2026-10-31', 'FY27-Q3'],
    ['2026-11-01', 'FY27-Q3'],
    ['2027-01-10', 'FY27-Q3'],
  ])('on %s %s is closed', (today, title) => {
    expect(quarterToClose(today, 2).title).toBe(title);
  });

  const of = (milestone: string, state: 'opened' | 'closed' = 'opened') => ({ milestone, state, due: null });
  test.each<[string, Parameters<typeof quarterLeftOpen>[0], readonly string[], string]>([
    ['the last one', [of('FY27-Q2'), of('FY27-Q3'), of('FY27-Q4')], [], 'FY27-Q3'],
    ['an older one, where the last is empty', [of('FY27-Q1'), of('FY27-Q2'), of('FY27-Q4')], [], 'FY27-Q2'],
    ['one that was not closed', [of('FY27-Q1'), of('FY27-Q2')], ['FY27-Q2'], 'FY27-Q1'],
    ['the last one again, where it was closed', [of('FY27-Q2')], ['FY27-Q3'], 'FY27-Q3'],
    ['the last one, where no goal is open', [of('FY27-Q2', 'closed'), of('FY27-Q4')], [], 'FY27-Q3'],
  ])('without a name: %s', (_name, goals, closed, title) => {
    expect(quarterLeftOpen(goals, closed, '2026-11-02', 2).title).toBe(title);
  });

  test.each([
    ['2026-10-31', '2027-01-31'],
    ['2026-10-15', '2027-01-15'],
    ['2026-08-02', '2026-11-02'],
    ['2026-08-01', '2026-11-01'],
    ['2026-05-01', '2026-11-01'],
    ['2026-12-24', '2026-12-24'],
    ['2027-03-01', '2027-03-01'],
  ])('due %s becomes %s', (due, day) => {
    expect(dueInNext(due, quarter, next)).toBe(day);
  });

  test('into the quarter of today where the next one is over, and a day is not made up', () => {
    expect(quarterAfter(quarter, '2026-11-02', 2).title).toBe('FY27-Q4');
    expect(quarterAfter(quarter, '2027-06-02', 2).title).toBe('FY28-Q2');
    // Ahead of its end, and on the last day of the next one.
    expect(quarterAfter(quarter, '2026-10-28', 2)).toEqual(next);
    expect(quarterAfter(quarter, '2027-01-31', 2)).toEqual(next);
    expect(quarterAfter(quarter, '2027-02-01', 2).title).toBe('FY28-Q1');
    const goal = { state: 'opened', milestone: 'FY27-Q3' } as const;
    expect(keptAs({ ...goal, due: null }, quarter, next, 2)).toEqual({ due: null, quarter: next });
    expect(keptAs({ ...goal, due: '2027-03-01' }, quarter, next, 2).quarter.title).toBe('FY28-Q1');
  });

  test('the quarter before is asked after in the first three weeks of the next', () => {
    const days = ['2026-10-31', '2026-11-01', '2026-11-21', '2026-11-22'];
    expect(days.map((today) => isInFirstDays(today, 2))).toEqual([false, true, true, false]);
    const open = [of('FY27-Q3'), of('FY27-Q3'), of('FY27-Q3', 'closed'), of('FY27-Q2'), of('FY27-Q4')];
    const unclosed = { title: 'FY27-Q3', open: 2 };
    expect(days.map((today) => unclosedQuarter(open, today, 2))).toEqual([null, unclosed, unclosed, null]);
    expect(unclosedQuarter(open.slice(1), '2026-11-01', 2)).toEqual({ ...unclosed, open: 1 });
    expect(unclosedQuarter(open.slice(2), '2026-11-01', 2)).toBeNull();
  });

  test('a goal is of the quarter that it names, else of that of its day', () => {
    const is = (goal: Parameters<typeof isOfQuarter>[0]) => isOfQuarter(goal, quarter, 2);
    const nameless = { milestone: null, state: 'opened' } as const;
    expect([is(of('FY27-Q3')), is(of('FY27-Q4')), is({ ...nameless, due: '2026-10-31' })]).toEqual([true, false, true]);
    expect([is({ ...nameless, due: '2026-11-01' }), is({ ...nameless, due: null })]).toEqual([false, false]);
  });
});
