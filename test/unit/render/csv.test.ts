// CSV: what goes in comes out of a reader of RFC 4180, and no cell is a formula.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, csvTable as inkTable } from '#render/csv/table.ts';
import { oneLine } from '#render/text.ts';

const csvTable = (head: readonly string[], rows: readonly (readonly Cell[])[]) => inkTable(head, rows).toString();

test.each<[Cell, string]>([
  [null, ''],
  [-5, '-5'],
  [true, 'true'],
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', 'two lines'],
  ['=1+1', "'=1+1"],
  ['+49', "'+49"],
  ['-5', "'-5"],
  ['@sum', "'@sum"],
  ['\t=1', "'=1"],
  ['=cmd|"x"', '"\'=cmd|""x"""'],
  ['a=1', 'a=1'],
])('%j is %s', (cell, text) => expect(csvTable(['head'], [[cell]])).toBe(`head\r\n${text}\r\n`));

test('any texts come back, but for the apostrophe that disarms a formula', () => {
  const property = fc.property(fc.array(fc.array(fc.string(), { minLength: 3, maxLength: 3 })), (rows) => {
    const read = parseCsv(csvTable(['a', 'b', 'c'], rows));
    expect(read.length).toBe(rows.length + 1);
    for (const [index, row] of rows.entries()) {
      const cells = read[index + 1] ?? [];
      const armed = (cell: string) => cell.replace(/^'(?=[=+\-@|%])/, '');
      expect(cells.map(armed)).toEqual(row.map((cell) => armed(oneLine(cell))));
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });
  fc.assert(property);
});

/** A reader after the grammar of RFC 4180. */
function parseCsv(text: string): string[][] {
  return text
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
}
