// Levels that others publish, in both shapes that there are, made files of ours.
import { expect, test } from 'vitest';
import { importLevels } from '#templates/import-levels.ts';
import { readLevels } from '#templates/levels.ts';

const nested = `---
path: "/engineering/backend"
title: "\u{1F6E0}️ Backend"
topics:
  - name: "communication"
    title:
    content:
      - level: 2
        criteria: ["Gives feedback when asked"]
        exampleCriteria:
          - criteria: "Writes what was decided"
            examples: ["Why X and not Y", "A record of it"]
      - level: 1
        criteria: ["Says where things stand"]
  - name: "mastery"
    title: "\u{1F525} Mastery"
    content:
      - {level: 10, criteria: ["Known for it", ""]}
---
### About
`;

const flat = `
- id: 4029f7b4
  summary: Keeps a machine to develop on
  examples: [Updates it]
  description: null
  level: junior-to-mid
  area: technical
  domain: null
- {id: 2, summary: Leads a meeting, examples: [], level: mid-to-senior1, area: communication, domain: web}
- {id: 3, summary: Has no level, area: communication}
`;

test('nested: topics become areas, numbers become levels in their order; what has no place is counted', () => {
  const { text, problems, leftOut } = importLevels(nested, null);
  expect(problems).toEqual([]);
  expect(text).toBe(`name: backend
levels:
  - level-1
  - level-2
  - level-10
areas:
  - id: communication
    name: communication
    signs:
      level-1:
        - Says where things stand
      level-2:
        - Gives feedback when asked
        - "Writes what was decided (for instance: Why X and not Y; A record of it)"
  - id: mastery
    name: Mastery
    signs:
      level-10:
        - Known for it
`);
  expect(readLevels([{ path: 'a', text: text ?? '' }]).problems).toEqual([]);
  expect(leftOut).toEqual(['1 x criterion without a level, an area or words']);
});

test('flat: a step becomes a level, a domain a part of its area', () => {
  const { text, leftOut } = importLevels(flat, 'ft');
  expect(readLevels([{ path: 'a', text: text ?? '' }]).levels).toEqual([
    {
      name: 'ft',
      source: null,
      checked: null,
      levels: [
        { id: 'junior-to-mid', was: [] },
        { id: 'mid-to-senior1', was: [] },
      ],
      areas: [
        {
          id: 'technical',
          name: 'Technical',
          was: [],
          at: [
            {
              level: 'junior-to-mid',
              text: null,
              signs: ['Keeps a machine to develop on (for instance: Updates it)'],
            },
          ],
        },
        {
          id: 'communication-web',
          name: 'Communication web',
          was: [],
          at: [{ level: 'mid-to-senior1', text: null, signs: ['Leads a meeting'] }],
        },
      ],
    },
  ]);
  expect(leftOut).toEqual(['3 x id', '1 x criterion without a level, an area or words']);
  expect(importLevels(`competencies:${flat.replaceAll('\n', '\n  ')}`, 'ft').text).toBe(text);
});

test.each([
  ['neither shape', 'a: 1', 'holds neither topics'],
  ['nothing', '', 'holds neither topics'],
  ['no YAML', 'a: [', 'YAML'],
  ['an alias', 'topics: &x [*x]', 'aliases are not read'],
  ['topics that are none', 'topics: [1, {name: 2}, {name: a, content: [{level: 1, criteria: [[]]}]}]', 'holds neither'],
])('%s: refused', (_, text, problem) => {
  const made = importLevels(text, null);
  expect(made.text).toBeNull();
  expect(made.problems.map((one) => one.problem).join('\n')).toContain(problem);
});

test('a name that is none, and more than a file of ours holds, are told', () => {
  expect(importLevels(flat, 'Not A Slug').problems[0]?.problem).toContain('name must be small letters');
  const many = Array.from(
    { length: 40 },
    (_, at) => `- {summary: S${at}, level: a, area: b, examples: [${'x'.repeat(700)}]}`,
  );
  const { text, leftOut } = importLevels(many.join('\n'), 'many');
  expect(text?.match(/- S/g)).toHaveLength(30);
  expect(leftOut).toEqual(['30 x example that no line has room for', '10 x criterion beyond 30 of an area and level']);
});
