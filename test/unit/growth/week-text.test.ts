// The text of a week, whatever stands in it: untouched it changes nothing, and what was written in it once is read the same again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekText } from '#growth/week/buffer.ts';
import { readWeek } from '#growth/week/reading.ts';
import type { WeekSheet } from '#growth/week/sheet.ts';
import { clean, oneLine } from '#render/text.ts';
import { onOneLine, stepsIn } from '#growth/week/steps.ts';

const odd = [
  'Read',
  '#7',
  '## #3',
  '/close',
  'Next: rest',
  'Help:',
  'What happened: all',
  '<!-- devgrowth:goal key=k1 -->',
  '<!--',
  '-->',
  '```',
  '~~~',
  '- [x] inner',
  '[x]',
  '1.',
  '**bold**',
  'الهدف',
  '\u202Ereversed',
  '\uFEFF',
  '\u200F',
  '\u001B[31mred',
  '🎯',
  '\\',
  '`code`',
  '| a |',
  '&lt;',
  'Wins',
  '...',
  ':',
  '> quoted',
];
const words = fc
  .array(fc.constantFrom(...odd), { minLength: 1, maxLength: 3 })
  .map((parts) => onOneLine(parts.join(' ')))
  // What shows no word is no box.
  .filter((text) => oneLine(text) !== '');
const ends = fc.constantFrom('\n', '\r\n');
const description = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('- ', '  - ', '* ', '1. ', '> - ', '    - ', '\t- '), fc.boolean(), words), {
      maxLength: 5,
    }),
    ends,
  )
  .map(([items, end]) => items.map(([lead, done, text]) => `${lead}[${done ? 'x' : ' '}] ${text}`).join(end));
const goal = fc.record({ description, title: words, next: fc.option(words), asks: fc.array(words, { maxLength: 2 }) });
const sheets = fc.tuple(fc.array(goal, { minLength: 1, maxLength: 3 }), fc.array(words, { maxLength: 3 })).map(
  ([goals, items]): WeekSheet => ({
    day: '2026-11-23',
    goals: goals.map((one, index) => ({
      iid: index + 1,
      title: oneLine(one.title),
      steps: stepsIn(one.description),
      next: one.next,
      percent: null,
      measure: null,
      asks: one.asks,
      hints: [],
      updatedAt: '2026-11-20T09:00:00.000Z',
    })),
    agenda: {
      day: '2026-11-30',
      items: stepsIn(items.map((item) => `- [ ] ${item}`).join('\n')).map((item) => ({ ...item, depth: 0 })),
    },
  }),
);
const nothing = { goals: [], wins: [], agenda: { add: [], steps: [] } };

test('untouched it changes nothing, with either end of lines, from a file or as it is printed', () => {
  fc.assert(
    fc.property(sheets, ends, fc.boolean(), (sheet, end, isPrinted) => {
      const text = isPrinted ? clean(weekText(sheet)) : weekText(sheet);
      const { changes, problems, left } = readWeek(text.replaceAll('\n', end), sheet);
      expect({ changes, problems, left }).toEqual({ changes: nothing, problems: [], left: [] });
    }),
    { numRuns: 300 },
  );
});

test('what was written is read the same when it opens again', () => {
  const lines = fc.array(fc.oneof(words, fc.constant(''), fc.constant('```\n## #2 in code\n- [ ] no box\n```')), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(sheets, lines, fc.array(words, { maxLength: 2 }), (sheet, happened, wins) => {
      const text = weekText(sheet)
        .replace(/^What happened:$/m, () => `What happened:\n${happened.join('\n')}`)
        .replace(/^- $/m, () => wins.map((win) => `- ${win}`).join('\n'));
      const first = readWeek(text, sheet);
      fc.pre(first.problems.length === 0);
      const again = readWeek(weekText(sheet, first.changes), sheet);
      expect(again.changes).toEqual(first.changes);
      expect(again.problems).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
