// JSON documents: exactly the keys of their shapes, and JSON Schemas that let v1 grow.
import { describe, expect, test } from 'vitest';
import { completenessOf } from '#growth/completeness.ts';
import {
  type DocumentName,
  documentLine,
  documentNames,
  documentSchema,
  documentText,
  jsonSchemas,
} from '#render/json/document.ts';
import { errorText } from '#render/json/error.ts';
import { buildGoalDetail } from '#reports/goal-detail.ts';
import { listGoals } from '#reports/listed-goal.ts';
import { now, source } from '../reports/story.ts';
import { busyGoals, busyWeek } from './weeks.ts';

const goals = listGoals(busyGoals(), now);
const [first] = goals;
const [story] = busyGoals();
if (!first || !story) throw new Error('no goal');
const completeness = completenessOf([source('goals', 6)]);
const warnings = [{ field: 'due', asked: '2026-12-18', kept: '' }];

const texts: Readonly<Record<DocumentName, string>> = {
  'goal-list': documentText('goal-list', { goals, completeness }),
  goal: documentText('goal', buildGoalDetail({ story, now, owner: 'alex', sources: [] })),
  'goal-write': documentText('goal-write', { goal: first, warnings }),
  'goal-import': documentText('goal-import', { goals, kept: 2, warnings: [] }),
  report: documentText('report', busyWeek()),
  init: documentText('init', {
    project: { path: 'alex/goals', url: null },
    dryRun: true,
    steps: [{ action: 'create', what: 'label', name: 'goal' }],
    warnings: [],
  }),
  drafts: documentText('drafts', {
    drafts: [
      { id: 'k3m9x2', command: 'goal add', host: 'sandbox', project: null, createdAt: now.at, input: { title: 'T' } },
    ],
  }),
  sandbox: documentLine('sandbox', {
    url: 'http://127.0.0.1:4610',
    token: 'glpat-x',
    username: 'alex',
    manager: 'sam',
  }),
  'auth-login': documentText('auth-login', { host: 'sandbox', user: null, storedIn: null, profile: 'sandbox' }),
  'auth-status': documentText('auth-status', {
    host: 'https://gitlab.com',
    hostSource: 'flag',
    profile: null,
    user: { username: 'alex', name: 'Alex' },
    tokenSource: 'stored',
    storedIn: '/c/credentials.yml',
    project: null,
    projectSource: null,
    others: [],
  }),
  'auth-logout': documentText('auth-logout', { host: 'https://gitlab.com', removed: true }),
  error: errorText({ kind: 'usage', message: 'm', hint: null, details: ['d'], exitCode: 2 }),
};

test('there are documents', () => {
  expect(documentNames.length).toBeGreaterThan(8);
});

describe.each(documentNames)('%s', (name) => {
  test('holds exactly the keys of its shape', () => {
    const value: unknown = JSON.parse(texts[name]);
    expect(value).toHaveProperty('schema', `devgrowth/${name}/v1`);
    // An object schema drops unknown keys, so nothing may be missing after it.
    expect(documentSchema(name).parse(value)).toEqual(value);
  });

  test('has a JSON Schema that allows more keys', () => {
    const schema = jsonSchemas().find(({ file }) => file === `${name}.v1.schema.json`);
    expect(schema?.text).toMatch(/\n$/);
    expect(schema?.text).not.toContain('"additionalProperties": false');
    expect(JSON.parse(schema?.text ?? '')).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: `devgrowth/${name}/v1`,
      type: 'object',
      properties: { schema: { const: `devgrowth/${name}/v1` } },
    });
  });
});

test('keys that are not in the shape do not leave', () => {
  const more = { ...first, description: 'private words', author: 'x' };
  expect(Object.keys(JSON.parse(documentText('goal-write', { goal: more, warnings: [] })).goal)).toEqual([
    'iid',
    'title',
    'kind',
    'state',
    'stage',
    'outcome',
    'progress',
    'health',
    'due',
    'milestone',
    'labels',
    'confidential',
    'url',
    'createdAt',
    'closedAt',
    'lastActivity',
  ]);
});

test('the keys of the report stand in the order a reader meets them', () => {
  expect(Object.keys(JSON.parse(texts.report))).toEqual([
    'schema',
    'person',
    'generatedAt',
    'window',
    'audience',
    'needsYou',
    'goals',
    'wins',
    'promotion',
    'slipped',
    'balance',
    'next',
    'completeness',
  ]);
});

test('the sandbox document is one line', () => {
  expect(texts.sandbox).toBe(
    '{"schema":"devgrowth/sandbox/v1","url":"http://127.0.0.1:4610","token":"glpat-x","username":"alex","manager":"sam"}\n',
  );
});
