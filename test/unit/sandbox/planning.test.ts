// Labels, milestones, boards: created, refused, changed, removed.
import { describe, expect, test } from 'vitest';
import { callerWithProject, pick, pickAll } from './caller.ts';

describe('labels', () => {
  test.each<[object, number, unknown]>([
    [{ color: '#123456' }, 400, { error: 'name is missing' }],
    [{}, 400, { error: 'name is missing, color is missing' }],
    [{ name: 'goal', color: '#123456' }, 409, { message: 'Label already exists' }],
    [{ name: 'a,b', color: '#123456' }, 400, { message: { title: ['is invalid'] } }],
    [{ name: 'x', color: 'nonsense' }, 400, { message: { color: ['must be a valid color code'] } }],
    [
      { name: 'x'.repeat(256), color: '#123456' },
      400,
      { message: { title: ['is too long (maximum is 255 characters)'] } },
    ],
  ])('%j is %i', async (fields, status, body) => {
    const { post } = await callerWithProject();
    await post('/projects/1/labels', { name: 'goal', color: '#123456' });
    const answer = await post('/projects/1/labels', fields);
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  test('names are exact in case; short and named colours are stored as hex; alphabetical', async () => {
    const { get, post } = await callerWithProject();
    for (const [name, color] of [
      ['goal', '#123456'],
      ['Goal', '#abc'],
      ['goal::reading', 'red'],
    ]) {
      expect((await post('/projects/1/labels', { name, color })).status).toBe(201);
    }
    const { body } = await get('/projects/1/labels?with_counts=true');
    expect(pickAll(body, 'name', 'color', 'text_color', 'open_issues_count', 'is_project_label')).toEqual([
      { name: 'Goal', color: '#aabbcc', text_color: '#1F1E24', open_issues_count: 0, is_project_label: true },
      { name: 'goal', color: '#123456', text_color: '#FFFFFF', open_issues_count: 0, is_project_label: true },
      { name: 'goal::reading', color: '#ff0000', text_color: '#1F1E24', open_issues_count: 0, is_project_label: true },
    ]);
    expect(pick((await get('/projects/1/labels/goal%3A%3Areading')).body, 'id')).toEqual({ id: 3 });
  });

  test('a title that starts with digits finds the label with that id', async () => {
    const { get, post } = await callerWithProject();
    await post('/projects/1/labels', { name: 'first', color: '#123456' });
    await post('/projects/1/labels', { name: '1st', color: '#123456' });
    expect(pick((await get('/projects/1/labels/1st')).body, 'name')).toEqual({ name: 'first' });
    expect(pick((await get('/projects/1/labels/2')).body, 'name')).toEqual({ name: '1st' });
  });

  test('changed, prioritised, subscribed twice, deleted from issues and boards; its events keep no label', async () => {
    const { get, post, put, remove } = await callerWithProject();
    await post('/projects/1/issues', { title: 'x', labels: 'goal' });
    await post('/projects/1/boards', { name: 'B' });
    await post('/projects/1/boards/1/lists', { label_id: 1 });
    expect(
      pick((await put('/projects/1/labels/goal', { new_name: 'aim', priority: 2 })).body, 'name', 'priority', 'color'),
    ).toEqual({ name: 'aim', priority: 2, color: '#6699cc' });
    expect(pick((await put('/projects/1/labels/1', { priority: null })).body, 'priority')).toEqual({ priority: null });
    expect((await post('/projects/1/labels/1/subscribe')).status).toBe(201);
    expect((await post('/projects/1/labels/1/subscribe')).status).toBe(304);
    expect((await remove('/projects/1/labels/aim')).status).toBe(204);
    expect(pick((await get('/projects/1/issues/1')).body, 'labels')).toEqual({ labels: [] });
    expect(pick((await get('/projects/1/boards/1')).body, 'lists')).toEqual({ lists: [] });
    expect(pickAll((await get('/projects/1/issues/1/resource_label_events')).body, 'action', 'label')).toEqual([
      { action: 'add', label: null },
    ]);
  });
});

describe('milestones', () => {
  test('newest first, by iid, title, state; past due is expired and still active', async () => {
    const { get, post, put } = await callerWithProject();
    await post('/projects/1/milestones', { title: 'FY27-Q3', start_date: '2026-08-01', due_date: '2026-10-31' });
    await post('/projects/1/milestones', { title: 'FY27-Q4', start_date: '2026-11-01', due_date: '2027-01-31' });
    const { body } = await get('/projects/1/milestones');
    expect(pickAll(body, 'iid', 'title', 'state', 'expired', 'web_url')).toEqual([
      {
        iid: 2,
        title: 'FY27-Q4',
        state: 'active',
        expired: false,
        web_url: 'http://gitlab.test/alex/goals/-/milestones/2',
      },
      {
        iid: 1,
        title: 'FY27-Q3',
        state: 'active',
        expired: true,
        web_url: 'http://gitlab.test/alex/goals/-/milestones/1',
      },
    ]);
    await put('/projects/1/milestones/1', { state_event: 'close' });
    expect(pickAll((await get('/projects/1/milestones?state=active')).body, 'id')).toEqual([{ id: 2 }]);
    expect(pickAll((await get('/projects/1/milestones?title=FY27-Q3')).body, 'id')).toEqual([{ id: 1 }]);
    expect(pickAll((await get('/projects/1/milestones?iids[]=2')).body, 'id')).toEqual([{ id: 2 }]);
  });

  test.each<[string, object, unknown]>([
    [
      '19.5',
      { title: 'M' },
      { message: 'Failed to create milestone {title: ["already being used for another group or project milestone."]}' },
    ],
    [
      '17.7',
      { title: 'M' },
      {
        message: 'Failed to create milestone {:title=>["already being used for another group or project milestone."]}',
      },
    ],
    [
      '17.7',
      { title: 'N', start_date: '2026-12-01', due_date: '2026-11-01' },
      { message: 'Failed to create milestone {:due_date=>["must be greater than start date"]}' },
    ],
    ['19.5', {}, { error: 'title is missing' }],
  ])('GitLab %s refuses %j', async (version, fields, body) => {
    const { post } = await callerWithProject({ version });
    await post('/projects/1/milestones', { title: 'M' });
    const answer = await post('/projects/1/milestones', fields);
    expect([answer.status, answer.body]).toEqual([400, body]);
  });

  test('a deleted one leaves its issues with an event', async () => {
    const { get, post, remove } = await callerWithProject();
    await post('/projects/1/milestones', { title: 'M' });
    await post('/projects/1/issues', { title: 'x', milestone_id: 1 });
    expect(pickAll((await get('/projects/1/milestones/1/issues')).body, 'iid')).toEqual([{ iid: 1 }]);
    expect((await remove('/projects/1/milestones/1')).status).toBe(204);
    expect(pick((await get('/projects/1/issues/1')).body, 'milestone')).toEqual({ milestone: null });
    expect(pickAll((await get('/projects/1/issues/1/resource_milestone_events')).body, 'action', 'state')).toEqual([
      { action: 'add', state: 'opened' },
      { action: 'remove', state: 'opened' },
    ]);
  });
});

describe('boards', () => {
  test('none until one is made; lists keep their places', async () => {
    const { get, post, put, remove } = await callerWithProject();
    expect((await get('/projects/1/boards')).body).toEqual([]);
    for (const name of ['a', 'b', 'c']) await post('/projects/1/labels', { name, color: '#123456' });
    expect(pick((await post('/projects/1/boards', { name: 'Goals' })).body, 'id', 'name', 'lists')).toEqual({
      id: 1,
      name: 'Goals',
      lists: [],
    });
    for (const id of [1, 2, 3]) expect((await post('/projects/1/boards/1/lists', { label_id: id })).status).toBe(201);
    await put('/projects/1/boards/1/lists/3', { position: 0 });
    await remove('/projects/1/boards/1/lists/1');
    const { body } = await get('/projects/1/boards/1/lists');
    expect(pickAll(body, 'id', 'position')).toEqual([
      { id: 3, position: 0 },
      { id: 2, position: 1 },
    ]);
    expect(
      pick(
        (await put('/projects/1/boards/1', { name: 'Growth', hide_backlog_list: true })).body,
        'name',
        'hide_backlog_list',
      ),
    ).toEqual({ name: 'Growth', hide_backlog_list: true });
    expect((await remove('/projects/1/boards/1')).status).toBe(204);
  });

  test.each<['free' | 'premium', object, unknown]>([
    ['free', { label_id: 1 }, { message: { error: 'Label has already been taken' } }],
    ['free', { label_id: 9 }, { message: { error: 'Label not found!' } }],
    ['free', {}, { error: 'label_id is missing' }],
    [
      'premium',
      {},
      {
        error: 'label_id, milestone_id, iteration_id, assignee_id are missing, exactly one parameter must be provided',
      },
    ],
    ['premium', { label_id: 1, assignee_id: 1 }, { error: 'label_id, assignee_id are mutually exclusive' }],
  ])('%s: a list of %j is 400', async (tier, fields, body) => {
    const { post } = await callerWithProject({ tier });
    await post('/projects/1/labels', { name: 'a', color: '#123456' });
    await post('/projects/1/boards', { name: 'Goals' });
    await post('/projects/1/boards/1/lists', { label_id: 1 });
    const answer = await post('/projects/1/boards/1/lists', fields);
    expect([answer.status, answer.body]).toEqual([400, body]);
  });
});
