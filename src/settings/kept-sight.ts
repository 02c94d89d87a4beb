// What the server tells of who may see what; and what of the kept answers it shows no longer, by what it tells today.
import * as z from 'zod';
import type { Kept } from './kept-file.ts';
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

export type IssueRows = (project: string, iid: number) => IssueTold | undefined;

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
  return (project, iid) => rows.get(nameOf(project, iid));
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
    .filter(({ key }) => /^projects(?:\/[^/?]+)?(?:\?|$)/.test(key))
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
export function rolesIn(told: readonly Told[]): ReadonlyMap<string, number> {
  const roles = new Map<string, number>();
  for (const { names, role } of projectsIn(told))
    for (const name of names) roles.set(name, Math.max(role, roles.get(name) ?? 0));
  return roles;
}

/**
 * What of the earlier answers may stay: nothing of a project in which the person is less than before, nothing of what the server refuses
 * by now or does not find, and no issue that is confidential by now.
 * @param refused paths that got "no such thing", or "not for you"
 */
export function stillSeen(
  before: Readonly<Record<string, Kept>>,
  fresh: readonly Told[],
  refused: ReadonlySet<string>,
  withConfidential: boolean,
): Record<string, Kept> {
  const earlier = Object.entries(before).map(([key, answer]) => ({
    key,
    answer,
    bodies: Object.values(answer.pages).map(({ body }) => body),
  }));
  const lost = lostProjects(projectsIn(earlier), rolesIn(fresh), refused);
  const now = issueRows(fresh);
  const then = issueRows(earlier);
  const isHidden = (project: string, iid: number) =>
    !withConfidential && (now(project, iid) ?? then(project, iid))?.confidential === true;
  const kept: Record<string, Kept> = {};
  for (const { key, answer, bodies } of earlier) {
    const place = placeOf(key);
    const projects = place === null ? projectsIn([{ key, bodies }]).flatMap(({ names }) => names) : [place.project];
    if (projects.some((name) => lost.has(name)) || isRefused(key, refused)) continue;
    if (place !== null && place.iid !== null && isHidden(place.project, place.iid)) continue;
    let { withheld } = answer;
    const pages = Object.entries(answer.pages).map(([number, page]) => {
      const left = pruned(page.body, withConfidential, (iid, home) => isHidden(home ?? place?.project ?? '', iid));
      withheld += left.withheld;
      return [number, { ...page, body: left.body }] as const;
    });
    kept[key] = { ...answer, pages: Object.fromEntries(pages), withheld };
  }
  return kept;
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
