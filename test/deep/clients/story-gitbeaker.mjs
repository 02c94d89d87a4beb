// The story of test/deep/clients.test.ts as far as the commands of @gitbeaker/cli go. One JSON line a step: [name, what came back].
import { spawnSync } from 'node:child_process';

const { SANDBOX_URL, SANDBOX_TOKEN } = process.env;
const said = (step, value) => process.stdout.write(`${JSON.stringify([step, value])}\n`);

function run(...words) {
  const { status, stdout, stderr } = spawnSync(
    'gitbeaker',
    [...words, '--gb-host', SANDBOX_URL, '--gb-token', SANDBOX_TOKEN],
    { encoding: 'utf8' },
  );
  return { status, text: stdout + stderr };
}
function ask(...words) {
  const { status, text } = run(...words);
  if (status !== 0) throw new Error(`${words.join(' ')}: ${text}`);
  return text.trim() === '' ? null : JSON.parse(text);
}

said('me', ask('users', 'show-current-user').username);
said(
  'project created',
  ask('projects', 'create', '--name', 'goals', '--visibility', 'private', '--initialize-with-readme', 'true')
    .path_with_namespace,
);
const project = 'alex/goals';
said('project by path', ask('projects', 'show', project).visibility);
const description = 'Why\n\n- [ ] Chapter 1\n- [ ] Chapter 2';
const issue = ask(
  'issues',
  'create',
  project,
  'Read Refactoring',
  '--labels',
  'goal,goal::reading',
  '--due-date',
  '2027-01-15',
  '--description',
  description,
);
said('issue created', [issue.iid, issue.labels.toSorted(), issue.milestone, issue.due_date]);
said(
  'issues by label',
  ask('issues', 'all', '--project-id', project, '--labels', 'goal::reading', '--state', 'opened').map(({ iid }) => iid),
);
const shown = () => ask('issues', 'show', '1', '--project-id', project);
said('boxes', shown().task_completion_status);
ask('issues', 'edit', project, '1', '--description', description.replace('[ ]', '[x]'));
said('ticked', shown().task_completion_status);
ask('issues', 'edit', project, '1', '--add-labels', 'progress::doing');
said('labelled', shown().labels.toSorted());
ask('issues', 'create', project, 'Another job', '--confidential', 'true');
said(
  'confidential',
  ask('issues', 'all', '--project-id', project, '--confidential', 'true').map(({ iid }) => iid),
);
ask('issue-links', 'create', project, '1', project, '2');
const links = () => ask('issue-links', 'all', project, '1');
said(
  'linked',
  links().map(({ iid }) => iid),
);
ask('issue-links', 'remove', project, '1', String(links()[0].issue_link_id));
said(
  'not linked',
  links().map(({ iid }) => iid),
);
said(
  'members',
  ask('projects', 'all-users', project).map(({ username }) => username),
);
ask('issues', 'add-time-estimate', project, '1', '1h30m');
ask('issues', 'add-spent-time', project, '1', '30m');
const time = () => ask('issues', 'show-time-stats', project, '1');
said('time', [time().time_estimate, time().total_time_spent, time().human_time_estimate]);
ask('issues', 'reset-time-estimate', project, '1');
said('no estimate', time().time_estimate);
ask('issues', 'edit', project, '1', '--state-event', 'close');
said('closed', shown().state);
ask('issues', 'edit', project, '1', '--state-event', 'reopen');
said(
  'found',
  ask('search', 'all', 'issues', 'Refactoring', '--project-id', project).map(({ iid }) => iid),
);
const file = ['.devgrowth.yml', 'main'];
ask('repository-files', 'create', project, ...file, 'person: alex\n', 'Settings');
ask('repository-files', 'edit', project, ...file, 'person: alex\nmanager: sam\n', 'Manager');
said('file', Buffer.from(ask('repository-files', 'show', project, ...file).content, 'base64').toString());
said(
  'tree',
  ask('repositories', 'all-repository-trees', project)
    .map(({ path }) => path)
    .toSorted(),
);
said(
  'commits',
  ask('commits', 'all', project).map(({ title }) => title),
);
said('issue counts', ask('issues-statistics', 'all', '--project-id', project).statistics.counts);
// Whoever opens an issue follows it already.
ask('issues', 'unsubscribe', project, '1');
ask('issues', 'subscribe', project, '1');
said(
  'participants',
  ask('issues', 'all-participants', project, '1').map(({ username }) => username),
);
ask('issues', 'remove', project, '2');
said('deleted', /404/.exec(run('issues', 'show', '2', '--project-id', project).text)?.[0]);
