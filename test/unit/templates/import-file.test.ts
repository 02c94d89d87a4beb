// Import files: every fault at once with its line, and the goals of a good one.
import type { ImportEntry } from '#templates/imported-goal.ts';
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import { readImport } from '#templates/import-file.ts';
import { readTemplate } from '#templates/lint-template.ts';
import type { Said } from '#wording.ts';
import { builtInTemplates, packageFile } from './built-in.ts';

const { templates: builtIn } = await builtInTemplates();
const own = readTemplate(
  'own/pairing.md',
  `---
name: pairing
label: Pairing
version: 3
about: Pair with somebody.
color: "#112233"
bucket: 20
sensitive: false
title: Pair with {{partner}}
questions:
  - { id: partner, type: text, ask: With whom?, required: true }
---
{{partner}} {{purpose}} {{success}} {{#actions}}{{.}}{{/actions}} {{support}}
`,
);
const templates = [...builtIn, own];
const context = { today: '2026-11-23', startMonth: 2, person: 'Alex' };
const kinds = templates.map(({ name }) => name).join(', ');

function faults(text: string): { message: string; details: readonly Said[] } | readonly ImportEntry[] {
  try {
    return readImport(text, 'goals.yml', templates, context);
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    return { message: `${error.kind}: ${error.message}`, details: error.details };
  }
}

const one = (rest: string) => `goals:\n  - title: A\n    kind: general\n${rest}`;

describe('one fault', () => {
  test.each<[name: string, text: string, ...details: string[]]>([
    ['unknown kind', 'goals:\n  - title: A\n    kind: readin\n', '3: unknown kind "readin"; did you mean reading?'],
    ['kind like nothing', 'goals:\n  - title: A\n    kind: zzzzzz\n', `3: unknown kind "zzzzzz"; there are ${kinds}`],
    ['kind missing', 'goals:\n  - title: A\n', `2: kind is missing: one of ${kinds}`],
    ['kind of a wrong type', 'goals:\n  - title: A\n    kind: [general]\n', '3: kind must be text, not a list'],
    ['title missing', 'goals:\n  - kind: general\n', '2: title is missing'],
    ['title empty', 'goals:\n  - kind: general\n    title: "  "\n', '3: the title is empty'],
    ['title without a value', 'goals:\n  - kind: general\n    title:\n', '3: the title is empty'],
    [
      'title is a number',
      'goals:\n  - kind: general\n    title: 2026\n',
      '3: title must be text, not 2026 (put it in quotes)',
    ],
    [
      'title too long',
      `goals:\n  - kind: general\n    title: ${'é'.repeat(256)}\n`,
      '3: the title has 256 characters; GitLab takes 255',
    ],
    ['impossible day', one('    due: 2026-02-30\n'), '4: due: "2026-02-30" is not a day of the calendar.'],
    ['due of a wrong type', one('    due: 20261224\n'), '4: due must be text, not 20261224 (put it in quotes)'],
    ['unknown key', one('    sucess: x\n'), '4: unknown key "sucess"; did you mean success?'],
    ['unknown key below set', one('    set:\n      perpose: x\n'), '5: unknown key "perpose"; did you mean purpose?'],
    ['a question of another kind', one('    author: x\n'), '4: unknown key "author"'],
    [
      'an action that YAML splits at its colon',
      one('    actions:\n      - one\n      - ch 2: b\n      - 3:\n'),
      '6: "ch 2: b" is read as key and value: put it in quotes',
      '7: "3:" is read as key and value: put it in quotes',
    ],
    ['actions as text', one('    actions: read it\n'), '4: actions must be a list of texts, not the text "read it"'],
    [
      'a number among the actions',
      one('    actions:\n      - read\n      - 3\n'),
      '4: actions must be a list of texts, not with 3 (put it in quotes)',
    ],
    ['purpose as a list', one('    purpose: [a]\n'), '4: purpose must be text, not a list'],
    ['purpose without a value', one('    purpose:\n'), '4: purpose must be text, not nothing'],
    ['set is no group', one('    set: purpose\n'), '4: set must be a group of keys, not the text "purpose"'],
    ['answered twice', one('    purpose: a\n    set: { purpose: b }\n'), '5: purpose is answered twice'],
    ['a key twice', one('    title: B\n'), '4: YAML: Map keys must be unique'],
    [
      'goal is a text',
      'goals:\n  - read a book\n',
      '2: a goal must be a group of keys (title, kind, ...), not the text "read a book"',
    ],
    ['required answer missing', 'goals:\n  - title: A\n    kind: pairing\n', '2: partner is missing: With whom?'],
    [
      'choice unknown',
      'goals:\n  - { title: A, kind: shadow, host: ceoo }\n',
      '2: host must be one of security, ceo, chief-of-staff, cfo, cmo, cpo, other, not "ceoo"; did you mean ceo?',
    ],
    [
      'answer to a question that does not apply',
      'goals:\n  - { title: A, kind: shadow, host: ceo, department: AppSec }\n',
      '2: department is asked only when host is security',
    ],
    [
      'impossible day in an answer',
      'goals:\n  - { title: A, kind: course, start: 2026-13-01 }\n',
      '2: start: "2026-13-01" is not a day of the calendar.',
    ],
    [
      'no web address',
      'goals:\n  - { title: A, kind: reading, link: "javascript:alert(1)" }\n',
      '2: link must be a web address (https://...), not "javascript:alert(1)"',
    ],
    [
      'a number as text',
      'goals:\n  - { title: A, kind: internship, share: "20" }\n',
      '2: share must be a number, not the text "20"',
    ],
    [
      'description and answers',
      one('    description: all of it\n    purpose: lost\n'),
      '5: purpose would be lost: description replaces the text of the template',
    ],
    [
      'same id',
      'goals:\n  - { id: a, title: A, kind: general }\n  - { id: a, title: B, kind: lesson }\n',
      '3: the id "a" is there already, on line 2',
    ],
    [
      'same title and kind without id',
      'goals:\n  - { title: A, kind: general }\n  - { title: " A ", kind: general }\n',
      '3: a goal of this kind called "A" is there already, on line 2; give one of them an id',
    ],
    ['no list', 'gaols: []\n', '1: there is no list "goals:"', '1: unknown key "gaols"; did you mean goals?'],
    ['empty list', 'goals: []\n', '1: goals is an empty list'],
    ['list is a text', 'goals: all of them\n', '1: goals must be a list, not the text "all of them"'],
    ['empty file', '', '1: the file must start with "goals:" and a list below it; it holds nothing'],
    ['list at the top', '- title: A\n', '1: the file must start with "goals:" and a list below it; it holds a list'],
    [
      'alias',
      'goals:\n  - &a { title: A, kind: general }\n  - *a\n',
      '3: *a: aliases are not read',
      '3: a goal must be a group of keys (title, kind, ...), not nothing',
    ],
    [
      'tag',
      'goals:\n  - { title: !!js/function "x", kind: general }\n',
      '2: YAML: Unresolved tag: tag:yaml.org,2002:js/function',
    ],
    ['prototype key', one('    __proto__: { due: tomorrow }\n'), '4: unknown key "__proto__"'],
    ['merge key', one('    <<: { due: tomorrow }\n'), '4: unknown key "<<"'],
    ['two documents', 'goals: []\n---\ngoals: []\n', '1: YAML: more than one document in the file'],
    ['nested deeper than any list of goals', `goals: ${'['.repeat(70)}${']'.repeat(70)}`, '1: YAML: nested too deeply'],
    ['nested too deeply', `goals: ${'['.repeat(5000)}`, '1: YAML: nested too deeply'],
    ['lists nested too deeply', `goals:\n  ${'- '.repeat(5000)}x`, '1: YAML: nested too deeply'],
  ])('%s', (_, text, ...details) => {
    const found = faults(text);
    const expected = [...details].sort();
    const count = details.length === 1 ? '1 problem' : `${details.length} problems`;
    expect('details' in found ? { ...found, details: found.details.map(String).sort() } : found).toEqual({
      message: `configuration: ${count} in goals.yml; nothing was written`,
      details: expected.map((detail) => `goals.yml:${detail}`),
    });
  });
});

test('several faults: all of them, in the order of the lines', () => {
  const found = faults(`goals:
  - title: Fine
    kind: general
  - title: ""
    kind: readin
    due: 2026-02-30
    actions: none
  - kind: shadow
    title: Watch
    due: 01/02/2027
    color: red
  - id: x
    title: [a]
    kind: lesson
  - id: x
    title: B
    kind: pairing
    partner: 3
`);
  expect('details' in found && found.details.map((detail) => String(detail).slice(0, 34))).toEqual([
    'goals.yml:4: the title is empty',
    'goals.yml:5: unknown kind "readin"',
    'goals.yml:6: due: "2026-02-30" is ',
    'goals.yml:7: actions must be a lis',
    'goals.yml:10: due: "01/02/2027" ca',
    'goals.yml:11: unknown key "color"',
    'goals.yml:13: title must be text, ',
    'goals.yml:15: the id "x" is there ',
    'goals.yml:18: partner must be text',
  ]);
  expect('message' in found && found.message).toBe('configuration: 9 problems in goals.yml; nothing was written');
});

test('broken YAML: where, and nothing invented about the rest', () => {
  expect(faults('goals:\n  - title: A\n    kind: "general\n')).toEqual({
    message: 'configuration: 1 problem in goals.yml; nothing was written',
    details: ['goals.yml:4: YAML: Missing closing "quote'],
  });
});

test('a good entry, whole', () => {
  expect(
    faults(
      'goals:\n  - { title: " Pair  with me ", kind: pairing, partner: Kim, due: +2w, purpose: why, actions: ["[x] a", b] }\n',
    ),
  ).toEqual([
    {
      line: 2,
      keySource: 'pairing: Pair with me',
      kind: 'pairing',
      title: 'Pair with me',
      due: '2026-12-07',
      description: 'Kim why  ab',
      template: 'pairing@3',
      confidential: false,
      stage: 'planned',
      closed: null,
    },
  ]);
});

test.each([
  ['none', { due: null }],
  ['FY27-Q4', { due: '2027-01-31' }],
  ['tomorrow', { due: '2026-11-24' }],
])('due %s', (due, expected) => {
  expect(faults(one(`    due: ${due}\n`))).toEqual([expect.objectContaining(expected)]);
});

test('without a due date the template decides, and a description stands for itself', () => {
  expect(faults('goals:\n  - { id: 1a, title: A, kind: lesson, description: "Mine\\n\\n- [ ] step" }\n')).toEqual([
    expect.objectContaining({
      keySource: 'id: 1a',
      due: '2026-12-21',
      description: 'Mine\n\n- [ ] step',
      template: null,
      confidential: true,
    }),
  ]);
});

test('a goal that comes again says so on top of its text, whoever wrote that', () => {
  const again = (more: string) => faults(`goals:\n  - { title: A, kind: lesson, every: Quarter, ${more} }\n`);
  expect(again('description: "- [ ] a"')).toEqual([
    expect.objectContaining({ description: 'Every: quarter\n\n- [ ] a' }),
  ]);
  expect(again('description: "Every: quarter"')).toEqual([expect.objectContaining({ description: 'Every: quarter' })]);
  expect(faults(one('    every: year\n'))).toMatchObject({
    details: [expect.stringContaining('every must be quarter, not "year"')],
  });
});

test('JSON is read too: one line, tabs, escapes, a byte order mark', () => {
  const goals = [{ title: 'Read \u{1F4DA} "it"', kind: 'reading', purpose: 'a/b', set: { author: 'Zoë' } }];
  const spaced = readImport(JSON.stringify({ goals }, null, '\t'), 'goals.json', templates, context);
  const ascii = JSON.stringify({ goals }).replace(/[^ -~]/gu, (letter) =>
    Array.from(
      { length: letter.length },
      (_, unit) => `\\u${letter.charCodeAt(unit).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
  expect(readImport(`\uFEFF${ascii}`, 'goals.json', templates, context)).toEqual([{ ...spaced[0], line: 1 }]);
  expect(spaced[0]).toMatchObject({ title: 'Read \u{1F4DA} "it"', due: '2027-01-04' });
  expect(spaced[0]?.description).toContain('By: Zoë');
});

describe('examples/goals.yml', async () => {
  const entries = readImport(await packageFile('examples/goals.yml'), 'goals.yml', builtIn, context);

  test('a year of goals: kinds, dates, steps', () => {
    expect(entries.length).toBeGreaterThanOrEqual(10);
    expect(new Set(entries.map(({ kind }) => kind)).size).toBe(10);
    const dues = entries.map(({ due }) => due ?? '').sort();
    expect(dues[0] ?? '').toMatch(/^2026-0[2-4]/u);
    expect(dues.at(-1) ?? '').toMatch(/^2027-01/u);
    expect(entries.filter(({ confidential }) => confidential).map(({ kind }) => kind)).toEqual([
      'lesson',
      'career-change',
    ]);
    expect(new Set(entries.map(({ keySource }) => keySource)).size).toBe(entries.length);
  });

  test.each(entries.map((entry) => [entry.title, entry] as const))('%s', (_, { description }) => {
    expect(readChecklist(description).length).toBeGreaterThanOrEqual(4);
    expect(description).not.toMatch(/Not written yet|\{\{|\}\}|\n{3}/u);
  });

  test('holds what is hard to write: a slash line, a mention, a reference, an emoji, an accent', () => {
    const text = entries.map(({ description }) => description).join('\n');
    for (const hard of [/^\/retry /mu, /@dana-db/u, /#12\b/u, /🎓/u, /Zoë/u]) expect(text).toMatch(hard);
  });
});
