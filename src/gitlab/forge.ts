// Opens a GitLab as the forge that the domain knows. Nothing is sent before the first question.
import { Metadata, Projects, Users } from '@gitbeaker/rest';
import * as z from 'zod';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { LabelNames } from '#growth/words/label-words.ts';
import type { ProjectFacts, ServerFacts } from '#growth/forge/project.ts';
import type { Instant, Person } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { droppedSettings } from './exchange/checked.ts';
import { createConnection, type Underway } from './wire/connection.ts';
import { issueAssignees } from './stores/assignees.ts';
import { promotionDocuments } from './stores/documents.ts';
import { GitLabFailure } from './wire/failures.ts';
import { isOpenComment, readForeignItem } from './stores/foreign-items.ts';
import { greet, notGitLabAt } from './wire/greeting.ts';
import { impatient, type Within } from './wire/impatience.ts';
import { goalReads } from './stores/goal-reads.ts';
import { goalWrites } from './stores/goal-writes.ts';
import { inboxStore } from './stores/inboxes.ts';
import { winsStore } from './stores/wins.ts';
import { issueLinks } from './stores/issue-links.ts';
import { itemPlace } from '#growth/text/item-address.ts';
import { createLabelCodec } from './words/labels.ts';
import { projectBoards } from './stores/boards.ts';
import { projectLabels } from './stores/labels.ts';
import { tryLiveTable } from './stores/live-table-trial.ts';
import { markedIssues } from './stores/marked-issues.ts';
import { projectMembers } from './stores/members.ts';
import { projectItems } from './stores/items.ts';
import { openIssues } from './stores/open-issues.ts';
import { openings } from './stores/openings.ts';
import { projectMilestones } from './stores/milestones.ts';
import { namespaces } from './stores/namespaces.ts';
import { commentChanges } from './stores/comment-changes.ts';
import { oneOnOneStore } from './stores/one-on-ones.ts';
import { projectFacts, projectStore } from './stores/projects.ts';
import { projectPages } from './words/pages.ts';
import { probePermission } from './stores/permission-probes.ts';
import { projectPipelines } from './stores/pipelines.ts';
import { putSurely } from './exchange/put-surely.ts';
import { parsed } from './wire/reading.ts';
import { fileOfNamed, projectRepository } from './stores/repository.ts';
import { createRequester } from './wire/requester.ts';
import type { RequesterOptions } from './wire/requester-options.ts';
import {
  metadataSchema,
  projectSchema,
  type ProjectRow,
  selfSchema,
  type SelfRow,
  userSchema,
} from './words/schemas.ts';
import { type Scope, write } from './exchange/scope.ts';
import { workDone } from './stores/work-done.ts';
import { plannedWork } from './stores/work-requests.ts';
import { readTokenFacts } from './stores/token-facts.ts';

export interface ForgeOptions extends RequesterOptions {
  /** Runs the work while no other process of this machine holds a lock of the same name (letters, digits, `.`, `_`, `-`). */
  readonly lock?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Remembers across processes what may still be on its way to this server. */
  readonly underway?: Underway;
  /** All of it must be answered by then. */
  readonly within?: Within;
}

/** @param options.base with protocol, port and sub-path as needed; a slash at its end does no harm */
export function openGitLab(options: ForgeOptions): Forge {
  const base = options.base.replace(/\/+$/, '');
  const { within, lock = (_name, work) => work() } = options;
  const patience = within === undefined ? { sleep: options.sleep } : impatient(base, within);
  const { sleep } = patience;
  const lockPrefix = base.replace(/^https?:\/\//, '').replaceAll(/[^\w.-]/g, '_');
  const connection = createConnection(base, createRequester({ ...options, ...patience, base }), options.underway);
  const projects = projectStore(connection);
  const createdAt = new Map<number, Instant | null>();
  let askedMe: Promise<SelfRow> | null = null;

  const factsOf = (row: ProjectRow): ProjectFacts => {
    createdAt.set(row.id, row.created_at);
    return projectFacts(row);
  };

  async function readMe(): Promise<SelfRow> {
    const doing = 'asking GitLab who you are';
    try {
      const answer = await connection.call(Users, (api) => api.showCurrentUser(), { doing });
      return parsed(selfSchema, answer.body, doing);
    } catch (failure) {
      askedMe = null;
      if (failure instanceof GitLabFailure && (failure.kind === 'not-found' || failure.isForeign)) {
        throw notGitLabAt(base, failure.status);
      }
      throw failure;
    }
  }

  const self = () => (askedMe ??= readMe());
  const me = async (): Promise<Person> => {
    const { id, username, name } = await self();
    return { id, username, name };
  };

  async function server(): Promise<ServerFacts> {
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
  }

  function open(facts: ProjectFacts, labelNames: LabelNames, person = facts.owner?.username ?? null): GoalsProject {
    const inTurn = <T>(name: string, work: () => Promise<T>) => lock(`${lockPrefix}_${facts.id}_${name}`, work);
    const scope: Scope = {
      connection,
      projectId: facts.id,
      path: facts.path,
      codec: createLabelCodec(labelNames),
      person,
      projectSince: createdAt.get(facts.id) ?? null,
      me,
      sleep,
      locked: (iid, work) => inTurn(String(iid), work),
    };
    const { idOf, ...milestones } = projectMilestones(scope);
    const { labelNamed, ...labels } = projectLabels(scope);
    const reads = goalReads(scope);
    return {
      facts,
      inTurn,
      pages: projectPages(facts, scope.codec),
      tryLiveTable: (table) => tryLiveTable(scope, table),
      pipelines: projectPipelines(scope, async () => isSince((await server()).version, 17, 4)),
      ...reads,
      ...goalWrites(scope, { idOf, ...milestones }),
      ...markedIssues(scope),
      ...milestones,
      ...issueLinks(scope),
      ...labels,
      ...projectBoards(scope, labelNamed),
      ...promotionDocuments(scope, reads),
      ...projectMembers(scope),
      ...projectItems(scope),
      ...issueAssignees(scope),
      ...openIssues(scope),
      ...oneOnOneStore(scope),
      ...inboxStore(scope),
      ...winsStore(scope),
      ...commentChanges(scope),
      ...projectRepository(scope, facts.defaultBranch),
      async updateProject({ description, topics }) {
        const change = {
          ...(description === undefined ? {} : { description }),
          ...(topics === undefined ? {} : { topics: [...topics] }),
        };
        const doing = `changing the settings of ${facts.path}`;
        const row = await putSurely(scope, {
          put: async () => {
            const answer = await write(scope, Projects, (api) => api.edit(facts.id, change), doing);
            return parsed(projectSchema, answer.body, doing, true);
          },
        });
        return droppedSettings({ description, topics }, row);
      },
    };
  }

  return {
    base,
    greet: () => greet(connection),
    me,
    token: () => readTokenFacts(connection, options.token),
    tryPermission: (permission, projectId) => probePermission(connection, permission, projectId),
    async account() {
      const row = await self();
      return {
        canCreateProject: row.can_create_project ?? null,
        projectsLimit: row.projects_limit ?? null,
        emails: [row.email, row.commit_email, row.public_email].flatMap((email) => (email ? [email] : [])),
      };
    },
    ...namespaces(connection),
    server,
    async findProject(path) {
      const row = await projects.find(path);
      return row === null ? null : factsOf(row);
    },
    fileOfNamed: (project, path) => fileOfNamed(connection, project, path),
    ownProjects: () => projects.own(),
    sharedProjects: (topic) => projects.shared(topic, me),
    async findPerson(username) {
      const wanted = username.replace(/^@/, '');
      const doing = `looking for the person ${wanted}`;
      const answer = await connection.call(Users, (api) => api.all({ username: wanted }), { doing });
      const people = parsed(z.array(userSchema), answer.body, doing);
      return people.find((person) => isNamed(person, wanted)) ?? null;
    },
    placeOf: (address) => itemPlace(base, address),
    item: (place) => readForeignItem(connection, place),
    async createProject(project) {
      return factsOf(await projects.create(project, await me()));
    },
    isOpenComment: (place) => isOpenComment(connection, place),
    workDone: (asked) => workDone(connection, asked),
    workPlan: plannedWork,
    openings: (asked) => openings(connection, asked, server),
    open,
    labelName: (word, names) => createLabelCodec(names).nameOf(word),
    quota: connection.quota,
    requestCount: connection.requestCount,
  };
}

/** False where the server does not say. */
function isSince(version: string | null, wantedMajor: number, wantedMinor: number): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map((part) => Number.parseInt(part, 10));
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
