// A plan's quarters get their goals; what a person wrote keeps its bytes.
import { describe, expect, test } from 'vitest';
import { withQuarterGoals } from '#growth/goals/plan-text.ts';

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
