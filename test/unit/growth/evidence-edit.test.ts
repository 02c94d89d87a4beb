// A piece of evidence changes in what was named, and keeps the form and the words that it had.
import { describe, expect, test } from 'vitest';
import { editEvidence } from '#growth/goals/evidence-edit.ts';
import { evidenceNumbers, formatEvidence, readEvidence } from '#growth/goals/evidence.ts';

const ours = formatEvidence({
  day: '2026-11-20',
  values: ['results'],
  link: 'https://git.test/acme/web/-/merge_requests/4',
  also: [],
  title: 'Retry imports',
  did: 'Made imports retry.',
  result: null,
});

describe('what devgrowth wrote', () => {
  test.each([
    ['a result comes', { result: '9 -> 1 a week' }, { result: '9 -> 1 a week' }],
    ['a day', { day: '2026-11-18' }, { day: '2026-11-18' }],
    ['values take the place of those there', { values: ['iteration' as const] }, { values: ['iteration'] }],
    ['no value is left', { values: [] }, { values: [] }],
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

test('a comment that is no evidence stays as it is', () => {
  expect(editEvidence('Thanks for this!', { result: 'One' })).toBe('Thanks for this!');
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
