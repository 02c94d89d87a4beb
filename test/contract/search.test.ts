// Search without Advanced search: of everything, of a group, of a project.
import { expect } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import { contract } from '../support/contract.ts';
import { column } from '../support/contract-gitlab.ts';

contract('search', ({ docs, assume, refuses, onSandbox }) => {
  docs('https://docs.gitlab.com/api/search/', () => {
    assume('issues of a project, by words and by number', async (gitlab) => {
      const { iid } = await gitlab.issue({ title: 'Awesome walrus' });
      await gitlab.issue({ title: 'Another thing' });
      const iids = async (words: string) =>
        column((await gitlab.get(`search?scope=issues&search=${encodeURIComponent(words)}`)).rows, 'iid');
      expect(await iids('walrus')).toEqual([iid]);
      expect(await iids(`#${iid}`)).toEqual([iid]);
      expect(await iids('pelican')).toEqual([]);
    });
    assume('milestones and comments of a project', async (gitlab) => {
      const { title } = await gitlab.milestone({ title: gitlab.name('Ostrich') });
      expect(column((await gitlab.get('search?scope=milestones&search=ostrich')).rows, 'title')).toEqual([title]);
      const { iid } = await gitlab.issue();
      await gitlab.note(iid, 'An okapi was seen');
      expect((await gitlab.get('search?scope=notes&search=okapi')).rows).toMatchObject([
        { noteable_iid: iid, body: 'An okapi was seen' },
      ]);
    });
    assume('people and projects everywhere', async (gitlab) => {
      const me = String(gitlab.me['username']);
      expect(column((await gitlab.get(`/search?scope=users&search=${me}`)).rows, 'username')).toContain(me);
      const path = String(gitlab.project['path']);
      expect(column((await gitlab.get(`/search?scope=projects&search=${path}`)).rows, 'path')).toContain(path);
    });
    refuses([
      ['GET', '/search?search=x', undefined, 400, { error: 'scope is missing' }],
      ['GET', '/search?scope=issues', undefined, 400, { error: 'search is missing' }],
      ['GET', '/search?scope=unsupported&search=x', undefined, 400, { error: 'scope does not have a valid value' }],
      ['GET', 'search?scope=projects&search=x', undefined, 400, { error: 'scope does not have a valid value' }],
      ['GET', '/projects/0/search?scope=issues&search=x', undefined, 404, { message: '404 Project Not Found' }],
      ['GET', '/groups/0/search?scope=issues&search=x', undefined, 404, { message: '404 Group Not Found' }],
    ]);
    onSandbox('no Advanced search', 'comments are searched in a project alone', async (gitlab) => {
      await gitlab.refuses('GET', '/search?scope=notes&search=x', undefined, [
        400,
        { message: 'Scope supported only with advanced search' },
      ]);
      await gitlab.refuses('GET', '/search?scope=blobs&search=x', undefined, [
        400,
        { message: 'Scope supported only with advanced search or exact code search' },
      ]);
      expect((await gitlab.ask('GET', '/search?scope=users&search=a', { token: null })).status).toBe(401);
    });
    onSandbox('other people', 'nobody finds what they may not read', async (gitlab) => {
      const secret = (await gitlab.issue({ title: 'secret walrus', confidential: true })).iid;
      const open = (await gitlab.issue({ title: 'open walrus' })).iid;
      await gitlab.note(open, 'walrus inside', { internal: true });
      const found = async (who: string, scope: string) =>
        (await gitlab.as(who).get(`/projects/${gitlab.project.id}/search?scope=${scope}&search=walrus`)).rows;
      expect((await gitlab.as('sam').get('/search?scope=issues&search=walrus')).rows).toEqual([]);
      await gitlab.post('members', { username: 'sam', access_level: 10 });
      await gitlab.post('members', { username: 'morgan', access_level: 15 });
      expect(column(await found('sam', 'issues'), 'iid')).toEqual([open]);
      expect(column(await found('morgan', 'issues'), 'iid')).toEqual([open, secret]);
      expect(await found('sam', 'notes')).toEqual([]);
      expect(await found('morgan', 'notes')).toHaveLength(1);
    });
    onSandbox('a group', 'a group is searched with all below it', async (gitlab) => {
      const at = '2026-11-01T00:00:00.000Z';
      const { id } = addGroup(gitlab.sandbox.state, { path: 'acme', at, members: { alex: 50 } });
      const inside = (await gitlab.post('/projects', { path: 'inside', namespace_id: id })).row;
      await gitlab.post(`/projects/${inside.id}/issues`, { title: 'walrus inside' });
      await gitlab.issue({ title: 'walrus outside' });
      await gitlab.post('/groups/acme/milestones', { title: 'walrus week' });
      const titles = async (scope: string, field: string) =>
        column((await gitlab.get(`/groups/acme/search?scope=${scope}&search=walrus`)).rows, field);
      expect(await titles('issues', 'title')).toEqual(['walrus inside']);
      expect(await titles('milestones', 'title')).toEqual(['walrus week']);
      expect(column((await gitlab.get('/groups/acme/search?scope=users&search=a')).rows, 'username')).toEqual(['alex']);
    });
  });
});
