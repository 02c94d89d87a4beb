// What stands below the heading of one goal of a week: labels, numbers and words, and what cannot be taken.
import { describe, expect, test } from 'vitest';
import { readWeek } from '#growth/week/reading.ts';
import { isNothing, saysSomething, type WeekGoal } from '#growth/week/sheet.ts';

const goal: WeekGoal = {
  iid: 7,
  title: 'Read',
  steps: [],
  next: 'rest',
  percent: 30,
  measure: '3 of 10 pages',
  asks: [],
  hints: [],
  updatedAt: '2026-11-20T09:00:00.000Z',
};
const silent: WeekGoal = { ...goal, next: null, percent: null, measure: null };
const nothing = { happened: null, next: null, help: null, percent: null, health: null, measure: null };
const read = (one: WeekGoal, ...lines: readonly string[]) =>
  readWeek(['## #7', ...lines].join('\n'), { day: '2026-11-23', goals: [one], agenda: { day: null, items: [] } });
const said = (one: WeekGoal, ...lines: readonly string[]) => {
  const { changes, problems } = read(one, ...lines);
  expect(problems).toEqual([]);
  return changes.goals[0] ?? null;
};

describe('is read as', () => {
  test.each<[string, WeekGoal, readonly string[], object | null]>([
    ['a next step', goal, ['Next: go'], { next: { words: 'go' } }],
    [
      'a next step of some lines',
      goal,
      ['**Next step:** go', 'on', '', 'all'],
      { next: { words: 'go\non' }, happened: 'all' },
    ],
    ['a next step below its label', goal, ['next steps:', 'go'], { next: { words: 'go' } }],
    ['the same next step', goal, ['Next: rest'], null],
    ['no next step any more', goal, ['Next:'], { next: { words: null } }],
    ['no next step, as before', silent, ['Next:'], null],
    ['nothing of a label that is not there', goal, ['all'], { happened: 'all' }],
    ['an ask', goal, ['Help needed: time', 'for it'], { help: 'time\nfor it' }],
    ['no ask', goal, ['Help:'], null],
    ['a percent', goal, ['Progress: 31%'], { percent: 31 }],
    ['a percent without its sign', goal, ['Progress: 100'], { percent: 100 }],
    ['a percent with a blank', goal, ['Progress: 0 %'], { percent: 0 }],
    ['the same percent', goal, ['Progress: 30%'], null],
    ['no percent', goal, ['Progress:'], null],
    ['a first percent', silent, ['Progress: 0%'], { percent: 0 }],
    ['a health', goal, ['HEALTH: On  Track'], { health: 'on-track' }],
    ['a measure', silent, ['Measure: pages, 3 -> 10'], { measure: 'pages, 3 -> 10' }],
    ['another value of a measure', goal, ['Measure: 4'], { measure: '4' }],
    ['the same measure', goal, ['Measure: 3 of 10 pages'], null],
    [
      'at risk for what happened',
      goal,
      ['Health: at risk', '', 'It burnt'],
      { health: 'at-risk', happened: 'It burnt' },
    ],
    ['at risk for what is asked', goal, ['Health: at-risk', 'Help: water'], { health: 'at-risk', help: 'water' }],
    ['words that begin like a label', goal, ['Nextly: go'], { happened: 'Nextly: go' }],
    ['a label within words', goal, ['The next: go'], { happened: 'The next: go' }],
    ['a label that says nothing twice', goal, ['Next: go', 'Next:'], { next: { words: 'go' } }],
    ['a label that says nothing first', goal, ['Next:', 'Next: go'], { next: { words: 'go' } }],
  ])('%s', (_name, one, lines, change) => {
    expect(said(one, ...lines)).toEqual(change === null ? null : { iid: 7, ...nothing, steps: [], ...change });
  });
});

describe('cannot be taken', () => {
  const percent = (typed: string) => `Progress takes a percent from 0 to 100, not "${typed}"`;
  test.each<[string, WeekGoal, readonly string[], readonly [number, string | RegExp]]>([
    ['more than all', goal, ['a', 'Progress: 101%'], [3, percent('101%')]],
    ['half a percent', goal, ['Progress: 1.5'], [2, percent('1.5')]],
    ['a percent in words', goal, ['Progress: about 50%'], [2, percent('about 50%')]],
    ['a percent with words', goal, ['Progress: 50% or so'], [2, percent('50% or so')]],
    ['a percent in two lines', goal, ['Progress: 5', '0'], [2, percent('5 0')]],
    ['a health that nobody knows', goal, ['Health: fine'], [2, /^Health takes .*on-track.*, not "fine"$/]],
    ['a measure that is none', silent, ['Measure: 4'], [2, /^Measure: /]],
    ['a value that is none', goal, ['Measure: four'], [2, /^Measure: /]],
    ['one label twice', goal, ['Help: a', 'Help: b'], [3, 'Help stands twice for one goal']],
    [
      'at risk without a word',
      goal,
      ['Health: at risk'],
      [2, 'at risk needs a reason: say it in what happened, or in Help'],
    ],
    [
      'at risk, and nothing asked',
      goal,
      ['Help: None', 'Health: at risk'],
      [3, 'at risk needs a reason: say it in what happened, or in Help'],
    ],
  ])('%s', (_name, one, lines, [line, problem]) => {
    const { problems } = read(one, ...lines);
    const told = typeof problem === 'string' ? problem : expect.stringMatching(problem);
    expect(problems).toEqual([{ line, problem: told }]);
  });
});

test('a check-in says something as soon as one part of it does', () => {
  expect(saysSomething(nothing)).toBe(false);
  for (const part of Object.keys(nothing))
    expect([part, saysSomething({ ...nothing, [part]: '' })]).toEqual([part, true]);
});

test('a week is nothing as long as no goal, no win and no item of the agenda is in it', () => {
  const change = { iid: 7, ...nothing, steps: [] };
  const tick = { how: 'change', text: 'FYI', nth: 0, to: null, had: 0, done: true } as const;
  const no = { goals: [], wins: [], agenda: { add: [], steps: [] } };
  expect(isNothing(no)).toBe(true);
  expect(isNothing({ ...no, goals: [change] })).toBe(false);
  expect(isNothing({ ...no, wins: ['won'] })).toBe(false);
  expect(isNothing({ ...no, goals: [change], wins: ['won'] })).toBe(false);
  expect(isNothing({ ...no, wins: ['won'], agenda: { add: ['FYI'], steps: [] } })).toBe(false);
  expect(isNothing({ ...no, agenda: { add: [], steps: [tick] } })).toBe(false);
  expect(isNothing({ ...no, agenda: { add: ['FYI'], steps: [tick] } })).toBe(false);
});
