// One year plan after the other: when the next may begin, what it takes over, and how each names the other.
import { describe, expect, test } from 'vitest';
import {
  isNearEnd,
  lessonsOf,
  previousPlan,
  saysBecame,
  withLastYear,
  withNextPlan,
} from '#growth/goals/plan-succession.ts';
import { quartersIn } from '#growth/goals/quarter-comment.ts';
import { comment } from './goals.ts';

const span = { name: 'FY27', start: '2026-02-01', due: '2027-01-31' };

test.each([
  ['45 days before its last day', span, '2026-12-17', true],
  ['a day before that', span, '2026-12-16', false],
  ['after its last day', span, '2027-02-01', true],
  ['which names no quarter', null, '2026-03-01', true],
])('a plan is near its end: %s', (_name, of, today, is) => {
  expect(isNearEnd(of, today)).toBe(is);
});

describe('lessons', () => {
  const says = (day: number, quarter: string, differently: string) =>
    comment(
      `2026-11-0${day}T09:00:00.000Z`,
      `**Quarter ${quarter}** · no goal was open${differently === '' ? '' : `\n\nWhat I will do differently: ${differently}`}`,
    );
  test.each<[string, ReturnType<typeof says>[], readonly string[]]>([
    ['nobody closed a quarter', [], []],
    ['the last three that say one', ['2', '4', '1', '3'].map((q) => says(1, `FY27-Q${q}`, q)), ['4', '3', '2']],
    ['one that says none is passed over', [says(1, 'FY27-Q1', 'a'), says(2, 'FY27-Q2', '')], ['a']],
    ['of a quarter what was said last', [says(2, 'FY27-Q1', 'new'), says(1, 'FY27-Q1', 'old')], ['new']],
    ['also where that says none', [says(2, 'FY27-Q1', ''), says(1, 'FY27-Q1', 'old')], []],
  ])('%s', (_name, notes, words) => {
    expect(lessonsOf(quartersIn(notes)).map((lesson) => lesson.words)).toEqual(words);
  });
});

test.each([
  ['Goes on from #7.', 7],
  ['Mine\n  goes on from `#12` (FY27).', 12],
  ['\tGoes on from #123456789', 123_456_789],
  ['Goes on from #1234567890', null],
  ['It goes on from #7', null],
  ['Goes on from #7a', null],
  ['Goes on from here', null],
  ['', null],
])('%j goes on from plan %s', (text, iid) => {
  expect(previousPlan(text)).toBe(iid);
});

describe('the last year in the next plan', () => {
  const none = { iid: 7, span: null, intention: null, became: null, open: [], lessons: [] };
  const told = (more: Partial<Parameters<typeof withLastYear>[1]>) =>
    withLastYear('# Plan\n\n', { ...none, ...more }, (iid) => `#${iid}`);
  const head = '# Plan\n\n## From the last plan\n\nGoes on from #7';

  test.each([
    ['its number alone', {}, `${head}.`],
    ['the days it was about', { span }, `${head} (FY27).`],
    ['goals that are open', { open: [3, 12] }, `${head}.\n\n- **Still open:** #3, #12`],
    [
      'all of it, in this order',
      {
        intention: 'Stay ',
        became: 'Half.\n\nThe rest\nwaits.',
        open: [3],
        lessons: [
          { quarter: 'FY27-Q4', words: 'Ask' },
          { quarter: 'FY27-Q3', words: 'Rest' },
        ],
      },
      `${head}.\n\n- **Intention:** Stay\n- **What became of it:** Half.\n\n  The rest\n  waits.\n- **Still open:** #3\n` +
        '- **Differently since FY27-Q4:** Ask\n- **Differently since FY27-Q3:** Rest',
    ],
  ])('%s', (_name, more, text) => {
    expect(told(more)).toBe(text);
    expect(previousPlan(text)).toBe(7);
  });

  test('tells what became of it in just these words', () => {
    const text = told({ became: 'Half.\nOr more.' });
    const words = ['Half.\nOr more.', ' Half.\nOr more. ', 'More.', 'Half.\nOr'];
    expect(words.map((one) => saysBecame(text, one))).toEqual([true, true, false, false]);
    expect(saysBecame('x - **What became of it:** Half.', 'Half.')).toBe(false);
    expect(saysBecame(`${text}\n- **Still open:** #3`, 'Half.\nOr more.')).toBe(true);
  });
});

test.each([
  ['below all else', '# Plan\n\nMine  \n\n', '# Plan\n\nMine\n\nGoes on in #9.\n'],
  ['below another number', 'Goes on in #99.', 'Goes on in #99.\n\nGoes on in #9.\n'],
  ['on top of what is left open', 'Mine\n```\nrun', 'Goes on in #9.\n\nMine\n```\nrun'],
  ['where it stands', 'A\n  Goes on in #9. \n\nB', 'A\n  Goes on in #9. \n\nB'],
])('the plan that ended names the next: %s', (_name, text, expected) => {
  expect(withNextPlan(text, 9)).toBe(expected);
  expect(withNextPlan(expected, 9)).toBe(expected);
});
