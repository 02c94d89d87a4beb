// Comments, the history of an issue, links between issues, and the feed of what somebody did.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab, pick } from '../support/contract-gitlab.ts';

contract('notes-and-events', ({ docs, assume, refuses, onSandbox }) => {
  docs('https://docs.gitlab.com/api/notes/#issues', () => {
    assume('these fields are there', async (gitlab) => {
      const issue = await gitlab.issue();
      expect(await gitlab.note(issue.iid, 'A word')).toMatchObject({
        type: null,
        body: 'A word',
        author: { id: gitlab.me.id },
        system: false,
        noteable_id: issue.id,
        noteable_type: 'Issue',
        noteable_iid: issue.iid,
        project_id: gitlab.project.id,
        resolvable: false,
        confidential: false,
        internal: false,
        commands_changes: {},
      });
    });
    assume('newest first, or oldest first', async (gitlab) => {
      const { iid } = await gitlab.issue();
      for (const body of ['one', 'two', 'three']) await gitlab.note(iid, body);
      expect(column((await gitlab.get(`issues/${iid}/notes`)).rows, 'body')).toEqual(['three', 'two', 'one']);
      expect(column((await gitlab.get(`issues/${iid}/notes?sort=asc`)).rows, 'body')).toEqual(['one', 'two', 'three']);
    });
    assume('by update, an edited comment moves', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const first = await gitlab.note(iid, 'one');
      await gitlab.note(iid, 'two');
      await gitlab.pause();
      const { status, row } = await gitlab.put(`issues/${iid}/notes/${first.id}`, { body: 'one, edited' });
      expect([status, row['body'], row['created_at']]).toEqual([200, 'one, edited', first['created_at']]);
      expect(column((await gitlab.get(`issues/${iid}/notes?order_by=updated_at`)).rows, 'body')).toEqual([
        'one, edited',
        'two',
      ]);
      expect(column((await gitlab.get(`issues/${iid}/notes`)).rows, 'body')).toEqual(['two', 'one, edited']);
    });
    assume('one by its id, and gone after a delete', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const { id } = await gitlab.note(iid, 'short');
      expect((await gitlab.get(`issues/${iid}/notes/${id}`)).row['body']).toBe('short');
      expect((await gitlab.remove(`issues/${iid}/notes/${id}`)).status).toBe(204);
      await gitlab.refuses('GET', `issues/${iid}/notes/${id}`, undefined, [404, { message: '404 Not found' }]);
    });
    assume('comments count, and a delete counts back', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const { id } = await gitlab.note(iid, 'one');
      await gitlab.note(iid, 'two');
      expect((await gitlab.get(`issues/${iid}`)).row['user_notes_count']).toBe(2);
      await gitlab.remove(`issues/${iid}/notes/${id}`);
      expect((await gitlab.get(`issues/${iid}`)).row['user_notes_count']).toBe(1);
    });
    // https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/models/note.rb (touch_noteable), concerns/throttled_touch.rb
    assume('within a minute of the last change no comment, edit or label moves updated_at', async (gitlab) => {
      const issue = await gitlab.issue();
      const updated = async () => (await gitlab.get(`issues/${issue.iid}`)).row['updated_at'];
      await gitlab.pause();
      const { id } = await gitlab.note(issue.iid, 'one');
      await gitlab.put(`issues/${issue.iid}/notes/${id}`, { body: 'two' });
      await gitlab.put(`issues/${issue.iid}`, { add_labels: gitlab.name('quick') });
      expect(await updated()).toBe(issue['updated_at']);
    });
    onSandbox('a minute', 'later each of them does; a deleted comment never does', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const { id } = await gitlab.note(iid, 'one');
      const later = async (act: () => Promise<unknown>) => {
        const before = String((await gitlab.get(`issues/${iid}`)).row['updated_at']);
        gitlab.advance(61_000);
        await act();
        return String((await gitlab.get(`issues/${iid}`)).row['updated_at']) > before;
      };
      const moved = [
        await later(() => gitlab.note(iid, 'two')),
        await later(() => gitlab.put(`issues/${iid}/notes/${id}`, { body: 'one, edited' })),
        await later(() => gitlab.put(`issues/${iid}`, { add_labels: gitlab.name('slow') })),
        await later(() => gitlab.put(`issues/${iid}`, { assignee_ids: [gitlab.me.id] })),
        await later(() => gitlab.remove(`issues/${iid}/notes/${id}`)),
      ];
      expect(moved).toEqual([true, true, true, true, false]);
    });
    assume('activity_filter parts comments from what GitLab wrote', async (gitlab) => {
      const { iid } = await gitlab.issue({ due_date: '2030-01-01' });
      await gitlab.note(iid, 'mine');
      const bodies = async (filter: string) =>
        column((await gitlab.get(`issues/${iid}/notes?activity_filter=${filter}`)).rows, 'body');
      expect(await bodies('only_comments')).toEqual(['mine']);
      expect(await bodies('only_activity')).toEqual(['changed due date to January 1, 2030']);
      expect(await bodies('all_notes')).toHaveLength(2);
    });
    assume('an internal comment says so, under both names', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const note = await gitlab.note(iid, 'for the team', { internal: true });
      expect(pick(note, 'internal', 'confidential')).toEqual({ internal: true, confidential: true });
    });
    assume('an owner may date a comment', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const note = await gitlab.note(iid, 'earlier', { created_at: '2026-01-01T00:00:00Z' });
      expect(note['created_at']).toBe('2026-01-01T00:00:00.000Z');
    });
    assume('carriage returns and white space at the end go', async (gitlab) => {
      const { iid } = await gitlab.issue();
      expect((await gitlab.note(iid, 'a\r\nb \n'))['body']).toBe('a\nb');
    });
    assume('a blank comment is 400, a missing one too', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const blank = await gitlab.post(`issues/${iid}/notes`, { body: ' ' });
      expect([blank.status, String(blank.row['message'])]).toEqual([
        400,
        expect.stringMatching(/^400 Bad request - Note \{.*can't be blank.*\}$/),
      ]);
      await gitlab.refuses('POST', `issues/${iid}/notes`, {}, [400, { error: 'body is missing' }]);
    });
    assume('what GitLab wrote itself cannot be edited', async (gitlab) => {
      const { iid } = await gitlab.issue({ due_date: '2030-01-01' });
      const [note] = (await gitlab.get(`issues/${iid}/notes`)).rows;
      expect((await gitlab.put(`issues/${iid}/notes/${note?.id}`, { body: 'x' })).status).toBe(403);
    });
    onSandbox('nobody’s token', 'a comment in a public project is for those who are signed in', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const { id } = await gitlab.note(iid, 'mine');
      await gitlab.put(`/projects/${gitlab.project.id}`, { visibility: 'public' });
      for (const path of [`issues/${iid}/notes`, `issues/${iid}/notes/${id}`])
        expect((await gitlab.ask('GET', path, { token: null })).status).toBe(401);
    });
    onSandbox('other people', 'the comment of somebody else cannot be edited', async (gitlab) => {
      await gitlab.post('members', { user_id: 2, access_level: 20 });
      const { iid } = await gitlab.issue();
      const { id } = await gitlab.note(iid, 'mine');
      await gitlab
        .as('morgan')
        .refuses('PUT', `issues/${iid}/notes/${id}`, { body: 'x' }, [403, { message: '403 Forbidden' }]);
    });
    onSandbox(
      'an older server',
      'before 17 a note has an attachment',
      async (gitlab) => {
        const { iid } = await gitlab.issue();
        expect(await gitlab.note(iid, 'x')).toHaveProperty('attachment', null);
      },
      { version: '16.0' },
    );
  });

  docs('https://docs.gitlab.com/api/resource_state_events/', () => {
    assume('closing and opening leave events, oldest first', async (gitlab) => {
      const issue = await gitlab.issue();
      await gitlab.put(`issues/${issue.iid}`, { state_event: 'close' });
      await gitlab.put(`issues/${issue.iid}`, { state_event: 'reopen' });
      const { rows } = await gitlab.get(`issues/${issue.iid}/resource_state_events`);
      expect(column(rows, 'state')).toEqual(['closed', 'reopened']);
      expect(rows[0]).toMatchObject({
        user: { id: gitlab.me.id },
        resource_type: 'Issue',
        resource_id: issue.id,
        source_commit: null,
        source_merge_request_id: null,
      });
      expect((await gitlab.get(`issues/${issue.iid}/resource_state_events/${rows[0]?.id}`)).body).toEqual(rows[0]);
    });
  });

  docs('https://docs.gitlab.com/api/resource_label_events/', () => {
    assume('labels that come and go leave events, also those of a new issue', async (gitlab) => {
      const { iid } = await gitlab.issue({ labels: 'first' });
      await gitlab.put(`issues/${iid}`, { add_labels: 'second', remove_labels: 'first' });
      const { rows } = await gitlab.get(`issues/${iid}/resource_label_events`);
      const said = rows.map(({ action, label }) => `${String(action)} ${(label as { name: string }).name}`);
      expect([said[0], said.slice(1).toSorted()]).toEqual(['add first', ['add second', 'remove first']]);
    });
    assume('the label of an event is null once the label is deleted', async (gitlab) => {
      const label = await gitlab.label();
      const { iid } = await gitlab.issue({ labels: [label['name']] });
      await gitlab.remove(`labels/${label.id}`);
      expect(column((await gitlab.get(`issues/${iid}/resource_label_events`)).rows, 'label')).toEqual([null]);
    });
  });

  docs('https://docs.gitlab.com/api/resource_milestone_events/', () => {
    assume('milestones that come and go leave events', async (gitlab) => {
      const milestone = await gitlab.milestone();
      const { iid } = await gitlab.issue({ milestone_id: milestone.id });
      await gitlab.put(`issues/${iid}`, { milestone_id: 0 });
      const { rows } = await gitlab.get(`issues/${iid}/resource_milestone_events`);
      expect(column(rows, 'action')).toEqual(['add', 'remove']);
      expect(rows[0]).toMatchObject({ milestone: { id: milestone.id }, state: 'opened' });
    });
  });

  docs('https://docs.gitlab.com/api/issue_links/', () => {
    assume('a link is seen from both ends, with its own id, and leaves notes', async (gitlab) => {
      const [one, two] = [await gitlab.issue(), await gitlab.issue()];
      const target = { target_project_id: gitlab.project.id, target_issue_iid: two.iid };
      const made = await gitlab.post(`issues/${one.iid}/links`, target);
      expect([made.status, made.body]).toMatchObject([
        201,
        { source_issue: { iid: one.iid }, target_issue: { iid: two.iid }, link_type: 'relates_to' },
      ]);
      const { rows, headers } = await gitlab.get(`issues/${two.iid}/links`);
      expect(rows).toMatchObject([{ iid: one.iid, link_type: 'relates_to' }]);
      expect(rows[0]).toHaveProperty('issue_link_id');
      expect(headers.has('X-Page')).toBe(false);
      expect(column((await gitlab.get(`issues/${one.iid}/notes`)).rows, 'body')).toEqual([
        `marked this issue as related to #${two.iid}`,
      ]);
      const removed = await gitlab.remove(`issues/${one.iid}/links/${String(rows[0]?.['issue_link_id'])}`);
      expect([removed.status, removed.row['link_type']]).toEqual([200, 'relates_to']);
      expect((await gitlab.get(`issues/${one.iid}/links`)).rows).toEqual([]);
    });
    assume('a second link is 409, to itself 422', async (gitlab) => {
      const [one, two] = [await gitlab.issue(), await gitlab.issue()];
      const linkTo = (iid: number) => ({ target_project_id: gitlab.project.id, target_issue_iid: iid });
      await gitlab.post(`issues/${one.iid}/links`, linkTo(two.iid));
      await gitlab.refuses('POST', `issues/${one.iid}/links`, linkTo(two.iid), [
        409,
        { message: 'Issue(s) already assigned' },
      ]);
      expect((await gitlab.post(`issues/${one.iid}/links`, linkTo(one.iid))).status).toBe(422);
    });
    assume('an issue that is not there is 404, a project that is not there says so', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const path = `issues/${iid}/links`;
      await gitlab.refuses('POST', path, { target_project_id: gitlab.project.id, target_issue_iid: 99_999 }, [
        404,
        { message: '404 Not found' },
      ]);
      await gitlab.refuses('POST', path, { target_project_id: 0, target_issue_iid: 1 }, [
        404,
        { message: '404 Project Not Found' },
      ]);
    });
    onSandbox('the free tier', 'blocking is not for sale here', async (gitlab) => {
      const [one, two] = [await gitlab.issue(), await gitlab.issue()];
      const body = { target_project_id: gitlab.project.id, target_issue_iid: two.iid, link_type: 'blocks' };
      expect((await gitlab.post(`issues/${one.iid}/links`, body)).status).toBe(403);
    });
    onSandbox(
      'a paid tier',
      'what blocks one is blocked by the other',
      async (gitlab) => {
        const [one, two] = [await gitlab.issue(), await gitlab.issue()];
        const body = { target_project_id: gitlab.project.id, target_issue_iid: two.iid, link_type: 'blocks' };
        await gitlab.post(`issues/${one.iid}/links`, body);
        expect(column((await gitlab.get(`issues/${one.iid}/links`)).rows, 'link_type')).toEqual(['blocks']);
        expect(column((await gitlab.get(`issues/${two.iid}/links`)).rows, 'link_type')).toEqual(['is_blocked_by']);
      },
      { tier: 'premium' },
    );
  });

  docs('https://docs.gitlab.com/api/events/', () => {
    assume('what was done to issues stands in the project’s feed, newest first', async (gitlab) => {
      const issue = await gitlab.issue({ title: gitlab.name('Feed') });
      await gitlab.note(issue.iid, 'A word');
      await gitlab.put(`issues/${issue.iid}`, { state_event: 'close' });
      await gitlab.soon(async () => {
        const rows = (await gitlab.get('events')).rows.filter((row) => row['target_title'] === issue['title']);
        expect(column(rows, 'action_name')).toEqual(['closed', 'commented on', 'opened']);
        expect(rows[2]).toMatchObject({
          project_id: gitlab.project.id,
          target_id: issue.id,
          target_iid: issue.iid,
          author_id: gitlab.me.id,
          author_username: gitlab.me['username'],
        });
        expect(rows[1]).toMatchObject({ note: { body: 'A word' } });
      });
    });
    assume('filters by action and by target', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.note(iid, 'A word');
      await gitlab.soon(async () => {
        const created = (await gitlab.get('events?action=commented')).rows;
        expect(new Set(column(created, 'action_name'))).toEqual(new Set(['commented on']));
        const issues = (await gitlab.get('events?target_type=issue')).rows;
        expect(issues.length).toBeGreaterThan(0);
        expect(column(issues, 'action_name')).not.toContain('commented on');
      });
    });
    refuses([
      ['GET', 'events?action=danced', undefined, 400, { error: 'action does not have a valid value' }],
      ['GET', '/events?after=soon', undefined, 400, { error: 'after is invalid' }],
    ]);
    assume('a day needs no zero in front', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.soon(async () => {
        const { status, rows } = await gitlab.get('/events?action=created&target_type=issue&after=2016-12-1');
        expect([status, column(rows, 'target_iid')]).toEqual([200, expect.arrayContaining([iid])]);
      });
    });
    assume('a push is in the feed of its author', async (gitlab) => {
      await gitlab.files({ 'fed.md': 'x' });
      await gitlab.soon(async () => {
        const { rows } = await gitlab.get('events?action=pushed');
        expect(rows[0]).toMatchObject({ push_data: { ref_type: 'branch', commit_title: 'Add files' } });
      });
    });
    onSandbox('a given clock', 'after and before leave their own days out', async (gitlab) => {
      for (const title of ['Monday', 'Tuesday', 'Wednesday']) {
        await gitlab.issue({ title });
        gitlab.advance(86_400_000);
      }
      const titles = async (query: string) =>
        column((await gitlab.get(`/events?action=created&target_type=issue&sort=asc&${query}`)).rows, 'target_title');
      expect(await titles('after=2026-11-23')).toEqual(['Tuesday', 'Wednesday']);
      expect(await titles('before=2026-11-24')).toEqual(['Monday']);
      expect(await titles('after=2026-11-22&before=2026-11-25')).toEqual(['Monday', 'Tuesday']);
    });
    onSandbox('nobody’s token', 'GET /events without a token is 401, of a private project 404', async (gitlab) => {
      const anonymously = (path: string) => gitlab.ask('GET', path, { token: null });
      expect((await anonymously('/events')).status).toBe(401);
      expect((await anonymously('events')).status).toBe(404);
    });
    const work = async (gitlab: ContractGitLab) => {
      await gitlab.files({ 'a.md': 'a' });
      await gitlab.post('repository/branches', { branch: 'work', ref: 'main' });
      await gitlab.post('merge_requests', { title: 'Work', source_branch: 'work', target_branch: 'main' });
      return column((await gitlab.get('events?target_type=merge_request')).rows, 'action_name');
    };
    onSandbox('two kinds of feed', 'a feed tells of merge requests', async (gitlab) => {
      expect(await work(gitlab)).toEqual(['opened']);
    });
    onSandbox(
      'two kinds of feed',
      'a feed leaves merge requests out',
      async (gitlab) => {
        expect(await work(gitlab)).toEqual([]);
      },
      { hasMergeRequestsInFeed: false },
    );
  });
});
