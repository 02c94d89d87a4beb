import { expect, test } from 'vitest';
// @ts-expect-error: scripts have no types
import { inAscii, withEagerParts } from '../../scripts/eager-parts.mjs';

test.each([
  ['a part', 'var a=lazy(()=>{b()});', 'var a=lazy((function(){b()}));'],
  ['one that awaits', 'var a=lazy(async()=>{await b()});', 'var a=lazy((async function(){await b()}));'],
  ['a CommonJS package', 'var x,a=cjs((e,t)=>{t.exports=e});', 'var x,a=cjs((function(e,t){t.exports=e}));'],
  [
    'two, and what stands between and in them',
    'var a=lazy(()=>{c(()=>{})});var n=1,b=lazy(e=>{/[)}]/.test(e)});n()',
    'var a=lazy((function(){c(()=>{})}));var n=1,b=lazy((function(e){/[)}]/.test(e)}));n()',
  ],
])('%s runs at once', (_name, text, expected) => {
  expect(withEagerParts(text)).toBe(expected);
});

test.each([
  ['a value', 'var a=lazy(()=>b),c=lazy(()=>{});', 'var a=lazy(()=>b),c=lazy((function(){}));'],
  ['a list of parts', 'var a=all(()=>{},()=>{}),c=lazy(()=>{});', 'var a=all(()=>{},()=>{}),c=lazy((function(){}));'],
  ['a method', 'var a=b.lazy(()=>{}),c=lazy(()=>{});', 'var a=b.lazy(()=>{}),c=lazy((function(){}));'],
])('%s stays as it is', (_name, text, expected) => {
  expect(withEagerParts(text)).toBe(expected);
});

test('a bundle without parts is refused: nobody would see that they are written in another way', () => {
  expect(() => withEagerParts('function a(){}')).toThrow('none was found');
});

test('signs are escaped where a text is the same with an escape', () => {
  const ascii = inAscii('/^[–—🎉]$/u.test("x")');
  expect(ascii).toBe('/^[\\u2013\\u2014\\ud83c\\udf89]$/u.test("x")');
  expect(new RegExp(ascii.slice(1, ascii.indexOf('/u.test')), 'u').test('🎉')).toBe(true);
});

test('and refused where it would be another one', () => {
  expect(() => inAscii('String.raw`a – b`')).toThrow('would not be the same');
  expect(inAscii('String.raw`a`+"–"')).toBe('String.raw`a`+"\\u2013"');
});
