// What the server tells of who may see what; and what of the kept answers it shows no longer, by what it tells today.
import * as z from 'zod';
import { bodyOf, jsonOf, type Kept, type KeptPage } from './kept-file.ts';
import { pruned } from './kept-rows.ts';

/** Pages of one question, as they came or as they were kept. */
export interface Told {
  readonly key: string;
  readonly bodies: readonly unknown[];
}

export interface IssueTold {
  readonly confidential: boolean;
  readonly updatedAt: string;
  readonly notes: number;
}

/** `7 3`: an issue's number is its own in its project alone. */
const nameOf = (project: string, iid: number) => `${project} ${iid}`;
const rowsOf = ({ bodies }: Told) => bodies.flat() as readonly (Record<string, unknown> | null)[];

/** The project that a question is about, as the question names it, and the number of the issue. */
export function placeOf(key: string): { readonly project: string; readonly iid: number | null } | null {
  const [, project, iid] = /^projects\/([^/?]+)(?:\/issues\/(\d+))?/.exec(key) ?? [];
  return project === undefined ? null : { project, iid: iid === undefined ? null : Number(iid) };
}

export interface IssueRows {
  of(project: string, iid: number): IssueTold | undefined;
  /** Numbers of those that are, in whichever project. */
  readonly confidential: readonly number[];
}

/** Of every issue that was told. */
export function issueRows(told: readonly Told[]): IssueRows {
  const rows = new Map<string, IssueTold>();
  for (const one of told) {
    const project = placeOf(one.key)?.project;
    if (project === undefined || !/\/issues(?:\/\d+(?:\/links)?)?(?:\?|$)/.test(one.key)) continue;
    for (const row of rowsOf(one)) {
      if (typeof row?.['iid'] !== 'number') continue;
      const { iid, project_id: home, confidential, updated_at: updatedAt, user_notes_count: notes } = row;
      rows.set(nameOf(typeof home === 'number' ? String(home) : project, iid), {
        confidential: confidential === true,
        updatedAt: String(updatedAt),
        notes: typeof notes === 'number' ? notes : 0,
      });
    }
  }
  const numbers = [...rows].flatMap(([name, { confidential }]) => (confidential ? [Number(name.split(' ')[1])] : []));
  return { of: (project, iid) => rows.get(nameOf(project, iid)), confidential: [...new Set(numbers)] };
}

const projectSchema = z.object({
  id: z.int(),
  path_with_namespace: z.string(),
  permissions: z.object({
    project_access: z.object({ access_level: z.int() }).nullish(),
    group_access: z.object({ access_level: z.int() }).nullish(),
  }),
});

interface ProjectTold {
  /** Its number and its path, as questions name it. */
  readonly names: readonly string[];
  readonly role: number;
}

function projectsIn(told: readonly Told[]): readonly ProjectTold[] {
  return told
    .filter(({ key }) => isOfProjects(key))
    .flatMap(rowsOf)
    .flatMap((row) => {
      const read = projectSchema.safeParse(row);
      if (!read.success) return [];
      const { id, path_with_namespace: path, permissions } = read.data;
      const { project_access: own, group_access: group } = permissions;
      const role = Math.max(own?.access_level ?? 0, group?.access_level ?? 0);
      return [{ names: [String(id), encodeURIComponent(path)], role }];
    });
}

/** The caller's role in each project that was told, by both of its names. */
function rolesIn(told: readonly Told[]): ReadonlyMap<string, number> {
  const roles = new Map<string, number>();
  for (const { names, role } of projectsIn(told))
    for (const name of names) roles.set(name, Math.max(role, roles.get(name) ?? 0));
  return roles;
}

/** What a run was told. */
interface Since {
  readonly fresh: readonly Told[];
  /** What takes the place of an earlier answer, by its question. */
  readonly anew: ReadonlyMap<string, Kept>;
  /** Paths that got "no such thing", or "not for you". */
  readonly refused: ReadonlySet<string>;
}

/**
 * What of the earlier answers may stay: nothing of a project in which the person is less than before, nothing of what the server refuses
 * by now or does not find, and no issue that is confidential by now. What needs no look is not parsed.
 */
export function stillSeen(
  before: ReadonlyMap<string, Kept>,
  { fresh, anew, refused }: Since,
  withConfidential: boolean,
): Map<string, Kept> {
  const lists = toldIn([...before].filter(([key]) => isOfProjects(key)));
  const lost = lostProjects(projectsIn(lists), rolesIn(fresh), refused);
  const now = issueRows(fresh);
  const wasAll = !withConfidential && [...before.values()].some(({ all }) => all);
  const then = issueRows(wasAll ? toldIn(before) : []);
  const isHidden = (project: string, iid: number) =>
    !withConfidential && (now.of(project, iid) ?? then.of(project, iid))?.confidential === true;
  const hidden = new Set(now.confidential);
  const isToBeLookedAt = (key: string, { all, pages }: Kept) =>
    !withConfidential &&
    (all ||
      (hidden.size > 0 && !isOfOneIssue.test(key) && Object.values(pages).some((page) => namesOneOf(hidden, page))));

  const kept = new Map<string, Kept>();
  for (const [key, answer] of before) {
    if (anew.has(key)) continue;
    const place = placeOf(key);
    const projects = place !== null ? [place.project] : lost.size === 0 ? [] : namesIn(toldIn([[key, answer]]));
    if (projects.some((name) => lost.has(name)) || isRefused(key, refused)) continue;
    if (place !== null && place.iid !== null && isHidden(place.project, place.iid)) continue;
    if (!isToBeLookedAt(key, answer)) {
      kept.set(key, answer);
      continue;
    }
    let { withheld } = answer;
    const home = place?.project ?? '';
    const pages = Object.entries(answer.pages).map(([number, page]) => {
      const left = pruned(bodyOf(page), withConfidential, (iid, own) => isHidden(own ?? home, iid));
      withheld += left.withheld;
      return [number, { ...page, seal: '', json: jsonOf(left.body) }] as const;
    });
    kept.set(key, { ...answer, pages: Object.fromEntries(pages), withheld, all: false });
  }
  return kept;
}

const utf8 = new TextDecoder();

/** Rows that name no issue but the one that the question names. */
const isOfOneIssue = /\/issues\/\d+\/(?:notes|award_emoji|resource_(?:state|label)_events)(?:\?|$)/;

function namesOneOf(iids: ReadonlySet<number>, { json }: KeptPage): boolean {
  const named = [...utf8.decode(json).matchAll(/iid":(\d+)/g)];
  return named.some(([, iid]) => iids.has(Number(iid)));
}

const isOfProjects = (key: string) => /^projects(?:\/[^/?]+)?(?:\?|$)/.test(key);
const namesIn = (told: readonly Told[]): readonly string[] => projectsIn(told).flatMap(({ names }) => names);

function toldIn(answers: Iterable<readonly [string, Kept]>): Told[] {
  return Array.from(answers, ([key, { pages }]) => ({
    key,
    bodies: Object.values(pages).map(bodyOf),
  }));
}

/** By both names: those in which the person is less than before, and those that are not there for them any more. */
function lostProjects(
  before: readonly ProjectTold[],
  roles: ReadonlyMap<string, number>,
  refused: ReadonlySet<string>,
): ReadonlySet<string> {
  const isLost = ({ names, role }: ProjectTold) =>
    names.some((name) => refused.has(`projects/${name}`) || (roles.get(name) ?? role) < role);
  return new Set(before.filter(isLost).flatMap(({ names }) => names));
}

/** With a project or an issue that is refused goes all that stands below it. */
function isRefused(key: string, refused: ReadonlySet<string>): boolean {
  const [path = ''] = key.split('?');
  const above = [/^projects\/[^/]+/, /^projects\/[^/]+\/issues\/\d+/].map((start) => start.exec(path)?.[0] ?? path);
  return [path, ...above].some((place) => refused.has(place));
}
