// The agenda of a 1:1: tags read and checked, items carried over with their age, lines added without harm.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addAgendaItem, agendaText, carryInto, lackedBy } from '#growth/meetings/agenda-text.ts';
import { agendaTags, isOnAgenda, parseAgendaItem, readAgenda } from '#growth/meetings/agenda.ts';
import { carriedOver, leftLines, ordinal } from '#growth/meetings/carry-over.ts';
import { readChecklist } from '#growth/text/checklist.ts';

const offered = "DISCUSS, REVIEW, HELP, FYI, THANKS, or another of the handbook's.";
const plain = { number: 1, done: false, times: 1, since: null, day: null, by: null, replies: [], notes: [] };

describe('readAgenda', () => {
  it.each([
    ['- [ ] HELP a reviewer', { ...plain, tag: 'HELP', text: 'a reviewer' }],
    ['* [x] THANKS to Noor', { ...plain, tag: 'THANKS', text: 'to Noor', done: true }],
    ['- [ ] Discuss: the plan', { ...plain, tag: 'DISCUSS', text: 'the plan' }],
    ['- [ ] Review the plan', { ...plain, tag: null, text: 'Review the plan' }],
    ['- [ ] Done, thanks', { ...plain, tag: null, text: 'Done, thanks' }],
    ['- [ ] Why: nobody asked', { ...plain, tag: null, text: 'Why: nobody asked' }],
    ['- [ ] WHY nobody asked', { ...plain, tag: 'WHY', text: 'nobody asked' }],
    ['- [ ] DOTO: the plan', { ...plain, tag: 'DOTO', text: 'the plan' }],
    ['- [ ] HELPER wanted', { ...plain, tag: null, text: 'HELPER wanted' }],
    ['- [ ] **HELP** a reviewer', { ...plain, tag: 'HELP', text: 'a reviewer' }],
    ['- [ ] 2026-12-08 DISCUSS career', { ...plain, tag: 'DISCUSS', day: '2026-12-08', text: 'career' }],
    ['- [ ] DISCUSS 2026-12-08 career', { ...plain, tag: 'DISCUSS', day: '2026-12-08', text: 'career' }],
    ['- [ ] DISCUSS 2026-02-30 career', { ...plain, tag: 'DISCUSS', text: '2026-02-30 career' }],
    [
      '- [ ] HELP a reviewer (third time, since 2026-11-03)',
      { ...plain, tag: 'HELP', text: 'a reviewer', times: 3, since: '2026-11-03' },
    ],
    ['- [ ] HELP a reviewer (11th time)', { ...plain, tag: 'HELP', text: 'a reviewer', times: 11 }],
    ['- [ ] FYI said it a (second time)', { ...plain, tag: 'FYI', text: 'said it a', times: 2 }],
    ['- [ ] DISCUSS on-call (from `@morgan`)', { ...plain, tag: 'DISCUSS', text: 'on-call', by: 'morgan' }],
    [
      '- [ ] DISCUSS on-call (from `@morgan`) (third time, since 2026-11-03)',
      { ...plain, tag: 'DISCUSS', text: 'on-call', by: 'morgan', times: 3, since: '2026-11-03' },
    ],
    [
      '- [ ] DISCUSS on-call (from `@sam`) (from `@morgan`)',
      { ...plain, tag: 'DISCUSS', text: 'on-call (from @sam)', by: 'morgan' },
    ],
    ['- [ ] ACTION @morgan asks HR', { ...plain, tag: 'ACTION', text: '@morgan asks HR' }],
    [
      '- [ ] DISCUSS on-call\n  => on **Thursday**\n  or later\n  - => fine (from `@morgan`)\n  ```\n  => code\n  ```',
      {
        ...plain,
        tag: 'DISCUSS',
        text: 'on-call',
        replies: [
          { text: 'on Thursday or later', by: null },
          { text: 'fine', by: 'morgan' },
        ],
      },
    ],
  ])('%s', (line, item) => {
    expect(readAgenda(line)).toEqual([item]);
  });
});

describe('parseAgendaItem', () => {
  it.each([
    ['help a  reviewer', 'HELP a reviewer'],
    ['DISCUSS: the date\nof it', 'DISCUSS the date of it'],
    ['2026-12-08 discuss career', '2026-12-08 DISCUSS career'],
  ])('%j', (typed, value) => {
    expect(parseAgendaItem(typed)).toEqual({ ok: true, value });
  });

  it.each(agendaTags)('%s in capitals', (tag) => {
    expect(parseAgendaItem(`${tag} the plan`)).toEqual({ ok: true, value: `${tag} the plan` });
  });

  it.each([
    ['a reviewer', `"a reviewer" does not begin with a tag: ${offered}`],
    ['HEPL a', `"HEPL a" does not begin with a tag; did you mean HELP?: ${offered}`],
    ['done with it', `"done with it" does not begin with a tag; did you mean DONE?: ${offered}`],
    ['HELP', '"HELP" says nothing after its tag.'],
    ['', `"" does not begin with a tag: ${offered}`],
  ])('refuses %j', (typed, problem) => {
    expect(parseAgendaItem(typed)).toEqual({ ok: false, problem });
  });
});

describe('carriedOver', () => {
  it.each([
    ['a new one', '- [ ] HELP a reviewer', ['HELP a reviewer (second time, since 2026-11-10)']],
    ['an old one', '- [ ] HELP it (second time, since 2026-11-03)', ['HELP it (third time, since 2026-11-03)']],
    ['a ticked one', '- [x] HELP it', []],
    ['thanks, which are said once', '- [ ] THANKS to Noor\n- [ ] FYI a', ['FYI a (second time, since 2026-11-10)']],
    ['what is over', '- [ ] DONE a\n- [ ] WONT b\n- [ ] DUPLICATE c\n- [ ] SORRY d', []],
    ['what is to be done', '- [ ] TODO a', ['TODO a (second time, since 2026-11-10)']],
    ['one without a tag', '- [ ] Look at it', ['Look at it (second time, since 2026-11-10)']],
    [
      'its Markdown',
      '- [ ] FYI see [the plan](https://x.example)',
      ['FYI see [the plan](https://x.example) (second time, since 2026-11-10)'],
    ],
    ['lines that go on', '- [ ] FYI one\n  two\n\nText', ['FYI one two (second time, since 2026-11-10)']],
    ['nobody mentioned twice', '- [ ] FYI for @sam', ['FYI for `@sam` (second time, since 2026-11-10)']],
    ['an item below a ticked one', '- [x] FYI a\n  - [ ] HELP b', ['HELP b (second time, since 2026-11-10)']],
    [
      'items in a quote, with what stands below them',
      '> - [ ] HELP a\n> - [ ] HELP b\n>   goes on\n>   - note of b\n> - [x] FYI c',
      ['HELP a (second time, since 2026-11-10)', 'HELP b goes on (second time, since 2026-11-10)\n  - note of b'],
    ],
    [
      'items below another one in a quote',
      '> - [x] FYI c\n>   - [ ] HELP a\n>   - [x] FYI d',
      ['HELP a (second time, since 2026-11-10)'],
    ],
    ['a fence right below', '- [ ] HELP a\n```\ncode\n```', ['HELP a (second time, since 2026-11-10)']],
    ['a line drawn right below', '- [ ] HELP a\n***\ntext', ['HELP a (second time, since 2026-11-10)']],
    ['a quote right below', '- [ ] HELP a\n> said Sam', ['HELP a (second time, since 2026-11-10)']],
  ])('%s', (_name, description, expected) => {
    expect(carriedOver(description, '2026-11-10').map(({ text }) => text)).toEqual(expected);
  });

  it('ages by one at each meeting, and stays the same item', () => {
    let text = '- [ ] HELP a reviewer';
    for (let times = 2; times <= 30; times += 1) {
      const [item] = carriedOver(text, `2026-11-${String(times - 1).padStart(2, '0')}`);
      text = agendaText([item?.text ?? '']);
      expect(readAgenda(text)).toMatchObject([
        { number: 1, tag: 'HELP', day: null, text: 'a reviewer', done: false, times, since: '2026-11-01' },
      ]);
      expect(isOnAgenda(text, 'HELP a reviewer')).toBe(true);
    }
  });
});

test.each([
  [2, 'second'],
  [3, 'third'],
  [4, '4th'],
  [11, '11th'],
  [21, '21st'],
  [22, '22nd'],
  [112, '112th'],
])('ordinal %i', (n, text) => expect(ordinal(n)).toBe(text));

describe('addAgendaItem', () => {
  it.each([
    ['an empty text', '', '- [ ] NEW'],
    ['a text without a list', 'Agenda', 'Agenda\n\n- [ ] NEW'],
    ['after the last item', '- [ ] A\n- [x] B\n\nNotes', '- [ ] A\n- [x] B\n- [ ] NEW\n\nNotes'],
    ['after lines that go on', '- [ ] A\n  more\n\nNotes', '- [ ] A\n  more\n- [ ] NEW\n\nNotes'],
    ['before other bullets', '- [ ] A\n- note', '- [ ] A\n- [ ] NEW\n- note'],
    ['line ends of the web page', '- [ ] A\r\n\r\nNotes', '- [ ] A\r\n- [ ] NEW\r\n\r\nNotes'],
    ['a fence left open', 'Notes\n```\ncode', '- [ ] NEW\n\nNotes\n```\ncode'],
  ])('%s', (_name, before, after) => {
    expect(addAgendaItem(before, 'NEW')).toBe(after);
  });

  it('adds exactly this item to any text, and takes nothing away', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '- [ ] HELP a',
        '- [x] FYI b',
        '  - [ ] c',
        '> - [ ] d',
        '```',
        '~~~',
        '',
        'Text',
        '## Head',
        '<div>',
        '<!-- m -->',
        '- note',
        '1. [ ] e',
      ),
      fc.string({ maxLength: 12 }),
    );
    const tag = fc.constantFrom(...agendaTags);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), tag, fc.constantFrom('\n', '\r\n'), (lines, word, end) => {
        const before = lines.join(end);
        const item = `${word} something new`;
        const after = addAgendaItem(before, item);
        const added = `- [ ] ${item}`;
        const at = after.indexOf(added);
        expect((after.slice(0, at) + after.slice(at + added.length)).replace(/\s/g, '')).toBe(
          before.replace(/\s/g, ''),
        );
        expect(readChecklist(after).map(({ text }) => text)).toContain(item);
      }),
      { numRuns: 300 },
    );
  });
});

describe('isOnAgenda', () => {
  it.each([
    ['- [ ] HELP a reviewer (third time, since 2026-11-03)', 'HELP a reviewer', true],
    ['- [ ] Help: **a** reviewer', 'HELP a reviewer', true],
    ['- [x] HELP a reviewer', 'HELP a reviewer', false],
    ['- [ ] HELP a reviewer', '2026-12-20 HELP a reviewer', false],
    ['- [ ] 2026-12-18 HELP a reviewer', '2026-12-20 HELP a reviewer', false],
    ['- [ ] HELP 2026-12-20 a reviewer', '2026-12-20 HELP a reviewer', true],
    ['- [ ] 2026-12-20 HELP a reviewer', 'HELP a reviewer', true],
    [String.raw`- [ ] FYI \*both\* of them`, String.raw`FYI \*both\* of them`, true],
  ])('%s: %s', (agenda, item, expected) => {
    expect(isOnAgenda(agenda, item)).toBe(expected);
  });
});

describe('carryInto', () => {
  const carried = 'HELP a (second time, since 2026-11-10)';

  it.each([
    ['a new item', '- [ ] FYI x', [carried], `- [ ] FYI x\n- [ ] ${carried}`],
    ['one that stands there', '- [ ] HELP a', [carried], '- [ ] HELP a'],
    ['one that is ticked there', '- [x] HELP a', [`${carried}\n  - n`], '- [x] HELP a\n  - n'],
    [
      'lines it lacks',
      '- [ ] HELP a\n- [ ] FYI',
      [`${carried}\n  - n\n\n  m`],
      '- [ ] HELP a\n  - n\n\n  m\n- [ ] FYI',
    ],
    ['lines it has', '- [ ] HELP a\n  - o\n  - n', [`${carried}\n  - n`], '- [ ] HELP a\n  - o\n  - n'],
    ['a box ticked meanwhile', '- [ ] HELP a\n  - [x] n', [`${carried}\n  - [ ] n`], '- [ ] HELP a\n  - [x] n'],
    [
      'lines that go on from those it has',
      '- [ ] HELP a\n  - n',
      [`${carried}\n  - n\n  - m`],
      '- [ ] HELP a\n  - n\n  - m',
    ],
    ['other lines', '- [ ] HELP a\n  - n', [`${carried}\n  - m\n  - n`], '- [ ] HELP a\n  - n\n  - m\n  - n'],
    [
      'two that say the same',
      '',
      ['HELP a\n  - n', 'FYI x', `${carried}\n  - m`],
      '- [ ] HELP a\n  - n\n  - m\n- [ ] FYI x',
    ],
    ['a quote', '> - [ ] HELP a\n> - [ ] FYI x', [`${carried}\n  - n`], '> - [ ] HELP a\n>   - n\n> - [ ] FYI x'],
    [
      'line ends of the web page',
      '- [ ] HELP a\r\n- [ ] FYI x',
      [`${carried}\n  - n`, 'FYI y'],
      '- [ ] HELP a\r\n  - n\r\n- [ ] FYI x\r\n- [ ] FYI y',
    ],
  ])('%s', (_name, before, items, after) => {
    expect(carryInto(before, items)).toBe(after);
    expect(carryInto(after, items)).toBe(after);
    expect(lackedBy(after, items)).toEqual([]);
  });

  it('takes a thousand items with their Markdown in one go', () => {
    const items = Array.from({ length: 1000 }, (_, n) => `HELP **item** \`${n}\` of [it](https://x.example/${n})`);
    const text = carryInto(agendaText(items.slice(500)), items);
    expect(readAgenda(text)).toHaveLength(1000);
    expect(lackedBy(text, items)).toEqual([]);
  });
});

describe('points without a box, and what stands below one', () => {
  const agenda =
    '- [ ] DISCUSS one\n- DISCUSS plain bullet without a box\n* [ ] DISCUSS parent\n  * [ ] child of it\n  * a note of the parent\n';

  it('moves with its parent', () => {
    const items = carriedOver(agenda, '2026-11-10').map(({ text }) => text);
    expect(items).toEqual([
      'DISCUSS one (second time, since 2026-11-10)',
      'DISCUSS parent (second time, since 2026-11-10)\n  * [ ] child of it\n  * a note of the parent',
    ]);
    expect(readAgenda(agendaText(items)).map(({ text }) => text)).toEqual(['one', 'parent', 'child of it']);
    expect(carriedOver(agendaText(items), '2026-11-17').map(({ text }) => text)[1]).toBe(
      'DISCUSS parent (third time, since 2026-11-10)\n  * [ ] child of it\n  * a note of the parent',
    );
    expect(isOnAgenda(agendaText(items), 'DISCUSS parent')).toBe(true);
    const added = carryInto('Agenda\r\n\r\n- [ ] FYI a\r\n  - note of a\r\n', items);
    expect(added).toBe(
      'Agenda\r\n\r\n- [ ] FYI a\r\n  - note of a\r\n- [ ] DISCUSS one (second time, since 2026-11-10)\r\n- [ ] DISCUSS parent (second time, since 2026-11-10)\r\n  * [ ] child of it\r\n  * a note of the parent\r\n',
    );
  });

  it.each([
    ['a plain bullet', agenda, ['DISCUSS plain bullet without a box']],
    ['notes below a ticked item', '- [x] FYI a\n  - note\n- [ ] FYI b', []],
    ['numbered, and another mark', '1. DISCUSS x\n2) y\n- [~] no', ['DISCUSS x', 'y']],
    ['in a fence', '```\n- x\n```\n- [ ] a', []],
    ['text', 'Agenda, newest last.\n\n- [ ] a', []],
    ['in quotes without end', `${'>'.repeat(70_000)} - [ ] a\n- b`, ['b']],
    ['without any box', '- a\n  - b', ['a', 'b']],
    ['in a quote', '> - [ ] a\n>   - note\n> - b', ['b']],
  ])('%s', (_name, text, lines) => {
    expect(leftLines(text).unboxed).toEqual(lines);
  });

  it.each([
    [
      'a note below a ticked item',
      '- [x] FYI a\n  goes on\n  - note\n\n  text\n- [ ] FYI b\n  - its own',
      ['- note', 'text'],
    ],
    ['a note below thanks', '- [ ] THANKS to Noor\n  - for the review\n- [ ] FYI b', ['- for the review']],
    ['an item that moves on from there', '- [x] FYI a\n  - [ ] HELP b\n    - its own\n  - note', ['- note']],
    ['nothing', '- [x] FYI a\n- [ ] HELP b\n  - its own\n    - [x] done\n      - with it', []],
  ])('what stays below: %s', (_name, text, lines) => {
    expect(leftLines(text).below).toEqual(lines);
  });
});
