// How GitLab is asked: addresses, verbs, parameters, bodies, headers.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { pick } from '../support/contract-gitlab.ts';

contract('requests', ({ docs, assume, onSandbox, refuses }) => {
  docs('https://docs.gitlab.com/api/rest/#namespaced-paths', () => {
    assume('a project is named by its id or by its path with %2F, and answers under the same id', async (gitlab) => {
      const path = encodeURIComponent(String(gitlab.project['path_with_namespace']));
      expect((await gitlab.get(`/projects/${path}`)).row.id).toBe(gitlab.project.id);
      expect((await gitlab.get(`/projects/${gitlab.project.id}`)).row.id).toBe(gitlab.project.id);
    });
    assume('a path whose slash is not encoded is no route: 404 with `error`', async (gitlab) => {
      const { status, body } = await gitlab.get(`/projects/${String(gitlab.project['path_with_namespace'])}`);
      expect([status, body]).toEqual([404, { error: '404 Not Found' }]);
    });
    assume('upper and lower case do not matter in a path [not verified]', async (gitlab) => {
      const path = encodeURIComponent(String(gitlab.project['path_with_namespace']).toUpperCase());
      expect((await gitlab.get(`/projects/${path}`)).row.id).toBe(gitlab.project.id);
    });
    assume('issues are named by iid, labels by id or name, milestones by id and never by iid', async (gitlab) => {
      const issue = await gitlab.issue();
      const label = await gitlab.label();
      const milestone = await gitlab.milestone();
      expect((await gitlab.get(`issues/${issue.iid}`)).row.id).toBe(issue.id);
      expect((await gitlab.get(`labels/${label.id}`)).row['name']).toBe(label['name']);
      expect((await gitlab.get(`labels/${encodeURIComponent(String(label['name']))}`)).row.id).toBe(label.id);
      expect((await gitlab.get(`milestones/${milestone.id}`)).row.iid).toBe(milestone.iid);
    });
    assume('`::` and `/` in a label name are encoded as %3A%3A and %2F', async (gitlab) => {
      const label = await gitlab.label({ name: gitlab.name('a/b::c') });
      expect((await gitlab.get(`labels/${encodeURIComponent(String(label['name']))}`)).row.id).toBe(label.id);
    });
  });

  docs('https://docs.gitlab.com/api/rest/#request-payload', () => {
    assume('parameters that are not declared are ignored, in the query and in the body', async (gitlab) => {
      const issue = await gitlab.issue({ stage: 'doing', no_such_field: { deep: true } });
      expect(Object.hasOwn(issue, 'stage')).toBe(false);
      const listed = await gitlab.get('issues?closed_after=2020-01-01T00:00:00Z&no_such_filter=1');
      expect(listed.rows.some(({ id }) => id === issue.id)).toBe(true);
    });
    assume('a body may be JSON, a form or multipart', async (gitlab) => {
      const title = gitlab.name('Sent');
      const form = new FormData();
      form.set('title', title);
      form.append('labels[]', 'a');
      form.append('labels[]', 'b');
      const made = [
        await gitlab.post('issues', { title, labels: ['a', 'b'] }),
        await gitlab.ask('POST', 'issues', { body: form }),
        await gitlab.ask('POST', 'issues', {
          body: new URLSearchParams({ title, labels: 'a,b' }).toString(),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        }),
      ];
      for (const { status, row } of made) {
        expect([status, pick(row, 'title', 'labels')]).toEqual([201, { title, labels: ['a', 'b'] }]);
      }
    });
    assume('parameters of a POST may stand in the query', async (gitlab) => {
      const { status, row } = await gitlab.ask('POST', 'issues?title=From+the+query&labels[]=q');
      expect([status, pick(row, 'title', 'labels')]).toEqual([201, { title: 'From the query', labels: ['q'] }]);
    });
    assume('a list in a query is commas or brackets', async (gitlab) => {
      const [one, two] = [await gitlab.issue(), await gitlab.issue()];
      for (const query of [`iids[]=${one.iid}&iids[]=${two.iid}`, `iids=${one.iid},${two.iid}`]) {
        const { rows } = await gitlab.get(`issues?${query}`);
        expect(rows.map(({ iid }) => iid)).toEqual([two.iid, one.iid]);
      }
    });
    assume('JSON that does not parse is 400', async (gitlab) => {
      expect((await gitlab.ask('POST', 'issues', { body: '{"title":' })).status).toBe(400);
    });
    assume('a body of another media type is 415', async (gitlab) => {
      const { status } = await gitlab.ask('POST', 'issues', {
        body: 'title=x',
        headers: { 'Content-Type': 'text/plain' },
      });
      expect(status).toBe(415);
    });
    assume('true and false may be written in several ways, anything else is invalid', async (gitlab) => {
      expect((await gitlab.issue({ confidential: 'y' }))['confidential']).toBe(true);
      await gitlab.refuses('POST', 'issues', { title: 'x', confidential: 'maybe' }, [
        400,
        { error: 'confidential is invalid' },
      ]);
    });
  });

  docs('https://docs.gitlab.com/api/rest/troubleshooting/#status-codes', () => {
    refuses([
      ['PATCH', 'issues', {}, 405, { error: '405 Not Allowed' }],
      ['GET', '/projects/0', undefined, 404, { message: '404 Project Not Found' }],
      ['GET', '/projects/no%2Fsuch-project-here', undefined, 404, { message: '404 Project Not Found' }],
      ['GET', 'issues/99999', undefined, 404, { message: '404 Not found' }],
      ['PUT', 'issues/99999', { title: 'x' }, 404, { message: '404 Not found' }],
      ['DELETE', 'issues/99999', undefined, 404, { message: '404 Issue Not Found' }],
      ['PUT', 'issues/99999/reorder', { move_after_id: 1 }, 404, { message: '404 Issue Not Found' }],
      ['GET', 'issues/99999/notes', undefined, 404, { message: '404 Issue Not Found' }],
      ['POST', 'issues/99999/notes', { body: 'x' }, 404, { message: '404 Issue Not Found' }],
      ['GET', 'issues/99999/resource_state_events', undefined, 404, { message: '404 Issue Not Found' }],
      ['GET', 'issues/99999/links', undefined, 404, { message: '404 Not found' }],
      ['GET', 'labels/no-such-label', undefined, 404, { message: '404 Label Not Found' }],
      ['GET', 'milestones/0', undefined, 404, { message: '404 Not found' }],
      ['GET', 'boards/0', undefined, 404, { message: '404 Not found' }],
      ['GET', '/users/0', undefined, 404, { message: '404 User Not Found' }],
    ]);
    assume('several missing parameters stand in one `error`, joined by commas', async (gitlab) => {
      await gitlab.refuses('POST', 'labels', {}, [400, { error: 'name is missing, color is missing' }]);
    });
    assume('OPTIONS is 204 and names the verbs', async (gitlab) => {
      const { status, body, headers } = await gitlab.ask('OPTIONS', 'issues');
      expect([status, body]).toEqual([204, null]);
      expect(headers.get('Allow')?.split(', ')).toEqual(expect.arrayContaining(['OPTIONS', 'GET', 'POST', 'HEAD']));
    });
    assume('HEAD is GET without its body', async (gitlab) => {
      const { status, body, headers } = await gitlab.ask('HEAD', 'issues');
      expect([status, body, headers.get('X-Page')]).toEqual([200, null, '1']);
    });
    assume('a delete answers 204 without a body, and what is gone is 404', async (gitlab) => {
      const { id } = await gitlab.label();
      const { status, body } = await gitlab.remove(`labels/${id}`);
      expect([status, body]).toEqual([204, null]);
      expect((await gitlab.get(`labels/${id}`)).status).toBe(404);
    });
    onSandbox(
      'a project that is renamed',
      'the old path leads on with 301 for GET, and is 405 for any other verb',
      async (gitlab) => {
        await gitlab.put(`/projects/${gitlab.project.id}`, { path: 'moved' });
        const old = '/projects/alex%2Fgoals';
        const { status, headers } = await gitlab.ask('GET', old, { redirect: 'manual' });
        expect([status, headers.get('Location')]).toEqual([301, `${gitlab.base}/api/v4/projects/${gitlab.project.id}`]);
        await gitlab.refuses('POST', `${old}/issues`, { title: 'x' }, [
          405,
          { message: 'Non GET methods are not allowed for moved projects' },
        ]);
      },
    );
  });

  docs('https://docs.gitlab.com/api/rest/troubleshooting/#status-codes', () => {
    assume('a delete with If-Unmodified-Since of an earlier moment is 412, and the record stays', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const { status, body } = await gitlab.ask('DELETE', `issues/${iid}`, {
        headers: { 'If-Unmodified-Since': 'Mon, 01 Jan 2018 00:00:00 GMT' },
      });
      expect([status, body]).toEqual([412, { message: '412 Precondition Failed' }]);
      expect((await gitlab.get(`issues/${iid}`)).status).toBe(200);
    });
    assume('a PUT knows no If-Match: the last write wins', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const { status, row } = await gitlab.ask('PUT', `issues/${iid}`, {
        body: { title: 'Mine' },
        headers: { 'If-Match': 'W/"0"' },
      });
      expect([status, row['title']]).toEqual([200, 'Mine']);
    });
  });

  docs('https://docs.gitlab.com/development/polling/', () => {
    assume('a GET has a weak ETag; who knows it gets 304 without a body', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const etag = (await gitlab.get(`issues/${iid}`)).headers.get('ETag') ?? '';
      expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/);
      const again = await gitlab.ask('GET', `issues/${iid}`, { headers: { 'If-None-Match': etag } });
      expect([again.status, again.body]).toEqual([304, null]);
    });
    assume('the ETag changes with the record', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const before = (await gitlab.get(`issues/${iid}`)).headers.get('ETag') ?? '';
      await gitlab.put(`issues/${iid}`, { title: 'Changed' });
      const after = await gitlab.ask('GET', `issues/${iid}`, { headers: { 'If-None-Match': before } });
      expect([after.status, after.row['title']]).toEqual([200, 'Changed']);
    });
  });

  docs('https://docs.gitlab.com/api/rest/', () => {
    assume('answers are JSON, with a request id that X-Gitlab-Meta repeats, and Cache-Control', async (gitlab) => {
      const { headers } = await gitlab.get('issues');
      expect(headers.get('Content-Type')).toMatch(/^application\/json/);
      const meta = JSON.parse(headers.get('X-Gitlab-Meta') ?? '{}') as object;
      expect(meta).toEqual({ correlation_id: headers.get('X-Request-Id'), version: '1' });
      expect(headers.get('X-Runtime')).toMatch(/^\d+\.\d+$/);
      expect(headers.get('Vary')).toMatch(/Origin/);
      expect(headers.get('Cache-Control')).toBe('max-age=0, private, must-revalidate');
    });
    assume('X-Gitlab-Meta stands on a 401 too: it tells a GitLab from anything else', async (gitlab) => {
      const { status, headers } = await gitlab.ask('GET', '/user', { token: null });
      expect([status, headers.has('X-Gitlab-Meta')]).toEqual([401, true]);
    });
    assume('a Date header tells the server’s clock', async (gitlab) => {
      expect(Date.parse((await gitlab.get('issues')).headers.get('Date') ?? '')).not.toBeNaN();
    });
    assume('moments are UTC with milliseconds, days are days', async (gitlab) => {
      const issue = await gitlab.issue({ due_date: '2030-01-31' });
      expect(issue['created_at']).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
      expect(issue['due_date']).toBe('2030-01-31');
    });
    assume('a given moment with an offset comes back in UTC', async (gitlab) => {
      const issue = await gitlab.issue({ created_at: '2026-01-02T03:04:05+02:00' });
      expect(issue['created_at']).toBe('2026-01-02T01:04:05.000Z');
    });
  });

  docs('https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers', () => {
    onSandbox(
      'a server that announces a limit',
      'five headers count the requests of the minute',
      async (gitlab) => {
        await gitlab.get('/user');
        const { headers } = await gitlab.get('/user');
        const number = (name: string) => Number(headers.get(name));
        expect(headers.get('RateLimit-Name')).toBe('throttle_authenticated_api');
        expect(number('RateLimit-Limit')).toBe(100);
        expect(number('RateLimit-Remaining')).toBe(100 - number('RateLimit-Observed'));
        expect(number('RateLimit-Reset') % 60).toBe(0);
      },
      { announcedLimit: 100 },
    );
  });
});
