// Closing words and evidence: comments with a meaning, there and back.
import { creditValues } from '../../support/company.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Closing, formatClosing, readClosing } from '#growth/goals/closing.ts';
import { type Evidence, formatEvidence, readEvidence } from '#growth/goals/evidence.ts';
import { outcomes } from '#growth/words/goal.ts';
import { tidyText, tidyValue } from '#growth/text/labelled-lines.ts';
import { readValues } from '#growth/words/values.ts';

const line = fc.constantFrom(
  'What I learned: a',
  'Link: b',
  'Result:',
  '- Result: c',
  '```',
  '  deep',
  '',
  'words',
  '<!-- text -->',
  '**Closed** · dropped',
  '\t',
);
const text = fc.oneof(
  fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n')),
  fc.string({ unit: 'grapheme' }),
);

describe('a text is kept', () => {
  it.each<[string, string, string | null]>([
    ['words', 'words', 'words'],
    ['', '', null],
    [' \n\t\n', '', null],
    ['  deep', '  deep', 'deep'],
    [' \n\n  deep \n ', '  deep', 'deep'],
    ['a\r\nb\rc', 'a\nb\nc', 'a\nb\nc'],
    ['a\n \t\nb', 'a\n \t\nb', 'a\n\nb'],
    ['a \nb', 'a \nb', 'a \nb'],
  ])('%j as %j, in a field as %j', (text, tidy, field) => {
    expect(tidyText(text)).toBe(tidy);
    expect(tidyValue(text)).toBe(field);
  });
});

describe('closing', () => {
  it.each<[string, Closing]>([
    [
      '**Closed 2026-11-23** · achieved\n\nWhat I learned: ask early',
      { day: '2026-11-23', outcome: 'achieved', learned: 'ask early', values: [], text: '' },
    ],
    [
      'Closed 2026-11-23 · achieved · dropped',
      { day: '2026-11-23', outcome: 'achieved', learned: null, values: [], text: 'dropped' },
    ],
    [
      'Closed 2026-11-23 · achieved · results, dib',
      { day: '2026-11-23', outcome: 'achieved', learned: null, values: ['results', 'dib'], text: '' },
    ],
    ['closed 2026-11-23 - Dropped', { day: '2026-11-23', outcome: 'dropped', learned: null, values: [], text: '' }],
    [
      'Closed: changed\nLessons learned:\n- a\n- b\n\nThanks!',
      { day: null, outcome: 'changed', learned: '- a\n- b', values: [], text: 'Thanks!' },
    ],
    [
      'Closed 2026-11-23, no time left | outcome: dropped',
      { day: '2026-11-23', outcome: 'dropped', learned: null, values: [], text: 'no time left' },
    ],
    [
      '\r\n**Closed** achieved\r\n**What I learnt**: x',
      { day: null, outcome: 'achieved', learned: 'x', values: [], text: '' },
    ],
  ])('reads %j', (body, expected) => {
    expect(readClosing(body)).toEqual(expected);
  });

  it.each(['Closed the loop with Sam', 'Closed - duplicate of #3', 'closed', 'Well done', '', 'What I learned: x'])(
    '%j is none',
    (body) => {
      expect(readClosing(body)).toBeNull();
    },
  );

  it('is written like this', () => {
    expect(formatClosing({ day: '2026-11-23', outcome: 'achieved', learned: 'Ask early.\n\nAnd often.' })).toBe(
      '**Closed 2026-11-23** · achieved\n\nWhat I learned: Ask early.\n\n  And often.',
    );
    expect(formatClosing({ day: '2026-11-23', outcome: 'dropped', learned: ' ' })).toBe(
      '**Closed 2026-11-23** · dropped',
    );
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.constantFrom(...outcomes), fc.option(text), (outcome, learned) => {
        const written = formatClosing({ day: '2026-11-23', outcome, learned });
        expect(readClosing(written)).toEqual({
          day: '2026-11-23',
          outcome,
          learned: tidyValue(learned),
          values: [],
          text: '',
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('evidence', () => {
  const none: Evidence = {
    day: null,
    values: [],
    link: null,
    also: [],
    title: null,
    did: null,
    result: null,
    shows: [],
  };
  it.each<[string, Evidence]>([
    [
      '**Evidence 2026-11-20** · results, iteration\n\nLink: `https://gitlab.test/g/p/-/merge_requests/7` Faster tests (g/p)\n\nCut the slow ones.\n\nResult: 30 % less',
      {
        day: '2026-11-20',
        values: ['results', 'iteration'],
        link: 'https://gitlab.test/g/p/-/merge_requests/7',
        also: [],
        title: 'Faster tests (g/p)',
        did: 'Cut the slow ones.',
        result: '30 % less',
        shows: [],
      },
    ],
    [
      'evidence: https://gitlab.test/g/p/-/issues/1',
      { ...none, link: 'https://gitlab.test/g/p/-/issues/1', also: [], did: 'https://gitlab.test/g/p/-/issues/1' },
    ],
    [
      'Evidence 2026-11-20\nSee [this](https://e.org/a_(b)).',
      { ...none, day: '2026-11-20', link: 'https://e.org/a_(b)', also: [], did: 'See [this](https://e.org/a_(b)).' },
    ],
    [
      'Evidence 2026-11-20\nLink: <https://e.org/a>, the page.\nDid it.',
      { ...none, day: '2026-11-20', link: 'https://e.org/a', also: [], title: ', the page.', did: 'Did it.' },
    ],
    [
      'Evidence · efficiency\nLink: on the wiki\nImpact: big',
      { ...none, values: ['efficiency'], title: 'on the wiki', result: 'big' },
    ],
    [
      'Evidence 2026-11-20\nLink: `https://e.org/a` Imports\nAlso: `https://e.org/b` `https://e.org/c`\n  `https://e.org/d`',
      {
        ...none,
        day: '2026-11-20',
        link: 'https://e.org/a',
        also: ['https://e.org/b', 'https://e.org/c', 'https://e.org/d'],
        title: 'Imports',
      },
    ],
    ['Evidence\nAlso: mended the docs', { ...none, did: 'Also: mended the docs' }],
    [
      'Evidence\n\nShows: Staff/Scope; `staff/others`\n\nLed it.\nResult: Half\n\n- **Shows:** senior/scope, staff/scope',
      { ...none, did: 'Led it.', result: 'Half', shows: ['staff/scope', 'staff/others', 'senior/scope'] },
    ],
    ['Evidence\nShows: how it is done', { ...none, did: 'Shows: how it is done' }],
    ['Evidence\nShows: staff/scope and more', { ...none, did: 'Shows: staff/scope and more' }],
    ['**Evidence**', none],
  ])('reads %j', (body, expected) => {
    expect(readEvidence(body)).toEqual(expected);
  });

  it.each(['Evidence suggests otherwise', 'Evidence-based work', 'See the evidence', ''])('%j is none', (body) => {
    expect(readEvidence(body)).toBeNull();
  });

  it('makes a link fit into its code span', () => {
    expect(formatEvidence({ ...none, day: '2026-11-20', link: ' https://e.org/a b`c ' })).toBe(
      '**Evidence 2026-11-20**\n\nLink: `https://e.org/a%20b%60c`',
    );
  });

  it('reads back what it wrote', () => {
    const title = fc.constantFrom(null, 'Faster tests (g/p)', '**Bold** `code` title');
    fc.assert(
      fc.property(
        fc.subarray([...creditValues]),
        title,
        fc.option(text),
        fc.option(text),
        fc.subarray(['https://e.org/a?b=(c)', 'https://e.org/d#note_1', 'https://e.org/e']),
        fc.subarray(['staff/scope', 'senior/time-horizon', 'l4/a1']),
        (values, title, did, result, also, shows) => {
          const link = 'https://gitlab.test/g/p/-/merge_requests/7?a=(b)#note_1';
          const read = readEvidence(
            formatEvidence({ day: '2026-11-20', values, link, also, title, did, result, shows }),
          );
          expect(read).toEqual({
            day: '2026-11-20',
            values,
            link,
            also,
            title,
            did: tidyText(did ?? '') || null,
            result: tidyValue(result),
            shows,
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

it.each([
  ['results', ['results']],
  ['Results for Customers and iteration', ['results', 'iteration']],
  ['diversity, inclusion and belonging / DIB', ['dib']],
  ['Values: efficiency; transparency', ['efficiency', 'transparency']],
  ['value::collaboration', ['collaboration']],
  ['results and more', null],
  ['and', null],
  ['', null],
])('the values in %j are %j', (words, expected) => {
  expect(readValues(words)).toEqual(expected);
});

describe('where an address ends', () => {
  const page = 'https://en.wikipedia.org/wiki/Goal_(management)';
  it.each([
    [`Evidence 2026-11-20: ${page}`, page],
    [`Evidence 2026-11-20\nLink: ${page}`, page],
    [`Evidence 2026-11-20\nLink: ${page}, the page.`, page],
    [`Evidence 2026-11-20: [w](${page})`, page],
    [`Evidence 2026-11-20: see (${page}).`, page],
    ['Evidence 2026-11-20: see (https://example.com/a)', 'https://example.com/a'],
    ['Evidence 2026-11-20: see (https://example.com/a).', 'https://example.com/a'],
    ['Evidence 2026-11-20: https://example.com/a_(b)_(c)!', 'https://example.com/a_(b)_(c)'],
    ['Evidence 2026-11-20: https://example.com/a))', 'https://example.com/a'],
    ['Evidence 2026-11-20: https://example.com/(a', 'https://example.com/(a'],
    [`Evidence 2026-11-20: <${page}>`, page],
  ])('%j', (body, link) => {
    expect(readEvidence(body)?.link).toBe(link);
    expect(
      readEvidence(
        formatEvidence({ day: null, values: [], link, also: [], title: null, did: null, result: null, shows: [] }),
      )?.link,
    ).toBe(link);
  });
});
