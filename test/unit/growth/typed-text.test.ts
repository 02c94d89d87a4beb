// Texts that people type by hand: labelled lines, promotion documents, what a check-in's words come to, due dates of a list.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import { readPromotionDocument } from '#growth/promotion/document.ts';
import { type Inline, readInline, wordsIn } from '#growth/text/inline.ts';
import { readLabelled, tidyText, tidyValue } from '#growth/text/labelled-lines.ts';
import { formatLabelled } from '#growth/text/labelled-text.ts';
import { headingsIn, ownWords, withoutQuestions } from '#growth/text/outline.ts';
import { sectionsIn, wordsUnder } from '#growth/text/sections.ts';
import { isDueIn, parseDueWindow } from '#growth/time/due-window.ts';
import { parseDue } from '#growth/time/due-date.ts';
import { asksNothing, isDenial, isDoubt, isTakenBack } from '#growth/words/check-in-words.ts';

describe('labelled lines', () => {
  const labels = { next: ['next', 'next step'], help: ['help'] } as const;
  const read = (body: string) => {
    const { text, fields } = readLabelled(body, labels);
    return [text, fields.next, fields.help];
  };
  test.each<[string, string, (string | null)[]]>([
    ['none', 'Words\n\nmore', ['Words\n\nmore', null, null]],
    ['behind its label', 'Words\n\nNext: read', ['Words', 'read', null]],
    ['another name, another case', 'NEXT STEP: read', ['', 'read', null]],
    ['in emphasis', '**Next:** read\n__Help__: a room', ['', 'read', 'a room']],
    ['all of it in emphasis', '**Next: read**\n*Help: a room*', ['', 'read', 'a room']],
    ['emphasis that only ends it', '**Next: read', ['', 'read', null]],
    ['in a list', '- Next: read\n12. Help: a room', ['', 'read', 'a room']],
    ['indented by four it is code', '    Next: read', ['    Next: read', null, null]],
    ['in a fence it is none', '```\nNext: read\n```\nHelp: a room', ['```\nNext: read\n```', null, 'a room']],
    ['indented lines go on', 'Next: read\n  more\n\tand more\nWords', ['Words', 'read\nmore\nand more', null]],
    ['after a gap, too', 'Next: read\n\n  more\n\nWords', ['Words', 'read\n\nmore', null]],
    ['lines that are not indented do not', 'Next: read\nWords', ['Words', 'read', null]],
    ['a label alone takes the lines right below', 'Next:\nread\nmore\n\nWords', ['Words', 'read\nmore', null]],
    ['or a list after a gap', 'Next:\n\n- read\n- more\n\nWords', ['Words', '- read\n- more', null]],
    ['not other words after a gap', 'Next:\n\nWords', ['Words', null, null]],
    ['nor a fence', 'Next:\n```\nx\n```', ['```\nx\n```', null, null]],
    ['up to the next label', 'Next:\nread\nHelp: a room', ['', 'read', 'a room']],
    [
      'as a heading, what stands below up to the next heading',
      '## Next\n\nread\n\nmore\n\n## Other\n\nWords',
      ['## Other\n\nWords', 'read\n\nmore', null],
    ],
    ['as a heading with its colon', '### Next:\n\nread', ['', 'read', null]],
    ['as a heading that is closed', '## Next ##\nread', ['', 'read', null]],
    ['in bold alone', '**Next**\n\nread\n\nmore', ['', 'read\n\nmore', null]],
    ['with a line below', 'Next\n====\n\nread', ['', 'read', null]],
    ['a line below other words', 'Words\n====\nNext: read', ['Words\n====', 'read', null]],
    ['a heading of more words', '## Next of kin\n\nread', ['## Next of kin\n\nread', null, null]],
    ['twice is joined', 'Next: read\n\nWords\n\nNext: more', ['Words', 'read\nmore', null]],
    ['empty', 'Next:', ['', null, null]],
    ['windows line ends', 'Words\r\nNext: read\r\n  more', ['Words', 'read\nmore', null]],
    ['a label somewhere in a line', 'What comes next: read', ['What comes next: read', null, null]],
    ['another label', 'Later: read', ['Later: read', null, null]],
    ['behind the mark all is text', 'Next: read\n\n<!-- text -->\n\nHelp: words', ['Help: words', 'read', null]],
    [
      'the mark after words is words',
      'Words\n\n<!-- text -->\n\nHelp: a room',
      ['Words\n\n<!-- text -->', null, 'a room'],
    ],
  ])('%s', (_name, body, wanted) => {
    expect(read(body)).toEqual(wanted);
  });

  test('one that does not fit is text', () => {
    const onlyLong = readLabelled(
      'Next: x\n\nNext: longer\n\nNext:\nlong enough',
      labels,
      (_field, value) => value.length > 3,
    );
    expect(onlyLong).toEqual({ text: 'Next: x', fields: { next: 'longer\n\nlong enough', help: null } });
  });

  test.each<[string, string, { next?: string; help?: string }, string]>([
    ['text alone', 'Words', {}, 'H\n\nWords'],
    ['nothing', '', {}, 'H'],
    ['before and after it', 'Words', { next: 'read', help: 'a room' }, 'H\n\nNext: read\n\nWords\n\nHelp: a room'],
    ['several lines', '', { next: 'read\n\nmore' }, 'H\n\nNext: read\n\n  more'],
    ['text that looks like a field', 'Help: none', { next: 'read' }, 'H\n\nNext: read\n\n<!-- text -->\n\nHelp: none'],
    ['text that leaves something open', '```\nx', { help: 'a room' }, 'H\n\nHelp: a room\n\n<!-- text -->\n\n```\nx'],
    [
      'a field that leaves something open goes last',
      'Words',
      { next: '```\nx', help: 'a room' },
      'H\n\nWords\n\nHelp: a room\n\nNext: ```\n  x',
    ],
  ])('written: %s', (_name, text, fields, body) => {
    const content = { text, fields: { next: fields.next ?? null, help: fields.help ?? null } };
    const written = formatLabelled('H', content, labels, { before: ['next'], after: ['help'] });
    expect(written).toBe(body);
    expect(readLabelled(written.slice(1), labels)).toEqual(content);
  });

  test('bold for whoever scans, and text last where it would pass for something else', () => {
    const content = { text: 'Words', fields: { next: 'read', help: null } };
    expect(formatLabelled('H', content, labels, { before: ['next'], after: [], bold: ['next'] })).toBe(
      'H\n\n**Next:** read\n\nWords',
    );
    expect(formatLabelled('H', content, labels, { before: [], after: ['next'], isTextLast: true })).toBe(
      'H\n\nNext: read\n\n<!-- text -->\n\nWords',
    );
  });

  test.each([
    ['\n \n  a\n\nb \n', '  a\n\nb', 'a\n\nb'],
    [' \n', '', null],
    ['a\r\n\t\r\nb', 'a\n\t\nb', 'a\n\nb'],
  ])('tidied: %j', (typed, text, value) => {
    expect([tidyText(typed), tidyValue(typed)]).toEqual([text, value]);
  });
  test('no value stays none', () => expect(tidyValue(null)).toBe(null));
});

describe('a promotion document by hand', () => {
  const results = (text: string) =>
    readPromotionDocument(text, gitlab.values).results.map(({ title, fields, text: free, missing, isFilled }) => [
      title,
      fields,
      free,
      missing.length,
      isFilled,
    ]);
  test.each<[string, string, unknown[]]>([
    ['none', '## Results\n', []],
    ['a heading without words is none', '## Results\n\n### Result 1\n', []],
    ['a title', '## Results\n\n### Result 1: Faster\n', [['Faster', {}, null, 0, false]]],
    ['a title of its own', '## Results\n\n### Faster\n\nTwo times', [['Faster', {}, 'Two times', 0, true]]],
    ['words of it', '## Results\n\n### Result 1\n\nTwo times\n\nmore', [[null, {}, 'Two times\nmore', 0, true]]],
    [
      'a field, three are missing',
      '## Results\n\n### Result one\n\nImpact: big',
      [[null, { impact: 'big' }, null, 3, false]],
    ],
    ['a field without words', '## Results\n\n### Result 1\n\nImpact:', [[null, {}, null, 4, false]]],
    ['values alone', '## Results\n\n### Result 1\n\nValues: dib', [[null, { values: 'dib' }, null, 0, false]]],
    [
      'fields as headings',
      '## Results\n\n### Result 1\n\n#### Impact\n\nbig\n\n#### Contribution\n\nmine',
      [[null, { impact: 'big', contribution: 'mine' }, null, 2, false]],
    ],
    [
      'a deeper heading is words of it',
      '## Results\n\n### Faster\n\n#### How\n\nso',
      [['Faster', {}, 'How\nso', 0, true]],
    ],
    [
      'without headings the label that comes again begins the next',
      '## Results\n\nImpact: a\nRelevance: b\nImpact: c',
      [
        [null, { impact: 'a', relevance: 'b' }, null, 2, false],
        [null, { impact: 'c' }, null, 3, false],
      ],
    ],
    [
      'under a heading it does not',
      '## Results\n\n### Result 1\n\nImpact: a\nImpact: c',
      [[null, { impact: 'a\nc' }, null, 3, false]],
    ],
    [
      'a project is a title',
      '## Results\n\nProject: One\nImpact: a\nProject: Two',
      [
        ['One', { impact: 'a' }, null, 3, false],
        ['Two', {}, null, 0, false],
      ],
    ],
    ['a subproject is none', '## Results\n\nSubproject: One', [[null, {}, 'Subproject: One', 0, true]]],
    [
      'numbered',
      '## Results\n\n1. One\n2. Two',
      [
        [null, {}, 'One', 0, true],
        [null, {}, 'Two', 0, true],
      ],
    ],
    [
      'numbered below a heading is one',
      '## Results\n\n### Result 1\n\n1. One\n2. Two',
      [[null, {}, 'One\nTwo', 0, true]],
    ],
    [
      'in a fence nothing is a label',
      '## Results\n\n```\nImpact: a\n1. One\n```',
      [[null, {}, expect.stringContaining('Impact: a') as string, 0, true]],
    ],
    ['the case of a number word', '## Results\n\n### RESULT ONE – Faster', [['Faster', {}, null, 0, false]]],
    ['the next part ends them', '## Results\n\nOne\n\n## Summary\n\nTwo', [[null, {}, 'One', 0, true]]],
    ['a part of somebody’s own, too', '## Results\n\nOne\n\n## Notes\n\nTwo', [[null, {}, 'One', 0, true]]],
  ])('results: %s', (_name, text, wanted) => {
    expect(results(text)).toEqual(wanted);
  });

  test.each<[string, string, object, readonly string[]]>([
    [
      'labelled',
      '## Values\n\n- **Iteration:** six steps\nmore\n- dib - all',
      { iteration: 'six steps\nmore', dib: 'all' },
      ['dib', 'iteration'],
    ],
    [
      'headed',
      '## Values\n\n### Iteration\n\nsix steps\n\n### Others\n\nnone',
      { iteration: 'six steps' },
      ['iteration'],
    ],
    ['a value without words', '## Values\n\nIteration:', {}, []],
    ['words of none', '## Values\n\nAll of them', {}, []],
    ['in a fence', '## Values\n\n```\nIteration: x\n```', {}, []],
    ['named by a result', '## Results\n\n### Result 1\n\nValues: dib, results', {}, ['results', 'dib']],
    [
      'a line of something else',
      '## Values\n\nIteration: six steps\nSpeed: high',
      { iteration: 'six steps\nSpeed: high' },
      ['iteration'],
    ],
  ])('values: %s', (_name, text, examples, values) => {
    const document = readPromotionDocument(text, gitlab.values);
    expect([document.examples, document.values]).toEqual([examples, expect.arrayContaining([...values])]);
    expect(document.values).toHaveLength(values.length);
  });

  test('summary and justification; words before any part are none of ours', () => {
    const document = readPromotionDocument(
      'Before\n\n## Summary\n\nOne\n\n### More\n\nTwo\n\n# Justification\n\nThree\n\n## Other\n\nFour',
      gitlab.values,
    );
    expect([document.summary, document.justification]).toEqual(['One\nMore\nTwo', 'Three\nOther\nFour']);
    expect(readPromotionDocument('Before', gitlab.values)).toMatchObject({
      summary: null,
      justification: null,
      results: [],
      gaps: [],
    });
  });
});

describe('parts and headings', () => {
  test.each<[string, [number, number][]]>([
    ['# A', [[0, 1]]],
    ['A\n===', [[0, 2]]],
    ['A\n---', [[0, 2]]],
    ['#A', []],
    ['**A**', []],
    ['\n\n## A', [[2, 1]]],
    ['```\n# A\n```', []],
    ['    # A', []],
  ])('%j', (text, wanted) => {
    expect(headingsIn(text).map(({ at, rows }) => [at, rows])).toEqual(wanted);
  });

  test.each([
    ['- [ ] a', 'a'],
    ['> 12. [x] b', 'b'],
    ['* c', 'c'],
    ['- [~] d', 'd'],
    ['-', ''],
    ['-e', '-e'],
    ['1234. f', '1234. f'],
    ['_What is it?_ g', 'g'],
    ['*Which?* h', 'h'],
    ['_no question_ i', '_no question_ i'],
    ['a_b?_c', 'a_b?_c'],
  ])('own words of %j', (line, words) => {
    expect(ownWords(line).trim()).toBe(words);
  });
  test('questions of a template are no words', () => {
    expect(withoutQuestions('a _b?_ c *d?* e').replace(/\s+/g, ' ')).toBe('a c e');
  });

  test('words under a title', () => {
    const sections = sectionsIn('Before\n\n## Aim\n\nOne\n\nTwo\n\n## Measure\n\n_How?_\n\n## Empty\n');
    expect(wordsUnder(sections, ['aim'])).toBe('One; Two');
    expect([wordsUnder(sections, ['empty']), wordsUnder(sections, ['other'])]).toEqual([null, null]);
  });

  const shape = (parts: readonly Inline[]): unknown[] =>
    parts.map((part) => ('text' in part ? [part.type, part.text] : [part.type, ...shape(part.inside)]));
  test.each<[string, unknown[], string]>([
    ['plain', [['text', 'plain']], 'plain'],
    [
      'a *b* **c**',
      [
        ['text', 'a '],
        ['emphasis', ['text', 'b']],
        ['text', ' '],
        ['strong', ['text', 'c']],
      ],
      'a b c',
    ],
    ['`d`', [['code', 'd']], 'd'],
    ['[e](https://x.example)', [['link', ['text', 'e']]], 'e'],
    ['![f](https://x.example/f.png)', [['text', 'f']], 'f'],
    ['![](https://x.example/f.png)', [['text', '![](https://x.example/f.png)']], '![](https://x.example/f.png)'],
    ['# g', [['text', '# g']], '# g'],
    ['* *', [['text', '* *']], '* *'],
  ])('a line %j', (line, parts, words) => {
    expect(shape(readInline(line))).toEqual(parts);
    expect(wordsIn(readInline(line))).toBe(words);
  });
});

describe('due dates of a list', () => {
  const calendar = { today: '2026-11-23', startMonth: 2 };
  test.each<[string, object | 'none' | null]>([
    ['none', 'none'],
    [' NONE ', 'none'],
    ['overdue', { since: null, until: '2026-11-22' }],
    ['2026-12-01', { since: null, until: '2026-12-01' }],
    ['+2w', { since: null, until: '2026-12-07' }],
    ['this week', { since: '2026-11-23', until: '2026-11-29' }],
    ['FY27-Q4', { since: '2026-11-01', until: '2027-01-31' }],
    ['2026-12-01..2026-12-31', { since: '2026-12-01', until: '2026-12-31' }],
    ['2026-12-01..2026-12-01', { since: '2026-12-01', until: '2026-12-01' }],
    ['today..+2w', { since: '2026-11-23', until: '2026-12-07' }],
    ['2026-12-02..2026-12-01', null],
    ['2026-12-01..', null],
    ['..2026-12-01', null],
    ['x..2026-12-01', null],
    ['2026-12-01..x', null],
    ['whenever', null],
    ['FY27-Q5', null],
  ])('`%s`', (text, window) => {
    const read = parseDueWindow(text, calendar);
    expect(read.ok ? read.value : null).toEqual(window);
  });

  const problem = (text: string) => {
    const read = parseDueWindow(text, calendar);
    return read.ok ? '' : read.problem;
  };
  test('what else may be typed is said, but not to somebody who typed a quarter', () => {
    expect(problem('whenever')).toMatch(/ Or: overdue, none, this week, next quarter\.$/);
    expect(problem('FY27-Q5')).not.toMatch(/Or: overdue/);
    expect(problem('2026-12-02..2026-12-01')).toBe('"2026-12-02..2026-12-01" ends on 2026-12-01, before it starts.');
  });

  test.each([
    ['5/12', false],
    ['5/12/2026', false],
    ['5.12.', true],
    ['2026/12/05', true],
    ['2026-12-05', true],
    [' 2026-12-05 ', true],
    ['5/12/2026x', false],
  ])('the day `%s`: %s', (text, is) => {
    expect(parseDue(text, calendar).ok).toBe(is);
  });

  test.each<[string | null, Parameters<typeof isDueIn>[1], boolean]>([
    [null, 'none', true],
    ['2026-12-01', 'none', false],
    [null, { since: null, until: null }, false],
    ['2026-12-01', { since: null, until: null }, true],
    ['2026-12-01', { since: '2026-12-01', until: '2026-12-01' }, true],
    ['2026-11-30', { since: '2026-12-01', until: null }, false],
    ['2026-12-02', { since: null, until: '2026-12-01' }, false],
  ])('%s in %o: %s', (due, window, is) => {
    expect(isDueIn(due, window)).toBe(is);
  });
});

describe('what a check-in’s words come to', () => {
  test.each([
    ['not on track', true],
    ['NOT ON TRACK', true],
    ['on track', false],
    ['On Track, all good', false],
    ['on track?', true],
    ['on-track unless it rains', true],
    ['at risk?', true],
    ['needs attention', true],
    ['red', true],
    ['Stuck', true],
    ['a word', false],
    ['hundred', false],
    [`late ${'x'.repeat(35)}`, true],
    [`late ${'x'.repeat(36)}`, false],
    ['on tracks', false],
  ])('doubt in `%s`: %s', (words, is) => {
    expect(isDoubt(words)).toBe(is);
  });

  test.each([
    ['We are not on track', true],
    ["we aren't on track", true],
    ['on track – no', true],
    ['- **on track** – no longer', true],
    ['on track?', true],
    ['on track', false],
    ['at risk – no longer', true],
    ['We talked about it, and are not on track', false],
    ['words', false],
  ])('a denial `%s`: %s', (line, is) => {
    expect(isDenial(line)).toBe(is);
  });

  test.each([
    ['on track', 'on-track', false],
    ['on track, no', 'on-track', true],
    ['on track, but at risk', 'on-track', true],
    ['on track, not at risk', 'on-track', false],
    ['on track. Was at risk', 'on-track', false],
    ['on track: now needs attention', 'on-track', true],
    ['on track (off track)', 'on-track', true],
    ['at risk, but on track', 'at-risk', false],
    ['needs attention, even at risk', 'needs-attention', true],
    ['needs attention, needs attention', 'needs-attention', false],
    ['at risk', 'on-track', false],
    [`on track${' '.repeat(300)}, no`, 'on-track', false],
  ] as const)('`%s` takes %s back: %s', (line, said, is) => {
    expect(isTakenBack(line, said)).toBe(is);
  });

  test.each([
    ['none', true],
    ['None needed.', true],
    ['no thanks', true],
    ['n/a', true],
    ['N / A', true],
    ['–', true],
    ['...', true],
    ['no help needed at the moment', true],
    ["none, I'm good", true],
    ['not yet', true],
    ['a room', false],
    ['no room is free', false],
    ['banana n/a', false],
    ['nothing but a room', false],
    ['', false],
  ])('`%s` asks for nothing: %s', (help, is) => {
    expect(asksNothing(help)).toBe(is);
  });
});
