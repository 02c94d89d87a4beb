// The milestones a project can use: its own and those of the groups above it.
import { Issues, ProjectMilestones } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Milestone } from '#growth/forge/project.ts';
import * as z from 'zod';
import { createOnce } from '../exchange/exactly-once.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed, type RowsRead } from '../wire/lists.ts';
import { parsed } from '../wire/reading.ts';
import { milestoneSchema, type MilestoneRow } from '../words/schemas.ts';
import { read, readAll, type Scope, write } from '../exchange/scope.ts';

export interface Milestones
  extends Pick<GoalsProject, 'milestones' | 'ensureMilestone' | 'ensureNamedMilestone' | 'closeMilestone'> {
  /** The id that GitLab asks for; refused when there is no such milestone, for GitLab would drop it without a word. */
  readonly idOf: (title: string) => Promise<number>;
}

export function projectMilestones(scope: Scope): Milestones {
  const { projectId } = scope;
  const known = new Map<string, MilestoneRow>();
  const remember = (row: MilestoneRow) => {
    const other = known.get(row.title);
    if (other === undefined || !isOurs(other)) known.set(row.title, row);
  };

  async function readRows(ancestors: 'includeAncestors' | 'includeParentMilestones'): Promise<RowsRead<MilestoneRow>> {
    const read = await readAll(
      scope,
      ProjectMilestones,
      (api, page) => api.all(projectId, { [ancestors]: true, ...page }),
      {
        name: 'milestones',
        doing: `reading the milestones of ${scope.path}`,
        schema: milestoneSchema,
        keyOf: ({ id }) => id,
      },
    );
    read.rows.forEach(remember);
    return read;
  }

  async function find(title: string): Promise<MilestoneRow | null> {
    // The second is the name before 16.8; both in one request are refused.
    for (const ancestors of ['includeAncestors', 'includeParentMilestones'] as const) {
      const { failure } = await readRows(ancestors);
      const row = known.get(title);
      if (row !== undefined) return row;
      if (failure !== null) throw failure;
    }
    return null;
  }

  const ensureNamedMilestone: GoalsProject['ensureNamedMilestone'] = async ({ title, start, due }) => {
    if (known.size === 0) await readRows('includeAncestors');
    if (known.has(title)) return false;
    const doing = `creating the milestone ${title}`;
    const { value, created } = await createOnce(scope.connection, {
      create: async () => {
        const options = {
          ...(start === null ? {} : { startDate: start }),
          ...(due === null ? {} : { dueDate: due }),
        };
        const answer = await write(scope, ProjectMilestones, (api) => api.create(projectId, title, options), doing);
        return parsed(milestoneSchema, answer.body, doing, true);
      },
      find: () => find(title),
      // The text is Ruby's own print of a hash, other in each version: only looking tells.
      isThere: ({ status }) => status === 400 || status === 409,
    });
    remember(value);
    return created;
  };

  return {
    async milestones() {
      return listed(await readRows('includeAncestors'), milestoneOf);
    },

    async idOf(title) {
      const row = known.get(title) ?? (await find(title));
      if (row !== null) return row.id;
      throw new GitLabFailure('not-found', `${scope.path} has no milestone "${title}"`, {
        hint: 'Make it in the browser (Plan > Milestones), or leave it out.',
      });
    },

    async closeMilestone(title) {
      const row = known.get(title) ?? (await find(title));
      if (row === null || !isOurs(row)) return 'not-ours';
      if (row.state === 'closed') return 'there';
      const doing = `looking whether anything is open in ${title}`;
      const open = await read(
        scope,
        Issues,
        (api) => api.all({ projectId, milestone: title, state: 'opened', scope: 'all', perPage: 1, page: 1 }),
        doing,
      );
      if (parsed(z.array(z.unknown()), open.body, doing).length > 0) return 'not-empty';
      const closed = await putSurely(scope, {
        async put() {
          const close = (api: ProjectMilestones) => api.edit(projectId, row.id, { stateEvent: 'close' });
          const answer = await write(scope, ProjectMilestones, close, `closing the milestone ${title}`);
          return parsed(milestoneSchema, answer.body, `closing the milestone ${title}`, true);
        },
      });
      known.set(title, closed);
      return closed.state === 'closed' ? 'closed' : 'refused';
    },

    ensureMilestone: ensureNamedMilestone,
    ensureNamedMilestone,
  };
}

const isOurs = (row: MilestoneRow) => row.project_id !== null && row.project_id !== undefined;

function milestoneOf(row: MilestoneRow): Milestone {
  return {
    title: row.title,
    start: row.start_date,
    due: row.due_date,
    closed: row.state === 'closed',
    ours: isOurs(row),
  };
}
