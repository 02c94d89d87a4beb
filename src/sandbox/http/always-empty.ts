// Lists that are empty on every sandbox, each with the reason why that is the truth. Anything else is served truly, or answers 501.
import { paginate } from './page.ts';
import type { SandboxContext } from './routing.ts';

export const alwaysEmpty = {
  '/groups/:id/deploy_tokens': 'nobody can make a deploy token: POST answers 501',
  '/groups/:id/epics': 'nobody can make an epic: POST answers 501',
  '/projects/:id/deploy_tokens': 'nobody can make a deploy token: POST answers 501',
  '/projects/:id/merge_requests/:merge_request_iid/pipelines': 'nothing runs a pipeline',
  '/projects/:id/pipeline_schedules/:schedule/pipelines':
    'nothing runs a pipeline, and a played schedule only notes that it was played',
  '/projects/:id/repository/commits/:sha/statuses': 'nothing runs a job, and POST .../statuses/:sha answers 501',
} as const;

/** The one way to answer a list that never has a row. */
export const emptyList = (c: SandboxContext, _path: keyof typeof alwaysEmpty): Response =>
  c.json(paginate(c, [], (row) => row));
