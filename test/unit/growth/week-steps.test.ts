// Boxes of a week put into the text as it stands by then: the same once more changes nothing, every other byte stays.
import { describe, expect, test } from 'vitest';
import { stepChanges } from '#growth/week/alignment.ts';
import { stepsIn, withSteps } from '#growth/week/steps.ts';

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
