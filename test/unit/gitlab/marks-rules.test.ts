// Where a mark may stand, what it takes along, and what an archive leaves behind: one rule a line.
import { describe, expect, test } from 'vitest';
import {
  archivedText,
  editedText,
  formatMark,
  isQuiet,
  originOf,
  quietStoredText,
  readStoredText,
  restoredText,
  splitMark,
} from '#gitlab/words/marks.ts';
import { base } from './fake-gitlab.ts';

const mark = { type: 'goal', template: null, key: 'k1' };
const line = '<!-- devgrowth:goal key=k1 -->';
const quietLine = '<!-- devgrowth:goal key=k1 quiet=2 -->';

test.each([
  [null, '<!-- devgrowth:goal key=k1 -->'],
  [2, '<!-- devgrowth:goal key=k1 quiet=2 -->'],
  [0, '<!-- devgrowth:goal key=k1 quiet=0 -->'],
])('a mark of a text with %s backticks', (ticks, expected) => {
  expect(formatMark(mark, ticks)).toBe(expected);
});

test.each([
  ['no blanks at all', '<!--devgrowth:goal-->', 'goal'],
  ['tabs', '<!--\tdevgrowth:goal\t-->', 'goal'],
  ['a number in its type', '<!-- devgrowth:check2 -->', 'check2'],
  ['a value that is empty', '<!-- devgrowth:goal key= -->', 'goal'],
  ['no blank before an attribute', '<!-- devgrowth:goalkey=k1 -->', undefined],
  ['a type that begins with a number', '<!-- devgrowth:2goal -->', undefined],
  ['no type', '<!-- devgrowth: -->', undefined],
  ['a line end in it', '<!-- devgrowth:goal\nkey=k1 -->', undefined],
])('a mark with %s', (_name, stored, type) => {
  expect(readStoredText(stored).mark?.type).toBe(type);
});

test.each([
  ['one blank line above', `a\n\n${line}`, 'a'],
  ['right below the text', `a\n${line}`, 'a'],
  ['two blank lines above', `a\n\n\n${line}`, 'a\n'],
  ['blanks before it', `a\n\n  ${line}`, 'a'],
  ['blank lines below', `a\n\n${line}\n\n `, 'a'],
  ['line ends of Windows', `a\r\n\r\n${line}\r\n`, 'a'],
  ['nothing above', line, ''],
])('at the end of a text, with %s', (_name, stored, text) => {
  expect(splitMark(stored)).toEqual({ text, tail: stored.slice(text.length), mark });
});

test.each([
  ['text below, blank lines around', `a\n\n${line}\n\nb`, 'a\n\nb'],
  ['text below, none above', `${line}\n\nb`, '\nb'],
  ['text right below', `a\n\n${line}\nb`, 'a\n\nb'],
  ['text right above', `a\n${line}\n\nb`, 'a\n\nb'],
  ['text right around', `a\n${line}\nb`, 'a\nb'],
  ['a sentence around', `a ${line}\nb`, null],
])('in the middle, with %s', (_name, stored, text) => {
  expect(readStoredText(stored)).toMatchObject({ text: text ?? stored, mark: text === null ? null : mark });
  expect(splitMark(stored)).toEqual({ text: stored, tail: '', mark: null });
});

test.each([
  [`a\n\n${quietLine}`, true],
  [`a\n\n${quietLine}\n\nb`, true],
  [`a\n\n${line}`, false],
  [`a\n\n${line}\n\nb`, false],
  ['a quiet=2', false],
  ['', false],
])('whether %j came from a file: %s', (stored, expected) => {
  expect(isQuiet(stored)).toBe(expected);
});

describe('a text of an archive', () => {
  const from = { ...mark, from: 'alex/goals#4' };
  const origin = { by: 'sam.k-1', on: '2025-03-04', closed: null };
  const restored = (typed: string, more: object = {}) =>
    archivedText(typed, { mark: from, origin: { ...origin, ...more } }, base, () => null);
  const end = '<!-- devgrowth:goal key=k1 from=alex%2Fgoals%234 quiet=2 -->';

  test.each([
    ['says who wrote it', 'Why', {}, `Why\n\n*Originally written by \`@sam.k-1\` on 2025-03-04*\n\n${end}`],
    [
      'says when it was closed',
      'Why',
      { closed: '2025-05-06' },
      `Why\n\n*Originally written by \`@sam.k-1\` on 2025-03-04; closed on 2025-05-06*\n\n${end}`,
    ],
    ['may be empty', '', {}, `*Originally written by \`@sam.k-1\` on 2025-03-04*\n\n${end}`],
  ])('%s, and is read back without it', (_name, typed, more, stored) => {
    expect(restored(typed, more)).toBe(stored);
    expect(originOf(stored)).toEqual({ ...origin, ...more });
    expect(readStoredText(stored)).toMatchObject({ text: typed, mark: from });
  });

  test('names what stands here in place of what stood there', () => {
    const ours = (reference: string) => (reference === '#3' ? '#7' : null);
    const stored = archivedText('See #3 and #4', { mark: from, origin }, base, ours);
    expect(splitMark(stored).text).toBe('See #7 and `` #4 ``');
  });

  test('that somebody wrote below of has no origin any more, nor has a text of nobody’s', () => {
    const written = '*Originally written by `@sam` on 2025-03-04*';
    expect(originOf(`${restored('Why')}\n\nMore`)).toBe(null);
    expect(originOf(`Why\n\n${written}\n\n${line}`)).toBe(null);
    expect(readStoredText(`Why\n\n${written}\n\n${line}`).text).toBe(`Why\n\n${written}`);
    expect(originOf(`Why\n\n${end}`)).toBe(null);
    expect(originOf(`Why\n${written}\n\n${end}`)).toBe(null);
    expect(originOf(`Why\n\n${written} or so\n\n${end}`)).toBe(null);
    expect(originOf('')).toBe(null);
  });
});

test.each([
  ['new text, old mark', 'New', `\n\n${line}`, `New\n\n${line}`],
  ['no text, old mark', '', `\n\n${line}`, line],
  ['new text, mark with blanks around', 'New', `\n\n ${line} \n`, `New\n\n${line}`],
  ['no mark', 'New @sam', '', 'New @sam'],
  ['no mark, and one in the text', `New\n\n${line}`, '', `New\n\n${line}\n\n<!-- devgrowth:text -->`],
  ['a quiet one', 'New @sam', `\n\n${quietLine}`, `New \`\` @sam \`\`\n\n${quietLine}`],
  [
    'a quiet one, with other backticks',
    'New @sam ``x``',
    `\r\n\r\n${quietLine}\r\n`,
    'New ` @sam ` ``x``\n\n<!-- devgrowth:goal key=k1 quiet=1 -->',
  ],
])('set again with %s', (_name, text, tail, stored) => {
  expect(restoredText(text, tail, base)).toBe(stored);
});

describe('an edited text', () => {
  test.each([
    [
      'keeps lines that stand there, and names nobody in new ones',
      'Ask @sam',
      'Ask @sam\nAsk @kim',
      'Ask @sam\nAsk `` @kim ``',
    ],
    ['keeps as many of the same lines as there are', '@sam\nx', '@sam\nx\n@sam', '@sam\nx\n`` @sam ``'],
    ['keeps both of two same lines', '@sam\nx\n@sam', '@sam\ny\n@sam', '@sam\ny\n@sam'],
    ['keeps a line that moved', '@sam\nx', 'x\n@sam', 'x\n@sam'],
    ['that is emptied is empty', '@sam', '', ''],
  ])('%s', (_name, before, text, after) => {
    expect(editedText(before, text, base)).toBe(after);
    expect(editedText(`${before}\n\n${line}`, text, base)).toBe(after === '' ? line : `${after}\n\n${line}`);
  });

  test('of a file keeps what was added by hand to it', () => {
    const stored = quietStoredText('Ask @sam', mark, base).replace('\n\n<!--', '\n@kim\n\n<!--');
    expect(editedText(stored, 'Ask @sam\n@kim\n@lee', base)).toBe(
      `Ask \`\` @sam \`\`\n@kim\n\`\` @lee \`\`\n\n${quietLine}`,
    );
    expect(editedText(stored, '@kim\nAsk @sam', base)).toBe(`@kim\nAsk \`\` @sam \`\`\n\n${quietLine}`);
  });

  test('keeps its mark at the end where somebody wrote below it', () => {
    expect(editedText(`a\n\n${line}\n\nb`, 'a\n\nb\nc', base)).toBe(`a\n\nb\nc\n\n${line}`);
    expect(editedText(`a\n\n  ${quietLine}\n\nb`, 'a\n\nb\nc', base)).toBe(`a\n\nb\nc\n\n${quietLine}`);
  });
});
