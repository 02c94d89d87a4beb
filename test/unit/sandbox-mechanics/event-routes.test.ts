// The event feed: days left out at both ends, filters, who sees what.
import { beforeEach, describe, expect, test } from 'vitest';
import { pick, Server } from './server.ts';

const issues = '/projects/alex%2Fgoals/issues';
let server: Server;

async function story(on: Server): Promise<void> {
  on.now = Date.parse('2026-11-20T10:00:00.000Z');
  await on.project({ morgan: 10 });
  await on.commit({ a: '' }, { commit_message: 'Add a' });
  on.now = Date.parse('2026-11-21T10:00:00.000Z');
  await on.body('POST', issues, { title: 'Goal' });
  await on.body('POST', issues, { title: 'Secret', confidential: true });
  on.now = Date.parse('2026-11-22T10:00:00.000Z');
  await on.body('POST', `${issues}/1/notes`, { body: 'Well done' }, 'morgan');
  await on.body('PUT', `${issues}/1`, { state_event: 'close' });
  on.now = Date.parse('2026-11-23T10:00:00.000Z');
}

beforeEach(async () => {
  server = new Server();
  await story(server);
});

const told = async (path: string, who: 'alex' | 'morgan' | null = 'alex', on = server): Promise<string[]> => {
  const rows = (await on.body('GET', path, undefined, who)) as {
    action_name: string;
    target_title: string | null;
    author_username: string;
  }[];
  return rows.map((row) => `${row.author_username} ${row.action_name} ${row.target_title ?? '-'}`);
};

test.each([
  ['/events', ['alex closed Goal', 'alex opened Secret', 'alex opened Goal', 'alex pushed new -']],
  ['/events?action=closed', ['alex closed Goal']],
  ['/events?action=pushed', ['alex pushed new -']],
  ['/events?target_type=issue&sort=asc', ['alex opened Goal', 'alex opened Secret', 'alex closed Goal']],
  ['/events?after=2026-11-20&before=2026-11-22', ['alex opened Secret', 'alex opened Goal']],
  ['/events?after=2026-11-21', ['alex closed Goal']],
  ['/events?before=2026-11-21', ['alex pushed new -']],
  ['/events?scope=all&action=commented', ['morgan commented on Goal']],
  ['/users/morgan/events?action=commented', ['morgan commented on Goal']],
  ['/users/2/events?target_type=note', ['morgan commented on Goal']],
  ['/projects/alex%2Fgoals/events?after=2026-11-21', ['alex closed Goal', 'morgan commented on Goal']],
])('%s', async (path, expected) => {
  const rows = await told(path);
  expect(rows.filter((row) => !row.endsWith('joined -') && !row.includes(' created '))).toEqual(expected);
});

test('rows as they are answered', async () => {
  const [closed] = (await server.body('GET', '/events?action=closed')) as unknown[];
  expect(closed).toEqual({
    id: expect.any(Number),
    project_id: 1,
    action_name: 'closed',
    target_id: 1,
    target_iid: 1,
    target_type: 'WorkItem',
    author_id: 1,
    target_title: 'Goal',
    created_at: expect.stringMatching(/^2026-11-22T10:00:0\d\.000Z$/),
    author: expect.objectContaining({ username: 'alex' }),
    imported: false,
    imported_from: 'none',
    author_username: 'alex',
  });
  const [commented] = (await server.body('GET', '/events?scope=all&action=commented')) as unknown[];
  expect(commented).toMatchObject({ target_type: 'Note', note: { body: 'Well done', noteable_iid: 1 } });
  const [pushed] = (await server.body('GET', '/events?action=pushed')) as unknown[];
  expect(pushed).toMatchObject({
    target_type: null,
    push_data: {
      commit_count: 1,
      action: 'created',
      ref_type: 'branch',
      commit_from: null,
      ref: 'main',
      commit_title: 'Add a',
    },
  });
});

test.each([
  ['/events?action=opened', 400, { error: 'action does not have a valid value' }],
  ['/events?target_type=book', 400, { error: 'target_type does not have a valid value' }],
  ['/events?after=soon', 400, { error: 'after is invalid' }],
  ['/users/nobody/events', 404, { message: '404 User Not Found' }],
  ['/projects/99/events', 404, { message: '404 Project Not Found' }],
])('%s: %i', async (path, status, body) => {
  expect(await server.answer('GET', path)).toEqual([status, body]);
});

test('a Guest sees neither pushes nor confidential issues; a page may be short', async () => {
  const { body, headers } = await server.ask(
    'GET',
    '/projects/alex%2Fgoals/events?per_page=3&target_type=issue',
    undefined,
    'morgan',
  );
  expect(pick(body, 'target_title')).toEqual([{ target_title: 'Goal' }, { target_title: 'Goal' }]);
  expect(headers.get('X-Total')).toBe('3');
  expect(await told('/projects/alex%2Fgoals/events?action=pushed', 'morgan')).toEqual([]);
});

test('without a token', async () => {
  expect(await server.answer('GET', '/events', undefined, null)).toEqual([401, { message: '401 Unauthorized' }]);
  const missing = [404, { message: '404 Project Not Found' }];
  expect(await server.answer('GET', '/projects/alex%2Fgoals/events', undefined, null)).toEqual(missing);
});

test.each([
  ['16.0', 'Issue'],
  ['18.11', 'Issue'],
  ['19.5', 'WorkItem'],
])('%s: issues are called %s', async (version, type) => {
  const on = new Server({ version });
  await story(on);
  expect(pick(await on.body('GET', '/events?action=closed'), 'target_type')).toEqual([{ target_type: type }]);
});

describe('merge requests', () => {
  const one = '/projects/alex%2Fgoals/merge_requests/1';

  async function reviewed(options: ConstructorParameters<typeof Server>[0] = {}): Promise<Server> {
    const on = new Server(options);
    await on.project({ sam: 30 });
    await on.commit({ a: '' });
    await on.commit({ b: '' }, { branch: 'work', start_branch: 'main' });
    const fields = { source_branch: 'work', target_branch: 'main', title: 'Work', reviewer_ids: [3] };
    await on.body('POST', '/projects/alex%2Fgoals/merge_requests', fields);
    await on.body('POST', `${one}/notes`, { body: 'Well done' }, 'sam');
    await on.body('POST', `${one}/approve`, {}, 'sam');
    await on.body('PUT', `${one}/merge`, {});
    return on;
  }
  const titled = async (on: Server, path: string) =>
    (await told(path, 'alex', on)).filter((row) => row.endsWith(' Work'));

  test.each(['16.0', '17.4', '18.4', '18.7', '19.5'])(
    'on %s opening, approving, merging and commenting are told',
    async (version) => {
      const on = await reviewed({ version });
      const all = ['alex accepted Work', 'sam approved Work', 'sam commented on Work', 'alex opened Work'];
      expect(await titled(on, '/events?scope=all')).toEqual(all);
      expect(await titled(on, '/events?target_type=merge_request')).toEqual(['alex accepted Work', 'alex opened Work']);
      expect(await titled(on, '/events?action=created')).toEqual(['alex opened Work']);
      expect(await titled(on, '/users/sam/events?action=approved')).toEqual(['sam approved Work']);
      expect(await titled(on, '/users/sam/events?target_type=note')).toEqual(['sam commented on Work']);
    },
  );

  test('a comment is whole in its row, and no path of the project is', async () => {
    const [row] = (await (await reviewed()).body('GET', '/users/sam/events?action=commented')) as object[];
    expect(row).toMatchObject({
      project_id: 1,
      target_type: 'Note',
      note: { body: 'Well done', system: false, noteable_type: 'MergeRequest', noteable_iid: 1 },
    });
    expect(JSON.stringify(row)).not.toContain('alex/goals');
  });

  test('a feed may be without them, comments on them included; the rest stays', async () => {
    const on = await reviewed({ hasMergeRequestsInFeed: false });
    expect(await titled(on, '/events?scope=all')).toEqual([]);
    expect(await told('/users/sam/events?action=commented', 'alex', on)).toEqual([]);
    expect(await told('/events?action=pushed', 'alex', on)).not.toEqual([]);
  });
});

test('what is older than three years is gone', async () => {
  for (const token of server.sandbox.state.tokens) token.expiresAt = null;
  server.now = Date.parse('2029-11-21T10:00:00.000Z');
  expect(await told('/events?target_type=issue')).toEqual([
    'alex closed Goal',
    'alex opened Secret',
    'alex opened Goal',
  ]);
  server.now = Date.parse('2029-11-22T09:59:00.000Z');
  expect(await told('/events?target_type=issue')).toEqual(['alex closed Goal']);
});

test.each([
  [10_000, '10000'],
  [10_001, null],
])('%i events are counted: %s', async (count, total) => {
  const [first] = server.sandbox.state.events;
  if (first === undefined) throw new Error('no event');
  server.sandbox.state.events = Array.from({ length: count }, (_, index) => ({ ...first, id: index + 1 }));
  const { headers, body } = await server.ask('GET', '/events?per_page=100');
  expect([headers.get('X-Total'), headers.get('X-Next-Page'), (body as unknown[]).length]).toEqual([total, '2', 100]);
});
