// What plain texts say of their checkboxes by patterns alone: the same as line by line, and most goals are so plain.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainBoxes } from '#growth/text/plain-checkboxes.ts';
import { scannedBoxes } from '#growth/text/scanned-checkboxes.ts';
import { setItem } from '#growth/text/checklist.ts';
import { fill } from '#templates/fill.ts';
import { builtInTemplates } from '../templates/built-in.ts';

const begin = [
  [
    '',
    'word ',
    'Ü ',
    '# ',
    '##',
    '- [ ] ',
    '- [x] ',
    '* [X] ',
    '+ [ ] ',
    '- [ ]',
    '- word ',
    '* ',
    '---',
    '---- ',
    '**b** ',
  ],
  [
    '*i* ',
    '_q?_ ',
    '`c` ',
    '1. ',
    '> ',
    '  ',
    '    ',
    '\t',
    '--',
    '-',
    '***',
    '___',
    '__b__',
    '```',
    '~~~',
    '<!-- x -->',
  ],
  ['<b>', '[a]: b', '[x] ', '===', '\\', '|a|', '- - ', '- # ', '- > ', '- 1. ', '- [ ]\u00A0', '- [\u00A0] ', '* * *'],
  [
    '- [x]y',
    '\u00A0',
    '\uFEFF',
    '- [ ] - [ ] ',
    '-  [ ] ',
    '- [ ]\t',
    '-\t[ ] ',
    '- **',
    '- `',
    '`',
    '``',
    '**',
    '_',
    '_`',
  ],
].flat();
const rest = ['', 'text', '[ ] text', 'a\u2028- [ ] b', '---', ' ', '`a', '- [ ] z', '\t', '\r'];
const line = fc.tuple(fc.constantFrom(...begin), fc.constantFrom(...rest)).map((parts) => parts.join(''));
const drawn = fc.tuple(fc.array(line, { minLength: 1, maxLength: 7 }), fc.constantFrom('\n', '\n', '\n', '\r\n'));
const texts = drawn.map(([lines, end]) => lines.join(end));

test('of any text the same as line by line, or nothing', () => {
  let [plain, withBoxes] = [0, 0];
  fc.assert(
    fc.property(texts, (text) => {
      const boxes = plainBoxes(text);
      if (boxes === null) return;
      plain += 1;
      if (boxes.length > 0) withBoxes += 1;
      expect(boxes).toEqual(scannedBoxes(text));
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(200);
  expect(withBoxes).toBeGreaterThan(40);
});

test.each([
  ['words below an item belong to it', '- [ ] a\nb'],
  ['a rule below words makes a heading of them', 'a\n---'],
  ['an item in an item', '- [ ] a\n  - [ ] b'],
  ['a quote', '> - [ ] a'],
  ['a numbered list', '1. [ ] a'],
  ['code', '```\n- [ ] a\n```'],
  ['a comment, which may hide what follows', '<!--\n- [ ] a\n-->'],
  ['another end of lines', '- [ ] a\r\n- [ ] b'],
  ['another blank in the box', '- [\u00A0] a'],
  ['what only looks like a heading below an item', '- [ ] a\n##b'],
])('%s: read line by line', (_, text) => {
  expect(plainBoxes(text)).toBeNull();
});

test('an item without words is none, and of its words no blank counts', () => {
  expect(plainBoxes('# A\n\n- [ ]\n- [ ]  \n* [X]  b \n+ c\n\n---\n\nd')).toEqual([
    { offset: 22, done: true, source: 'b', end: 28 },
  ]);
});

test('each goal as a template opens it is plain, also once its steps are ticked', async () => {
  const about = { title: null, today: '2026-11-23', due: '2027-01-29', person: 'Alex', answers: {} };
  const { templates } = await builtInTemplates();
  expect(templates.length).toBeGreaterThan(0);
  for (const template of templates) {
    let { description } = fill(template, about);
    const open = plainBoxes(description)?.length ?? 0;
    expect(open, template.name).toBeGreaterThan(2);
    for (let number = 1; number <= open; number += 1) description = setItem(description, number, true);
    expect(plainBoxes(description)?.filter(({ done }) => done).length, template.name).toBe(open);
    expect(plainBoxes(description)).toEqual(scannedBoxes(description));
  }
});
