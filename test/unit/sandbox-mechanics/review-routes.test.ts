// Reviews: threads on lines, answers, resolving, drafts, what reviewers did, and where all of it is told.
import { beforeEach, describe, expect, test } from 'vitest';
import type { SandboxOptions } from '#sandbox/sandbox.ts';
import { pick, Server } from './server.ts';

const project = '/projects/alex%2Fgoals';
const one = `${project}/merge_requests/1`;
const threads = `${one}/discussions`;
let server: Server;
let position: Record<string, unknown>;

async function begin(options: Partial<SandboxOptions> = {}): Promise<void> {
  server = new Server(options);
  await server.project({ sam: 30, morgan: 20 });
  await server.commit({ 'README.md': 'one\n' });
  await server.commit({ 'work.md': 'work\n' }, { branch: 'work', start_branch: 'main' });
  const fields = { source_branch: 'work', target_branch: 'main', title: 'Work', reviewer_ids: [3] };
  const { diff_refs } = (await server.body('POST', `${project}/merge_requests`, fields)) as { diff_refs: object };
  position = { ...diff_refs, position_type: 'text', new_path: 'work.md', new_line: 1 };
}
beforeEach(() => begin());

interface Discussion {
  readonly id: string;
  readonly individual_note: boolean;
  readonly notes: Record<string, unknown>[];
}
const started = async (path: string, body: object, who: 'alex' | 'sam' | 'morgan' = 'sam'): Promise<Discussion> =>
  (await server.body('POST', path, body, who)) as Discussion;
const listed = async (path = threads): Promise<Discussion[]> => (await server.body('GET', path)) as Discussion[];

test('a thread on a line of the changes, answered, resolved and opened again', async () => {
  const made = await started(threads, { body: 'Why?', position });
  expect(made).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f]{40}$/),
    individual_note: false,
    notes: [
      {
        type: 'DiffNote',
        body: 'Why?',
        author: { username: 'sam' },
        noteable_type: 'MergeRequest',
        noteable_iid: 1,
        position: { ...position, old_path: 'work.md', old_line: null, line_range: null },
        resolvable: true,
        resolved: false,
        resolved_by: null,
        resolved_at: null,
      },
    ],
  });
  const path = `${threads}/${made.id}`;
  expect(await started(`${path}/notes`, { body: 'Because.' }, 'alex')).toMatchObject({
    type: 'DiffNote',
    resolvable: true,
    position: { new_line: 1 },
  });
  const resolved = (await server.body('PUT', path, { resolved: true })) as Discussion;
  expect(pick(resolved.notes, 'body', 'resolved', 'resolved_by', 'resolved_at')).toEqual(
    ['Why?', 'Because.'].map((body) => ({
      body,
      resolved: true,
      resolved_by: expect.objectContaining({ username: 'alex' }),
      resolved_at: expect.stringMatching(/^2026-11-23T09:/),
    })),
  );
  const bodies = (await listed()).flatMap(({ notes }) => notes.map(({ body }) => body));
  expect(bodies).toEqual(['requested review from @sam', 'Why?', 'Because.', 'resolved all threads']);
  expect(await server.body('GET', path)).toEqual(resolved);
  expect(await server.body('GET', `${path}/notes`)).toEqual(resolved.notes);
  const again = (await server.body('PUT', path, { resolved: false })) as Discussion;
  expect(pick(again.notes, 'resolved', 'resolved_at')).toEqual([
    { resolved: false, resolved_at: null },
    { resolved: false, resolved_at: null },
  ]);
});

test('what stands alone is a discussion, becomes a thread by an answer, and only then can be resolved', async () => {
  await server.body('POST', `${one}/notes`, { body: 'Nice' }, 'sam');
  const [system, alone] = await listed();
  expect([system, alone]).toMatchObject([
    { individual_note: true, notes: [{ system: true, type: null, resolvable: false }] },
    { individual_note: true, notes: [{ body: 'Nice', type: null, resolvable: false }] },
  ]);
  expect(alone?.notes[0]).not.toHaveProperty('resolved');
  const path = `${threads}/${alone?.id}`;
  expect(await server.answer('PUT', path, { resolved: true })).toEqual([403, { message: '403 Forbidden' }]);
  await server.body('POST', `${path}/notes`, { body: 'Thanks' });
  expect(await server.body('GET', path)).toMatchObject({
    individual_note: false,
    notes: [
      { body: 'Nice', type: 'DiscussionNote', resolvable: true },
      { body: 'Thanks', type: 'DiscussionNote', resolvable: true },
    ],
  });
  const refused = { message: '400 Bad request - Discussion can not be replied to.' };
  expect(await server.answer('POST', `${threads}/${system?.id}/notes`, { body: 'x' })).toEqual([400, refused]);
});

test.each([
  ['GET', '/nothing', undefined, 404, { message: '404 Discussion Not Found' }],
  ['POST', '', {}, 400, { error: 'body is missing' }],
  ['POST', '', { body: ' ' }, 400, { message: '400 Bad request - Note {:note=>["can\'t be blank"]}' }],
  ['POST', '', { body: '/close' }, 400, { message: expect.stringContaining(':commands_only') }],
  [
    'POST',
    '',
    { body: 'x', position: { new_line: 1 } },
    400,
    {
      error:
        'position[base_sha] is missing, position[start_sha] is missing, position[head_sha] is missing, position[position_type] is missing',
    },
  ],
])('%s %s %j: %i', async (method, path, body, status, expected) => {
  expect(await server.answer(method, `${threads}${path}`, body)).toEqual([status, expected]);
});

test.each([
  ['a file that was not changed', { new_path: 'README.md' }],
  ['no line', { new_line: null }],
])('a position at %s is refused', async (_name, wrong) => {
  const refused = { message: expect.stringContaining('must be a valid line code') };
  expect(await server.answer('POST', threads, { body: 'x', position: { ...position, ...wrong } })).toEqual([
    400,
    refused,
  ]);
});

test('the author of what a thread stands on resolves it, whatever their role; all are told of once', async () => {
  await server.body('POST', `${project}/issues`, { title: 'Goal' }, 'morgan');
  const { id } = await started(`${project}/issues/1/discussions`, { body: 'How?' });
  await server.body('PUT', `${project}/issues/1/discussions/${id}`, { resolved: true }, 'morgan');
  expect(await server.body('GET', `${project}/issues/1/notes?activity_filter=only_activity`)).toEqual([]);
  const two = [await started(threads, { body: 'Why?' }), await started(threads, { body: 'What?' })];
  const told: string[][] = [];
  for (const thread of [...two, ...two]) {
    await server.body('PUT', `${threads}/${thread.id}`, { resolved: true });
    told.push((await listed()).flatMap(({ notes }) => notes.map(({ body }) => String(body))));
  }
  const counts = told.map((bodies) => bodies.filter((body) => body === 'resolved all threads').length);
  expect(counts).toEqual([0, 1, 1, 1]);
});

test('an answer to an internal thread is internal', async () => {
  await server.body('POST', `${project}/issues`, { title: 'Goal' });
  await server.body('POST', `${project}/issues/1/notes`, { body: 'Among us', internal: true });
  const path = `${project}/issues/1/discussions`;
  const [first] = await listed(path);
  await server.body('POST', `${path}/${first?.id}/notes`, { body: 'Yes' });
  expect((await listed(path)).flatMap(({ notes }) => pick(notes, 'internal'))).toEqual([
    { internal: true },
    { internal: true },
  ]);
});

test('with a merge request goes all that hangs on it', async () => {
  await started(threads, { body: 'Why?', position });
  await server.body('POST', `${one}/draft_notes`, { note: 'Hm' });
  await server.body('POST', `${one}/award_emoji`, { name: 'tada' });
  expect((await server.ask('DELETE', one)).status).toBe(204);
  const { notes, draftNotes, awardEmoji } = server.sandbox.state;
  expect([notes, draftNotes, awardEmoji].map((table) => table?.['merge_request:1'])).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a Reporter resolves nothing that they did not write the code for', async () => {
  const { id } = await started(threads, { body: 'Why?' });
  expect(await server.answer('PUT', `${threads}/${id}`, { resolved: true }, 'morgan')).toEqual([
    403,
    { message: '403 Forbidden' },
  ]);
});

describe('threads of issues', () => {
  const issue = `${project}/issues/1`;
  test.each([
    ['16.0', false],
    ['17.4', true],
    ['18.4', true],
    ['18.7', true],
    ['19.5', true],
  ])('on %s they are resolvable: %s', async (version, resolvable) => {
    await begin({ version });
    await server.body('POST', `${project}/issues`, { title: 'Goal' });
    const { id, notes } = await started(`${issue}/discussions`, { body: 'How?', position });
    expect(notes).toMatchObject([{ type: 'DiscussionNote', resolvable }]);
    const { status } = await server.ask('PUT', `${issue}/discussions/${id}`, { resolved: true });
    expect(status).toBe(resolvable ? 200 : 403);
    const [shown] = await listed(`${issue}/discussions`);
    if (resolvable) expect(shown?.notes).toMatchObject([{ resolved: true, resolved_by: { username: 'alex' } }]);
    expect(await server.body('GET', `${issue}/notes`)).toHaveLength(1);
  });

  test('a copy keeps its threads', async () => {
    await server.body('POST', `${project}/issues`, { title: 'Goal' });
    const { id } = await started(`${issue}/discussions`, { body: 'How?' });
    await server.body('POST', `${issue}/discussions/${id}/notes`, { body: 'So.' });
    await server.body('POST', `${issue}/clone`, { to_project_id: 1, with_notes: true });
    const copied = (await listed(`${project}/issues/2/discussions`)).filter(({ notes }) => notes.length > 1);
    expect(copied.map(({ notes }) => pick(notes, 'body'))).toEqual([[{ body: 'How?' }, { body: 'So.' }]]);
    expect(copied[0]?.id).not.toBe(id);
  });

  test('what one may not read is left out before pages are cut', async () => {
    await server.body('POST', `${project}/issues`, { title: 'Goal' });
    await server.body('POST', `${issue}/notes`, { body: 'Among us', internal: true });
    await server.body('POST', `${issue}/notes`, { body: 'For all' });
    await server.body('PUT', project, { visibility: 'public' });
    server.sandbox.state.members = server.sandbox.state.members.filter(({ userId }) => userId !== 2);
    const { body, headers } = await server.ask('GET', `${issue}/discussions?per_page=1`, undefined, 'morgan');
    expect([headers.get('X-Total'), (body as Discussion[]).map(({ notes }) => notes[0]?.['body'])]).toEqual([
      '1',
      ['For all'],
    ]);
  });
});

test('comments on lines are events of another type: a filter for notes loses them', async () => {
  await server.body('POST', `${one}/notes`, { body: 'Nice' }, 'sam');
  await started(threads, { body: 'Why?', position });
  await started(threads, { body: 'In general?' });
  const rows = async (query: string) => await server.body('GET', `/users/sam/events?${query}`);
  expect(pick(await rows('action=commented'), 'target_type', 'action_name')).toEqual(
    ['DiscussionNote', 'DiffNote', 'Note'].map((target_type) => ({ target_type, action_name: 'commented on' })),
  );
  expect(pick(await rows('target_type=note'), 'target_type')).toEqual([{ target_type: 'Note' }]);
  const [, onLine] = (await rows('action=commented')) as object[];
  expect(onLine).toMatchObject({
    note: { type: 'DiffNote', body: 'Why?', noteable_type: 'MergeRequest', noteable_iid: 1, position },
  });
});

describe('drafts', () => {
  const drafts = `${one}/draft_notes`;
  const review = async () => (await server.body('GET', `${one}/reviewers`)) as { state: string; created_at: string }[];

  test('nobody but their author sees them, and nothing tells of them', async () => {
    const before = (await server.body('GET', `${one}/notes`)) as unknown[];
    expect(await server.body('POST', drafts, { note: 'Hm', position }, 'sam')).toMatchObject({
      author_id: 3,
      merge_request_id: 1,
      note: 'Hm',
      discussion_id: null,
      resolve_discussion: false,
      position: { new_line: 1 },
    });
    expect(pick(await server.body('GET', drafts, undefined, 'sam'), 'note')).toEqual([{ note: 'Hm' }]);
    expect(await server.body('GET', drafts)).toEqual([]);
    expect(await server.answer('GET', `${drafts}/1`)).toEqual([404, { message: '404 Not found' }]);
    expect(await server.answer('DELETE', `${drafts}/1`)).toEqual([404, { message: '404 Not found' }]);
    expect(await server.body('GET', `${one}/notes`)).toEqual(before);
    expect(await server.body('GET', '/users/sam/events?action=commented')).toEqual([]);
  });

  test('published they are comments, and their author reviewed', async () => {
    const asked = (await review())[0]?.created_at;
    const { id } = await started(threads, { body: 'Why?', position });
    expect(await review()).toMatchObject([{ state: 'unreviewed' }]);
    await server.body('POST', drafts, { note: 'New', position }, 'sam');
    expect(await review()).toMatchObject([{ state: 'review_started' }]);
    await server.body('POST', drafts, { note: 'Done', in_reply_to_discussion_id: id, resolve_discussion: true }, 'sam');
    expect((await server.ask('POST', `${drafts}/bulk_publish`, {}, 'sam')).status).toBe(204);
    expect(await review()).toMatchObject([{ state: 'reviewed', created_at: asked }]);
    expect(await server.body('GET', drafts, undefined, 'sam')).toEqual([]);
    const found = (await listed()).filter(({ individual_note }) => !individual_note);
    expect(found.map(({ notes }) => pick(notes, 'body', 'type', 'resolved'))).toEqual([
      ['Why?', 'Done'].map((body) => ({ body, type: 'DiffNote', resolved: true })),
      [{ body: 'New', type: 'DiffNote', resolved: false }],
    ]);
  });

  test('one alone is published, another thrown away', async () => {
    for (const note of ['One', 'Two']) await server.body('POST', drafts, { note }, 'sam');
    expect((await server.ask('PUT', `${drafts}/2/publish`, {}, 'sam')).status).toBe(204);
    expect((await server.ask('DELETE', `${drafts}/1`, undefined, 'sam')).status).toBe(204);
    expect(pick(await server.body('GET', '/users/sam/events?action=commented'), 'target_type')).toEqual([
      { target_type: 'DiscussionNote' },
    ]);
    const missing = { message: '400 Bad request - Note {:base=>["Thread to reply to cannot be found"]}' };
    const reply = { note: 'x', in_reply_to_discussion_id: 'f'.repeat(40) };
    expect(await server.answer('POST', drafts, reply, 'sam')).toEqual([400, missing]);
    await server.body('POST', `${project}/archive`, {});
    expect((await server.ask('POST', drafts, { note: 'x' }, 'sam')).status).toBe(403);
  });
});

describe('a review in a comment, https://docs.gitlab.com/user/project/quick_actions/', () => {
  const say = (body: string, who: 'alex' | 'sam' | 'morgan' = 'sam') =>
    server.answer('POST', `${one}/notes`, { body }, who);
  const state = async () => {
    const { approved_by } = (await server.body('GET', `${one}/approvals`)) as { approved_by: unknown[] };
    const [reviewer] = (await server.body('GET', `${one}/reviewers`)) as { state: string }[];
    return [approved_by.length, reviewer?.state];
  };
  const only = (message: string) => [202, { commands_changes: {}, summary: [message] }];

  test('approves and takes it back', async () => {
    await server.body('POST', `${one}/draft_notes`, { note: 'Not yet' }, 'sam');
    expect((await say('Well done\n\n/approve'))[0]).toBe(201);
    expect(await server.body('GET', `${one}/draft_notes`, undefined, 'sam')).toHaveLength(1);
    // Who may not approve sends a review all the same.
    expect(await say('/submit_review approve', 'morgan')).toEqual(only('Submitted the current review.'));
    expect(await state()).toEqual([1, 'approved']);
    expect(pick(await server.body('GET', '/users/sam/events'), 'action_name', 'target_type')).toEqual([
      { action_name: 'commented on', target_type: 'Note' },
      { action_name: 'approved', target_type: 'MergeRequest' },
      expect.anything(),
    ]);
    const refused = [400, { message: '400 Bad request - Failed to apply commands.' }];
    expect(await say('/approve')).toEqual(refused);
    expect(await say('/approve', 'morgan')).toEqual(refused);
    expect(await say('/unapprove')).toEqual(only('Unapproved the current merge request.'));
    expect(await state()).toEqual([0, 'unapproved']);
    expect(await say('/unapprove')).toEqual(refused);
  });

  test.each([
    ['/submit_review', [0, 'reviewed']],
    ['/submit_review requested_changes', [0, 'requested_changes']],
    ['/submit_review approve', [1, 'approved']],
  ])('%s sends what was drafted', async (body, expected) => {
    await server.body('POST', `${one}/draft_notes`, { note: 'Hm' }, 'sam');
    await server.body('POST', `${one}/draft_notes`, { note: 'Mine' });
    expect(await say(body)).toEqual(only('Submitted the current review.'));
    expect(await state()).toEqual(expected);
    expect(await server.body('GET', `${one}/draft_notes`, undefined, 'sam')).toEqual([]);
    expect(await server.body('GET', `${one}/draft_notes`)).toHaveLength(1);
    expect((await listed()).map(({ notes }) => notes[0]?.['body'])).toContain('Hm');
  });
});

test.each([
  [{ edition: 'ee', tier: 'premium' }, [200, { approval_rules_overwritten: false, rules: [] }], true],
  [{ edition: 'ce' }, [404, { error: '404 Not Found' }], false],
] as const)('%j: rules of approval are of the enterprise edition', async (options, state, hasRules) => {
  await begin(options);
  await server.body('POST', `${one}/approve`, {}, 'sam');
  expect(await server.answer('GET', `${one}/approval_state`)).toEqual(state);
  const shown = (await server.body('GET', `${one}/approvals`, undefined, 'sam')) as object;
  expect(shown).toMatchObject({ user_has_approved: true, user_can_approve: false, approved_by: [expect.anything()] });
  expect('approvals_left' in shown).toBe(hasRules);
});

test('what a commit names is told so in the name of its author, to who reads the code', async () => {
  await server.body('POST', `${project}/issues`, { title: 'Goal' });
  const more = { commit_message: 'Work\n\nGrowth: #1', branch: 'work', author_email: 'sam@example.com' };
  const { id } = (await server.commit({ more: '' }, more)) as { id: string };
  const notes = async (who: 'alex' | 'sam' | 'morgan') =>
    (await server.body('GET', `${project}/issues/1/notes`, undefined, who)) as { body: string }[];
  expect(await notes('alex')).toMatchObject([
    { body: `mentioned in commit ${id}`, system: true, author: { username: 'sam' } },
  ]);
  expect(await notes('morgan')).toHaveLength(1);
  for (const member of server.sandbox.state.members) if (member.userId === 2) member.accessLevel = 10;
  expect(await notes('morgan')).toEqual([]);
  await server.body('POST', '/projects', { name: 'app' });
  const actions = [{ action: 'create', file_path: 'a', content: '' }];
  const fields = { branch: 'main', commit_message: 'For alex/goals#1', actions };
  const there = (await server.body('POST', '/projects/alex%2Fapp/repository/commits', fields)) as { id: string };
  expect((await notes('alex'))[0]).toMatchObject({ body: `mentioned in commit alex/app@${there.id}` });
  expect((await notes('sam')).map(({ body }) => body)).toEqual([`mentioned in commit ${id}`]);
});

test('what a merge request names is told so, once, and only to who may read both', async () => {
  await server.body('POST', `${project}/issues`, { title: 'Goal' });
  const said = async (who: 'alex' | 'sam' | 'morgan' = 'alex') =>
    pick(await server.body('GET', `${project}/issues/1/notes`, undefined, who), 'body', 'system');
  const mention = [{ body: 'mentioned in merge request !1', system: true }];
  await server.body('PUT', one, { description: 'Growth: #1, by !1' });
  expect((await listed()).map(({ notes }) => notes[0]?.['body'])).not.toContain('mentioned in merge request !1');
  expect(await said()).toEqual(mention);
  await started(threads, { body: 'See #1', position });
  await server.body('POST', `${one}/notes`, { body: 'Again #1' });
  expect(await said()).toEqual(mention);
  const related = await server.body('GET', `${project}/issues/1/related_merge_requests`);
  expect(pick(related, 'iid')).toEqual([{ iid: 1 }]);
  for (const member of server.sandbox.state.members) if (member.userId === 2) member.accessLevel = 10;
  expect(await said('morgan')).toEqual([]);
});
