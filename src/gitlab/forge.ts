// Opens a GitLab as the forge that the domain knows. Nothing is sent before the first question.
import type { Forge } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { WriteJournal } from '#growth/forge/written.ts';
import { itemPlace } from '#growth/text/item-address.ts';
import type { Instant } from '#growth/words/goal.ts';
import { recorder } from './exchange/recorder.ts';
import { goalsProject } from './goals-project.ts';
import { isOpenComment, readForeignItem } from './stores/foreign-items.ts';
import { namespaces } from './stores/namespaces.ts';
import { openings } from './stores/openings.ts';
import { people } from './stores/people.ts';
import { probePermission } from './stores/permission-probes.ts';
import { projectFacts, projectStore } from './stores/projects.ts';
import { fileOfNamed } from './stores/repository.ts';
import { readServer } from './stores/server.ts';
import { readTokenFacts } from './stores/token-facts.ts';
import { workDone } from './stores/work-done.ts';
import { plannedWork } from './stores/work-requests.ts';
import { createConnection, type Underway } from './wire/connection.ts';
import { greet } from './wire/greeting.ts';
import { impatient, type Within } from './wire/impatience.ts';
import type { RequesterOptions } from './wire/requester-options.ts';
import { createRequester } from './wire/requester.ts';
import { createLabelCodec } from './words/labels.ts';
import type { ProjectRow } from './words/schemas.ts';

export interface ForgeOptions extends RequesterOptions {
  /** Runs the work while no other process of this machine holds a lock of the same name (letters, digits, `.`, `_`, `-`). */
  readonly lock?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Remembers across processes what may still be on its way to this server. */
  readonly underway?: Underway;
  /** Notes what is written, and what stood there before: under the host's name for the person. */
  readonly journal?: { readonly host: string; readonly notes: WriteJournal };
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
  const { journal } = options;
  const watch = journal === undefined ? null : recorder(base, journal.host, journal.notes);
  const requester = createRequester({ ...options, ...patience, base });
  const connection = createConnection(base, requester, options.underway, watch);
  const projects = projectStore(connection);
  const createdAt = new Map<number, Instant | null>();
  const { me, ...persons } = people(connection, base);
  const server = () => readServer(connection);

  const factsOf = (row: ProjectRow): ProjectFacts => {
    createdAt.set(row.id, row.created_at);
    return projectFacts(row);
  };

  const open: Forge['open'] = (facts, labelNames, person, typed) => {
    const inTurn = <T>(name: string, work: () => Promise<T>) => lock(`${lockPrefix}_${facts.id}_${name}`, work);
    const scope = {
      connection,
      projectId: facts.id,
      path: facts.path,
      codec: createLabelCodec(labelNames, typed),
      person: person ?? facts.owner?.username ?? null,
      projectSince: createdAt.get(facts.id) ?? null,
      me,
      sleep,
      locked: <T>(iid: number, work: () => Promise<T>) => inTurn(String(iid), work),
    };
    return goalsProject(scope, facts, { inTurn, server });
  };

  return {
    base,
    greet: () => greet(connection),
    me,
    ...persons,
    token: () => readTokenFacts(connection, options.token),
    tryPermission: (permission, projectId) => probePermission(connection, permission, projectId),
    ...namespaces(connection),
    server,
    async findProject(path) {
      const row = await projects.find(path);
      return row === null ? null : factsOf(row);
    },
    fileOfNamed: (project, path) => fileOfNamed(connection, project, path),
    ownProjects: () => projects.own(),
    sharedProjects: (topic) => projects.shared(topic, me),
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
