// To-dos of the caller: the list, one more by hand, done. https://docs.gitlab.com/api/todos/
import { issueEntity, issueUrl } from '../entities/issue.ts';
import { mergeRequestEntity, mergeRequestSimple } from '../entities/merge-request.ts';
import { projectSimple } from '../entities/project.ts';
import { userBasicById } from '../entities/user.ts';
import { paginate } from '../http/page.ts';
import { accept, integer, oneOf, optional } from '../http/params.ts';
import { noContent, notFound, notModified } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import { onIssues, onMergeRequests, type Found } from '../rules/noteables.ts';
import { addTodos, mayRead, settle, targetOf } from '../rules/todos.ts';
import { todoActions, type Todo } from '../state/planning-records.ts';
import { homeOfGroup } from '../who/homes.ts';

export function todoRoutes(api: SandboxApp): void {
  api.get('/todos', (c) => {
    const rows = found(c).toReversed();
    const present = (todo: Todo) => todoEntity(c, todo);
    return c.json(paginate(c, rows, present, { type: 'Todo', keep: (todo) => isReadable(c, todo) }));
  });

  api.post('/todos/mark_as_done', (c) => {
    for (const todo of found(c)) settle(c.var.instance, todo);
    return noContent(c);
  });

  api.post('/todos/:id/mark_as_done', (c) => {
    const { id: own } = authenticated(c);
    const { instance } = c.var;
    const todo = (instance.state.todos ?? []).find(
      ({ id, userId }) => String(id) === c.req.param('id') && userId === own,
    );
    if (todo === undefined) throw notFound();
    settle(instance, todo);
    return c.json(todoEntity(c, todo), 201);
  });

  mark(api, '/projects/:id/issues/:issue_iid/todo', (c) => onIssues.find(c, 'issue_iid'));
  mark(api, '/projects/:id/merge_requests/:merge_request_iid/todo', (c) =>
    onMergeRequests.find(c, 'merge_request_iid'),
  );
}

function mark(api: SandboxApp, path: string, find: (c: SandboxContext) => Found): void {
  api.post(path, (c) => {
    const actor = authenticated(c);
    const { project, noteable } = find(c);
    const acting = { instance: c.var.instance, project, actor };
    const [todo] = addTodos(acting, { noteable, action: 'marked' }, [actor.id]);
    if (todo === undefined) throw notModified();
    return c.json(todoEntity(c, todo), 201);
  });
}

const types = [
  'Commit',
  'Issue',
  'WorkItem',
  'MergeRequest',
  'DesignManagement::Design',
  'AlertManagement::Alert',
  'Namespace',
  'Project',
  'Key',
  'WikiPage::Meta',
  'Epic',
  'Vulnerability',
] as const;

/** The caller's, from the oldest on. */
function found(c: SandboxContext): Todo[] {
  const { id } = authenticated(c);
  const { state } = c.var.instance;
  const asked = accept(c.var.params, {
    action: optional(oneOf(...todoActions)),
    author_id: optional(integer),
    project_id: optional(integer),
    group_id: optional(integer),
    state: optional(oneOf('pending', 'done')),
    type: optional(oneOf(...types)),
  });
  const { author_id: author, project_id: home, group_id: group } = asked;
  if (typeof author === 'number' && !state.users.some((user) => user.id === author)) throw notFound();
  const space = state.namespaces.find((namespace) => namespace.kind === 'group' && namespace.id === group);
  const below = new Set(space === undefined ? [] : homeOfGroup(state, space).projects.map((project) => project.id));
  return (state.todos ?? []).filter(
    (todo) =>
      todo.userId === id &&
      todo.state === (asked.state ?? 'pending') &&
      (asked.action === undefined || todo.action === asked.action) &&
      (typeof author !== 'number' || todo.authorId === author) &&
      (typeof home !== 'number' || todo.projectId === home) &&
      (typeof group !== 'number' || below.has(todo.projectId)) &&
      (asked.type === undefined || typeOf(todo) === asked.type),
  );
}

const typeOf = ({ key }: Todo) => (key.startsWith('issue:') ? 'Issue' : 'MergeRequest');

function isReadable(c: SandboxContext, todo: Todo): boolean {
  const target = targetOf(c.var.instance, todo);
  return target !== null && mayRead(c.var.instance, authenticated(c), target);
}

function todoEntity(c: SandboxContext, todo: Todo) {
  const { instance, viewer } = c.var;
  const about = targetOf(instance, todo);
  if (about === null) throw notFound();
  const { project, noteable, note } = about;
  const { id, description, name, name_with_namespace, path, path_with_namespace, created_at } = projectSimple(
    instance,
    project,
  );
  const url =
    noteable.type === 'Issue'
      ? issueUrl(instance, project, noteable.record)
      : mergeRequestSimple(instance, project, noteable.record).web_url;
  return {
    id: todo.id,
    project: { id, description, name, name_with_namespace, path, path_with_namespace, created_at },
    author: userBasicById(instance, todo.authorId),
    action_name: todo.action,
    target_type: noteable.type,
    target:
      noteable.type === 'Issue'
        ? issueEntity(instance, project, noteable.record, viewer, { withLabelsDetails: false, single: false })
        : mergeRequestEntity(instance, project, noteable.record, false),
    target_url: note === undefined ? url : `${url}#note_${note.id}`,
    body: note?.body ?? noteable.record.title,
    state: todo.state,
    created_at: todo.createdAt,
    updated_at: todo.updatedAt,
  };
}
