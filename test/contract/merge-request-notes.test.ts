// Comments on merge requests, and the events of their state, labels and milestone.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab } from '../support/contract-gitlab.ts';

async function mergeRequest(gitlab: ContractGitLab): Promise<string> {
  await gitlab.files({ [gitlab.name('file')]: '1' });
  const ref = String((await gitlab.get(`/projects/${gitlab.project.id}`)).row['default_branch']);
  const branch = gitlab.name('branch').replaceAll(/\W/g, '-');
  await gitlab.post('repository/commits', {
    branch,
    start_branch: ref,
    commit_message: 'more',
    actions: [{ action: 'create', file_path: branch, content: '2' }],
  });
  const made = await gitlab.post('merge_requests', { title: branch, source_branch: branch, target_branch: ref });
  expect(made.status).toBe(201);
  return `merge_requests/${made.row.iid}`;
}

contract('merge-request-notes', ({ docs, assume, onSandbox }) => {
  docs('https://docs.gitlab.com/api/notes/#merge-requests', () => {
    assume('a comment is made, changed, found and deleted', async (gitlab) => {
      const path = await mergeRequest(gitlab);
      const made = await gitlab.post(`${path}/notes`, { body: 'hi!' });
      expect([made.status, made.row]).toMatchObject([
        201,
        { body: 'hi!', noteable_type: 'MergeRequest', author: { id: gitlab.me.id }, system: false },
      ]);
      const one = `${path}/notes/${made.row.id}`;
      expect((await gitlab.put(one, { body: 'Hello!' })).row['body']).toBe('Hello!');
      const comments = await gitlab.get(`${path}/notes?activity_filter=only_comments`);
      expect(column(comments.rows, 'body')).toEqual(['Hello!']);
      expect((await gitlab.get(path)).row['user_notes_count']).toBe(1);
      expect((await gitlab.remove(one)).status).toBe(204);
      expect((await gitlab.get(one)).status).toBe(404);
    });
    assume('a quick action in a comment does its work', async (gitlab) => {
      const path = await mergeRequest(gitlab);
      const { status, row } = await gitlab.post(`${path}/notes`, { body: '/close' });
      expect([status, row['commands_changes']]).toEqual([202, { state_event: 'close' }]);
      expect((await gitlab.get(path)).row['state']).toBe('closed');
    });
    onSandbox('a Guest', 'who reads no merge request comments on none', async (gitlab) => {
      const path = await mergeRequest(gitlab);
      await gitlab.post('members', { username: 'sam', access_level: 10 });
      expect((await gitlab.as('sam').post(`${path}/notes`, { body: 'hi' })).status).toBe(404);
    });
  });
  docs('https://docs.gitlab.com/api/discussions/#merge-requests', () => {
    const lineOf = async (gitlab: ContractGitLab, path: string) => {
      const [change] = (await gitlab.get(`${path}/diffs`)).rows;
      const { diff_refs } = (await gitlab.get(path)).row;
      return { ...(diff_refs as object), position_type: 'text', new_path: change?.['new_path'], new_line: 1 };
    };
    assume('a thread on a line is answered, and resolved as a whole', async (gitlab) => {
      const path = await mergeRequest(gitlab);
      const made = await gitlab.post(`${path}/discussions`, { body: 'Why?', position: await lineOf(gitlab, path) });
      expect([made.status, made.body]).toMatchObject([
        201,
        {
          id: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
          individual_note: false,
          notes: [{ type: 'DiffNote', resolvable: true, resolved: false, position: { new_line: 1 } }],
        },
      ]);
      const one = `${path}/discussions/${String(made.row['id'])}`;
      expect((await gitlab.post(`${one}/notes`, { body: 'Because.' })).row).toMatchObject({ type: 'DiffNote' });
      const resolved = { resolved: true, resolved_by: { id: gitlab.me.id }, resolved_at: expect.any(String) as string };
      expect((await gitlab.put(one, { resolved: true })).body).toMatchObject({ notes: [resolved, resolved] });
      expect((await gitlab.get(`${path}/discussions`)).body).toContainEqual(
        expect.objectContaining({ id: made.row['id'], individual_note: false }),
      );
    });
    assume('a comment that stands alone is a discussion that cannot be resolved', async (gitlab) => {
      const path = await mergeRequest(gitlab);
      await gitlab.post(`${path}/notes`, { body: 'Nice' });
      const { body } = await gitlab.get(`${path}/discussions`);
      expect(body).toMatchObject([{ individual_note: true, notes: [{ type: null, resolvable: false }] }]);
    });
    assume('in the feed a comment on a line is no Note: a filter for notes loses it', async (gitlab) => {
      const path = await mergeRequest(gitlab);
      await gitlab.post(`${path}/discussions`, { body: 'Why?', position: await lineOf(gitlab, path) });
      await gitlab.soon(async () => {
        const rows = (await gitlab.get('events?action=commented')).rows.map(({ note }) => note);
        expect(rows).toContainEqual(expect.objectContaining({ body: 'Why?', noteable_type: 'MergeRequest' }));
      });
      const notes = (await gitlab.get('events?action=commented&target_type=note')).rows;
      expect(notes.filter(({ target_type: type }) => type !== 'Note')).toEqual([]);
    });
    assume('the drafts of a review are their author’s, until they are published', async (gitlab) => {
      const path = await mergeRequest(gitlab);
      const draft = await gitlab.post(`${path}/draft_notes`, { note: 'Hm' });
      expect([draft.status, draft.row]).toMatchObject([201, { note: 'Hm', author_id: gitlab.me.id }]);
      expect((await gitlab.get(`${path}/notes`)).rows).toEqual([]);
      expect((await gitlab.post(`${path}/draft_notes/bulk_publish`)).status).toBe(204);
      expect(column((await gitlab.get(`${path}/notes`)).rows, 'body')).toEqual(['Hm']);
      expect((await gitlab.get(`${path}/draft_notes`)).rows).toEqual([]);
    });
  });
  docs('https://docs.gitlab.com/api/resource_label_events/#merge-requests', () => {
    assume('state, label and milestone leave their events', async (gitlab) => {
      const path = await mergeRequest(gitlab);
      const label = await gitlab.label();
      const milestone = await gitlab.milestone();
      await gitlab.put(path, { labels: label['name'], milestone_id: milestone.id });
      await gitlab.put(path, { state_event: 'close' });
      const events = async (kind: string) => (await gitlab.get(`${path}/resource_${kind}_events`)).rows;
      expect(await events('label')).toMatchObject([{ resource_type: 'MergeRequest', label: { id: label.id } }]);
      expect(await events('milestone')).toMatchObject([{ milestone: { id: milestone.id }, action: 'add' }]);
      const [closed] = await events('state');
      expect(closed).toMatchObject({ state: 'closed' });
      expect((await gitlab.get(`${path}/resource_state_events/${closed?.id}`)).body).toEqual(closed);
    });
  });
});
