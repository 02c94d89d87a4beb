// Lists come in pages: offset headers, Link, keyset, and what is not counted.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab, texts } from '../support/contract-gitlab.ts';

const paging = ['X-Page', 'X-Per-Page', 'X-Next-Page', 'X-Prev-Page', 'X-Total', 'X-Total-Pages'];

async function fiveIssues(gitlab: ContractGitLab): Promise<string> {
  const label = gitlab.name('paged').replace(' ', '-');
  for (let number = 1; number <= 5; number += 1) await gitlab.issue({ title: `Row ${number}`, labels: label });
  return label;
}

const linksOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...(headers.get('Link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url = '', rel = '']) => [rel, url]),
  );

contract('pages', ({ docs, assume, refuses, onSandbox }) => {
  docs('https://docs.gitlab.com/api/rest/#offset-based-pagination', () => {
    assume('20 rows a page, newest first, when nothing is asked', async (gitlab) => {
      const { rows, headers } = await gitlab.get('issues');
      expect(headers.get('X-Per-Page')).toBe('20');
      const moments = texts(rows, 'created_at');
      expect(moments).toEqual(moments.toSorted().toReversed());
    });
    assume('six headers tell where a page stands', async (gitlab) => {
      const label = await fiveIssues(gitlab);
      const { rows, headers } = await gitlab.get(`issues?labels=${label}&per_page=2&page=2`);
      expect(column(rows, 'title')).toEqual(['Row 3', 'Row 2']);
      expect(paging.map((name) => headers.get(name))).toEqual(['2', '2', '3', '1', '5', '3']);
    });
    assume('on the last page X-Next-Page is there and empty; on the first, X-Prev-Page', async (gitlab) => {
      const label = await fiveIssues(gitlab);
      const last = await gitlab.get(`issues?labels=${label}&per_page=2&page=3`);
      expect([last.rows.length, last.headers.get('X-Next-Page')]).toEqual([1, '']);
      expect((await gitlab.get(`issues?labels=${label}&per_page=2`)).headers.get('X-Prev-Page')).toBe('');
    });
    assume('an empty list is one page of nothing', async (gitlab) => {
      const { body, headers } = await gitlab.get('issues?labels=nobody-has-this');
      expect(body).toEqual([]);
      expect(paging.map((name) => headers.get(name))).toEqual(['1', '20', '', '', '0', '1']);
    });
    assume('a page behind the end is an empty list, not an error', async (gitlab) => {
      const { status, body } = await gitlab.get('issues?labels=nobody-has-this&page=7');
      expect([status, body]).toEqual([200, []]);
    });
    assume('more than 100 a page are 100', async (gitlab) => {
      expect((await gitlab.get('issues?per_page=500')).headers.get('X-Per-Page')).toBe('100');
    });
    refuses([
      ['GET', 'issues?page=a', undefined, 400, { error: 'page is invalid' }],
      ['GET', 'issues?per_page=0', undefined, 400, { error: 'per_page does not have a valid value' }],
    ]);
    assume('the same manners hold for labels, milestones, boards, members, notes and events', async (gitlab) => {
      const { iid } = await gitlab.issue();
      for (const path of ['labels', 'milestones', 'boards', 'members', `issues/${iid}/notes`, 'events']) {
        const { status, headers } = await gitlab.get(`${path}?per_page=3`);
        expect([path, status, headers.get('X-Page'), headers.get('X-Per-Page')]).toEqual([path, 200, '1', '3']);
        expect(linksOf(headers)).toHaveProperty('first');
      }
    });
    onSandbox(
      '10,001 issues',
      'above 10,000 rows there is no X-Total, no X-Total-Pages and no last link',
      async (gitlab) => {
        await gitlab.issue();
        const { issues } = gitlab.sandbox.state;
        const [first] = issues[gitlab.project.id] ?? [];
        if (first === undefined) throw new Error('no issue');
        issues[gitlab.project.id] = Array.from({ length: 10_001 }, (_, at) => ({ ...first, id: at + 1, iid: at + 1 }));
        const { headers } = await gitlab.get('issues?per_page=100');
        expect(paging.map((name) => headers.get(name))).toEqual(['1', '100', '2', '', null, null]);
        expect(Object.keys(linksOf(headers))).toEqual(['next', 'first']);
      },
    );
    onSandbox(
      'a server that enforces it',
      'beyond an offset of 50,000 a list that knows keyset pages is 405',
      async (gitlab) => {
        await gitlab.refuses('GET', 'issues?per_page=100&page=502', undefined, [
          405,
          {
            error:
              'Offset pagination has a maximum allowed offset of 50000 for requests that return objects of type Issue. Remaining records can be retrieved using keyset pagination.',
          },
        ]);
        expect((await gitlab.get('labels?per_page=100&page=502')).status).toBe(200);
      },
    );
    onSandbox(
      'other people',
      'comments that one may not read go after the page was cut: a page may be short',
      async (gitlab) => {
        await gitlab.post('members', { user_id: 2, access_level: 10 });
        const { iid } = await gitlab.issue();
        await gitlab.note(iid, 'open');
        await gitlab.note(iid, 'for the team', { internal: true });
        await gitlab.note(iid, 'open too');
        const page = await gitlab.as('morgan').get(`issues/${iid}/notes?per_page=2`);
        expect([column(page.rows, 'body'), page.headers.get('X-Next-Page')]).toEqual([['open too'], '2']);
      },
    );
  });

  docs('https://docs.gitlab.com/api/rest/#pagination-link-header', () => {
    assume('links come in the order prev, next, first, last', async (gitlab) => {
      const label = await fiveIssues(gitlab);
      const { headers } = await gitlab.get(`issues?labels=${label}&per_page=2&page=2`);
      expect(Object.keys(linksOf(headers))).toEqual(['prev', 'next', 'first', 'last']);
    });
    assume('a link repeats all parameters, the id of the path and the defaults, sorted by name', async (gitlab) => {
      const { headers } = await gitlab.get('issues?labels=nobody-has-this');
      const { first = '' } = linksOf(headers);
      const names = [...new URL(first).searchParams.keys()];
      expect(names).toEqual(names.toSorted());
      expect(Object.fromEntries(new URL(first).searchParams)).toMatchObject({
        id: String(gitlab.project.id),
        order_by: 'created_at',
        sort: 'desc',
        state: 'all',
        with_labels_details: 'false',
        page: '1',
        per_page: '20',
      });
    });
    assume('following next reads each row once', async (gitlab) => {
      const label = await fiveIssues(gitlab);
      const seen: unknown[] = [];
      let next: string | undefined = `issues?labels=${label}&per_page=2`;
      while (next !== undefined) {
        const { rows, headers } = await gitlab.get(next);
        seen.push(...column(rows, 'title'));
        next = linksOf(headers)['next']?.split('/api/v4')[1];
      }
      expect(seen).toEqual(['Row 5', 'Row 4', 'Row 3', 'Row 2', 'Row 1']);
    });
    onSandbox('an address of its own', 'host and path of a link are the configured ones', async (gitlab) => {
      const link = linksOf((await gitlab.get('issues')).headers)['first'];
      expect(link?.startsWith(`${gitlab.sandbox.externalUrl}/api/v4/projects/${gitlab.project.id}/issues?`)).toBe(true);
    });
  });

  docs('https://docs.gitlab.com/api/rest/#keyset-based-pagination', () => {
    for (const order of ['created_at', 'updated_at', 'title', 'due_date', 'relative_position']) {
      assume(
        `issues by ${order}: only a next link, until the end`,
        async (gitlab) => {
          const label = await fiveIssues(gitlab);
          const seen: string[] = [];
          let next: string | undefined =
            `issues?labels=${label}&pagination=keyset&order_by=${order}&sort=asc&per_page=2`;
          while (next !== undefined) {
            const { rows, headers } = await gitlab.get(next);
            expect(headers.has('X-Page')).toBe(false);
            seen.push(...texts(rows, 'title'));
            expect(Object.keys(linksOf(headers))).toEqual(seen.length < 5 ? ['next'] : []);
            next = linksOf(headers)['next']?.split('/api/v4')[1];
          }
          expect(seen.toSorted()).toEqual(['Row 1', 'Row 2', 'Row 3', 'Row 4', 'Row 5']);
        },
        { from: '18.3' },
      );
    }
    assume('issues in an order that keyset does not know come in offset pages, without a word', async (gitlab) => {
      const { status, headers } = await gitlab.get('issues?pagination=keyset&order_by=popularity');
      expect([status, headers.get('X-Page')]).toEqual([200, '1']);
    });
    assume('projects know keyset by id only; another order is 405', async (gitlab) => {
      const { status, headers } = await gitlab.get('/projects?owned=true&pagination=keyset&order_by=id&per_page=1');
      expect([status, headers.has('X-Page')]).toEqual([200, false]);
      await gitlab.refuses('GET', '/projects?pagination=keyset&order_by=name', undefined, [
        405,
        { error: 'Keyset pagination is not yet available for this type of request' },
      ]);
    });
    onSandbox(
      'an older server',
      'before 18.3 issues ignore pagination=keyset',
      async (gitlab) => {
        const { status, headers } = await gitlab.get('issues?pagination=keyset&order_by=created_at');
        expect([status, headers.get('X-Page')]).toEqual([200, '1']);
      },
      { version: '17.7' },
    );
    onSandbox('a given id', 'projects name the last id in their next link', async (gitlab) => {
      await gitlab.post('/projects', { name: 'second' });
      const { headers } = await gitlab.get('/projects?pagination=keyset&order_by=id&sort=asc&per_page=1');
      const next = linksOf(headers)['next'] ?? '';
      expect(new URL(next).searchParams.get('id_after')).toBe('1');
      expect(column((await gitlab.get(next.split('/api/v4')[1] ?? '')).rows, 'id')).toEqual([2]);
    });
  });

  docs('https://docs.gitlab.com/api/commits/#list-repository-commits', () => {
    assume('commits are never counted', async (gitlab) => {
      await gitlab.files({ 'counted.md': 'x' });
      const { headers } = await gitlab.get('repository/commits');
      expect([headers.get('X-Page'), headers.get('X-Total'), headers.get('X-Total-Pages')]).toEqual(['1', null, null]);
      expect(linksOf(headers)).not.toHaveProperty('last');
    });
  });
});
