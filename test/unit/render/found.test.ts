// What a search found, as a terminal shows it: each issue, the lines that hold the words, and how many more there are.
import { describe, expect, test } from 'vitest';
import type { Completeness } from '#growth/words/completeness.ts';
import type { FoundIssue, Hit } from '#reports/found.ts';
import { renderFound } from '#render/terminal/project/found.ts';
import { read } from './archived.ts';

const whole: Completeness = { complete: true, sources: [] };
const hit = (text: string, more: Partial<Hit> = {}): Hit => ({
  where: 'description',
  by: 'alex',
  day: null,
  text,
  marks: markedIn(text),
  ...more,
});
const markedIn = (text: string) => [...text.matchAll(/word/g)].map(({ index }) => ({ start: index, end: index + 4 }));
const issue = (more: Partial<FoundIssue> = {}): FoundIssue => ({
  iid: 7,
  title: 'Read',
  state: 'opened',
  confidential: false,
  url: 'https://gitlab.example/alex/goals/-/issues/7',
  kinds: ['lesson'],
  sort: 'goal',
  at: '2026-11-20T09:00:00.000Z',
  day: '2026-11-20',
  hits: [],
  ...more,
});
function linesOf(
  issues: readonly FoundIssue[],
  { columns = 80, limit = 9, needles = ['word'], searched = 12, completeness = whole } = {},
) {
  const options = { columns, limit, color: false, today: '2026-11-23' };
  return String(renderFound({ needles, issues, searched, completeness }, options)).trimEnd().split('\n');
}
const lineOf = (found: Hit, columns = 80) => linesOf([issue({ hits: [found] })], { columns })[1];

describe('an issue', () => {
  test.each<[string, Partial<FoundIssue>, string]>([
    ['that is a goal', {}, '#7 Read  lesson · open · Fri 20 Nov'],
    ['that is a goal of no kind', { kinds: [] }, '#7 Read  goal · open · Fri 20 Nov'],
    [
      'that is closed and confidential',
      { state: 'closed', confidential: true },
      '#7 Read  lesson · closed · confidential · Fri 20 Nov',
    ],
    ['that is a 1:1', { sort: '1on1', kinds: [] }, '#7 Read  1on1 · open · Fri 20 Nov'],
    ['that is no goal', { sort: 'issue', kinds: [] }, '#7 Read  no goal · open · Fri 20 Nov'],
    [
      'with the word in its title',
      { title: 'A word', hits: [hit('A word', { where: 'title' })] },
      '#7 A «word»  lesson · open · Fri 20 Nov',
    ],
    ['of a long title', { title: 'x'.repeat(80) }, `#7 ${'x'.repeat(48)}…  lesson · open · Fri 20 Nov`],
  ])('%s', (_name, more, line) => {
    expect(linesOf([issue(more)])[0]).toBe(line);
  });

  test('shows three lines and how many more there are', () => {
    const hits = (count: number) => Array.from({ length: count }, (_, at) => hit(`word ${at}`));
    const shown = (count: number) =>
      linesOf([issue({ hits: [hit('x', { where: 'title' }), ...hits(count)] })]).slice(1, -2);
    expect(shown(3)).toEqual([0, 1, 2].map((at) => `    description: «word» ${at}`));
    expect(shown(4).at(-1)).toBe('    and 1 more line');
    expect(shown(5)).toEqual([...shown(3), '    and 2 more lines']);
  });
});

describe('a line', () => {
  test('says where it stands, when it was written and by whom', () => {
    expect(lineOf(hit('a word'))).toBe('    description: a «word»');
    expect(lineOf(hit('a word', { where: 'comment', day: '2026-11-16' }))).toBe(
      '    comment, Mon 16 Nov, @alex: a «word»',
    );
    expect(lineOf(hit('a word', { where: 'closing', day: '2025-11-17', by: null }))).toBe(
      '    closing, Mon 17 Nov 2025, @nobody: a «word»',
    );
  });

  test('has every word between its marks', () => {
    expect(lineOf(hit('word and word'))).toBe('    description: «word» and «word»');
  });

  const room = 60 - '    description: '.length;
  test.each<[string, string, string]>([
    [
      'that just fits stands there whole',
      `${'a '.repeat(10)}word${'b'.repeat(room - 26)}`,
      `${'a '.repeat(10)}«word»${'b'.repeat(room - 26)}`,
    ],
    ['that is one sign too long is cut at its end', `word${'b'.repeat(room - 5)}`, `«word»${'b'.repeat(room - 7)}…`],
    [
      'that is too long begins with the word before what was found',
      `${'long '.repeat(20)}word`,
      `…${'long '.repeat(2)}«word»`,
    ],
    ['of one piece is cut within it', `${'x'.repeat(100)}word`, `…${'x'.repeat(13)}«word»`],
    ['is not cut within a sign of two halves', `${'𝒳'.repeat(100)}word`, `…${'𝒳'.repeat(6)}«word»`],
    [
      'with the word near its start begins at its start',
      `${'x'.repeat(13)}word${'y'.repeat(80)}`,
      `${'x'.repeat(13)}«word»${'y'.repeat(room - 20)}…`,
    ],
    ['that is too long by its marks begins later', `${'a '.repeat(19)}word`, `…${'a '.repeat(6)}«word»`],
    [
      'with the word at a third of it begins at its start',
      `ab ${'x'.repeat(10)}word${'y'.repeat(80)}`,
      `ab ${'x'.repeat(10)}«word»${'y'.repeat(room - 20)}…`,
    ],
    ['without a mark stands there from its start', 'z'.repeat(80), `${'z'.repeat(room - 1)}…`],
  ])('%s', (_name, text, shown) => {
    expect(lineOf(hit(text), 60)).toBe(`    description: ${shown}`);
  });
});

describe('the foot', () => {
  const foot = (...told: Parameters<typeof linesOf>) => linesOf(...told).at(-1);
  const two = [issue(), issue({ iid: 8 })];
  const unread = { complete: false, sources: [read('comments of #4', 1, 2)] };
  test.each<[string, readonly FoundIssue[], Parameters<typeof linesOf>[1], string]>([
    ['two of two', two, {}, '2 found, 12 issues looked through; devgrowth goal show <number> tells more'],
    [
      'one of two',
      two,
      { limit: 1, columns: 120 },
      '1 of 2 found, 12 issues looked through; --limit 2 shows all; devgrowth goal show <number> tells more',
    ],
    [
      'a goal and a plan',
      [issue({ sort: 'plan' }), issue()],
      {},
      '2 found, 12 issues looked through; devgrowth goal show <number> tells more',
    ],
    ['no goal', [issue({ sort: 'plan' })], { searched: 1 }, '1 found, 1 issue looked through'],
    [
      'a goal that is not shown',
      [issue({ sort: 'plan' }), issue()],
      { limit: 1 },
      '1 of 2 found, 12 issues looked through; --limit 2 shows all',
    ],
    ['nothing of one word', [], {}, 'That stands nowhere: 12 issues looked through.'],
    [
      'nothing of two words',
      [],
      { needles: ['a', 'b'] },
      'No goal, 1:1 or document holds all of that: 12 issues looked through.',
    ],
    [
      'nothing in what could be read',
      [],
      { completeness: unread },
      'Nothing was found in what could be read: 12 issues looked through.',
    ],
  ])('%s', (_name, issues, more, line) => {
    expect(foot(issues, more)).toBe(line);
  });

  test('what could not be read is said above all else, and only then', () => {
    expect(linesOf(two, { completeness: unread })[0]).toContain('INCOMPLETE');
    expect(linesOf(two)[0]).toContain('#7 Read');
  });
});
