// Changes of boxes, done to the list that shows them.
import { describe, expect, test } from 'vitest';
import { applied } from '#growth/week/applied.ts';
import type { StepChange } from '#growth/week/sheet.ts';

const step = (text: string, done = false, depth = 0) => ({ text, done, depth });
const below = (text: string, more = {}) => ({ text, nth: 0, isParent: false, ...more });
const add = (text: string, more = {}): StepChange => ({
  how: 'add',
  text,
  done: false,
  below: null,
  wanted: 1,
  ...more,
});
const change = (text: string, more = {}): StepChange => ({
  how: 'change',
  text,
  nth: 0,
  to: null,
  had: 0,
  done: null,
  ...more,
});
/** `- A`, `  x B`: its depth, whether it is done, its words. */
const told = (steps: ReturnType<typeof applied>) =>
  steps.map(({ text, done, depth }) => `${'  '.repeat(depth)}${done ? 'x' : '-'} ${text}`);

const family = [step('A'), step('B', false, 1), step('C', false, 2), step('D'), step('A')];

describe('a new box', () => {
  test.each<[string, StepChange, readonly string[]]>([
    ['on top', add('N'), ['- N', '- A', '  - B', '    - C', '- D', '- A']],
    ['done', add('N', { done: true }), ['x N', '- A', '  - B', '    - C', '- D', '- A']],
    [
      'below one and all that belongs to it',
      add('N', { below: below('A') }),
      ['- A', '  - B', '    - C', '- N', '- D', '- A'],
    ],
    [
      'below the second that says so',
      add('N', { below: below('A', { nth: 1 }) }),
      ['- A', '  - B', '    - C', '- D', '- A', '- N'],
    ],
    [
      'below the last, where fewer say so',
      add('N', { below: below('A', { nth: 2 }) }),
      ['- A', '  - B', '    - C', '- D', '- A', '- N'],
    ],
    [
      'as a child, after the others',
      add('N', { below: below('A', { isParent: true }) }),
      ['- A', '  - B', '    - C', '  - N', '- D', '- A'],
    ],
    ['beside a child', add('N', { below: below('B') }), ['- A', '  - B', '    - C', '  - N', '- D', '- A']],
    [
      'as a first child',
      add('N', { below: below('D', { isParent: true }) }),
      ['- A', '  - B', '    - C', '- D', '  - N', '- A'],
    ],
    [
      'at the end, where the one above is gone',
      add('N', { below: below('Z') }),
      ['- A', '  - B', '    - C', '- D', '- A', '- N'],
    ],
    ['not again, where it stands already', add('D'), ['- A', '  - B', '    - C', '- D', '- A']],
    ['one more, where two are wanted', add('D', { wanted: 2 }), ['- D', '- A', '  - B', '    - C', '- D', '- A']],
    ['not where as many stand there', add('A', { wanted: 2 }), ['- A', '  - B', '    - C', '- D', '- A']],
  ])('%s', (_name, one, wanted) => {
    expect(told(applied(family, [one]))).toEqual(wanted);
  });

  test('below the only one that says so, though the second of them was meant', () => {
    const changes = [add('N', { below: below('A', { nth: 1 }) })];
    expect(told(applied([step('A'), step('D')], changes))).toEqual(['- A', '- N', '- D']);
  });

  test('in an empty list, with one below it', () => {
    expect(told(applied([], [add('A'), add('B', { below: below('A', { isParent: true }) })]))).toEqual([
      '- A',
      '  - B',
    ]);
  });
});

describe('a changed box', () => {
  const twice = [step('A'), step('B', true), step('A')];
  test.each<[string, StepChange, readonly string[]]>([
    ['is ticked', change('A', { done: true }), ['x A', 'x B', '- A']],
    ['loses its tick', change('B', { done: false }), ['- A', '- B', '- A']],
    ['has other words, and keeps its tick', change('B', { to: 'N' }), ['- A', 'x N', '- A']],
    ['is the second that says so', change('A', { nth: 1, to: 'N' }), ['- A', 'x B', '- N']],
    ['is the last, where fewer say so', change('A', { nth: 2, done: true }), ['- A', 'x B', 'x A']],
    ['says so already, and is ticked', change('Z', { to: 'A', had: 1, done: true }), ['- A', 'x B', 'x A']],
    ['is another than those that said so before', change('B', { to: 'A', had: 2 }), ['- A', 'x A', '- A']],
    ['is added with its words where it is gone', change('Z', { to: 'N', done: true }), ['- A', 'x B', '- A', 'x N']],
    ['is added open where nothing was said of a tick', change('Z', { to: 'N' }), ['- A', 'x B', '- A', '- N']],
    ['that is gone and was only ticked stays gone', change('Z', { done: true }), ['- A', 'x B', '- A']],
  ])('%s', (_name, one, wanted) => {
    expect(told(applied(twice, [one]))).toEqual(wanted);
    expect(told(twice)).toEqual(['- A', 'x B', '- A']);
  });
});
