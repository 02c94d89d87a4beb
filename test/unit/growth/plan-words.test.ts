// What a person wrote into their year plan, told part by part; and how far a quarter reaches in its text.
import { describe, expect, test } from 'vitest';
import { goalsLink, lastDayOf, planSpan, planWords, withQuarterGoals } from '#growth/goals/plan-text.ts';

const silent = { aspiration: null, focus: null, intention: null, support: null, quarters: [] };

describe('the words of a plan', () => {
  test.each<[string, string, object]>([
    ['of an empty one', '', {}],
    [
      'of its parts',
      '## Aspiration\n\nLead\n\n## Focus\n\nRuns\n\n## Intention\n\nStay\n\n## Support\n\nTime',
      { aspiration: 'Lead', focus: 'Runs', intention: 'Stay', support: 'Time' },
    ],
    [
      'of quarters that say something',
      '## FY27-Q4 (x)\n\nRead\n\n## FY28-Q1\n\n## FY28-Q2\n\nWrite',
      {
        quarters: [
          { title: 'FY27-Q4', words: 'Read' },
          { title: 'FY28-Q2', words: 'Write' },
        ],
      },
    ],
    [
      'without the link to the goals of a quarter',
      `## FY27-Q4\n\n${goalsLink('FY27-Q4', 'https://x')}\n\nRead`,
      { quarters: [{ title: 'FY27-Q4', words: 'Read' }] },
    ],
    [
      'with a link of one’s own',
      '## FY27-Q4\n\n[Goals of ours](https://x)',
      { quarters: [{ title: 'FY27-Q4', words: expect.stringContaining('Goals of ours') }] },
    ],
    [
      'with the name of a quarter in them',
      '## FY27-Q4\n\nFY28-Q1 will be hard',
      { quarters: [{ title: 'FY27-Q4', words: 'FY28-Q1 will be hard' }] },
    ],
    ['under a heading that only names a quarter', '## After FY27-Q4\n\nRest', {}],
  ])('%s', (_name, text, words) => {
    expect(planWords(text)).toEqual({ ...silent, ...words });
  });
});

describe('the goals of a quarter', () => {
  const goals = (text: string, template = '') =>
    withQuarterGoals(text, template, (quarter) => ({ goals: `${quarter}:\n\n\`\`\`glql\nx\n\`\`\``, hasGoals: true }));
  const table = '```glql\nx\n```';

  test('stand below a heading that ends the text, with the line ends of the text', () => {
    expect(goals('# Plan\r\n\r\n### FY27-Q4')).toBe(
      '# Plan\r\n\r\n### FY27-Q4\r\n\r\nFY27-Q4:\r\n\r\n```glql\r\nx\r\n```',
    );
    expect(goals('### FY27-Q4  ')).toBe(`### FY27-Q4\n\nFY27-Q4:\n\n${table}`);
  });

  test('are there where a table stands below a smaller heading, and not where it stands below the next one', () => {
    const below = `## FY27-Q4\n\nA\n\n### Notes\n\n${table}\n`;
    expect(goals(below)).toBe(below);
    const beside = `## FY27-Q4\n\nA\n\n## Notes\n\n${table}\n`;
    expect(goals(beside)).toBe(`## FY27-Q4\n\nFY27-Q4:\n\n${table}\n\nA\n\n## Notes\n\n${table}\n`);
    const above = `## Notes\n\n${table}\n\n## FY27-Q4\n\nA\n`;
    expect(goals(above)).toBe(`## Notes\n\n${table}\n\n## FY27-Q4\n\nFY27-Q4:\n\n${table}\n\nA\n`);
  });

  test('are there in a list, too', () => {
    const text = `## FY27-Q4\n\n  ${table}\n`;
    expect(goals(text)).toBe(text);
  });

  test('only a line that ends as a question is taken out with its answer missing', () => {
    const template = '## FY27-Q4\n\n- A: _Which?_  \n- B: _Which?_ or so\n';
    expect(goals('## FY27-Q4\n\n- A: _Which?_\n- B: _Which?_ or so\n', template)).toBe(
      `## FY27-Q4\n\nFY27-Q4:\n\n${table}\n\n- B: _Which?_ or so\n`,
    );
  });
});

test('a quarter that no calendar has is none of a plan', () => {
  expect(planSpan('## 0000-Q1\n\n## 2026-Q4', 1)).toMatchObject({ name: '2026-Q4' });
  expect(lastDayOf('0000-Q1', 1)).toBeNull();
});
