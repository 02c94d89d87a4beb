// Numbers of a project's own issues in a text for that project: a few are references, the rest are quiet.
import { expect, test } from 'vitest';
import { liveNaming, quietly } from '#render/markdown/references.ts';

test.each([
  { wanted: [7], there: '', written: '#7', isCut: false },
  { wanted: [7, 7, 8], there: '', written: '#7 #7 #8', isCut: false },
  { wanted: [1, 2, 3, 4, 5, 6], there: '', written: '#1 #2 #3 #4 #5 `#6`', isCut: true },
  { wanted: [1, 2, 3, 4, 5, 6, 1], there: '', written: '#1 #2 #3 #4 #5 `#6` #1', isCut: true },
  // What stands there already counts, and is no new note.
  { wanted: [9, 7, 8], there: 'HELP me (#1), (#2), #3, #4: (#7)', written: '`#9` #7 `#8`', isCut: true },
  { wanted: [7, 8], there: 'in code: `#1` `#2`\n\n    #3 #4 #5 #6', written: '#7 #8', isCut: false },
  { wanted: [7], there: 'elsewhere: team/web#1 a#2 #3a &#4; ##5 #6 #16 #17 #18', written: '#7', isCut: false },
])('$wanted beside "$there"', ({ wanted, there, written, isCut }) => {
  const naming = liveNaming(wanted, there);
  expect(wanted.map(naming.name).join(' ')).toBe(written);
  expect(naming.isCut).toBe(isCut);
});

test('a number that nobody wanted is quiet', () => {
  expect([liveNaming([7]).name(8), quietly(7)]).toEqual(['`#8`', '`#7`']);
});
