// Labels of a project.
import { allow, memberProjectOf } from '../access.ts';
import { labelEntity, sortedLabels } from '../entities/label.ts';
import { addLabel } from '../issue-references.ts';
import { paginate } from '../page.ts';
import { accept, atLeastOne, bool, exactlyOne, integer, optional, required, text, withDefault } from '../params.ts';
import { checkUnmodified } from '../precondition.ts';
import { conflict, invalidRecord, noContent, notFound, notModified } from '../reply.ts';
import { authenticated, since, type SandboxApp, type SandboxContext } from '../routing.ts';
import type { Label } from '../planning-records.ts';
import type { Project } from '../state.ts';

export function labelRoutes(api: SandboxApp): void {
  api.get('/projects/:id/labels', (c) => {
    const project = memberProjectOf(c);
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
        label.projectId === project.id &&
        (label.name.toLowerCase().includes(needle) || (label.description ?? '').toLowerCase().includes(needle)) &&
        (archived === undefined || archived === null || label.archived === archived),
    );
    const defaults = { include_ancestor_groups: true, with_counts: false };
    return c.json(
      paginate(c, rows, (label) => labelEntity(instance, label, viewer, asked.with_counts === true), {
        type: 'Label',
        defaults,
      }),
    );
  });

  api.get('/projects/:id/labels/:name', (c) => {
    const project = memberProjectOf(c);
    const { with_counts: withCounts } = accept(c.var.params, { with_counts: withDefault(bool, false) });
    return c.json(labelEntity(c.var.instance, labelOf(c, project), c.var.viewer, withCounts === true));
  });

  api.post('/projects/:id/labels', (c) => {
    const actor = authenticated(c);
    const { instance, params, viewer } = c.var;
    const asked = accept(params, {
      name: required(text),
      color: required(text),
      description: optional(text),
      priority: optional(integer),
      archived: optional(bool),
    });
    const project = memberProjectOf(c);
    allow(c, 'admin_label', project);
    const name = (asked.name ?? '').trim();
    if (instance.state.labels.some((label) => label.projectId === project.id && label.name === name))
      throw conflict('Label already exists');
    const color = checkLabel(name, asked.color);
    const label = addLabel(
      { instance, project, actor },
      {
        name,
        color,
        description: asked.description ?? null,
        priority: asked.priority ?? null,
        archived: asked.archived ?? false,
      },
    );
    return c.json(labelEntity(instance, label, viewer, true), 201);
  });

  const update = (c: SandboxContext, given?: string) => {
    authenticated(c);
    const { instance, params, viewer } = c.var;
    const asked = accept(params, {
      new_name: optional(text),
      color: optional(text),
      description: optional(text),
      priority: optional(integer),
      archived: optional(bool),
    });
    atLeastOne(params, 'new_name', 'color', 'description', 'priority', 'archived');
    const project = memberProjectOf(c);
    allow(c, 'admin_label', project);
    const label = labelOf(c, project, given);
    const name = asked.new_name === undefined ? label.name : (asked.new_name ?? '').trim();
    if (
      instance.state.labels.some(
        (other) => other.projectId === project.id && other.name === name && other.id !== label.id,
      )
    ) {
      throw invalidRecord({ title: ['has already been taken'] });
    }
    label.color = checkLabel(name, asked.color === undefined ? label.color : asked.color);
    label.name = name;
    if (asked.description !== undefined) label.description = asked.description;
    if (asked.priority !== undefined) label.priority = asked.priority;
    if (asked.archived !== undefined && asked.archived !== null) label.archived = asked.archived;
    label.updatedAt = instance.now;
    return c.json(labelEntity(instance, label, viewer, true));
  };
  api.put('/projects/:id/labels', (c) => update(c, labelInParams(c)));
  api.put('/projects/:id/labels/promote', (c) => {
    const { name } = accept(c.var.params, { name: required(text) });
    return promote(c, name ?? '');
  });
  api.put('/projects/:id/labels/:name', (c) => update(c));

  const remove = (c: SandboxContext, given?: string) => {
    authenticated(c);
    const { state } = c.var.instance;
    const project = memberProjectOf(c);
    allow(c, 'admin_label', project);
    const label = labelOf(c, project, given);
    checkUnmodified(c, label.updatedAt ?? label.createdAt);
    state.labels = state.labels.filter((other) => other.id !== label.id);
    for (const row of [...(state.issues[project.id] ?? []), ...(state.mergeRequests[project.id] ?? [])]) {
      if (row.labelIds.includes(label.id)) row.labelIds = row.labelIds.filter((id) => id !== label.id);
    }
    for (const board of state.boards) board.lists = board.lists.filter((list) => list.labelId !== label.id);
    return noContent(c);
  };
  api.delete('/projects/:id/labels', (c) => remove(c, labelInParams(c)));
  api.delete('/projects/:id/labels/:name', (c) => remove(c));

  const subscription = (wanted: boolean) => (c: SandboxContext) => {
    const user = authenticated(c);
    const label = labelOf(c, memberProjectOf(c));
    if (label.subscriberIds.includes(user.id) === wanted) throw notModified();
    label.subscriberIds = wanted
      ? [...label.subscriberIds, user.id]
      : label.subscriberIds.filter((id) => id !== user.id);
    return c.json(labelEntity(c.var.instance, label, c.var.viewer, false), 201);
  };
  api.post('/projects/:id/labels/:name/subscribe', subscription(true));
  api.post('/projects/:id/labels/:name/unsubscribe', subscription(false));

  api.put('/projects/:id/labels/:name/promote', (c) => promote(c));
}

/** Only a group has labels of a group. */
function promote(c: SandboxContext, given?: string): never {
  const project = memberProjectOf(c);
  allow(c, 'admin_label', project);
  labelOf(c, project, given);
  throw invalidRecord('Failed to promote project label to group label');
}

/** The label that an older address names in its query or body; python-gitlab, ruby and Perl edit labels this way. */
function labelInParams(c: SandboxContext): string {
  const { params } = c.var;
  const asked = accept(params, { label_id: optional(integer), name: optional(text) });
  exactlyOne(params, 'label_id', 'name');
  return String(asked.label_id ?? asked.name ?? '');
}

/** By id first, then by title: a title that starts with digits may name another label's id. */
function labelOf(c: SandboxContext, project: Project, given = c.req.param('name') ?? ''): Label {
  const own = c.var.instance.state.labels.filter((label) => label.projectId === project.id);
  const id = Number.parseInt(given, 10);
  const found = own.find((label) => label.id === id) ?? own.find((label) => label.name === given);
  if (found === undefined) throw notFound('Label');
  return found;
}

/** The colour as it is stored; 400 for a title or a colour that the model refuses. */
function checkLabel(name: string, color: string | null): string {
  const faults: Record<string, string[]> = {};
  if (name === '') faults['title'] = ["can't be blank"];
  else if (name.includes(',')) faults['title'] = ['is invalid'];
  else if (name.length > 255) faults['title'] = ['is too long (maximum is 255 characters)'];
  const stored = storedColor(color ?? '');
  if (stored === null) faults['color'] = ['must be a valid color code'];
  if (stored === null || Object.keys(faults).length > 0) throw invalidRecord(faults);
  return stored;
}

/** Some of the CSS names; the rest of them is not known here. */
const cssColors: Record<string, string> = {
  black: '#000000',
  blue: '#0000ff',
  gray: '#808080',
  green: '#008000',
  orange: '#ffa500',
  purple: '#800080',
  red: '#ff0000',
  white: '#ffffff',
  yellow: '#ffff00',
};

function storedColor(given: string): string | null {
  const text = given.trim();
  if (/^#[0-9a-f]{6}$/i.test(text)) return text;
  if (/^#[0-9a-f]{3}$/i.test(text)) return text.replaceAll(/[0-9a-f]/gi, (digit) => digit + digit);
  return cssColors[text.toLowerCase()] ?? null;
}
