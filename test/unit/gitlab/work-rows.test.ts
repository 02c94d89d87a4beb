// GitLab's rows of work in our words: each field that may be missing, and what is no piece of work.
import { describe, expect, test } from 'vitest';
import { approvalsRow, commentOfEvent, eventRow, itemOfEvent, itemOfRow, workRow } from '#gitlab/words/work-rows.ts';
import { mentionOfEmoji, mentionOfTodo, todoRow } from '#gitlab/words/mention-rows.ts';
import { createRedact } from '#gitlab/wire/redaction.ts';

const at = '2026-11-20T10:00:00.000Z';
const sam = { id: 2, username: 'sam' };
const row = (more: object = {}) =>
  workRow.parse({
    id: 9,
    iid: 4,
    project_id: 42,
    title: 'Retry',
    description: 'x',
    labels: ['failover'],
    milestone: {
      id: 1,
      iid: 1,
      title: '19.1',
    },
    confidential: false,
    web_url: 'https://g.example/a/b/-/issues/4',
    state: 'merged',
    author: sam,
    source_branch: 'retry',
    created_at: '2026-11-01T10:00:00Z',
    updated_at: at,
    closed_at: null,
    merged_at: '2026-11-20T10:00:00Z',
    references: { full: 'acme/web!4' },
    ...more,
  });

describe('a row of a list', () => {
  test('whole', () => {
    expect(itemOfRow(row(), 'merge-request')).toEqual({
      key: 'p42!4',
      kind: 'merge-request',
      home: 'acme/web',
      iid: 4,
      title: 'Retry',
      text: 'x',
      url: 'https://g.example/a/b/-/issues/4',
      labels: ['failover'],
      milestone: '19.1',
      branch: 'retry',
      author: {
        username: 'sam',
        isBot: false,
        accountCreatedAt: null,
      },
      state: 'merged',
      createdAt: '2026-11-01T10:00:00.000Z',
      endedAt: at,
      isPrivate: null,
      confidential: false,
      moved: null,
      toldBy: 'list',
    });
  });
  test.each<[string, object, object]>([
    [
      'an issue, closed',
      { state: 'closed', merged_at: null, closed_at: at, references: { full: 'acme/web#4' } },
      { state: 'closed', endedAt: at, home: 'acme/web' },
    ],
    ['a confidential one', { confidential: true }, { isPrivate: true, confidential: true }],
    ['without a reference', { references: null }, { home: null }],
    ['a reference with something behind it', { references: { full: 'acme/web#4 x' } }, { home: null }],
    [
      'without what may be missing',
      { milestone: null, source_branch: null, author: null, labels: [] },
      { milestone: null, branch: null, author: null, labels: [] },
    ],
    ['a state of a newer GitLab', { state: 'locked' }, { state: null }],
  ])('%s', (_name, more, expected) => {
    expect(itemOfRow(row(more), 'issue')).toMatchObject({ key: 'p42#4', ...expected });
  });
  test.each([
    ['sam', false, false],
    ['sam', true, true],
    ['ghost', null, true],
    ['Project_42_bot_0123abcd', null, true],
    ['group_7_bot1', null, true],
    ['support-bot', null, true],
    ['gitlab-duo', null, true],
    ['alert-bot2', null, true],
    ['project_bot', null, false],
    ['my-ghost', null, false],
    ['ghostwriter', null, false],
  ])('%s (bot: %s) is a machine: %s', (username, bot, isBot) => {
    expect(itemOfRow(row({ author: { id: 3, username, bot } }), 'issue').author?.isBot).toBe(isBot);
  });
});

describe('an event', () => {
  const event = (more: object = {}) =>
    eventRow.parse({
      id: 1,
      project_id: 42,
      target_type: 'MergeRequest',
      target_iid: 4,
      target_title: 'Retry',
      created_at: at,
      ...more,
    });
  const note = (more: object = {}) => ({
    target_type: 'DiffNote',
    target_iid: 77,
    note: { id: 5, body: 'ok', noteable_type: 'MergeRequest', noteable_iid: 4, ...more },
  });
  test.each<[string, object, string | null]>([
    ['of a merge request', {}, 'p42!4'],
    ['of an issue', { target_type: 'Issue' }, 'p42#4'],
    ['of a work item', { target_type: 'WorkItem' }, 'p42#4'],
    ['of a comment', note(), 'p42!4'],
    ['of a push', { target_type: null }, null],
    ['of a snippet', { target_type: 'Snippet' }, null],
    ['of a comment on a commit', note({ noteable_type: 'Commit' }), null],
    ['of a comment without its type', note({ noteable_type: null }), null],
    ['without a number', { target_iid: null }, null],
    ['without a project', { project_id: null }, null],
  ])('%s', (_name, more, key) => {
    expect(itemOfEvent(event(more))?.key ?? null).toBe(key);
  });
  test('tells a title, and nothing else', () => {
    expect(itemOfEvent(event())).toMatchObject({
      title: 'Retry',
      toldBy: 'event',
      home: null,
      state: null,
      confidential: false,
    });
    expect(itemOfEvent(event({ target_title: null }))?.title).toBeNull();
  });
  test.each<[object, object | null]>([
    [{}, null],
    [note(), { type: 'commented', key: 'p42!4', at, note: 5, body: 'ok', internal: false }],
    [note({ body: null }), { body: '' }],
    [note({ internal: true }), { internal: true }],
    [note({ confidential: true }), { internal: true }],
    [note({ internal: false, confidential: true }), { internal: false }],
    [note({ noteable_type: 'Commit' }), null],
  ])('as a comment: %#', (more, deed) => {
    const read = commentOfEvent(event(more))?.deed ?? null;
    if (deed === null) expect(read).toBeNull();
    else expect(read).toMatchObject(deed);
  });
});

describe('a to-do', () => {
  const target = {
    iid: 4,
    title: 'Retry',
    description: 'x',
    web_url: 'u',
    labels: ['a'],
    author: sam,
    state: 'opened',
    created_at: at,
    confidential: false,
  };
  const todo = (more: object = {}) =>
    todoRow.parse({
      id: 1,
      project: {
        id: 42,
        path_with_namespace: 'acme/web',
      },
      author: sam,
      target_type: 'Issue',
      target,
      target_url: 'https://g.example/acme/web/-/issues/4#note_12',
      body: '@alex thanks',
      created_at: at,
      ...more,
    });
  test('of a comment that names the person', () => {
    expect(mentionOfTodo(todo())).toEqual({
      item: {
        key: 'p42#4',
        kind: 'issue',
        home: 'acme/web',
        iid: 4,
        title: 'Retry',
        text: 'x',
        url: 'u',
        labels: ['a'],
        milestone: null,
        branch: null,
        author: {
          username: 'sam',
          isBot: false,
          accountCreatedAt: null,
        },
        state: 'opened',
        createdAt: at,
        endedAt: null,
        isPrivate: null,
        confidential: false,
        moved: null,
        toldBy: 'to-do',
      },
      mention: {
        key: 'n12',
        on: 'p42#4',
        at,
        by: {
          username: 'sam',
          isBot: false,
          accountCreatedAt: null,
        },
        body: '@alex thanks',
        emoji: null,
        url: 'https://g.example/acme/web/-/issues/4#note_12',
        internal: false,
      },
    });
  });
  test.each<[string, object]>([
    ['on no comment', { target_url: 'https://g.example/acme/web/-/issues/4' }],
    ['on a comment, and behind it', { target_url: 'https://g.example/a/-/issues/4#note_12x' }],
    ['without an address', { target_url: null }],
    ['of an alert', { target_type: 'AlertManagement::Alert' }],
    ['without a type', { target_type: null }],
    ['of what is gone', { target: null }],
    ['of what has no number', { target: { ...target, iid: undefined } }],
    ['of a group', { project: null }],
  ])('%s is none', (_name, more) => {
    expect(mentionOfTodo(todo(more))).toBeNull();
  });
  test('what its row does not tell is not known, and an issue that does not say is confidential', () => {
    const bare = (type: string, more: object = {}) =>
      mentionOfTodo(todo({ target_type: type, target: { iid: 4, ...more }, author: null, body: null }));
    expect(bare('Issue')).toMatchObject({
      item: {
        title: null,
        text: null,
        url: null,
        labels: [],
        author: null,
        state: null,
        createdAt: null,
        endedAt: null,
        confidential: true,
      },
      mention: { by: null, body: '' },
    });
    expect(bare('MergeRequest')?.item).toMatchObject({ key: 'p42!4', confidential: false });
    expect(bare('MergeRequest', { merged_at: at })?.item.endedAt).toBe(at);
    expect(bare('Issue', { closed_at: at })?.item.endedAt).toBe(at);
  });
});

test('an emoji is a word of whoever gave it', () => {
  const on = itemOfRow(row(), 'merge-request');
  expect(mentionOfEmoji({ id: 7, name: 'tada', user: sam, created_at: at }, on)).toEqual({
    key: 'e7',
    on: 'p42!4',
    at,
    by: {
      username: 'sam',
      isBot: false,
      accountCreatedAt: null,
    },
    body: null,
    emoji: 'tada',
    url: null,
    internal: false,
  });
  expect(mentionOfEmoji({ id: 7, name: 'tada', user: null, created_at: at }, on).by).toBeNull();
});

test('a GitLab without approvals has none', () => {
  expect(approvalsRow.parse({}).approved_by).toEqual([]);
  expect(approvalsRow.parse({ approved_by: [{ user: sam, approved_at: at }] }).approved_by).toHaveLength(1);
});

test('of two secrets the longer one goes first', () => {
  expect(createRedact(['abcd', 'abcdefgh'])('x abcdefgh abcd')).toBe('x [token] [token]');
  expect(createRedact(['abc'])('abc')).toBe('abc');
});
