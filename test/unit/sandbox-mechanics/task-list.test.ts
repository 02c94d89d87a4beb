// Which checklist items count on which server, and what an edit of them is called.
import { fill } from '#templates/fill.ts';
import { builtInTemplates, everyAnswer } from '../templates/built-in.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareDescriptions,
  plainTasks,
  readTasks,
  taskCompletionStatus,
  taskStatus,
  type DescriptionEdit,
} from '#sandbox/text/task-list.ts';

const newer = '19.5';
const older = '17.7';
const box = (text: string, done = false) => ({ text, done });

describe('what counts', () => {
  const both: [string, string, ReturnType<typeof box>[]][] = [
    ['nothing', '', []],
    ['every list mark', '- [ ] a\n* [x] b\n+ [X] c\n1. [ ] d', [box('a'), box('b', true), box('c', true), box('d')]],
    ['nested', '- [ ] a\n  - [x] b\n    - [ ] c', [box('a'), box('b', true), box('c')]],
    ['quoted', '> - [x] a\n> - [ ] b', [box('a', true), box('b')]],
    ['inapplicable is in neither count', '- [~] a\n- [ ] b', [box('b')]],
    ['fenced code', '```\n- [ ] a\n```\n- [ ] b', [box('b')]],
    ['tilde code', '~~~\n- [ ] a\n~~~\n\n- [ ] b', [box('b')]],
    ['HTML comment', '<!--\n- [ ] a\n-->\n\n- [ ] b', [box('b')]],
    ['without text', '- [ ]\n- [ ] b', [box('b')]],
    ['without a list', '[ ] a', []],
    ['without a space behind', '- [ ]a\n- [x]b', []],
    ['Markdown in the text stays as written', '- [ ] **Read** `x` [y](z)', [box('**Read** `x` [y](z)')]],
    // https://gitlab.com/gitlab-org/gitlab/-/blob/master/spec/models/concerns/taskable_spec.rb
    [
      'blanks of other kinds in the box',
      '+ [\u00A0] No-break\n+ [\u2007] Figure\n+ [\u202F] Narrow\n+ [\u2009] Thin',
      [box('No-break'), box('Figure'), box('Narrow'), box('Thin')],
    ],
    [
      'a list of 1,000 levels',
      Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- [ ] a`).join('\n'),
      Array.from({ length: 1000 }, () => box('a')),
    ],
    ['quotes in quotes', `${'> '.repeat(400)}- [ ] a\n> - [x] <b>`, [box('a'), box('<b>', true)]],
    ['carriage returns', '- [ ] a\r\n- [x] b\r\n', [box('a'), box('b', true)]],
  ];
  test.each(both)('%s', (_name, text, expected) => {
    expect(readTasks(text, newer)).toEqual(expected);
    expect(readTasks(text, older)).toEqual(expected);
  });

  const differing: [string, string, ReturnType<typeof box>[], ReturnType<typeof box>[]][] = [
    ['indented code', 'Text\n\n    - [ ] a', [], [box('a')]],
    [
      'a box alone in a table cell',
      '| do | done |\n|---|---|\n| read | [x] |\n| write | [ ] |',
      [box('read', true), box('write')],
      [],
    ],
    ['a byte order mark', '\uFEFF- [ ] a\n- [x] b', [box('a'), box('b', true)], [box('b', true)]],
    ['a box that a line makes a heading', '- [ ] Bar\n  ---\n- [x] b', [box('b', true)], [box('Bar'), box('b', true)]],
    ['inapplicable table cell', '| do | done |\n|---|---|\n| read | [~] |', [], []],
    ['unclosed fence', '```\n- [ ] a', [], [box('a')]],
    ['backtick fence in a list item', '- ```\n  - [ ] a\n  ```', [], [box('a')]],
  ];
  test.each(differing)('%s: parsed since 18.0, matched by line before', (_name, text, parsed, matched) => {
    expect(readTasks(text, newer)).toEqual(parsed);
    expect(readTasks(text, '18.0')).toEqual(parsed);
    expect(readTasks(text, older)).toEqual(matched);
  });

  test('the fields', () => {
    expect(taskCompletionStatus('- [ ] a\n- [x] b', newer)).toEqual({ count: 2, completed_count: 1 });
    expect(taskCompletionStatus(null, newer)).toEqual({ count: 0, completed_count: 0 });
    expect(taskStatus('- [x] a', newer)).toBe('1 of 1 checklist item completed');
    expect(taskStatus('- [x] a\n- [ ] b', older)).toBe('1 of 2 checklist items completed');
    expect(taskStatus(null, newer)).toBe('');
  });
});

describe('what an edit is', () => {
  const cases: [string, string | null, string | null, DescriptionEdit][] = [
    ['nothing', 'a', 'a', { type: 'unchanged' }],
    ['nothing at all', null, '', { type: 'unchanged' }],
    ['one tick', '- [ ] a\n- [ ] b', '- [ ] a\n- [x] b', { type: 'ticked', items: [box('b', true)] }],
    ['two ticks', '- [ ] a\n- [x] b', '- [x] a\n- [ ] b', { type: 'ticked', items: [box('a', true), box('b')] }],
    [
      'a tick and other text: the tick alone is told',
      'x\n- [ ] a',
      'y\n- [x] a',
      { type: 'ticked', items: [box('a', true)] },
    ],
    ['a tick on a changed text', '- [ ] a', '- [x] b', { type: 'changed' }],
    ['a tick that moved', '- [ ] a', '- [ ] new\n- [x] a', { type: 'changed' }],
    ['text', 'a', 'b', { type: 'changed' }],
    ['inapplicable', '- [ ] a', '- [~] a', { type: 'changed' }],
  ];
  test.each(cases)('%s', (_name, before, after, expected) => {
    expect(compareDescriptions(before, after, newer)).toEqual(expected);
    expect(compareDescriptions(before, after, older)).toEqual(expected);
  });
});

test('flat lists of plain words: both ways count the same, and flipping one item tells of that item', () => {
  const item = fc.record({ text: fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,2}$/), done: fc.boolean() });
  const write = (items: { text: string; done: boolean }[]): string =>
    items.map(({ text, done }) => `- [${done ? 'x' : ' '}] ${text}`).join('\n');
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), fc.nat(), (items, pick) => {
      const index = pick % items.length;
      const flipped = items.map((one, at) => (at === index ? { ...one, done: !one.done } : one));
      for (const version of [newer, older]) {
        expect(readTasks(write(items), version)).toEqual(items);
        const edit = compareDescriptions(write(items), write(flipped), version);
        expect(edit).toEqual({ type: 'ticked', items: [flipped[index]] });
      }
    }),
  );
});

test('plain texts are counted without the parser, and just as it counts them', () => {
  const marks = ['- ', '* ', '+ ', '1. ', '2. ', '-  ', '-     ', '1) ', '', '# ', '- - '];
  const boxes = ['[ ] ', '[x] ', '[X] ', '[~] ', '[ ]', '[x]  ', ''];
  const plain = ['a', 'some **bold** text', '`code` b', '', '---', '[x](y)', '- c', '===', '[x]: y'];
  const texts = [
    ...plain,
    '<!-- mark -->',
    '<!-- a',
    '-->',
    '<b>',
    'a <b> c',
    '> q',
    'a | b',
    '| - | - |',
    '*** ',
    '`a',
  ];
  const line = fc
    .tuple(
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom(...marks),
      fc.constantFrom(...boxes),
      fc.constantFrom(...texts),
    )
    .map(([indent, mark, box, text]) => `${' '.repeat(indent)}${mark}${box}${text}`);
  const lines = fc.array(fc.oneof(line, fc.constant('')), { maxLength: 6 });
  fc.assert(
    fc.property(lines, (written) => {
      const text = written.join('\n');
      // HTML behind it sends the same text through the parser.
      expect(readTasks(text, newer)).toEqual(readTasks(`${text}\n\n<br>`, newer));
    }),
    { numRuns: 2000 },
  );
});

test('goals of every kind, with their mark and a tick, are plain', async () => {
  const { templates } = await builtInTemplates();
  expect(templates).toHaveLength(10);
  for (const template of templates) {
    for (const answers of [{}, everyAnswer(template.questions)]) {
      const filled = fill(template, {
        title: 'A goal',
        answers,
        today: '2026-11-23',
        due: '2026-12-24',
        person: 'Alex',
      });
      const text = `${filled.description.replace('- [ ]', '- [x]')}\n\n<!-- devgrowth:goal template=${template.name}@1 key=a -->`;
      const tasks = readTasks(`${text}\n\n<br>`, newer);
      expect(tasks.length).toBeGreaterThan(1);
      expect([template.name, plainTasks(text)]).toEqual([template.name, tasks]);
    }
  }
});
