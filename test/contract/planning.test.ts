// Labels, milestones, boards.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, pick } from '../support/contract-gitlab.ts';

contract('planning', ({ docs, assume, refuses, onSandbox }) => {
  docs('https://docs.gitlab.com/api/epics/', () => {
    assume('an epic of a group that is not there is 404, on every tier', async (gitlab) => {
      const group = gitlab.name('no-group').replaceAll(/[^\w-]/gu, '-');
      for (const path of [`/groups/${group}`, `/groups/${group}/epics/1`])
        expect([path, (await gitlab.ask('GET', path)).status]).toEqual([path, 404]);
    });
  });
  docs('https://docs.gitlab.com/api/groups/', () => {
    onSandbox('a server without groups', 'there are none, and it says so', async (gitlab) => {
      expect((await gitlab.ask('GET', '/groups')).body).toEqual([]);
      expect((await gitlab.ask('GET', '/groups/team')).body).toEqual({ message: '404 Group Not Found' });
    });
  });
  docs('https://docs.gitlab.com/api/labels/', () => {
    assume('a new label, and these fields', async (gitlab) => {
      const name = gitlab.name('new');
      const label = await gitlab.label({
        name: ` ${name} `,
        color: '#FFAABB',
        description: 'For *trying*',
        priority: 3,
      });
      expect(label).toMatchObject({
        name,
        color: '#FFAABB',
        description: 'For *trying*',
        text_color: '#1F1E24',
        subscribed: false,
        priority: 3,
        is_project_label: true,
      });
    });
    const colors: [string, string | null][] = [
      ['#abc', '#aabbcc'],
      ['red', null],
      ['#123456', '#123456'],
    ];
    for (const [given, stored] of colors) {
      assume(`the colour ${given} is stored as ${stored ?? 'a hex value'}`, async (gitlab) => {
        const { color } = await gitlab.label({ color: given });
        expect(stored === null ? String(color).toLowerCase() : color).toBe(stored ?? '#ff0000');
      });
    }
    refuses([
      ['POST', 'labels', { name: 'x' }, 400, { error: 'color is missing' }],
      ['POST', 'labels', { color: '#fff' }, 400, { error: 'name is missing' }],
      ['POST', 'labels', { name: 'x', color: '#FFAA' }, 400, { message: { color: ['must be a valid color code'] } }],
      [
        'POST',
        'labels',
        { name: 'x', color: '#FFAAFFFF' },
        400,
        { message: { color: ['must be a valid color code'] } },
      ],
      ['POST', 'labels', { name: 'a,b', color: '#fff' }, 400, { message: { title: ['is invalid'] } }],
      ['DELETE', 'labels/nope', undefined, 404, { message: '404 Label Not Found' }],
      ['PUT', 'labels/nope', { color: '#fff' }, 404, { message: '404 Label Not Found' }],
    ]);
    assume('the same name again is 409; another case is another label', async (gitlab) => {
      const label = await gitlab.label();
      await gitlab.refuses('POST', 'labels', { name: label['name'], color: '#fff' }, [
        409,
        { message: 'Label already exists' },
      ]);
      expect((await gitlab.label({ name: String(label['name']).toUpperCase() })).id).not.toBe(label.id);
    });
    assume('a change needs something to change', async (gitlab) => {
      const { id } = await gitlab.label();
      const { status, row } = await gitlab.put(`labels/${id}`);
      expect([status, row['error']]).toEqual([400, expect.stringMatching(/^new_name, color, description, priority/)]);
    });
    assume('a renamed label is renamed on its issues', async (gitlab) => {
      const label = await gitlab.label();
      const { iid } = await gitlab.issue({ labels: [label['name']] });
      const name = gitlab.name('renamed');
      expect((await gitlab.put(`labels/${label.id}`, { new_name: name })).row['name']).toBe(name);
      expect((await gitlab.get(`issues/${iid}`)).row['labels']).toEqual([name]);
    });
    assume('a priority is taken off with null', async (gitlab) => {
      const { id } = await gitlab.label({ priority: 1 });
      expect((await gitlab.put(`labels/${id}`, { priority: null })).row['priority']).toBeNull();
    });
    assume('a deleted label is off its issues', async (gitlab) => {
      const label = await gitlab.label();
      const { iid } = await gitlab.issue({ labels: [label['name']] });
      await gitlab.remove(`labels/${label.id}`);
      expect((await gitlab.get(`issues/${iid}`)).row['labels']).toEqual([]);
    });
    assume('the list is alphabetical, and can be searched', async (gitlab) => {
      const word = gitlab.name('find').replace(' ', '');
      for (const letter of ['c', 'a', 'b']) await gitlab.label({ name: `${word} ${letter}` });
      const { rows } = await gitlab.get(`labels?search=${word}`);
      expect(column(rows, 'name')).toEqual([`${word} a`, `${word} b`, `${word} c`]);
    });
    assume('counts are given when asked for', async (gitlab) => {
      const label = await gitlab.label();
      await gitlab.issue({ labels: [label['name']] });
      const closed = await gitlab.issue({ labels: [label['name']] });
      await gitlab.put(`issues/${closed.iid}`, { state_event: 'close' });
      expect(label['open_issues_count'] ?? 0).toBe(0);
      const { row } = await gitlab.get(`labels/${label.id}?with_counts=true`);
      expect(pick(row, 'open_issues_count', 'closed_issues_count', 'open_merge_requests_count')).toEqual({
        open_issues_count: 1,
        closed_issues_count: 1,
        open_merge_requests_count: 0,
      });
      expect((await gitlab.get(`labels/${label.id}`)).row).not.toHaveProperty('open_issues_count');
    });
    assume('subscribing twice is 304', async (gitlab) => {
      const { id } = await gitlab.label();
      const first = await gitlab.post(`labels/${id}/subscribe`);
      expect([first.status, first.row['subscribed']]).toEqual([201, true]);
      expect((await gitlab.post(`labels/${id}/subscribe`)).status).toBe(304);
    });
    assume('a label of a personal project cannot be promoted', async (gitlab) => {
      const { id } = await gitlab.label();
      expect((await gitlab.put(`labels/${id}/promote`)).status).toBe(400);
    });
    onSandbox('given ids', 'a name of digits may find the label with that id', async (gitlab) => {
      const first = await gitlab.label({ name: 'first' });
      await gitlab.label({ name: `${first.id}` });
      expect((await gitlab.get(`labels/${first.id}`)).row['name']).toBe('first');
    });
  });

  docs('https://docs.gitlab.com/api/milestones/', () => {
    assume('a new milestone, and these fields', async (gitlab) => {
      const title = gitlab.name('Quarter');
      const milestone = await gitlab.milestone({
        title,
        start_date: '2030-01-01',
        due_date: '2030-03-31',
        description: 'Q',
      });
      expect(milestone).toMatchObject({
        project_id: gitlab.project.id,
        title,
        description: 'Q',
        state: 'active',
        start_date: '2030-01-01',
        due_date: '2030-03-31',
        expired: false,
      });
      expect(String(milestone['web_url'])).toMatch(new RegExp(`/-/milestones/${milestone.iid}$`));
    });
    assume('a milestone past its day is expired and stays active', async (gitlab) => {
      expect(await gitlab.milestone({ due_date: '2020-01-01' })).toMatchObject({ expired: true, state: 'active' });
    });
    assume('newest first; found by title, iid, state and search', async (gitlab) => {
      const word = gitlab.name('Span').replace(' ', '');
      const one = await gitlab.milestone({ title: `${word} one` });
      const two = await gitlab.milestone({ title: `${word} two` });
      const titles = async (query: string) => column((await gitlab.get(`milestones?${query}`)).rows, 'title');
      expect(await titles(`search=${word}`)).toEqual([`${word} two`, `${word} one`]);
      expect(await titles(`title=${word}%20one`)).toEqual([`${word} one`]);
      expect(await titles(`iids[]=${two.iid}`)).toEqual([`${word} two`]);
      await gitlab.put(`milestones/${one.id}`, { state_event: 'close' });
      expect(await titles(`search=${word}&state=active`)).toEqual([`${word} two`]);
      expect(await titles(`search=${word}&state=closed`)).toEqual([`${word} one`]);
    });
    assume('a title that is taken is 400 with a Ruby hash as text: look it up, do not parse it', async (gitlab) => {
      const { title } = await gitlab.milestone();
      const { status, row } = await gitlab.post('milestones', { title });
      expect([status, row['message']]).toEqual([400, expect.stringMatching(/^Failed to create milestone \{.*already/)]);
    });
    assume('a due date before the start date is 400', async (gitlab) => {
      const { status } = await gitlab.post('milestones', {
        title: gitlab.name('Backwards'),
        start_date: '2030-02-01',
        due_date: '2030-01-01',
      });
      expect(status).toBe(400);
    });
    refuses([
      ['POST', 'milestones', {}, 400, { error: 'title is missing' }],
      ['GET', 'milestones?state=open', undefined, 400, { error: 'state does not have a valid value' }],
    ]);
    assume('closed, opened, changed, cleared', async (gitlab) => {
      const { id } = await gitlab.milestone({ due_date: '2030-01-01' });
      expect((await gitlab.put(`milestones/${id}`, { state_event: 'close' })).row['state']).toBe('closed');
      expect((await gitlab.put(`milestones/${id}`, { state_event: 'activate' })).row['state']).toBe('active');
      expect((await gitlab.put(`milestones/${id}`, { due_date: '' })).row['due_date']).toBeNull();
    });
    assume('its issues are listed', async (gitlab) => {
      const { id } = await gitlab.milestone();
      const { iid } = await gitlab.issue({ milestone_id: id });
      expect(column((await gitlab.get(`milestones/${id}/issues`)).rows, 'iid')).toEqual([iid]);
    });
    assume('a deleted milestone is off its issues', async (gitlab) => {
      const { id } = await gitlab.milestone();
      const { iid } = await gitlab.issue({ milestone_id: id });
      expect((await gitlab.remove(`milestones/${id}`)).status).toBe(204);
      expect((await gitlab.get(`issues/${iid}`)).row['milestone']).toBeNull();
    });
    assume('a milestone of a personal project cannot be promoted', async (gitlab) => {
      const { id } = await gitlab.milestone();
      expect((await gitlab.post(`milestones/${id}/promote`)).status).toBe(403);
    });
    for (const [version, text] of [
      ['18.3', 'Failed to create milestone {:title=>["already being used for another group or project milestone."]}'],
      ['19.5', 'Failed to create milestone {title: ["already being used for another group or project milestone."]}'],
    ] as const) {
      onSandbox(
        `GitLab ${version}`,
        `the hash reads ${text.slice(28, 36)}`,
        async (gitlab) => {
          await gitlab.milestone({ title: 'Q1' });
          await gitlab.refuses('POST', 'milestones', { title: 'Q1' }, [400, { message: text }]);
        },
        { version },
      );
    }
  });

  docs('https://docs.gitlab.com/api/boards/', () => {
    assume('a project that was made over the API has no board [not verified]', async (gitlab) => {
      expect((await gitlab.get('boards')).rows.every(({ name }) => name !== 'Development')).toBe(true);
    });
    assume('a board with lists of labels, in order', async (gitlab) => {
      const board = (await gitlab.post('boards', { name: gitlab.name('Goals') })).row;
      expect(pick(board, 'lists', 'hide_backlog_list', 'hide_closed_list')).toEqual({
        lists: [],
        hide_backlog_list: false,
        hide_closed_list: false,
      });
      const labels = [await gitlab.label(), await gitlab.label(), await gitlab.label()];
      const lists = [];
      for (const { id } of labels) lists.push((await gitlab.post(`boards/${board.id}/lists`, { label_id: id })).row);
      expect(column(lists, 'position')).toEqual([0, 1, 2]);
      const moved = await gitlab.put(`boards/${board.id}/lists/${lists[2]?.id}`, { position: 0 });
      expect([moved.status, moved.row['position']]).toEqual([200, 0]);
      const { row } = await gitlab.get(`boards/${board.id}`);
      const names = (row['lists'] as { label: { id: number } }[]).map(({ label }) => label.id);
      expect(names).toEqual([labels[2]?.id, labels[0]?.id, labels[1]?.id]);
      expect((await gitlab.remove(`boards/${board.id}/lists/${lists[0]?.id}`)).status).toBe(204);
      expect((await gitlab.get(`boards/${board.id}/lists`)).rows).toHaveLength(2);
      expect((await gitlab.remove(`boards/${board.id}`)).status).toBe(204);
    });
    assume('a label twice, and one that is not there, are 400 wrapped twice', async (gitlab) => {
      const board = (await gitlab.post('boards', { name: gitlab.name('Twice') })).row;
      const label = await gitlab.label();
      const path = `boards/${board.id}/lists`;
      await gitlab.post(path, { label_id: label.id });
      await gitlab.refuses('POST', path, { label_id: label.id }, [
        400,
        { message: { error: 'Label has already been taken' } },
      ]);
      await gitlab.refuses('POST', path, { label_id: 999_999_999 }, [400, { message: { error: 'Label not found!' } }]);
    });
    assume('a board is renamed, and its outer lists are hidden', async (gitlab) => {
      const { id } = (await gitlab.post('boards', { name: gitlab.name('Old') })).row;
      const { row } = await gitlab.put(`boards/${id}`, { name: 'Renamed', hide_closed_list: true });
      expect(pick(row, 'name', 'hide_closed_list')).toEqual({ name: 'Renamed', hide_closed_list: true });
    });
    refuses([['POST', 'boards', {}, 400, { error: 'name is missing' }]]);
    onSandbox(
      'a paid tier',
      'a list is of exactly one thing',
      async (gitlab) => {
        const { id } = (await gitlab.post('boards', { name: 'Paid' })).row;
        const { status, row } = await gitlab.post(`boards/${id}/lists`, {});
        expect([status, row['error']]).toEqual([400, expect.stringMatching(/exactly one parameter must be provided$/)]);
        const milestone = await gitlab.milestone();
        expect((await gitlab.post(`boards/${id}/lists`, { milestone_id: milestone.id })).status).toBe(201);
      },
      { tier: 'ultimate' },
    );
  });
});
