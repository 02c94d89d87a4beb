// Levels as a file has them: what is read, and what is refused with its line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCriteria, type Levels, readNamed, tagNow } from '#growth/levels/levels.ts';
import { levelsNamedIn } from '#growth/levels/named-in.ts';
import { readLevels } from '#templates/levels.ts';

const folder = join(import.meta.dirname, '../../../templates/levels');
const shipped = readdirSync(folder).map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const read = (text: string) => readLevels([{ path: 'a.yml', text }]);
const file = `name: backend
source: https://example.com/jobs/backend
checked: 2026-08-15
levels: [middle, {id: senior, was: [lead]}]
areas:
  - id: scope
    name: Scope
    was: [reach]
    at: {middle: Own tasks, senior: The team}
    signs: {senior: [others ask first]}
  - {id: hiring, name: Hiring, signs: {senior: [asked a candidate]}}
`;

test('the shipped ones are read without a fault, and say when and with what they were compared', () => {
  const { levels, problems } = readLevels(shipped);
  expect(problems).toEqual([]);
  expect(levels.map(({ name, source, checked }) => ({ name, source, checked }))).toEqual([
    { name: 'general-engineering', source: null, checked: null },
    {
      name: 'gitlab-engineering',
      source: 'https://handbook.gitlab.com/handbook/engineering/careers/matrix/',
      checked: '2026-08-15',
    },
  ]);
  for (const one of levels) expect(allCriteria(one).every(({ text }) => text !== null)).toBe(true);
});

test('an area asks only at the levels that it names; tags with earlier words lead to today', () => {
  const [levels] = read(file).levels;
  expect(allCriteria(levels as Levels).map(({ tag }) => tag)).toEqual([
    'middle/scope',
    'senior/scope',
    'senior/hiring',
  ]);
  const now = (tag: string) => tagNow(levels as Levels, tag);
  expect(now('senior/scope')).toBe('senior/scope');
  expect(now('lead/reach')).toBe('senior/scope');
  expect(now('middle/hiring')).toBeNull();
  expect(now('staff/scope')).toBeNull();
  expect(now('constructor/scope')).toBeNull();
});

describe('refused, with the line', () => {
  const faults: readonly (readonly [string, (text: string) => string, readonly string[]])[] = [
    [
      'a level that is none',
      (text) => text.replace('at: {middle', 'at: {midle'),
      ['9: midle names no level of this file; did you mean middle?'],
    ],
    [
      'an unknown key',
      (text) => text.replace('signs: {senior: [o', 'sings: {senior: [o'),
      ['10: unknown key "sings"; did you mean signs?'],
    ],
    ['an area twice', (text) => text.replace('id: hiring', 'id: scope'), ['11: id "scope" names another one above it']],
    [
      'an earlier word of another',
      (text) => text.replace('id: hiring', 'id: reach'),
      ['11: id "reach" names another one above it'],
    ],
    [
      'a level twice',
      (text) => text.replace('was: [lead]', 'was: [middle]'),
      ['4: levels "middle" names another one above it'],
    ],
    [
      'nothing asked',
      (text) => text.replace(', signs: {senior: [asked a candidate]}', ''),
      ['11: id "hiring" asks for nothing at any level'],
    ],
    [
      'a day that is none',
      (text) => text.replace('2026-08-15', '2026-02-30'),
      ['3: checked is no day, such as 2026-11-30'],
    ],
    [
      'an address that is none',
      (text) => text.replace('https://example.com/jobs/backend', 'javascript:x'),
      ['2: source must be a web address (https://...)'],
    ],
    [
      'a word in capitals',
      (text) => text.replace('id: hiring', 'id: Hiring'),
      ['11: id must be small letters, digits and single hyphens'],
    ],
    ['an alias', (text) => text.replace('[middle,', '[*x,'), ['4: *x: aliases are not read']],
    ['no levels', (text) => text.replace(/levels: .*/, 'levels: []'), ['4: levels names nothing']],
    ['no YAML', () => 'a: [', ['1: YAML: ']],
    [
      'more levels than a job has',
      (text) => text.replace('[middle,', `[middle, ${Array.from({ length: 30 }, (_, at) => `l${at}`).join(', ')},`),
      ['4: levels are more than 20'],
    ],
    [
      'a text without an end',
      (text) => text.replace('Own tasks', 'x'.repeat(700)),
      ['9: middle is longer than 600 characters'],
    ],
  ];
  test.each(faults)('%s', (_, change, problems) => {
    const found = read(change(file));
    expect(found.levels).toEqual([]);
    for (const problem of problems) expect(found.problems.join('\n')).toContain(`a.yml:${problem}`);
  });

  test('two files of one name: the second', () => {
    const found = readLevels([
      { path: 'a.yml', text: file },
      { path: 'b.yml', text: file },
    ]);
    expect(found.levels).toHaveLength(1);
    expect(found.problems).toEqual(['b.yml:1: another file has levels called backend already']);
  });

  test('names that every object has name nothing here', () => {
    const own = file.replace('[middle,', '[middle, constructor,');
    expect(allCriteria(read(own).levels[0] as Levels).map(({ tag }) => tag)).not.toContain('constructor/scope');
    expect(read(file.replace('{middle: Own', '{__proto__: Own'))).toEqual({
      levels: [],
      problems: [expect.stringMatching(/^\S+:\d+: unknown key "__proto__"$/u)],
    });
  });
});

test.each([
  ['- **Levels:** gitlab-engineering/staff', { name: 'gitlab-engineering', level: 'staff' }],
  ['Levels: `backend`', { name: 'backend', level: null }],
  ['Text\n\n* Levels : Backend/Senior  ', { name: 'backend', level: 'senior' }],
  ['Levels: see the page\nLevels: backend', { name: 'backend', level: null }],
  ['Levels: backend\n\n## Frame\n\n1. Level - `backend/senior`', { name: 'backend', level: 'senior' }],
  ['## Frame\n\n- **Level:** Senior', null],
  ['Level: backend/senior', null],
  ['```\nLevels: backend\n```', null],
  ['<!-- Levels: backend -->', null],
  ['Levels: ', null],
])('the levels that a text names: %j', (text, named) => expect(levelsNamedIn(text)).toEqual(named));

test.each(['', 'a/b/c', '/', 'a/', '../x', 'A B'])('%j names no levels', (typed) =>
  expect(readNamed(typed)).toBeNull(),
);
