// Tables in GitLab's query language, as its documentation writes them.
import { describe, expect, test } from 'vitest';
import type { LiveTable } from '#growth/forge/project.ts';
import { createLabelCodec } from '#gitlab/words/labels.ts';
import { liveTable } from '#gitlab/words/live-tables.ts';
import { facts, fakeGitLab, html, json } from './fake-gitlab.ts';

const project = { path: 'shop/people/alex-goals' };
const table: LiveTable = { title: 'Open', state: 'opened', columns: ['due'], sort: 'due' };
const written = (changes: Partial<LiveTable> = {}, names: Readonly<Record<string, string>> = {}) =>
  liveTable(project, createLabelCodec(names), { ...table, ...changes });
const lineOf = (text: string, name: string) => text.split('\n').find((line) => line.startsWith(`${name}: `));

// https://docs.gitlab.com/user/glql/#embedded-views
test('a view is a code block of YAML with a query', () => {
  expect(written()).toBe(`\`\`\`glql
display: table
title: Open
fields: title, due
sort: due asc
limit: 100
query: type = Issue and project = "shop/people/alex-goals" and label = ~"goal" and state = opened
\`\`\``);
});

test.each([
  [true, 'collapsed: true'],
  [false, undefined],
])('folded: %s', (isCollapsed, line) => {
  expect(lineOf(written({ isCollapsed }), 'collapsed')).toBe(line);
});

test('whether GitLab understands it is a question: it is asked again like a reading, and once more after no answer', async () => {
  const understood = () => json({ success: true, data: { count: 3 } });
  const fake = fakeGitLab([() => html(502), understood]);
  expect(await fake.forge.open(facts, {}).tryLiveTable(table)).toEqual({ state: 'understood', rows: 3 });
  expect(fake.asked.map(({ method }) => method)).toEqual(['POST', 'POST']);
});

// https://docs.gitlab.com/user/glql/fields/
describe('conditions', () => {
  test.each<[string, Partial<LiveTable>, string]>([
    ['overdue', { isOverdue: true }, 'state = opened and due < today()'],
    [
      'of a milestone, open or closed',
      { state: 'all', milestone: 'FY27-Q4' },
      'milestone = %"FY27-Q4" and state = all',
    ],
    ['months back', { closed: { lastMonths: 3 } }, 'closed > -3m'],
    [
      'days, both included',
      { closed: { from: '2026-02-01', until: '2026-04-30' } },
      'closed >= 2026-02-01 and closed <= 2026-04-30',
    ],
    [
      'a further label',
      { allOf: [{ group: 'stage', value: 'waiting' }] },
      'label = (~"goal", ~"progress::waiting") and state',
    ],
    [
      'one of several labels',
      {
        anyOf: [
          { group: 'health', value: 'at-risk' },
          { group: 'stage', value: 'waiting' },
        ],
      },
      'label in (~"health::at-risk", ~"progress::waiting") and state',
    ],
  ])('%s', (_name, changes, expected) => {
    expect(lineOf(written(changes), 'query')).toContain(` and ${expected}`);
  });
});

// https://docs.gitlab.com/user/glql/functions/#extract-labels-into-a-new-column and https://docs.gitlab.com/user/glql/#custom-field-aliases
test('labels and the milestone have columns with a heading of their own', () => {
  const columns = [
    { heading: 'Quarter', show: 'milestone' },
    { heading: 'Outcome', show: [{ group: 'outcome', value: 'achieved' }] },
  ] as const;
  expect(lineOf(written({ columns }), 'fields')).toBe(
    'fields: title, milestone AS "Quarter", labels("outcome::achieved") AS "Outcome"',
  );
});

describe('names of labels', () => {
  test.each([
    [
      "Alex's goals",
      `query: type = Issue and project = "shop/people/alex-goals" and label = ~"Alex's goals" and state = opened`,
    ],
    [
      'Ziele (jährlich) #1',
      `query: 'type = Issue and project = "shop/people/alex-goals" and label = ~"Ziele (jährlich) #1" and state = opened'`,
    ],
    [
      "Kim's: goals",
      `query: 'type = Issue and project = "shop/people/alex-goals" and label = ~"Kim''s: goals" and state = opened'`,
    ],
  ])('%s', (name, expected) => {
    expect(lineOf(written({}, { 'marker:goal': name }), 'query')).toBe(expected);
  });

  test('one with a quote cannot be asked for', () => {
    expect(() => written({}, { 'marker:goal': 'my "goals"' })).toThrowError(
      expect.objectContaining({ kind: 'configuration', message: 'the label name "my \\"goals\\"" holds a quote' }),
    );
  });
});
