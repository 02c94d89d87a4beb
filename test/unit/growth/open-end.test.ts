// Words that open something and do not close it: what we write beside them is not hidden in it, and all of it reads back.
import { describe, expect, test } from 'vitest';
import { formatCheckIn, readCheckIn } from '#growth/goals/check-in.ts';
import { formatEvidence, readEvidence } from '#growth/goals/evidence.ts';
import { leavesOpen } from '#growth/text/open-end.ts';

const open = [
  '<!--',
  'Read it.\n<!-- to do\nmore',
  '<!-- a --> b\n\n<!-- c',
  '<details>',
  'See <details><summary>more</summary>',
  '<details>\n\n<details>\n\n</details>',
  '```',
  '```\nrm -rf',
  '~~~~\n~~~',
  '<pre>',
  '<script>\nx',
  '<textarea rows=2>',
  '<?php',
  '<![CDATA[ x',
  '$$',
  '$$\na\n$$\n\n$$',
  '>>>\nquoted',
];
const closed = [
  '',
  'Read it.',
  '`<!--` begins a comment',
  'a <!-- b',
  '<!-- a -->',
  '<!--\na\n-->\nb',
  '<details>\n\nx\n</details>',
  '```\n<details>\n<!--\n```',
  '    <!--',
  '<div>',
  '$$\na\n$$',
  '$5 and $$6',
  '>>>\nquoted\n>>>',
];

test.each(open)('%j is left open', (text) => expect(leavesOpen(text)).toBe(true));
test.each(closed)('%j is not', (text) => expect(leavesOpen(text)).toBe(false));

describe.each(open)('%j', (text) => {
  test('a check-in shows its lines above it', () => {
    const checkIn = {
      day: '2026-11-23',
      text,
      percent: 40,
      health: 'at-risk',
      next: 'Ask',
      help: 'A reviewer',
      helpNone: false,
      waitingFor: null,
      measure: null,
      values: [],
    } as const;
    const body = formatCheckIn(checkIn);
    expect(leavesOpen(body.slice(0, body.indexOf('**Help:** ')))).toBe(false);
    expect(readCheckIn(body)).toEqual(checkIn);
  });

  test('and so does evidence', () => {
    const evidence = {
      day: '2026-11-23',
      values: [],
      link: null,
      also: [],
      title: null,
      did: text,
      result: 'Half the time',
      shows: [],
    } as const;
    const body = formatEvidence(evidence);
    expect(leavesOpen(body.slice(0, body.indexOf('Result: ')))).toBe(false);
    expect(readEvidence(body)).toEqual(evidence);
  });
});

test('a next step that leaves something open hides no ask', () => {
  const checkIn = {
    day: '2026-11-23',
    health: null,
    percent: null,
    text: 'Read on',
    next: 'Try the <details> tag',
    help: 'A reviewer',
    helpNone: false,
    waitingFor: null,
    measure: null,
    values: [],
  } as const;
  const body = formatCheckIn(checkIn);
  expect(leavesOpen(body.slice(0, body.indexOf('**Next:** ')))).toBe(false);
  expect(body.indexOf('**Help:** ')).toBeLessThan(body.indexOf('**Next:** '));
  expect(readCheckIn(body)).toEqual(checkIn);
});
