// Opens a GitLab as the forge that the domain knows. Nothing is sent before the first question.
import { Metadata, Projects, Users } from '@gitbeaker/rest';
import * as z from 'zod';
import type { Forge, GoalsProject } from '#growth/forge.ts';
import type { LabelNames } from '#growth/label-words.ts';
import type { ProjectFacts, ServerFacts } from '#growth/project.ts';
import type { Instant, Person } from '#growth/goal.ts';
import { createConnection } from './connection.ts';
import { GitLabFailure } from './failures.ts';
import { goalReads } from './goal-reads.ts';
import { goalWrites } from './goal-writes.ts';
import { createLabelCodec } from './labels.ts';
import { labelsAndBoards } from './labels-and-boards.ts';
import { projectMembers } from './members.ts';
import { projectMilestones } from './milestones.ts';
import { projectFacts, projectStore } from './projects.ts';
import { projectPages } from './pages.ts';
import { parsed } from './reading.ts';
import { projectRepository } from './repository.ts';
import { createRequester, type RequesterOptions } from './requester.ts';
import { metadataSchema, type ProjectRow, userSchema } from './schemas.ts';
import { type Scope, write } from './scope.ts';

/** @param options.base with protocol, port and sub-path as needed; a slash at its end does no harm */
export function openGitLab(options: RequesterOptions): Forge {
  const base = options.base.replace(/\/+$/, '');
  const { sleep } = options;
  const connection = createConnection(base, createRequester({ ...options, base }));
  const projects = projectStore(connection, sleep);
  const createdAt = new Map<number, Instant | null>();
  let askedMe: Promise<Person> | null = null;

  const factsOf = (row: ProjectRow): ProjectFacts => {
    createdAt.set(row.id, row.created_at);
    return projectFacts(row);
  };

  async function readMe(): Promise<Person> {
    const doing = 'asking GitLab who you are';
    try {
      const answer = await connection.call(Users, (api) => api.showCurrentUser(), { doing });
      return parsed(userSchema, answer.body, doing);
    } catch (failure) {
      askedMe = null;
      // Every GitLab answers this question: a 404, or somebody without a name, is another product.
      if (failure instanceof GitLabFailure && (failure.kind === 'not-found' || failure.isForeign)) {
        throw new GitLabFailure('not-gitlab', `${base} answers, but not as a GitLab does.`, {
          hint: 'Check the host, and the path after it where GitLab runs under one (--host https://example.com/gitlab).',
        });
      }
      throw failure;
    }
  }

  const me = () => (askedMe ??= readMe());

  function open(facts: ProjectFacts, labelNames: LabelNames): GoalsProject {
    const scope: Scope = {
      connection,
      projectId: facts.id,
      path: facts.path,
      codec: createLabelCodec(labelNames),
      projectSince: createdAt.get(facts.id) ?? null,
      me,
      sleep,
    };
    const { idOf, ...milestones } = projectMilestones(scope);
    return {
      facts,
      pages: projectPages(facts, scope.codec),
      ...goalReads(scope),
      ...goalWrites(scope, { idOf, ...milestones }),
      ...milestones,
      ...labelsAndBoards(scope),
      ...projectMembers(scope),
      ...projectRepository(scope, facts.defaultBranch),
      async updateProject({ description, topics }) {
        const change = {
          ...(description === undefined ? {} : { description }),
          ...(topics === undefined ? {} : { topics: [...topics] }),
        };
        const doing = `changing the settings of ${facts.path}`;
        await write(scope, Projects, (api) => api.edit(facts.id, change), doing);
      },
    };
  }

  return {
    base,
    me,
    async server(): Promise<ServerFacts> {
      const doing = 'asking GitLab for its version';
      try {
        const answer = await connection.call(Metadata, (api) => api.show(), { doing });
        const { version, enterprise } = parsed(metadataSchema, answer.body, doing);
        const date = Date.parse(answer.headers.get('date') ?? '');
        return {
          version,
          enterprise: enterprise ?? version?.endsWith('-ee') ?? false,
          now: Number.isNaN(date) ? null : new Date(date).toISOString(),
        };
      } catch (failure) {
        if (failure instanceof GitLabFailure && (failure.status === 403 || failure.status === 404)) {
          return { version: null, enterprise: false, now: null };
        }
        throw failure;
      }
    },
    async findProject(path) {
      const row = await projects.find(path);
      return row === null ? null : factsOf(row);
    },
    ownProjects: () => projects.own(),
    async findPerson(username) {
      const wanted = username.replace(/^@/, '');
      const doing = `looking for the person ${wanted}`;
      const answer = await connection.call(Users, (api) => api.all({ username: wanted }), { doing });
      const people = parsed(z.array(userSchema), answer.body, doing);
      return people.find((person) => person.username.toLowerCase() === wanted.toLowerCase()) ?? null;
    },
    async createProject(project) {
      return factsOf(await projects.create(project, await me()));
    },
    open,
    labelName: (word, names) => createLabelCodec(names).nameOf(word),
    requestCount: connection.requestCount,
  };
}
