// What a goal is for, and what a year plan says: read from the texts that people write and change.
import { describe, expect, test } from 'vitest';
import { goalsLink, planWords } from '#growth/goals/plan-text.ts';
import { purposeIn } from '#growth/goals/purpose.ts';

describe('aim and measure of a goal', () => {
  test.each([
    ['purpose first', '## Purpose\n\nSay no\n\n## Success measure\n\nTwice a month', 'Say no', 'Twice a month'],
    ['measure first', '## Success measure\nTwice\n## Actions\n- [ ] One\n## Purpose\nSay no', 'Say no', 'Twice'],
    ['no headings', 'I want to say no', null, null],
    ['nothing', '', null, null],
    ['not written yet', '## Purpose\n\n_Not written yet: why this one?_\n\n## Success measure\n\n-', null, null],
    ['in other words', '# **Why this matters:**\nIt does\n\nSuccess\n-------\nA yes', 'It does', 'A yes'],
    ['lines flow on', '## Purpose\nOne\ntwo.\n\nThree\n\n- four\n- five', 'One two. Three; four; five', null],
    ['deeper headings belong to it', '## Purpose\nOne\n### More\nTwo\n## Other\nThree', 'One Two', null],
    ['steps are no aim', '## Purpose\nRead\n\n- [x] Get it\n* [ ] Read it', 'Read', null],
    [
      'nor is its measure in numbers',
      '## Purpose\nRead\n- **Measure:** pages, 0 -> 300\n- Measure: less',
      'Read; Measure: less',
      null,
    ],
    ['code and comments are no words', '## Purpose\n<!-- a -->Go\n```\nmake\n```', 'Go', null],
    ['the first that says something', '## Purpose\n\n## Purpose\n\nSecond', 'Second', null],
  ])('%s', (_name, description, aim, measure) => {
    expect(purposeIn(description)).toEqual({ aim, measure });
  });
});

describe('the year plan', () => {
  const empty = { aspiration: null, focus: null, intention: null, support: null, quarters: [] };
  test.each([
    ['nothing', '', empty],
    [
      'its parts',
      '## Aspiration\nLead\n## Focus\n- Go\n## Intention\n- _How will you notice?_',
      { ...empty, aspiration: 'Lead', focus: 'Go' },
    ],
    [
      'a quarter: what its person wrote, and neither table, link nor question',
      `## Development goals\n### FY27-Q4 (2026-11-01 to 2027-01-31)\n\n${goalsLink('FY27-Q4', 'https://x.example')}\n\n\`\`\`glql\ntitle\n\`\`\`\n- On the job (70): the upgrade\n- With others (20): _Whom?_\n### FY28-Q1\n- On the job (70): _Which?_`,
      { ...empty, quarters: [{ title: 'FY27-Q4', words: 'On the job (70): the upgrade' }] },
    ],
    [
      'quarters below a part are none of it',
      '## Intention\n### 2026-Q4\n- Ship\n### Notes\nDone',
      { ...empty, quarters: [{ title: '2026-Q4', words: 'Ship' }], intention: null },
    ],
  ])('%s', (_name, text, words) => {
    expect(planWords(text)).toEqual(words);
  });
});
