// The first line of a comment: what after its title looks like a day, in whatever way people count their weeks.
import { expect, test } from 'vitest';
import { readHeader } from '#growth/text/comment-header.ts';

const looksDated = (rest: string) => readHeader(`Check-in ${rest}`, 'Check-in', () => null)?.looksDated;

test.each([
  'week 47',
  'calendar week 47',
  'week47',
  'week #47',
  'W47',
  'CW47',
  'KW 47',
  'QW3',
  'kw47',
  'Q3',
  'day 12',
  'sprint 4',
  '# 3',
  '#3',
  '2026',
  '3.11.',
  '03/11/26 done',
  '3-11',
  'Nov 3',
  'November',
  '3 Nov',
  '12. Dec',
  'september 2026',
  'Jan',
  'may',
])('"%s" looks like a day', (rest) => expect(looksDated(rest)).toBe(true));

test.each([
  'weekly',
  'week',
  'the week 47',
  'work 4',
  'calendar 3',
  'days 3',
  'quarter 3',
  'sprint planning',
  '# done',
  '3x faster',
  '47% done',
  'a Nov 3',
  'done in Nov',
  '',
])('"%s" does not', (rest) => expect(looksDated(rest)).toBe(false));
