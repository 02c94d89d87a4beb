// Template files of strangers: every problem with its line, and nothing that runs, hangs or escapes its folder.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import { joinTemplates, templateOf } from '#templates/goal-templates.ts';
import { readTemplateFiles } from '#templates/read-templates.ts';
import { lintTemplate, readTemplate } from '#templates/lint-template.ts';

const head = {
  name: 'pairing',
  label: 'Pairing',
  version: '1',
  about: 'Pair with somebody.',
  color: '"#112233"',
  bucket: '20',
  sensitive: 'false',
  title: 'Pair with {{partner}}',
};
const questions = `questions:
  - id: way
    type: choice
    ask: How?
    choices: [remote, side-by-side]
  - id: partner
    type: text
    ask: With whom?
`;
const body = '{{partner}} {{way}} {{purpose}} {{success}} {{#actions}}- {{.}}{{/actions}} {{support}}\n';

function file(change: { head?: Record<string, string>; questions?: string; body?: string } = {}): string {
  const keys = Object.entries({ ...head, ...change.head }).filter(([, value]) => value !== '');
  const lines = keys.map(([key, value]) => `${key}: ${value}\n`).join('');
  return `---\n${lines}${change.questions ?? questions}---\n${change.body ?? body}`;
}

function problems(text: string): readonly string[] {
  return lintTemplate('x.md', text).problems.map(({ line, problem }) => `${line}: ${problem}`);
}

test('a good one has none, and the common questions come by themselves', () => {
  expect(problems(file())).toEqual([]);
  expect(readTemplate('x.md', file()).questions.map(({ id, type }) => `${id} ${type}`)).toEqual([
    'way choice',
    'partner text',
    'purpose long-text',
    'success long-text',
    'actions list',
    'support long-text',
  ]);
  expect(readTemplate('x.md', `\uFEFF${file().replaceAll('\n', '\r\n')}`)).toMatchObject({ name: 'pairing', body });
});

describe('front matter', () => {
  test.each<[name: string, text: string, ...expected: string[]]>([
    ['none', '# Just Markdown\n', '1: the file must start with front matter between two --- lines'],
    ['not closed', '---\nname: x\n', '1: the file must start with front matter between two --- lines'],
    ['not at the start', `\n${file()}`, '1: the file must start with front matter between two --- lines'],
    ['a list', '---\n- a\n---\n', '2: the front matter must hold keys and values'],
    ['empty', '---\n---\n', '2: the front matter must hold keys and values'],
    ['missing key', file({ head: { about: '' } }), '2: about is missing'],
    ['unknown key', file({ head: { abuot: 'x' } }), '10: unknown key "abuot"; did you mean about?'],
    [
      'name with capitals',
      file({ head: { name: 'Pairing' } }),
      '2: name must be small letters, digits and single hyphens',
    ],
    [
      'name that means none',
      file({ head: { name: 'unknown' } }),
      '2: name must not be "unknown": that is the kind of a goal without one',
    ],
    [
      'label that leaves its folder',
      file({ head: { label: '../../.gitlab-ci.yml' } }),
      "3: label may hold letters, digits, spaces and & + ' ( ) -",
    ],
    ['version as text', file({ head: { version: 'one' } }), '4: version must be a number'],
    ['version zero', file({ head: { version: '0' } }), '4: version must be 1 or more'],
    [
      'color without quotes is a comment',
      file({ head: { color: '#112233' } }),
      '6: color must be text (numbers and dates in quotes)',
    ],
    ['bucket', file({ head: { bucket: '30' } }), '7: bucket must be 70, 20, 10 or null'],
    ['sensitive as text', file({ head: { sensitive: 'no way' } }), '8: sensitive must be true or false'],
    [
      'source without protocol',
      file({ head: { source: 'javascript:alert(1)' } }),
      '10: source must be a web address (https://...)',
    ],
    [
      'checked on no day',
      file({ head: { checked: '2026-02-30' } }),
      '10: checked must be a day of the calendar (YYYY-MM-DD)',
    ],
    [
      'several at once',
      file({ head: { name: 'A', version: '', bucket: '1' } }),
      '2: name must be small letters, digits and single hyphens',
      '2: version is missing',
      '6: bucket must be 70, 20, 10 or null',
    ],
    [
      'alias bomb',
      file({ head: { a: '&a [x, x]', b: '&b [*a, *a]', c: '[*b, *b]' } }),
      '10: unknown key "a"',
      '11: *a: aliases are not read',
      '11: *a: aliases are not read',
      '11: unknown key "b"',
      '12: *b: aliases are not read',
      '12: *b: aliases are not read',
      '12: unknown key "c"',
    ],
    ['tag', file({ head: { about: '!!js/function "x"' } }), '5: YAML: Unresolved tag: tag:yaml.org,2002:js/function'],
    ['prototype', file({ questions: `__proto__: { sensitive: true }\n${questions}` }), '10: unknown key "__proto__"'],
    ['constructor', file({ head: { constructor: 'x' } }), '10: unknown key "constructor"'],
    ['merge key', file({ head: { '<<': '{ sensitive: true }' } }), '10: unknown key "<<"'],
    ['endless nesting', `---\na: ${'['.repeat(100_000)}\n---\n`, '2: YAML: nested too deeply'],
    ['endless nesting in keys', `---\n${'? '.repeat(20_000)}x\n---\n`, '2: YAML: nested too deeply'],
    [
      'a default due date that is none',
      file({ head: { defaultDue: 'soonish' } }),
      expect.stringMatching(/^1: defaultDue: "soonish" is not a day\./u),
    ],
  ])('%s', (_, text, ...expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('questions', () => {
  const ask = (more: string) => file({ questions: `${questions}  - ${more}\n`, body: `${body}{{new}}\n` });
  test.each([
    [
      'type',
      '{ id: new, type: texts, ask: What? }',
      '18: type must be one of: text, long-text, date, number, choice, list, url',
    ],
    [
      'unknown key',
      '{ id: new, type: text, ask: What?, requird: true }',
      '18: unknown key "requird"; did you mean required?',
    ],
    ['nothing to ask', '{ id: new, type: text }', '18: ask is missing'],
    ['a name of ours', '{ id: title, type: text, ask: What? }', '18: question id "title" is taken by devgrowth'],
    [
      'a name of JavaScript',
      '{ id: constructor, type: text, ask: What? }',
      '18: question id "constructor" is taken by devgrowth',
    ],
    [
      'a condition',
      '{ id: way-is-remote, type: text, ask: What? }',
      '18: question id "way-is-remote" looks like a condition',
    ],
    ['twice', '{ id: way, type: text, ask: What? }', '18: question id "way" is there twice'],
    [
      'choice without choices',
      '{ id: new, type: choice, ask: What? }',
      '18: new: choices belong to type choice, and only there',
    ],
    [
      'choices elsewhere',
      '{ id: new, type: text, ask: What?, choices: [a, b] }',
      '18: new: choices belong to type choice, and only there',
    ],
    ['a common one of another type', '{ id: actions, type: text, ask: What? }', '18: actions must be of type list'],
    [
      'only if of nothing',
      '{ id: new, type: text, ask: What?, onlyIf: { question: partner, is: a } }',
      '18: new: onlyIf must name an earlier question of type choice',
    ],
    [
      'only if of an unknown choice',
      '{ id: new, type: text, ask: What?, onlyIf: { question: way, is: remot } }',
      '18: new: "remot" is no choice of way; did you mean remote?',
    ],
    [
      'default of a wrong type',
      '{ id: new, type: number, ask: What?, default: many }',
      '1: default of new must be a number, not the text "many"',
    ],
    [
      'default that is no choice',
      '{ id: new, type: choice, ask: What?, choices: [a, b], default: c }',
      '1: default of new must be one of a, b, not "c"',
    ],
    [
      'default of a date',
      '{ id: new, type: date, ask: What?, default: today }',
      '1: default of new: a date cannot have one',
    ],
  ])('%s', (_, question, expected) => {
    expect(problems(ask(question))).toEqual([expected]);
  });
});

describe('body', () => {
  test.each([
    ['unknown', `${body}{{purpos}}`, '20: unknown placeholder {{purpos}}; did you mean purpose?'],
    ['unknown condition', `${body}{{#has-nothing}}x{{/has-nothing}}`, '20: unknown placeholder {{has-nothing}}'],
    ['of JavaScript', `${body}{{constructor}}`, '20: unknown placeholder {{constructor}}'],
    ['with dots', `${body}{{title.length}}`, '20: unknown placeholder {{title.length}}'],
    ['leftover', `${body}\nHello }} there`, '21: leftover "}}": a placeholder is {{name}}'],
    ['not closed', `${body}{{purpose`, '20: Unclosed tag'],
    ['section not closed', `${body}{{#has-way}}x`, '20: Unclosed section "has-way"'],
    ['section not opened', `${body}{{/has-way}}x`, '20: Unopened section "has-way"'],
    ['list printed', `${body}{{actions}}`, '20: {{actions}} is a list: {{#actions}}- {{.}}{{/actions}}'],
    ['condition printed', `${body}{{has-way}}`, '20: {{has-way}} is a condition: {{#has-way}}...{{/has-way}}'],
    ['item outside a list', `${body}{{.}}`, '20: {{.}} stands for one item and belongs inside a list'],
    ['another file', `${body}{{> /etc/passwd}}`, '20: {{> /etc/passwd}}: templates do not include others'],
    ['other marks', `${body}{{=<% %>=}}`, '20: the {{ }} marks cannot be changed'],
    ['quick action', `${body}/close\n`, '20: a line starts with /close, a quick action'],
    ['control character', `${body}a\u0001b\n`, '20: a control character'],
    [
      'a common answer unused',
      body.replace('{{support}}', ''),
      '1: the body does not use {{support}}; every goal template takes it',
    ],
    [
      'an own answer unused',
      body.replace('{{partner}}', ''),
      '1: the body does not use {{partner}}; its answer would be lost',
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(file({ body: text }))).toEqual([expected]);
  });

  test('conditions, comments and every built-in are fine', () => {
    const more =
      '{{! a note }}{{title}}{{today}}{{check-in}}{{#has-due}}{{due}}{{/has-due}}{{^has-person}}-{{/has-person}}{{#way-is-remote}}x{{/way-is-remote}}{{{partner}}}{{&partner}}';
    expect(problems(file({ body: body + more }))).toEqual([]);
  });
});

test.each([
  ['{{title}} again', '1: title: {{title}} has no place here'],
  ['{{nothing}}', '1: title: unknown placeholder {{nothing}}'],
  ['/close {{partner}}', '1: title: a line starts with /close, a quick action'],
])('title pattern %s', (title, expected) => {
  expect(problems(file({ head: { title: `"${title}"` } }))).toEqual([expected]);
});

test('reading throws all of them, each with path and line', () => {
  expect(() => readTemplate('own/pairing.md', file({ body: '{{a}}' }))).toThrowError(
    expect.objectContaining({
      kind: 'configuration',
      message: '7 problems in the template own/pairing.md',
      details: expect.arrayContaining(['own/pairing.md:19: unknown placeholder {{a}}']),
    }),
  );
});

describe('lists', () => {
  const folder = (files: Record<string, string>) =>
    readTemplateFiles(
      Object.entries(files).map(([name, text]) => ({ path: `own/${name}`, text })),
      gitlab,
    );

  test('a broken file is named and does not stop the others', () => {
    const list = folder({ 'a.md': '# no', 'b.md': file() });
    expect(list.templates.map(({ name, path }) => [name, path])).toEqual([['pairing', 'own/b.md']]);
    expect(list.broken).toEqual([
      { path: 'own/a.md', problems: ['own/a.md:1: the file must start with front matter between two --- lines'] },
    ]);
  });

  test('own ones replace built-in ones of the same name; clashes are named', async () => {
    const builtIn = folder({ 'a.md': file(), 'b.md': file({ head: { name: 'other', label: 'Other' } }) });
    const own = folder({
      'mine.md': file({ head: { version: '2' } }),
      'twice.md': file(),
      'same.md': file({ head: { name: 'zoo', label: 'OTHER' } }),
    });
    const all = joinTemplates([builtIn, own]);
    expect(all.templates.map(({ name, version, path }) => [name, version, path])).toEqual([
      ['other', 1, 'own/b.md'],
      ['pairing', 2, 'own/mine.md'],
    ]);
    expect(all.broken.flatMap(({ problems: found }) => found)).toEqual([
      'own/twice.md:1: the name pairing is taken by own/mine.md',
      'own/same.md:1: the label "OTHER" is taken by own/b.md',
    ]);
  });

  test('an unknown kind is a wrong usage that suggests the nearest', async () => {
    const { templates } = folder({ 'a.md': file() });
    expect(templateOf('pairing', templates).label).toBe('Pairing');
    expect(() => templateOf('paring', templates)).toThrowError(
      expect.objectContaining({ kind: 'usage', message: 'unknown kind "paring"; did you mean pairing?' }),
    );
  });
});
