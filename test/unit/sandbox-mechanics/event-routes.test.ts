// The event feed: days left out at both ends, filters, who sees what.
import { beforeEach, expect, test } from 'vitest';
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
  ['19.5', [], 'WorkItem'],
  ['17.7', ['alex accepted Work', 'alex opened Work'], 'Issue'],
])('%s: merge requests in the feed %j, issues are called %s', async (version, expected, type) => {
  const on = new Server({ version });
  await story(on);
  await on.commit({ b: '' }, { branch: 'work', start_branch: 'main' });
  await on.body('POST', '/projects/alex%2Fgoals/merge_requests', {
    source_branch: 'work',
    target_branch: 'main',
    title: 'Work',
  });
  await on.body('PUT', '/projects/alex%2Fgoals/merge_requests/1/merge', {});
  expect(await told('/events?target_type=merge_request', 'alex', on)).toEqual(expected);
  expect(pick(await on.body('GET', '/events?action=closed'), 'target_type')).toEqual([{ target_type: type }]);
});
