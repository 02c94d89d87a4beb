// The log of the inbox: what one sitting decided, as a comment, and what all of them say together.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { workSources } from '#growth/candidates/found-work.ts';
import { formatLog, type LogEntry, readLog, standingOf } from '#growth/candidates/inbox-log.ts';

const nothing = { keep: [], drop: [], later: [], restore: [] };
const none: LogEntry = { day: null, window: null, decided: nothing, readTo: {} };
const week = { since: '2026-11-21', until: '2026-11-28' };
const all = (day: string) => Object.fromEntries(workSources.map((source) => [source, day]));
const pieces = { kept: 0, dropped: 0, later: 0 };

test('one sitting', () => {
  const entry = {
    day: '2026-11-28',
    window: week,
    decided: { keep: ['e17'], drop: ['p42!398', 'p42#77', 'n90412'], later: ['g7&3'], restore: [] },
    readTo: { ...all('2026-11-28'), thanks: '2026-11-21' },
  };
  const sources = [
    { name: 'authored', state: 'complete' },
    { name: 'thanks', state: 'partial' },
  ] as const;
  const body = formatLog(entry, { pieces: { kept: 6, dropped: 2, later: 1 }, sources });
  expect(body).toBe(`**Inbox 2026-11-28** · 2026-11-21 to 2026-11-28 · kept 6 · dropped 2 · later 1
Sources: authored complete, thanks partial

\`\`\`
keep e17
drop p42!398 p42#77 n90412
later g7&3
read thanks 2026-11-21
read authored reviews approvals comments issues 2026-11-28
\`\`\``);
  expect(readLog(body)).toEqual(entry);
});

test.each<[string, string, Partial<LogEntry> | null]>([
  ['a plain comment', 'Thank you!', null],
  ['no block', '**Inbox 2026-11-28** · dropped 1\n\ndrop p42!398', null],
  ['a block that stays open', '**Inbox 2026-11-28**\n```\ndrop p42!398', null],
  [
    'words of a newer version, and no keys',
    '**Inbox**\n```\nsnooze p1!2\ndrop p42!398 and #7 p1!2x\n```',
    { decided: { ...nothing, drop: ['p42!398'] } },
  ],
  ['keys outside of the block', '**Inbox 2026-11-28**\ndrop p1!1\n```\n```\ndrop p1!2', { day: '2026-11-28' }],
  ['no day', '**Inbox** · 2026-02-30 to 2026-11-28\n```\nread authored 2026-13-01\n```', {}],
  [
    'line ends of a browser',
    '**Inbox 2026-11-28**\r\n\r\n```\r\nlater p42!398\r\n```',
    { day: '2026-11-28', decided: { ...nothing, later: ['p42!398'] } },
  ],
])('reads: %s', (_, body, expected) =>
  expect(readLog(body)).toEqual(expected === null ? null : { ...none, ...expected }),
);

test('reads back what it wrote', () => {
  const keys = fc.uniqueArray(
    fc.constantFrom(
      'p42!398',
      'p42#77',
      'n90412',
      'e1',
      'g7&3',
      ...Array.from({ length: 30 }, (_, at) => `p1!${at + 1}`),
    ),
  );
  const day = fc.constantFrom('2026-11-20', '2026-11-28');
  fc.assert(
    fc.property(keys, keys, day, fc.dictionary(fc.constantFrom(...workSources), day), (drop, later, since, readTo) => {
      const entry = {
        day: '2026-11-28',
        window: { since, until: '2026-11-28' },
        decided: { ...nothing, drop, later },
        readTo,
      };
      expect(readLog(formatLog(entry, { pieces, sources: [] }))).toEqual(entry);
    }),
  );
});

test('the newest word about a key counts, and what waits holds the window open', () => {
  const entries: LogEntry[] = [
    {
      day: '2026-10-03',
      window: { since: '2026-09-26', until: '2026-10-03' },
      decided: { ...nothing, drop: ['p1!1', 'p1!2'], later: ['p1!3', 'p1!4'] },
      readTo: all('2026-10-03'),
    },
    {
      day: '2026-10-10',
      window: { since: '2026-10-03', until: '2026-10-10' },
      decided: { ...nothing, drop: ['p1!3'], restore: ['p1!2'], keep: ['e17'] },
      readTo: all('2026-10-10'),
    },
    { day: '2026-10-12', window: null, decided: { ...nothing, keep: ['p1!4'], drop: ['p1!5'] }, readTo: {} },
  ];
  const standing = standingOf(entries);
  expect(Object.fromEntries(standing.decided)).toEqual({
    'p1!1': 'dropped',
    'p1!3': 'dropped',
    'p1!4': 'kept',
    'p1!5': 'dropped',
    e17: 'kept',
  });
  expect(Object.fromEntries(standing.droppedOn)).toEqual({
    'p1!1': '2026-10-03',
    'p1!3': '2026-10-10',
    'p1!5': '2026-10-12',
  });
  expect([...standing.waiting]).toEqual(['p1!2']);
  expect(standing.next).toBe('2026-09-26');
  expect(standingOf([...entries, { ...none, decided: { ...nothing, keep: ['p1!2'] } }]).next).toBe('2026-10-10');
});

test('the next window begins where the source that is furthest behind ended; where one never did, nobody knows', () => {
  const entry = { ...none, window: week, readTo: { ...all('2026-11-28'), thanks: '2026-11-21' } };
  expect(standingOf([entry]).next).toBe('2026-11-21');
  expect(standingOf([entry, { ...none, readTo: { thanks: '2026-11-28' } }]).next).toBe('2026-11-28');
  expect(standingOf([{ ...entry, readTo: { authored: '2026-11-28' } }]).next).toBeNull();
  expect(standingOf([]).next).toBeNull();
});

test('what is put off again in a shorter window is still found where it was first', () => {
  const later = { ...nothing, later: ['p1!1'] };
  const entry = (since: string) => ({
    ...none,
    window: { since, until: '2026-11-28' },
    decided: later,
    readTo: all('2026-11-28'),
  });
  expect(standingOf([entry('2026-11-07'), entry('2026-11-21')]).next).toBe('2026-11-07');
  expect(standingOf([entry('2026-11-21'), entry('2026-11-07')]).next).toBe('2026-11-07');
});
