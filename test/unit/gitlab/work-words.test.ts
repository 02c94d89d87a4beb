// Rows of work, of openings and of who named the person: what each becomes where the server says little, and who is no person.
import { describe, expect, test } from 'vitest';
import { openEpicRow, openingOfEpic, openingOfIssue, openingOfNode, openIssueRow } from '#gitlab/words/opening-rows.ts';
import { mentionOfTodo, todoRow } from '#gitlab/words/mention-rows.ts';
import {
  colleagueOf,
  commentOfEvent,
  epicOfRow,
  eventRow,
  itemOfEvent,
  itemOfRow,
  workRow,
} from '#gitlab/words/work-rows.ts';
import { base } from './fake-gitlab.ts';

const at = '2026-11-20T10:00:00.000Z';
const later = '2026-11-21T10:00:00.000Z';
const url = `${base}/shop/web/-/issues/2`;
const epicUrl = `${base}/groups/shop/-/epics/2`;
const least = { id: 1, iid: 2, title: 'Fix it', labels: ['bug'], web_url: url, created_at: at };

describe('an open issue', () => {
  const opening = (more: object) => openingOfIssue(openIssueRow.parse({ ...least, ...more }), base);

  test('with the least that a server says', () => {
    expect(opening({})).toEqual({
      type: 'issue',
      home: 'shop/web',
      iid: 2,
      url,
      title: 'Fix it',
      labels: ['bug'],
      createdAt: at,
      updatedAt: at,
      isAssigned: false,
      mergeRequests: null,
      comments: null,
    });
  });

  test('with all of it', () => {
    const more = { updated_at: later, assignees: [{ id: 3 }], merge_requests_count: 0, user_notes_count: 4 };
    expect(opening(more)).toMatchObject({ updatedAt: later, isAssigned: true, mergeRequests: 0, comments: 4 });
  });

  test.each([
    [[], false],
    [[{ id: 3 }], true],
    [[{ id: 3 }, { id: 4 }], true],
  ])('of %j is assigned: %s', (assignees, isAssigned) => {
    expect(opening({ assignees })).toMatchObject({ isAssigned });
  });

  test.each([
    ['no address', ''],
    ['another server', 'https://elsewhere.example/shop/web/-/issues/2'],
    ['a page that is no issue', `${base}/shop/web`],
    ['a merge request', `${base}/shop/web/-/merge_requests/2`],
    ['an epic', epicUrl],
  ])('is none at the address of %s', (_name, address) => {
    expect(opening({ web_url: address })).toBe(null);
  });
});

test('an open epic is nobody’s, and says when it was changed', () => {
  const epic = (more: object) => openingOfEpic(openEpicRow.parse({ ...least, web_url: epicUrl, ...more }), base);
  const told = { type: 'epic', home: 'shop', iid: 2, isAssigned: false, mergeRequests: null, comments: null };
  expect(epic({})).toMatchObject({ ...told, updatedAt: at });
  expect(epic({ updated_at: later })).toMatchObject({ ...told, updatedAt: later });
  expect(epic({ web_url: url })).toBe(null);
});

test.each([
  [[], later, { isAssigned: false, updatedAt: later }],
  [[{ username: 'sam' }], null, { isAssigned: true, updatedAt: at }],
])('an issue of a query with the assignees %j', (assignees, updatedAt, told) => {
  const labels = { nodes: [{ title: 'bug' }] };
  const node = { title: 'Fix it', webUrl: url, createdAt: at, updatedAt, labels, assignees: { nodes: assignees } };
  expect(openingOfNode(node, base)).toMatchObject({ type: 'issue', labels: ['bug'], ...told });
});

test.each([
  ['project_1_bot', true],
  ['group_22_bot', true],
  ['project_1_bot_1f2e3d', true],
  ['PROJECT_1_BOT1', true],
  ['ghost', true],
  ['support-bot', true],
  ['alert-bot7', true],
  ['security_bot', false],
  ['GitLabDuo', true],
  ['project__bot', false],
  ['my_project_1_bot', false],
  ['ghostwriter', false],
  ['a-ghost', false],
  ['support-bot-fan', false],
  ['sam', false],
])('%s is no person: %s', (username, isBot) => {
  expect(colleagueOf({ id: 1, username })).toEqual({ username, isBot, accountCreatedAt: null });
});

test('an account that is said to be a bot is one, whatever its name; nobody is nobody', () => {
  expect(colleagueOf({ id: 1, username: 'sam', bot: true })?.isBot).toBe(true);
  expect(colleagueOf({ id: 1, username: 'sam', bot: false })?.isBot).toBe(false);
  expect([colleagueOf(null), colleagueOf(undefined)]).toEqual([null, null]);
});

describe('a row of work', () => {
  const row = (more: object = {}) => workRow.parse({ ...least, project_id: 5, state: 'opened', ...more });

  test.each([
    [undefined, null],
    ['shop/web!2', 'shop/web'],
    ['shop/web#22', 'shop/web'],
    ['shop/web#', null],
    ['shop/web#2-more', null],
    ['#2', ''],
  ])('called %s lies in %s', (full, home) => {
    expect(itemOfRow(row(full === undefined ? {} : { references: { full } }), 'issue').home).toBe(home);
  });

  test('of an issue has no branch', () => {
    expect(itemOfRow(row(), 'issue').branch).toBe(null);
    expect(itemOfRow(row({ source_branch: 'fix' }), 'merge-request').branch).toBe('fix');
  });

  test.each([
    ['/groups/acme/-/epics/3', 'acme'],
    ['/groups/acme/team/-/epics/3', 'acme/team'],
    ['/groups/acme/-/x/-/epics/3', 'acme'],
    ['/groups//-/epics/3', null],
    ['/acme/-/epics/3', null],
    [null, null],
    [undefined, null],
  ])('names the epic at %s', (address, home) => {
    const epic = epicOfRow(row({ epic: { iid: 3, group_id: 4, url: address } }));
    expect(epic).toMatchObject({ key: 'g4&3', kind: 'epic', home, iid: 3, title: null, toldBy: 'list' });
  });

  test('names none where it has none, or tells it in another form', () => {
    expect([{}, { epic: null }, { epic: 'three' }].map((more) => epicOfRow(row(more)))).toEqual([null, null, null]);
  });
});

describe('an event', () => {
  const event = (more: object) => eventRow.parse({ id: 1, created_at: at, project_id: 5, ...more });

  test('without a title has none', () => {
    expect(itemOfEvent(event({ target_type: 'Issue', target_iid: 2 }))).toMatchObject({ key: 'p5#2', title: null });
    expect(itemOfEvent(event({ target_iid: 2 }))).toBe(null);
    expect(itemOfEvent(event({ target_iid: 2, note: { id: 9, noteable_iid: 2 } }))).toBe(null);
  });

  test.each([
    [{}, false],
    [{ internal: true }, true],
    [{ internal: false, confidential: true }, false],
    [{ confidential: true }, true],
  ])('of a comment that says %j is internal: %s', (more, internal) => {
    const note = { id: 9, noteable_type: 'Issue', noteable_iid: 2, ...more };
    expect(commentOfEvent(event({ note }))?.deed).toMatchObject({ note: 9, body: '', internal });
  });
});

describe('a to-do', () => {
  const full = {
    id: 1,
    created_at: at,
    project: { id: 5, path_with_namespace: 'shop/web' },
    target_type: 'Issue',
    target: { iid: 2 },
    target_url: `${url}#note_77`,
  };
  const told = (more: object) => mentionOfTodo(todoRow.parse({ ...full, ...more }));

  test('with the least that a server says', () => {
    expect(told({})?.item).toMatchObject({ key: 'p5#2', state: null, labels: [], title: null, confidential: true });
    expect(told({})?.mention).toMatchObject({ key: 'n77', on: 'p5#2', body: '', by: null, url: full.target_url });
  });

  test.each([
    ['no kind of target', { target_type: null }],
    ['another kind of target', { target_type: 'Commit' }],
    ['no address', { target_url: null }],
    ['an address of no comment', { target_url: url }],
    ['an address that goes on behind the comment', { target_url: `${url}#note_77x` }],
    ['no project', { project: null }],
    ['no target', { target: null }],
    ['a target without a number', { target: {} }],
  ])('is no mention with %s', (_name, more) => {
    expect(told(more)).toBe(null);
  });
});
