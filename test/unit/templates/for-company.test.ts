// What a template says of the company: told before anything else is filled in, and nothing of it where the company is another one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Company } from '#growth/words/company.ts';
import { ownWordsIn } from '#growth/words/company-words.ts';
import { saidCompany } from '#settings/company-file.ts';
import { forCompany } from '#templates/for-company.ts';
import { readTemplateFiles } from '#templates/read-templates.ts';
import { gitlab } from '../../support/company.ts';
import { root } from '../../support/source-tree.ts';

const none = saidCompany('none').company;
const named = (...names: string[]) => names.map((name) => ({ name, id: null, onHold: null }));
const own: Company = {
  ...none,
  values: [
    { id: 'ownership', name: 'Own "it": all', ask: 'What?' },
    { id: 'fun', name: 'Fun', ask: 'Where?' },
  ],
  money: { currency: 'EUR', fund: 'a "fund": ours', approver: 'Kim' },
  programs: { shadow: named('Week: one', 'Day "two"'), mentoring: named('Buddies') },
  promotion: { results: 1, pages: 12, values: 'each', cycles: [] },
};

test.each<[string, string, Company, string]>([
  [
    'nothing of the company',
    'a {{title}}\n{{#has-due}}\nb\n{{/has-due}}\n',
    none,
    'a {{title}}\n{{#has-due}}\nb\n{{/has-due}}\n',
  ],
  ['lines of a part', 'a\n{{#at-gitlab}}\nb\n{{/at-gitlab}}\nc', gitlab, 'a\nb\nc'],
  ['lines of a part that is not told', 'a\n{{#at-gitlab}}\nb\n{{/at-gitlab}}\nc', none, 'a\nc'],
  ['its opposite', '{{^at-gitlab}}\nb\n{{/at-gitlab}}', none, 'b'],
  [
    'one in another',
    '{{^at-gitlab}}\n{{#has-company-values}}\nv\n{{/has-company-values}}\nb\n{{/at-gitlab}}',
    none,
    'b',
  ],
  ['the same in itself', '{{#at-gitlab}}\n{{#at-gitlab}}\nb\n{{/at-gitlab}}\n{{/at-gitlab}}\nc', none, 'c'],
  ['inside a line', 'a{{#at-gitlab}} b{{/at-gitlab}}{{^at-gitlab}} c{{/at-gitlab}} d', none, 'a c d'],
  ['a list', '{{#company-values}}\n### {{company-value}}\n{{/company-values}}', own, '### Own "it": all\n### Fun'],
  ['a list in a line', 'x{{#company-values}} `{{company-value-id}}`{{/company-values}}.', own, 'x `ownership` `fun`.'],
  [
    'what others fill in, in a list',
    '{{#company-results}}\n{{company-number}} {{goal}}\n{{/company-results}}',
    own,
    '1 {{goal}}',
  ],
  [
    'words',
    '{{company-fund}}, {{company-pages}}, {{company-result-count}}',
    own,
    'a "fund": ours, twelve pages, one result',
  ],
  [
    'in front matter, between quotes',
    '---\nask: "{{company-fund}}"\n---\n{{company-fund}}',
    own,
    '---\nask: "a \\"fund\\": ours"\n---\na "fund": ours',
  ],
  ['a part without an end', '{{#at-gitlab}}\nb', none, '{{#at-gitlab}}\nb'],
  [
    'a name that is none',
    '{{#company-constructor}}\nb\n{{/company-constructor}}',
    none,
    '{{#company-constructor}}\nb\n{{/company-constructor}}',
  ],
])('%s', (_name, text, company, expected) => {
  expect(forCompany(text, company).text).toBe(expected);
});

test('a problem is named by its line in the file', () => {
  const file = '---\nname: x\n---\n{{#at-gitlab}}\na\nb\n{{/at-gitlab}}\n{{broken}}\n';
  const { text, lineOf } = forCompany(file, none);
  expect(lineOf(text.split('\n').indexOf('{{broken}}') + 1)).toBe(8);
  expect(forCompany('a\nb', none).lineOf(2)).toBe(2);
  const front = '---\n{{#at-gitlab}}\nsource: x\n{{/at-gitlab}}\nnam: x\n---\nbody\n';
  const { broken } = readTemplateFiles([{ path: 'x.md', text: front }], none);
  expect(broken[0]?.problems.filter((problem) => problem.includes('nam'))).toContain(
    'x.md:5: unknown key "nam"; did you mean name?',
  );
});

describe('the templates of the package', () => {
  const files = ['goals', 'plan', 'promotion', 'project'].flatMap((folder) =>
    readdirSync(join(root, 'templates', folder)).map((name) => {
      const path = join(root, 'templates', folder, name);
      return { path: `${folder}/${name}`, text: readFileSync(path, 'utf8') };
    }),
  );
  const templates = files.filter(({ path }) => !path.startsWith('project/'));

  test.each([
    ['none', none],
    ['its own', own],
    ['GitLab', gitlab],
  ])('are whole for the company %s', (_name, company) => {
    expect(templates.length).toBeGreaterThan(12);
    expect(readTemplateFiles(templates, company).broken).toEqual([]);
  });

  test.each(files.map(({ path, text }) => [path, text] as const))(
    '%s: words of GitLab stand in its condition alone',
    (_path, text) => {
      for (const company of [none, own]) expect(ownWordsIn(forCompany(text, company).text, gitlab)).toEqual([]);
      expect(forCompany(text, gitlab).text).not.toMatch(/\{\{[#^/]?(?:at-gitlab|has-company|company-)/u);
    },
  );
});
