// Who asks and what they may: tokens, roles, visibility, members, invitations, projects of one's own.
import { byFetch } from '#gitlab/wire/carry.ts';
import { expect } from 'vitest';
import { openGitLab } from '#gitlab/forge.ts';
import { tokenReach } from '#growth/forge/token.ts';
import { addToken } from '#sandbox/state/empty-state.ts';
import type { Grant, Scope, Token } from '#sandbox/state/state.ts';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab, pick } from '../support/contract-gitlab.ts';

const forbidden = [403, { message: '403 Forbidden' }] as const;

function tokenWith(gitlab: ContractGitLab, scopes: Scope[], change: Partial<Token> = {}): string {
  const { state } = gitlab.sandbox;
  const [user] = state.users;
  if (user === undefined) throw new Error('nobody');
  const token = `glpat-${scopes.join('-')}-${state.tokens.length}`;
  addToken(state, { user, token, scopes, at: '2026-11-01T00:00:00.000Z' });
  Object.assign(state.tokens.at(-1) ?? {}, change);
  return token;
}

const gatewayFacts = (gitlab: ContractGitLab, token: string) =>
  openGitLab({ base: gitlab.base, token, carry: byFetch(fetch), now, sleep: () => Promise.resolve() }).token();
const now = () => new Date().toISOString();

async function oauthInfo(gitlab: ContractGitLab, token: string | null): Promise<{ status: number; body: unknown }> {
  const headers = token === null ? {} : { Authorization: `Bearer ${token}` };
  const answer = await fetch(`${gitlab.base}/oauth/token/info`, { headers });
  return { status: answer.status, body: await answer.json() };
}

contract('people', ({ docs, assume, refuses, onSandbox }) => {
  docs('https://docs.gitlab.com/api/rest/authentication/', () => {
    assume('PRIVATE-TOKEN, a bearer and a query parameter are the same person', async (gitlab) => {
      const asked = [
        await gitlab.ask('GET', '/user'),
        await gitlab.ask('GET', '/user', { token: null, headers: { Authorization: `Bearer ${gitlab.token}` } }),
        await gitlab.ask('GET', `/user?private_token=${gitlab.token}`, { token: null }),
      ];
      expect(asked.map(({ row }) => row.id)).toEqual([gitlab.me.id, gitlab.me.id, gitlab.me.id]);
    });
    assume('an unknown token is 401', async (gitlab) => {
      const { status, body } = await gitlab.ask('GET', '/user', { token: 'glpat-this-is-none' });
      expect([status, body]).toEqual([401, { message: '401 Unauthorized' }]);
    });
    assume('an unknown token is 401 on what anybody may read, too', async (gitlab) => {
      expect((await gitlab.ask('GET', '/projects', { token: 'glpat-this-is-none' })).status).toBe(401);
    });
    assume('without a token a private project is 404, and so are its issues', async (gitlab) => {
      const anonymously = async (path: string) => (await gitlab.ask('GET', path, { token: null })).status;
      expect(await anonymously(`/projects/${gitlab.project.id}`)).toBe(404);
      expect(await anonymously('issues')).toBe(404);
    });
    assume('without a token labels, milestones, boards, notes and links are 401', async (gitlab) => {
      const { iid } = await gitlab.issue();
      for (const path of [
        'labels',
        'milestones',
        'boards',
        `issues/${iid}/notes`,
        `issues/${iid}/links`,
        'invitations',
      ]) {
        const { status, body } = await gitlab.ask('GET', path, { token: null });
        expect([path, status, body]).toEqual([path, 401, { message: '401 Unauthorized' }]);
      }
    });
    assume('without a token a write is 401', async (gitlab) => {
      const { status } = await gitlab.ask('POST', 'issues', { token: null, body: { title: 'x' } });
      expect([401, 404]).toContain(status);
    });
    const dead: [string, Partial<Token>, string][] = [
      [
        'expired',
        { expiresAt: '2026-11-23' },
        'Token is expired. You can either do re-authorization or token refresh.',
      ],
      ['revoked', { revoked: true }, 'Token was revoked. You have to re-authorize from the user.'],
    ];
    for (const [name, change, description] of dead) {
      onSandbox(`a token that is ${name}`, `401 with error_description`, async (gitlab) => {
        const { status, body } = await gitlab.ask('GET', '/user', { token: tokenWith(gitlab, ['api'], change) });
        expect([status, body]).toEqual([401, { error: 'invalid_token', error_description: description }]);
      });
    }
    onSandbox('a blocked person', '403 with the reason', async (gitlab) => {
      const [alex] = gitlab.sandbox.state.users;
      if (alex !== undefined) alex.state = 'blocked';
      await gitlab.refuses('GET', '/user', undefined, [
        403,
        { message: '403 Forbidden - Your account has been blocked.' },
      ]);
    });
    onSandbox('somebody who is no administrator', 'sudo is 403', async (gitlab) => {
      const { status, body } = await gitlab.ask('GET', '/user', { headers: { Sudo: 'morgan' } });
      expect([status, body]).toEqual([403, { message: '403 Forbidden - Must be admin to use sudo' }]);
    });
  });

  docs('https://docs.gitlab.com/user/profile/personal_access_tokens/#personal-access-token-scopes', () => {
    const scopes: [Scope, string, string, number][] = [
      ['read_api', 'GET', 'issues', 200],
      ['read_api', 'POST', 'issues', 403],
      ['read_user', 'GET', '/user', 200],
      ['read_user', 'GET', '/events', 200],
      ['read_user', 'GET', 'issues', 403],
      ['read_repository', 'GET', 'issues', 403],
    ];
    for (const [scope, method, path, status] of scopes) {
      onSandbox('a token of that scope', `${scope}: ${method} ${path} is ${status}`, async (gitlab) => {
        const body = method === 'POST' ? { body: { title: 'x' } } : {};
        const answer = await gitlab.ask(method, path, { token: tokenWith(gitlab, [scope]), ...body });
        expect(answer.status).toBe(status);
        if (status === 403) {
          expect(answer.body).toEqual({
            error: 'insufficient_scope',
            error_description: 'The request requires higher privileges than provided by the access token.',
            scope: expect.stringContaining('api') as unknown,
          });
        }
      });
    }
  });

  docs('https://docs.gitlab.com/api/personal_access_tokens/#self-inform', () => {
    onSandbox('a personal token', 'a token tells what it is, whatever its scope', async (gitlab) => {
      const token = tokenWith(gitlab, ['read_user']);
      const { row } = await gitlab.ask('GET', '/personal_access_tokens/self', { token });
      expect(row).toMatchObject({
        name: 'sandbox',
        active: true,
        revoked: false,
        scopes: ['read_user'],
        user_id: 1,
        created_at: '2026-11-01T00:00:00.000Z',
        expires_at: '2027-11-01',
      });
    });
    onSandbox('an OAuth token', 'it works as a bearer, and is no personal token', async (gitlab) => {
      const token = tokenWith(gitlab, ['api'], { kind: 'oauth' });
      const headers = { Authorization: `Bearer ${token}` };
      expect((await gitlab.ask('GET', '/user', { token: null, headers })).status).toBe(200);
      const self = await gitlab.ask('GET', '/personal_access_tokens/self', { token: null, headers });
      expect([self.status, self.body]).toEqual([
        400,
        { message: '400 Bad request - This endpoint requires token type to be a personal access token' },
      ]);
    });
    onSandbox('a fine-grained token', 'it tells that it is one, and from 19.5 on what it may', async (gitlab) => {
      const grants: Grant[] = [{ access: 'user', permissions: ['read_personal_access_token'] }];
      const token = tokenWith(gitlab, ['granular'], { grants });
      const { row } = await gitlab.ask('GET', '/personal_access_tokens/self', { token });
      expect(pick(row, 'granular', 'scopes', 'granular_scopes')).toEqual({
        granular: true,
        scopes: ['granular'],
        granular_scopes: [
          { access: 'user', permissions: ['read_personal_access_token'], project_id: null, group_id: null },
        ],
      });
      const refused = await gitlab.ask('GET', 'issues', { token });
      expect([refused.status, refused.body]).toMatchObject([403, { error: 'insufficient_granular_scope' }]);
      expect(await gatewayFacts(gitlab, token)).toMatchObject({
        kind: 'personal',
        scopes: ['granular'],
        granular: true,
      });
    });
    assume('the gateway reads the token it has', async (gitlab) => {
      const facts = await gatewayFacts(gitlab, gitlab.token);
      expect(facts).toMatchObject({ kind: 'personal', granular: false, expiresAt: null });
      expect([facts.scopes?.includes('api'), tokenReach(facts)]).toEqual([true, 'everything']);
    });
    onSandbox('other tokens', 'an unknown, an expired and a revoked one fail as tokens do', async (gitlab) => {
      const dead = [
        'glpat-none',
        tokenWith(gitlab, ['api'], { revoked: true }),
        tokenWith(gitlab, ['api'], { expiresAt: '2026-11-23' }),
      ];
      for (const token of dead)
        await expect(gatewayFacts(gitlab, token)).rejects.toMatchObject({ kind: 'authentication' });
    });
  });

  docs('https://docs.gitlab.com/api/oauth2/#retrieve-the-token-information', () => {
    onSandbox('an OAuth token', 'it tells its scopes and how many seconds it has left', async (gitlab) => {
      const change = { kind: 'oauth', endsAt: '2026-11-23T11:00:00.000Z' } as const;
      const token = tokenWith(gitlab, ['read_api'], change);
      const answer = await oauthInfo(gitlab, token);
      expect([answer.status, answer.body]).toMatchObject([
        200,
        { resource_owner_id: 1, scope: ['read_api'], application: { uid: 'sandbox' }, created_at: 1_793_491_200 },
      ]);
      expect(await gatewayFacts(gitlab, token)).toEqual({
        kind: 'oauth',
        name: null,
        scopes: ['read_api'],
        expiresOn: null,
        expiresAt: expect.stringMatching(/^2026-11-23T(10:59:59|11:00:0\d)/) as unknown,
        granular: false,
        grants: null,
      });
      gitlab.advance(2 * 3_600_000);
      expect((await oauthInfo(gitlab, token)).status).toBe(401);
    });
    onSandbox('a personal token', 'there it is 401, as is nobody', async (gitlab) => {
      const body = { error: 'invalid_token', error_description: 'The access token is invalid' };
      for (const token of [gitlab.token, null]) expect(await oauthInfo(gitlab, token)).toEqual({ status: 401, body });
    });
  });

  docs('https://docs.gitlab.com/api/users/', () => {
    assume('GET /user tells who asks', async (gitlab) => {
      const { row } = await gitlab.get('/user');
      expect(row).toMatchObject({ id: gitlab.me.id, username: gitlab.me['username'], state: 'active' });
      for (const field of [
        'name',
        'web_url',
        'email',
        'created_at',
        'bot',
        'can_create_project',
        'external',
        'commit_email',
      ])
        expect(row).toHaveProperty(field);
    });
    assume('somebody is found by username, in any case; nobody is an empty list', async (gitlab) => {
      const username = String(gitlab.me['username']);
      const found = await gitlab.get(`/users?username=${username.toUpperCase()}`);
      expect(column(found.rows, 'username')).toEqual([username]);
      expect((await gitlab.get('/users?username=no-such-person-here')).rows).toEqual([]);
    });
    assume('somebody else shows less than oneself', async (gitlab) => {
      const { row } = await gitlab.get(`/users/${gitlab.me.id}`);
      expect(row['username']).toBe(gitlab.me['username']);
      const [listed] = (await gitlab.get(`/users?username=${String(gitlab.me['username'])}`)).rows;
      expect(listed).not.toHaveProperty('email');
    });
  });

  docs('https://docs.gitlab.com/api/version/', () => {
    assume('version and metadata agree', async (gitlab) => {
      const version = (await gitlab.get('/version')).row;
      const metadata = (await gitlab.get('/metadata')).row;
      expect(String(version['version'])).toMatch(/^\d+\.\d+/);
      expect(metadata).toMatchObject({ version: version['version'], revision: version['revision'] });
      expect(metadata).toHaveProperty('enterprise');
    });
    assume('both need a token', async (gitlab) => {
      for (const path of ['/version', '/metadata'])
        expect((await gitlab.ask('GET', path, { token: null })).status).toBe(401);
    });
    assume('lists that may be empty are lists', async (gitlab) => {
      for (const path of ['/groups', '/namespaces']) expect(Array.isArray((await gitlab.get(path)).body)).toBe(true);
    });
  });

  docs('https://docs.gitlab.com/api/projects/', () => {
    assume('these fields are there', async (gitlab) => {
      const { row } = await gitlab.get(`/projects/${gitlab.project.id}`);
      expect(row).toMatchObject({
        visibility: 'private',
        archived: false,
        empty_repo: true,
        default_branch: null,
        issues_enabled: true,
        issues_access_level: 'enabled',
        topics: [],
        namespace: { kind: 'user', full_path: gitlab.me['username'] },
        owner: { id: gitlab.me.id },
        permissions: { project_access: { access_level: 50 }, group_access: null },
      });
      const fields =
        'web_url http_url_to_repo ssh_url_to_repo created_at last_activity_at open_issues_count name_with_namespace';
      for (const field of fields.split(' ')) expect(row).toHaveProperty(field);
    });
    assume('a path that is taken is 400; name and path are checked separately', async (gitlab) => {
      const path = String(gitlab.project['path']);
      const taken = ['has already been taken'];
      await gitlab.refuses('POST', '/projects', { name: path, path }, [
        400,
        { message: { 'project_namespace.name': taken, name: taken, path: taken } },
      ]);
      const other = await gitlab.post('/projects', { name: `${path} again`, path });
      expect([other.status, pick(other.row['message'] as never, 'path')]).toEqual([400, { path: taken }]);
    });
    refuses([
      ['POST', '/projects', {}, 400, { error: 'name, path are missing, at least one parameter must be provided' }],
    ]);
    assume('description and topics are changed, and found by topic', async (gitlab) => {
      const topic = gitlab.name('topic').replace(' ', '-');
      const { row } = await gitlab.put(`/projects/${gitlab.project.id}`, { description: 'New', topics: [topic] });
      expect(pick(row, 'description', 'topics')).toEqual({ description: 'New', topics: [topic] });
      expect(column((await gitlab.get(`/projects?owned=true&topic=${topic}`)).rows, 'id')).toEqual([gitlab.project.id]);
      await gitlab.put(`/projects/${gitlab.project.id}`, { topics: [] });
    });
    assume('owned, searched, simple', async (gitlab) => {
      const { rows } = await gitlab.get(`/projects?owned=true&simple=true&search=${String(gitlab.project['path'])}`);
      expect(column(rows, 'id')).toEqual([gitlab.project.id]);
      expect(rows[0]).not.toHaveProperty('permissions');
    });
    onSandbox(
      'a project to delete',
      'since 18.0 a deletion waits: 202, and the project is marked, archived and renamed',
      async (gitlab) => {
        await gitlab.refuses('DELETE', `/projects/${gitlab.project.id}`, undefined, [202, { message: '202 Accepted' }]);
        const { row } = await gitlab.get(`/projects/${gitlab.project.id}`);
        expect(pick(row, 'archived', 'marked_for_deletion_on', 'path')).toEqual({
          archived: true,
          marked_for_deletion_on: '2026-11-23',
          path: `goals-deletion_scheduled-${gitlab.project.id}`,
        });
        expect((await gitlab.get('/projects/alex%2Fgoals')).status).toBe(404);
        expect((await gitlab.post('issues', { title: 'x' })).status).toBe(403);
        expect((await gitlab.post('/projects', { name: 'goals' })).status).toBe(201);
      },
    );
    onSandbox(
      'a project to delete',
      'at once only when it is marked already, and named by its whole path',
      async (gitlab) => {
        const remove = (query: string) =>
          gitlab.remove(`/projects/${gitlab.project.id}?permanently_remove=true&${query}`);
        const early = await remove('full_path=alex/goals');
        expect([early.status, early.body]).toEqual([400, { message: 'Project must be marked for deletion first.' }]);
        await gitlab.remove(`/projects/${gitlab.project.id}`);
        expect((await remove('full_path=alex/goals')).status).toBe(400);
        expect((await remove(`full_path=alex/goals-deletion_scheduled-${gitlab.project.id}`)).status).toBe(202);
        expect((await gitlab.get(`/projects/${gitlab.project.id}`)).status).toBe(404);
      },
    );
    onSandbox(
      'an older server',
      'before 18.0 a project is gone at once',
      async (gitlab) => {
        await gitlab.remove(`/projects/${gitlab.project.id}`);
        expect((await gitlab.get(`/projects/${gitlab.project.id}`)).status).toBe(404);
      },
      { version: '17.7' },
    );
  });

  docs('https://docs.gitlab.com/api/members/', () => {
    assume('the owner is a member', async (gitlab) => {
      for (const list of ['members', 'members/all']) {
        expect((await gitlab.get(list)).rows).toMatchObject([
          { id: gitlab.me.id, username: gitlab.me['username'], access_level: 50, expires_at: null },
        ]);
      }
      expect((await gitlab.get(`members/all/${gitlab.me.id}`)).row['access_level']).toBe(50);
    });
    refuses([
      ['POST', 'members', { user_id: 1 }, 400, { error: 'access_level is missing' }],
      ['POST', 'members', { user_id: 1, access_level: 7 }, 400, { error: 'access_level does not have a valid value' }],
      ['POST', 'members', { user_id: 0, access_level: 10 }, 404, { message: '404 User Not Found' }],
      ['GET', 'members/0', undefined, 404, { message: '404 Not found' }],
    ]);
    assume('neither user_id nor username is 400, both too', async (gitlab) => {
      const neither = await gitlab.post('members', { access_level: 10 });
      expect([neither.status, neither.row['error']]).toEqual([
        400,
        expect.stringMatching(/at least one parameter must be provided$/),
      ]);
      const both = await gitlab.post('members', { access_level: 10, user_id: 1, username: 'x' });
      expect([both.status, both.row['error']]).toEqual([400, 'user_id, username are mutually exclusive']);
    });
    assume('a member again is 409', async (gitlab) => {
      await gitlab.refuses('POST', 'members', { user_id: gitlab.me.id, access_level: 10 }, [
        409,
        { message: 'Member already exists' },
      ]);
    });
    onSandbox('other people', 'added by id or name, changed, removed', async (gitlab) => {
      const morgan = await gitlab.post('members', { username: 'Morgan', access_level: 15, expires_at: '2027-01-31' });
      expect([morgan.status, pick(morgan.row, 'id', 'access_level', 'expires_at', 'created_by')]).toMatchObject([
        201,
        { id: 2, access_level: 15, expires_at: '2027-01-31', created_by: { username: 'alex' } },
      ]);
      expect((await gitlab.put('members/2', { access_level: 20 })).row['access_level']).toBe(20);
      expect((await gitlab.remove('members/2')).status).toBe(204);
      expect((await gitlab.get('members/2')).status).toBe(404);
    });
    onSandbox('other people', 'several ids at once are 201 with a status, whatever happened', async (gitlab) => {
      await gitlab.refuses('POST', 'members', { user_id: '2,3', access_level: 10 }, [201, { status: 'success' }]);
      expect(column((await gitlab.get('members')).rows, 'id')).toEqual([1, 2, 3]);
    });
    onSandbox(
      'an older server',
      'before 17.7 nobody knows Planner',
      async (gitlab) => {
        await gitlab.refuses('POST', 'members', { user_id: 2, access_level: 15 }, [
          400,
          { error: 'access_level does not have a valid value' },
        ]);
      },
      { version: '17.6' },
    );
    onSandbox('a given clock', 'a membership ends on its day', async (gitlab) => {
      await gitlab.post('members', { user_id: 2, access_level: 20, expires_at: '2026-11-25' });
      expect((await gitlab.as('morgan').get('issues')).status).toBe(200);
      gitlab.advance(2 * 86_400_000);
      expect((await gitlab.as('morgan').get('issues')).status).toBe(404);
    });
  });

  docs('https://docs.gitlab.com/api/invitations/', () => {
    onSandbox('nobody to write to', 'an address is invited, changed and taken back', async (gitlab) => {
      const email = 'manager+goals@example.org';
      await gitlab.refuses('POST', 'invitations', { email, access_level: 10 }, [201, { status: 'success' }]);
      expect((await gitlab.get('invitations')).rows).toMatchObject([{ invite_email: email, access_level: 10 }]);
      const at = `invitations/${encodeURIComponent(email)}`;
      expect((await gitlab.put(at, { access_level: 20 })).row['access_level']).toBe(20);
      expect((await gitlab.remove(at)).status).toBe(204);
      expect((await gitlab.get('invitations')).rows).toEqual([]);
    });
    onSandbox('other people', 'who has an account is a member at once', async (gitlab) => {
      await gitlab.refuses('POST', 'invitations', { email: 'morgan@example.com', access_level: 10 }, [
        201,
        { status: 'success' },
      ]);
      expect((await gitlab.get('members/2')).row['access_level']).toBe(10);
      await gitlab.refuses('POST', 'invitations', { email: 'morgan@example.com', access_level: 20 }, [
        201,
        { status: 'success' },
      ]);
      expect((await gitlab.get('members/2')).row['access_level']).toBe(20);
    });
    refuses([
      [
        'POST',
        'invitations',
        { email: 'no address', access_level: 10 },
        400,
        { error: 'email contains an invalid email address' },
      ],
      [
        'POST',
        'invitations',
        { access_level: 10 },
        400,
        { message: '400 Bad request - Must provide either email or user_id as a parameter' },
      ],
    ]);
    onSandbox(
      'a given clock',
      'an expiry that is past is 201 with status error: look at the status',
      async (gitlab) => {
        const { status, row } = await gitlab.post('invitations', {
          email: 'a@example.org',
          access_level: 10,
          expires_at: '2020-01-01',
        });
        expect([status, row['status'], row['message']]).toEqual([
          201,
          'error',
          { 'a@example.org': expect.any(String) as unknown },
        ]);
        expect((await gitlab.get('invitations')).rows).toEqual([]);
      },
    );
  });

  docs('https://docs.gitlab.com/user/permissions/', () => {
    type Case = [name: string, method: string, path: string, body: object | undefined, allowedFrom: number];
    /** The least role of each; a stranger gets 404 everywhere. */
    const cases: Case[] = [
      ['reads issues', 'GET', 'issues', undefined, 10],
      ['reads an issue', 'GET', 'issues/1', undefined, 10],
      ['comments', 'POST', 'issues/1/notes', { body: 'x' }, 10],
      ['creates issues', 'POST', 'issues', { title: 'x' }, 10],
      ['changes others’ issues', 'PUT', 'issues/1', { title: 'y' }, 15],
      ['manages labels', 'POST', 'labels', { name: 'new', color: '#fff' }, 15],
      ['manages milestones', 'POST', 'milestones', { title: 'M' }, 15],
      ['manages boards', 'POST', 'boards', { name: 'B' }, 15],
      // 20 before about GitLab 18.7: config/authz/roles/planner.yml
      ['reads the repository', 'GET', 'repository/tree', undefined, 15],
      ['reads merge requests', 'GET', 'merge_requests', undefined, 15],
      ['creates branches', 'POST', 'repository/branches', { branch: 'b', ref: 'main' }, 30],
      ['changes settings', 'PUT', '/projects/1', { description: 'd' }, 40],
      ['adds members', 'POST', 'members', { user_id: 3, access_level: 10 }, 40],
      ['deletes the project', 'DELETE', '/projects/1', undefined, 50],
    ];
    for (const [name, method, path, body, least] of cases) {
      onSandbox('other people', `from role ${least} up somebody ${name}`, async (gitlab) => {
        await gitlab.files({ 'a.md': 'a' });
        await gitlab.issue();
        const morgan = gitlab.as('morgan');
        const ask = async () => (await morgan.ask(method, path, body === undefined ? {} : { body })).status;
        expect(await ask()).toBe(404);
        await gitlab.post('members', { user_id: 2, access_level: 10 });
        for (const level of [10, 15, 20, 30, 40, 50]) {
          await gitlab.put('members/2', { access_level: level });
          if (level < least) expect([level, await ask()]).toEqual([level, 403]);
          else {
            expect(await ask()).toBeLessThan(300);
            break;
          }
        }
      });
    }
    // https://gitlab.com/gitlab-org/gitlab/-/merge_requests/62816
    onSandbox(
      'other people',
      'a Guest sets labels and days of an issue while opening it, and no more',
      async (gitlab) => {
        await gitlab.post('members', { user_id: 2, access_level: 10 });
        await gitlab.post('labels', { name: 'a', color: '#ffffff' });
        const morgan = gitlab.as('morgan');
        const issue = await morgan.issue({ labels: 'a,b', due_date: '2030-01-01', assignee_ids: [2] });
        expect(issue).toMatchObject({ labels: ['a'], due_date: '2030-01-01', assignees: [{ id: 2 }] });
        const changed = await morgan.put(`issues/${issue.iid}`, { title: 'x', labels: '', due_date: '' });
        expect(changed.body).toMatchObject({ title: 'x', labels: ['a'], due_date: '2030-01-01' });
      },
    );
    for (const [role, level, reads] of [
      ['Guest', 10, false],
      ['Planner', 15, true],
      ['Reporter', 20, true],
    ] as const) {
      onSandbox(
        'other people',
        `a ${role} ${reads ? 'reads' : 'does not see'} confidential issues and internal comments`,
        async (gitlab) => {
          await gitlab.post('members', { user_id: 2, access_level: level });
          const secret = await gitlab.issue({ confidential: true });
          const open = await gitlab.issue();
          await gitlab.note(open.iid, 'internal', { internal: true });
          const morgan = gitlab.as('morgan');
          expect((await morgan.get(`issues/${secret.iid}`)).status).toBe(reads ? 200 : 404);
          expect((await morgan.get('issues')).rows).toHaveLength(reads ? 2 : 1);
          expect((await morgan.get(`issues/${open.iid}/notes`)).rows).toHaveLength(reads ? 1 : 0);
          expect((await morgan.put(`issues/${secret.iid}`, { title: 'x' })).status).toBe(reads ? 200 : 403);
        },
      );
    }
    onSandbox('other people', 'a Guest reads the confidential issue that is assigned to them', async (gitlab) => {
      await gitlab.post('members', { user_id: 2, access_level: 10 });
      const { iid } = await gitlab.issue({ confidential: true, assignee_ids: [2] });
      expect((await gitlab.as('morgan').get(`issues/${iid}`)).status).toBe(200);
    });
    onSandbox('other people', 'a Planner deletes issues, a Reporter does not', async (gitlab) => {
      await gitlab.post('members', { user_id: 2, access_level: 15 });
      await gitlab.post('members', { user_id: 3, access_level: 20 });
      const { iid } = await gitlab.issue();
      await gitlab.as('sam').refuses('DELETE', `issues/${iid}`, undefined, forbidden);
      expect((await gitlab.as('morgan').remove(`issues/${iid}`)).status).toBe(204);
    });
    onSandbox('other people', 'iid and created_at of anybody but an owner are ignored', async (gitlab) => {
      await gitlab.post('members', { user_id: 2, access_level: 40 });
      const issue = await gitlab.as('morgan').issue({ iid: 500, created_at: '2020-01-01T00:00:00Z' });
      expect([issue.iid, String(issue['created_at']).slice(0, 4)]).toEqual([1, '2026']);
    });
  });
});
