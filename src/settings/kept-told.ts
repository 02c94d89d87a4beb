// What a run was told so far of who asks, of their roles, and of issues: by it a kept answer is known to hold still, or not.
import type { Instant } from '#growth/words/goal.ts';

export interface IssueTold {
  readonly confidential: boolean;
  readonly updatedAt: string;
  /** People's comments, as GitLab counts them. */
  readonly notes: number;
  readonly at: Instant;
  /** Of two tellings the later one has the larger. */
  readonly turn: number;
}

export interface RunTold {
  see(path: string, body: unknown, at: Instant): void;
  /** null: nothing said, or nothing whole. */
  user(): { readonly id: number; readonly username: string } | null;
  /** @param project as it is named in a path */
  role(project: string): number | null;
  issue(project: string, iid: number): IssueTold | null;
}

type Row = Readonly<Record<string, unknown>>;
const isText = (value: unknown): value is string => typeof value === 'string';
const asRow = (value: unknown): Row => Object(value) as Row;

export function runTold(): RunTold {
  let user: { readonly id: number; readonly username: string } | null = null;
  const roles = new Map<string, number>();
  const issues = new Map<string, IssueTold>();
  let turn = 0;

  return {
    see(path, body, at) {
      const [place = ''] = path.split('?');
      if (place === 'user') {
        const { id, username } = asRow(body);
        if (typeof id === 'number' && isText(username)) user = { id, username };
      }
      if (/^projects(?:\/[^/]+)?$/.test(place))
        for (const row of [body].flat().map(asRow)) {
          const level = levelIn(asRow(row['permissions']));
          if (typeof row['id'] === 'number' && level > 0) roles.set(String(row['id']), level);
        }
      const [, project] = /^projects\/([^/]+)\/issues(?:\/\d+)?$/.exec(place) ?? [];
      if (project === undefined) return;
      turn += 1;
      for (const { iid, confidential, updated_at: updatedAt, user_notes_count: notes } of [body].flat().map(asRow))
        if (typeof iid === 'number')
          issues.set(`${project}/${iid}`, {
            confidential: confidential === true,
            updatedAt: String(updatedAt),
            notes: typeof notes === 'number' ? notes : 0,
            at,
            turn,
          });
    },
    user: () => user,
    role: (project) => roles.get(project) ?? null,
    issue: (project, iid) => issues.get(`${project}/${iid}`) ?? null,
  };
}

/** As the project's row tells it. */
function levelIn({ project_access: own, group_access: group }: Row): number {
  const levels = [own, group].map((access) => asRow(access)['access_level']);
  return Math.max(0, ...levels.filter((level) => typeof level === 'number'));
}
