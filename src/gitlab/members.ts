// Who belongs to a project, with which role, inherited rights included.
import { ProjectMembers } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge.ts';
import type { Member, Role } from '#growth/project.ts';
import type { Person } from '#growth/goal.ts';
import { createOnce } from './exactly-once.ts';
import { GitLabFailure } from './failures.ts';
import { listed, type RowsRead } from './lists.ts';
import { parsed } from './reading.ts';
import { memberSchema, type MemberRow } from './schemas.ts';
import { readAll, type Scope, write } from './scope.ts';

/** https://docs.gitlab.com/api/access_requests/#valid-access-levels (planner since 17.7; gitbeaker does not name it) */
const levels: Readonly<Record<Role, number>> = {
  guest: 10,
  planner: 15,
  reporter: 20,
  developer: 30,
  maintainer: 40,
  owner: 50,
};

/** null: a role that we have no word for. */
export function roleOf(level: number | null | undefined): Role | null {
  return (Object.keys(levels) as Role[]).find((role) => levels[role] === level) ?? null;
}

export function projectMembers(scope: Scope): Pick<GoalsProject, 'members' | 'addMember'> {
  const { projectId } = scope;

  async function readMembers(): Promise<RowsRead<MemberRow>> {
    const read = await readAll(
      scope,
      ProjectMembers,
      (api, page) => api.all(projectId, { includeInherited: true, ...page }),
      {
        name: 'members',
        doing: `reading the members of ${scope.path}`,
        schema: memberSchema,
        // A person who comes in by several ways has a row for each.
        keyOf: ({ id, access_level }) => `${id} ${access_level}`,
      },
    );
    const highest = new Map<number, MemberRow>();
    for (const row of read.rows) {
      const other = highest.get(row.id);
      if (other === undefined || other.access_level < row.access_level) highest.set(row.id, row);
    }
    return { ...read, rows: [...highest.values()] };
  }

  async function find(person: Person): Promise<MemberRow | null> {
    const { rows, failure } = await readMembers();
    const row = rows.find(({ id }) => id === person.id);
    if (row === undefined && failure !== null) throw failure;
    return row ?? null;
  }

  return {
    async members() {
      return listed(await readMembers(), memberOf);
    },

    async addMember(person, role) {
      const doing = `adding ${person.username} to ${scope.path} as ${role}`;
      const create = async () => {
        const options = { userId: person.id };
        const answer = await write(scope, ProjectMembers, (api) => api.add(projectId, levels[role], options), doing);
        return parsed(memberSchema, answer.body, doing, true);
      };
      const there = await find(person);
      const { value } = there === null ? await addOnce(create, person, role) : { value: there };
      const member = memberOf(value);
      const kept = member.role ?? `level ${value.access_level}`;
      return { value: member, warnings: kept === role ? [] : [{ field: 'role', asked: role, kept }] };
    },
  };

  async function addOnce(create: () => Promise<MemberRow>, person: Person, role: Role): Promise<{ value: MemberRow }> {
    try {
      return await createOnce({
        create,
        find: () => find(person),
        isThere: ({ status }) => status === 409,
        sleep: scope.sleep,
      });
    } catch (failure) {
      if (role !== 'planner' || !(failure instanceof GitLabFailure) || failure.status !== 400) throw failure;
      throw new GitLabFailure('rejected', 'This GitLab does not know the role planner, which came with version 17.7.', {
        hint: 'Choose guest or reporter.',
      });
    }
  }
}

function memberOf({ id, username, name, access_level, expires_at }: MemberRow): Member {
  return { person: { id, username, name }, role: roleOf(access_level), expires: expires_at };
}
