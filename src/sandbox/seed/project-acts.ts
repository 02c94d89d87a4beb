// Projects with their boards and commits; issues and merge requests have files of their own.
import type { Instant } from '../state/days.ts';
import type { SeedCommit, SeedProject } from './form.ts';
import { lastPart, namesWithin, namespaceId, parentPath, planContents, type Home } from './home-acts.ts';
import { planIssues } from './issue-acts.ts';
import { planMergeRequests } from './merge-request-acts.ts';
import type { Numbered } from './numbering.ts';
import { addAct, encoded, given, idOf, later, momentOf, type Client, type Plan } from './plan.ts';
import { unknown, type Path } from './problems.ts';
import { Refused } from './refused.ts';

/** @returns what gets a number in the order of its date */
export function planProjects(plan: Plan, groups: ReadonlyMap<string, Instant | null>): Numbered[] {
  return Object.entries(plan.seed.projects ?? {}).flatMap(([fullPath, project]) => {
    const path = ['projects', fullPath];
    const namespace = parentPath(fullPath) ?? '';
    if (!groups.has(namespace) && !plan.people.has(namespace)) {
      plan.note(path, unknown('group or user', namespace, [...groups.keys(), ...plan.people.keys()]));
      return [];
    }
    const by = project.by ?? plan.seed.groups?.[namespace]?.by ?? namespace;
    const after = later(plan.people.get(by) ?? null, groups.get(namespace) ?? plan.people.get(namespace) ?? null);
    const made = momentOf(plan, [...path, 'created'], project.created, after);
    addAct(plan, { at: made, by, path, play: (client) => makeProject(client, { fullPath, project, by }) });
    const home: Home = { path, place: `/projects/${encoded(fullPath)}`, by, made };
    planContents(plan, home, project);
    planBoards(plan, home, { fullPath, project });
    planCommits(plan, home, project);
    const numbered = [
      ...planIssues(plan, home, { fullPath, project }),
      ...planMergeRequests(plan, home, { fullPath, project }),
    ];
    if (project.archived !== undefined)
      addAct(plan, {
        at: momentOf(plan, [...path, 'archived'], project.archived, made),
        by,
        path: [...path, 'archived'],
        play: async ({ send }) => void (await send('POST', `${home.place}/archive`)),
      });
    return numbered;
  });
}

async function makeProject(
  client: Client,
  { fullPath, project, by }: { fullPath: string; project: SeedProject; by: string },
): Promise<void> {
  const path = lastPart(fullPath);
  const namespace = parentPath(fullPath) ?? '';
  const { name = path, description, visibility, topics } = project;
  const ofOthers = namespace === by ? undefined : await namespaceId(client, namespace);
  await client.send(
    'POST',
    '/projects',
    given({ path, name, description, visibility, topics, namespace_id: ofOthers }),
  );
}

function planBoards(
  plan: Plan,
  { path, place, by, made }: Home,
  { fullPath, project }: { fullPath: string; project: SeedProject },
): void {
  const known = namesWithin(plan, fullPath, ({ labels = [] }) => labels.map(({ name }) => name));
  for (const [index, { name, lists = [] }] of (project.boards ?? []).entries()) {
    const own: Path = [...path, 'boards', index];
    for (const [at, label] of lists.entries())
      if (!known.includes(label)) plan.note([...own, 'lists', at], unknown('label', label, known));
    addAct(plan, {
      at: made,
      by,
      path: own,
      async play({ read, send }) {
        const board = idOf(await send('POST', `${place}/boards`, { name }));
        for (const label of lists) {
          const id = idOf(await read(`${place}/labels/${encoded(label)}`));
          await send('POST', `${place}/boards/${board}/lists`, { label_id: id });
        }
      },
    });
  }
}

function planCommits(plan: Plan, { path, place, by, made }: Home, { files, commits = [] }: SeedProject): void {
  const first: SeedCommit[] = files === undefined ? [] : [{ message: 'Initial commit', files, branch: 'main' }];
  let last = made;
  for (const [index, commit] of [...first, ...commits].entries()) {
    const isFirst = index < first.length;
    const own: Path = isFirst ? [...path, 'files'] : [...path, 'commits', index - first.length];
    const author = commit.by ?? by;
    last = momentOf(plan, [...own, 'at'], commit.at, last);
    addAct(plan, { at: last, by: author, path: own, play: (client) => makeCommit(client, place, commit) });
  }
}

async function makeCommit(client: Client, place: string, { message, files, branch, from }: SeedCommit): Promise<void> {
  const actions: object[] = [];
  for (const [path, content] of Object.entries(files)) {
    const isThere = await holds(client, `${place}/repository/files/${encoded(path)}?ref=${encoded(from ?? branch)}`);
    const action = content === null ? 'delete' : isThere ? 'update' : 'create';
    actions.push(given({ action, file_path: path, content: content ?? undefined }));
  }
  const fields = given({ branch, start_branch: from, commit_message: message, actions });
  await client.send('POST', `${place}/repository/commits`, fields);
}

async function holds({ read }: Client, path: string): Promise<boolean> {
  try {
    await read(path);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return false;
    throw error;
  }
}
