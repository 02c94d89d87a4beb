// The fields that GitLab's own response schemas require: a client may read each of them without asking whether it is there.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab } from '../support/contract-gitlab.ts';

const timed = 'created_at updated_at';
const person = 'id username name state avatar_url web_url';

interface Shape {
  readonly name: string;
  readonly docs: string;
  readonly fields: string;
  /** One record of that kind. */
  readonly find: (gitlab: ContractGitLab) => Promise<unknown>;
}

async function mergeRequest(gitlab: ContractGitLab) {
  const branch = gitlab.name('shape').replace(' ', '-');
  await gitlab.files({ [`${branch}-base.md`]: 'x' });
  const actions = [{ action: 'create', file_path: `${branch}.md`, content: 'x' }];
  await gitlab.post('repository/commits', { branch, start_branch: 'main', commit_message: 'x', actions });
  await gitlab.post('merge_requests', { source_branch: branch, target_branch: 'main', title: branch });
  return (await gitlab.get(`merge_requests?source_branch=${branch}`)).rows[0];
}

const shapes: Shape[] = [
  {
    name: 'an issue',
    docs: 'https://docs.gitlab.com/api/issues/',
    fields: `id iid project_id title description state ${timed} labels milestone assignees author user_notes_count upvotes downvotes due_date confidential web_url`,
    find: (gitlab) => gitlab.issue(),
  },
  {
    name: 'the author of an issue',
    docs: 'https://docs.gitlab.com/api/issues/',
    fields: person,
    find: async (gitlab) => (await gitlab.issue())['author'],
  },
  {
    name: 'the task counts of an issue',
    docs: 'https://docs.gitlab.com/api/issues/',
    fields: 'count completed_count',
    find: async (gitlab) => (await gitlab.issue())['task_completion_status'],
  },
  {
    name: 'a comment',
    docs: 'https://docs.gitlab.com/api/notes/',
    fields: `id body author ${timed} system noteable_id noteable_type noteable_iid resolvable internal confidential`,
    find: async (gitlab) => gitlab.note((await gitlab.issue()).iid, 'x'),
  },
  {
    name: 'a label',
    docs: 'https://docs.gitlab.com/api/labels/',
    fields: 'id name color text_color description description_html subscribed priority is_project_label',
    find: async (gitlab) => {
      await gitlab.label();
      return (await gitlab.get('labels')).rows[0];
    },
  },
  {
    name: 'a milestone',
    docs: 'https://docs.gitlab.com/api/milestones/',
    fields: `id iid project_id title description state ${timed} start_date due_date expired web_url`,
    find: (gitlab) => gitlab.milestone(),
  },
  {
    name: 'a board',
    docs: 'https://docs.gitlab.com/api/boards/',
    fields: 'id name project lists hide_backlog_list hide_closed_list',
    find: async (gitlab) => (await gitlab.post('boards', { name: gitlab.name('Shape') })).row,
  },
  {
    name: 'a list of a board',
    docs: 'https://docs.gitlab.com/api/boards/',
    fields: 'id label position',
    find: async (gitlab) => {
      const { id } = (await gitlab.post('boards', { name: gitlab.name('Shape') })).row;
      return (await gitlab.post(`boards/${id}/lists`, { label_id: (await gitlab.label()).id })).row;
    },
  },
  {
    name: 'a member',
    docs: 'https://docs.gitlab.com/api/members/',
    fields: `${person} access_level created_at expires_at`,
    find: async (gitlab) => (await gitlab.get('members')).rows[0],
  },
  {
    name: 'a project',
    docs: 'https://docs.gitlab.com/api/projects/',
    fields:
      'id name name_with_namespace description path path_with_namespace created_at default_branch topics ssh_url_to_repo http_url_to_repo web_url avatar_url star_count last_activity_at namespace visibility empty_repo archived permissions',
    find: async (gitlab) => (await gitlab.get(`/projects/${gitlab.project.id}`)).row,
  },
  {
    name: 'the namespace of a project',
    docs: 'https://docs.gitlab.com/api/namespaces/',
    fields: 'id name path kind full_path parent_id web_url',
    find: async (gitlab) => (await gitlab.get(`/projects/${gitlab.project.id}`)).row['namespace'],
  },
  {
    name: 'oneself',
    docs: 'https://docs.gitlab.com/api/users/',
    fields: `${person} email created_at bio location linkedin twitter website_url organization last_sign_in_at confirmed_at color_scheme_id projects_limit current_sign_in_at identities can_create_group can_create_project two_factor_enabled external`,
    find: async (gitlab) => (await gitlab.get('/user')).row,
  },
  {
    name: 'a commit',
    docs: 'https://docs.gitlab.com/api/commits/',
    fields:
      'id short_id title message author_name author_email authored_date committer_name committer_email committed_date created_at parent_ids web_url stats project_id',
    find: (gitlab) => gitlab.files({ [`${gitlab.name('shape').replace(' ', '')}.md`]: 'x' }),
  },
  {
    name: 'a merge request',
    docs: 'https://docs.gitlab.com/api/merge_requests/',
    fields: `id iid project_id title description state ${timed} target_branch source_branch upvotes downvotes author assignee source_project_id target_project_id labels draft work_in_progress milestone merge_when_pipeline_succeeds merge_status detailed_merge_status sha merge_commit_sha user_notes_count should_remove_source_branch force_remove_source_branch web_url squash references task_completion_status`,
    find: mergeRequest,
  },
  {
    name: 'an event',
    docs: 'https://docs.gitlab.com/api/events/',
    fields:
      'id project_id action_name target_id target_iid target_type author_id target_title created_at author author_username',
    find: async (gitlab) => {
      await gitlab.issue();
      let row: unknown;
      await gitlab.soon(async () => {
        [row] = (await gitlab.get('events?action=created&target_type=issue')).rows;
        expect(row).toBeDefined();
      });
      return row;
    },
  },
];

contract('fields', ({ docs, assume, onSandbox }) => {
  for (const { name, docs: url, fields, find } of shapes) {
    docs(url, () => {
      assume(`${name} has ${fields.split(' ').length} fields that are always there`, async (gitlab) => {
        const record = await find(gitlab);
        expect(Object.keys(record as object)).toEqual(expect.arrayContaining(fields.split(' ')));
      });
    });
  }

  docs('https://docs.gitlab.com/api/issues/#move-an-issue', () => {
    onSandbox('a second project', 'a moved issue is closed here, and says where it went', async (gitlab) => {
      const other = (await gitlab.post('/projects', { name: 'elsewhere' })).row;
      const { iid } = await gitlab.issue({ title: 'Moves', description: 'with its text' });
      for (const home of [gitlab.project, other])
        await gitlab.post(`/projects/${home.id}/members`, { user_id: 2, access_level: 40 });
      const { author, created_at: madeAt } = (await gitlab.get(`issues/${iid}`)).row;
      const moved = await gitlab.as('morgan').post(`issues/${iid}/move`, { to_project_id: other.id });
      expect([moved.status, moved.row]).toMatchObject([
        201,
        { project_id: other.id, title: 'Moves', description: 'with its text', state: 'opened' },
      ]);
      // It stays its author's, and as old as it was.
      expect(moved.row).toMatchObject({ author, created_at: madeAt });
      expect((await gitlab.get(`issues/${iid}`)).row).toMatchObject({ state: 'closed', moved_to_id: moved.row.id });
    });
    onSandbox(
      'a second project',
      'a clone leaves the first as it is; comments come along when asked for',
      async (gitlab) => {
        const { iid } = await gitlab.issue({ title: 'Copied' });
        await gitlab.note(iid, 'A word');
        const copy = (await gitlab.post(`issues/${iid}/clone`, { to_project_id: gitlab.project.id, with_notes: true }))
          .row;
        expect((await gitlab.get(`issues/${iid}`)).row['state']).toBe('opened');
        const [last] = (await gitlab.get(`issues/${iid}/notes?activity_filter=only_activity`)).rows;
        expect(last).toMatchObject({
          body: `cloned to ${String(gitlab.project['path_with_namespace'])}#${copy.iid}`,
          system: true,
        });
        const notes = (await gitlab.get(`issues/${copy.iid}/notes?activity_filter=only_comments`)).rows;
        expect(column(notes, 'body')).toEqual(['A word']);
      },
    );
    onSandbox('a project of somebody else', 'who may not triage in both moves and clones nothing', async (gitlab) => {
      const theirs = (await gitlab.as('morgan').post('/projects', { name: 'theirs', visibility: 'public' })).row;
      const { iid } = await gitlab.issue();
      for (const verb of ['move', 'clone'])
        await gitlab.refuses('POST', `issues/${iid}/${verb}`, { to_project_id: theirs.id }, [
          400,
          { message: `Cannot ${verb} issue due to insufficient permissions!` },
        ]);
      expect(gitlab.sandbox.state.issues[theirs.id] ?? []).toEqual([]);
    });
    onSandbox('one project', 'moving to where it is, or to nowhere, is refused', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.refuses('POST', `issues/${iid}/move`, { to_project_id: gitlab.project.id }, [
        400,
        { message: 'Cannot move issue to project it originates from!' },
      ]);
      await gitlab.refuses('POST', 'issues/99/move', { to_project_id: gitlab.project.id }, [
        404,
        { message: '404 Issue Not Found' },
      ]);
      await gitlab.refuses('POST', `issues/${iid}/move`, { to_project_id: 999_999_999 }, [
        404,
        { message: '404 Project Not Found' },
      ]);
    });
  });
});
