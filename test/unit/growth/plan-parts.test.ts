// Which part of a year plan a name means, and what the person wrote there; its rhythm lines, goal by goal.
import { describe, expect, test } from 'vitest';
import { everyIn, withEvery } from '#growth/goals/every.ts';
import { findPlanPart, planPartNames, wordsOfParts } from '#growth/goals/plan-parts.ts';

const table = '```glql\nquery: x\n```';
const found = (text: string, name: string) => {
  const at = findPlanPart(text, name);
  if (at.type !== 'found') return at;
  const { whole, body } = at.part;
  return [at.part.name, text.slice(whole.start, whole.end), text.slice(body.start, body.end)];
};

describe('the part that a name means', () => {
  test.each<[string, string, string, unknown]>([
    ['no name: all of it', 'a\n## Focus\n', '', ['whole text', 'a\n## Focus\n', 'a\n## Focus\n']],
    ['a heading in any casing', '## FOCUS\n\nRuns\n', 'Focus', ['FOCUS', '## FOCUS\n\nRuns\n', '\nRuns\n']],
    ['only a whole heading', '## Focus (mine)\n', 'focus', { type: 'missing', name: 'focus' }],
    ['no heading', 'Focus', 'focus', { type: 'missing', name: 'focus' }],
    ['two headings', '# FOCUS\n\n## focus\n', 'Focus', { type: 'several', name: 'Focus', lines: [1, 3] }],
    ['how a quarter begins', '### FY27-Q4 (x)\nRead', 'fy27-q4', ['FY27-Q4 (x)', '### FY27-Q4 (x)\nRead', 'Read']],
    ['a quarter of a year', '### 2026-Q1\nRead', '2026-q1', ['2026-Q1', '### 2026-Q1\nRead', 'Read']],
    ['a longer word is another quarter', '### FY27-Q40\nRead', 'FY27-Q4', { type: 'missing', name: 'FY27-Q4' }],
    ['a heading about it', '### After FY27-Q4\nRead', 'FY27-Q4', { type: 'missing', name: 'FY27-Q4' }],
    ['a fifth quarter is none', '### FY27-Q5 (x)\nRead', 'FY27-Q5', { type: 'missing', name: 'FY27-Q5' }],
    ['what only begins so', '### FY27-Q4 (x) y', 'FY27-Q4 (x)', { type: 'missing', name: 'FY27-Q4 (x)' }],
    ['what only ends so', '### my FY27-Q4 (x)', 'my FY27-Q4', { type: 'missing', name: 'my FY27-Q4' }],
    ['a quarter named twice', '# FY27-Q4\n# FY27-Q4 b', 'FY27-Q4', { type: 'several', name: 'FY27-Q4', lines: [1, 2] }],
  ])('%s', (_name, text, name, part) => {
    expect(found(text, name)).toEqual(part);
  });

  test.each([
    ['stand below its table', `\n${table}\nmine\n`, 'mine\n'],
    ['stand below a table in a list', `  ${table}\nmine`, 'mine'],
    ['stand below a longer fence', '````glql\n```\n````\nmine', 'mine'],
    ['are all where code is none of its tables', '```\nrun\n```\nmine', '```\nrun\n```\nmine'],
    ['are all where the code names it elsewhere', '```sql glql\n```\nmine', '```sql glql\n```\nmine'],
    ['are all where the code quotes one', '~~~ ```glql\n~~~\nmine', '~~~ ```glql\n~~~\nmine'],
    ['are all where the code is for another', '```glqlish\n```\nmine', '```glqlish\n```\nmine'],
    ['are all where the table has no end', '```glql\nmine', '```glql\nmine'],
    ['go on below the first of two', `${table}\nmine\n${table}\n`, `mine\n${table}\n`],
    ['stand below a table that comes behind code', `\`\`\`\nrun\n\`\`\`\n${table}\nmine`, 'mine'],
    ['have the line ends of a browser', `${table.replaceAll('\n', '\r\n')}\r\nmine`, 'mine'],
  ])('the words of a quarter %s', (_name, body, words) => {
    expect(found(`### FY27-Q4\n${body}`, 'FY27-Q4')).toEqual(['FY27-Q4', expect.anything(), words]);
  });

  test('another part keeps its table among its words', () => {
    expect(found(`## Focus\n${table}\nmine`, 'focus')).toEqual(['Focus', expect.anything(), `${table}\nmine`]);
  });
});

test('the words of parts that say something, as they were written', () => {
  const text = '## Focus\n\n**Runs**\n\n- one\n\n## Aspiration\n\n_Which one?_\n\n## Support\n\nA\n\n## Support\n\nB\n';
  const names = ['aspiration', 'focus', 'support', 'intention'] as const;
  expect(wordsOfParts(text, names)).toEqual({ focus: '**Runs**\n\n- one' });
  expect(planPartNames(text)).toEqual(['Focus', 'Aspiration', 'Support', 'Support']);
});

describe('a goal that comes again', () => {
  test.each([
    ['Every: quarter', 'quarter'],
    ['every: Quarterly.', 'quarter'],
    ['- **Repeats:** every quarter', 'quarter'],
    ['Every: *quarter* ', 'quarter'],
    ['Every: `quarter`', 'quarter'],
    ['Every: _quarter_', 'quarter'],
    ['Every: year\nEvery: quarter', 'quarter'],
    ['Every: year', null],
    ['Every: quarter or so', null],
    ['Every: last quarter', null],
    ['```\nEvery: quarter\n```', null],
    ['', null],
  ])('%j: %s', (text, rhythm) => {
    expect(everyIn(text)).toBe(rhythm);
  });

  test.each([
    ['the line is put on top', 'Read', 'quarter', 'Every: quarter\n\nRead'],
    ['a line that says it stays as it is', 'Read\n\nrepeats: quarterly', 'quarter', 'Read\n\nrepeats: quarterly'],
    ['a line that says something else is none', 'Every: year', 'quarter', 'Every: quarter\n\nEvery: year'],
    ['every line that says it is taken away', 'Every: quarter\n\nRead\nEvery: quarterly\n', null, 'Read\n'],
    ['no other line is taken away', 'Every: year\n\nRead', null, 'Every: year\n\nRead'],
  ] as const)('%s', (_name, text, rhythm, expected) => {
    expect(withEvery(text, rhythm)).toBe(expected);
  });
});
