// Issues that look for somebody, asked for in GitLab's query language: page by page, and not at all where it cannot say it.
import { expect, test } from 'vitest';
import { queriedOpenings } from '#gitlab/stores/queried-openings.ts';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import type { OpeningsAsked } from '#growth/candidates/openings.ts';
import { base } from './fake-gitlab.ts';

const asked: OpeningsAsked = { groups: ['acme'], topics: [], labels: ['quick win'], touchedSince: '2025-11-23' };
const node = (iid: number, webUrl = `${base}/acme/web/-/issues/${iid}`) => ({
  title: `Chore ${iid}`,
  webUrl,
  createdAt: '2026-11-01T09:00:00Z',
  updatedAt: null,
  labels: { nodes: [{ title: 'quick win' }] },
  assignees: { nodes: [] },
});
type Page = { readonly nodes: readonly object[]; readonly pageInfo?: object | null; readonly success?: boolean };

async function reading(pages: readonly (Page | Error)[], more: Partial<OpeningsAsked> = {}, path = 'acme') {
  const questions: object[] = [];
  const ask = (_path: string, question: object) => {
    questions.push(question);
    const next = pages[Math.min(questions.length, pages.length) - 1];
    if (next instanceof Error || next === undefined) return Promise.reject(next ?? new Error('no page'));
    const { success = true, ...data } = next;
    return Promise.resolve({ status: 200, headers: new Headers(), body: { success, data }, bytes: 1, requests: 1 });
  };
  const read = await queriedOpenings({ base, ask }, { kind: 'group', path, id: path }, { ...asked, ...more });
  return { read, iids: read?.openings.map(({ iid }) => iid) ?? null, questions };
}
const further = (endCursor: string | null) => ({ endCursor, hasNextPage: true });

test.each<[string, Page[], number[], (string | null)[]]>([
  ['one page', [{ nodes: [node(1)], pageInfo: { endCursor: 'a', hasNextPage: false } }], [1], [null]],
  ['one page that says nothing of others', [{ nodes: [node(1)] }], [1], [null]],
  ['a next page without its begin', [{ nodes: [node(1)], pageInfo: further(null) }], [1], [null]],
  [
    'two pages',
    [
      { nodes: [node(1)], pageInfo: further('a') },
      { nodes: [node(2)], pageInfo: null },
    ],
    [1, 2],
    [null, 'a'],
  ],
  ['what nobody can open is no offer', [{ nodes: [node(1), node(2, 'https://other.example/x')] }], [1], [null]],
])('%s', async (_name, pages, iids, afters) => {
  const found = await reading(pages);
  expect(found.iids).toEqual(iids);
  expect(found.questions.map((question) => ('after' in question ? question.after : null))).toEqual(afters);
  expect(found.read?.source).toEqual({
    name: 'issues of acme',
    requests: afters.length,
    seen: pages.reduce((sum, { nodes }) => sum + nodes.length, 0),
    total: null,
    failed: null,
  });
});

test('what it asks: open issues of the group without anybody, by any of the labels', async () => {
  const { questions } = await reading([{ nodes: [] }], { labels: ["it's", 'b'] });
  expect(questions).toEqual([
    {
      glql_yaml: [
        'fields: title, labels, assignees, created, updated',
        'sort: updated desc',
        'limit: 100',
        `query: 'type = Issue and group = "acme" and state = opened and assignee = none and label in (~"it''s", ~"b") and updated >= 2025-11-23'`,
        '',
      ].join('\n'),
    },
  ]);
});

test('where pages do not end, five are read, and that is said', async () => {
  const { read, questions } = await reading([{ nodes: [node(1)], pageInfo: further('a') }]);
  expect(questions).toHaveLength(5);
  expect(read?.source.failed?.message).toBe('only the 500 that were touched last were read');
});

test.each<[string, Partial<OpeningsAsked>, string]>([
  ['a label with a quote', { labels: ['a', 'say "x"'] }, 'acme'],
  ['a path with a line end', {}, 'ac\nme'],
])('%s is not asked for: no query can say it', async (_name, more, path) => {
  const { read, questions } = await reading([], more, path);
  expect([read, questions]).toEqual([null, []]);
});

test.each<[string, Page | Error]>([
  ['a refusal', new GitLabFailure('rejected', 'x', { status: 400 })],
  ['an answer that says that it failed', { nodes: [], success: false }],
  ['an answer in another shape', { nodes: [{ title: 1 }] }],
])('after %s the lists are asked instead', async (_name, answer) => {
  expect((await reading([answer])).read).toBeNull();
});

test.each([new GitLabFailure('authentication', 'x'), new TypeError('x')])('but this is thrown: %s', async (failure) => {
  await expect(reading([failure])).rejects.toBe(failure);
});
