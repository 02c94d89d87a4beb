// No route answers nothing where there is something: every list that is served is walked on a sandbox that has one of everything.
import { Hono } from 'hono';
import { beforeAll, expect, test } from 'vitest';
import { alwaysEmpty } from '#sandbox/http/always-empty.ts';
import { addGroup } from '#sandbox/state/empty-state.ts';
import { allRoutes } from '#sandbox/routes.ts';
import type { SandboxEnv } from '#sandbox/http/routing.ts';
import { callerWithProject, start, type Caller } from './caller.ts';

/** Fields that are 0 or empty in every answer, and why that is the truth. */
const alwaysNothing: Readonly<Record<string, string>> = {
  approval_rules_left: 'no approval rules: PUT .../approval_rules answers 501',
  approvals_left: 'no approval rules',
  approvals_required: 'no approval rules',
  rules: 'no approval rules',
  approver_groups: 'gone from GitLab, always empty there as well',
  approvers: 'gone from GitLab, always empty there as well',
  suggested_approvers: 'no approval rules, so nobody is suggested',
  followers: 'nobody follows anybody: POST /users/:id/follow answers 501',
  following: 'nobody follows anybody: POST /users/:id/follow answers 501',
  forks_count: 'nobody forks: POST /projects/:id/fork answers 501',
  identities: 'nobody signs in through another provider',
  inputs: 'a schedule takes no inputs here',
  max_issue_count: 'no limits on board lists: a licence, not served',
  max_issue_weight: 'no limits on board lists: a licence, not served',
  shared_projects: 'nothing is shared with groups: POST .../share answers 501',
  shared_with_groups: 'nothing is shared with groups: POST .../share answers 501',
  suggests: 'the asked name is free',
};

const project = '/projects/1';

function served(): { method: string; path: string }[] {
  const api = new Hono<SandboxEnv>();
  allRoutes(api);
  return api.routes.filter(({ method }) => method !== 'ALL');
}

let at: Caller;
const answers: { path: string; body: unknown }[] = [];

beforeAll(async () => {
  at = await callerWithProject({ tier: 'premium' }, { initialize_with_readme: true, topics: ['goals'] });
  const { post, put, get, sandbox } = at;
  const made = async (...asked: Parameters<Caller['post']>) => {
    const { status, body } = await post(...asked);
    if (status >= 300) throw new Error(`${asked[0]}: ${status} ${JSON.stringify(body)}`);
    return body as Record<string, unknown>;
  };
  const group = addGroup(sandbox.state, { path: 'acme', at: start, members: { alex: 50 } });
  addGroup(sandbox.state, { path: 'acme/team', at: start, members: {} });
  addGroup(sandbox.state, { path: 'other', at: start, members: { alex: 50 } });
  await made('/projects', { name: 'Of a group', path: 'theirs', namespace_id: group.id });
  await made('/projects/2/issues', { title: 'Theirs' });
  const theirs = { content: 'Theirs', commit_message: 'Theirs' };
  await made('/projects/2/repository/files/a.md', { ...theirs, branch: 'main' });
  await made('/projects/2/repository/files/b.md', { ...theirs, branch: 'work', start_branch: 'main' });
  await made('/projects/2/merge_requests', { source_branch: 'work', target_branch: 'main', title: 'Theirs' });
  await made(`/groups/${group.id}/labels`, { name: 'theirs', color: '#112233' });
  await made(`/groups/${group.id}/milestones`, { title: 'Theirs' });
  await put('/projects/2/issues/1', { milestone_id: 1 });
  await put('/projects/2/merge_requests/1', { milestone_id: 1 });
  await made(`${project}/members`, { user_id: 2, access_level: 40 });
  await made(`${project}/invitations`, { email: 'new@example.com', access_level: 10 });
  await made(`${project}/labels`, { name: 'goal', color: '#112233' });
  await made(`${project}/milestones`, { title: 'Q4' });
  const board = Number((await made(`${project}/boards`, { name: 'Board' }))['id']);
  await made(`${project}/labels`, { name: 'doing', color: '#112233' });
  for (const label_id of [2, 3]) await made(`${project}/boards/${board}/lists`, { label_id });
  for (const title of ['One', 'Two'])
    await made(`${project}/issues`, { title, labels: 'goal', description: '- [x] Done' });
  await put(`${project}/issues/1`, { milestone_id: 2, weight: 3, assignee_ids: [1], state_event: 'close' });
  await made(`${project}/issues/1/links`, { target_project_id: 1, target_issue_iid: 2, link_type: 'blocks' });
  await made(`${project}/issues/1/time_estimate`, { duration: '1h' });
  await made(`${project}/issues/1/add_spent_time`, { duration: '1h' });
  await made(`${project}/star`);
  const { id: note } = await made(`${project}/issues/1/notes`, { body: 'Hello' });
  await made(`${project}/issues/2/todo`);
  for (const name of ['thumbsup', 'thumbsdown']) await made(`${project}/issues/1/award_emoji`, { name });
  await made(`${project}/issues/1/notes/${String(note)}/award_emoji`, { name: 'heart' });
  for (const branch of ['work', 'closing']) {
    await made(`${project}/repository/branches`, { branch, ref: 'main' });
    const content = { branch, content: `${branch}\n`, commit_message: 'Closes #1' };
    await made(`${project}/repository/files/${branch}.md`, content);
  }
  await put(`${project}/repository/files/README.md`, { branch: 'work', content: 'New\n', commit_message: 'Closes #1' });
  await made(`${project}/merge_requests`, {
    source_branch: 'work',
    target_branch: 'main',
    title: 'Work',
    description: 'Closes #1',
    reviewer_ids: [2],
  });
  await put(`${project}/merge_requests/1`, { labels: 'goal', milestone_id: 2, state_event: 'close' });
  await made(`${project}/merge_requests/1/approve`);
  await made(`${project}/merge_requests/1/notes`, { body: 'Hello' });
  await made(`${project}/merge_requests/1/award_emoji`, { name: 'tada' });
  await made(`${project}/merge_requests/1/draft_notes`, { note: 'Not yet' });
  await made(`${project}/repository/tags`, { tag_name: 'v1', ref: 'work' });
  const sha = sandbox.state.repositories['1']?.branches['work'] ?? '';
  await made(`${project}/repository/commits/${sha}/comments`, { note: 'Well done' });
  await made(`${project}/pipeline_schedules`, { description: 'Daily', ref: 'main', cron: '0 9 * * *' });
  await made(`${project}/pipeline_schedules/1/variables`, { key: 'A', value: 'b' });
  for (const home of [project, `/groups/${group.id}`, '/admin/ci'])
    await made(`${home}/variables`, { key: 'A', value: 'b' }, home === '/admin/ci' ? 'root' : 'alex');
  await made(`${project}/repository/files/${encodeURIComponent('.gitlab/issue_templates/Goal.md')}`, {
    branch: 'main',
    content: 'Template',
    commit_message: 'Template',
  });
  sandbox.state.uploads = [
    {
      id: 1,
      projectId: 1,
      secret: '0123456789abcdef0123456789abcdef',
      filename: 'a.txt',
      content: 'YQ==',
      size: 1,
      uploadedById: 1,
      createdAt: start,
    },
  ];
  const fill: Record<string, string> = {
    id: '1',
    sha,
    board_id: String(board),
    note_id: String(note),
    list_id: '1',
    branch: 'work',
    key: 'A',
    tag_name: 'v1',
    path: 'work.md',
    type: 'issues',
    commit_sha: sha,
    milestone_id: '2',
    name: 'goal',
  };
  const query: Record<string, string> = {
    '/search': '?scope=issues&search=One',
    '/projects/:id/search': '?scope=issues&search=One',
    '/groups/:id/search': '?scope=issues&search=Theirs',
    '/projects/:id/repository/files/:path/blame': '?ref=work',
    '/issues': '?scope=all',
  };
  const groupFill: Record<string, string> = { ...fill, id: 'acme', milestone_id: '1', name: 'theirs' };
  for (const { method, path } of served()) {
    if (method !== 'GET') continue;
    const values = path.startsWith('/groups') ? groupFill : path === '/projects/:id/groups' ? { id: '2' } : fill;
    const address = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_all, name: string) => values[name] ?? '1');
    const answer = await get(`${address}${query[path] ?? ''}`, path.startsWith('/admin') ? 'root' : 'alex');
    answers.push({ path, ...answer });
  }
});

test('what answers an empty list on a full sandbox is named, with its reason', () => {
  const empty = answers.filter(({ body }) => Array.isArray(body) && body.length === 0).map(({ path }) => path);
  expect(answers.filter(({ body }) => Array.isArray(body)).length).toBeGreaterThan(60);
  expect(empty.sort()).toEqual(Object.keys(alwaysEmpty).sort());
});

test.each([
  '/groups/acme/deploy_tokens',
  '/groups/acme/epics',
  '/projects/1/deploy_tokens',
  '/projects/1/merge_requests/1/pipelines',
  '/projects/1/pipeline',
  '/projects/1/statuses/0123456789',
  '/projects/1/fork',
  '/projects/1/share',
  '/groups/acme/share',
  '/users/2/follow',
  '/projects/1/repository/commits/main/discussions',
])('what stays empty cannot be filled: POST %s', async (path) => {
  expect((await at.post(path, {}, 'root')).status).toBe(501);
});

test('what is 0 or an empty list everywhere is named, with its reason', () => {
  const values = new Map<string, Set<string>>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        const isNothing = inner === 0 || (Array.isArray(inner) && inner.length === 0);
        values.set(name, (values.get(name) ?? new Set()).add(isNothing ? 'nothing' : 'something'));
        collect(inner);
      }
  };
  for (const { body } of answers) collect(body);
  const constant = [...values].filter(([, seen]) => !seen.has('something')).map(([name]) => name);
  expect(constant.sort()).toEqual(Object.keys(alwaysNothing).sort());
});
