// A plan's quarters get their goals; what a person wrote keeps its bytes.
import { describe, expect, test } from 'vitest';
import { lastDayOf, planSpan, withQuarterGoals } from '#growth/goals/plan-text.ts';

const template = `## Development goals

### FY27-Q4 (2026-11-01 to 2027-01-31)

- On the job: _Which task?_
- Reading: _Which one?_

### FY28-Q1 (2027-02-01 to 2027-04-30)

- On the job: _Which task?_
- Reading: _Which one?_

## Support
`;
const table = (quarter: string) => `[${quarter}](url)\n\n\`\`\`glql\ntitle: ${quarter}\n\`\`\``;
const withGoals = (text: string, held: readonly string[] = ['FY27-Q4']) =>
  withQuarterGoals(text, template, (quarter) => ({ goals: table(quarter), hasGoals: held.includes(quarter) }));

describe('goals of quarters', () => {
  test('a quarter with goals has no questions, one without has both', () => {
    expect(withGoals(template)).toBe(`## Development goals

### FY27-Q4 (2026-11-01 to 2027-01-31)

${table('FY27-Q4')}

### FY28-Q1 (2027-02-01 to 2027-04-30)

${table('FY28-Q1')}

- On the job: _Which task?_
- Reading: _Which one?_

## Support
`);
  });

  test.each([
    ['a heading at the end', '### FY27-Q4', `### FY27-Q4\n\n${table('FY27-Q4')}`],
    ['a heading of the person that names it', '## What I learned in FY27-Q4\n', '## What I learned in FY27-Q4\n'],
    [
      'a table that was moved below a heading of its own',
      `### FY27-Q4\n\n#### Notes\n\n${table('FY27-Q4')}\n`,
      `### FY27-Q4\n\n#### Notes\n\n${table('FY27-Q4')}\n`,
    ],
    ['words right below it', '### FY27-Q4\nmine\n', `### FY27-Q4\n\n${table('FY27-Q4')}\n\nmine\n`],
    ['a line drawn below it', 'FY27-Q4\n---\n\nmine  ', `FY27-Q4\n---\n\n${table('FY27-Q4')}\n\nmine  `],
    [
      'an answered question',
      '### FY27-Q4\n\n- On the job: the upgrade\n- Reading: _Which one?_\n\n\n- mine _why?_',
      `### FY27-Q4\n\n${table('FY27-Q4')}\n\n- On the job: the upgrade\n\n\n- mine _why?_`,
    ],
    ['a heading in code', '```\n### FY27-Q4\n```', '```\n### FY27-Q4\n```'],
    ['no quarter', '### Some day\n\n- Reading: _Which one?_', '### Some day\n\n- Reading: _Which one?_'],
    ['words about a table', '### FY27-Q4\nSee ```glql', `### FY27-Q4\n\n${table('FY27-Q4')}\n\nSee \`\`\`glql`],
    ['a table of its own', '### FY27-Q4\n```glql\nquery: x\n```', '### FY27-Q4\n```glql\nquery: x\n```'],
    [
      'line ends of a browser',
      '### FY27-Q4\r\n\r\nmine\r\n',
      `### FY27-Q4\r\n\r\n${table('FY27-Q4').replaceAll('\n', '\r\n')}\r\n\r\nmine\r\n`,
    ],
  ])('%s', (_name, text, expected) => {
    const changed = withGoals(text);
    expect(changed).toBe(expected);
    expect(withGoals(changed)).toBe(changed);
  });
});

describe('what a plan is about', () => {
  test.each([
    ['a fiscal year', '## FY27-Q1\n\n### FY27-Q2 (x)\n\n## FY27-Q4', 2, 'FY27', '2026-02-01', '2027-01-31'],
    ['a calendar year', '## 2026-Q1\n\n## 2026-Q4', 1, '2026', '2026-01-01', '2026-12-31'],
    ['across two years', '## FY27-Q4\n\n## FY28-Q3', 2, 'FY27-Q4 to FY28-Q3', '2026-11-01', '2027-10-31'],
    ['two years from Q1 to Q4', '## FY27-Q1\n\n## FY28-Q4', 2, 'FY27-Q1 to FY28-Q4', '2026-02-01', '2028-01-31'],
    ['the latest first', '## FY28-Q1\n\n## FY27-Q4', 2, 'FY27-Q4 to FY28-Q1', '2026-11-01', '2027-04-30'],
    ['one quarter', '## FY27-Q4', 2, 'FY27-Q4', '2026-11-01', '2027-01-31'],
  ])('%s', (_name, text, startMonth, name, start, due) => {
    expect(planSpan(text, startMonth)).toEqual({ name, start, due });
  });

  test.each([
    ['no quarter', '## Some day'],
    ['one in a sentence', 'FY27-Q4 will be hard'],
    ['quarters of another calendar', '## 2026-Q4'],
  ])('%s: nothing is known', (_name, text) => {
    expect(planSpan(text, 2)).toBeNull();
  });
});

test.each([
  ['FY27', 2, '2027-01-31'],
  ['FY27-Q4 to FY28-Q3', 2, '2027-10-31'],
  ['2026', 1, '2026-12-31'],
  ['FY28-Q1', 2, '2027-04-30'],
  ['next year', 2, null],
  ['FY271', 2, null],
] as const)('the last day of what %s names', (name, startMonth, day) => {
  expect(lastDayOf(name, startMonth)).toBe(day);
});
