// Parts of a document by their paths: which there are, where a path leaves them, and the document with these alone.
import { describe, expect, test } from 'vitest';
import { type Fields, fieldsOf, inkOfFields, nameOf, strayOf } from '#render/json/fields.ts';

describe('a path', () => {
  const fields: Fields = new Map<string, Fields>([
    [
      'goals',
      new Map<string, Fields>([
        ['title', new Map()],
        ['labels', 'any'],
      ]),
    ],
    ['today', new Map()],
  ]);
  test.each([
    ['today', null],
    ['goals', null],
    ['goals.title', null],
    ['goals.labels.of.mine', null],
    ['goal', { at: '', known: ['goals', 'today'] }],
    ['goals.name', { at: 'goals', known: ['title', 'labels'] }],
    ['goals.title.text', { at: 'goals.title', known: [] }],
    ['', { at: '', known: ['goals', 'today'] }],
  ])('%j leaves the document at %j', (path, stray) => {
    expect(strayOf(path, fields)).toEqual(stray);
  });

  test.each([
    ['error', 'details', null],
    ['error', 'details.words', { at: 'details', known: [] }],
    ['sandbox', 'administrator.token', null],
    ['sandbox', 'administrator.name', { at: 'administrator', known: ['username', 'token'] }],
    ['goal', 'goal.pauses.last', null],
    ['goal', 'goal.pauses.end', { at: 'goal.pauses', known: ['first', 'last', 'reason', 'isAway'] }],
    ['report', 'wins.outcome', null],
    ['report', 'wins.actions', null],
    ['report', 'wins.evidence', { at: 'wins', known: expect.arrayContaining(['type', 'outcome', 'points', 'added']) }],
    ['config-aliases', 'aliases.mine', null],
    ['config-aliases', 'alias.mine', { at: '', known: ['schema', 'aliases'] }],
    ['drafts', 'drafts.input.text.of.mine', null],
  ] as const)('of a document %s: %s', (name, path, stray) => {
    expect(strayOf(path, fieldsOf(name))).toEqual(stray);
  });
});

test.each([
  [{ schema: 'devgrowth/goal/v1' }, 'goal'],
  [{ schema: 'devgrowth/goal/v2' }, null],
  [{ schema: 'xdevgrowth/goal/v1' }, null],
  [{ schema: 'devgrowth/goal/v1x' }, null],
  [{ schema: 'devgrowth/nothing/v1' }, null],
  [{ schema: 7 }, null],
  [{}, null],
  [null, null],
  ['devgrowth/goal/v1', null],
])('%j has the name %s', (document, name) => {
  expect(nameOf(document)).toBe(name);
});

describe('the document with these alone', () => {
  const document = { a: 1, b: { c: [{ d: 2, e: 3 }, { d: null }, 4], f: null }, g: [[{ h: 5, i: 6 }]] };
  test.each<[readonly string[], unknown]>([
    [[], {}],
    [['a'], { a: 1 }],
    [['b.c.d'], { b: { c: [{ d: 2 }, { d: null }, 4] } }],
    [['b.c.d', 'b.c.e'], { b: { c: [{ d: 2, e: 3 }, { d: null }, 4] } }],
    [['b.c.d', 'b'], { b: document.b }],
    [['b', 'b.c.d'], { b: document.b }],
    [['b.f.x'], { b: { f: null } }],
    [['g.h'], { g: [[{ h: 5 }]] }],
    [['x', 'b.x', 'a'], { b: {}, a: 1 }],
    [['toString', '__proto__'], {}],
  ])('%j', (paths, expected) => {
    expect(JSON.parse(String(inkOfFields(document, paths)))).toEqual(expected);
  });

  test('keeps the order of the paths', () => {
    const keys = Object.keys(JSON.parse(String(inkOfFields(document, ['g', 'a', 'b.f']))) as object);
    expect(keys).toEqual(['g', 'a', 'b']);
  });
});
