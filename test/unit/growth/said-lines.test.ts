// One line of a text that says one thing: found wherever it stands, changed without touching another byte. And what a text keeps in mind.
import { describe, expect, test } from 'vitest';
import { drawerItem } from '#growth/text/drawer-address.ts';
import { withoutEndSigns } from '#growth/text/end-signs.ts';
import { endsRaw, leavesOpen } from '#growth/text/open-end.ts';
import { saidLines, sayingLabel, sayingOn, withoutSaid, withSaidOnTop } from '#growth/text/said-line.ts';
import { rememberTaken, takenFrom, withoutTaken } from '#growth/text/taken.ts';

const label = sayingLabel('serves|helps');

describe('a line that says it', () => {
  test.each([
    ['Serves: Kim', 'Kim'],
    ['  helps : Kim', 'Kim'],
    ['- **Serves:** Kim', 'Kim'],
    ['* _Serves_: Kim', 'Kim'],
    ['+ __Serves__:Kim', 'Kim'],
    ['Serves:\tKim', 'Kim'],
    ['Well\r\n\r\nSERVES: Kim', 'Kim'],
    ['Well\rServes: Kim\rfor now', 'Kim'],
    ['Well\u2028Serves: Kim', null],
    ['Serves: Kim <!-- or Noor -->', 'Kim '],
    ['Serves Kim', null],
    ['It serves: Kim', null],
    ['    Serves: Kim', null],
    ['> Serves: Kim', null],
    ['```\nServes: Kim\n```', null],
    ['<!--\nServes: Kim\n-->', null],
    ['<!-- x -->Serves: Kim', null],
  ])('%j: %j', (text, value) => {
    expect(saidLines(text, label).map((line) => line.value)).toEqual(value === null ? [] : [value]);
  });

  test('is known by its place', () => {
    expect(saidLines('A\r\nServes: Kim\r\n\r\nhelps: Noor', label)).toEqual([
      { at: 1, value: 'Kim' },
      { at: 3, value: 'Noor' },
    ]);
  });

  test.each([
    ['A\nServes: Kim\nB', 1, 'A\nServes: Kim, Noor\nB'],
    ['- **Serves:**  Kim  \r\nB', 0, '- **Serves:** Kim  , Noor\r\nB'],
    ['Serves: Kim <!-- x -->', 0, 'Serves: Kim <!-- x -->, Noor'],
    ['Serves: Kim<!-- open\n-->', 0, 'Serves: Kim, Noor <!-- open\n-->'],
    ['Serves:', 0, 'Serves: , Noor'],
  ])('%j says more', (text, at, expected) => {
    expect(sayingOn(text, label, at, (value) => `${value}, Noor`)).toBe(expected);
  });

  test('says nothing where nothing is left of it', () => {
    expect(sayingOn('Serves: Kim\nB', label, 0, () => '')).toBe('Serves:\nB');
  });

  test.each([
    ['Serves: Kim\n\nA', 'A'],
    ['A\n\nServes: Kim\n\nB', 'A\n\nB'],
    ['A\nServes: Kim\nB', 'A\nB'],
    ['A\n\nServes: Kim\nB', 'A\n\nB'],
    ['A\nServes: Kim\n\nB', 'A\n\nB'],
    ['A\r\n\r\nServes: Kim\r\n\r\nB', 'A\r\n\r\nB'],
    ['A\n\nServes: Kim', 'A\n\n'],
    ['A\nX\nServes: Kim\n\nB', 'A\nX\n\nB'],
    ['A\n \nServes: Kim\n \nB', 'A\n \nB'],
    ['A\nB\nServes: Kim <!-- open\n-->', 'A\nB\n<!-- open\n-->'],
    ['Serves: Kim <!-- open\n-->\nB', '<!-- open\n-->\nB'],
    ['Serves: Kim\nA\nhelps: Noor\nB', 'A\nB'],
  ])('%j without it', (text, expected) => {
    expect(withoutSaid(text, saidLines(text, label))).toBe(expected);
  });

  const isTitle = (first: string) => first.startsWith('# ');
  test.each([
    ['', 'Serves: Kim'],
    ['A', 'Serves: Kim\n\nA'],
    ['A\r\nB', 'Serves: Kim\r\n\r\nA\r\nB'],
    ['# A', '# A\n\nServes: Kim'],
    ['# A\nB', '# A\n\nServes: Kim\n\nB'],
    ['# A\nB\n\nC', '# A\n\nServes: Kim\n\nB\n\nC'],
    ['# A\r\n \r\n\r\nB', '# A\r\n\r\nServes: Kim\r\n\r\nB'],
    ['# A <!-- open\n-->', 'Serves: Kim\n\n# A <!-- open\n-->'],
    ['# A <!-- shut -->\nB', '# A <!-- shut -->\n\nServes: Kim\n\nB'],
  ])('%j with it on top', (text, expected) => {
    expect(withSaidOnTop(text, 'Serves: Kim', isTitle)).toBe(expected);
  });

  test('stands above a title where nothing says that it is one', () => {
    expect(withSaidOnTop('# A', 'Serves: Kim')).toBe('Serves: Kim\n\n# A');
  });
});

describe('what was taken from comments', () => {
  const line = '<!-- taken from comments: 7.ab 8.c1 -->';
  test('stands below the text, and on the same line later', () => {
    expect(rememberTaken('', ['7.ab', '8.c1'])).toBe(line);
    expect(rememberTaken('A', ['7.ab', '8.c1'])).toBe(`A\n\n${line}`);
    expect(rememberTaken('A\r\nB', ['7.ab'])).toBe('A\r\nB\r\n\r\n<!-- taken from comments: 7.ab -->');
    expect(rememberTaken(`A\n  ${line} \nB`, ['9.z'])).toBe('A\n<!-- taken from comments: 7.ab 8.c1 9.z -->\nB');
  });
  test('is read from every such line', () => {
    expect([...takenFrom(`${line}\nA\n<!-- taken from comments: 9.z -->`)]).toEqual(['7.ab', '8.c1', '9.z']);
    expect([...takenFrom('x <!-- taken from comments: 9.z -->\n<!-- taken from comments: 9 -->')]).toEqual([]);
  });
  test('is no part of what is shown', () => {
    expect(withoutTaken(`A\n\n${line}\n`)).toBe('A');
  });
});

test.each<[unknown, unknown]>([
  [
    { iid: '7', full_path: 'acme/web' },
    { home: 'acme/web', iid: 7 },
  ],
  [
    { iid: 123_456_789, full_path: 'acme' },
    { home: 'acme', iid: 123_456_789 },
  ],
  [{ iid: 0, full_path: 'acme' }, null],
  [{ iid: 1_234_567_890, full_path: 'acme' }, null],
  [{ iid: '7a', full_path: 'acme' }, null],
  [{ iid: 'a7', full_path: 'acme' }, null],
  [{ iid: 7, full_path: '' }, null],
  [{ iid: 7, full_path: 7 }, null],
  [{ iid: 7 }, null],
  [null, null],
])('the drawer of %j shows %j', (shown, item) => {
  const address = new URL(`https://gitlab.test/-/issues?show=${btoa(JSON.stringify(shown))}`);
  expect(drawerItem(address)).toEqual(item);
});

test('no drawer is open without words that it can read; a plus sign may have become a blank', () => {
  expect(drawerItem(new URL('https://gitlab.test/-/issues'))).toBeNull();
  expect(drawerItem(new URL('https://gitlab.test/-/issues?show=7'))).toBeNull();
  const shown = btoa(JSON.stringify({ iid: 7, full_path: 'a~~>>b' }));
  expect(shown).toContain('+');
  expect(drawerItem(new URL(`https://gitlab.test/-/issues?show=${shown}`))?.home).toBe('a~~>>b');
});

test.each([
  ['a.b.,.', '.,', 'a.b'],
  ['...', '.', ''],
  ['a!', '.,', 'a!'],
  ['', '.', ''],
])('%j without %j at its end: %j', (text, signs, left) => {
  expect(withoutEndSigns(text, signs)).toBe(left);
});

test.each<[string, boolean, boolean]>([
  ['A', false, false],
  ['```\nA', true, true],
  ['```\nA\n```', false, false],
  ['<!-- A', true, true],
  ['<!-- A\n-->', false, false],
  ['<!-- A -->\nB', false, false],
  ['   <!-- A', true, true],
  ['    <!-- A', false, false],
  ['<pre>\n\nA', true, true],
  ['<pre>\n\nA</PRE>', false, false],
  ['<div>\nA', false, false],
  ['<div>\n```\n\n```', true, true],
  ['<? A', true, true],
  ['<![CDATA[ ]>', true, true],
  ['<b>\n```', false, false],
  ['A\n<b>\n```', true, true],
  ['</b>\n```', false, false],
  ['A <b>\n```', true, true],
  ['<!--\n<div>\n\nA', true, true],
  ['<div>\n \n```', true, true],
  ['<div>\n\n<b>\n```', false, false],
  ['A\n \n<b>\n```', false, false],
  ['<PRE>\n\nA', true, true],
  ['<DETAILS>\n\nA\n\n</Details>', false, false],
  ['<Details>\n\nA', true, false],
  ['$$\nx\n$$\n$$', true, false],
  ['$$ x', false, false],
  ['>>> x', false, false],
  ['<details>\n\nA', true, false],
  ['<details>\n\nA\n\n</details >', false, false],
  ['<details open>\n<details>\n</details>', true, false],
  ['<detailsx>', false, false],
  ['```\n<details>\n```', false, false],
  ['$$\nx', true, false],
  ['$$\nx\n$$', false, false],
  ['A $$', false, false],
  ['>>>\nA', true, false],
  ['>>>\nA\n>>> ', false, false],
  [' >>>', false, false],
])('%j leaves something open: %s; it ends in code or raw HTML: %s', (text, isOpen, isRaw) => {
  expect([leavesOpen(text), endsRaw(text)]).toEqual([isOpen, isRaw]);
});
