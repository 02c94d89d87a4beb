// Boxes of a week put into the text as it stands by then: the same once more changes nothing, every other byte stays.
import { describe, expect, test } from 'vitest';
import { stepChanges } from '#growth/week/alignment.ts';
import type { StepChange } from '#growth/week/sheet.ts';
import { asBefore, isPrintedSame, stepsIn, withSteps } from '#growth/week/steps.ts';

const text = '## Do\r\n\r\n1. [ ] One **big**\r\n   - [x] Half\r\n2. [ ] Two\r\n3. [ ] Two\r\n\r\nEnd';
const base = stepsIn(text);
const after = (written: typeof base) => withSteps(text, stepChanges(base, written).changes);
const step = (words: string, done = false, depth = 0) => ({ text: words, done, depth });

test('boxes are shown with their Markdown and depth', () => {
  expect(base).toEqual([step('One **big**'), step('Half', true, 1), step('Two'), step('Two')]);
});

describe('what was made of them', () => {
  test.each([
    ['nothing', [...base], text],
    ['in another order', base.toReversed(), text],
    ['the second of two alike', [...base.slice(0, 3), step('Two', true)], text.replace('3. [ ]', '3. [x]')],
    ['other words', [step('One small', true), ...base.slice(1)], text.replace('[ ] One **big**', '[x] One small')],
    ['taken out', base.slice(1), text],
    [
      'added in between, and below',
      [...base.slice(0, 2), step('New', false, 1), step('Next'), ...base.slice(2)],
      text.replace('Half\r\n', 'Half\r\n   - [ ] New\r\n1. [ ] Next\r\n'),
    ],
  ])('%s', (_name, written, wanted) => {
    expect(after(written)).toEqual({ text: wanted });
    expect(withSteps(wanted, stepChanges(base, written).changes)).toEqual({ text: wanted });
  });

  test('of a box that is gone is told', () => {
    const { changes } = stepChanges(base, [step('One small'), ...base.slice(1)]);
    expect(withSteps('- [ ] Other', changes)).toMatchObject({ gone: { text: 'One **big**' } });
  });
});

describe('depth', () => {
  test.each([
    ['beside each other', '- [ ] a\n- [ ] b', [0, 0]],
    ['below each other', '- [ ] a\n  - [ ] b\n    - [ ] c', [0, 1, 2]],
    ['two below one', '- [ ] a\n  - [ ] b\n  - [ ] c', [0, 1, 1]],
    ['back on top', '- [ ] a\n  - [ ] b\n    - [ ] c\n- [ ] d', [0, 1, 2, 0]],
    ['in a quote', '> - [ ] a\n>   - [ ] b', [0, 1]],
  ])('%s', (_name, description, depths) => {
    expect(stepsIn(description).map(({ depth }) => depth)).toEqual(depths);
  });
});

describe('one change', () => {
  const add = (words: string, more = {}): StepChange => ({
    how: 'add',
    text: words,
    done: false,
    below: null,
    wanted: 1,
    ...more,
  });
  const below = (words: string, more = {}) => ({ text: words, nth: 0, isParent: false, ...more });
  const change = (words: string, more = {}): StepChange => ({
    how: 'change',
    text: words,
    nth: 0,
    to: null,
    had: 0,
    done: null,
    ...more,
  });
  const list = 'Do:\n\n- [ ] A\n- [x] B\n- [ ] A\n\nEnd\n';

  test.each<[string, string, StepChange, string]>([
    ['adds on top', list, add('N'), list.replace('- [ ] A', '- [ ] N\n- [ ] A')],
    ['adds what is done', list, add('N', { done: true }), list.replace('- [ ] A', '- [x] N\n- [ ] A')],
    ['adds on top of a list that begins the text', '* [ ] A', add('N'), '* [ ] N\n* [ ] A'],
    ['adds below one', list, add('N', { below: below('B') }), list.replace('B', 'B\n- [ ] N')],
    [
      'adds below the second',
      list,
      add('N', { below: below('A', { nth: 1 }) }),
      list.replace('A\n\n', 'A\n- [ ] N\n\n'),
    ],
    [
      'adds below the only one left',
      '- [ ] A\n- [ ] B',
      add('N', { below: below('A', { nth: 1 }) }),
      '- [ ] A\n- [ ] N\n- [ ] B',
    ],
    ['adds a child', list, add('N', { below: below('B', { isParent: true }) }), list.replace('B', 'B\n  - [ ] N')],
    [
      'adds a child in a quote',
      '> 1. [ ] A',
      add('N', { below: below('A', { isParent: true }) }),
      '> 1. [ ] A\n>    - [ ] N',
    ],
    [
      'adds at the end, where the one above is gone',
      list,
      add('N', { below: below('Z') }),
      list.replace('A\n\n', 'A\n- [ ] N\n\n'),
    ],
    [
      'adds what is done at the end',
      list,
      add('N', { done: true, below: below('Z') }),
      list.replace('A\n\n', 'A\n- [x] N\n\n'),
    ],
    ['adds to a text without a list', 'Words', add('N', { done: true }), 'Words\n\n- [x] N'],
    ['adds nothing that stands there', list, add('B'), list],
    ['adds one more of those', list, add('B', { wanted: 2 }), list.replace('- [ ] A', '- [ ] B\n- [ ] A')],
    ['ticks', list, change('A', { done: true }), list.replace('- [ ] A', '- [x] A')],
    ['takes a tick back', list, change('B', { done: false }), list.replace('[x]', '[ ]')],
    ['gives other words and no tick', list, change('B', { to: 'N' }), list.replace('[x] B', '[x] N')],
    [
      'ticks the last, where fewer say so',
      list,
      change('A', { nth: 5, done: true }),
      list.replace('A\n\n', 'A\n\n').replace('- [ ] A\n\n', '- [x] A\n\n'),
    ],
    [
      'ticks what has its new words already',
      list,
      change('Z', { to: 'A', had: 1, done: true }),
      list.replace('- [ ] A\n\n', '- [x] A\n\n'),
    ],
  ])('%s', (_name, description, one, wanted) => {
    expect(withSteps(description, [one])).toEqual({ text: wanted });
  });

  test('of a text with the line ends of a browser keeps them', () => {
    expect(withSteps('- [ ] A\r\n', [add('N')])).toEqual({ text: '- [ ] N\r\n- [ ] A\r\n' });
  });
});

describe('a sign that a print has lost', () => {
  const base = [step('a\u200Fb'), step('ab'), step('c\u202Ed'), step('e')];

  test('comes back to the box that lost it; one that lost none keeps its words', () => {
    const written = [step('cd'), step('ab', true), step('ab'), step('f'), step('e')];
    expect(asBefore(written, base).map(({ text: words }) => words)).toEqual(['c\u202Ed', 'ab', 'a\u200Fb', 'f', 'e']);
    expect(asBefore(written, base).map(({ done }) => done)).toEqual([false, true, false, false, false]);
  });

  test.each([
    ['ab', 'ab', true],
    ['a\u200Fb', 'ab', true],
    ['ab', 'a\u2066b', true],
    ['ab', 'ac', false],
  ])('%j and %j', (one, other, isSame) => {
    expect(isPrintedSame(one, other)).toBe(isSame);
  });
});
