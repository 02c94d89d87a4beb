// Evidence without the words of a colleague's thanks.
import { expect, test } from 'vitest';
import { formatEvidence } from '#growth/goals/evidence.ts';
import { quotedThanks, thankedTimes, withoutQuotedThanks } from '#growth/goals/quoted-thanks.ts';

const evidence = {
  day: null,
  values: [],
  link: 'https://example.com/1',
  also: [],
  title: 'A fix',
  result: '2 hours',
  shows: [],
};
const bodyOf = (first: string, ...quote: readonly string[]) =>
  formatEvidence({ ...evidence, did: [first, ...(quote.length === 0 ? [] : ['', ...quote])].join('\n') });

test.each([1, 3])('the quote goes, that they thanked %i times stays', (times) => {
  const did = `Reviewed it. ${thankedTimes(times)}`;
  for (const words of ['You saved us', 'You\n\nsaved\r\nus', '> twice', 'Result: none', '```\nopen', '<!-- open', ' '])
    expect([words, withoutQuotedThanks(bodyOf(did, ...quotedThanks(words))).trimEnd()]).toEqual([
      words,
      expect.not.stringMatching(/^ *>|saved|twice|none|open/m),
    ]);
  expect(withoutQuotedThanks(bodyOf(did, ...quotedThanks('You saved us')))).toContain('\n\nResult: 2 hours');
});

test('with the line ends of a browser, too', () => {
  const body = bodyOf(thankedTimes(2), ...quotedThanks('You\nsaved us')).replaceAll('\n', '\r\n');
  expect(withoutQuotedThanks(body)).toMatch(/Thanked 2 times\.\r\n(?:\r\n)?Result: 2 hours$/);
});

test.each([
  bodyOf('I thanked them.', '> a quote of mine'),
  bodyOf(thankedTimes(1)),
  bodyOf(`${thankedTimes(1)}\n\nMy own words.`, '> a quote of mine'),
])('what is no such quote keeps its bytes', (body) => {
  expect(withoutQuotedThanks(body)).toBe(body);
});
