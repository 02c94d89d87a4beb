// One result as a block of Markdown: what counts as untouched, where a new one goes, and which bytes a change of a field leaves alone.
import { expect, test } from 'vitest';
import { placeResult } from '#growth/promotion/adding-result.ts';
import { isUntouched, withResultWords } from '#growth/promotion/result-text.ts';

const rules = { values: [], limit: 2, replace: null };
const words = { title: 'Deploys', fields: { impact: 'Two teams' }, evidence: [] };
const slot = '### Result 1\n\n- **Impact:** _For whom?_\n';

test.each([
  [slot, true],
  ['### Result 1\n', true],
  ['### Result 1\n\n<!-- a hint -->\n- **Project:** _What?_\n- **Evidence:**\n', true],
  ['### Result 1: Mine\n\n- **Impact:** _For whom?_\n', false],
  ['### Deploys\n\n- **Impact:** _For whom?_\n', false],
  [`${slot}\nWords`, false],
  [`${slot}\n\`\`\`\n\`\`\`\n`, false],
  [`${slot}- **Confirmed by:** Kim\n`, false],
  [`${slot}#### Sketch\n`, false],
  ['### Result 1\n<!-- result key=k1 -->\n\n- **Impact:** _For whom?_\n', false],
  ['### Result 1\n<!-- result key=k1 moved=k2 -->\n\n- **Impact:** _For whom?_\n', false],
  ['### Result 1\n<!-- result key=k2 moved=k2 -->\n\n- **Impact:** _For whom?_\n', true],
])('%j untouched: %s', (block, expected) => {
  expect(isUntouched(block)).toBe(expected);
});

test('what has the key is there, whatever became of its words', () => {
  const text = `## Results\n\n### Result 1: Renamed\n<!-- result key=k1 -->\n\nBy hand.\n\n${slot.replace('1', '2')}`;
  expect(placeResult(text, words, 'k1', rules)).toMatchObject({ type: 'there', number: 1 });
  expect(placeResult(text, words, 'k2', rules)).toMatchObject({ type: 'slot', number: 2 });
});

test('a document without a part for results has no place, a full one none either', () => {
  expect(placeResult('## Summary\n\nWords', words, null, rules)).toEqual({ type: 'nowhere' });
  const full = '## Results\n\n### One\n\nWords\n\n### Two\n\nWords\n';
  expect(placeResult(full, words, null, rules)).toEqual({ type: 'full', count: 2 });
  expect(placeResult(full, words, null, { ...rules, replace: 7 })).toEqual({ type: 'missing', number: 7 });
  expect(placeResult(full, words, null, { ...rules, replace: 1 })).toMatchObject({ type: 'slot', number: 1 });
});

test('line ends stay those of the text', () => {
  const text = `## Results\n\n${slot}\n## Gaps\n`.replaceAll('\n', '\r\n');
  const placed = placeResult(text, words, null, rules);
  expect(placed).toMatchObject({
    text: '## Results\n\n### Result 1: Deploys\n\n- **Impact:** Two teams\n\n## Gaps\n'.replaceAll('\n', '\r\n'),
  });
});

test.each([
  ['Impact - old\nmore', 'Impact - Two teams'],
  ['1. __Impact__: old', '1. __Impact__: Two teams'],
  ['#### Impact\n\nold\n\n#### Business result\n\n9', '#### Impact\n\nTwo teams\n\n#### Business result\n\n9'],
  ['Free words.', 'Free words.\n\n- **Impact:** Two teams'],
  [
    '- **Impact:** old\n\n<!-- stays -->\n- **Evidence:** x',
    '- **Impact:** Two teams\n\n<!-- stays -->\n- **Evidence:** x',
  ],
])('a field under any of its labels: %j', (body, expected) => {
  expect(withResultWords(`### Deploys\n\n${body}`, { ...words, title: null })).toBe(`### Deploys\n\n${expected}`);
});

test('evidence that is there is not said twice, and an empty label takes the first', () => {
  const evidence = ['`#7 2026-06-30`', '`#note_9`'];
  const block = withResultWords(`${slot}- **Evidence:** _Which?_\n`, { title: null, fields: {}, evidence });
  expect(block).toBe(`${slot}- **Evidence:** \`#7 2026-06-30\`\n- **Evidence:** \`#note_9\`\n`);
  expect(withResultWords(block, { title: null, fields: {}, evidence })).toBe(block);
});
