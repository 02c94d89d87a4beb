// One person's machine and server between two commands, copied at will: a process on it runs with one thing gone wrong.
import { byFetch } from '#gitlab/wire/carry.ts';
import { run } from '#cli/run.ts';
import { openGitLab } from '#gitlab/forge.ts';
import type { Ink } from '#render/terminal/ink.ts';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import type { SandboxState } from '#sandbox/state/state.ts';
import { underwayOn } from '#settings/underway.ts';
import type { World } from '#world.ts';
import { type Disk, memoryFiles } from './memory-files.ts';
import { type JumpingClock, jumpingClock } from './slow-clock.ts';
import { worldOnSandbox } from './world.ts';

const sceneBase = 'https://gitlab.example.com';
/** Of a matrix, each nth cell is played: all with `DEVGROWTH_FAULT_MATRIX=whole`. */
export const sampleStep = (usually: number) => (process.env['DEVGROWTH_FAULT_MATRIX'] === 'whole' ? 1 : usually);

export const split = (text: string): readonly string[] => text.split(' ');

export interface Scene {
  readonly state: SandboxState;
  readonly disk: Disk;
  readonly clock: JumpingClock;
  /** The person's own. */
  readonly token: string;
}

export function emptyScene(start: string): Scene {
  const clock = jumpingClock(Date.parse(start));
  const { state } = createSandbox({ now: clock.nowMs, externalUrl: sceneBase });
  return { state, disk: new Map(), clock, token: tokenOf(state, 'alex') };
}

export const copyOf = ({ state, disk, clock, token }: Scene): Scene => ({
  token,
  state: structuredClone(state),
  disk: new Map(disk),
  clock: jumpingClock(clock.nowMs()),
});

/** What a fault may do with the request that it is given. */
export interface Stage {
  readonly request: Request;
  readonly clock: JumpingClock;
  /** Lets it through to the server. */
  readonly pass: () => Promise<Response>;
  /** The process is gone, and nothing it asked for is answered. */
  readonly stop: () => Promise<never>;
}

export interface Trouble {
  /** The request that it begins with, from 1. */
  readonly at: number;
  /** From there on every one. */
  readonly lasts?: boolean;
  /** undefined: requests go through. */
  readonly play?: ((stage: Stage) => Promise<Response>) | undefined;
  /** Nothing can be saved any more. */
  readonly isDiskFull?: boolean;
}

export interface Ended {
  /** null: the process was stopped. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Methods and paths, in order. */
  readonly requests: readonly string[];
}

const template = worldOnSandbox().world;
let keys = 0;

export function processOn(
  scene: Scene,
  argv: readonly string[],
  trouble: Trouble | null = null,
  stdin = '',
): Promise<Ended> {
  return programOn(scene, (world) => run(argv, world), trouble, stdin);
}

/** @param program what the process runs, to its exit code */
export async function programOn(
  { state, disk, clock, token: own }: Scene,
  program: (world: World) => Promise<number>,
  trouble: Trouble | null = null,
  stdin = '',
): Promise<Ended> {
  const sandbox = createSandbox({ state, now: clock.nowMs, externalUrl: sceneBase });
  const [stdout, stderr]: string[][] = [[], []];
  const requests: string[] = [];
  const never = new Promise<never>(() => {});
  let isGone = false;
  let say: () => void = () => {};
  const stopped = new Promise<null>((done) => {
    say = () => done(null);
  });
  const stop = () => {
    isGone = true;
    clock.forgetSleepers();
    say();
    return never;
  };
  const isHit = (number: number) =>
    trouble !== null && (number === trouble.at || (trouble.lasts === true && number > trouble.at));

  async function fetch(request: Request): Promise<Response> {
    if (isGone) return never;
    // What was given up before it was sent is not sent.
    request.signal.throwIfAborted();
    requests.push(`${request.method} ${request.url.replace(/^.*?\/api\/v4/, '')}`);
    const pass = () => clock.during(() => sandbox.fetch(request));
    const response =
      trouble?.play !== undefined && isHit(requests.length)
        ? await trouble.play({ request, clock, pass, stop })
        : await pass();
    return isGone ? never : response;
  }

  const files = memoryFiles({
    disk,
    onStep({ operation, when }) {
      if (isGone) return never;
      const isFull = trouble?.isDiskFull === true && requests.length >= trouble.at;
      if (!isFull || operation !== 'write' || when === 'after') return undefined;
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    },
  });
  const stream = (lines: string[] | undefined) => ({
    write: (text: Ink) => void (isGone || lines?.push(text.toString())),
    isTTY: false,
    columns: 80,
  });
  const { now } = clock;
  const sleep = (ms: number) => (isGone ? never : clock.sleep(ms));
  // The gateway's own time-out, by the clock of the scene.
  const giveUpAfter = (ms: number) => {
    const end = new AbortController();
    clock.after(ms, () => Promise.resolve(end.abort(new DOMException('timed out', 'TimeoutError'))));
    return end.signal;
  };
  const world: World = {
    ...template,
    stdout: stream(stdout),
    stderr: stream(stderr),
    stdin: { isTTY: false, readAll: () => Promise.resolve(stdin) },
    files,
    now,
    sleep,
    env: { DEVGROWTH_HOST: sceneBase, DEVGROWTH_TOKEN: own },
    newKey: () => `key${String((keys += 1))}`,
    openForge: ({ host, token, journal }) =>
      Promise.resolve(
        openGitLab({
          base: host,
          token,
          carry: byFetch(fetch),
          now,
          sleep,
          giveUpAfter,
          underway: underwayOn({ files, places: template.places, now }, host),
          lock: (name, work) => files.withLock(`/locks/${name}`, work),
          ...(journal ? { journal: { host, notes: journal } } : {}),
        }),
      ),
  };
  const exitCode = await Promise.race([program(world), stopped]);
  clock.forgetSleepers();
  return { exitCode, stdout: (stdout ?? []).join(''), stderr: (stderr ?? []).join(''), requests };
}

/** Work that is found: two issues in a project of its own, which the person closed. */
export async function finishIssues({ state, clock, token }: Scene): Promise<void> {
  const sandbox = createSandbox({ state, now: clock.nowMs, externalUrl: sceneBase });
  const send = async (method: string, path: string, body: object) => {
    const headers = { 'PRIVATE-TOKEN': token, 'content-type': 'application/json' };
    const request = new Request(`${sceneBase}/api/v4/${path}`, { method, headers, body: JSON.stringify(body) });
    return (await (await sandbox.fetch(request)).json()) as { readonly id: number };
  };
  const { id } = await send('POST', 'projects', { path: 'web', visibility: 'private' });
  const assignee = state.users.find(({ username }) => username === 'alex')?.id;
  for (const [index, title] of ['Mend the cache', 'Tidy the docs'].entries()) {
    await send('POST', `projects/${id}/issues`, { title, assignee_ids: [assignee] });
    await send('PUT', `projects/${id}/issues/${index + 1}`, { state_event: 'close' });
  }
}

/** A project of a group, by its owner; the person maintains it, so numbers and days are the server's to give. */
export async function openGroup({ state, clock }: Scene): Promise<void> {
  const sandbox = createSandbox({ state, now: clock.nowMs, externalUrl: sceneBase });
  const headers = { 'PRIVATE-TOKEN': tokenOf(state, 'root'), 'content-type': 'application/json' };
  const send = async (path: string, body: object) => {
    const request = new Request(`${sceneBase}/api/v4/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await (await sandbox.fetch(request)).json()) as { readonly id: number };
  };
  const alex = state.users.find(({ username }) => username === 'alex')?.id;
  const { id } = await send('groups', { name: 'people', path: 'people' });
  const project = `projects/${(await send('projects', { path: 'growth', namespace_id: id, visibility: 'private' })).id}`;
  await send(`${project}/members`, { user_id: alex, access_level: 40 });
  await send(`${project}/issues`, { title: 'Gone' });
  await sandbox.fetch(new Request(`${sceneBase}/api/v4/${project}/issues/1`, { method: 'DELETE', headers }));
}

/** As clicks in a browser would. */
export function tickChecklist({ state }: Scene): void {
  for (const note of Object.values(state.notes).flat())
    if (note.body.includes('Evidence to decide')) note.body = note.body.replaceAll('- [ ]', '- [x]');
}

export const draftsOf = ({ disk }: Pick<Scene, 'disk'>): readonly string[] =>
  [...disk.keys()].flatMap((path) => /drafts\/([^/]+)\.json$/.exec(path)?.[1] ?? []);

/** Everything a person or a program can see, without ids, keys and times; sorted where order means nothing. */
export async function everythingOn({ state, clock, token }: Scene): Promise<unknown> {
  const names = (ids: readonly (number | null)[]) =>
    sorted(ids.map((id) => state.labels.find((label) => label.id === id)?.name ?? ''));
  // How often something was asked for is no difference: the last column of what a report has read.
  const contents = new Map((state.uploads ?? []).map(({ secret, content }) => [secret, content]));
  const titles = new Map(
    Object.values(state.issues)
      .flat()
      .map(({ id, title }) => [id, title]),
  );
  const words = (text: string | null) =>
    text
      // Where a file stands is no difference; which one it is, is.
      ?.replaceAll(/(?<=\/uploads\/)[0-9a-f]{32}/g, (secret) => contents.get(secret) ?? 'missing')
      .replaceAll(/ (key|moved)=[^\s>]+/g, ' $1=K')
      .replaceAll(/ \d+ \|$/gm, ' N |')
      .replaceAll(/\d+ requests?/g, 'N requests')
      // A log says which source did not answer, and where the next look begins for it.
      .replace(/^Sources: .*$/m, 'Sources: S')
      .replaceAll(/(?:^read .*\n)+/gm, 'read R\n') ?? null;
  const rows = (all: readonly unknown[]) => sorted(all.map((row) => JSON.stringify(row)));
  return {
    projects: state.projects.map(({ path, description, topics, visibility }) => ({
      path,
      description,
      topics,
      visibility,
    })),
    // Those that somebody puts on their own list; all others are told by what made them.
    todos: rows(
      (state.todos ?? [])
        .filter(({ action }) => action === 'marked')
        .map(({ userId, key, state: at }) => ({ userId, key, state: at })),
    ),
    members: rows(state.members.map(({ userId, accessLevel, expiresAt }) => ({ userId, accessLevel, expiresAt }))),
    labels: rows(state.labels.map(({ name, color, description }) => ({ name, color, description }))),
    milestones: rows(state.milestones.map(({ title, startDate, dueDate }) => ({ title, startDate, dueDate }))),
    boards: state.boards.map(({ name, lists }) => ({ name, lists: lists.map(({ labelId }) => names([labelId])) })),
    links: rows(
      state.issueLinks.map(({ sourceId, targetId, linkType }) => [
        titles.get(sourceId),
        linkType,
        titles.get(targetId),
      ]),
    ),
    repositories: await Promise.all(state.projects.map(({ id }) => repositoryOf(id, { state, clock, token }))),
    issues: rows(
      Object.values(state.issues)
        .flat()
        .map((issue) => ({
          title: issue.title,
          description: words(issue.description),
          state: issue.state,
          due: issue.dueDate,
          labels: names(issue.labelIds),
          assignees: issue.assigneeIds,
          confidential: issue.confidential,
          milestone: state.milestones.find(({ id }) => id === issue.milestoneId)?.title ?? null,
          notes: rows(
            (state.notes[`issue:${issue.id}`] ?? []).map(({ body, system }) => ({ body: words(body), system })),
          ),
          events: rows(
            (state.labelEvents[`issue:${issue.id}`] ?? []).map(({ action, labelId }) => [action, ...names([labelId])]),
          ),
        })),
    ),
  };
}

const sorted = (texts: readonly string[]) => texts.toSorted((a, b) => a.localeCompare(b));

async function repositoryOf(id: number, { state, clock, token }: Pick<Scene, 'state' | 'clock' | 'token'>) {
  const sandbox = createSandbox({ state, now: clock.nowMs, externalUrl: sceneBase });
  const ask = async (path: string) => {
    const headers = { 'PRIVATE-TOKEN': token };
    const answer = await sandbox.fetch(
      new Request(`${sceneBase}/api/v4/projects/${id}/repository/${path}`, { headers }),
    );
    return answer.ok ? ((await answer.json()) as { title: string; path: string; id: string }[]) : [];
  };
  const [commits, tree] = [await ask('commits'), await ask('tree?recursive=true&per_page=100')];
  return { commits: commits.map(({ title }) => title), files: tree.map(({ path, id }) => `${path} ${id}`) };
}
