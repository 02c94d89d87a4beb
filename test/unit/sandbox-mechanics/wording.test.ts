// Sentences of system notes, full-text search, cron lines.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCron, isTimeZone, nextRun } from '#sandbox/rules/cron.ts';
import { matchesFullText, matchesSubstring } from '#sandbox/text/full-text.ts';
import * as notes from '#sandbox/text/system-notes.ts';

describe('system notes', () => {
  const day = (startDate: string | null, dueDate: string | null) => ({ startDate, dueDate });
  const cases: [string, string | null, string | null][] = [
    [
      'tick, newer: escaped',
      notes.itemTicked({ text: 'A human-approved **plan**.', done: true }, '19.5'),
      'marked the checklist item **A human\\-approved \\*\\*plan\\*\\*\\.** as completed',
    ],
    [
      'tick, older',
      notes.itemTicked({ text: 'a-b.', done: false }, '17.7'),
      'marked the checklist item **a-b.** as incomplete',
    ],
    ['tick, very old', notes.itemTicked({ text: 'a', done: true }, '14.9'), 'marked the task **a** as completed'],
    [
      'title',
      notes.titleChanged('Read a book', 'Read two books'),
      'changed title from **Read {-a book-}** to **Read {+two books+}**',
    ],
    ['title longer', notes.titleChanged('Read', 'Read it'), 'changed title from **Read** to **Read{+ it+}**'],
    ['due set', notes.daysChanged(day(null, null), day(null, '2018-09-20')), 'changed due date to September 20, 2018'],
    ['due removed', notes.daysChanged(day(null, '2030-08-03'), day(null, null)), 'removed due date August 3, 2030'],
    [
      'both days',
      notes.daysChanged(day(null, null), day('2026-01-02', '2026-03-04')),
      'changed start date to January 2, 2026 and changed due date to March 4, 2026',
    ],
    ['no day', notes.daysChanged(day(null, '2026-03-04'), day(null, '2026-03-04')), null],
    ['assigned', notes.assigneesChanged([], ['alex']), 'assigned to @alex'],
    ['unassigned', notes.assigneesChanged(['alex'], []), 'unassigned @alex'],
    ['replaced', notes.assigneesChanged(['a'], ['b', 'c']), 'assigned to @b and @c and unassigned @a'],
    ['three', notes.assigneesChanged([], ['a', 'b', 'c']), 'assigned to @a, @b, and @c'],
    ['nobody', notes.assigneesChanged(['a'], ['a']), null],
    ['reviewer', notes.reviewersChanged([], ['a']), 'requested review from @a'],
    ['confidential', notes.confidentialityChanged(true), 'made the issue confidential'],
    ['visible', notes.confidentialityChanged(false), 'made the issue visible to everyone'],
    ['mentioned', notes.mentionedIn('merge request', '!3'), 'mentioned in merge request !3'],
    ['related', notes.markedAsRelated('#9'), 'marked this issue as related to #9'],
    ['blocked', notes.markedAsBlocking('#9', 'is_blocked_by'), 'marked this issue as blocked by #9'],
  ];
  test.each(cases)('%s', (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe('full text', () => {
  const goal = {
    title: 'Learn Kubernetes operators',
    description:
      'Reading books, part-time.\n<!-- devgrowth:goal key=abc123 -->\n<a title="secret">Shown</a> at https://example.com/page',
  };
  const cases: [string, boolean][] = [
    ['kubernetes', true],
    ['KUBE', true],
    ['learn operator', true],
    ['operators learning', true],
    ['book', true],
    ['reads', true],
    ['"Learn Kubernetes"', true],
    ['"Kubernetes Learn"', false],
    ['bernetes', false],
    ['part-time', true],
    ['abc123', false],
    ['devgrowth:goal', false],
    ['secret', false],
    ['shown', true],
    ['https://example.com/page', true],
    ['missing kubernetes', false],
    ['the', false],
    ['', false],
  ];
  test.each(cases)('%j: %j', (query, expected) => {
    expect(matchesFullText(query, goal)).toBe(expected);
  });

  test('one field alone', () => {
    expect(matchesFullText('books', goal, ['title'])).toBe(false);
    expect(matchesFullText('learn books', goal)).toBe(true);
    expect(matchesFullText('x', { title: 'y', description: null })).toBe(false);
  });

  test('nothing inside a comment is ever found', () => {
    const word = fc.stringMatching(/^[a-z]{4,10}$/);
    fc.assert(
      fc.property(word, fc.array(word), (secret, others) => {
        const inside = others.filter((other) => !other.startsWith(secret.slice(0, 4)));
        const description = `<!-- ${inside.join(' ')} ${secret} -->`;
        expect(matchesFullText(secret, { title: 'Ttt', description })).toBe(false);
      }),
    );
  });

  test('merge requests are searched by substring', () => {
    expect(matchesSubstring('bernetes', goal)).toBe(true);
    expect(matchesSubstring('abc123', goal)).toBe(true);
    expect(matchesSubstring('learn nothing', goal)).toBe(false);
    expect(matchesSubstring('books', goal, ['title'])).toBe(false);
  });
});

describe('cron', () => {
  test.each([
    ['0 9 * * 1', true],
    ['*/15 8-18 1,15 jan-mar mon', true],
    ['0 0 31 12 7', true],
    ['60 0 * * *', false],
    ['0 24 * * *', false],
    ['0 9 * *', false],
    ['every day', false],
    ['5-1 * * * *', false],
    ['', false],
  ])('%j: %j', (line, expected) => {
    expect(isCron(line)).toBe(expected);
  });

  test.each([
    // Looked at once an hour, at minute 19.
    ['0 9 * * 1', 'UTC', '2026-11-23T09:00:00.000Z', '2026-11-30T09:19:00.000Z'],
    ['0 9 * * *', 'UTC', '2026-11-23T08:59:59.000Z', '2026-11-23T09:19:00.000Z'],
    ['30 9 * * *', 'UTC', '2026-11-23T08:00:00.000Z', '2026-11-23T10:19:00.000Z'],
    ['0 9 * * *', 'Europe/Berlin', '2026-07-01T00:00:00.000Z', '2026-07-01T07:19:00.000Z'],
    ['0 9 * * *', 'Asia/Kolkata', '2026-07-01T00:00:00.000Z', '2026-07-01T04:19:00.000Z'],
    ['0 0 29 2 *', 'UTC', '2026-11-23T00:00:00.000Z', '2028-02-29T00:19:00.000Z'],
    ['0 0 29 2 *', 'UTC', '2096-03-01T00:00:00.000Z', '2104-02-29T00:19:00.000Z'],
    // The day begins there before it does in Greenwich, and after.
    ['0 0 29 2 *', 'Pacific/Kiritimati', '2026-11-23T00:00:00.000Z', '2028-02-28T10:19:00.000Z'],
    ['0 22 29 2 *', 'Pacific/Pago_Pago', '2026-11-23T00:00:00.000Z', '2028-03-01T09:19:00.000Z'],
    ['0 0 31 2 *', 'UTC', '2026-11-23T00:00:00.000Z', null],
    ['0 0 31 2 1', 'UTC', '2027-01-30T00:00:00.000Z', '2027-02-01T00:19:00.000Z'],
    ['0 0 * * *', 'Nowhere/Land', '2026-11-23T00:00:00.000Z', null],
  ])('%s in %s after %s', (line, zone, after, expected) => {
    expect(nextRun(line, zone, after)).toBe(expected);
  });

  test('zones', () => {
    expect(isTimeZone('America/Los_Angeles')).toBe(true);
    expect(isTimeZone('Nowhere/Land')).toBe(false);
  });
});
