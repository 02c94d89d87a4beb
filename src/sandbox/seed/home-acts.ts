// What groups and projects have in common: they are made somewhere by somebody, with labels, milestones and members.
import type { Instant } from '../state/days.ts';
import type { SeedGroup, SeedLabel, SeedMilestone } from './form.ts';
import { dayFrom } from './moments.ts';
import { groupAddress, planMembers } from './people-acts.ts';
import { addAct, encoded, given, idOf, later, momentOf, type Client, type Plan } from './plan.ts';
import { unknown, type Path } from './problems.ts';

export interface Home {
  readonly path: Path;
  /** `/projects/alex%2Fgoals` */
  readonly place: string;
  readonly by: string;
  readonly made: Instant | null;
}

/** `team` of `team/tools`; null at the top. */
export const parentPath = (path: string): string | null =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null;
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** @returns when each was made; parents before what is below them */
export function planGroups(plan: Plan): ReadonlyMap<string, Instant | null> {
  const made = new Map<string, Instant | null>();
  const groups = Object.entries(plan.seed.groups ?? {});
  for (const [fullPath, group] of groups.toSorted(
    ([one], [other]) => one.split('/').length - other.split('/').length,
  )) {
    const path = ['groups', fullPath];
    const parent = parentPath(fullPath);
    if (parent !== null && plan.seed.groups?.[parent] === undefined)
      plan.note(
        path,
        unknown(
          'group',
          parent,
          groups.map(([name]) => name),
        ),
      );
    const after = later(plan.people.get(group.by) ?? null, parent === null ? null : (made.get(parent) ?? null));
    const at = momentOf(plan, [...path, 'created'], group.created, after);
    made.set(fullPath, at);
    addAct(plan, { at, by: group.by, path, play: (client) => makeGroup(client, fullPath, group) });
    planContents(plan, { path, place: groupAddress(fullPath), by: group.by, made: at }, group);
  }
  return made;
}

async function makeGroup(
  client: Client,
  fullPath: string,
  { name, description, visibility }: SeedGroup,
): Promise<void> {
  const path = lastPart(fullPath);
  const parent = parentPath(fullPath);
  const parentId = parent === null ? undefined : await namespaceId(client, parent);
  await client.send(
    'POST',
    '/groups',
    given({ path, name: name ?? path, description, visibility, parent_id: parentId }),
  );
}

export const namespaceId = async ({ read }: Client, path: string): Promise<number> =>
  idOf(await read(`/namespaces/${encoded(path)}`));

export function planContents(
  plan: Plan,
  home: Home,
  { members = {}, labels = [], milestones = [] }: Pick<SeedGroup, 'members' | 'labels' | 'milestones'>,
): void {
  const { path, place, by, made } = home;
  for (const [index, label] of labels.entries())
    addAct(plan, {
      at: made,
      by,
      path: [...path, 'labels', index],
      play: async ({ send }) => void (await send('POST', `${place}/labels`, given(label satisfies SeedLabel))),
    });
  for (const [index, milestone] of milestones.entries())
    planMilestone(plan, { ...home, path: [...path, 'milestones', index] }, milestone);
  planMembers(plan, [...path, 'members'], { members, place, by, made });
}

function planMilestone(plan: Plan, { path, place, by, made }: Home, milestone: SeedMilestone): void {
  const at = momentOf(plan, [...path, 'created'], milestone.created, made);
  const day = (text: string | undefined) => (text === undefined ? undefined : dayFrom(text, plan.now));
  let id = 0;
  addAct(plan, {
    at,
    by,
    path,
    async play({ send }) {
      const { title, description, start_date: start, due_date: due } = milestone;
      const fields = given({ title, description, start_date: day(start), due_date: day(due) });
      id = idOf(await send('POST', `${place}/milestones`, fields));
    },
  });
  if (milestone.closed === undefined) return;
  addAct(plan, {
    at: momentOf(plan, [...path, 'closed'], milestone.closed, at),
    by,
    path: [...path, 'closed'],
    play: async ({ send }) => void (await send('PUT', `${place}/milestones/${id}`, { state_event: 'close' })),
  });
}

/** Names of labels or milestones that a project can use: its own, and those of the groups above it. */
export function namesWithin(
  { seed }: Plan,
  projectPath: string,
  namesOf: (home: Pick<SeedGroup, 'labels' | 'milestones'>) => readonly string[],
): string[] {
  const names = [...namesOf(seed.projects?.[projectPath] ?? {})];
  for (let above = parentPath(projectPath); above !== null; above = parentPath(above))
    names.push(...namesOf(seed.groups?.[above] ?? {}));
  return names;
}
