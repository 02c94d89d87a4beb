// Lines with a label in a comment: what is theirs, what is text, and which lines change with a field.
import { describe, expect, test } from 'vitest';
import { linesOfField, readLabelled, tidyText, tidyValue } from '#growth/text/labelled-lines.ts';
import { english } from '#growth/words/typed-words.ts';

const labels = { next: ['next', 'next step', 'What I do'], help: ['help'] } as const;
const read = (body: string) => {
  const { text, fields } = readLabelled(body, labels);
  return [text, fields.next, fields.help];
};

describe('a label', () => {
  test.each<[string, string, [string, string | null, string | null]]>([
    ['with its words', 'Next: read', ['', 'read', null]],
    ['of several words, in any casing', 'NEXT STEP : read', ['', 'read', null]],
    ['in bold', '**Next:** read', ['', 'read', null]],
    ['in bold with its colon outside', '**Next**: read', ['', 'read', null]],
    ['in bold with all its words', '**Next: read**', ['', 'read', null]],
    ['in bold with bold words of their own', '**Next:** read **it**', ['', 'read **it**', null]],
    ['in a list', '- Next: read\n* Help: time', ['', 'read', 'time']],
    ['in a numbered list', '12) Next: read', ['', 'read', null]],
    ['three blanks in', '   Next: read', ['', 'read', null]],
    ['four blanks in is code', 'Well\n\n    Next: read', ['Well\n\n    Next: read', null, null]],
    ['within a line is text', 'My next: read', ['My next: read', null, null]],
    ['that nobody knows is text', 'Nexts: read', ['Nexts: read', null, null]],
    ['named with capitals', 'what i do: read', ['', 'read', null]],
    ['two blanks before its colon', 'Next  : read', ['', 'read', null]],
    ['right behind a number sign is text', '#Next: read\n#Help', ['#Next: read\n#Help', null, null]],
    ['in a line of 80 signs', `${'## Next'.padEnd(80)}\n\nread`, ['', 'read', null]],
    ['in a longer line is text', `${'## Next'.padEnd(81)}\nWell`, [`${'## Next'.padEnd(81)}\nWell`, null, null]],
    ['above words apart', 'A\nNext: read\n\nB', ['A\n\nB', 'read', null]],
    ['without a colon is text', 'Next read', ['Next read', null, null]],
    ['in code is text', '```\nNext: read\n```\nHelp: time', ['```\nNext: read\n```', null, 'time']],
    ['twice is joined', 'Next: read\nWell\nNext: write', ['Well', 'read\nwrite', null]],
    ['without words says nothing', 'Next:', ['', null, null]],
    [
      'behind 80 signs is text',
      `${' '.repeat(3)}Next${' '.repeat(80)}: read`,
      [`   Next${' '.repeat(80)}: read`, null, null],
    ],
  ])('%s', (_name, body, said) => {
    expect(read(body)).toEqual(said);
    expect(read(body.replaceAll('\n', '\r\n'))).toEqual(said);
    expect(read(body.replaceAll('\n', '\r'))).toEqual(said);
  });
});

describe('the words of a label go on', () => {
  test.each<[string, string, [string, string | null, string | null]]>([
    ['in lines two blanks in', 'Next: read\n  and write\nWell', ['Well', 'read\nand write', null]],
    ['in lines a tab in', 'Next: read\n\tand write', ['', 'read\nand write', null]],
    ['not in lines with two blanks elsewhere', 'Next: read\nand  write', ['and  write', 'read', null]],
    ['not one blank in', 'Next: read\n and write', [' and write', 'read', null]],
    ['behind an empty line', 'Next: read\n\n  and write\n\nWell', ['Well', 'read\n\nand write', null]],
    ['not in the next line', 'Next: read\nWell', ['Well', 'read', null]],
    ['right below a label alone', 'Next:\nread\nand write\n\nWell', ['Well', 'read\nand write', null]],
    ['up to another label', 'Next:\nread\nHelp: time', ['', 'read', 'time']],
    ['not below a gap', 'Next:\n\nWell', ['Well', null, null]],
    ['but in a list below a gap', 'Next:\n\n- read\n- write\n\nWell', ['Well', '- read\n- write', null]],
    ['of any sign', 'Next:\n\n* read\n\nHelp:\n\n+ time', ['', '* read', '+ time']],
    ['not below a gap where a sign stands within', 'Next:\n\nsee - this', ['see - this', null, null]],
    ['and in a numbered one', 'Next:\n\n1. read\n2) write', ['', '1. read\n2) write', null]],
    ['not in a list below other words', 'Next:\nread\n\n- write', ['- write', 'read', null]],
    ['not in a list below words beside it', 'Next: read\n\n- write', ['- write', 'read', null]],
    ['not in code below it', 'Next:\n```\nrun\n```', ['```\nrun\n```', null, null]],
    [
      'under a heading up to the next one',
      '## Next\n\nread\n\nwrite\n## Well\n\nRest',
      ['## Well\n\nRest', 'read\n\nwrite', null],
    ],
    ['under a heading with number signs within', '## Next\n\nsee ## this', ['', 'see ## this', null]],
    ['not under words before number signs', 'see ## Next\n\nread', ['see ## Next\n\nread', null, null]],
    ['under a heading with a colon', '### Next:\n\nread\n\nwrite', ['', 'read\n\nwrite', null]],
    ['under a heading in closing signs', '## Next ##\n\nread', ['', 'read', null]],
    ['under a heading in emphasis', '## **Next**\n\nread', ['', 'read', null]],
    ['under a line in bold', '**Next**\n\nread\n\n__Help__\n\ntime', ['', 'read', 'time']],
    ['not under a line half in bold', '**Next__\n\nread', ['**Next__\n\nread', null, null]],
    ['under a label with a line below it', 'Next\n----\n\nread\n\nHelp\n====\n\ntime', ['', 'read', 'time']],
    ['with a line below it, in code', '```\nNext\n----\n```', ['```\nNext\n----\n```', null, null]],
    ['with a line below it, blanks behind', 'Help: time\nNext  \n----\n\nread', ['', 'read', 'time']],
    ['with a line below it, two blanks in', '  Next\n----\n\nread', ['', 'read', null]],
    ['with a line below what goes on', 'Help: time\n  Next\n----', ['----', null, 'time\nNext']],
    ['not under text with a line below it', 'Well\n----\n\nread', ['Well\n----\n\nread', null, null]],
    ['not beside a heading that says more', '## Next: read\n\nWell', ['Well', 'read', null]],
    ['not in code under a heading', '## Next\n\n```\nrun\n```\nread', ['```\nrun\n```\nread', null, null]],
  ])('%s', (_name, body, said) => {
    expect(read(body)).toEqual(said);
  });
});

test.each<[string, string, [string, string | null, string | null]]>([
  ['everything below the mark is text', 'Next: read\n<!-- text -->\nHelp: time\n', ['Help: time', 'read', null]],
  ['blanks behind the mark are nothing', '<!-- text -->  \nHelp: time', ['Help: time', null, null]],
  ['a mark below text is text', 'Well\n<!-- text -->\nHelp: time', ['Well\n<!-- text -->', null, 'time']],
  ['a mark in code is text', '```\n<!-- text -->\n```\nHelp: time', ['```\n<!-- text -->\n```', null, 'time']],
  ['gaps in text stay', 'A\n\n\nB\nNext: read\n\nC', ['A\n\n\nB\n\nC', 'read', null]],
])('%s', (_name, body, said) => {
  expect(read(body)).toEqual(said);
});

test('a line counts where its words are accepted, beside the label or in the next line with words', () => {
  const numbers = (body: string) =>
    readLabelled(body, labels, (field, value) => field !== 'next' || /^\d+$/.test(value));
  expect(numbers('Next: 5')).toMatchObject({ text: '', fields: { next: '5' } });
  expect(numbers('Next: five')).toMatchObject({ text: 'Next: five', fields: { next: null } });
  expect(numbers('Next:\n5')).toMatchObject({ text: '', fields: { next: '5' } });
  expect(numbers('## Next\n\n5')).toMatchObject({ text: '', fields: { next: '5' } });
  expect(numbers('Next\n---\n5')).toMatchObject({ text: '', fields: { next: '5' } });
  expect(numbers('Next:\nfive')).toMatchObject({ text: 'Next:\nfive', fields: { next: null } });
});

test.each([
  ['Well\nNext: read\n\n  and write\n\nHelp: time', [1, 2, 3]],
  ['Next: read\n\nHelp: time\nNext: write', [0, 3]],
  ['Next: read\n\nNext: write\n\n', [0, 1, 2]],
  ['Next\n---\n\nread', [0, 1, 2, 3]],
  ['Next: read\nWell\nNext: write', [0, 2]],
  ['Next: read\n\n\n\n  write', [0, 1, 2, 3, 4]],
  ['Well', []],
])('of %j these lines change with the field: %j', (body, lines) => {
  expect(linesOfField(body, 'next', labels, () => true, english)).toEqual(lines);
});

test.each([
  ['\n \t\n  A\r\n\r\n B \n\n', '  A\n\n B', 'A\n\n B'],
  [' A \n \t \nB', ' A \n \t \nB', 'A \n\nB'],
  ['  \r\n ', '', null],
  ['', '', null],
])('%j is kept as the text %j and the value %j', (typed, text, value) => {
  expect([tidyText(typed), tidyValue(typed)]).toEqual([text, value]);
});

test('a value that is none stays none', () => {
  expect(tidyValue(null)).toBeNull();
});
