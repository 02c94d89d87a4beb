// Merge requests as evidence of work: made, listed with every filter, approved, merged.
import { beforeAll, expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab, pick, type Row } from '../support/contract-gitlab.ts';

const encoded = (title: unknown) => encodeURIComponent(String(title));

/** A branch with one file, and a merge request from it. */
async function open(gitlab: ContractGitLab, fields: object = {}): Promise<Row> {
  const name = gitlab.name('topic').replace(' ', '-');
  await gitlab.post('repository/commits', {
    branch: name,
    start_branch: 'main',
    commit_message: `Add ${name}`,
    actions: [{ action: 'create', file_path: `${name}.md`, content: name }],
  });
  const made = await gitlab.post('merge_requests', {
    source_branch: name,
    target_branch: 'main',
    title: name,
    ...fields,
  });
  expect([made.status, made.body]).toMatchObject([201, { state: 'opened' }]);
  return made.row;
}

async function mergeable(gitlab: ContractGitLab, iid: number): Promise<void> {
  await gitlab.soon(async () => {
    const { row } = await gitlab.get(`merge_requests/${iid}`);
    expect(row['detailed_merge_status']).toBe('mergeable');
  });
}

contract('merge-requests', ({ docs, assume, refuses, onSandbox }) => {
  const prepared = new Set<ContractGitLab>();
  const prepare = async (gitlab: ContractGitLab) => {
    if (prepared.has(gitlab)) return;
    prepared.add(gitlab);
    await gitlab.files({ 'README.md': 'one\n' });
  };
  beforeAll(() => prepared.clear());

  docs('https://docs.gitlab.com/api/merge_requests/#create-a-merge-request', () => {
    assume('these fields are there', async (gitlab) => {
      await prepare(gitlab);
      const label = gitlab.name('mr');
      const made = await open(gitlab, { description: '- [x] a\n- [ ] b', labels: label });
      expect(made).toMatchObject({
        project_id: gitlab.project.id,
        source_project_id: gitlab.project.id,
        target_project_id: gitlab.project.id,
        target_branch: 'main',
        description: '- [x] a\n- [ ] b',
        labels: [label],
        author: { id: gitlab.me.id },
        assignees: [],
        reviewers: [],
        draft: false,
        milestone: null,
        merged_at: null,
        merge_user: null,
        closed_at: null,
        task_completion_status: { count: 2, completed_count: 1 },
        references: { short: `!${made.iid}` },
      });
      expect(String(made['web_url'])).toMatch(new RegExp(`/-/merge_requests/${made.iid}$`));
    });
    assume('a title that begins with Draft: is a draft', async (gitlab) => {
      await prepare(gitlab);
      expect((await open(gitlab, { title: 'Draft: not yet' }))['draft']).toBe(true);
    });
    assume('a second open one of the same branches is 409', async (gitlab) => {
      await prepare(gitlab);
      const first = await open(gitlab);
      const again = await gitlab.post('merge_requests', {
        source_branch: first['source_branch'],
        target_branch: 'main',
        title: 'Again',
      });
      expect([again.status, again.body]).toEqual([
        409,
        { message: [`Another open merge request already exists for this source branch: !${first.iid}`] },
      ]);
    });
    refuses([
      ['GET', 'merge_requests/99999', undefined, 404, { message: '404 Not found' }],
      ['GET', 'merge_requests?state=new', undefined, 400, { error: 'state does not have a valid value' }],
      [
        'GET',
        'merge_requests?author_id=1&author_username=x',
        undefined,
        400,
        { error: 'author_id, author_username are mutually exclusive' },
      ],
    ]);
  });

  docs('https://docs.gitlab.com/api/merge_requests/#list-project-merge-requests', () => {
    assume('filters: state, labels, author, assignee, reviewer, branch, draft, search, order', async (gitlab) => {
      await prepare(gitlab);
      const label = gitlab.name('filter').replace(' ', '-');
      const me = gitlab.me.id;
      const milestone = await gitlab.milestone();
      const a = await open(gitlab, { labels: label, title: `Alpha ${label}`, milestone_id: milestone.id });
      const b = await open(gitlab, { labels: `${label},${label}-more`, title: `Beta ${label}`, assignee_ids: [me] });
      const c = await open(gitlab, { labels: label, title: `Draft: gamma ${label}`, reviewer_ids: [me] });
      await gitlab.put(`merge_requests/${a.iid}`, { state_event: 'close' });
      const names = new Map([
        [a.iid, 'A'],
        [b.iid, 'B'],
        [c.iid, 'C'],
      ]);
      const found = async (query: string) =>
        (await gitlab.get(`merge_requests?labels=${label}${query}`)).rows.map(({ iid }) => names.get(iid)).join('');
      const cases: Record<string, string> = {
        '': 'CBA',
        '&sort=asc': 'ABC',
        '&state=opened': 'CB',
        '&state=closed': 'A',
        '&state=merged': '',
        [`,${label}-more`]: 'B',
        [`&not[labels]=${label}-more`]: 'CA',
        [`&iids[]=${a.iid}&iids[]=${c.iid}`]: 'CA',
        [`&milestone=${encoded(milestone['title'])}`]: 'A',
        '&milestone=None': 'CB',
        [`&author_id=${me}`]: 'CBA',
        '&author_id=999999999': '',
        [`&author_username=${String(gitlab.me['username'])}`]: 'CBA',
        [`&assignee_id=${me}`]: 'B',
        '&assignee_id=None': 'CA',
        [`&reviewer_id=${me}`]: 'C',
        '&reviewer_id=Any': 'C',
        [`&reviewer_username=${String(gitlab.me['username'])}`]: 'C',
        '&draft=true': 'C',
        '&draft=false': 'BA',
        '&wip=yes': 'C',
        [`&source_branch=${encoded(b['source_branch'])}`]: 'B',
        '&target_branch=elsewhere': '',
        '&search=Beta&in=title': 'B',
        '&scope=created_by_me': 'CBA',
        '&scope=assigned_to_me': 'B',
        '&order_by=title&sort=asc': 'ABC',
        [`&created_after=${String(b['created_at'])}`]: 'CB',
        [`&created_before=${String(b['created_at'])}`]: 'BA',
      };
      const answers: Record<string, string> = {};
      for (const query of Object.keys(cases)) answers[query] = await found(query);
      expect(answers).toEqual(cases);
    });
    assume('view=simple leaves most fields out', async (gitlab) => {
      await prepare(gitlab);
      const { iid } = await open(gitlab);
      const [row] = (await gitlab.get(`merge_requests?iids[]=${iid}&view=simple`)).rows;
      expect(Object.keys(row ?? {}).toSorted()).toEqual([
        'created_at',
        'description',
        'id',
        'iid',
        'project_id',
        'state',
        'title',
        'updated_at',
        'web_url',
      ]);
    });
  });

  docs('https://docs.gitlab.com/api/merge_requests/#list-merge-requests', () => {
    onSandbox(
      'other people',
      'GET /merge_requests means what I created: for others scope=all is needed',
      async (gitlab) => {
        await prepare(gitlab);
        await gitlab.post('members', { user_id: 2, access_level: 30 });
        const { iid } = await open(gitlab.as('morgan'));
        expect((await gitlab.get('/merge_requests?author_id=2')).rows).toEqual([]);
        expect(column((await gitlab.get('/merge_requests?scope=all&author_id=2')).rows, 'iid')).toEqual([iid]);
      },
    );
    onSandbox(
      'an older server',
      'a filter that the server does not know is ignored: everything comes back',
      async (gitlab) => {
        await prepare(gitlab);
        const { iid } = await open(gitlab);
        expect(column((await gitlab.get('merge_requests?merged_after=2030-01-01T00:00:00Z')).rows, 'iid')).toEqual([
          iid,
        ]);
        expect((await gitlab.get('merge_requests?order_by=merged_at')).status).toBe(400);
      },
      { version: '16.0' },
    );
  });

  docs('https://docs.gitlab.com/api/merge_requests/#merge-a-merge-request', () => {
    assume('merged: state, moment and person; found by merged_after; no second time', async (gitlab) => {
      await prepare(gitlab);
      const label = gitlab.name('merged').replace(' ', '-');
      const made = await open(gitlab, { labels: label });
      await mergeable(gitlab, made.iid);
      const merged = await gitlab.put(`merge_requests/${made.iid}/merge`);
      expect([merged.status, merged.row]).toMatchObject([
        200,
        { state: 'merged', merge_user: { id: gitlab.me.id }, merged_at: expect.stringMatching(/Z$/) as unknown },
      ]);
      const { rows } = await gitlab.get(`merge_requests?labels=${label}&state=merged&order_by=updated_at`);
      expect(column(rows, 'iid')).toEqual([made.iid]);
      const again = await gitlab.put(`merge_requests/${made.iid}/merge`);
      expect([again.status, again.body]).toEqual([405, { message: '405 Method Not Allowed' }]);
    });
    assume(
      'merged_after and merged_before are inclusive',
      async (gitlab) => {
        await prepare(gitlab);
        const label = gitlab.name('window').replace(' ', '-');
        const made = await open(gitlab, { labels: label });
        await mergeable(gitlab, made.iid);
        await gitlab.put(`merge_requests/${made.iid}/merge`);
        const found = async (query: string) =>
          (await gitlab.get(`merge_requests?labels=${label}&${query}`)).rows.map(({ iid }) => iid);
        expect(await found('merged_after=2020-01-01T00:00:00Z')).toEqual([made.iid]);
        expect(await found('merged_before=2020-01-01T00:00:00Z')).toEqual([]);
      },
      { from: '19.3' },
    );
    assume('a draft is not merged: 405', async (gitlab) => {
      await prepare(gitlab);
      const { iid } = await open(gitlab, { title: 'Draft: later' });
      await gitlab.refuses('PUT', `merge_requests/${iid}/merge`, {}, [405, { message: '405 Method Not Allowed' }]);
    });
    assume('another sha is 409', async (gitlab) => {
      await prepare(gitlab);
      const { iid } = await open(gitlab);
      await mergeable(gitlab, iid);
      const { status } = await gitlab.put(`merge_requests/${iid}/merge`, { sha: 'f'.repeat(40) });
      expect(status).toBe(409);
    });
  });

  docs('https://docs.gitlab.com/api/merge_request_approvals/', () => {
    onSandbox('other people', 'an approval names who gave it, once', async (gitlab) => {
      await prepare(gitlab);
      await gitlab.post('members', { user_id: 2, access_level: 30 });
      const { iid } = await open(gitlab, { reviewer_ids: [2] });
      const morgan = gitlab.as('morgan');
      expect((await gitlab.get(`merge_requests/${iid}/approvals`)).row['approved_by']).toEqual([]);
      expect((await morgan.post(`merge_requests/${iid}/approve`)).status).toBe(201);
      expect((await morgan.post(`merge_requests/${iid}/approve`)).status).toBe(401);
      expect((await gitlab.get(`merge_requests/${iid}/approvals`)).row).toMatchObject({
        approved: true,
        approved_by: [{ user: { username: 'morgan' } }],
      });
      const reviewers = (await gitlab.get(`merge_requests/${iid}/reviewers`)).rows;
      expect(reviewers.map((row) => pick(row, 'state'))).toEqual([{ state: 'approved' }]);
      expect((await morgan.post(`merge_requests/${iid}/unapprove`)).status).toBe(201);
    });
    onSandbox('other people', 'a Guest of a private project sees no merge requests', async (gitlab) => {
      await prepare(gitlab);
      await gitlab.post('members', { user_id: 2, access_level: 10 });
      const { iid } = await open(gitlab);
      expect((await gitlab.as('morgan').get('merge_requests')).status).toBe(403);
      expect((await gitlab.as('morgan').get(`merge_requests/${iid}`)).status).toBe(404);
    });
  });
});
