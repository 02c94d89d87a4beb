// The line that says where the gaps are, and what moves there.
import { expect, test } from 'vitest';
import { apartIn, withMoved } from '#growth/promotion/gaps-apart.ts';

test.each<[string, number | null]>([
  ['## Gaps (private)\n\nKept apart in `#3`.', 3],
  ['## Gaps\n\nkept apart in #12\n\n- [ ] A talk', 12],
  ['## Summary\n\nKept apart in `#3`.\n\n## Gaps\n\n- [ ] A talk', null],
  ['## Gaps\n\n- Kept apart in #3', null],
  ['## Gaps\n\nKept apart in #3 and elsewhere', null],
  ['Kept apart in #3.', null],
])('%j names %j', (text, iid) => expect(apartIn(text)).toBe(iid));

test.each<[string, string, string]>([
  ['', '- [ ] Ask @kim\n  today', '- [ ] Ask `@kim`\n  today'],
  ['- [x] A talk', '- [ ] A talk\n- [ ] Two\n  teams', '- [x] A talk\n\n- [ ] Two\n  teams'],
  ['- A talk\n- Two', '- [ ] A talk', '- A talk\n- Two'],
  ['- A talk', '- A talk\n  with slides', '- A talk\n\n- A talk\n  with slides'],
])('to %j moves %j', (there, words, all) => {
  expect(withMoved(there, words)).toBe(all);
  expect(withMoved(all, words)).toBe(all);
});
