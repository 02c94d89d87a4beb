// One result as a block of Markdown: what counts as untouched, where a new one goes, and which bytes a change of a field leaves alone.
import { expect, test } from 'vitest';
import { placeResult } from '#growth/promotion/adding-result.ts';
import {
  bareResult,
  fieldsOf,
  headingOf,
  isUntouched,
  keyIn,
  moveIn,
  newResult,
  readResult,
  withKey,
  withMove,
  withNumber,
  withResultWords,
} from '#growth/promotion/result-text.ts';

const rules = { values: [], limit: 2, replace: null };
const words = { title: 'Deploys', fields: { impact: 'Two teams' }, evidence: [] };
const slot = '### Result 1\n\n- **Impact:** _For whom?_\n';

test.each([
  [slot, true],
  ['### Result 1\n', true],
  ['### Result 1\n\n<!-- a hint -->\n- **Project:** _What?_\n- **Evidence:**\n', true],
  ['### Result 1: Mine\n\n- **Impact:** _For whom?_\n', false],
  ['### Deploys\n\n- **Impact:** _For whom?_\n', false],
  ['Result 1\n', false],
  ['###\n', false],
  ['', false],
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

const named = (title: string) => ({ title, fields: {}, evidence: [] });
test.each([
  ['### Result 2', '### Result 2: Queue'],
  ['## Project #2 - Old', '## Project #2: Queue'],
  ['### Deploys', '### Queue'],
  [' # Deploys', ' # Queue'],
  [
    '### Result 1\n\n- **Project:** Old\n  and older\n\n- **Impact:** x',
    '### Result 1\n\n- **Project:** Queue\n\n- **Impact:** x',
  ],
  ['### Result 1\n\n- **Project:** _What?_\n- **Impact:** x', '### Result 1: Queue\n\n- **Impact:** x'],
  ['### Result 1\n\n- **Impact:** x', '### Result 1: Queue\n\n- **Impact:** x'],
  ['\n### Deploys\n\nx', '\n### Queue\n\nx'],
])('a title stands in the heading, or in the line that somebody wrote: %j', (block, expected) => {
  expect(withResultWords(block, named('Queue'))).toBe(expected);
});

const written = (body: string, fields: Parameters<typeof withResultWords>[1]['fields'], ...evidence: string[]) =>
  withResultWords(`### Impact of it\n\n${body}`, { title: null, fields, evidence }).replace('### Impact of it\n\n', '');
test.each([
  ['- **Impact:** old', 'a\n\nb', '- **Impact:** a\n\n  b'],
  ['1. Impact: old', 'a\nb', '1. Impact: a\n   b'],
  ['  + Impact: old', 'a\nb', '  + Impact: a\n    b'],
  ['Impact: - old', 'a\nb', 'Impact: a\nb'],
  ['- **Impact:** old\nNote: older', 'a', '- **Impact:** a'],
  ['- **Impact:** old\n  \n- **Evidence:** x', 'a', '- **Impact:** a\n  \n- **Evidence:** x'],
  ['- **Impact:** old\n\n#### Sketch\n\nDrawn', 'a', '- **Impact:** a\n\n#### Sketch\n\nDrawn'],
  ['#### Impact\n\nold', 'a\n\nb', '#### Impact\n\na\n\nb'],
  ['#### Business result\n\n9\n', 'a', '#### Business result\n\n9\n\n- **Impact:** a\n'],
  ['Free.\n  \n', 'a', 'Free.\n\n- **Impact:** a\n  \n'],
  ['- **Business result:** 9\n- **Evidence:** x', 'a', '- **Business result:** 9\n- **Impact:** a\n- **Evidence:** x'],
])('words of several lines stay in their item, and other parts as they are: %j', (body, impact, expected) => {
  expect(written(body, { impact })).toBe(expected);
});

test.each([
  ['- **Impact:** see `#7`\n- **Evidence:** x', '- **Impact:** see `#7`\n- **Evidence:** x\n- **Evidence:** `#7`'],
  ['- **Evidence:** x\n  `#7` too', '- **Evidence:** x\n  `#7` too'],
  ['- **Evidence:** _Which?_\n- **Impact:** x', '- **Evidence:** `#7`\n- **Impact:** x'],
  ['- **Evidence:**\n  _Which?_\n- **Impact:** x', '- **Evidence:** `#7`\n- **Impact:** x'],
  ['- **Evidence:**\n  x\n\n- **Impact:** x', '- **Evidence:**\n  x\n- **Evidence:** `#7`\n\n- **Impact:** x'],
  ['- **Impact:** x\n\n#### Sketch\n\nDrawn', '- **Impact:** x\n- **Evidence:** `#7`\n\n#### Sketch\n\nDrawn'],
  ['- **Impact:** x\n```\nEvidence: `#7`\n```', '- **Impact:** x\n```\nEvidence: `#7`\n```\n- **Evidence:** `#7`'],
  ['Free.', 'Free.\n\n- **Evidence:** `#7`'],
])('evidence goes to evidence: %j', (body, expected) => {
  expect(written(body, {}, '`#7`')).toBe(expected);
});

test('a new one asks for each field, for values where the company has some', () => {
  const lines = newResult(2, 4, true).split('\n');
  expect(lines.map((line) => line.split('_')[0])).toEqual([
    '#### Result 2',
    '',
    '- **Impact:** ',
    '- **Business result:** ',
    '- **Business relevance:** ',
    '- **Direct contribution:** ',
    '- **Values shown:** ',
  ]);
  expect(newResult(2, 4, false)).toBe(lines.slice(0, -1).join('\n'));
  expect(isUntouched(newResult(1, 3, true))).toBe(true);
});

test('what it tells and what is open; of values only where it asks for them', () => {
  const told = (more: string) => fieldsOf(`${slot}- **Business result:** 9 minutes\n${more}`, []);
  const open = ['impact', 'relevance', 'contribution'];
  expect(told('')).toEqual({ told: ['result'], open });
  expect(told('- **Values shown:** _Which?_')).toEqual({ told: ['result'], open: [...open, 'values'] });
  expect(readResult('### Deploys\n\n- **Impact:** A', [])).toMatchObject({ title: 'Deploys', fields: { impact: 'A' } });
  expect(readResult('', [])).toBeNull();
  expect(fieldsOf('', []).told).toEqual([]);
});

test.each([
  ['### D\n\nx', '### D\n<!-- result key=k -->\n\nx', '### D\n<!-- result key=m moved=m -->\n\nx'],
  ['D\n---\n\nx', 'D\n---\n<!-- result key=k -->\n\nx', 'D\n---\n<!-- result key=m moved=m -->\n\nx'],
  ['x', '<!-- result key=k -->\nx', '<!-- result key=m moved=m -->\nx'],
  ['### D\n<!-- result key=a --> \nx', '### D\n<!-- result key=k -->\nx', '### D\n<!-- result key=a moved=m -->\nx'],
  [
    '### D\n<!-- result key=a moved=b -->\nx',
    '### D\n<!-- result key=k -->\nx',
    '### D\n<!-- result key=a moved=m -->\nx',
  ],
])('the mark of a write stands below the heading, once: %j', (block, keyed, moved) => {
  expect([withKey(block, 'k'), withMove(block, 'm')]).toEqual([keyed, moved]);
  expect([keyIn(keyed), moveIn(keyed), moveIn(moved)]).toEqual(['k', null, 'm']);
});

test.each([
  'see <!-- result key=a -->',
  '<!-- result key= -->',
  '<!-- result key=a --> see',
  '<!-- result key=a b -->',
])('no mark: %s', (line) => {
  expect(keyIn(`### D\n${line}\n`)).toBeNull();
});

test('its words without number and mark, and its name', () => {
  expect(bareResult('### Result 2: D\n<!-- result key=k -->\n\n\nx')).toBe('### Result 0: D\nx');
  expect(bareResult('### Result 3: D\nx')).toBe('### Result 0: D\nx');
  expect(['Result 2: D', 'Project two – D', 'D', 'Result 2'].map((title) => headingOf(`### ${title}\n\nx`))).toEqual([
    'D',
    'D',
    'D',
    '',
  ]);
  expect(headingOf('x')).toBe('');
  expect([withNumber('### Result two: D', 5), withNumber('### Two of us', 5)]).toEqual([
    '### Result 5: D',
    '### Two of us',
  ]);
});
