// The documents as they ship, and what a document template may hold.
import { forCompany } from '#templates/for-company.ts';
import { gitlab } from '../../support/company.ts';
import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readPromotionDocument } from '#growth/promotion/document.ts';
import { documentOf } from '#templates/document-template.ts';
import { fillDocument } from '#templates/document-fill.ts';
import { isDocument, lintDocument, readDocument } from '#templates/lint-document.ts';
import { packageFile } from './built-in.ts';

const paths = (
  await Promise.all(
    ['promotion', 'plan'].map(async (type) =>
      (await readdir(`templates/${type}`)).map((name) => `templates/${type}/${name}`),
    ),
  )
).flat();
const templates = await Promise.all(
  paths.map(async (path) => readDocument(path, forCompany(await packageFile(path), gitlab).text)),
);
const facts = {
  person: 'Alex',
  today: '2026-11-23',
  quarters: ['FY27-Q4 (a)', 'FY28-Q1 (b)'],
  aspiration: null,
  focus: null,
  intention: null,
};

test('there are two for a promotion and one for the year', () => {
  expect(templates.map(({ type, name }) => `${type}/${name}`)).toEqual([
    'promotion/general',
    'promotion/senior-to-staff',
    'plan/year',
  ]);
});

describe.each(templates)('$type/$name', (template) => {
  const { title, description } = fillDocument(template, facts);

  test('says where its facts come from', () => {
    expect(template).toMatchObject({ version: 1, checked: '2026-08-15', source: expect.stringMatching(/^https:/u) });
  });

  test('filled: a title, no leftovers, no quick action, and it speaks of growing without a promise', () => {
    expect(title.length).toBeGreaterThan(8);
    expect(description).not.toMatch(/\{\{|\}\}|\n{3}|^\/\w|undefined|\p{Cc}(?<![\n\t])/mu);
    expect(description).toMatch(/promises n(?:othing|one)/u);
  });
});

describe('a promotion document', () => {
  test.each(templates.filter(({ type }) => type === 'promotion'))(
    '$name: every part, three results, and gaps that say that they are private',
    (template) => {
      const { description } = fillDocument(template, facts);
      for (const part of [
        'Promotion Summary',
        'Business Results',
        'Values Alignment',
        'Business Justification',
        'Gaps (private)',
      ])
        expect(description).toContain(`\n## ${part}\n`);
      expect(readPromotionDocument(description, gitlab.values).results).toHaveLength(3);
      expect(description).toMatch(/## Gaps \(private\)\n\n> Private: /u);
      for (const value of [
        'Collaboration',
        'Results for Customers',
        'Efficiency',
        'Diversity, Inclusion & Belonging',
        'Iteration',
        'Transparency',
      ])
        expect(description).toMatch(new RegExp(`### ${value}\\n\\n- _[^_]+\\?_`, 'u'));
    },
  );
});

describe('the year plan', () => {
  const plan = templates.find(({ type }) => type === 'plan');
  if (plan === undefined) throw new Error('no plan');

  test('asks what nobody has written yet, quarter by quarter', () => {
    const { title, description } = fillDocument(plan, facts);
    expect(title).toBe('Year plan of Alex');
    expect(description.match(/^#+ .*$/gmu)).toEqual([
      '## Aspiration',
      '## Focus',
      '## Intention',
      '## Development goals',
      '### FY27-Q4 (a)',
      '### FY28-Q1 (b)',
      '## Support',
      '## Talking about it',
    ]);
    expect(description).toMatch(/## Focus\n\n- _More of/u);
    expect(description.match(/\((70|20|10)\):/gu)).toHaveLength(6);
  });

  test("a person's words stand in place of the questions, exactly as typed", () => {
    const words = 'First {{person}}\n\n\n\n```\ncode\n```\n$& $1';
    const { description } = fillDocument(plan, { ...facts, person: null, aspiration: words, intention: 'Done' });
    expect(description).toContain(`## Aspiration\n\n${words}\n\n## Focus\n`);
    expect(description).toContain('## Intention\n\nDone\n\n## Development goals');
  });
});

const front = (more: string) => `---\nname: own\nlabel: Own\nversion: 1\nabout: Own.\ntitle: Own\n${more}\n---\n`;

describe('a file', () => {
  test.each([
    ['with type is a document', `${front('type: promotion')}Text`, true],
    ['without is a goal template', `${front('')}Text`, false],
    ['with type in its text only', `${front('')}\ntype: plan\n`, false],
    ['without front matter', 'type: plan', false],
  ])('%s', (_name, text, expected) => expect(isDocument(text)).toBe(expected));

  test.each([
    ['no front matter', 'Text', ['1: the file must start with front matter between two --- lines']],
    ['an unknown type', `${front('type: letter')}Text`, ['7: type must be one of: promotion, plan']],
    [
      'a placeholder of the other type',
      `${front('type: promotion')}\n{{quarters}}`,
      ['10: unknown placeholder {{quarters}}'],
    ],
    [
      'a wrong day',
      `${front('type: promotion\nchecked: 2026-02-30')}Text`,
      ['8: checked must be a day of the calendar (YYYY-MM-DD)'],
    ],
    [
      'several at once',
      `${front('type: promotion')}{{nobody}}\n/close`,
      ['9: unknown placeholder {{nobody}}', '10: a line starts with /close, a quick action'],
    ],
  ])('%s', (_name, text, problems) => {
    const found = lintDocument('own.md', text);
    expect(found.template).toBeNull();
    expect(found.problems.map(({ line, problem }) => `${line}: ${problem}`)).toEqual(problems);
    expect(() => readDocument('own.md', text)).toThrowError(
      expect.objectContaining({ kind: 'configuration', details: problems.map((one) => `own.md:${one}`) }),
    );
  });
});

test('an unknown name is a usage error that names those there are', () => {
  expect(() => documentOf('genreal', templates)).toThrowError(
    expect.objectContaining({
      kind: 'usage',
      message: 'there is no template "genreal"; did you mean general?',
      hint: 'Templates: general, senior-to-staff, year.',
    }),
  );
});
