// Where a new result of a promotion document goes, under which number, and when it is there already.
import { describe, expect, test } from 'vitest';
import { placeResult, type ResultRules } from '#growth/promotion/adding-result.ts';
import type { ResultWords } from '#growth/promotion/result-text.ts';
import { gitlab } from '../../support/company.ts';

const words: ResultWords = { title: 'Deploys', fields: { impact: 'Two teams' }, evidence: ['`#7`', '`#9`'] };
const place = (
  text: string,
  own: Partial<ResultWords> = {},
  rules: Partial<ResultRules> = {},
  key: string | null = null,
) => placeResult(text, { ...words, ...own }, key, { values: [], limit: 3, replace: null, ...rules });
const impact = '- **Impact:** Two teams';
const told = `${impact}\n- **Evidence:** \`#7\`\n- **Evidence:** \`#9\``;

test.each<[string, string, number, string, string]>([
  ['the first of a part', '## Results\n', 1, '### Result 1: Deploys', ''],
  ['of a part of the highest level', '# Results\n', 1, '## Result 1: Deploys', ''],
  ['of a part of the lowest', '###### Results\n', 1, '###### Result 1: Deploys', ''],
  ['as deep as the others', '## Results\n\n#### One\n\nWords\n', 2, '#### Result 2: Deploys', ''],
  ['behind the highest number', '## Results\n\n### Result 4: X\n\nWords\n', 5, '### Result 5: Deploys', ''],
  ['behind those that have none', '## Results\n\n### One\n\nA\n\n### Two\n\nB\n', 3, '### Result 3: Deploys', ''],
  [
    'before the next part',
    '## Results\n\n### One\n\nA\n\n## Values\n\nB\n',
    2,
    '### Result 2: Deploys',
    '## Values\n\nB\n',
  ],
  ['in an empty part', '## Results\n\n## Values\n\nB\n', 1, '### Result 1: Deploys', '## Values\n\nB\n'],
  ['results that are parts', '## Result 1\n\nA\n\n## Gaps\n\nB\n', 2, '## Result 2: Deploys', '## Gaps\n\nB\n'],
])('a new one goes behind the last: %s', (_name, text, number, heading, behind) => {
  const placed = place(text);
  expect(placed).toMatchObject({ type: 'new', number });
  if (placed.type !== 'new') return;
  expect(placed.block.split('\n')[0]).toBe(heading);
  expect(placed.text.indexOf(heading)).toBeGreaterThan(0);
  expect(placed.text.slice(placed.text.indexOf(heading) + placed.block.length).trimStart()).toBe(behind);
  expect(placed.text.startsWith(text.slice(0, text.length - behind.length).trimEnd())).toBe(true);
});

test.each<[string, string, Partial<ResultWords>, string, number | null]>([
  ['the same words', `### Result 2: Deploys\n\n${told}`, {}, 'there', 2],
  ['by its place, where it has no number', `### One\n\nA\n\n### Deploys\n\n${told}`, {}, 'there', 2],
  [
    'in other blanks',
    `### Deploys\n\n- **Impact:** Two\n  teams\n- **Evidence:** \`#7\`\n- **Evidence:** \`#9\``,
    {},
    'there',
    1,
  ],
  ['its evidence in another order', `### Deploys\n\n${told}`, { evidence: ['`#9`', '`#7`'] }, 'there', 1],
  ['with more fields than are asked for', `### Deploys\n\n- **Business result:** 9\n${told}`, {}, 'there', 1],
  ['with another impact', `### Deploys\n\n${told.replace('Two', 'Six')}`, {}, 'alike', 1],
  ['without the impact', `### Deploys\n\n${told.replace(`${impact}\n`, '')}`, {}, 'alike', 1],
  ['without a title, by its evidence', `### Result 1\n\n${told.replace('Two', 'Six')}`, { title: null }, 'alike', 1],
  [
    'without a title, by one piece of evidence',
    '### Result 1\n\n- **Impact:** Six\n- **Evidence:** `#7`',
    { title: null, evidence: ['`#7`'] },
    'alike',
    1,
  ],
  [
    'with one field of two',
    `### Deploys\n\n- **Business result:** 9\n${told}`,
    { fields: { impact: 'Two teams', result: '8' } },
    'alike',
    1,
  ],
  ['with a title alone', '### Deploys\n\n- **Impact:** Six teams', { evidence: [] }, 'alike', 1],
  ['with other evidence', `### Deploys\n\n${told.replace('#7', '#8')}`, {}, 'new', 2],
  ['with another title', `### Queue\n\n${told}`, {}, 'new', 2],
  ['of no name, with the same words', `### Result 1\n\n${impact}`, { title: null, evidence: [] }, 'there', 1],
  ['of no name, with other words', '### Result 1\n\n- **Impact:** Six', { title: null, evidence: [] }, 'new', 2],
  ['that says nothing', `### Result 1\n\n${impact}`, { title: null, evidence: [], fields: {} }, 'new', 2],
])('one that may be there: %s', (_name, results, own, type, number) => {
  expect(place(`## Results\n\n${results}\n`, own)).toMatchObject({ type, number });
});

describe('in place of another', () => {
  const text = `## Results\n\n### One\n\nA\n\n### Deploys\n\n${told.replace('Two', 'Six')}\n`;
  test('one that is alike may be the one that goes', () => {
    expect(place(text, {}, { replace: 2 })).toMatchObject({
      type: 'slot',
      number: 2,
      text: expect.stringMatching(/^## Results\n\n### One\n\nA\n\n### Result 2: Deploys\n/),
    });
    expect(place(text, {}, { replace: 3 })).toEqual({ type: 'missing', number: 3 });
    expect(place(text, {}, { replace: 0 })).toEqual({ type: 'missing', number: 0 });
  });

  test('it asks for values where the company has some, as a new one does', () => {
    const asks = (rules: Partial<ResultRules>) => {
      const placed = place(text.replace('Deploys', 'Queue'), {}, rules);
      return 'block' in placed && placed.block.includes('**Values shown:**');
    };
    const values = gitlab.values.slice(0, 1);
    expect([asks({ replace: 2 }), asks({ replace: 2, values }), asks({}), asks({ values })]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});

test('its key stands in what is written, and nothing does where it is only looked at', () => {
  const slot = '## Results\n\n### One\n\nA\n\n### Result 5\n\n- **Impact:** _For whom?_\n';
  for (const text of [slot, '## Results\n']) {
    const [looked, written] = [place(text), place(text, {}, {}, 'k1')];
    expect('block' in looked && looked.block).not.toContain('<!--');
    expect('block' in written && written.block).toContain('\n<!-- result key=k1 -->\n');
  }
  expect(place(slot)).toMatchObject({ type: 'slot', number: 5 });
});

test('as many as the company asks for are full, headings in bold print counted', () => {
  const bold = '## Results\n\n**Result 1**\n\nA\n\n**Result 2**\n\nB\n';
  expect([place(bold, {}, { limit: 2 }), place(bold, {}, { limit: 3 }).type]).toEqual([
    { type: 'full', count: 2 },
    'new',
  ]);
  expect(place('## Results\n\n### One\n\nA\n', {}, { limit: 1 })).toEqual({ type: 'full', count: 1 });
});
