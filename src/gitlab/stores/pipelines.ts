// Pipeline schedules of a project, the branch they run on, and who sees what their jobs keep.
import { said, step } from '#wording.ts';
import { Branches, PipelineSchedules, Projects, ProtectedBranches } from '@gitbeaker/rest';
import type { PipelineSchedule, Pipelines, ScheduleWords } from '#growth/forge/pipelines.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import { ciVariables } from './ci-variables.ts';
import { createOnce } from '../exchange/exactly-once.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed, type RowsRead } from '../wire/lists.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { parsed } from '../wire/reading.ts';
import { branchSchema, pipelineProjectSchema, scheduleSchema, type ScheduleRow } from '../words/schemas.ts';
import { read, readAll, type Scope } from '../exchange/scope.ts';
import { writeCi } from '../exchange/ci-writes.ts';

/** @param canHide whether the server knows hidden CI/CD variables */
export function projectPipelines(scope: Scope, canHide: () => Promise<boolean>): Pipelines {
  const { projectId, path } = scope;

  async function project() {
    const doing = `reading the CI/CD settings of ${path}`;
    const answer = await read(scope, Projects, (api) => api.show(projectId), doing);
    const { default_branch, empty_repo, public_jobs } = parsed(pipelineProjectSchema, answer.body, doing);
    return { branch: empty_repo ? null : default_branch, public_jobs };
  }

  async function isProtected(branch: string): Promise<boolean> {
    const doing = `reading the branch ${branch} of ${path}`;
    const answer = await read(scope, Branches, (api) => api.show(projectId, branch), doing);
    return parsed(branchSchema, answer.body, doing).protected;
  }

  function readSchedules(): Promise<RowsRead<ScheduleRow>> {
    return readAll(scope, PipelineSchedules, (api, page) => api.all(projectId, page), {
      name: 'pipeline schedules',
      doing: `reading the pipeline schedules of ${path}`,
      schema: scheduleSchema,
      keyOf: ({ id }) => id,
    });
  }

  async function defaultBranch(): Promise<string> {
    const { branch } = await project();
    if (branch !== null) return branch;
    throw new GitLabFailure('rejected', `${path} has no branch yet, and a schedule needs one`, {
      hint: said`Run: ${step('init')}`,
    });
  }

  return {
    ...ciVariables(scope, canHide),

    async facts() {
      const { branch, public_jobs } = await project();
      return {
        branch,
        isBranchProtected: branch !== null && (await isProtected(branch)),
        isOpenToGuests: public_jobs,
      };
    },

    async closeToGuests() {
      const doing = `closing the jobs of ${path} to Guests`;
      // gitbeaker knows it by its former name, `public_builds`.
      const change: Parameters<Projects['edit']>[1] & { publicJobs: boolean } = { publicJobs: false };
      const { public_jobs } = await putSurely(scope, {
        put: async () => {
          const answer = await writeCi(scope, Projects, (api) => api.edit(projectId, change), doing);
          return parsed(pipelineProjectSchema, answer.body, doing, true);
        },
      });
      const advice = 'Clear Settings, CI/CD, General pipelines, Project-based pipeline visibility.';
      return public_jobs ? [{ field: 'jobs open to Guests', asked: 'no', kept: 'yes', advice }] : [];
    },

    async protectBranch(name) {
      const options = { pushAccessLevel: 40, mergeAccessLevel: 40 } as const;
      await createOnce(scope.connection, {
        create: async () => {
          const doing = `protecting the branch ${name} of ${path}`;
          await writeCi(scope, ProtectedBranches, (api) => api.create(projectId, name, options), doing);
          return true;
        },
        find: async () => ((await isProtected(name)) ? true : null),
        // GitLab protects a new default branch by itself, a moment after the first push.
        isThere: ({ status }) => status === 409,
      });
    },

    async schedules() {
      return listed(await readSchedules(), scheduleOf);
    },

    async createSchedule(words) {
      const branch = await defaultBranch();
      const { description, cron, zone } = words;
      const doing = `creating the pipeline schedule of ${path}`;
      const options = { cronTimezone: zone, active: true };
      const { value } = await createOnce(scope.connection, {
        create: async () => {
          const answer = await writeCi(
            scope,
            PipelineSchedules,
            (api) => api.create(projectId, description, branch, cron, options),
            doing,
          );
          return parsed(scheduleSchema, answer.body, doing, true);
        },
        find: async () => {
          const { rows, failure } = await readSchedules();
          const found = rows.find((row) => row.description === description);
          if (found === undefined && failure !== null) throw failure;
          return found ?? null;
        },
        doubles: {
          name: `schedule of ${projectId}: ${description}`,
          async others({ id }) {
            const { rows } = await readSchedules();
            return rows.filter((row) => row.description === description && row.id !== id).map(() => description);
          },
        },
      });
      return compared(words, value);
    },

    async renewSchedule(id, words) {
      const { description, cron, zone } = words;
      const ref = `refs/heads/${await defaultBranch()}`;
      const doing = `changing the pipeline schedule of ${path}`;
      const options = { description, ref, cron, cronTimezone: zone, active: true };
      const row = await putSurely(scope, {
        put: async () => {
          const answer = await writeCi(scope, PipelineSchedules, (api) => api.edit(projectId, id, options), doing);
          return parsed(scheduleSchema, answer.body, doing, true);
        },
      });
      return compared(words, row);
    },
  };
}

function scheduleOf(row: ScheduleRow): PipelineSchedule {
  const { id, description, ref, cron, cron_timezone, active, owner, next_run_at } = row;
  return {
    id,
    description,
    branch: ref.replace(/^refs\/heads\//, ''),
    cron,
    zone: cron_timezone,
    active,
    owner,
    nextRun: next_run_at,
  };
}

function compared(asked: ScheduleWords, row: ScheduleRow): Written<PipelineSchedule> {
  const value = scheduleOf(row);
  const fields = ['cron', 'zone'] as const;
  const warnings: Dropped[] = fields.flatMap((field) =>
    value[field] === asked[field] ? [] : [{ field: `schedule ${field}`, asked: asked[field], kept: value[field] }],
  );
  if (!value.active) warnings.push({ field: 'schedule', asked: 'active', kept: 'inactive' });
  return { value, warnings };
}
