// The advice of our templates for browsers is left out where nobody reads it in one; nothing else is.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withoutBrowserAdvice } from '#growth/text/browser-advice.ts';

const advice = [
  '---',
  '',
  'To log progress, copy this line into a comment, change it, and write below it what happened, what comes next (`Next: ...`) and what would help (`Help: ...`):',
  '',
  '`**Check-in 2026-11-30** · on track · 60%`',
].join('\n');

describe('withoutBrowserAdvice', () => {
  test.each([
    ['at the end', `## Actions\n\n- [ ] Read\n\n${advice}\n`, '## Actions\n\n- [ ] Read\n\n'],
    ['alone', advice, ''],
    ['with words of the person below it', `Read.\n\n${advice}\n\nMy words.`, 'Read.\n\n\nMy words.'],
    ['without its line above', `Read.\n\n${advice.slice(5)}`, 'Read.\n'],
  ])('%s', (_, text, left) => expect(withoutBrowserAdvice(text)).toBe(left));

  test.each([
    ["changed: it is the person's", advice.replace('To log progress', 'To log what I did')],
    ['only begun', advice.split('`**Check-in')[0] ?? ''],
    ['a line of dashes alone', 'Read.\n\n---\n\nMore.'],
  ])('%s', (_, text) => expect(withoutBrowserAdvice(text)).toBe(text));

  test.each(readdirSync('templates/goals'))('%s has it in these words', (file) => {
    const text = readFileSync(`templates/goals/${file}`, 'utf8').replaceAll(
      '{{check-in}}',
      '**Check-in 2026-11-30** · on track · 60%',
    );
    expect(withoutBrowserAdvice(text)).not.toContain('To log progress');
  });
});
