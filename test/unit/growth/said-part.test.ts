// Which text a part of one means.
import { expect, test } from 'vitest';
import { folded, meantBy } from '#growth/words/said-part.ts';

const titles = ['Pass the CKA exam', 'Become a CKAD', 'Read one book', 'Read', 'Émile: a résumé', 'pass the cka EXAM'];
const meant = (part: string) => meantBy(part, titles, (title) => title);

test.each([
  ['the whole before a word', 'Read', ['Read']],
  ['the whole as typed before another casing', 'pass the cka EXAM', ['pass the cka EXAM']],
  ['a whole word before a part', 'CKA', ['Pass the CKA exam']],
  ['the casing that was typed first', 'cka', ['pass the cka EXAM']],
  ['a part where no word fits', 'CKAD', ['Become a CKAD']],
  ['a part of a word', 'boo', ['Read one book']],
  ['without accents', 'emile', ['Émile: a résumé']],
  ['with other accents', 'RÉSUME', ['Émile: a résumé']],
  ['several, where nobody can tell', 'exam', ['Pass the CKA exam']],
  ['several words', ' one   book ', ['Read one book']],
  ['nothing', '  ', []],
  ['none', 'CKS', []],
])('%s', (_name, part, found) => expect(meant(part)).toEqual(found));

test('a word ends where letters and digits end', () => {
  expect(meantBy('v2', ['Ship v21', 'Ship v2.'], String)).toEqual(['Ship v2.']);
  expect(meantBy('(b)', ['a(b)c', 'a (b) c'], String)).toEqual(['a (b) c']);
  expect(meantBy('\u0301', ['e'], String)).toEqual([]);
});

test('folded', () => expect(folded(' Crème\u00A0 BRÛLÉE ')).toBe('creme brulee'));
