// A piece of evidence changes in what was named, and keeps the form and the words that it had.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editEvidence as edit, type EvidenceChange } from '#growth/goals/evidence-edit.ts';
import { evidenceNumbers, formatEvidence, readEvidence } from '#growth/goals/evidence.ts';

const editEvidence = (body: string, change: EvidenceChange): string => edit(body, change) ?? expect.unreachable();

const ours = formatEvidence({
  day: '2026-11-20',
  values: ['results'],
  link: 'https://git.test/acme/web/-/merge_requests/4',
  also: [],
  title: 'Retry imports',
  did: 'Made imports retry.',
  result: null,
  shows: [],
});

describe('what devgrowth wrote', () => {
  test.each([
    ['a result comes', { result: '9 -> 1 a week' }, { result: '9 -> 1 a week' }],
    ['a day', { day: '2026-11-18' }, { day: '2026-11-18' }],
    ['values take the place of those there', { values: ['iteration' as const] }, { values: ['iteration'] }],
    ['no value is left', { values: [] }, { values: [] }],
    ['criteria come', { shows: ['staff/scope'] }, { shows: ['staff/scope'] }],
    ['other words', { did: 'Made all imports retry.' }, { did: 'Made all imports retry.' }],
  ])('%s', (_name, change, expected) => {
    const after = editEvidence(ours, change);
    expect(readEvidence(after)).toEqual({ ...readEvidence(ours), ...expected });
    expect(editEvidence(after, change)).toBe(after);
  });

  test('a result takes the place of one', () => {
    const after = editEvidence(editEvidence(ours, { result: 'One' }), { result: 'Two' });
    expect(after).toBe(`${ours}\n\nResult: Two`);
  });

  test('what says so already keeps its bytes', () => {
    expect(editEvidence(ours, { day: '2026-11-20', did: 'Made imports retry.' })).toBe(ours);
  });
});

describe('what was typed in a browser', () => {
  const typed = 'evidence: Fixed the *importer*  \nsee https://git.test/acme/web/-/issues/3, and thanks @sam';

  test('a result is put below; every other byte stays', () => {
    const after = editEvidence(typed, { result: 'No failures' });
    expect(after).toBe(`${typed}\n\nResult: No failures`);
    expect(readEvidence(after)).toEqual({ ...readEvidence(typed), result: 'No failures' });
  });

  test('a result below an open fence would be code: the form changes, no word does', () => {
    const open = 'Evidence 2026-11-20: wrote this\n```\ncode without an end';
    const after = editEvidence(open, { result: 'It runs' });
    expect(readEvidence(after)).toEqual({ ...readEvidence(open), result: 'It runs' });
    expect(after).toContain('code without an end');
  });

  test('another day changes the form, and keeps the words', () => {
    const after = editEvidence(typed, { day: '2026-11-20' });
    expect(after).toMatch(/^\*\*Evidence 2026-11-20\*\*/);
    for (const word of ['Fixed the *importer*', 'https://git.test/acme/web/-/issues/3', 'thanks @sam'])
      expect(after).toContain(word);
  });

  test('a result that stands there is replaced, not doubled', () => {
    const after = editEvidence(`${typed}\n\nResult: one`, { result: 'two' });
    expect(after.match(/result:/gi)).toHaveLength(1);
    expect(readEvidence(after)?.result).toBe('two');
  });
});

describe('lines that were added by hand keep their bytes', () => {
  const body =
    '**Evidence 2026-11-18** · results\n\nDid it  \nwith a break\n\nResult: one\n\n* extra   by hand\n\n\n\ncc @sam';

  test.each<[string, string, EvidenceChange, string]>([
    ['around a result', body, { result: 'two' }, body.replace('Result: one', 'Result: two')],
    ['around one of two lines', body, { result: 'two\nthree' }, body.replace('one', 'two\n  three')],
    ['below a criterion that comes', body, { shows: ['staff/scope'] }, `${body}\n\nShows: staff/scope`],
    [
      'around criteria that change',
      `${body}\n\n- **Shows:** staff/reach\n\nmore`,
      { shows: ['staff/scope', 'staff/others'] },
      `${body}\n\nShows: staff/scope, staff/others\n\nmore`,
    ],
    ['around criteria that go', `${body}\nShows: staff/reach\nmore`, { shows: [] }, `${body}\nmore`],
    ['around a result that goes', body, { result: '' }, body.replace('Result: one\n', '')],
    ['below another day', body, { day: '2026-11-01' }, body.replace('2026-11-18', '2026-11-01')],
    [
      'below another day, the label of the result too',
      'evidence 2026-11-18\n\n**Impact:** one\n\nDid it',
      { day: '2026-11-01' },
      '**Evidence 2026-11-01**\n\n**Impact:** one\n\nDid it',
    ],
    ['below other values', body, { values: ['dib'] }, body.replace('· results', '· dib')],
    [
      'below a header that says something',
      'Evidence: fixed\n\n* extra   by hand\n\n\n\ncc @sam',
      { day: '2026-11-01' },
      '**Evidence 2026-11-01**\n\nfixed\n\n* extra   by hand\n\n\n\ncc @sam',
    ],
    ['where nothing else stands', 'Evidence: fixed\n', { result: 'one' }, 'Evidence: fixed\n\nResult: one'],
    [
      'where a result is a heading',
      'Evidence: fixed\n\nImpact\n------\n\none\n\ntwo\n\n## Later\n\nMore',
      { result: 'three' },
      'Evidence: fixed\n\nResult: three\n\n## Later\n\nMore',
    ],
    [
      'where two lines said it',
      'Evidence: fixed\nResult: one\n\nMore   here\n\nResult: two\nand\n',
      { result: 'three' },
      'Evidence: fixed\nResult: three\n\nMore   here\n\nand\n',
    ],
    [
      'with other line ends',
      body.replaceAll('\n', '\r\n'),
      { day: '2026-11-01' },
      body.replaceAll('\n', '\r\n').replace('18', '01'),
    ],
  ])('%s', (_name, before, change, after) => {
    expect(editEvidence(before, change)).toBe(after);
    expect(editEvidence(after, change)).toBe(after);
  });

  test('a link in a fence is code, before and after', () => {
    const fenced = '**Evidence 2026-11-18**\n\n```\nLink: https://a.example/x\nResult: no\n```\n\nmore  ';
    expect(editEvidence(fenced, { result: 'real' })).toBe(`${fenced.trimEnd()}\n\nResult: real`);
  });

  test('a result in the header changes the form', () => {
    expect(readEvidence(editEvidence('Evidence: Result: one\n\nMore', { result: 'two' }))).toMatchObject({
      did: 'More',
      result: 'two',
    });
  });

  test('whatever stands there', () => {
    const line = fc.constantFrom(
      '',
      'words',
      '  indented',
      'Result: x',
      '- item',
      '```',
      '\u202Eabc',
      'z\u200Bw',
      '# Title',
      'cc @sam',
      '---',
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 9 }),
        fc.constantFrom<'result' | 'day'>('result', 'day'),
        (lines, what) => {
          const before = ['Evidence 2026-11-18: did', ...lines].join('\n');
          const change = what === 'day' ? { day: '2026-11-01' } : { result: 'y' };
          const after = editEvidence(before, change);
          expect(readEvidence(after)).toEqual({ ...readEvidence(before), ...change });
          const own = lines.filter((one) => one !== '' && (what === 'day' || !/x|---|item|indented/.test(one)));
          for (const one of own) expect(after).toContain(one);
        },
      ),
    );
  });
});

test('a comment that is no evidence cannot be edited as one', () => {
  expect(edit('Thanks for this!', { result: 'One' })).toBe(null);
});

test('pieces are counted in the order of their comments, whatever order they come in', () => {
  expect(evidenceNumbers([{ id: 31 }, { id: 7 }, { id: 12 }])).toEqual(
    new Map([
      [7, 1],
      [12, 2],
      [31, 3],
    ]),
  );
});
