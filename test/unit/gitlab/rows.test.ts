// What GitLab's rows may leave out, or send as null: each has one meaning.
import { expect, test } from 'vitest';
import type * as z from 'zod';
import { openIssueRow, queriedIssues } from '#gitlab/words/opening-rows.ts';
import { approvalsRow, eventRow, workRow } from '#gitlab/words/work-rows.ts';
import {
  boardSchema,
  ciVariableSchema,
  issueSchema,
  labelEventSchema,
  noteSchema,
  oauthTokenSchema,
  personalTokenSchema,
  pipelineProjectSchema,
  projectSchema,
  userSchema,
} from '#gitlab/words/schemas.ts';

const at = '2026-11-20T10:00:00Z';
const instant = '2026-11-20T10:00:00.000Z';
test.each<[string, z.ZodType, object, Record<string, unknown>]>([
  [
    'an issue',
    issueSchema,
    { id: 1, iid: 2, state: 'locked', created_at: at },
    {
      id: 1,
      iid: 2,
      state: 'opened',
      created_at: instant,
      title: '',
      description: '',
      labels: [],
      milestone: null,
      author: null,
      assignees: [],
      due_date: null,
      confidential: false,
      issue_type: null,
      type: null,
      web_url: '',
      updated_at: null,
      closed_at: null,
      user_notes_count: 0,
      upvotes: 0,
    },
  ],
  [
    'a comment',
    noteSchema,
    { id: 1, created_at: at },
    { id: 1, created_at: instant, body: '', author: null, system: false },
  ],
  ['a person', userSchema, { id: 1, username: 'alex' }, { id: 1, username: 'alex', name: '' }],
  [
    'a label event',
    labelEventSchema,
    { id: 1, created_at: at, action: 'add' },
    { id: 1, created_at: instant, action: 'add', user: null, label: null },
  ],
  ['a board', boardSchema, { id: 1 }, { id: 1, name: '', lists: [] }],
  ['a list of it', boardSchema.shape.lists, [{}], [{ position: 0, label: null }] as never],
  [
    'a project',
    projectSchema,
    { id: 1, path_with_namespace: 'a/b' },
    {
      id: 1,
      path_with_namespace: 'a/b',
      name: '',
      description: '',
      topics: [],
      web_url: '',
      default_branch: null,
      empty_repo: false,
      archived: false,
      created_at: null,
      owner: null,
      marked_for_deletion_on: null,
      marked_for_deletion_at: null,
    },
  ],
  [
    'a project that says nothing of its jobs',
    pipelineProjectSchema,
    {},
    { default_branch: null, empty_repo: false, public_jobs: true },
  ],
  [
    'a variable',
    ciVariableSchema,
    { key: 'K' },
    { key: 'K', masked: false, protected: false, description: '', environment_scope: '*' },
  ],
  ['a token', personalTokenSchema, { scopes: [] }, { scopes: [], name: null, expires_at: null, granular: false }],
  [
    'its grants',
    personalTokenSchema,
    { scopes: [], granular_scopes: [{}] },
    { scopes: [], name: null, expires_at: null, granular: false, granular_scopes: [{ access: '', permissions: [] }] },
  ],
  [
    'grants of another form',
    personalTokenSchema,
    { scopes: [], granular_scopes: 'x' },
    { scopes: [], name: null, expires_at: null, granular: false, granular_scopes: null },
  ],
  ['an OAuth token', oauthTokenSchema, { scope: 'api read_user ' }, { scope: ['api', 'read_user'], expires_in: null }],
])('%s', (_name, schema, row, read) => {
  expect(schema.parse(row)).toEqual(read);
});

test('what is there is kept: labels by name or whole, days without their time, moments in UTC', () => {
  const row = issueSchema.parse({
    id: 1,
    iid: 2,
    state: 'closed',
    created_at: '2026-11-20T12:00:00+02:00',
    labels: ['a', { name: 'b' }],
    due_date: '2026-12-24T00:00:00Z',
    upvotes: 3,
    confidential: true,
  });
  expect(row).toMatchObject({
    state: 'closed',
    created_at: instant,
    labels: ['a', 'b'],
    due_date: '2026-12-24',
    upvotes: 3,
  });
  expect(row.confidential).toBe(true);
  expect(
    issueSchema.safeParse({ id: 1, iid: 2, state: 'opened', created_at: 'yesterday' }).error?.issues[0]?.message,
  ).toBe('not a time: yesterday');
  expect(pipelineProjectSchema.parse({ public_jobs: false }).public_jobs).toBe(false);
});

const full = {
  id: 1,
  iid: 2,
  title: 'Fix it',
  labels: ['bug'],
  web_url: 'https://gitlab.example/shop/web/-/issues/2',
  created_at: instant,
  updated_at: instant,
};

test.each<[string, z.ZodType, object]>([
  ['an open issue', openIssueRow, { ...full, assignees: [{ id: 3 }], merge_requests_count: 1, user_notes_count: 4 }],
  [
    'a piece of work',
    workRow,
    {
      ...full,
      project_id: 5,
      state: 'merged',
      description: 'Why',
      milestone: { id: 1, title: 'FY27-Q4' },
      confidential: true,
      closed_at: instant,
      merged_at: instant,
      moved_to_id: 7,
      epic: { iid: 3, group_id: 4, url: '/groups/acme/-/epics/3' },
      author: { id: 1, username: 'alex', bot: false },
      source_branch: 'fix-it',
      references: { full: 'shop/web#2' },
      assignees: [{ username: 'kim' }],
      reviewers: [{ username: 'sam' }],
    },
  ],
  [
    'an event',
    eventRow,
    {
      id: 1,
      project_id: 5,
      target_type: 'Note',
      target_iid: 2,
      target_title: 'Fix it',
      action_name: 'commented on',
      author_username: 'alex',
      created_at: instant,
      note: { id: 9, body: 'Hi', noteable_type: 'Issue', noteable_iid: 2, internal: true, confidential: true },
    },
  ],
  ['who approved', approvalsRow, { approved_by: [{ user: { id: 1, username: 'sam' }, approved_at: instant }] }],
  [
    'a page of a query',
    queriedIssues,
    {
      success: true,
      data: {
        nodes: [
          {
            title: 'Fix it',
            webUrl: full.web_url,
            createdAt: instant,
            updatedAt: instant,
            labels: { nodes: [{ title: 'bug' }] },
            assignees: { nodes: [] },
          },
        ],
        pageInfo: { endCursor: 'x', hasNextPage: true },
      },
    },
  ],
])('all of %s is read as it stands there', (_name, schema, row) => {
  expect(schema.parse({ ...row, unasked: 'for' })).toEqual(row);
});
