// The numbers of the gaps that are open: those that `promotion gap close` takes.
import { expect, test } from 'vitest';
import { readPromotionDocument } from '#growth/promotion/document.ts';
import { numberedGaps } from '#growth/promotion/open-gaps.ts';
import { gitlab } from '../../support/company.ts';

const gaps = '## Gaps (private)\n\n- _Which one?_\n- [x] Numbers\n- [ ] A talk, until 2027-01-31 (goal `#7`)';
const told = (description: string, apart?: string) => {
  const home = apart === undefined ? {} : { apart: { iid: 3, title: 'Gaps', url: 'u', description: apart } };
  const { gaps: inDocument } = readPromotionDocument(description, gitlab.values);
  return numberedGaps(inDocument, { description, ...home }).map(({ number, title }) => [number, title]);
};

test('its day and its goal are told beside its words', () => {
  const { gaps: inDocument } = readPromotionDocument(gaps, gitlab.values);
  expect(numberedGaps(inDocument, { description: gaps })).toEqual([
    { number: 2, title: 'A talk', until: '2027-01-31', goal: 7 },
  ]);
});

test.each<[string, string, string | undefined, (number | string | null)[][]]>([
  [
    'bullets without boxes',
    '## Gaps\n\n- A **talk**\n- Two',
    undefined,
    [
      [1, 'A talk'],
      [2, 'Two'],
    ],
  ],
  [
    'two parts of one name',
    '## Gaps\n\n- [ ] A\n\n## Gaps\n\n- [ ] B',
    undefined,
    [
      [null, 'A'],
      [null, 'B'],
    ],
  ],
  ['apart', '## Gaps\n\nKept apart in `#3`.', '- [x] A\n- [ ] B', [[2, 'B']]],
  [
    'apart, and one beside the line',
    '## Gaps\n\nKept apart in `#3`.\n\n- [ ] C',
    '- [ ] B',
    [
      [null, 'C'],
      [1, 'B'],
    ],
  ],
  ['apart where nobody can look', '## Gaps\n\nKept apart in `#3`.\n\n- [ ] C', undefined, [[null, 'C']]],
  ['none', '## Summary\n\nWords.', undefined, []],
])('%s', (_name, description, apart, all) => expect(told(description, apart)).toEqual(all));
