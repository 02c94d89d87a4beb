// What is noted of a write before it is sent, with what stood there before: by it a run is taken back.
import { describe, expect, test } from 'vitest';
import type { IssueFields, WrittenStep } from '#growth/forge/written.ts';
import { issue, note, person } from './fake-gitlab.ts';
import { recording } from './recording.ts';

/** The step of one request. */
async function stepOf(method: string, path: string, body?: object | FormData): Promise<WrittenStep | null> {
  const { begun, sending } = recording();
  await sending(method, `projects/1/${path}`, body);
  return begun[0]?.step ?? null;
}
const marked = 'Half\n\n<!-- devgrowth:check-in key=k1 -->';
const other = { what: 'other', doing: 'adding @jo' };

test.each<[string, string, object | FormData | undefined, object]>([
  [
    'POST',
    'issues',
    { title: 'Read', description: marked },
    { what: 'issue-opened', iid: null, key: 'k1', title: 'Read', after: null },
  ],
  ['POST', 'issues', {}, { what: 'issue-opened', iid: null, key: null, title: '', after: null }],
  ['PUT', 'issues', {}, other],
  [
    'PUT',
    'issues/4',
    { title: 'B' },
    { what: 'issue-changed', iid: 4, title: null, before: null, after: { title: 'B' } },
  ],
  ['POST', 'issues/4', {}, other],
  ['DELETE', 'issues/4', undefined, { what: 'issue-removed', iid: 4, title: null }],
  [
    'POST',
    'issues/4/links',
    { target_project_id: 'sam/goals', target_issue_iid: '9' },
    { what: 'linked', iid: 4, to: { project: 'sam/goals', iid: 9 } },
  ],
  [
    'POST',
    'issues/4/links',
    { target_project_id: 2, target_issue_iid: 9 },
    { what: 'linked', iid: 4, to: { project: '2', iid: 9 } },
  ],
  ['DELETE', 'issues/4/links/9', undefined, other],
  ['PUT', 'issues/4/move', {}, other],
  ['DELETE', 'issues/4/award_emoji', undefined, other],
  ['POST', 'issues/4/notes', { body: marked }, { what: 'comment-added', iid: 4, id: null, key: 'k1', text: marked }],
  ['POST', 'issues/4/notes', { body: 'Half' }, { what: 'comment-added', iid: 4, id: null, key: null, text: 'Half' }],
  ['POST', 'issues/4/notes', {}, { what: 'comment-added', iid: 4, id: null, key: null, text: '' }],
  ['PUT', 'issues/4/notes/9', { body: 'B' }, { what: 'comment-changed', iid: 4, id: 9, before: null, after: 'B' }],
  ['PUT', 'issues/4/notes/9', {}, { what: 'comment-changed', iid: 4, id: 9, before: null, after: '' }],
  ['DELETE', 'issues/4/notes/9', undefined, { what: 'comment-removed', iid: 4, id: 9 }],
  ['POST', 'uploads', new FormData(), other],
  ['POST', 'labels', { name: 'x' }, other],
  ['POST', 'issues/4/notes?x=1', { body: 1 }, { what: 'comment-added', iid: 4, id: null, key: null, text: '' }],
])('%s %s with %j', async (method, path, body, step) => {
  expect(await stepOf(method, path, body)).toEqual(step);
});

test.each([
  'user',
  'groups/1/issues',
  'projects/alex%2Fgoals/issues',
  'projects',
  'projects/1a/issues',
  'projects/a1/issues',
])('what is written to %s is none of a project that is known by its number', async (path) => {
  const { begun, sending } = recording();
  expect(await sending('POST', path, {})).toBeNull();
  expect(begun).toEqual([]);
});

test.each<[object, IssueFields]>([
  [{}, {}],
  [{ title: ' B ' }, { title: 'B' }],
  [{ description: 'One\r\nTwo' }, { text: 'One\nTwo' }],
  [{ due_date: '2027-01-31' }, { due: '2027-01-31' }],
  [{ due_date: '' }, { due: null }],
  [{ milestone_id: 3 }, { milestone: { id: 3, title: '' } }],
  [{ milestone_id: 0 }, { milestone: null }],
  [{ confidential: false }, { confidential: false }],
  [{ state_event: 'close' }, { state: 'closed' }],
  [{ state_event: 'reopen' }, { state: 'opened' }],
  [{ assignee_ids: [7, 9] }, { assignees: [7, 9].map((id) => ({ id, username: '' })) }],
  [{ add_labels: 'a,new', remove_labels: 'b,gone' }, { labels: ['a', 'new'] }],
  [{ remove_labels: 'a,b' }, { labels: [] }],
  [{ add_labels: 'new,new' }, { labels: ['new'] }],
])('should nobody hear the answer to %j, this is what will be there', async (sent, after) => {
  const { begun, last, saw, sending } = recording();
  saw('projects/1/issues/4', issue({ labels: ['a', 'b', 'c'] }));
  await sending('PUT', 'projects/1/issues/4', sent);
  expect(begun[0]?.step).toMatchObject({ title: 'Read The Goal', after });
  expect(Object.keys(last().after ?? {})).toEqual(Object.keys(after));
});

test.each<[object, IssueFields]>([
  [{}, {}],
  [{ title: 'B' }, { title: 'Read The Goal' }],
  [{ description: 'B' }, { text: '- [ ] one\n- [ ] two' }],
  [{ due_date: '' }, { due: '2027-01-01' }],
  [{ milestone_id: 3 }, { milestone: { id: 2, title: 'Q4' } }],
  [{ confidential: true }, { confidential: false }],
  [{ state_event: 'close' }, { state: 'opened' }],
  [{ assignee_ids: [] }, { assignees: [{ id: 7, username: 'alex' }] }],
  [{ add_labels: 'a,new', remove_labels: 'b' }, { labels: ['a', 'b'] }],
  [{ remove_labels: 'b' }, { labels: ['b'] }],
  [{ add_labels: 'new' }, { labels: [] }],
])('before %j stood there what was read last, and no more of it than is written', async (sent, before) => {
  const { last, saw, sending } = recording();
  const more = { due_date: '2027-01-01', milestone: { id: 2, title: 'Q4' }, assignees: [person] };
  saw('projects/1/issues?per_page=100', [issue({ iid: 3 }), issue({ labels: ['a', 'b', 'c'], ...more })]);
  await sending('PUT', 'projects/1/issues/4', sent);
  expect(last().before).toEqual(before);
});

describe('what was read', () => {
  const before = async ({ last, sending }: ReturnType<typeof recording>) => {
    await sending('PUT', 'projects/1/issues/4', { title: 'B' });
    return last().before;
  };

  test('of the same number in another project is another issue', async () => {
    const at = recording();
    at.saw('projects/2/issues/4', issue());
    at.saw('projects/1/issues', [issue({ project_id: 2 })]);
    expect(await before(at)).toBeNull();
    at.saw('projects/2/issues', [issue({ project_id: 1 })]);
    expect(await before(at)).toEqual({ title: 'Read The Goal' });
  });

  test('below an issue, beside the issues, or in no shape that is known is none', async () => {
    const at = recording();
    at.saw('projects/1/issues/4/links', issue());
    at.saw('projects/1/issues/4/notes', [issue()]);
    at.saw('projects/1/merge_requests/4', issue());
    at.saw('groups/1/issues', [issue()]);
    at.saw('projects/1/issues/4', { iid: 4 });
    expect(await before(at)).toBeNull();
  });

  test('of a comment is what it said before, under the number of its issue', async () => {
    const at = recording();
    const change = async (iid: number, id: number) => {
      await at.sending('PUT', `projects/1/issues/${iid}/notes/${id}`, { body: 'B' });
      return at.last().before;
    };
    at.saw('projects/1/issues/4/notes?sort=asc', [note({ id: 8, body: 'A' }), { id: 9 }, note({ id: 10, body: 'C' })]);
    at.saw('projects/1/issues/4/notes/11', note({ id: 11, body: 'D' }));
    expect([await change(4, 8), await change(4, 9), await change(4, 10), await change(4, 11)]).toEqual([
      'A',
      null,
      'C',
      'D',
    ]);
    expect(await change(5, 8)).toBeNull();
  });

  test('of an issue that is deleted is its title', async () => {
    const at = recording();
    at.saw('projects/1/issues/4', issue());
    await at.sending('DELETE', 'projects/1/issues/4');
    expect(at.begun[0]?.step).toEqual({ what: 'issue-removed', iid: 4, title: 'Read The Goal' });
  });

  test('of the account says whose writes these are: nobody knows before, and an answer without it changes nothing', async () => {
    const at = recording();
    const write = async () => {
      await at.sending('POST', 'projects/12/issues', {});
      return at.begun.at(-1)?.at;
    };
    expect(await write()).toEqual({ host: 'sandbox', accountId: null, projectId: 12 });
    at.saw('user', person);
    at.saw('users/9', { ...person, id: 9 });
    at.saw('user', { message: 'x' });
    expect(await write()).toEqual({ host: 'sandbox', accountId: 7, projectId: 12 });
  });
});
