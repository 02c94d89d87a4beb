// Groups and people's own places: where a project can be made, and who reaches into it from there.
import { GroupMembers, Groups, Namespaces } from '@gitbeaker/rest';
import type { Forge } from '#growth/forge/forge.ts';
import type { Namespace } from '#growth/forge/project.ts';
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed, readList } from '../wire/lists.ts';
import { highestOfEach, memberKey, memberOf } from './members.ts';
import { parsed } from '../wire/reading.ts';
import { memberSchema, namespaceSchema, type NamespaceRow } from '../words/schemas.ts';

/** https://docs.gitlab.com/user/group/#specify-who-can-add-projects-to-a-group: the default */
const developer = 30;

export function namespaces(connection: Connection): Pick<Forge, 'namespace' | 'groupsForProjects' | 'groupMembers'> {
  return {
    async namespace(path) {
      const doing = `reading the namespace ${path}`;
      try {
        const answer = await connection.call(Namespaces, (api) => api.show(path), { doing });
        return namespaceOf(parsed(namespaceSchema, answer.body, doing));
      } catch (failure) {
        if (failure instanceof GitLabFailure && failure.kind === 'not-found') return null;
        throw failure;
      }
    },

    async groupsForProjects() {
      const doing = 'reading your groups';
      const options = { minAccessLevel: developer, orderBy: 'path', sort: 'asc', perPage: 100 } as const;
      const read = await readList({
        name: 'groups',
        doing,
        schema: namespaceSchema,
        keyOf: ({ id }) => id,
        page: (position) => connection.call(Groups, (api) => api.all({ ...options, ...position }), { doing }),
      });
      return listed(read, (row) => namespaceOf({ ...row, kind: 'group' }));
    },

    async groupMembers({ id, path }) {
      const doing = `reading the members of the group ${path}`;
      const options = { includeInherited: true, perPage: 100 } as const;
      const read = await readList({
        name: 'members of the group',
        doing,
        schema: memberSchema,
        keyOf: memberKey,
        page: (position) => connection.call(GroupMembers, (api) => api.all(id, { ...options, ...position }), { doing }),
      });
      return listed({ ...read, rows: highestOfEach(read.rows) }, memberOf);
    },
  };
}

function namespaceOf({ id, full_path: path, kind }: NamespaceRow): Namespace {
  return { id, path, kind: kind === 'user' ? 'user' : 'group' };
}
