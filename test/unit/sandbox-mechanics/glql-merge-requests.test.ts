// GitLab's query language over REST, asked for merge requests and across groups. https://docs.gitlab.com/user/glql/data_sources/merge_requests/
import { beforeAll, describe, expect, test } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import type { Grant, Scope } from '#sandbox/state/state.ts';
import { newToken } from '../../support/tokens.ts';
import { type Person, Server } from './server.ts';

interface Page {
  readonly data: {
    readonly count: number | null;
    readonly nodes: readonly Record<string, unknown>[] | null;
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
  readonly fields: readonly { readonly key: string; readonly name: string }[];
}
let server: Server;

const ask = async (lines: readonly string[], more: object = {}, who: Person = 'alex') =>
  server.answer('POST', '/glql', { glql_yaml: lines.join('\n'), ...more }, who);
const page = async (...asked: Parameters<typeof ask>): Promise<Page> => {
  const [status, body] = await ask(...asked);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as Page;
};
const titles = async (query: string, who: Person = 'alex', lines: readonly string[] = ['sort: created asc']) =>
  (await page([...lines, `query: ${query}`], {}, who)).data.nodes?.map(({ title }) => title);

/** acme/app (1), acme/team/lib (2) and alex/own (3), each with merge requests from branches a, b, ... */
beforeAll(async () => {
  server = new Server();
  const at = '2026-11-01T00:00:00.000Z';
  const top = addGroup(server.sandbox.state, { path: 'acme', at, members: { alex: 50, sam: 30, morgan: 10 } });
  const below = addGroup(server.sandbox.state, { path: 'acme/team', at, members: {} });
  for (const fields of [{ namespace_id: top.id }, { namespace_id: below.id }, {}])
    await server.body('POST', '/projects', { name: 'app', ...fields });
  const act = (project: number, path: string, fields: object = {}, who: Person = 'alex', method = 'POST') =>
    server.body(method, `/projects/${project}/${path}`, fields, who);
  const open = async (project: number, branch: string, fields: object = {}, who: Person = 'alex') => {
    const actions = [{ action: 'create', file_path: branch, content: branch }];
    await act(project, 'repository/commits', { branch, start_branch: 'main', commit_message: branch, actions });
    await act(
      project,
      'merge_requests',
      { source_branch: branch, target_branch: 'main', title: branch, ...fields },
      who,
    );
  };
  for (const project of [1, 2, 3]) {
    const actions = [{ action: 'create', file_path: 'main', content: '' }];
    await act(project, 'repository/commits', { branch: 'main', commit_message: 'main', actions });
    await act(project, 'issues', { title: `issue ${project}`, labels: project === 1 ? 'help' : 'first' });
  }
  server.now = Date.parse('2026-11-21T10:00:00.000Z');
  await open(1, 'a', { labels: 'big', reviewer_ids: [3] });
  await act(1, 'merge_requests/1/approve', {}, 'sam');
  await act(1, 'merge_requests/1/merge', {}, 'alex', 'PUT');
  server.now = Date.parse('2026-11-22T10:00:00.000Z');
  await open(1, 'b', { title: 'Draft: b' }, 'sam');
  await act(1, 'merge_requests/2/approve', {}, 'alex');
  await act(1, 'merge_requests/2', { state_event: 'close' }, 'alex', 'PUT');
  await open(2, 'c', { assignee_ids: [1] });
  await act(2, 'merge_requests/1/approve', {}, 'sam');
  await act(2, 'merge_requests/1/award_emoji', { name: 'tada' });
  await open(3, 'd');
  server.now = Date.parse('2026-11-23T10:00:00.000Z');
});

describe('in a group, its subgroups included', () => {
  test.each<[string, Person, string[]]>([
    ['', 'alex', ['a', 'Draft: b', 'c']],
    ['and includeSubgroups = false', 'alex', ['a', 'Draft: b']],
    ['and includeSubgroups != false', 'alex', ['a', 'Draft: b', 'c']],
    ['and approver = currentUser()', 'sam', ['a', 'c']],
    ['and approver = currentUser() and merged >= 2026-06-01', 'sam', ['a']],
    ['and approvedBy = @alex', 'sam', ['Draft: b']],
    ['and approver = "sam"', 'alex', ['a', 'c']],
    ['and approver != @sam', 'alex', ['Draft: b']],
    ['and approver = (@sam, @alex)', 'alex', []],
    ['and assignee = currentUser()', 'alex', ['c']],
    ['and assignee = none', 'alex', ['a', 'Draft: b']],
    ['and author = currentUser()', 'alex', ['a', 'c']],
    ['and author != @alex', 'alex', ['Draft: b']],
    ['and reviewer = @sam', 'alex', ['a']],
    ['and reviewers = none', 'alex', ['Draft: b', 'c']],
    ['and merger = @alex', 'alex', ['a']],
    ['and mergedBy = @sam', 'alex', []],
    ['and merged = 2026-11-21', 'alex', ['a']],
    ['and merged > 2026-11-21', 'alex', []],
    ['and mergedAt < today()', 'alex', ['a']],
    ['and closed >= -1d', 'alex', ['Draft: b']],
    ['and created > 2026-11-21', 'alex', ['Draft: b', 'c']],
    ['and updated <= 2026-11-21', 'alex', ['a']],
    ['and state = merged', 'alex', ['a']],
    ['and state = opened', 'alex', ['c']],
    ['and state = closed', 'alex', ['Draft: b']],
    ['and state = all', 'alex', ['a', 'Draft: b', 'c']],
    ['and draft = true', 'alex', ['Draft: b']],
    ['and draft != true', 'alex', ['a', 'c']],
    ['and label = ~big', 'alex', ['a']],
    ['and label != ~big', 'alex', ['Draft: b', 'c']],
    ['and milestone = none', 'alex', ['a', 'Draft: b', 'c']],
    ['and id = 1', 'alex', ['a', 'c']],
    ['and id in (2, 3)', 'alex', ['Draft: b']],
    ['and sourceBranch in ("a", "c")', 'alex', ['a', 'c']],
    ['and targetBranch != "main"', 'alex', []],
    ['and myReaction = "tada"', 'alex', ['c']],
    ['and myReaction = "tada"', 'sam', []],
    // A Guest reads no merge request of a private project.
    ['', 'morgan', []],
  ])('%s, asked by %s', async (rest, who, expected) => {
    expect(await titles(`group = "acme" and type = MergeRequest ${rest}`, who)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['created asc', ['a', 'Draft: b', 'c']],
    ['created desc', ['c', 'Draft: b', 'a']],
    ['title asc', ['a', 'c', 'Draft: b']],
    ['merged desc', ['a', 'c', 'Draft: b']],
    ['mergedAt asc', ['a', 'c', 'Draft: b']],
  ])('sorted by %s, those without the value last', async (sort, expected) => {
    expect(await titles('type = MergeRequest and group = "acme"', 'alex', [`sort: ${sort}`])).toEqual(expected);
  });
});

test('one project, named in the query or beside it; the query goes first', async () => {
  expect(await titles('type = MergeRequest and project = "acme/team/app"')).toEqual(['c']);
  const lines = (scope: string) => [scope, 'sort: created asc'];
  expect(await titles('type = MergeRequest', 'alex', lines('project: acme/app'))).toEqual(['a', 'Draft: b']);
  expect(await titles('type = MergeRequest', 'alex', lines('group: acme/team'))).toEqual(['c']);
  expect(await titles('type = MergeRequest and project = "alex/app"', 'alex', lines('group: acme'))).toEqual(['d']);
});

test('the total, pages, and what is told of each', async () => {
  const lines = [
    'fields: title, approver, reviewers, merged, merger, author, labels, draft, sourceBranch',
    'limit: 2',
    'sort: created asc',
    'query: type = MergeRequest and group = "acme"',
  ];
  const first = await page(lines);
  expect([first.data.count, first.data.nodes?.length, first.data.pageInfo.hasNextPage]).toEqual([3, 2, true]);
  expect(first.data.nodes?.[0]).toMatchObject({
    id: 'gid://gitlab/MergeRequest/1',
    iid: '1',
    reference: '!1',
    title: 'a',
    state: 'merged',
    webUrl: 'https://gitlab.test/acme/app/-/merge_requests/1',
    approver: { nodes: [{ username: 'sam' }] },
    approvedBy: { nodes: [{ username: 'sam' }] },
    reviewers: { nodes: [{ username: 'sam' }] },
    mergedAt: expect.stringMatching(/^2026-11-21T10:/),
    merger: { username: 'alex' },
    mergeUser: { username: 'alex' },
    author: { username: 'alex' },
    labels: { nodes: [{ title: 'big' }] },
    draft: false,
    sourceBranch: 'a',
  });
  expect(first.fields.map(({ key, name }) => `${key} ${name}`)).toContain('approver approvedBy');
  const second = await page(lines, { after: first.data.pageInfo.endCursor });
  expect(second.data).toMatchObject({
    count: 3,
    nodes: [{ title: 'c', approver: { nodes: [{ username: 'sam' }] }, mergeUser: null }],
    pageInfo: { hasNextPage: false, hasPreviousPage: true },
  });
});

test('issues of a group: any of several labels, nobody assigned', async () => {
  const query = 'group = "acme" and state = opened and assignee = none and label in ("help", ~first)';
  expect(await titles(query)).toEqual(['issue 1', 'issue 2']);
  expect(await titles(`${query} and type = Issue and label = ~first`)).toEqual(['issue 2']);
});

test.each([
  ['type = MergeRequest and colour = "red"', '`colour` is not a recognized field.'],
  ['type = MergeRequest and due = today()', '`due` is not a recognized field.'],
  ['type = MergeRequest and label in (~big, ~small)', '`label` does not support the operator `in`.'],
  ['type = MergeRequest and merger != @alex', '`merger` does not support the operator `!=`.'],
  ['type = MergeRequest and state = open', '`state` cannot be compared with `open` using `=`.'],
  ['type = MergeRequest and sourceBranch = main', '`sourcebranch` cannot be compared with `main` using `=`.'],
  ['type in (MergeRequest)', '`type` cannot be compared with `MergeRequest` using `in`.'],
  ['type = MergeRequest and includeSubgroups = maybe', '`includesubgroups` cannot be compared with `maybe` using `=`.'],
  ['project = "alex/app" and type = MergeRequest', '`project` and `group` do not go together.'],
])('%s is an error', async (query, message) => {
  expect(await ask([`query: group = "acme" and ${query}`])).toEqual([
    400,
    { message: `400 Bad request - Error: ${message}` },
  ]);
});

test('a group that one does not see, no place at all, a sorting that there is not', async () => {
  const error = (message: string) => [400, { message: `400 Bad request - Error: ${message}` }];
  addGroup(server.sandbox.state, { path: 'closed', at: '2026-11-01T00:00:00.000Z', members: { alex: 50 } });
  const hidden = error('Group `closed` does not exist or you do not have access to it.');
  expect(await ask(['group: closed', 'query: type = MergeRequest'], {}, 'morgan')).toEqual(hidden);
  expect((await ask(['group: closed', 'query: type = MergeRequest']))[0]).toBe(200);
  const none = error('Group `nowhere` does not exist or you do not have access to it.');
  expect(await ask(['group: nowhere', 'query: type = MergeRequest'])).toEqual(none);
  expect((await ask(['query: type = MergeRequest']))[0]).toBe(501);
  const sorted = ['group: acme', 'sort: due asc', 'query: type = MergeRequest'];
  expect(await ask(sorted)).toEqual(error('Cannot sort by `due asc`.'));
});

test('read_api is enough; a fine-grained token gives what its grant reaches, else null', async () => {
  const body = JSON.stringify({ glql_yaml: 'group: acme\nquery: type = MergeRequest' });
  const counted = async (scopes: Scope[], grants: Grant[] = []) => {
    const headers = {
      'Content-Type': 'application/json',
      'PRIVATE-TOKEN': newToken(server.sandbox, scopes, { grants }),
    };
    const request = new Request('https://gitlab.test/api/v4/glql', { method: 'POST', headers, body });
    return ((await (await server.sandbox.fetch(request)).json()) as Page).data.count;
  };
  const glql: Grant = { access: 'user', permissions: ['read_glql'] };
  const reads = (projectId: number): Grant => ({
    access: 'selected_memberships',
    permissions: ['read_merge_request'],
    projectId,
  });
  expect(await counted(['read_api'])).toBe(3);
  expect(await counted(['granular'], [glql])).toBe(null);
  expect(await counted(['granular'], [glql, reads(2)])).toBe(1);
});
