// A .docx of equal words: equal bytes whoever made it, whenever, and with whatever names for its links.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { withSameBytes } from '#render/docx/same-bytes.ts';

const words = Array.from({ length: 4000 }, (_, at) => `<w:t>word ${(at * 7919) % 613} of ${(at * at) % 97}</w:t>`).join(
  '',
);
const parts = (author: string, ids: readonly [string, string]): Record<string, string> => ({
  'docProps/core.xml': `<cp:coreProperties><dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="x">2026</dcterms:created><dcterms:modified>2026</dcterms:modified><dc:title>Goals</dc:title></cp:coreProperties>`,
  'word/_rels/document.xml.rels': `<Relationship Type="a" Id="${ids[0]}"/><Relationship Id="${ids[1]}" Target="b"/>`,
  'word/document.xml': `<w:hyperlink r:id="${ids[1]}" w:Id="${ids[0]}"/><w:p r:id="other">${words}</w:p>`,
  'word/styles.xml': '<styles/>',
});
const packed = (files: Readonly<Record<string, string>>, names: readonly string[] = Object.keys(files)) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8(files[name] ?? '')])));

test('neither author nor order nor names of links are seen in it', () => {
  const one = parts('alex', ['rId1', 'rIdxyz']);
  const other = parts('sam', ['rId9', 'rIdabc']);
  const made = withSameBytes(packed(one));
  expect(withSameBytes(packed(other, Object.keys(other).toReversed()))).toEqual(made);
  const told = Object.entries(unzipSync(made)).map(([name, content]) => [name, strFromU8(content)] as const);
  expect(told.map(([name]) => name)).toEqual(Object.keys(one).toSorted());
  expect(Object.fromEntries(told)).toEqual({
    ...one,
    'docProps/core.xml': '<cp:coreProperties><dc:title>Goals</dc:title></cp:coreProperties>',
    'word/_rels/document.xml.rels': '<Relationship Type="a" Id="part1"/><Relationship Id="part2" Target="b"/>',
    'word/document.xml': `<w:hyperlink r:id="part2" w:Id="part1"/><w:p r:id="other">${words}</w:p>`,
  });
});

test('it is packed as tightly as a ZIP can be', () => {
  const made = withSameBytes(packed(parts('alex', ['a', 'b'])));
  const tight = zipSync(unzipSync(made), { level: 9 });
  expect(made.byteLength).toBe(tight.byteLength);
  expect(made.byteLength).toBeLessThan(zipSync(unzipSync(made), { level: 1 }).byteLength);
});

test('it says that it was made on the first day that a ZIP knows', () => {
  const made = Buffer.from(withSameBytes(packed(parts('alex', ['a', 'b']))));
  // https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.6: years since 1980, month and day from 1.
  expect([made.readUInt16LE(10), made.readUInt16LE(12)]).toEqual([0, (0 << 9) | (1 << 5) | 1]);
});
