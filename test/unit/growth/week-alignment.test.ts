// Which box of a written list is which of the list before: by its words, else by its place, else by how alike they are.
import { describe, expect, test } from 'vitest';
import { aligned, stepChanges } from '#growth/week/alignment.ts';

const step = (text: string, more: { done?: boolean; depth?: number } = {}) => ({
  text,
  done: false,
  depth: 0,
  ...more,
});
const list = (...texts: readonly string[]) => texts.map((text) => step(text));

describe('a box is', () => {
  test.each<[string, readonly string[], readonly string[], readonly (number | null)[], readonly number[]]>([
    ['the one that says the same, wherever it stands', ['A', 'B', 'C'], ['C', 'A', 'B'], [2, 0, 1], []],
    ['of two alike the first, then the second', ['A', 'A'], ['A', 'A', 'A'], [0, 1, null], []],
    ['the only other one between the same two', ['A', 'B', 'C'], ['A', 'new', 'C'], [0, 1, 2], []],
    ['as the so many-th of those below the same one', ['Z', 'A', 'b', 'c'], ['Z', 'A', 'x', 'y'], [0, 1, 2, 3], []],
    ['as the first above all others', ['b', 'A'], ['x', 'A'], [0, 1], []],
    ['as one of those below the first', ['A', 'b', 'c'], ['A', 'x', 'y'], [0, 1, 2], []],
    ['in each gap for itself', ['A', 'b', 'C', 'd'], ['A', 'x', 'C', 'y', 'z'], [0, 1, 2, null, null], [3]],
    ['new, where more stand there than before', ['A', 'b'], ['A', 'x', 'y'], [0, null, null], [1]],
    ['in its place where two words of five are the same', ['one two'], ['one three four', 'x'], [0, null], []],
    ['new where two words of six are the same', ['one two three'], ['one four five', 'x'], [null, null], [0]],
    ['elsewhere where six words of ten are', ['A', 'a b c d e'], ['a b c x y', 'A'], [1, 0], []],
    ['new elsewhere where half of them are', ['A', 'a b c d'], ['a b x y', 'A'], [null, 0], [1]],
    ['the one that is most alike', ['a b c', 'a b c d'], ['a b c d e'], [1], [0]],
    ['most alike where it may be either of two', ['a b c d'], ['a b c', 'a b c d e'], [null, 0], []],
    ['one alone, be two as much alike', ['a b c'], ['a b c d', 'a b c e'], [0, null], []],
    ['alike in capitals and small letters', ['READ IT'], ['read it now', 'x'], [0, null], []],
    ['no other for having no word either', ['!'], ['?', '...'], [null, null], [0]],
  ])('%s', (_name, base, written, from, left) => {
    expect(aligned(list(...base), list(...written))).toEqual({ from, left });
  });
});

describe('what was made of a list', () => {
  const added = (text: string, below: unknown, wanted = 1, done = false) => ({ how: 'add', text, done, below, wanted });
  const changed = (text: string, more: object) => ({
    how: 'change',
    text,
    nth: 0,
    to: null,
    had: 0,
    done: null,
    ...more,
  });

  test.each<[string, Parameters<typeof stepChanges>, readonly object[]]>([
    ['nothing', [list('A', 'B'), list('B', 'A')], []],
    ['a tick', [list('A'), [step('A', { done: true })]], [changed('A', { done: true })]],
    ['a tick taken back', [[step('A', { done: true })], list('A')], [changed('A', { done: false })]],
    ['other words', [list('A'), list('B')], [changed('A', { to: 'B' })]],
    ['words that one other says already', [list('B', 'A'), list('B', 'B')], [changed('A', { to: 'B', had: 1 })]],
    [
      'the second of two that say the same',
      [list('A', 'A'), [step('A'), step('A', { done: true })]],
      [changed('A', { nth: 1, done: true })],
    ],
    [
      'both of them: the last one first, as that counts none anew',
      [list('A', 'A'), list('X', 'Y')],
      [changed('A', { nth: 1, to: 'Y' }), changed('A', { to: 'X' })],
    ],
    [
      'changes before what is new, which stands below new words',
      [list('A b c', 'C'), [step('new'), step('A b d'), step('C', { done: true })]],
      [changed('C', { done: true }), changed('A b c', { to: 'A b d' }), added('new', null)],
    ],
    [
      'one more that says the same',
      [list('A'), list('A', 'A')],
      [added('A', { text: 'A', nth: 0, isParent: false }, 2)],
    ],
    [
      'two more that say the same',
      [list('A'), list('A', 'A', 'A')],
      [added('A', { text: 'A', nth: 0, isParent: false }, 2), added('A', { text: 'A', nth: 1, isParent: false }, 3)],
    ],
    [
      'one below another, done',
      [list('A', 'B'), [step('A'), step('n', { depth: 1, done: true }), step('B')]],
      [added('n', { text: 'A', nth: 0, isParent: true }, 1, true)],
    ],
    [
      'one beside the parent of the one above',
      [
        [step('A'), step('B', { depth: 1 })],
        [step('A'), step('B', { depth: 1 }), step('n')],
      ],
      [added('n', { text: 'A', nth: 0, isParent: false })],
    ],
    [
      'one above another of the same words as the one before',
      [list('A', 'A'), list('A', 'n', 'A')],
      [added('n', { text: 'A', nth: 0, isParent: false })],
    ],
    ['one that stands first', [list('A'), list('n', 'A')], [added('n', null)]],
  ])('%s', (_name, [base, written], changes) => {
    expect(stepChanges(base, written)).toEqual({ changes, left: [] });
  });

  test('what was taken out is told and stays', () => {
    expect(stepChanges(list('A', 'B', 'C'), list('B'))).toEqual({ changes: [], left: ['A', 'C'] });
  });
});
