// One issue: what is kept, what is dropped without a word, what is refused.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab, pick } from '../support/contract-gitlab.ts';

contract('issues', ({ docs, assume, refuses, onSandbox }) => {
  docs('https://docs.gitlab.com/api/issues/#retrieve-a-project-issue', () => {
    assume('these fields are there', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const { row } = await gitlab.get(`issues/${iid}`);
      const user = { id: gitlab.me.id, username: gitlab.me['username'], state: 'active' };
      expect(row).toMatchObject({
        project_id: gitlab.project.id,
        description: null,
        state: 'opened',
        closed_at: null,
        closed_by: null,
        labels: [],
        milestone: null,
        assignees: [],
        assignee: null,
        author: user,
        type: 'ISSUE',
        issue_type: 'issue',
        user_notes_count: 0,
        merge_requests_count: 0,
        upvotes: 0,
        downvotes: 0,
        due_date: null,
        confidential: false,
        discussion_locked: null,
        time_stats: { time_estimate: 0, total_time_spent: 0, human_time_estimate: null, human_total_time_spent: null },
        task_completion_status: { count: 0, completed_count: 0 },
        severity: 'UNKNOWN',
        moved_to_id: null,
        service_desk_reply_to: null,
        subscribed: true,
      });
      const full = `${String(gitlab.project['path_with_namespace'])}#${iid}`;
      expect(row['references']).toEqual({ short: `#${iid}`, relative: `#${iid}`, full });
      expect(Object.keys(row['author'] as object)).toEqual(
        expect.arrayContaining(['id', 'username', 'name', 'state', 'avatar_url', 'web_url']),
      );
      const links = row['_links'] as Record<string, unknown>;
      expect(Object.keys(links)).toEqual(expect.arrayContaining(['self', 'notes', 'award_emoji', 'project']));
    });
    assume('the address in the browser ends in /-/issues/N or /-/work_items/N', async (gitlab) => {
      const issue = await gitlab.issue();
      expect(issue['web_url']).toMatch(new RegExp(`/-/(issues|work_items)/${issue.iid}$`));
    });
    assume('`subscribed` stands in a single answer, not in a list', async (gitlab) => {
      const issue = await gitlab.issue();
      expect(issue).toHaveProperty('subscribed');
      expect((await gitlab.get(`issues?iids[]=${issue.iid}`)).rows[0]).not.toHaveProperty('subscribed');
    });
    assume('with_labels_details gives records instead of names', async (gitlab) => {
      const { iid } = await gitlab.issue({ labels: 'detailed' });
      const [row] = (await gitlab.get(`issues?iids[]=${iid}&with_labels_details=true`)).rows;
      expect(row?.['labels']).toMatchObject([{ name: 'detailed', color: '#6699cc', description: null }]);
    });
    onSandbox(
      'a given version',
      'has_tasks is the wrong way round, and task_status is only there without tasks',
      async (gitlab) => {
        const issue = await gitlab.issue({ description: '- [ ] one' });
        expect(pick(issue, 'has_tasks', 'task_status')).toEqual({ has_tasks: false, task_status: undefined });
      },
    );
    onSandbox(
      'an older server',
      'on 17.7 has_tasks is right, and the address says issues',
      async (gitlab) => {
        const issue = await gitlab.issue({ description: '- [ ] one' });
        expect(issue['has_tasks']).toBe(true);
        expect(issue['web_url']).toMatch(/\/-\/issues\/1$/);
        expect(issue).not.toHaveProperty('start_date');
      },
      { version: '17.7' },
    );
  });

  docs('https://docs.gitlab.com/api/issues/#create-an-issue', () => {
    const kept: [string, object, object][] = [
      ['white space around a title goes', { title: '  A title ' }, { title: 'A title' }],
      [
        'carriage returns and white space at the end of a text go',
        { description: 'a\r\nb \n\n' },
        { description: 'a\nb' },
      ],
      ['labels come back sorted by title', { labels: 'zeta,alpha' }, { labels: ['alpha', 'zeta'] }],
      ['unusual letters in label names are kept', { labels: 'a?,a&b,&' }, { labels: ['&', 'a&b', 'a?'] }],
      ['a milestone that is not there is dropped', { milestone_id: 999_999_999 }, { milestone: null }],
      ['a day that is not in the calendar is dropped [not verified]', { due_date: '2026-02-30' }, { due_date: null }],
      ['a text that is no day is dropped [not verified]', { due_date: 'soon' }, { due_date: null }],
      ['somebody without access is not assigned', { assignee_ids: [999_999_999] }, { assignees: [], assignee: null }],
      ['a due date is kept', { due_date: '2030-12-31' }, { due_date: '2030-12-31' }],
      ['a confidential issue is', { confidential: true }, { confidential: true }],
      ['a locked discussion is', { discussion_locked: true }, { discussion_locked: true }],
      ['a task is one', { issue_type: 'task' }, { issue_type: 'task', type: 'TASK' }],
    ];
    for (const [name, fields, expected] of kept) {
      assume(name, async (gitlab) => {
        expect(pick(await gitlab.issue(fields), ...Object.keys(expected))).toEqual(expected);
      });
    }
    assume('labels that are not there are made, with the default colour', async (gitlab) => {
      const name = gitlab.name('made');
      await gitlab.issue({ labels: name });
      const { row } = await gitlab.get(`labels/${encodeURIComponent(name)}`);
      expect(pick(row, 'name', 'color', 'description')).toEqual({ name, color: '#6699cc', description: null });
    });
    assume('a milestone by its id', async (gitlab) => {
      const milestone = await gitlab.milestone();
      expect(await gitlab.issue({ milestone_id: milestone.id })).toMatchObject({ milestone: { id: milestone.id } });
    });
    assume(
      'a milestone by its title; one that is not there is dropped',
      async (gitlab) => {
        const milestone = await gitlab.milestone();
        expect(await gitlab.issue({ milestone: milestone['title'] })).toMatchObject({
          milestone: { id: milestone.id },
        });
        expect(await gitlab.issue({ milestone: 'no such title' })).toMatchObject({ milestone: null });
      },
      { from: '19.1' },
    );
    assume('an owner may choose the iid; a second one of it is 409', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const issue = await gitlab.issue({ iid: iid + 1000 });
      expect(issue.iid).toBe(iid + 1000);
      await gitlab.refuses('POST', 'issues', { title: 'Again', iid: issue.iid }, [
        409,
        { message: 'Duplicated issue' },
      ]);
    });
    assume('an owner may choose the moment; labels and days named then are dated then', async (gitlab) => {
      const at = '2026-01-02T03:04:05.000Z';
      const { iid, ...issue } = await gitlab.issue({ created_at: at, labels: gitlab.name('dated') });
      expect(issue['created_at']).toBe(at);
      const { rows } = await gitlab.get(`issues/${iid}/resource_label_events`);
      expect(column(rows, 'created_at')).toEqual([at]);
    });
    refuses([
      ['POST', 'issues', {}, 400, { error: 'title is missing' }],
      ['POST', 'issues', { title: ' ' }, 400, { message: { title: ["can't be blank"] } }],
      [
        'POST',
        'issues',
        { title: 'g'.repeat(256) },
        400,
        { message: { title: ['is too long (maximum is 255 characters)'] } },
      ],
      ['POST', 'issues', { title: 'x', confidential: null }, 400, { error: 'confidential is empty' }],
      ['POST', 'issues', { title: 'x', assignee_ids: 'me' }, 400, { error: 'assignee_ids is invalid' }],
      ['POST', 'issues', { title: 'x', issue_type: 'goal' }, 400, { error: 'issue_type does not have a valid value' }],
      ['POST', 'issues', { title: 'x', milestone_id: 'one' }, 400, { error: 'milestone_id is invalid' }],
    ]);
    assume('a description of more than 1,048,576 characters is refused', async (gitlab) => {
      const answer = await gitlab.post('issues', { title: 'Long', description: 'x'.repeat(1_048_577) });
      expect([answer.status, answer.body]).toEqual([
        400,
        { message: { description: [expect.stringMatching(/^is too long/)] } },
      ]);
    });
    onSandbox('the free tier', 'one assignee is kept, the others are dropped without a word', async (gitlab) => {
      await gitlab.post('members', { user_id: 2, access_level: 20 });
      const issue = await gitlab.issue({ assignee_ids: [1, 2] });
      expect(column(issue['assignees'] as never, 'username')).toEqual(['alex']);
    });
    onSandbox(
      'a paid tier',
      'several assignees are kept',
      async (gitlab) => {
        await gitlab.post('members', { user_id: 2, access_level: 20 });
        const issue = await gitlab.issue({ assignee_ids: [1, 2], weight: 3 });
        expect(column(issue['assignees'] as never, 'username')).toEqual(['alex', 'morgan']);
        expect(issue['weight']).toBe(3);
      },
      { tier: 'premium' },
    );
    onSandbox(
      'a paid tier',
      'of two scoped labels of a group the later pushes the earlier out',
      async (gitlab) => {
        const { iid } = await gitlab.issue({ labels: 'goal,status::doing' });
        const { row } = await gitlab.put(`issues/${iid}`, { add_labels: 'status::done' });
        expect(row['labels']).toEqual(['goal', 'status::done']);
      },
      { tier: 'ultimate' },
    );
    onSandbox('the free tier', 'scoped labels are labels like any other: both stay', async (gitlab) => {
      const { iid } = await gitlab.issue({ labels: 'status::doing' });
      const { row } = await gitlab.put(`issues/${iid}`, { add_labels: 'status::done' });
      expect(row['labels']).toEqual(['status::doing', 'status::done']);
    });
  });

  docs('https://docs.gitlab.com/api/issues/#update-an-issue', () => {
    assume('closing and opening again', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const closed = (await gitlab.put(`issues/${iid}`, { state_event: 'close' })).row;
      expect(closed).toMatchObject({ state: 'closed', closed_by: { id: gitlab.me.id } });
      expect(closed['closed_at']).toMatch(/Z$/);
      const open = (await gitlab.put(`issues/${iid}`, { state_event: 'reopen' })).row;
      expect(pick(open, 'state', 'closed_at', 'closed_by')).toEqual({
        state: 'opened',
        closed_at: null,
        closed_by: null,
      });
    });
    assume('closing a closed issue is 200 and changes nothing', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const first = await gitlab.put(`issues/${iid}`, { state_event: 'close' });
      const again = await gitlab.put(`issues/${iid}`, { state_event: 'close' });
      expect([again.status, again.row['closed_at']]).toEqual([200, first.row['closed_at']]);
    });
    assume('`labels` replaces the set, an empty text clears it', async (gitlab) => {
      const { iid } = await gitlab.issue({ labels: 'a,b' });
      expect((await gitlab.put(`issues/${iid}`, { labels: 'b,c' })).row['labels']).toEqual(['b', 'c']);
      expect((await gitlab.put(`issues/${iid}`, { labels: '' })).row['labels']).toEqual([]);
    });
    assume('add_labels and remove_labels are changes to it', async (gitlab) => {
      const { iid } = await gitlab.issue({ labels: 'a,b' });
      const { row } = await gitlab.put(`issues/${iid}`, { add_labels: 'c', remove_labels: 'a,never-there' });
      expect(row['labels']).toEqual(['b', 'c']);
    });
    assume('a removed label that is not there is not made', async (gitlab) => {
      const { iid } = await gitlab.issue({ labels: 'a' });
      const name = gitlab.name('never');
      await gitlab.put(`issues/${iid}`, { remove_labels: name });
      expect((await gitlab.get(`labels/${encodeURIComponent(name)}`)).status).toBe(404);
    });
    assume('a milestone is taken off with 0', async (gitlab) => {
      const milestone = await gitlab.milestone();
      const { iid } = await gitlab.issue({ milestone_id: milestone.id });
      expect((await gitlab.put(`issues/${iid}`, { milestone_id: 0 })).row['milestone']).toBeNull();
    });
    assume('a due date is taken off with an empty text', async (gitlab) => {
      const { iid } = await gitlab.issue({ due_date: '2030-01-01' });
      expect((await gitlab.put(`issues/${iid}`, { due_date: '' })).row['due_date']).toBeNull();
    });
    assume('people are taken off with [0] or an empty list; an unknown id changes nothing', async (gitlab) => {
      const { iid } = await gitlab.issue({ assignee_ids: [gitlab.me.id] });
      const assignees = async (ids: number[]) =>
        ((await gitlab.put(`issues/${iid}`, { assignee_ids: ids })).row['assignees'] as unknown[]).length;
      expect(await assignees([-1])).toBe(1);
      expect(await assignees([0])).toBe(0);
      expect(await assignees([gitlab.me.id])).toBe(1);
    });
    assume('an unchanged description leaves no note and does not count as an update of it', async (gitlab) => {
      const { iid } = await gitlab.issue({ description: 'same' });
      await gitlab.put(`issues/${iid}`, { description: 'same' });
      expect((await gitlab.get(`issues/${iid}/notes`)).rows).toEqual([]);
    });
    assume('a change moves updated_at', async (gitlab) => {
      const issue = await gitlab.issue();
      await gitlab.pause();
      const changed = (await gitlab.put(`issues/${issue.iid}`, { title: 'Changed' })).row;
      expect(String(changed['updated_at']) > String(issue['updated_at'])).toBe(true);
    });
    const needs =
      'assignee_id assignee_ids confidential created_at description discussion_locked due_date labels add_labels remove_labels milestone_id state_event title issue_type';
    assume('an owner dates a change, and the events with it', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const at = '2020-01-02T03:04:05.000Z';
      const { row } = await gitlab.put(`issues/${iid}`, { labels: gitlab.name('dated'), updated_at: at });
      expect(row['updated_at']).toBe(at);
      expect((await gitlab.get(`issues/${iid}/resource_label_events`)).rows).toMatchObject([{ created_at: at }]);
    });
    for (const updated_at of ['', null, 'invalid-format'])
      assume(`updated_at ${JSON.stringify(updated_at)} is refused`, async (gitlab) => {
        const { iid } = await gitlab.issue();
        expect((await gitlab.put(`issues/${iid}`, { title: 'x', updated_at })).status).toBe(400);
      });
    onSandbox('a stranger', 'a private feature of a public project is for its members', async (gitlab) => {
      const { row } = await gitlab.post('/projects', { name: 'open', visibility: 'public' });
      const path = `/projects/${row.id}`;
      await gitlab.post(`${path}/issues`, { title: 'inside' });
      await gitlab.put(path, { issues_access_level: 'private' });
      const sam = gitlab.as('sam');
      expect((await sam.get(`${path}/issues`)).rows).toEqual([]);
      expect((await sam.get(`${path}/issues/1`)).status).toBe(404);
      expect((await sam.post(`${path}/issues`, { title: 'x' })).status).toBe(403);
      expect((await gitlab.get(`${path}/issues`)).rows).toHaveLength(1);
    });
    onSandbox('a stranger', 'a duplicate names the other one to who may read it', async (gitlab) => {
      const { row } = await gitlab.post('/projects', { name: 'open', visibility: 'public' });
      const { iid } = await gitlab.issue();
      const path = `/projects/${row.id}/issues`;
      await gitlab.post(path, { title: 'again' });
      const of = `/duplicate ${String(gitlab.project['path_with_namespace'])}#${iid}`;
      await gitlab.post(`${path}/1/notes`, { body: of });
      const address = async (who: ContractGitLab) =>
        ((await who.get(`${path}/1`)).row['_links'] as Record<string, unknown>)['closed_as_duplicate_of'];
      expect(await address(gitlab)).toMatch(new RegExp(`/projects/${gitlab.project.id}/issues/${iid}$`));
      expect(await address(gitlab.as('sam'))).toBeNull();
    });
    for (const body of [{}, { updated_at: '2026-01-01T00:00:00Z' }]) {
      assume(`${JSON.stringify(body)} is too little: at least one field that can change`, async (gitlab) => {
        const { iid } = await gitlab.issue();
        const answer = await gitlab.put(`issues/${iid}`, body);
        expect(answer.status).toBe(400);
        const error = String(answer.row['error']);
        expect(error).toMatch(/are missing, at least one parameter must be provided$/);
        for (const field of needs.split(' ')) expect(error).toContain(field);
      });
    }
    assume('a title that is blank or too long is refused, and the issue stays', async (gitlab) => {
      const { iid, title } = await gitlab.issue();
      await gitlab.refuses('PUT', `issues/${iid}`, { title: ' ' }, [400, { message: { title: ["can't be blank"] } }]);
      await gitlab.refuses('PUT', `issues/${iid}`, { title: 'g'.repeat(256) }, [
        400,
        { message: { title: ['is too long (maximum is 255 characters)'] } },
      ]);
      await gitlab.refuses('PUT', `issues/${iid}`, { state_event: 'finish' }, [
        400,
        { error: 'state_event does not have a valid value' },
      ]);
      expect((await gitlab.get(`issues/${iid}`)).row['title']).toBe(title);
    });
  });

  docs('https://docs.gitlab.com/api/issues/#delete-an-issue', () => {
    assume('a deleted issue is gone, and its iid is not given again', async (gitlab) => {
      const { iid } = await gitlab.issue();
      expect((await gitlab.remove(`issues/${iid}`)).status).toBe(204);
      expect((await gitlab.get(`issues/${iid}`)).status).toBe(404);
      expect((await gitlab.issue()).iid).toBeGreaterThan(iid);
    });
  });

  docs('https://docs.gitlab.com/api/issues/#reorder-an-issue', () => {
    assume('an issue is put after another, which is named by its global id', async (gitlab) => {
      const label = gitlab.name('ordered').replace(' ', '-');
      const [one, two, three] = [
        await gitlab.issue({ labels: label }),
        await gitlab.issue({ labels: label }),
        await gitlab.issue({ labels: label }),
      ];
      expect((await gitlab.put(`issues/${one.iid}/reorder`, { move_after_id: three.id })).status).toBe(200);
      const { rows } = await gitlab.get(`issues?labels=${label}&order_by=relative_position&sort=asc`);
      expect(column(rows, 'iid')).toEqual([two.iid, three.iid, one.iid]);
    });
    assume('without a place it is 400, with one that is not there 422', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.refuses('PUT', `issues/${iid}/reorder`, {}, [
        400,
        { error: 'move_after_id, move_before_id are missing, at least one parameter must be provided' },
      ]);
      await gitlab.refuses('PUT', `issues/${iid}/reorder`, { move_after_id: 999_999_999 }, [
        422,
        { message: { error: 'Unprocessable Entity' } },
      ]);
    });
  });

  docs('https://docs.gitlab.com/api/issues/#subscribe-to-an-issue', () => {
    assume('unsubscribing twice is 304', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const first = await gitlab.post(`issues/${iid}/unsubscribe`);
      expect([first.status, first.row['subscribed']]).toEqual([201, false]);
      expect((await gitlab.post(`issues/${iid}/unsubscribe`)).status).toBe(304);
    });
  });

  docs('https://docs.gitlab.com/api/issues/#list-participants-in-an-issue', () => {
    assume('the author takes part; nobody’s merge request is about it', async (gitlab) => {
      const { iid } = await gitlab.issue();
      expect(column((await gitlab.get(`issues/${iid}/participants`)).rows, 'id')).toEqual([gitlab.me.id]);
      expect((await gitlab.get(`issues/${iid}/related_merge_requests`)).rows).toEqual([]);
      expect((await gitlab.get(`issues/${iid}/closed_by`)).rows).toEqual([]);
    });
  });
});
