// State, label, milestone and weight events of an issue, oldest first.
import { issueOf, memberProjectOf } from '../access.ts';
import {
  labelEventEntity,
  milestoneEventEntity,
  stateEventEntity,
  weightEventEntity,
  type Noteable,
} from '../entities/note.ts';
import { paginate } from '../page.ts';
import { notFound } from '../reply.ts';
import type { Instance, SandboxApp, SandboxContext } from '../routing.ts';
import type { NoteableKey } from '../planning-records.ts';
import { issueKey } from '../state.ts';

interface Kind<Row extends { id: number }> {
  readonly path: string;
  readonly rowsOf: (instance: Instance, key: NoteableKey) => readonly Row[];
  readonly present: (instance: Instance, noteable: Noteable, row: Row) => unknown;
}

export function resourceEventRoutes(api: SandboxApp): void {
  register(api, {
    path: 'resource_state_events',
    rowsOf: ({ state }, key) => state.stateEvents[key] ?? [],
    present: stateEventEntity,
  });
  register(api, {
    path: 'resource_label_events',
    rowsOf: ({ state }, key) => state.labelEvents[key] ?? [],
    present: labelEventEntity,
  });
  register(api, {
    path: 'resource_milestone_events',
    rowsOf: ({ state }, key) => state.milestoneEvents[key] ?? [],
    present: milestoneEventEntity,
  });
  // https://docs.gitlab.com/api/resource_weight_events/
  register(api, {
    path: 'resource_weight_events',
    rowsOf: ({ state }, key) => state.weightEvents?.[key] ?? [],
    present: weightEventEntity,
  });
}

function register<Row extends { id: number }>(api: SandboxApp, { path, rowsOf, present }: Kind<Row>): void {
  const read = (c: SandboxContext) => {
    const issue = issueOf(c, memberProjectOf(c), { parameter: 'eventable_id', what: 'Issue' });
    const noteable: Noteable = { type: 'Issue', record: issue };
    return { noteable, rows: rowsOf(c.var.instance, issueKey(issue)) };
  };
  api.get(`/projects/:id/issues/:eventable_id/${path}`, (c) => {
    const { noteable, rows } = read(c);
    return c.json(paginate(c, rows, (row) => present(c.var.instance, noteable, row)));
  });
  api.get(`/projects/:id/issues/:eventable_id/${path}/:event_id`, (c) => {
    const { noteable, rows } = read(c);
    const row = rows.find((candidate) => candidate.id === Number(c.req.param('event_id')));
    if (row === undefined) throw notFound();
    return c.json(present(c.var.instance, noteable, row) as object);
  });
}
