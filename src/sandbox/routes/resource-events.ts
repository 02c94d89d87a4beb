// State, label, milestone and weight events of an issue or a merge request, oldest first.
import {
  labelEventEntity,
  milestoneEventEntity,
  stateEventEntity,
  weightEventEntity,
  type Noteable,
} from '../entities/note.ts';
import { onIssues, onMergeRequests, type NoteableKind } from '../rules/noteables.ts';
import { paginate } from '../http/page.ts';
import { notFound } from '../http/reply.ts';
import type { Instance, SandboxApp, SandboxContext } from '../http/routing.ts';
import type { NoteableKey } from '../state/planning-records.ts';

interface Kind<Row extends { id: number }> {
  readonly path: string;
  readonly rowsOf: (instance: Instance, key: NoteableKey) => readonly Row[];
  readonly present: (instance: Instance, noteable: Noteable, row: Row) => unknown;
  readonly kinds: readonly NoteableKind[];
}

const both = [onIssues, onMergeRequests];

export function resourceEventRoutes(api: SandboxApp): void {
  register(api, {
    path: 'resource_state_events',
    rowsOf: ({ state }, key) => state.stateEvents[key] ?? [],
    present: stateEventEntity,
    kinds: both,
  });
  register(api, {
    path: 'resource_label_events',
    rowsOf: ({ state }, key) => state.labelEvents[key] ?? [],
    present: labelEventEntity,
    kinds: both,
  });
  register(api, {
    path: 'resource_milestone_events',
    rowsOf: ({ state }, key) => state.milestoneEvents[key] ?? [],
    present: milestoneEventEntity,
    kinds: both,
  });
  // https://docs.gitlab.com/api/resource_weight_events/
  register(api, {
    path: 'resource_weight_events',
    rowsOf: ({ state }, key) => state.weightEvents?.[key] ?? [],
    present: weightEventEntity,
    kinds: [onIssues],
  });
}

function register<Row extends { id: number }>(api: SandboxApp, { path, rowsOf, present, kinds }: Kind<Row>): void {
  for (const { path: collection, find } of kinds) {
    const read = (c: SandboxContext) => {
      const { noteable, key } = find(c, 'eventable_id');
      return { noteable, rows: rowsOf(c.var.instance, key) };
    };
    api.get(`${collection}/:eventable_id/${path}`, (c) => {
      const { noteable, rows } = read(c);
      return c.json(paginate(c, rows, (row) => present(c.var.instance, noteable, row)));
    });
    api.get(`${collection}/:eventable_id/${path}/:event_id`, (c) => {
      const { noteable, rows } = read(c);
      const row = rows.find((candidate) => candidate.id === Number(c.req.param('event_id')));
      if (row === undefined) throw notFound();
      return c.json(present(c.var.instance, noteable, row) as object);
    });
  }
}
