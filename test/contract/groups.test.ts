// Groups, what their members inherit, and what an administrator may have restricted.
import { expect } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import type { AccessLevel } from '#sandbox/state/state.ts';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab, pick } from '../support/contract-gitlab.ts';

const at = '2026-11-01T00:00:00.000Z';

const group = ({ sandbox }: ContractGitLab, members: Readonly<Record<string, AccessLevel>>, path = 'acme') =>
  addGroup(sandbox.state, { path, at, members });

/** A project of alex's in a group where the others have these levels. */
async function projectIn(gitlab: ContractGitLab, members: Readonly<Record<string, AccessLevel>>): Promise<number> {
  const { id } = group(gitlab, { alex: 50, ...members });
  const { status, row } = await gitlab.post('/projects', { path: 'growth', namespace_id: id });
  expect(status).toBe(201);
  return row.id;
}

contract('groups', ({ docs, onSandbox }) => {
  docs('https://docs.gitlab.com/api/namespaces/', () => {
    onSandbox('a group', 'one’s own namespace and one’s groups are listed, and found by path', async (gitlab) => {
      const { id } = group(gitlab, { alex: 30 }, 'acme/people');
      group(gitlab, { morgan: 50 }, 'other');
      expect(column((await gitlab.get('/namespaces')).rows, 'full_path')).toEqual(['alex', 'acme/people']);
      const { row } = await gitlab.get('/namespaces/acme%2Fpeople');
      expect(pick(row, 'id', 'kind', 'path')).toEqual({ id, kind: 'group', path: 'people' });
      await gitlab.refuses('GET', '/namespaces/other', undefined, [404, { message: '404 Namespace Not Found' }]);
    });
  });

  docs('https://docs.gitlab.com/api/groups/', () => {
    onSandbox('groups', 'listed by the least role one has in them', async (gitlab) => {
      group(gitlab, { alex: 20 }, 'readers');
      group(gitlab, { alex: 30 }, 'makers');
      group(gitlab, { morgan: 50 }, 'strangers');
      expect(column((await gitlab.get('/groups')).rows, 'full_path')).toEqual(['makers', 'readers']);
      expect((await gitlab.get('/groups?min_access_level=30')).rows).toMatchObject([
        { full_path: 'makers', visibility: 'private', project_creation_level: 'developer', parent_id: null },
      ]);
      await gitlab.refuses('GET', '/groups/strangers', undefined, [404, { message: '404 Group Not Found' }]);
    });
  });

  docs('https://docs.gitlab.com/user/group/#specify-who-can-add-projects-to-a-group', () => {
    onSandbox('a group', 'Developers may create projects in it, Reporters not', async (gitlab) => {
      const { id } = group(gitlab, { alex: 20 });
      await gitlab.refuses('POST', '/projects', { path: 'growth', namespace_id: id }, [
        400,
        { message: { namespace: ['is not valid'] } },
      ]);
      const [member] = gitlab.sandbox.state.groupMembers ?? [];
      if (member !== undefined) member.accessLevel = 30;
      const { status, row } = await gitlab.post('/projects', { path: 'growth', namespace_id: id });
      expect([status, row['path_with_namespace'], row['namespace'], row['permissions']]).toMatchObject([
        201,
        'acme/growth',
        { kind: 'group', full_path: 'acme' },
        { project_access: null, group_access: { access_level: 30 } },
      ]);
      expect(row).not.toHaveProperty('owner');
    });
    onSandbox('a private group', 'nothing in it is more open', async (gitlab) => {
      const { id } = group(gitlab, { alex: 50 });
      await gitlab.refuses('POST', '/projects', { path: 'growth', namespace_id: id, visibility: 'public' }, [
        400,
        { message: { visibility_level: ['public is not allowed in a private group.'] } },
      ]);
    });
  });

  docs('https://docs.gitlab.com/user/project/members/#membership-types', () => {
    onSandbox('a group', 'its members and those of the groups above are in each project', async (gitlab) => {
      group(gitlab, { sam: 20 }, 'acme');
      const { id } = group(gitlab, { alex: 50 }, 'acme/people');
      const made = await gitlab.post('/projects', { path: 'growth', namespace_id: id });
      const path = `/projects/${made.row.id}/members`;
      expect((await gitlab.get(path)).rows).toEqual([]);
      const rows = (await gitlab.get(`${path}/all`)).rows.map((row) => pick(row, 'username', 'access_level'));
      expect(rows).toEqual([
        { username: 'sam', access_level: 20 },
        { username: 'alex', access_level: 50 },
      ]);
      expect((await gitlab.get(`${path}/3`)).status).toBe(404);
      expect((await gitlab.get(`${path}/all/3`)).row['access_level']).toBe(20);
      expect((await gitlab.as('sam').get(`/projects/${made.row.id}`)).status).toBe(200);
      expect((await gitlab.remove(`${path}/3`)).status).toBe(404);
    });
    onSandbox(
      'a group',
      'nobody gets less in a project than they inherit; the same or more they do',
      async (gitlab) => {
        const path = `/projects/${await projectIn(gitlab, { sam: 20 })}/members`;
        const tooLow = 'should be greater than or equal to Reporter inherited membership from group acme';
        await gitlab.refuses('POST', path, { user_id: 3, access_level: 10 }, [
          400,
          { message: { access_level: [tooLow] } },
        ]);
        expect((await gitlab.post(path, { user_id: 3, access_level: 30 })).status).toBe(201);
        expect((await gitlab.get(`${path}/all/3`)).row['access_level']).toBe(30);
        await gitlab.refuses('PUT', `${path}/3`, { access_level: 10 }, [400, { message: { access_level: [tooLow] } }]);
        await gitlab.remove(`${path}/3`);
        expect((await gitlab.get(`${path}/all/3`)).row['access_level']).toBe(20);
      },
    );
  });

  docs('https://docs.gitlab.com/api/members/#remove-a-member-from-a-group-or-project', () => {
    onSandbox('other people', 'their issues stay assigned, unless that is asked for', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const assignees = async () => (await gitlab.get(`issues/${iid}`)).row['assignees'];
      const added = async () => {
        await gitlab.post('members', { user_id: 2, access_level: 10 });
        await gitlab.put(`issues/${iid}`, { assignee_ids: [2] });
      };
      await added();
      await gitlab.remove('members/2');
      expect(await assignees()).toMatchObject([{ username: 'morgan' }]);
      await added();
      expect((await gitlab.remove('members/2?unassign_issuables=true')).status).toBe(204);
      await gitlab.soon(async () => expect(await assignees()).toEqual([]));
    });
    onSandbox(
      'other people',
      'an expiry is set, kept by a change of role, and cleared by an empty one',
      async (gitlab) => {
        await gitlab.post('members', { user_id: 2, access_level: 10, expires_at: '2027-01-31' });
        expect((await gitlab.put('members/2', { access_level: 20 })).row['expires_at']).toBe('2027-01-31');
        expect((await gitlab.put('members/2', { access_level: 20, expires_at: '' })).row['expires_at']).toBeNull();
      },
    );
  });

  docs('https://docs.gitlab.com/administration/settings/account_and_limit_settings/#default-projects-limit', () => {
    const limits: [number, string][] = [
      [0, 'You cannot create projects in your personal namespace. Contact your GitLab administrator.'],
      [1, "You've reached your limit of 1 projects created. Contact your GitLab administrator."],
    ];
    for (const [limit, message] of limits) {
      onSandbox('a person with a limit', `a limit of ${limit} is told, and 403 when it is reached`, async (gitlab) => {
        const [alex] = gitlab.sandbox.state.users;
        if (alex !== undefined) alex.projectsLimit = limit;
        expect(pick((await gitlab.get('/user')).row, 'projects_limit', 'can_create_project')).toEqual({
          projects_limit: limit,
          can_create_project: false,
        });
        await gitlab.refuses('POST', '/projects', { path: 'more' }, [403, { error: [message] }]);
        const { id } = group(gitlab, { alex: 40 });
        expect((await gitlab.post('/projects', { path: 'more', namespace_id: id })).status).toBe(201);
      });
    }
  });

  docs(
    'https://docs.gitlab.com/administration/settings/visibility_and_access_controls/#restrict-visibility-levels',
    () => {
      onSandbox(
        'an administrator',
        'a level that is restricted is 400, in a new project and a changed one',
        async (gitlab) => {
          gitlab.sandbox.state.restrictedVisibility = ['private'];
          const refused = [
            400,
            { message: { visibility_level: ['private has been restricted by your GitLab administrator'] } },
          ] as const;
          await gitlab.refuses('POST', '/projects', { path: 'more', visibility: 'private' }, refused);
          expect((await gitlab.put(`/projects/${gitlab.project.id}`, { description: 'still here' })).status).toBe(200);
          await gitlab.put(`/projects/${gitlab.project.id}`, { visibility: 'internal' });
          await gitlab.refuses('PUT', `/projects/${gitlab.project.id}`, { visibility: 'private' }, refused);
        },
      );
    },
  );
});
