// The balance of a year on the page: how it is spread, the plan against the year, the actions; each alone, and what it says of none.
import { describe, expect, test } from 'vitest';
import { balancePart } from '#render/html/balance-part.ts';
import { day, marked } from '#render/html/days.ts';
import { yearReport } from './year.ts';

const { balance: itsBalance, year: itsYear, window } = yearReport();
const balance = itsBalance ?? expect.unreachable();
const year = itsYear ?? expect.unreachable();
const today = '2026-11-23';

const part = (more: Partial<Parameters<typeof balancePart>[0]> = {}) =>
  balancePart({ balance, year, window, ...more }, today)?.text ?? null;
const words = (text: string | null) =>
  text
    ?.replaceAll(/<svg.*?<\/svg>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim() ?? null;
const spread = 'On the job 50% aim 70%, 4 goals';
const plan = 'Plan against FY27';
const actions = 'Actions over FY27';

test.each([
  ['both', {}, [true, true, true]],
  ['the balance alone', { year: null }, [true, true, false]],
  ['the year alone', { balance: null }, [false, false, true]],
] as const)('%s', (_name, more, told) => {
  const text = words(part(more)) ?? '';
  expect([spread, plan, actions].map((one) => text.includes(one))).toEqual(told);
});

test('neither: no part', () => expect(part({ balance: null, year: null })).toBe(null));

describe('the spread', () => {
  const empty = balance.buckets.map((one) => ({ ...one, goals: 0, share: null }));
  const of = (more: Partial<typeof balance>) => {
    const text = part({ balance: { ...balance, ...more }, year: null }) ?? '';
    return { text: words(text.slice(0, text.indexOf('<h3>'))), hasBar: text.includes('<dl class="spread">') };
  };

  test('no goals at all: one sentence', () => {
    expect(of({ buckets: empty, unsorted: 0, kinds: [] })).toEqual({
      text: 'Balance No goals in this year yet.',
      hasBar: false,
    });
  });

  test('goals of no bucket alone: no bar, and how many', () => {
    expect(of({ buckets: empty, unsorted: 2, kinds: [{ kind: 'growing-others', goals: 2 }] })).toEqual({
      text: 'Balance Kinds: growing others 2 . 2 goals in none of the three.',
      hasBar: false,
    });
  });

  test('every goal in a bucket: nothing is said of others', () => {
    const { text, hasBar } = of({ unsorted: 0, kinds: [] });
    expect([text?.includes('none of the three'), text?.includes('Kinds'), hasBar]).toEqual([false, false, true]);
  });
});

describe('the plan', () => {
  const of = (more: Partial<typeof balance.plan>) =>
    words(part({ balance: { ...balance, plan: { ...balance.plan, ...more } }, year: null })) ?? '';

  test.each([
    [{}, 'Goals closed 42% 3 of 7 goals closed, the open ones at 62%'],
    [{ closed: 7, progress: null }, 'Goals closed 100% 7 of 7 goals closed'],
    [{ goals: 0, closed: 0, progress: null, later: 2 }, 'Goals closed - no goals in it, 2 due later'],
  ])('%j', (more, told) => expect(of(more)).toContain(told));
});

describe('the actions of the year', () => {
  const of = (more: Partial<typeof year>, until = window.until) => {
    const text = part({ balance: null, year: { ...year, ...more }, window: { ...window, until } }) ?? '';
    return { text: words(text), isDrawn: text.includes('<figure class="plot">') };
  };

  test.each<[string, Partial<typeof year>, string, boolean, string | null]>([
    ['none', { actions: [] }, today, false, null],
    ['a last day that is no day', {}, 'soon', false, null],
    ['all read, every day known', { undated: 0 }, today, true, null],
    ['read from a day', { undated: 0, readFrom: '2026-11-22' }, today, true, 'Drawn from 2026-11-22: for these days'],
    [
      'read from the last day on',
      { readFrom: today },
      today,
      false,
      `Not drawn: for these days, what came before ${today}`,
    ],
    ['days that are not known', { undated: 2 }, today, true, '2 actions done on days that are not known'],
  ])('%s', (_name, more, until, isDrawn, told) => {
    const made = of(more, until);
    expect(made.isDrawn).toBe(isDrawn);
    if (told === null) expect(made.text).not.toMatch(/rawn|not known/);
    else expect(made.text).toContain(told);
  });
});

test.each([
  ['2026-11-20', '<time datetime="2026-11-20">20 Nov</time>'],
  ['soon', '<bdi>soon</bdi>'],
  ['2026-02-30', '<bdi>2026-02-30</bdi>'],
  ['<b>', '<bdi>&lt;b&gt;</bdi>'],
])('a day as a server sends it, `%s`: an element of time, or words as they came', (sent, made) => {
  expect(day(sent, today).text).toBe(made);
});

test('a day with words of its own', () => {
  expect(marked('2026-11-20', 'Friday').text).toBe('<time datetime="2026-11-20">Friday</time>');
  expect(marked('soon', 'Friday').text).toBe('<bdi>soon</bdi>');
});
