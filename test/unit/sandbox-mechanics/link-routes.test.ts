// Links between issues.
import { beforeEach, expect, test } from 'vitest';
import { pick, Server } from './server.ts';

const issues = '/projects/alex%2Fgoals/issues';
const links = `${issues}/1/links`;
let server: Server;

async function seed(on: Server): Promise<void> {
  await on.project({ morgan: 10 });
  for (const title of ['One', 'Two', 'Three']) await on.body('POST', issues, { title });
}

beforeEach(async () => {
  server = new Server();
  await seed(server);
});

test('made, read from both sides, and removed', async () => {
  const { status, body } = await server.ask('POST', links, { target_project_id: 1, target_issue_iid: 2 });
  expect([status, body]).toMatchObject([
    201,
    { id: 1, link_type: 'relates_to', source_issue: { iid: 1 }, target_issue: { iid: 2 } },
  ]);
  await server.body('POST', links, { target_project_id: 'alex/goals', target_issue_iid: '3' });

  const listed = await server.ask('GET', links);
  expect(pick(listed.body, 'iid', 'issue_link_id', 'link_type')).toEqual([
    { iid: 2, issue_link_id: 1, link_type: 'relates_to' },
    { iid: 3, issue_link_id: 2, link_type: 'relates_to' },
  ]);
  expect(listed.headers.get('Link')).toBeNull();
  expect(pick(await server.body('GET', `${issues}/2/links`), 'iid')).toEqual([{ iid: 1 }]);
  expect(await server.body('GET', `${links}/1`)).toMatchObject({ id: 1, target_issue: { iid: 2 } });

  const removed = await server.ask('DELETE', `${links}/1`);
  expect([removed.status, removed.body]).toMatchObject([200, { id: 1, link_type: 'relates_to' }]);
  expect(await server.answer('GET', `${links}/1`)).toEqual([404, { message: '404 Not found' }]);
  const notes = await server.body('GET', `${issues}/2/notes?sort=asc`);
  expect(pick(notes, 'body', 'system')).toEqual([
    { body: 'marked this issue as related to #1', system: true },
    { body: 'removed the relation with #1', system: true },
  ]);
});

test.each([
  [{ target_project_id: 1, target_issue_iid: 2 }, 409, { message: 'Issue(s) already assigned' }],
  [{ target_project_id: 1, target_issue_iid: 1 }, 422, { message: '#1 cannot be added: cannot be related to itself' }],
  [{ target_project_id: 1, target_issue_iid: 99 }, 404, { message: '404 Not found' }],
  [{ target_project_id: 99, target_issue_iid: 1 }, 404, { message: '404 Project Not Found' }],
  [{ target_issue_iid: 3 }, 400, { error: 'target_project_id is missing, target_project_id is empty' }],
  [
    { target_project_id: 1, target_issue_iid: 3, link_type: 'likes' },
    400,
    { error: 'link_type does not have a valid value' },
  ],
  [
    { target_project_id: 1, target_issue_iid: 3, link_type: 'blocks' },
    403,
    { message: 'Blocked issues not available for current license' },
  ],
])('%j: %i', async (body, status, expected) => {
  await server.body('POST', `${issues}/2/links`, { target_project_id: 1, target_issue_iid: 1 });
  expect(await server.answer('POST', links, body)).toEqual([status, expected]);
});

test('blocking, where it is licensed', async () => {
  const paid = new Server({ tier: 'premium' });
  await seed(paid);
  await paid.body('POST', links, { target_project_id: 1, target_issue_iid: 2, link_type: 'is_blocked_by' });
  expect(pick(await paid.body('GET', links), 'iid', 'link_type')).toEqual([{ iid: 2, link_type: 'is_blocked_by' }]);
  expect(pick(await paid.body('GET', `${issues}/2/links`), 'iid', 'link_type')).toEqual([
    { iid: 1, link_type: 'blocks' },
  ]);
});

test('what the caller cannot read is not listed', async () => {
  await server.body('POST', issues, { title: 'Secret', confidential: true });
  await server.body('POST', links, { target_project_id: 1, target_issue_iid: 4 });
  expect(await server.answer('GET', links, undefined, 'morgan')).toEqual([200, []]);
  expect(await server.answer('GET', links, undefined, 'sam')).toEqual([404, { message: '404 Project Not Found' }]);
  expect(await server.answer('GET', links, undefined, null)).toEqual([401, { message: '401 Unauthorized' }]);
});
