// A file of kept answers is whole, or it is none.
import { expect, test } from 'vitest';
import { jsonOf, type Kept, keptFileBytes, readKeptFile } from '#settings/kept-file.ts';

const at = '2026-11-23T09:00:00.000Z';
const page = (words: string) => ({ status: 200, headers: {}, per: '100', seal: 's', json: jsonOf([words]) });
const kept = (pages: Kept['pages']): Kept => ({ at, pages, withheld: 0, all: false, row: null, servedAt: at });
const answers = new Map([
  ['projects/1/issues', kept({ 1: page('Zoë'), 2: page('b'), 3: page('c') })],
  ['user', kept({ 1: page('alex') })],
]);
const file = { host: 'https://gitlab.test', user: { id: 1, username: 'alex' }, accesses: ['a'], at, answers };
const bytes = keptFileBytes(file);
const lines = Buffer.from(bytes).toString().split('\n');

test('it reads as it was written, and is written again as it was read', () => {
  const read = readKeptFile(bytes);
  expect(read).toMatchObject({ host: file.host, user: file.user, accesses: file.accesses, at });
  for (const [key, { pages, ...rest }] of answers) {
    const again = read?.answers.get(key);
    expect(again).toMatchObject(rest);
    for (const [number, { json }] of Object.entries(pages))
      expect(Buffer.from(again?.pages[number]?.json ?? []).toString()).toBe(Buffer.from(json).toString());
  }
  if (read !== null) expect(Buffer.compare(keptFileBytes(read), bytes)).toBe(0);
});

test('cut anywhere, it is none', () => {
  for (let end = 0; end < bytes.length; end += 1) expect(readKeptFile(bytes.subarray(0, end)), `${end}`).toBeNull();
  for (let end = 0; end < lines.length - 1; end += 1)
    expect(readKeptFile(Buffer.from(`${lines.slice(0, end).join('\n')}\n`)), `${end} lines`).toBeNull();
});

test('so it is where a line promises more pages than stand below it', () => {
  const [head = '', meta = ''] = lines;
  const one = head.replace('"answers":2', '"answers":1');
  expect(readKeptFile(Buffer.from(`${one}\n${meta}\n`))).toBeNull();
  expect(readKeptFile(Buffer.from(`${one}\n${meta}\n["Zoë"]\n["b"]\n["c"]\n`))?.answers.size).toBe(1);
});

test.each([
  ['without a seal', ',"seal":"s"', ''],
  ['of another version', 'kept/v3', 'kept/v2'],
  ['with a status that is none', '"status":200', '"status":"ok"'],
])('%s it is none', (_, from, to) => {
  expect(readKeptFile(Buffer.from(lines.join('\n').replace(from, to)))).toBeNull();
});
