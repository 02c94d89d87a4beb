// Labels of a project or a group. https://docs.gitlab.com/api/labels/
import { labelEntity, sortedLabels } from '../entities/label.ts';
import type { Home } from '../who/homes.ts';
import { addLabelAt } from '../rules/issue-references.ts';
import { checkLabel } from '../rules/label-fields.ts';
import { promoteLabel } from '../rules/promotion.ts';
import { paginate } from '../http/page.ts';
import {
  accept,
  atLeastOne,
  bool,
  exactlyOne,
  integer,
  optional,
  required,
  text,
  withDefault,
} from '../http/params.ts';
import { checkUnmodified } from '../http/precondition.ts';
import { conflict, invalidRecord, noContent, notFound, notModified } from '../http/reply.ts';
import { authenticated, since, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Label } from '../state/planning-records.ts';
import { allowAt, groupHome, projectHome, type HomeKind } from './home-kinds.ts';

export function labelRoutes(api: SandboxApp): void {
  api.put('/projects/:id/labels/promote', (c) => {
    const { name } = accept(c.var.params, { name: required(text) });
    return promote(c, name ?? '');
  });
  api.put('/projects/:id/labels/:name/promote', (c) => promote(c));
  for (const kind of [projectHome, groupHome]) register(api, kind);
}

function register(api: SandboxApp, kind: HomeKind): void {
  const { homeOf } = kind;
  const path = `${kind.path}/labels`;
  const one = `${path}/:name`;
  api.get(path, (c) => {
    authenticated(c);
    return c.json(listed(c, homeOf(c)));
  });
  api.get(one, (c) => showLabel(c, kind));
  api.post(path, (c) => createLabel(c, kind));
  api.put(path, (c) => changeLabel(c, kind, labelInParams(c)));
  api.put(one, (c) => changeLabel(c, kind));
  // A group knows this address by the name alone.
  api.delete(path, (c) =>
    deleteLabel(
      c,
      kind,
      kind === groupHome ? (accept(c.var.params, { name: required(text) }).name ?? '') : labelInParams(c),
    ),
  );
  api.delete(one, (c) => deleteLabel(c, kind));
  api.post(`${one}/subscribe`, (c) => subscribe(c, kind, true));
  api.post(`${one}/unsubscribe`, (c) => subscribe(c, kind, false));
}

function shown(c: SandboxContext, home: Home, label: Label, withCounts: boolean) {
  return labelEntity(c.var.instance, label, c.var.viewer, { home, withCounts });
}

function showLabel(c: SandboxContext, { homeOf }: HomeKind): Response {
  authenticated(c);
  const home = homeOf(c);
  const { with_counts: withCounts } = accept(c.var.params, { with_counts: withDefault(bool, false) });
  return c.json(shown(c, home, labelOf(c, home.reaches), withCounts === true));
}

function createLabel(c: SandboxContext, { homeOf }: HomeKind): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, {
    name: required(text),
    color: required(text),
    description: optional(text),
    priority: optional(integer),
    archived: optional(bool),
  });
  const home = homeOf(c);
  allowAt(c, 'admin_label', home);
  const name = (asked.name ?? '').trim();
  if (instance.state.labels.some((label) => home.reaches(label) && label.name === name))
    throw conflict('Label already exists');
  const label = addLabelAt(instance, home.placement, {
    name,
    color: checkLabel(name, asked.color),
    description: asked.description ?? null,
    priority: asked.priority ?? null,
    archived: asked.archived ?? false,
  });
  return c.json(shown(c, home, label, home.project !== null), 201);
}

function changeLabel(c: SandboxContext, kind: HomeKind, given?: string): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, {
    new_name: optional(text),
    color: optional(text),
    description: optional(text),
    priority: optional(integer),
    archived: optional(bool),
  });
  atLeastOne(params, 'new_name', 'color', 'description', ...(kind === groupHome ? [] : ['priority']), 'archived');
  const home = kind.homeOf(c);
  allowAt(c, 'admin_label', home);
  const label = labelOf(c, home.holds, given);
  const name = asked.new_name === undefined ? label.name : (asked.new_name ?? '').trim();
  if (instance.state.labels.some((other) => home.holds(other) && other.name === name && other.id !== label.id))
    throw invalidRecord({ title: ['has already been taken'] });
  label.color = checkLabel(name, asked.color === undefined ? label.color : asked.color);
  label.name = name;
  if (asked.description !== undefined) label.description = asked.description;
  if (asked.priority !== undefined) label.priority = asked.priority;
  if (asked.archived !== undefined && asked.archived !== null) label.archived = asked.archived;
  label.updatedAt = instance.now;
  return c.json(shown(c, home, label, home.project !== null));
}

function deleteLabel(c: SandboxContext, { homeOf }: HomeKind, given?: string): Response {
  authenticated(c);
  const home = homeOf(c);
  allowAt(c, 'admin_label', home);
  const label = labelOf(c, home.holds, given);
  checkUnmodified(c, label.updatedAt ?? label.createdAt);
  removeLabel(c, home, label);
  return noContent(c);
}

function subscribe(c: SandboxContext, { homeOf }: HomeKind, wanted: boolean): Response {
  const user = authenticated(c);
  const home = homeOf(c);
  const label = labelOf(c, home.reaches);
  if (label.subscriberIds.includes(user.id) === wanted) throw notModified();
  label.subscriberIds = wanted ? [...label.subscriberIds, user.id] : label.subscriberIds.filter((id) => id !== user.id);
  return c.json(shown(c, home, label, false), 201);
}

function listed(c: SandboxContext, home: Home) {
  const { instance, params, viewer } = c.var;
  const asked = accept(params, {
    with_counts: withDefault(bool, false),
    include_ancestor_groups: withDefault(bool, true),
    search: optional(text),
    archived: optional(bool),
  });
  const needle = asked.search?.toLowerCase() ?? '';
  const archived = since(instance, '18.10') ? asked.archived : undefined;
  const rows = sortedLabels(instance.state.labels).filter(
    (label) =>
      (asked.include_ancestor_groups === false ? home.isNear(label) : home.reaches(label)) &&
      (label.name.toLowerCase().includes(needle) || (label.description ?? '').toLowerCase().includes(needle)) &&
      (archived === undefined || archived === null || label.archived === archived),
  );
  const withCounts = asked.with_counts === true;
  return paginate(c, rows, (label) => labelEntity(instance, label, viewer, { home, withCounts }), {
    type: 'Label',
    defaults: { include_ancestor_groups: true, with_counts: false },
  });
}

/** A group takes the label over, of all its projects. */
function promote(c: SandboxContext, given?: string) {
  authenticated(c);
  const { instance, viewer } = c.var;
  const home = projectHome.homeOf(c);
  allowAt(c, 'admin_label', home);
  const label = labelOf(c, home.holds, given);
  const promoted = promoteLabel(instance, home, label);
  if (promoted === null) throw invalidRecord('Failed to promote project label to group label');
  return c.json(labelEntity(instance, promoted.label, viewer, { home: promoted.home, withCounts: false }));
}

/** The label that an older address names in its query or body; python-gitlab, ruby and Perl edit labels this way. */
function labelInParams(c: SandboxContext): string {
  const { params } = c.var;
  const asked = accept(params, { label_id: optional(integer), name: optional(text) });
  exactlyOne(params, 'label_id', 'name');
  return String(asked.label_id ?? asked.name ?? '');
}

/** By id first, then by title: a title that starts with digits may name another label's id. */
function labelOf(c: SandboxContext, isThere: (label: Label) => boolean, given = c.req.param('name') ?? ''): Label {
  const rows = c.var.instance.state.labels.filter(isThere);
  const id = Number.parseInt(given, 10);
  const found = rows.find((label) => label.id === id) ?? rows.find((label) => label.name === given);
  if (found === undefined) throw notFound('Label');
  return found;
}

function removeLabel(c: SandboxContext, { projects }: Home, label: Label): void {
  const { state } = c.var.instance;
  state.labels = state.labels.filter((other) => other.id !== label.id);
  for (const { id } of projects) {
    for (const row of [...(state.issues[id] ?? []), ...(state.mergeRequests[id] ?? [])]) {
      if (row.labelIds.includes(label.id)) row.labelIds = row.labelIds.filter((other) => other !== label.id);
    }
  }
  for (const board of state.boards) board.lists = board.lists.filter((list) => list.labelId !== label.id);
}
