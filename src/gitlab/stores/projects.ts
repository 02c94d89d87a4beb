// Finds, lists, creates and changes projects.
import { given, type Said, said, step } from '#wording.ts';
import { type CreateProjectOptions, Namespaces, Projects } from '@gitbeaker/rest';
import type { ListRead } from '#growth/words/completeness.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { NewProject, ProjectFacts } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import type { Connection } from '../wire/connection.ts';
import { droppedSettings } from '../exchange/checked.ts';
import { createOnce } from '../exchange/exactly-once.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { type Scope, write } from '../exchange/scope.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed, readList, type RowsRead } from '../wire/lists.ts';
import { roleOf } from './members.ts';
import { parsed } from '../wire/reading.ts';
import { namespaceSchema, projectSchema, type ProjectRow } from '../words/schemas.ts';

export interface ProjectStore {
  find(path: string): Promise<ProjectRow | null>;
  own(): Promise<ListRead<ProjectFacts>>;
  /** Those of others that the caller is a member of, with this topic. */
  shared(topic: string, me: () => Promise<Person>): Promise<ListRead<ProjectFacts>>;
  create(project: NewProject, me: Person): Promise<ProjectRow>;
}

export function projectStore(connection: Connection): ProjectStore {
  const readOwn = () => readProjects('projects', 'reading your projects', { owned: true });

  function readProjects(
    name: string,
    doing: string,
    which: { owned: true } | { membership: true; topic: string },
  ): Promise<RowsRead<ProjectRow>> {
    const options = { ...which, orderBy: 'id', sort: 'asc', perPage: 100 } as const;
    return readList({
      name,
      doing,
      schema: projectSchema,
      keyOf: ({ id }) => id,
      page: (position) => connection.call(Projects, (api) => api.all({ ...options, ...position }), { doing }),
    });
  }

  async function find(path: string): Promise<ProjectRow | null> {
    const doing = `reading the project ${path}`;
    try {
      const answer = await connection.call(Projects, (api) => api.show(path), { doing });
      return parsed(projectSchema, answer.body, doing);
    } catch (failure) {
      if (!(failure instanceof GitLabFailure) || failure.status !== 404) throw failure;
      if (!failure.noRoute || !path.includes('/')) {
        if (failure.kind === 'not-gitlab') throw failure;
        return null;
      }
      return findAmongOwn(path, failure);
    }
  }

  /** A proxy that decodes %2F hides every project that is asked for by path; their numbers still work. */
  async function findAmongOwn(path: string, notFound: GitLabFailure): Promise<ProjectRow | null> {
    const { rows, failure } = await readOwn();
    if (failure !== null) throw notFound.kind === 'not-gitlab' ? notFound : failure;
    return rows.find((row) => isSamePath(row.path_with_namespace, path)) ?? null;
  }

  async function namespaceId(path: string): Promise<number> {
    const doing = `reading the namespace ${path}`;
    const answer = await connection.call(Namespaces, (api) => api.show(path), { doing });
    return parsed(namespaceSchema, answer.body, doing).id;
  }

  return {
    find,

    async own() {
      return listed(await readOwn(), (row) => (isBeingDeleted(row) ? null : projectFacts(row)));
    },

    async shared(topic, me) {
      const doing = 'reading the projects that are shared with you';
      const [rows, { id }] = await Promise.all([
        readProjects('shared projects', doing, { membership: true, topic }),
        me(),
      ]);
      return listed(rows, (row) => {
        const facts = projectFacts(row);
        // Of a group's projects nobody but its members' settings say whose they are.
        const isMine = facts.owner?.id === id || facts.myRole === 'owner';
        return isMine || !facts.topics.includes(topic) ? null : facts;
      });
    },

    async create({ path, name, description, topics }, me) {
      const slash = path.lastIndexOf('/');
      const namespace = slash === -1 ? me.username : path.slice(0, slash);
      const own = isSamePath(namespace, me.username);
      const doing = `creating the project ${path}`;
      const options: CreateProjectOptions & { path: string; name: string } = {
        path: path.slice(slash + 1),
        name,
        description,
        topics: [...topics],
        visibility: 'private',
        issuesAccessLevel: 'enabled',
        ...(own ? {} : { namespaceId: await namespaceId(namespace) }),
      };
      const { value } = await explained(own ? null : namespace, () =>
        createOnce(connection, {
          create: async () => {
            const answer = await connection.call(Projects, (api) => api.create(options), { doing });
            return parsed(projectSchema, answer.body, doing, true);
          },
          find: () => find(`${namespace}/${options.path}`),
          // In the first round somebody else's project has the path, and is not ours to take.
          isThere: ({ status }, round) => status === 400 && round > 1,
        }),
      );
      return value;
    },
  };
}

/**
 * What an administrator or a group has restricted, with the way on: https://docs.gitlab.com/administration/settings/visibility_and_access_controls/
 * @param group null: it is to stand among the person's own projects
 */
async function explained<T>(group: string | null, create: () => Promise<T>): Promise<T> {
  try {
    return await create();
  } catch (failure) {
    if (!(failure instanceof GitLabFailure) || failure.mayHaveHappened) throw failure;
    const { status, message } = failure;
    const again = (kind: 'refused' | 'forbidden', hint: Said) =>
      new GitLabFailure(kind, message, { status: status ?? 0, hint: said`${hint} Nothing was written.` });
    if (status === 400 && /visibility.level.*private/i.test(message)) {
      const own =
        'A goals project is private: ask an administrator for a private project, perhaps in a group, and complete it';
      throw again('refused', said`${own} with \`${step('init', { project: 'GROUP/NAME', adopt: true })}\`.`);
    }
    const isRefused = status === 400 && /namespace is not valid/i.test(message);
    if (isRefused && group !== null)
      throw again('forbidden', `Your role in ${group} may make no projects; the group decides which one may.`);
    if (isRefused || (status === 403 && !/scope|token/i.test(message)))
      throw again(
        'forbidden',
        said`Make it in a group where you may: ${given('namespace', 'GROUP')}; its members can read it then.`,
      );
    throw failure;
  }
}

/** What of the project itself is changed. */
export function projectSettings(scope: Scope): Pick<GoalsProject, 'updateProject'> {
  const { projectId, path } = scope;
  return {
    async updateProject({ description, topics }) {
      const change = {
        ...(description === undefined ? {} : { description }),
        ...(topics === undefined ? {} : { topics: [...topics] }),
      };
      const doing = `changing the settings of ${path}`;
      const row = await putSurely(scope, {
        put: async () => {
          const answer = await write(scope, Projects, (api) => api.edit(projectId, change), doing);
          return parsed(projectSchema, answer.body, doing, true);
        },
      });
      return droppedSettings({ description, topics }, row);
    },
  };
}

export function projectFacts(row: ProjectRow): ProjectFacts {
  const { project_access: direct, group_access: inherited } = row.permissions ?? {};
  return {
    id: row.id,
    path: row.path_with_namespace,
    name: row.name,
    description: row.description,
    // Where the server does not say, nothing may be taken for private.
    visibility: row.visibility ?? 'public',
    topics: row.topics,
    url: row.web_url,
    defaultBranch: row.empty_repo ? null : row.default_branch,
    archived: row.archived || isBeingDeleted(row),
    myRole: roleOf(Math.max(direct?.access_level ?? 0, inherited?.access_level ?? 0)),
    owner: row.owner,
  };
}

function isBeingDeleted(row: ProjectRow): boolean {
  return row.marked_for_deletion_on !== null || row.marked_for_deletion_at !== null;
}

/** GitLab's paths do not tell upper from lower case. */
function isSamePath(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
