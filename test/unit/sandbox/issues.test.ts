// Issues: what is kept, what is dropped without a word, what leaves a trace.
import { describe, expect, test } from 'vitest';
import { addToken, addUser } from '#sandbox/state/empty-state.ts';
import { callerWithProject, pick, pickAll, start } from './caller.ts';

describe('creating', () => {
  test.each<[string, object, object]>([
    [
      'title and text are tidied',
      { title: '  A title ', description: 'a\r\nb \n\n' },
      { title: 'A title', description: 'a\nb' },
    ],
    [
      'no description is null',
      { title: 'x' },
      { description: null, task_completion_status: { count: 0, completed_count: 0 } },
    ],
    ['unknown labels are made, sorted by title', { title: 'x', labels: 'zeta,alpha' }, { labels: ['alpha', 'zeta'] }],
    ['an unknown milestone is dropped', { title: 'x', milestone_id: 99 }, { milestone: null }],
    ['an unreadable day is dropped', { title: 'x', due_date: '2026-02-30' }, { due_date: null }],
    ['any other text for a day is dropped', { title: 'x', due_date: 'soon' }, { due_date: null }],
    ['a stranger is not assigned', { title: 'x', assignee_ids: [3] }, { assignees: [], assignee: null }],
    ['undeclared parameters are ignored', { title: 'x', stage: 'doing' }, { title: 'x' }],
    ['confidential', { title: 'x', confidential: 'true' }, { confidential: true }],
    [
      'items are counted',
      { title: 'x', description: '- [ ] a\n- [x] b\n- [~] c' },
      { task_completion_status: { count: 2, completed_count: 1 } },
    ],
  ])('%s', async (_name, fields, kept) => {
    const { post } = await callerWithProject();
    const { status, body } = await post('/projects/1/issues', fields);
    expect([status, pick(body, ...Object.keys(kept))]).toEqual([201, kept]);
  });

  test.each<[object, number, unknown]>([
    [{}, 400, { error: 'title is missing' }],
    [{ title: ' ' }, 400, { message: { title: ["can't be blank"] } }],
    [{ title: 'x'.repeat(256) }, 400, { message: { title: ['is too long (maximum is 255 characters)'] } }],
    [{ title: 'x', confidential: null }, 400, { error: 'confidential is empty' }],
    [{ title: 'x', assignee_ids: 'me' }, 400, { error: 'assignee_ids is invalid' }],
    [{ title: 'x', issue_type: 'goal' }, 400, { error: 'issue_type does not have a valid value' }],
    [{ title: 'x', milestone_id: 1, milestone: 'M' }, 400, { error: 'milestone_id, milestone are mutually exclusive' }],
    [{ title: 'x', iid: 1 }, 409, { message: 'Duplicated issue' }],
  ])('%j is %i', async (fields, status, body) => {
    const { post, sandbox } = await callerWithProject();
    await post('/projects/1/issues', { title: 'First' });
    const answer = await post('/projects/1/issues', fields);
    expect([answer.status, answer.body]).toEqual([status, body]);
    expect(sandbox.state.issues['1']).toHaveLength(1);
  });

  test.each<['free' | 'premium', number[], string[]]>([
    ['free', [2], ['goal::a', 'goal::b']],
    ['premium', [2, 1], ['goal::b']],
  ])('on %s: several assignees, scoped labels', async (tier, assignees, labels) => {
    const { post } = await callerWithProject({ tier });
    await post('/projects/1/members', { user_id: 2, access_level: 10 });
    const { body } = await post('/projects/1/issues', { title: 'x', assignee_ids: [2, 1], labels: 'goal::a,goal::b' });
    expect((body as { assignees: { id: number }[] }).assignees.map(({ id }) => id)).toEqual(assignees);
    expect(pick(body, 'labels')).toEqual({ labels });
  });

  test('an owner chooses iid and moment; labels named then are dated then', async () => {
    const { get, post } = await callerWithProject();
    const fields = { title: 'x', iid: 40, created_at: '2026-01-02T03:04:05Z', labels: 'a', due_date: '2026-03-01' };
    const { body } = await post('/projects/1/issues', fields);
    expect(pick(body, 'iid', 'created_at', 'updated_at')).toEqual({
      iid: 40,
      created_at: '2026-01-02T03:04:05.000Z',
      updated_at: '2026-01-02T03:04:05.000Z',
    });
    expect(pickAll((await get('/projects/1/issues/40/resource_label_events')).body, 'action', 'created_at')).toEqual([
      { action: 'add', created_at: '2026-01-02T03:04:05.000Z' },
    ]);
    expect(pickAll((await get('/projects/1/issues/40/notes')).body, 'body', 'system')).toEqual([
      { body: 'changed due date to March 1, 2026', system: true },
    ]);
    expect(pick((await post('/projects/1/issues', { title: 'y' })).body, 'iid')).toEqual({ iid: 41 });
  });

  test('the whole answer', async () => {
    const { post } = await callerWithProject({ externalUrl: 'http://gitlab.test/gitlab' });
    const { body } = await post('/projects/1/issues', { title: 'Read', description: 'text', due_date: '2026-12-01' });
    const alex = {
      id: 1,
      username: 'alex',
      public_email: '',
      name: 'Alex Ferreira',
      state: 'active',
      locked: false,
      avatar_url: null,
      web_url: 'http://gitlab.test/gitlab/alex',
    };
    const api = 'http://gitlab.test/gitlab/api/v4/projects/1';
    expect(body).toEqual({
      id: 1,
      iid: 1,
      project_id: 1,
      title: 'Read',
      description: 'text',
      state: 'opened',
      created_at: start,
      updated_at: start,
      closed_at: null,
      closed_by: null,
      labels: [],
      milestone: null,
      assignees: [],
      author: alex,
      type: 'ISSUE',
      assignee: null,
      user_notes_count: 0,
      merge_requests_count: 0,
      upvotes: 0,
      downvotes: 0,
      start_date: null,
      due_date: '2026-12-01',
      confidential: false,
      discussion_locked: null,
      issue_type: 'issue',
      web_url: 'http://gitlab.test/gitlab/alex/goals/-/work_items/1',
      time_stats: { time_estimate: 0, total_time_spent: 0, human_time_estimate: null, human_total_time_spent: null },
      task_completion_status: { count: 0, completed_count: 0 },
      has_tasks: true,
      task_status: '0 of 0 checklist items completed',
      blocking_issues_count: 0,
      _links: {
        self: `${api}/issues/1`,
        notes: `${api}/issues/1/notes`,
        award_emoji: `${api}/issues/1/award_emoji`,
        project: api,
        closed_as_duplicate_of: null,
      },
      references: { short: '#1', relative: '#1', full: 'alex/goals#1' },
      severity: 'UNKNOWN',
      subscribed: true,
      moved_to_id: null,
      imported: false,
      imported_from: 'none',
      service_desk_reply_to: null,
    });
  });

  test.each([
    ['17.7', 'issues', { has_tasks: true, task_status: '0 of 1 checklist item completed' }],
    ['18.3', 'issues', { has_tasks: false, task_status: undefined }],
    ['19.5', 'work_items', { has_tasks: false, task_status: undefined }],
  ])('GitLab %s: addresses say %s, has_tasks is right up to 17', async (version, word, fields) => {
    const { post } = await callerWithProject({ version });
    const { body } = await post('/projects/1/issues', { title: 'x', description: '- [ ] a' });
    expect(pick(body, 'web_url', ...Object.keys(fields))).toEqual({
      web_url: `http://gitlab.test/alex/goals/-/${word}/1`,
      ...fields,
    });
  });
});

describe('changing', () => {
  const later = '2026-11-23T10:00:00.000Z';
  test.each<[string, object, object]>([
    ['labels replace the set', { labels: 'c' }, { labels: ['c'] }],
    ['the empty text clears them', { labels: '' }, { labels: [] }],
    ['deltas keep the rest', { add_labels: 'c', remove_labels: 'a,none' }, { labels: ['b', 'c'] }],
    ['close', { state_event: 'close' }, { state: 'closed', closed_at: later }],
    ['reopening an open one does nothing', { state_event: 'reopen' }, { state: 'opened', updated_at: start }],
    ['the same title does nothing', { title: 'Goal' }, { updated_at: start }],
    ['milestone 0 is none', { milestone_id: 0 }, { milestone: null, updated_at: later }],
    ['an empty day is none', { due_date: '' }, { due_date: null, updated_at: later }],
    ['assignee 0 is nobody', { assignee_ids: [0] }, { assignees: [] }],
    ['an empty list is nobody', { assignee_ids: [] }, { assignees: [] }],
    ['an impossible assignee changes nothing', { assignee_ids: [-1] }, { updated_at: start }],
    ['description', { description: 'new\r\n' }, { description: 'new', updated_at: later }],
    [
      'an owner sets updated_at',
      { title: 'New', updated_at: '2026-01-01T00:00:00Z' },
      { updated_at: '2026-01-01T00:00:00.000Z' },
    ],
  ])('%s', async (_name, fields, kept) => {
    const { post, put, wait } = await callerWithProject();
    await post('/projects/1/milestones', { title: 'M' });
    await post('/projects/1/issues', {
      title: 'Goal',
      description: 'old',
      labels: 'a,b',
      milestone_id: 1,
      due_date: '2026-12-01',
      assignee_ids: [1],
    });
    wait(3_600_000);
    const { status, body } = await put('/projects/1/issues/1', fields);
    expect([status, pick(body, ...Object.keys(kept))]).toEqual([200, kept]);
  });

  test.each([{}, { updated_at: start }, { unknown: 1 }])('%j is 400: nothing to change', async (fields) => {
    const { post, put } = await callerWithProject();
    await post('/projects/1/issues', { title: 'x' });
    const answer = await put('/projects/1/issues/1', fields);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('at least one parameter must be provided');
  });

  test('every change leaves its trace: notes for text, people and days, events for the rest', async () => {
    const { get, post, put, wait } = await callerWithProject();
    await post('/projects/1/milestones', { title: 'M' });
    await post('/projects/1/issues', { title: 'Read a book', description: '- [ ] one\n- [ ] two' });
    const changes = [
      { title: 'Read two books' },
      { description: '- [x] one\n- [ ] two' },
      { description: 'Something else' },
      { assignee_ids: [1] },
      { due_date: '2026-12-01' },
      { due_date: '' },
      { labels: 'a,b' },
      { remove_labels: 'a' },
      { milestone_id: 1 },
      { confidential: true },
      { state_event: 'close' },
      { state_event: 'reopen' },
    ];
    for (const change of changes) {
      wait(1000);
      await put('/projects/1/issues/1', change);
    }
    const notes = (await get('/projects/1/issues/1/notes?sort=asc')).body;
    expect(pickAll(notes, 'body').map((note) => note['body'])).toEqual([
      'changed title from **Read {-a book-}** to **Read {+two books+}**',
      'marked the checklist item **one** as completed',
      'changed the description',
      'assigned to @alex',
      'changed due date to December 1, 2026',
      'removed due date December 1, 2026',
      'made the issue confidential',
    ]);
    const events = async (kind: string) => (await get(`/projects/1/issues/1/resource_${kind}_events`)).body;
    expect(pickAll(await events('label'), 'action')).toEqual([
      { action: 'add' },
      { action: 'add' },
      { action: 'remove' },
    ]);
    expect(pickAll(await events('milestone'), 'action', 'state')).toEqual([{ action: 'add', state: 'opened' }]);
    expect(pickAll(await events('state'), 'state', 'resource_type', 'resource_id')).toEqual([
      { state: 'closed', resource_type: 'Issue', resource_id: 1 },
      { state: 'reopened', resource_type: 'Issue', resource_id: 1 },
    ]);
  });

  test('quick actions in a new text run, those of the old text do not run again', async () => {
    const { post, put } = await callerWithProject({ version: '17.7' });
    await post('/projects/1/labels', { name: 'a', color: '#123456' });
    await post('/projects/1/labels', { name: 'b', color: '#123456' });
    const created = await post('/projects/1/issues', { title: 'x', description: 'text\n/label ~a' });
    expect(pick(created.body, 'description', 'labels')).toEqual({ description: 'text', labels: ['a'] });
    const changed = await put('/projects/1/issues/1', { description: 'text\n/label ~b\n/close' });
    expect(pick(changed.body, 'description', 'labels', 'state')).toEqual({
      description: 'text',
      labels: ['a', 'b'],
      state: 'closed',
    });
  });

  test('what a text names outside of code is told about it, once', async () => {
    const { get, post, put } = await callerWithProject();
    await post('/projects/1/issues', { title: 'Named' });
    await post('/projects/1/issues', { title: 'Naming', description: 'see #1 and `#1`' });
    await post('/projects/1/issues', { title: 'Quoting', description: '`#1` and `alex/goals#1`' });
    await put('/projects/1/issues/2', { description: 'see #1 again: http://gitlab.test/alex/goals/-/issues/1' });
    expect(pickAll((await get('/projects/1/issues/1/notes')).body, 'body', 'system')).toEqual([
      { body: 'mentioned in issue #2', system: true },
    ]);
    expect(pick((await get('/projects/1/issues/1')).body, 'user_notes_count', 'updated_at')).toEqual({
      user_notes_count: 0,
      updated_at: start,
    });
  });

  // app/models/note.rb, readable_by?: what is mentioned from where somebody cannot look is not told to them.
  test('an edited comment mentions too, and whoever cannot read what mentions is not told', async () => {
    const { get, post, put } = await callerWithProject();
    await post('/projects/1/members', { user_id: 2, access_level: 10 });
    await post('/projects/1/issues', { title: 'Named' });
    await post('/projects/1/issues', { title: 'Secret', confidential: true });
    const { body } = await post('/projects/1/issues/2/notes', { body: 'no name' });
    await put(`/projects/1/issues/2/notes/${(body as { id: number }).id}`, { body: 'see #1+' });
    const seen = async (as: string) =>
      pickAll((await get('/projects/1/issues/1/notes', as)).body, 'body').map(({ body: said }) => said);
    expect(await seen('alex')).toEqual(['mentioned in issue #2']);
    expect(await seen('morgan')).toEqual([]);
  });
});

describe('lists', () => {
  async function year() {
    const made = await callerWithProject();
    const { post, put, wait, sandbox } = made;
    await post('/projects/1/members', { user_id: 2, access_level: 20 });
    await post('/projects/1/milestones', { title: 'Q3', start_date: '2026-08-01', due_date: '2026-10-31' });
    await post('/projects/1/milestones', { title: 'Q4', start_date: '2026-11-01', due_date: '2027-01-31' });
    await post('/projects/1/milestones', { title: 'Q1', start_date: '2027-02-01', due_date: '2027-04-30' });
    const rows: [object, string][] = [
      [
        {
          title: 'Book on testing',
          labels: 'goal,goal::reading',
          milestone_id: 1,
          due_date: '2026-11-20',
          description: '<!-- hidden words -->',
        },
        'alex',
      ],
      [{ title: 'Give a talk', labels: 'goal', milestone_id: 2, due_date: '2026-11-25', assignee_ids: [2] }, 'alex'],
      [{ title: 'Notes', description: 'about the book', labels: 'plan' }, 'morgan'],
      [{ title: 'Later', milestone_id: 3, due_date: '2027-03-01', assignee_ids: [1] }, 'morgan'],
    ];
    for (const [fields, as] of rows) {
      wait(60_000);
      await post('/projects/1/issues', fields, as);
    }
    wait(60_000);
    await put('/projects/1/issues/2', { state_event: 'close' }, 'morgan');
    return { ...made, sandbox };
  }

  test.each([
    ['', [4, 3, 2, 1]],
    ['sort=asc', [1, 2, 3, 4]],
    ['state=opened', [4, 3, 1]],
    ['state=closed', [2]],
    ['labels=goal', [2, 1]],
    ['labels=goal,goal::reading', [1]],
    ['labels[]=goal&labels[]=goal::reading', [1]],
    ['labels=None', [4]],
    ['labels=Any', [3, 2, 1]],
    ['labels=goal::*', []],
    ['not[labels]=goal', [4, 3]],
    ['not[labels]=plan,goal::reading', [4, 2]],
    ['milestone=Q4', [2]],
    ['milestone=None', [3]],
    ['milestone_id=Upcoming', [2]],
    ['milestone_id=Started', [2, 1]],
    ['not[milestone]=Q4', [4, 3, 1]],
    ['iids[]=1&iids[]=3', [3, 1]],
    ['author_username=Morgan', [4, 3]],
    ['author_id=1', [2, 1]],
    ['assignee_id=None', [3, 1]],
    ['assignee_id=Any', [4, 2]],
    ['assignee_username=morgan', [2]],
    ['scope=assigned_to_me', [4]],
    ['scope=created_by_me', [2, 1]],
    ['search=book', [3, 1]],
    ['search=book&in=title', [1]],
    ['search=hidden', []],
    ['due_date=overdue', [1]],
    ['due_date=week', [2]],
    ['due_date=0', [3]],
    ['order_by=due_date&sort=asc', [1, 2, 4, 3]],
    ['order_by=due_date&sort=desc', [4, 2, 1, 3]],
    ['order_by=title&sort=asc', [1, 2, 4, 3]],
    ['order_by=updated_at', [2, 4, 3, 1]],
    ['created_after=2026-11-23T09:02:00Z&created_before=2026-11-23T09:03:00Z', [3, 2]],
    ['updated_after=2026-11-23T09:05:00.000Z', [2]],
    ['closed_by_id=2', [2]],
    ['stage=doing', [4, 3, 2, 1]],
  ])('?%s lists %j', async (query, iids) => {
    const { get } = await year();
    const { status, body } = await get(`/projects/1/issues?${query}`);
    expect([status, pickAll(body, 'iid').map((row) => row['iid'])]).toEqual([200, iids]);
  });

  test('an older server gives everything back for a filter it does not know', async () => {
    const { get, post, sandbox } = await callerWithProject({ version: '16.0' });
    await post('/projects/1/issues', { title: 'x' });
    expect((await get('/projects/1/issues?closed_by_id=2')).body).toHaveLength(1);
    expect(sandbox.state.version).toBe('16.0');
  });

  test.each([
    ['state=open', { error: 'state does not have a valid value' }],
    ['order_by=size', { error: 'order_by does not have a valid value' }],
    ['milestone=a&milestone_id=Any', { error: 'milestone_id, milestone are mutually exclusive' }],
    ['updated_after=soon', { error: 'updated_after is invalid' }],
    ['assignee_id=alex', { error: "assignee_id should be an integer, 'None' or 'Any', however got alex" }],
    ['assignee_username=a,b', { error: 'assignee_username allows one value, but found 2: a, b' }],
  ])('?%s is 400', async (query, body) => {
    const { get } = await callerWithProject();
    const answer = await get(`/projects/1/issues?${query}`);
    expect([answer.status, answer.body]).toEqual([400, body]);
  });

  test('of everybody: mine unless asked otherwise', async () => {
    const { get } = await year();
    const iids = async (query: string) => pickAll((await get(`/issues${query}`)).body, 'iid').map((row) => row['iid']);
    expect(await iids('')).toEqual([2, 1]);
    expect(await iids('?scope=all')).toEqual([4, 3, 2, 1]);
    expect(await iids('?scope=assigned_to_me')).toEqual([4]);
  });

  test('statistics ignore the state', async () => {
    const { get } = await year();
    expect((await get('/projects/1/issues_statistics?state=closed&labels=goal')).body).toEqual({
      statistics: { counts: { all: 2, closed: 1, opened: 1 } },
    });
  });

  test('labels in full, when asked', async () => {
    const { get } = await year();
    const { body } = await get('/projects/1/issues?iids[]=3&with_labels_details=true');
    expect(pickAll(body, 'labels', 'subscribed')).toEqual([
      {
        labels: [
          { id: 3, name: 'plan', description: null, description_html: '', text_color: '#1F1E24', color: '#6699cc' },
        ],
        subscribed: undefined,
      },
    ]);
  });
});

describe('deleting, moving, ordering', () => {
  test('an author, a Planner and the owner delete; what stood on it goes along', async () => {
    const { post, remove, sandbox } = await callerWithProject();
    const riley = addUser(sandbox.state, { username: 'riley', name: 'Riley', at: start });
    addToken(sandbox.state, { user: riley, token: 'glpat-riley', scopes: ['api'], at: start });
    await post('/projects/1/members', { user_id: 2, access_level: 15 });
    await post('/projects/1/members', { user_id: 3, access_level: 20 });
    await post('/projects/1/members', { user_id: riley.id, access_level: 30 });
    await post('/projects/1/issues', { title: 'a' });
    await post('/projects/1/issues', { title: 'b' }, 'sam');
    await post('/projects/1/issues', { title: 'c', labels: 'x' });
    await post('/projects/1/issues/3/notes', { body: 'text' });
    expect((await remove('/projects/1/issues/1', 'sam')).status).toBe(403);
    expect((await remove('/projects/1/issues/1', 'riley')).status).toBe(403);
    expect((await remove('/projects/1/issues/1', 'morgan')).status).toBe(204);
    expect((await remove('/projects/1/issues/2', 'sam')).status).toBe(204);
    expect((await remove('/projects/1/issues/3')).status).toBe(204);
    expect(pick(sandbox.state, 'issues', 'notes', 'labelEvents')).toEqual({
      issues: { '1': [] },
      notes: {},
      labelEvents: {},
    });
  });

  test('a move closes here and opens there; a clone leaves the first one open', async () => {
    const { get, post } = await callerWithProject();
    await post('/projects', { name: 'Two' });
    await post('/projects/1/issues', { title: 'a', labels: 'x' });
    await post('/projects/1/issues/1/notes', { body: 'text' });
    const moved = await post('/projects/1/issues/1/move', { to_project_id: 2 });
    expect([moved.status, pick(moved.body, 'project_id', 'iid', 'labels', 'user_notes_count')]).toEqual([
      201,
      { project_id: 2, iid: 1, labels: [], user_notes_count: 1 },
    ]);
    expect(pick((await get('/projects/1/issues/1')).body, 'state', 'moved_to_id')).toEqual({
      state: 'closed',
      moved_to_id: 2,
    });
    const clone = await post('/projects/2/issues/1/clone', { to_project_id: 1 });
    expect(pick(clone.body, 'project_id', 'iid', 'state', 'user_notes_count')).toEqual({
      project_id: 1,
      iid: 2,
      state: 'opened',
      user_notes_count: 0,
    });
  });

  test('reorder goes by global ids and touches nothing else', async () => {
    const { get, post, put, wait } = await callerWithProject();
    for (const title of ['a', 'b', 'c']) await post('/projects/1/issues', { title });
    wait(1000);
    expect((await put('/projects/1/issues/3/reorder', { move_after_id: 1, move_before_id: 2 })).status).toBe(200);
    const { body } = await get('/projects/1/issues?order_by=relative_position&sort=asc');
    expect(pickAll(body, 'iid', 'updated_at')).toEqual([1, 3, 2].map((iid) => ({ iid, updated_at: start })));
    const nowhere = await put('/projects/1/issues/3/reorder', { move_after_id: 99 });
    expect([nowhere.status, nowhere.body]).toEqual([422, { message: { error: 'Unprocessable Entity' } }]);
  });
});
