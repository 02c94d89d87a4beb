// The story of test/deep/clients.test.ts, told with the tools of mcp-gitlab over stdio. One JSON line a step: [name, what came back].
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const { SANDBOX_URL, SANDBOX_TOKEN, PATH, HOME } = process.env;
const said = (step, value) => process.stdout.write(`${JSON.stringify([step, value])}\n`);

const server = spawn('mcp-gitlab', [], {
  env: {
    PATH,
    HOME,
    GITLAB_API_URL: `${SANDBOX_URL}/api/v4`,
    GITLAB_PERSONAL_ACCESS_TOKEN: SANDBOX_TOKEN,
    USE_MILESTONE: 'true',
  },
  stdio: ['pipe', 'pipe', 'ignore'],
  detached: true,
});
const waiting = new Map();
createInterface({ input: server.stdout }).on('line', (line) => {
  const message = JSON.parse(line);
  waiting.get(message.id)?.(message);
});
let count = 0;
const send = (message) => server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
function request(method, params) {
  const id = (count += 1);
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    send({ id, method, params });
  });
}
async function call(name, args = {}) {
  const { result, error } = await request('tools/call', { name, arguments: { project_id: 'alex/goals', ...args } });
  const text = error?.message ?? result.content[0]?.text ?? '';
  if (error || result.isError) throw new Error(`${name}: ${text}`);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

await request('initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'story', version: '1' },
});
send({ method: 'notifications/initialized' });

// It has no tool that names the user, and creates a project by `create_repository`.
said(
  'project created',
  (await call('create_repository', { name: 'goals', visibility: 'private', initialize_with_readme: true }))
    .path_with_namespace,
);
said('project by path', (await call('get_project')).visibility);
const labels = async () => await call('list_labels');
const names = async () => (await labels()).map(({ name }) => name).toSorted();
for (const [name, color] of Object.entries({
  goal: '#1f78d1',
  'goal::reading': '#36648b',
  'progress::doing': '#428bca',
  old: '#cccccc',
}))
  await call('create_label', { name, color });
said('labels', await names());
await call('update_label', { label_id: 'goal::reading', color: '#00aa00', description: 'Books' });
said(
  'label changed',
  (await labels()).filter(({ name }) => name === 'goal::reading').map((label) => [label.color, label.description]),
);
await call('delete_label', { label_id: 'old' });
said('label removed', await names());

const milestone = await call('create_milestone', { title: 'FY27-Q4', start_date: '2026-11-01' });
await call('edit_milestone', { milestone_id: String(milestone.id), due_date: '2027-01-31' });
said(
  'milestone',
  (await call('list_milestones')).map((row) => [row.title, row.start_date, row.due_date, row.state]),
);

const description = 'Why\n\n- [ ] Chapter 1\n- [ ] Chapter 2';
const about = {
  title: 'Read Refactoring',
  labels: ['goal', 'goal::reading'],
  milestone_id: String(milestone.id),
  description,
};
await call('create_issue', about);
await call('update_issue', { issue_iid: '1', due_date: '2027-01-15' });
const issue = async () => await call('get_issue', { issue_iid: '1', full_response: true });
const made = await issue();
said('issue created', [Number(made.iid), made.labels.toSorted(), made.milestone?.title, made.due_date]);
const iids = (rows) => rows.map(({ iid }) => Number(iid));
said('issues by label', iids(await call('list_issues', { labels: ['goal::reading'], state: 'opened', scope: 'all' })));
await call('update_issue', { issue_iid: '1', description: description.replace('[ ]', '[x]') });
said('ticked text', (await issue()).description.includes('- [x] Chapter 1'));
await call('update_issue', { issue_iid: '1', labels: ['goal', 'goal::reading', 'progress::doing'] });
said('labelled', (await issue()).labels.toSorted());
await call('create_issue_note', { issue_iid: '1', body: 'Read chapter 1' });
said('noted', (await call('create_note', { noteable_type: 'issue', noteable_iid: '1', body: 'And liked it' })).body);
await call('create_issue', { title: 'Another job' });
await call('update_issue', { issue_iid: '2', confidential: true });
said('confidential', iids(await call('list_issues', { confidential: true, scope: 'all' })));
await call('create_issue_link', { issue_iid: '1', target_project_id: 'alex/goals', target_issue_iid: '2' });
const links = async () => await call('list_issue_links', { issue_iid: '1' });
said('linked', iids(await links()));
await call('delete_issue_link', { issue_iid: '1', issue_link_id: String((await links())[0].issue_link_id) });
said('not linked', iids(await links()));
said(
  'members',
  (await call('list_project_members')).map((row) => [row.username, row.access_level]),
);
await call('update_issue', { issue_iid: '1', state_event: 'close' });
said('closed', (await issue()).state);
await call('update_issue', { issue_iid: '1', state_event: 'reopen' });
said('milestone issues', iids(await call('get_milestone_issue', { milestone_id: String(milestone.id) })));
said('milestone merge requests', await call('get_milestone_merge_requests', { milestone_id: String(milestone.id) }));
const file = { file_path: '.devgrowth.yml', branch: 'main' };
await call('create_or_update_file', { ...file, content: 'person: alex\n', commit_message: 'Settings' });
await call('create_or_update_file', { ...file, content: 'person: alex\nmanager: sam\n', commit_message: 'Manager' });
const { content } = await call('get_file_contents', { file_path: '.devgrowth.yml', ref: 'main' });
said('file', content.includes('manager: sam') ? content : Buffer.from(content, 'base64').toString());
said('tree', (await call('get_repository_tree')).map(({ path }) => path).toSorted());
await call('delete_issue', { issue_iid: '2' });
said(
  'deleted',
  await call('get_issue', { issue_iid: '2' }).then(
    () => 'still there',
    (error) => /404/.exec(error.message)?.[0],
  ),
);
// It starts npm to ask for its newest version: all that it started ends with it.
process.kill(-Number(server.pid), 'SIGKILL');
await once(server, 'close');
