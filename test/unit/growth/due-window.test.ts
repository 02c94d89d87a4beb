// Which due dates are meant.
import { describe, expect, test } from 'vitest';
import { type DueWindow, isDueIn, parseDueWindow } from '#growth/time/due-window.ts';

// A Monday; the fiscal year starts in February.
const calendar = { today: '2026-11-23', startMonth: 2 };

describe('parseDueWindow', () => {
  test.each<[string, DueWindow]>([
    ['none', 'none'],
    ['Overdue', { since: null, until: '2026-11-22' }],
    ['this week', { since: '2026-11-23', until: '2026-11-29' }],
    ['next-week', { since: '2026-11-30', until: '2026-12-06' }],
    ['last week', { since: '2026-11-16', until: '2026-11-22' }],
    ['this month', { since: '2026-11-01', until: '2026-11-30' }],
    ['next month', { since: '2026-12-01', until: '2026-12-31' }],
    ['this quarter', { since: '2026-11-01', until: '2027-01-31' }],
    ['next quarter', { since: '2027-02-01', until: '2027-04-30' }],
    ['this year', { since: '2026-02-01', until: '2027-01-31' }],
    ['FY27-Q4', { since: '2026-11-01', until: '2027-01-31' }],
    ['2026-12-24', { since: null, until: '2026-12-24' }],
    ['+2w', { since: null, until: '2026-12-07' }],
    ['friday', { since: null, until: '2026-11-27' }],
    ['today..+1m', { since: '2026-11-23', until: '2026-12-23' }],
    ['2026-12-01..2026-12-01', { since: '2026-12-01', until: '2026-12-01' }],
  ])('%s', (text, value) => expect(parseDueWindow(text, calendar)).toEqual({ ok: true, value }));

  test.each([
    ['1/2/2027', 'can be read as two different days'],
    ['2026-12-24..2026-12-01', 'ends on 2026-12-01, before it starts'],
    ['..2026-12-01', '"..2026-12-01" is not a day'],
    ['FY27-Q5', 'is not a quarter'],
    ['today..someday', '"someday" is not a day'],
  ])('%s is refused', (text, problem) => {
    expect(parseDueWindow(text, calendar)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });
});

test.each<[string | null, DueWindow, boolean]>([
  [null, 'none', true],
  ['2026-11-23', 'none', false],
  [null, { since: null, until: null }, false],
  ['2026-11-23', { since: '2026-11-23', until: '2026-11-23' }, true],
  ['2026-11-22', { since: '2026-11-23', until: null }, false],
  ['2026-11-24', { since: null, until: '2026-11-23' }, false],
])('%s in %j: %s', (due, window, expected) => expect(isDueIn(due, window)).toBe(expected));
