// Time estimates and time spent, on issues and merge requests alike. https://docs.gitlab.com/api/issues/#set-a-time-estimate-for-an-issue
import { timeStats, type Tracked } from '../entities/time-stats.ts';
import { can, issueOf, projectOf, type Ability } from '../who/access.ts';
import { mergeRequestOf } from '../who/merge-request-access.ts';
import { accept, required, text } from '../http/params.ts';
import type { NoteableKey } from '../state/planning-records.ts';
import { parseDuration } from '../text/quick-action-words.ts';
import { badRequest, forbidden, invalidRecord } from '../http/reply.ts';
import { authenticated, since, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import { issueKey, mergeRequestKey, type Project } from '../state/state.ts';
import { trackTime, type TimeChange } from '../rules/time-tracking.ts';

interface Trackable {
  readonly project: Project;
  readonly key: NoteableKey;
  readonly record: Tracked & { updatedAt: string };
}

interface Kind {
  readonly path: string;
  readonly find: (c: SandboxContext) => Trackable;
  readonly ability: Ability;
}

const issues: Kind = {
  path: '/projects/:id/issues/:issue_iid',
  ability: 'admin_issue',
  find(c) {
    const project = projectOf(c);
    const record = issueOf(c, project);
    return { project, record, key: issueKey(record) };
  },
};

const mergeRequests: Kind = {
  path: '/projects/:id/merge_requests/:merge_request_iid',
  ability: 'create_merge_request',
  find(c) {
    const { project, record } = mergeRequestOf(c);
    return { project, record, key: mergeRequestKey(record) };
  },
};

export function timeTrackingRoutes(api: SandboxApp): void {
  for (const kind of [issues, mergeRequests]) register(api, kind);
}

function register(api: SandboxApp, { path, find, ability }: Kind): void {
  const change = (c: SandboxContext, changeOf: (record: Tracked) => TimeChange): Tracked => {
    const actor = authenticated(c);
    const { project, key, record } = find(c);
    if (!can(c, ability, project)) throw forbidden();
    trackTime({ instance: c.var.instance, project, actor }, key, record, changeOf(record));
    record.updatedAt = c.var.instance.now;
    return record;
  };
  const duration = (c: SandboxContext) =>
    parseDuration(accept(c.var.params, { duration: required(text) }).duration ?? '');

  api.post(`${path}/time_estimate`, (c) => {
    const estimate = duration(c);
    return c.json(
      timeStats(
        change(c, () => {
          if (estimate !== null && estimate >= 0) return { estimate };
          throw badEstimate(c);
        }),
      ),
    );
  });
  api.post(`${path}/reset_time_estimate`, (c) => c.json(timeStats(change(c, () => ({ estimate: 0 })))));
  api.post(`${path}/add_spent_time`, (c) => {
    const spend = duration(c);
    return c.json(
      timeStats(
        change(c, ({ timeSpent = 0 }) => {
          if (spend === null || spend === 0) throw invalidRecord({ 'timelogs.time_spent': ["can't be blank"] });
          if (timeSpent + spend < 0) throw invalidRecord({ base: ['Time to subtract exceeds the total time spent'] });
          return { spend };
        }),
      ),
      201,
    );
  });
  api.post(`${path}/reset_spent_time`, (c) => c.json(timeStats(change(c, () => ({ spend: 'reset' })))));
  api.get(`${path}/time_stats`, (c) => c.json(timeStats(find(c).record)));
}

/** The reason is handed over by name, so that Ruby writes a hash into the sentence. */
function badEstimate(c: SandboxContext) {
  const reason = 'Time estimate must have a valid format and be greater than or equal to zero.';
  return badRequest(since(c.var.instance, '19.0') ? `{reason: "${reason}"}` : `{:reason=>"${reason}"}`);
}
