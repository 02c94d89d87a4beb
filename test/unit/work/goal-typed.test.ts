// What is typed of a goal: its measure, what it serves, its title, a value, a day that has been; and notes about it.
import { describe, expect, test } from 'vitest';
import type { GoalRecord } from '#growth/words/goal.ts';
import { spokenOf } from '#work/goal/add-words.ts';
import { warnOfCrowd, warnWhereCrowded } from '#work/goal/crowded-quarter.ts';
import { measuredAs, measureOf, measureSaid, measureTyped, valueTyped } from '#work/goal/measure.ts';
import { noteOfPast, noteOfPastOnes } from '#work/goal/past-due.ts';
import { messageOf, saysBack } from '#work/goal/question-words.ts';
import { servesTyped } from '#work/goal/serves.ts';
import { checkTitle } from '#work/goal-title.ts';
import { pastDay } from '#work/past-day.ts';
import { refuseNewSecrets, refuseSecrets } from '#work/typed-words.ts';
import { namedValues, wantedValue } from '#work/values.ts';
import type { Question } from '#templates/question.ts';
import { record } from '../reports/story.ts';
import { hearing, read, readInPart, sessionOn, settings } from './a-session.ts';

const measured = record({ iid: 2, title: 'x', description: 'Measure: wait, 40 -> 12 min' });

describe('a measure', () => {
  test('is a name and two numbers, or none', () => {
    expect(measureTyped(' wait, 40 -> 12 min ')).toBe('wait, 40 -> 12 min');
    expect(measureTyped('None')).toBe('None');
    expect(() => measureTyped('25')).toThrow('a measure needs');
    expect(() => measureTyped('soon')).toThrow('a measure needs');
    expect(valueTyped(' 25 ')).toBe('25');
    expect(() => valueTyped('soon')).toThrow('takes a number; got "soon"');
  });

  test('whose value names no day is of today', () => {
    expect(measureOf('wait, 40 -> 12 min, now 25', '2026-11-23')?.now).toEqual({ value: 25, day: '2026-11-23' });
    expect(measureOf('wait, 40 -> 12 min, now 25 (2026-11-20)', '2026-11-23')?.now?.day).toBe('2026-11-20');
    expect(measureOf('wait, 40 -> 12 min', '2026-11-23')?.now).toBeNull();
    expect(measureOf('25', '2026-11-23')).toBeNull();
  });

  test.each(['26', '26 min', '26 MIN'])('%s is a value of it', (typed) => {
    const value = measuredAs(typed, measured, '2026-11-23');
    expect(value).toMatchObject({ now: { value: 26, day: '2026-11-23' }, percent: 50 });
    expect(measureSaid(value)).toBe('wait, 40 -> 12 min, now 26');
    expect(measureSaid({ ...value, now: null })).toBe('wait, 40 -> 12 min');
  });

  test.each([
    ['26 h', measured, '#2 is measured in min, not in h'],
    ['26', record({ iid: 2, title: 'x' }), '#2 has no measure that 26 could be a value of'],
    ['soon', measured, '#2 has no measure that soon'],
    ['26 h', { ...measured, description: 'Measure: talks, 0 -> 3' }, '#2 is measured in plain numbers'],
  ])('%s of another measure is refused', (typed, goal: GoalRecord, problem) => {
    expect(() => measuredAs(typed, goal, '2026-11-23')).toThrow(problem);
  });
});

describe('a title, and what a goal serves', () => {
  test.each([
    [' Read ', 'Read'],
    ['x'.repeat(255), 'x'.repeat(255)],
    ['👍'.repeat(255), '👍'.repeat(255)],
  ])('%s', (typed, title) => expect(checkTitle(typed)).toBe(title));

  test.each([
    [' ', 'the title is empty'],
    ['a\nb', 'more than one line'],
    ['x'.repeat(256), 'the title has 256 characters'],
  ])('%j is refused', (typed, problem) => expect(() => checkTitle(typed)).toThrow(problem));

  test('what it serves is a line', () => {
    expect(servesTyped(' acme&12 Upgrades ')).toBe('acme&12 Upgrades');
    expect(servesTyped('x'.repeat(255))).toHaveLength(255);
    expect(() => servesTyped('x'.repeat(256))).toThrow('is longer than a line');
    expect(() => servesTyped(' ')).toThrow('says nothing');
  });
});

describe('a value', () => {
  const values = [
    { id: 'results', name: 'Results for Customers!' },
    { id: 'dib', name: 'Diversity, Inclusion & Belonging' },
  ] as never;
  const of = (own = values) => ({ settings: { ...settings, company: { ...settings.company, values: own } } });

  test('is named by its word or its name, once', () => {
    expect(namedValues(['dib', 'results-for-customers', 'results'], of())).toEqual(['dib', 'results']);
    expect(namedValues(['diversity-inclusion-belonging'], of())).toEqual(['dib']);
    expect(() => namedValues(['speed'], of())).toThrow('takes results, dib; got "speed"');
    expect(() => namedValues(['speed'], of([] as never))).toThrow('has no values');
  });

  test('of a filter may be one that only goals carry still', () => {
    expect(wantedValue(null, [], of())).toBeNull();
    expect(wantedValue('speed', ['speed'], of())).toBe('speed');
    expect(wantedValue('dib', [], of())).toBe('dib');
    expect(() => wantedValue('speed', ['dib'], of())).toThrow('got "speed"');
  });
});

test.each([
  ['2026-11-23', '2026-11-23'],
  ['monday', '2026-11-23'],
  ['friday', '2026-11-20'],
])('a day that has been: %s', (typed, day) => {
  const about = { name: 'date', ahead: 'it has been' };
  expect(pastDay(typed, about, sessionOn({}))).toBe(day);
  expect(() => pastDay('2026-11-24', about, sessionOn({}))).toThrow('2026-11-24 lies ahead, and it has been');
  expect(() => pastDay('last week', about, sessionOn({}))).toThrow('is more than one day');
  expect(pastDay('yesterday', about, { ...sessionOn({}), typedOn: '2026-11-20' })).toBe('2026-11-19');
});

test('an address with a secret in it goes no further, wherever it stands', () => {
  const secret = 'https://alex:hunter2@example.com/x';
  expect(() => refuseSecrets({ text: 'x', more: ['y', { deep: secret }] })).toThrow('holds an address with a secret');
  expect(() => refuseSecrets({ text: 'https://example.com/x', none: null, number: 1 })).not.toThrow();
  expect(() => refuseNewSecrets('x', secret)).toThrow('the text holds');
  expect(() => refuseNewSecrets(secret, secret)).not.toThrow();
});

describe('a question', () => {
  const question: Question = {
    id: 'q',
    type: 'text',
    ask: 'Why?',
    help: null,
    required: false,
    default: null,
    choices: [],
    onlyIf: null,
  };
  const choices = [{ value: 'a', label: 'a' }];

  test.each<[Partial<Question>, boolean, boolean, string]>([
    [{}, true, false, 'Why?'],
    [{}, false, false, 'Why? (Enter skips)'],
    [{ help: 'Think.' }, true, false, 'Why? (Think)'],
    [{ help: 'Think.' }, false, true, 'Why? (Think; Enter skips; < goes back)'],
    [{ type: 'list' }, false, false, 'Why? (an empty line ends)'],
    [{ type: 'long-text' }, true, false, 'Why? (e opens your editor)'],
    [{ type: 'choice', choices }, false, true, 'Why?'],
  ])('%j', (more, mustSay, mayGoBack, message) => {
    expect(messageOf({ ...question, ...more }, mustSay, mayGoBack)).toBe(message);
  });

  test('is gone back from by a sign, also behind what stands there', () => {
    expect(saysBack(' < ')).toBe(true);
    expect(saysBack('a <')).toBe(false);
    expect(saysBack('begun<', ' begun ')).toBe(true);
    expect(saysBack('<', 'begun')).toBe(true);
    expect(saysBack('begun', 'begun')).toBe(false);
  });
});

describe('notes', () => {
  const noted = (...dues: readonly (string | null)[]) => {
    const { lines, talk } = hearing();
    if (dues.length === 1) noteOfPast(dues[0] ?? null, '2026-11-23', talk);
    else noteOfPastOnes(dues, '2026-11-23', talk);
    return lines;
  };
  test('a day before today is overdue at once', () => {
    expect(noted('2026-11-22')).toEqual(['note: 2026-11-22 is past; the goal is overdue at once']);
    expect(noted('2026-11-23')).toEqual([]);
    expect(noted(null)).toEqual([]);
    expect(noted(null, '2026-11-23')).toEqual([]);
    expect(noted('2026-11-22', null, '2026-11-01', '2026-11-23')[0]).toContain(
      '2 of these are due before today (the oldest 2026-11-01)',
    );
  });

  test('the fourth open goal of a quarter is one too many', async () => {
    const there = (...states: readonly ('opened' | 'closed')[]) => states.map((state) => ({ state, milestone: 'Q1' }));
    const crowd = (goals: ReturnType<typeof there>, added: readonly (string | null)[]) => {
      const { lines, talk } = hearing();
      warnOfCrowd(goals, added, talk);
      return lines.length;
    };
    expect(crowd(there('opened', 'opened', 'opened'), ['Q1', null])).toBe(1);
    expect(crowd(there('opened', 'opened', 'closed'), ['Q1'])).toBe(0);
    expect(crowd(there('opened', 'opened'), ['Q1', 'Q1'])).toBe(1);
    expect(crowd(there('opened', 'opened', 'opened'), ['Q2'])).toBe(0);
    const open = (count: number) => Array.from({ length: count }, (_, index) => record({ iid: index + 1, title: 'x' }));
    const { lines, talk } = hearing();
    expect(await warnWhereCrowded(sessionOn({ goals: () => read(open(3)) }).project, 'Q1', talk)).toBe(false);
    expect(await warnWhereCrowded(sessionOn({ goals: () => readInPart(open(4)) }).project, 'Q1', talk)).toBe(false);
    expect(lines).toEqual([]);
    expect(await warnWhereCrowded(sessionOn({ goals: () => read(open(4)) }).project, 'Q1', talk)).toBe(true);
    expect(lines[0]).toContain('warn: Q1 has more than three open goals');
  });

  test('words that nobody said are no part of a draft', () => {
    const plain = { title: null, kind: null, due: null, set: [], description: null } as never as Parameters<
      typeof spokenOf
    >[0];
    expect(spokenOf(plain)).toEqual({});
    expect(spokenOf({ ...plain, labels: ['a'], milestone: 'Q1', aims: ['b'] })).toEqual({
      labels: ['a'],
      milestone: 'Q1',
      aims: ['b'],
    });
  });
});
