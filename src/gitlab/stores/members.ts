// Who belongs to a project, with which role, inherited rights included.
import { ProjectMembers } from '@gitbeaker/rest';
import { plannerSince } from '#growth/forge/exposure.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Member, NamedOnly, Role } from '#growth/forge/project.ts';
import type { Day, Person } from '#growth/words/goal.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { isNamed } from '#growth/words/username.ts';
import { createOnce } from '../exchange/exactly-once.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed, type RowsRead } from '../wire/lists.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { parsed } from '../wire/reading.ts';
import { memberSchema, type MemberRow } from '../words/schemas.ts';
import { read, readAll, type Scope, write } from '../exchange/scope.ts';

/** https://docs.gitlab.com/api/access_requests/#valid-access-levels (gitbeaker does not name planner) */
const levels: Readonly<Record<Role, number>> = {
  guest: 10,
  planner: 15,
  reporter: 20,
  // Inherits Reporter: https://docs.gitlab.com/user/permissions/
  'security-manager': 25,
  developer: 30,
  maintainer: 40,
  owner: 50,
};

/** null: a role that we have no word for. */
export function roleOf(level: number | null | undefined): Role | null {
  return (Object.keys(levels) as Role[]).find((role) => levels[role] === level) ?? null;
}

type ProjectPeople = Pick<GoalsProject, 'members' | 'addMember' | 'membership' | 'setMember' | 'removeMember'>;

interface Wanted {
  readonly role: Role;
  /** Left out: as it is. */
  readonly expires?: Day | null | undefined;
}

export function projectMembers(scope: Scope): ProjectPeople {
  const { projectId } = scope;

  async function readMembers(): Promise<RowsRead<MemberRow>> {
    const rows = await readAll(
      scope,
      ProjectMembers,
      (api, page) => api.all(projectId, { includeInherited: true, ...page }),
      {
        name: 'members',
        doing: `reading the members of ${scope.path}`,
        schema: memberSchema,
        keyOf: memberKey,
      },
    );
    return { ...rows, rows: highestOfEach(rows.rows) };
  }

  async function find(person: Person | NamedOnly): Promise<MemberRow | null> {
    const { rows, failure } = await readMembers();
    const row = rows.find((one) => isSamePerson(one, person));
    if (row === undefined && failure !== null) throw failure;
    return row ?? null;
  }

  /** null: no member in this way. */
  async function readOne(person: Person, includeInherited: boolean): Promise<MemberRow | null> {
    const doing = `reading the role of ${person.username} in ${scope.path}`;
    try {
      const show = (api: ProjectMembers) => api.show(projectId, person.id, { includeInherited });
      return parsed(memberSchema, (await read(scope, ProjectMembers, show, doing)).body, doing);
    } catch (failure) {
      if (failure instanceof GitLabFailure && failure.kind === 'not-found') return null;
      throw failure;
    }
  }

  async function create(person: Person | NamedOnly, { role, expires }: Wanted): Promise<MemberRow> {
    const doing = `adding ${person.username} to ${scope.path} as ${role}`;
    const who = person.id === null ? { username: person.username } : { userId: person.id };
    const options = { ...who, ...(expires ? { expiresAt: expires } : {}) };
    const { value } = await createOnce(scope.connection, {
      create: async () => {
        const add = (api: ProjectMembers) => api.add(projectId, levels[role], options);
        const answer = await write(scope, ProjectMembers, add, doing).catch(orNobody(person, scope.connection.base));
        return parsed(memberSchema, answer.body, doing, true);
      },
      find: () => find(person),
      isThere: ({ status }) => status === 409,
    });
    return value;
  }

  async function change(person: Person, { role, expires }: Wanted): Promise<MemberRow> {
    const doing = `making ${person.username} ${role} of ${scope.path}`;
    // An empty day takes the end away.
    const options = expires === undefined ? {} : { expiresAt: expires ?? '' };
    const put = async () => {
      const edit = (api: ProjectMembers) => api.edit(projectId, person.id, levels[role], options);
      return parsed(memberSchema, (await write(scope, ProjectMembers, edit, doing)).body, doing, true);
    };
    return putSurely(scope, {
      put,
      async landed() {
        const row = await readOne(person, false);
        return row !== null && droppedMembership({ role, expires }, row).length === 0 ? row : null;
      },
    });
  }

  return {
    async members() {
      return listed(await readMembers(), memberOf);
    },

    async addMember(person, role) {
      const row = (await find(person)) ?? (await orUnknownRole(role, () => create(person, { role })));
      return { value: memberOf(row), warnings: droppedMembership({ role }, row) };
    },

    async membership(person) {
      const [own, effective] = await Promise.all([readOne(person, false), readOne(person, true)]);
      return { own: own && memberOf(own), effective: effective && memberOf(effective) };
    },

    async setMember(person, wanted) {
      const there = person.id === null ? null : await readOne(person, false);
      const write = () => (there === null || person.id === null ? create(person, wanted) : change(person, wanted));
      const isSame = there !== null && droppedMembership(wanted, there).length === 0;
      const row = isSame ? there : await orUnknownRole(wanted.role, write);
      return { value: memberOf(row), warnings: droppedMembership(wanted, row) };
    },

    async removeMember(person) {
      const doing = `removing ${person.username} from ${scope.path}`;
      const remove = async () => {
        try {
          await write(
            scope,
            ProjectMembers,
            (api) => api.remove(projectId, person.id, { unassignIssuables: true }),
            doing,
          );
        } catch (failure) {
          // Somebody else was faster, or this token does not see the project any more: only the list of members tells.
          if (!(failure instanceof GitLabFailure) || failure.status !== 404) throw failure;
          if ((await readMembers()).rows.length === 0 || (await readOne(person, false)) !== null) throw failure;
        }
        return true;
      };
      await putSurely(scope, {
        put: remove,
        landed: async () => ((await readOne(person, false)) === null ? true : null),
      });
      const left = await readOne(person, true);
      return left && memberOf(left);
    },
  };
}

/** Who was not looked up before may not be there. */
function orNobody({ id, username }: Person | NamedOnly, base: string): (failure: unknown) => never {
  return (failure) => {
    if (id !== null || !(failure instanceof GitLabFailure) || failure.status !== 404) throw failure;
    throw new GitLabFailure('not-found', `there is no user @${username} on ${base}`, {
      status: 404,
      hint: 'It is the name after the last slash of their profile page.',
    });
  };
}

async function orUnknownRole<T>(role: Role, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (failure) {
    const isAboutRole = failure instanceof GitLabFailure && /valid value|not included/.test(failure.message);
    if (role !== 'planner' || !isAboutRole || failure.status !== 400) throw failure;
    throw new GitLabFailure('rejected', `this GitLab does not know the role planner, which came with ${plannerSince}`, {
      hint: 'Choose guest or reporter.',
    });
  }
}

function droppedMembership({ role, expires }: Wanted, row: MemberRow): Dropped[] {
  const kept = roleOf(row.access_level) ?? `level ${row.access_level}`;
  const end = (day: Day | null) => day ?? 'no end';
  return [
    ...(kept === role ? [] : [{ field: 'role', asked: role, kept }]),
    ...(expires === undefined || expires === row.expires_at
      ? []
      : [{ field: 'end of the membership', asked: end(expires), kept: end(row.expires_at) }]),
  ];
}

function isSamePerson(row: MemberRow, { id, username }: Person | NamedOnly): boolean {
  return id === null ? isNamed(row, username) : row.id === id;
}

/** A person who comes in by several ways has a row for each. */
export function memberKey({ id, access_level }: MemberRow): string {
  return `${id} ${access_level}`;
}

export function highestOfEach(rows: readonly MemberRow[]): readonly MemberRow[] {
  const highest = new Map<number, MemberRow>();
  for (const row of rows) {
    const other = highest.get(row.id);
    if (other === undefined || other.access_level < row.access_level) highest.set(row.id, row);
  }
  return [...highest.values()];
}

export function memberOf({ id, username, name, access_level, expires_at }: MemberRow): Member {
  return { person: { id, username, name }, role: roleOf(access_level), expires: expires_at };
}
