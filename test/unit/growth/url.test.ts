// Addresses, also when thousands were looked at before.
import { expect, test } from 'vitest';
import { urlOf } from '#growth/text/url.ts';

test.each([
  ['https://bücher.example/straße', undefined, 'https://xn--bcher-kva.example/stra%C3%9Fe'],
  ['/goals', 'https://gitlab.example/alex', 'https://gitlab.example/goals'],
  ['no address', undefined, undefined],
  ['https://', undefined, undefined],
])('%s', (text, base, href) => {
  expect(urlOf(text, base)?.href).toBe(href);
});

test('the ten thousandth is read as the first was', () => {
  const read = Array.from({ length: 10_000 }, () => urlOf('https://bücher.example'));
  expect(read.filter((url) => url === null)).toEqual([]);
});
