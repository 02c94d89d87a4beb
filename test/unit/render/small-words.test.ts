// Words that more than one form shares: one and several, nothing, the day itself, what a document must not hold.
import { describe, expect, test } from 'vitest';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { pageOf } from '#reports/page.ts';
import { hiddenAs, moreAddresses } from '#render/evidence-words.ts';
import { cleaned } from '#render/handed-in.ts';
import { mailedAbout } from '#render/mail-words.ts';
import { isInView } from '#render/narrowed.ts';
import { dayWords } from '#render/offline-words.ts';
import { aboutPages } from '#render/page-count.ts';
import { decidedLine } from '#render/quarter-words.ts';
import { yearSentences } from '#render/year-words.ts';
import { quietWeek } from './weeks.ts';

test.each([
  [0, 'No comment: nobody is mailed.'],
  [1, '1 comment: GitLab may mail others about it.'],
  [2, '2 comments: GitLab may mail others about each.'],
])('of %i comments: %s', (comments, words) => {
  expect(mailedAbout(comments)).toBe(words);
});

test.each([
  ['2026-11-23T00:30:00.000Z', 'Mon 23 Nov, 01:30 (today)'],
  ['2026-11-22T22:59:00.000Z', 'Sun 22 Nov, 23:59 (yesterday)'],
  ['2026-11-21T12:00:00.000Z', 'Sat 21 Nov, 13:00 (2 days ago)'],
])('when %s was, seen on Monday', (at, words) => {
  expect(dayWords(at, '2026-11-23T08:00:00.000Z', 'Europe/Berlin')).toBe(words);
});

test.each([
  [{ low: 1.94, high: 2.02, limit: 2 }, 'about 1.9-2.0 of 2 pages'],
  [{ low: 0.1, high: 0.14, limit: 1 }, 'about 0.1 of 1 page'],
])('%j is %s', (pages, words) => {
  expect(aboutPages(pages)).toBe(words);
});

test.each([
  [false, false, null],
  [true, false, 'confidential'],
  [false, true, 'internal comment'],
  [true, true, 'confidential, internal comment'],
])('evidence that is confidential: %s, internal: %s', (confidential, internal, words) => {
  expect(hiddenAs({ confidential, internal } as ListedEvidence)).toBe(words);
});

test.each([
  [[], []],
  [['a'], ['and 1 more address']],
  [['a', 'b'], ['and 2 more addresses']],
])('beside an address %j', (also, words) => {
  expect(moreAddresses({ also })).toEqual(words);
});

describe('what became of a goal', () => {
  const record = { iid: 7, title: 'Read\nit' };
  const quarter = { title: 'FY28-Q1', start: '2027-02-01', due: '2027-04-30' };
  test.each([
    [{ verdict: 'done', times: 0, moved: null } as const, '#7 Read it: done'],
    [{ verdict: 'keep', times: 1, moved: { due: null, quarter } } as const, '#7 Read it: kept, FY28-Q1'],
    [
      { verdict: 'keep', times: 2, moved: { due: '2027-03-01', quarter } } as const,
      '#7 Read it: kept, due 2027-03-01, 2nd time',
    ],
  ])('%j', (decided, words) => {
    expect(decidedLine({ record, ...decided })).toBe(words);
  });
});

describe('the year', () => {
  const page = pageOf(quietWeek());
  const balance = page.balance ?? expect.unreachable();
  const told = (plan: Partial<typeof balance.plan>, buckets: typeof balance.buckets = []) =>
    yearSentences({
      ...page,
      next: null,
      manager: null,
      balance: {
        ...balance,
        buckets,
        plan: { ...balance.plan, elapsed: 80, goals: 0, closed: 0, progress: null, later: 0, givenUp: 0, ...plan },
      },
    });

  test.each([
    [{}, 'No goals with 80 % of the year gone'],
    [{ goals: 1, closed: 1 }, '1 of 1 goal closed with 80 % of the year gone'],
    [{ goals: 3, progress: 0 }, '0 of 3 goals closed with 80 % of the year gone, the open ones at 0 %'],
    [{ goals: 3, givenUp: 1 }, '0 of 3 goals closed with 80 % of the year gone, 1 given up'],
    [{ goals: 3, later: 2 }, '0 of 3 goals closed with 80 % of the year gone, 2 due later'],
  ])('%j', (plan, words) => {
    expect(told(plan)).toEqual([words]);
  });

  test('has the kinds of learning that have goals', () => {
    const bucket = (of: 70 | 20 | 10, goals: number) => ({ bucket: of, goals, share: null });
    expect(told({}, [bucket(70, 2), bucket(20, 0), bucket(10, 1)])[1]).toBe('On the job 2, in training 1');
    expect(told({}, [bucket(70, 0)])).toHaveLength(1);
  });

  test('misses a talk only where there are goals and somebody to talk to', () => {
    const of = (goals: number, manager: string | null) =>
      yearSentences({
        ...page,
        next: null,
        manager,
        balance: { ...balance, buckets: [], plan: { ...balance.plan, goals } },
      }).slice(1);
    expect([of(1, 'morgan'), of(0, 'morgan'), of(1, null)]).toEqual([['No career talk is planned'], [], []]);
  });

  test('is not told where not all goals were read', () => {
    expect(yearSentences({ ...page, balance: null })).toEqual([
      'Not all goals were read: how far the year is cannot be said',
    ]);
  });
});

test('a document that is handed in holds nothing that XML refuses, wherever it stands', () => {
  const words = [{ type: 'text' as const, text: 'a\u0007\uFFFE  b' }];
  const clean = [{ type: 'text', text: 'a b' }];
  const link = { type: 'link' as const, address: 'https://x\u0007', inside: words };
  const { title, blocks } = cleaned({
    title: ' T\nt ',
    blocks: [
      { type: 'quote', blocks: [{ type: 'paragraph', words: [link, { type: 'strong', inside: words }] }] },
      { type: 'list', start: null, items: [[{ type: 'paragraph', words }]] },
      { type: 'code', text: 'a\uFFFF  b\n' },
      { type: 'table', rows: [[words]] },
    ],
  });
  expect(title).toBe('T t');
  expect(blocks).toEqual([
    {
      type: 'quote',
      blocks: [
        {
          type: 'paragraph',
          words: [
            { type: 'link', address: 'https://x', inside: clean },
            { type: 'strong', inside: clean },
          ],
        },
      ],
    },
    { type: 'list', start: null, items: [[{ type: 'paragraph', words: clean }]] },
    { type: 'code', text: 'a  b\n' },
    { type: 'table', rows: [[clean]] },
  ]);
});

test.each([
  ['read book', true],
  ['BOOK', true],
  ['zwei', false],
  ['read zwei', false],
  ['', true],
])('a choice named "Read one book" is in view of %j: %s', (typed, is) => {
  expect(isInView('Read one book', typed)).toBe(is);
});
