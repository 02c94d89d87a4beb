// Reads what looks for somebody: one query for each group where the server knows GLQL, else a list for each group and label; and epics.
import type { OpeningsAsked, OpeningsFound } from '#growth/candidates/openings.ts';
import type { ServerFacts } from '#growth/forge/project.ts';
import { isSince } from '#growth/forge/server-version.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import type { Connection } from '../wire/connection.ts';
import { openEpicRow, openingOfEpic, openingOfIssue, openIssueRow, topicProject } from '../words/opening-rows.ts';
import { namedGroup } from '../words/work-rows.ts';
import { cut, type OpeningPlace, type OpeningsRead, rowsOf, together } from './openings-read.ts';
import { withClaims } from './opening-claims.ts';
import { queriedOpenings } from './queried-openings.ts';

/** Of one topic, by their last activity. */
const mostProjects = 10;

interface Reading {
  readonly connection: Pick<Connection, 'base' | 'get' | 'ask'>;
  readonly asked: OpeningsAsked;
}

export async function openings(
  connection: Reading['connection'],
  asked: OpeningsAsked,
  server: () => Promise<ServerFacts>,
): Promise<OpeningsFound> {
  const reading = { connection, asked };
  const [{ version, enterprise }, groups, ...topics] = await Promise.all([
    server(),
    groupsAsked(reading),
    ...asked.topics.map((topic) => projectsAbout(topic, reading)),
  ]);
  const places = [groups, ...topics].flatMap((found) => found.places);
  const hasQueries = version !== null && isSince(version, '18.7');
  const [issues, epics] = await Promise.all([
    Promise.all(
      places.map(
        async (place) =>
          (hasQueries ? await queriedOpenings(connection, place, asked) : null) ?? (await listed(place, reading)),
      ),
    ),
    // A server that does not say what it is may have them: it is asked.
    enterprise || version === null ? epicsOf(groups.places, reading) : noEpics(groups.places),
  ]);
  const found = [...issues, ...epics.reads];
  const claims = await withClaims(
    connection,
    found.flatMap((read) => read.openings),
  );
  return {
    openings: claims.openings,
    places: places.map(({ path }) => path),
    epics: epics.state,
    sources: [
      ...[groups, ...topics].flatMap(({ source }) => source ?? []),
      ...found.map(({ source }) => source),
      ...claims.sources,
    ],
  };
}

interface Places {
  readonly places: readonly OpeningPlace[];
  /** null: they were named, and nobody was asked. */
  readonly source: SourceRead | null;
}

/** Highest first: https://docs.gitlab.com/api/groups/#list-all-groups */
async function groupsAsked({ connection, asked: { groups } }: Reading): Promise<Places> {
  if (groups !== null)
    return { places: groups.map((path) => ({ kind: 'group', path, id: encodeURIComponent(path) })), source: null };
  const { rows, source } = await rowsOf(
    connection,
    { name: 'groups', doing: 'reading your groups' },
    'groups?min_access_level=10&top_level_only=true',
    namedGroup,
  );
  return { places: rows.map(({ id, full_path: path }) => ({ kind: 'group', path, id: String(id) })), source };
}

/** https://docs.gitlab.com/api/projects/#list-all-projects */
async function projectsAbout(topic: string, { connection }: Reading): Promise<Places> {
  const name = `projects about ${topic}`;
  const query = new URLSearchParams({ topic, order_by: 'last_activity_at', simple: 'true' });
  const { rows, source } = await rowsOf(
    connection,
    { name, doing: `reading the ${name}` },
    `projects?${query.toString()}`,
    topicProject,
    1,
  );
  const found = rows.slice(0, mostProjects);
  const places = found.map(
    ({ id, path_with_namespace: path }): OpeningPlace => ({ kind: 'project', path, id: String(id) }),
  );
  const isAll = found.length === rows.length;
  return {
    places,
    source: isAll ? source : cut(source, `only the ${mostProjects} with the newest activity were read`),
  };
}

/** Labels are an AND there: each has a request of its own. https://docs.gitlab.com/api/issues/#list-group-issues */
async function listed(place: OpeningPlace, { connection, asked }: Reading): Promise<OpeningsRead> {
  const name = `issues of ${place.path}`;
  const reads = await Promise.all(
    asked.labels.map((labels) => {
      const query = new URLSearchParams({
        state: 'opened',
        labels,
        assignee_id: 'None',
        updated_after: `${asked.touchedSince}T00:00:00Z`,
        order_by: 'updated_at',
        sort: 'desc',
      });
      const path = `${place.kind}s/${place.id}/issues?${query.toString()}`;
      return rowsOf(connection, { name, doing: `reading the ${name}` }, path, openIssueRow);
    }),
  );
  return together(
    name,
    reads,
    reads.flatMap(({ rows }) => rows.map((row) => openingOfIssue(row, connection.base))),
  );
}

interface Epics {
  readonly reads: readonly OpeningsRead[];
  readonly state: OpeningsFound['epics'];
}

const noEpics = (groups: readonly OpeningPlace[]): Epics => ({
  reads: [],
  state: groups.length === 0 ? 'not-asked' : 'not-on-this-tier',
});

/** Where a licence is not the server's but a group's, each has its own tier. https://docs.gitlab.com/api/epics/ */
async function epicsOf(groups: readonly OpeningPlace[], reading: Reading): Promise<Epics> {
  const reads = await Promise.all(groups.map((group) => epicsIn(group, reading)));
  const known = reads.filter((read) => read !== null);
  return known.length === 0 ? noEpics(groups) : { reads: known, state: 'read' };
}

/** null: not on this tier. All that are open in one list: those of four labels would be four. */
async function epicsIn({ path, id }: OpeningPlace, { connection, asked }: Reading): Promise<OpeningsRead | null> {
  const name = `epics of ${path}`;
  const query = new URLSearchParams({
    state: 'opened',
    updated_after: `${asked.touchedSince}T00:00:00Z`,
    order_by: 'updated_at',
    sort: 'desc',
  });
  const doing = `reading the ${name}`;
  const read = await rowsOf(connection, { name, doing }, `groups/${id}/epics?${query.toString()}`, openEpicRow);
  const { failure } = read;
  if (failure !== null && !failure.isOfToken && (failure.status === 403 || failure.status === 404)) return null;
  return together(
    name,
    [read],
    read.rows.map((row) => openingOfEpic(row, connection.base)),
  );
}
