// Lists of issues: every filter that somebody relies on, and the orders.
import { beforeAll, expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab, type Row } from '../support/contract-gitlab.ts';

contract('issue-lists', ({ docs, assume, refuses, onSandbox }) => {
  /** Four issues of their own: A open with label and due date, B closed, C confidential, D assigned with a milestone. */
  async function scene(gitlab: ContractGitLab) {
    const tag = gitlab.name('tag').replace(' ', '-');
    const milestone = await gitlab.milestone({ due_date: '2035-06-30' });
    const extra = gitlab.name('extra').replace(' ', '-');
    const labels = (more = '') => `${tag}${more}`;
    const a = await gitlab.issue({ title: `Apple ${tag}`, labels: labels(`,${extra}`), due_date: '2030-01-15' });
    await gitlab.pause();
    const b = await gitlab.issue({ title: `Banana ${tag}`, labels: labels(), description: 'grows on trees' });
    await gitlab.pause();
    const c = await gitlab.issue({ title: `Cherry ${tag}`, labels: labels(), confidential: true });
    await gitlab.pause();
    const d = await gitlab.issue({
      title: `Date ${tag}`,
      labels: labels(),
      milestone_id: milestone.id,
      assignee_ids: [gitlab.me.id],
    });
    await gitlab.pause();
    await gitlab.put(`issues/${b.iid}`, { state_event: 'close' });
    const names = new Map([a, b, c, d].map(({ iid }, at) => [iid, 'ABCD'[at]]));
    const list = async (query: string) => {
      const { status, body } = await gitlab.get(`issues?labels=${tag}${query}`);
      expect([status, body]).toEqual([200, expect.any(Array)]);
      return (body as Row[]).map(({ iid }) => names.get(iid)).join('');
    };
    return { tag, extra, milestone, a, b, c, d, list };
  }

  const scenes = new Map<ContractGitLab, ReturnType<typeof scene>>();
  const sceneOf = (gitlab: ContractGitLab) => {
    const known = scenes.get(gitlab) ?? scene(gitlab);
    scenes.set(gitlab, known);
    return known;
  };
  type Scene = Awaited<ReturnType<typeof scene>>;
  beforeAll(() => scenes.clear());

  docs('https://docs.gitlab.com/api/issues/#list-all-project-issues', () => {
    const filters: [string, (scene: Scene, gitlab: ContractGitLab) => string, string][] = [
      ['all states when none is named, newest first', () => '', 'DCBA'],
      ['open ones', () => '&state=opened', 'DCA'],
      ['closed ones', () => '&state=closed', 'B'],
      ['every label named must be there', ({ extra }) => `,${extra}`, 'A'],
      ['labels in brackets are the same', ({ tag, extra }) => `&labels[]=${tag}&labels[]=${extra}`, 'A'],
      ['without a label', ({ extra }) => `&not[labels]=${extra}`, 'DCB'],
      ['by iid', ({ a, c }) => `&iids[]=${a.iid}&iids[]=${c.iid}`, 'CA'],
      ['confidential ones', () => '&confidential=true', 'C'],
      ['those that are not confidential', () => '&confidential=false', 'DBA'],
      ['by author', (_scene, { me }) => `&author_id=${me.id}`, 'DCBA'],
      ['by another author', () => '&author_id=999999999', ''],
      ['by the author’s name', (_scene, { me }) => `&author_username=${String(me['username'])}`, 'DCBA'],
      ['assigned to somebody', (_scene, { me }) => `&assignee_id=${me.id}`, 'D'],
      ['assigned to nobody', () => '&assignee_id=None', 'CBA'],
      ['assigned to anybody', () => '&assignee_id=Any', 'D'],
      ['assigned by name', (_scene, { me }) => `&assignee_username=${String(me['username'])}`, 'D'],
      ['with a milestone', ({ milestone }) => `&milestone=${encodeURIComponent(String(milestone['title']))}`, 'D'],
      ['without a milestone', () => '&milestone=None', 'CBA'],
      ['with any milestone', () => '&milestone=Any', 'D'],
      ['milestone_id takes words', () => '&milestone_id=None', 'CBA'],
      [
        'not in a milestone',
        ({ milestone }) => `&not[milestone]=${encodeURIComponent(String(milestone['title']))}`,
        'CBA',
      ],
      ['without a due date', () => '&due_date=0', 'DCB'],
      ['with a due date', () => '&due_date=any', 'A'],
      ['overdue', () => '&due_date=overdue', ''],
      ['my reaction None', () => '&my_reaction_emoji=None', 'DCBA'],
      ['created_after is inclusive', ({ c }) => `&created_after=${String(c['created_at'])}`, 'DC'],
      ['created_before is inclusive', ({ b }) => `&created_before=${String(b['created_at'])}`, 'BA'],
      ['of the type issue', () => '&issue_type=issue', 'DCBA'],
      ['of the type incident', () => '&issue_type=incident', ''],
      ['mine', () => '&scope=created_by_me', 'DCBA'],
      ['assigned to me', () => '&scope=assigned_to_me', 'D'],
      ['scope=all', () => '&scope=all', 'DCBA'],
      ['words of the title', ({ tag }) => `&search=Banana%20${tag}&in=title`, 'B'],
      ['words of the description', () => '&search=trees&in=description', 'B'],
      ['oldest first', () => '&sort=asc', 'ABCD'],
      ['by title', () => '&order_by=title&sort=asc', 'ABCD'],
      ['by title, backwards', () => '&order_by=title&sort=desc', 'DCBA'],
      ['by update: the closed one is the newest', () => '&order_by=updated_at', 'BDCA'],
      ['by due date: rows without one come last', () => '&order_by=due_date&sort=asc', 'ADCB'],
      ['by due date, backwards: they come last too', () => '&order_by=due_date&sort=desc', 'ADCB'],
    ];
    for (const [name, query, expected] of filters) {
      assume(name, async (gitlab) => {
        const place = await sceneOf(gitlab);
        expect(await place.list(query(place, gitlab))).toBe(expected);
      });
    }
    assume('updated_after is inclusive, to the microsecond that the answer cuts off', async (gitlab) => {
      const { b, tag } = await sceneOf(gitlab);
      const { row } = await gitlab.get(`issues/${b.iid}`);
      const { rows } = await gitlab.get(`issues?labels=${tag}&updated_after=${String(row['updated_at'])}`);
      expect(column(rows, 'iid')).toEqual([b.iid]);
    });
    onSandbox('a minute', 'a comment brings an issue back into updated_after', async (gitlab) => {
      const label = gitlab.name('quiet').replace(' ', '-');
      const { iid } = await gitlab.issue({ labels: label });
      await gitlab.pause();
      const { row } = await gitlab.put(`issues/${(await gitlab.issue()).iid}`, { title: 'Now' });
      const since = `issues?labels=${label}&updated_after=${String(row['updated_at'])}`;
      expect((await gitlab.get(since)).rows).toEqual([]);
      gitlab.advance(61_000);
      await gitlab.note(iid, 'Here I am');
      expect(column((await gitlab.get(since)).rows, 'iid')).toEqual([iid]);
    });
    assume('search does not find what stands in an HTML comment', async (gitlab) => {
      const word = `zq${gitlab.name('hidden').replace(' ', '')}`;
      const { iid } = await gitlab.issue({ description: `seen${word}\n\n<!-- devgrowth:goal key=${word} -->` });
      const found = async (text: string) =>
        column((await gitlab.get(`issues?search=${text}&in=description`)).rows, 'iid');
      await gitlab.soon(async () => expect(await found(`seen${word}`)).toEqual([iid]));
      expect(await found(word)).toEqual([]);
    });
    assume('tasks are rows of the list', async (gitlab) => {
      const label = gitlab.name('mixed').replace(' ', '-');
      await gitlab.issue({ labels: label, issue_type: 'task' });
      expect(column((await gitlab.get(`issues?labels=${label}`)).rows, 'issue_type')).toEqual(['task']);
      expect((await gitlab.get(`issues?labels=${label}&issue_type=issue`)).rows).toEqual([]);
    });
    refuses([
      ['GET', 'issues?state=done', undefined, 400, { error: 'state does not have a valid value' }],
      ['GET', 'issues?order_by=name', undefined, 400, { error: 'order_by does not have a valid value' }],
      ['GET', 'issues?sort=up', undefined, 400, { error: 'sort does not have a valid value' }],
      ['GET', 'issues?created_after=yesterday', undefined, 400, { error: 'created_after is invalid' }],
      [
        'GET',
        'issues?milestone=x&milestone_id=Any',
        undefined,
        400,
        { error: 'milestone_id, milestone are mutually exclusive' },
      ],
      [
        'GET',
        'issues?not[milestone]=x&not[milestone_id]=Any',
        undefined,
        400,
        { error: 'not[milestone_id], not[milestone] are mutually exclusive' },
      ],
      [
        'GET',
        'issues?author_id=1&author_username=x',
        undefined,
        400,
        { error: 'author_id, author_username are mutually exclusive' },
      ],
    ]);
    onSandbox('the free tier', 'a wildcard for labels finds nothing', async (gitlab) => {
      await gitlab.issue({ labels: 'goal::reading' });
      expect((await gitlab.get('issues?labels=goal::*')).rows).toEqual([]);
    });
    onSandbox(
      'a paid tier',
      'a wildcard finds every label of the scope',
      async (gitlab) => {
        const { iid } = await gitlab.issue({ labels: 'goal::reading' });
        await gitlab.issue({ labels: 'goals' });
        expect(column((await gitlab.get('issues?labels=goal::*')).rows, 'iid')).toEqual([iid]);
      },
      { tier: 'premium' },
    );
    onSandbox('the free tier', 'two assignee names are one too many', async (gitlab) => {
      const { status } = await gitlab.get('issues?assignee_username[]=alex&assignee_username[]=morgan');
      expect(status).toBe(400);
    });
    onSandbox(
      'a given clock',
      'milestone_id=Upcoming is the next one due, Started is what began already',
      async (gitlab) => {
        const day = (days: number) => new Date(Date.parse('2026-11-23') + days * 86_400_000).toISOString().slice(0, 10);
        const spans: [string, number, number][] = [
          ['past', -60, -30],
          ['running', -10, 20],
          ['later', 30, 60],
        ];
        for (const [title, start, due] of spans) {
          const { id } = await gitlab.milestone({ title, start_date: day(start), due_date: day(due) });
          await gitlab.issue({ title, milestone_id: id });
        }
        expect(column((await gitlab.get('issues?milestone_id=Upcoming')).rows, 'title')).toEqual(['running']);
        expect(column((await gitlab.get('issues?milestone_id=Started')).rows, 'title')).toEqual(['running', 'past']);
        // The opposite is asked of milestones alone: an issue without one is in neither.
        await gitlab.issue({ title: 'none' });
        expect(column((await gitlab.get('issues?not[milestone_id]=Started')).rows, 'title')).toEqual(['later']);
        expect(column((await gitlab.get('issues?not[milestone_id]=Upcoming')).rows, 'title')).toEqual(['past']);
      },
    );
    onSandbox('a given clock', 'due_date takes words: today, tomorrow, overdue, week, month', async (gitlab) => {
      // A Monday.
      for (const due of ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-29', '2026-11-30', '2026-12-01'])
        await gitlab.issue({ title: due.slice(5), due_date: due });
      const found = async (word: string) =>
        column((await gitlab.get(`issues?due_date=${word}&order_by=due_date&sort=asc`)).rows, 'title');
      expect(await found('overdue')).toEqual(['11-22']);
      expect(await found('today')).toEqual(['11-23']);
      expect(await found('tomorrow')).toEqual(['11-24']);
      expect(await found('week')).toEqual(['11-23', '11-24', '11-29']);
      expect(await found('month')).toEqual(['11-22', '11-23', '11-24', '11-29', '11-30']);
    });
  });

  docs('https://docs.gitlab.com/api/issues/#list-all-issues', () => {
    onSandbox('other people', 'GET /issues means what I created, unless a scope is named', async (gitlab) => {
      await gitlab.post('members', { user_id: 2, access_level: 20 });
      await gitlab.as('morgan').issue({ title: 'Morgan’s' });
      await gitlab.issue({ title: 'Mine' });
      expect(column((await gitlab.get('/issues')).rows, 'title')).toEqual(['Mine']);
      expect(column((await gitlab.get('/issues?scope=all')).rows, 'title')).toEqual(['Mine', 'Morgan’s']);
      expect(column((await gitlab.as('morgan').get('/issues')).rows, 'title')).toEqual(['Morgan’s']);
    });
    onSandbox('somebody who is no administrator, and one', 'GET /issues/:id is for administrators', async (gitlab) => {
      const { id } = await gitlab.issue();
      await gitlab.refuses('GET', `/issues/${id}`, undefined, [403, { message: '403 Forbidden' }]);
      const [alex] = gitlab.sandbox.state.users;
      if (alex !== undefined) alex.admin = true;
      expect((await gitlab.get(`/issues/${id}`)).row.id).toBe(id);
    });
  });

  docs('https://docs.gitlab.com/api/issues_statistics/#retrieve-project-issue-statistics', () => {
    assume('counts by state, whatever state is asked for', async (gitlab) => {
      const { tag } = await sceneOf(gitlab);
      for (const state of ['', '&state=closed']) {
        const { row } = await gitlab.get(`issues_statistics?labels=${tag}${state}`);
        expect(row).toEqual({ statistics: { counts: { all: 4, closed: 1, opened: 3 } } });
      }
    });
  });
});
