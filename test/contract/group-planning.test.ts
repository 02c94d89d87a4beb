// Labels and milestones of a group: every project below it may use them, and takes part when one is promoted.
import { expect } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab } from '../support/contract-gitlab.ts';

/** acme with the projects one and two; alex owns it, sam reads along as a Guest. */
async function acme(gitlab: ContractGitLab) {
  const { id } = addGroup(gitlab.sandbox.state, {
    path: 'acme',
    at: '2026-11-01T00:00:00.000Z',
    members: { alex: 50, sam: 10 },
  });
  const [one, two] = [
    (await gitlab.post('/projects', { path: 'one', namespace_id: id })).row,
    (await gitlab.post('/projects', { path: 'two', namespace_id: id })).row,
  ];
  return { id, one: `/projects/${one.id}`, two: `/projects/${two.id}` };
}

contract('group-planning', ({ docs, onSandbox }) => {
  docs('https://docs.gitlab.com/api/group_labels/', () => {
    onSandbox('a group', 'its labels are made, changed, used below and deleted', async (gitlab) => {
      const { one } = await acme(gitlab);
      const made = await gitlab.post('/groups/acme/labels', { name: 'Team', color: '#abcdef' });
      expect([made.status, made.row]).toMatchObject([201, { name: 'Team', color: '#abcdef' }]);
      expect(made.row).not.toHaveProperty('is_project_label');
      expect((await gitlab.put('/groups/acme/labels', { name: 'Team', new_name: 'Crew' })).row['name']).toBe('Crew');

      await gitlab.post(`${one}/labels`, { name: 'Own', color: '#abcdef' });
      const { rows } = await gitlab.get(`${one}/labels`);
      expect(rows).toMatchObject([
        { name: 'Crew', is_project_label: false, priority: null },
        { name: 'Own', is_project_label: true },
      ]);
      expect(column((await gitlab.get('/groups/acme/labels')).rows, 'name')).toEqual(['Crew']);
      const issue = (await gitlab.post(`${one}/issues`, { title: 'x', labels: 'Crew' })).row;
      expect(issue['labels']).toEqual(['Crew']);
      expect((await gitlab.get('/groups/acme/labels?with_counts=true')).rows).toMatchObject([{ open_issues_count: 1 }]);
      expect(gitlab.sandbox.state.labels.filter(({ name }) => name === 'Crew')).toHaveLength(1);

      await gitlab.refuses('POST', `${one}/labels`, { name: 'Crew', color: '#fff' }, [
        409,
        { message: 'Label already exists' },
      ]);
      expect((await gitlab.as('sam').post('/groups/acme/labels', { name: 'x', color: '#fff' })).status).toBe(403);
      await gitlab.refuses('DELETE', '/groups/acme/labels', { label_id: made.row.id }, [
        400,
        { error: 'name is missing' },
      ]);
      expect((await gitlab.ask('DELETE', '/groups/acme/labels', { body: { name: 'Crew' } })).status).toBe(204);
      expect((await gitlab.get(`${one}/issues/${issue.iid}`)).row['labels']).toEqual([]);
    });
    onSandbox('a subgroup', 'labels from further up are left out by choice', async (gitlab) => {
      await acme(gitlab);
      const { id } = addGroup(gitlab.sandbox.state, {
        path: 'acme/people',
        at: '2026-11-01T00:00:00.000Z',
        members: { alex: 50 },
      });
      const { row } = await gitlab.post('/projects', { path: 'three', namespace_id: id });
      for (const [path, name] of [
        ['/groups/acme', 'above'],
        ['/groups/acme%2Fpeople', 'near'],
        [`/projects/${row.id}`, 'own'],
      ])
        await gitlab.post(`${path}/labels`, { name, color: '#fff' });
      const names = async (query: string) =>
        column((await gitlab.get(`/projects/${row.id}/labels${query}`)).rows, 'name');
      expect(await names('')).toEqual(['above', 'near', 'own']);
      expect(await names('?include_ancestor_groups=false')).toEqual(['near', 'own']);
    });
  });
  docs('https://docs.gitlab.com/api/labels/#promote-a-project-label-to-a-group-label', () => {
    onSandbox('a group', 'the group takes the label over, of all its projects', async (gitlab) => {
      const { one, two } = await acme(gitlab);
      for (const project of [one, two]) {
        await gitlab.post(`${project}/labels`, { name: 'Team', color: '#112233' });
        await gitlab.post(`${project}/issues`, { title: 'x', labels: 'Team' });
      }
      await gitlab.refuses('PUT', `${one}/labels/none/promote`, {}, [404, { message: '404 Label Not Found' }]);
      expect((await gitlab.as('sam').put(`${one}/labels/Team/promote`)).status).toBe(403);
      const promoted = await gitlab.put(`${one}/labels/promote`, { name: 'Team' });
      expect([promoted.status, promoted.row]).toMatchObject([200, { name: 'Team', color: '#112233' }]);
      expect(gitlab.sandbox.state.labels.map(({ name, projectId }) => [name, projectId])).toEqual([['Team', null]]);
      for (const project of [one, two]) {
        expect((await gitlab.get(`${project}/issues?labels=Team`)).rows).toMatchObject([{ labels: ['Team'] }]);
        const [event] = (await gitlab.get(`${project}/issues/1/resource_label_events`)).rows;
        expect(event).toMatchObject({ label: { id: promoted.row.id } });
      }
    });
  });
  docs('https://docs.gitlab.com/api/group_milestones/', () => {
    onSandbox('a group', 'its milestones are made, used below and deleted', async (gitlab) => {
      const { id, one, two } = await acme(gitlab);
      const made = (await gitlab.post('/groups/acme/milestones', { title: 'Q1', due_date: '2027-03-31' })).row;
      expect(made).toMatchObject({ iid: 1, group_id: id, title: 'Q1' });
      expect(made).not.toHaveProperty('project_id');
      expect(String(made['web_url'])).toMatch(/\/groups\/acme\/-\/milestones\/1$/);
      for (const project of [one, two])
        expect((await gitlab.post(`${project}/issues`, { title: project, milestone_id: made.id })).row).toMatchObject({
          milestone: { id: made.id },
        });
      expect((await gitlab.get(`/groups/acme/milestones/${made.id}/issues`)).rows).toHaveLength(2);
      expect((await gitlab.get(`${one}/milestones`)).rows).toEqual([]);
      expect(column((await gitlab.get(`${one}/milestones?include_ancestors=true`)).rows, 'title')).toEqual(['Q1']);
      expect((await gitlab.post(`${one}/milestones`, { title: 'Q1' })).status).toBe(400);
      expect((await gitlab.remove(`/groups/acme/milestones/${made.id}`)).status).toBe(204);
      expect((await gitlab.get(`${two}/issues/1`)).row['milestone']).toBeNull();
    });
    onSandbox('a group', 'a promoted milestone is the group’s, with a number of its own', async (gitlab) => {
      const { id, one, two } = await acme(gitlab);
      await gitlab.post('/groups/acme/milestones', { title: 'Before' });
      const own = (await gitlab.post(`${one}/milestones`, { title: 'Q1' })).row;
      gitlab.sandbox.state.milestones.push(
        ...gitlab.sandbox.state.milestones
          .filter((milestone) => milestone.id === own.id)
          .map((milestone) => ({ ...milestone, id: 99, projectId: Number(two.split('/').at(-1)) })),
      );
      await gitlab.post(`${one}/issues`, { title: 'x', milestone_id: own.id });
      expect((await gitlab.post(`${one}/milestones/${own.id}/promote`)).status).toBe(200);
      expect((await gitlab.get('/groups/acme/milestones?title=Q1')).rows).toMatchObject([{ iid: 2, group_id: id }]);
      for (const project of [one, two]) expect((await gitlab.get(`${project}/milestones`)).rows).toEqual([]);
      expect((await gitlab.get(`${one}/issues/1`)).row['milestone']).toMatchObject({ title: 'Q1', group_id: id });
    });
  });
  docs('https://docs.gitlab.com/api/issues/#list-all-group-issues', () => {
    onSandbox('a group', 'the issues of all projects below, whoever made them', async (gitlab) => {
      const { one, two } = await acme(gitlab);
      await gitlab.issue({ title: 'outside' });
      await gitlab.post(`${one}/issues`, { title: 'first', labels: 'quick win' });
      await gitlab.post(`${two}/issues`, { title: 'second' });
      await gitlab.as('sam').post(`${two}/issues`, { title: 'of sam' });
      await gitlab.post(`${two}/issues`, { title: 'hidden', confidential: true });
      const titles = async (query: string, who = gitlab) =>
        column((await who.get(`/groups/acme/issues${query}`)).rows, 'title');
      expect(await titles('')).toEqual(['hidden', 'of sam', 'second', 'first']);
      expect(await titles('?labels=quick%20win&assignee_id=None&state=opened')).toEqual(['first']);
      expect(await titles('?scope=created_by_me', gitlab.as('sam'))).toEqual(['of sam']);
      expect(await titles('', gitlab.as('sam'))).toEqual(['of sam', 'second', 'first']);
      expect((await gitlab.get('/groups/acme/issues_statistics')).body).toEqual({
        statistics: { counts: { all: 4, closed: 0, opened: 4 } },
      });
      await gitlab.post(`${one}/archive`);
      expect(await titles('')).toEqual(['hidden', 'of sam', 'second']);
      expect(await titles('?non_archived=false')).toEqual(['hidden', 'of sam', 'second', 'first']);
      expect((await gitlab.as('morgan').get('/groups/acme/issues')).status).toBe(404);
    });
  });
  docs('https://docs.gitlab.com/api/milestones/#list-all-merge-requests-assigned-to-a-single-milestone', () => {
    onSandbox('a repository', 'merge requests of a milestone, the most urgent label first', async (gitlab) => {
      await gitlab.files({ 'README.md': '1' });
      const ref = String((await gitlab.get(`/projects/${gitlab.project.id}`)).row['default_branch']);
      const { id } = await gitlab.milestone();
      for (const [priority, name] of [
        [2, 'later'],
        [1, 'first'],
      ] as const) {
        await gitlab.label({ name, priority });
        await gitlab.post('repository/commits', {
          branch: name,
          start_branch: ref,
          commit_message: name,
          actions: [{ action: 'create', file_path: name, content: name }],
        });
        const fields = { title: name, source_branch: name, target_branch: ref, milestone_id: id, labels: name };
        await gitlab.post('merge_requests', fields);
      }
      const { rows } = await gitlab.get(`milestones/${id}/merge_requests`);
      expect(column(rows, 'title')).toEqual(['first', 'later']);
      await gitlab.refuses('GET', 'milestones/999/merge_requests', undefined, [404, { message: '404 Not found' }]);
    });
  });
});
