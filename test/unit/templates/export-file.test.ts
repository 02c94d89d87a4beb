// The export file: exact when read again, harmless when it is printed.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ExportedGoal, exportText } from '#templates/export-file.ts';

const goal = (title: string, description = ''): ExportedGoal => ({
  id: 'x',
  title,
  kind: 'general',
  due: 'none',
  description,
});

test.each([
  ['C1', 'a\u009b2Jb'],
  ['an escape', 'a\u001b]0;pwned\u0007b'],
  ['reading direction', 'a\u202eb'],
  ['a line end of Unicode', 'a\u2028b'],
  ['a byte order mark', '\ufeffa'],
  ['in a text of several lines', 'one\n\u009btwo\n\n# three: "x"\n'],
])('%s is escaped, not lost', (_name, words) => {
  const text = exportText([goal(words, words)], ['about']);
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202e\u2028\ufeff]/u);
  expect(parse(text)).toEqual({ goals: [goal(words, words)] });
});

test('whatever the words', () => {
  const words = fc.string({
    unit: fc.constantFrom('\u001b', '\u009b', '\u202e', '\\', '"', "'", ':', '#', '\n', ' ', '-', 'a', '\u0085'),
  });
  fc.assert(
    fc.property(words, words, (title, description) => {
      const text = exportText([goal(title, description)], []);
      expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
      expect(parse(text)).toEqual({ goals: [goal(title, description)] });
    }),
  );
});

test('ordinary texts stay as readable as they were', () => {
  expect(exportText([goal('Read: a book', 'One\n\nTwo\n')], ['1 goal'])).toBe(
    '# 1 goal\ngoals:\n  - id: x\n    title: "Read: a book"\n    kind: general\n    due: none\n    description: |\n      One\n\n      Two\n',
  );
});
