// To-dos: what others ask of a person, and what settles it. https://docs.gitlab.com/user/todos/
import type { Noteable } from '../entities/note.ts';
import { since, type Instance } from '../http/routing.ts';
import type { Note, NoteableKey, Todo, TodoAction } from '../state/planning-records.ts';
import { issueKey, mergeRequestKey, nextId, type Project, type User } from '../state/state.ts';
import { peopleNamed } from '../text/people-named.ts';
import { can, canReadIssue, type Asking } from '../who/access.ts';
import type { Acting } from './issue-references.ts';

/** One for each mention; before, an item had one to-do of a person until it was done. */
const ONE_PER_MENTION = '17.8';

interface Asked {
  readonly noteable: Noteable;
  readonly action: TodoAction;
  readonly note?: Note;
}

const keyOf = ({ type, record }: Noteable): NoteableKey =>
  type === 'Issue' ? issueKey(record) : mergeRequestKey(record);

/** Also for oneself: who names or assigns themselves has it on their list. */
export function addTodos({ instance, project, actor }: Acting, asked: Asked, userIds: Iterable<number>): Todo[] {
  const { noteable, action, note } = asked;
  const { todos = [] } = instance.state;
  const key = keyOf(noteable);
  const isOnePerMention = since(instance, ONE_PER_MENTION);
  const mayRepeat = isOnePerMention && (action === 'mentioned' || action === 'directly_addressed');
  const added: Todo[] = [];
  for (const userId of userIds) {
    const isPending = (todo: Todo) =>
      todo.userId === userId &&
      todo.key === key &&
      todo.state === 'pending' &&
      (!isOnePerMention || todo.action === action);
    if (!mayRepeat && todos.some(isPending)) continue;
    const { now } = instance;
    const id = nextId(instance.state, 'todo');
    const from = { projectId: project.id, authorId: actor.id, key, ...(note === undefined ? {} : { noteId: note.id }) };
    added.push({ id, userId, ...from, action, state: 'pending', createdAt: now, updatedAt: now });
  }
  if (added.length > 0) instance.state.todos = [...todos, ...added];
  return added;
}

/** For those whom the text names now and `before` did not; only where they can read it. */
export function addMentions(
  acting: Acting,
  noteable: Noteable,
  { text, before = '', note }: { readonly text: string; readonly before?: string; readonly note?: Note },
): void {
  if (text === before) return;
  const { addressed, named } = peopleNamed(text);
  if (named.size === 0) return;
  const known = peopleNamed(before).named;
  const { instance, project } = acting;
  const fresh = instance.state.users.filter((user) => {
    const username = user.username.toLowerCase();
    return named.has(username) && !known.has(username) && mayRead(instance, user, { project, noteable, note });
  });
  const isAddressed = ({ username }: User) => addressed.has(username.toLowerCase());
  const ids = (users: readonly User[]) => users.map(({ id }) => id);
  const from = { noteable, ...(note === undefined ? {} : { note }) };
  addTodos(acting, { ...from, action: 'directly_addressed' }, ids(fresh.filter(isAddressed)));
  addTodos(acting, { ...from, action: 'mentioned' }, ids(fresh.filter((user) => !isAddressed(user))));
}

export function mayRead(
  instance: Instance,
  user: User,
  {
    project,
    noteable,
    note,
  }: { readonly project: Project; readonly noteable: Noteable; readonly note?: Note | undefined },
): boolean {
  const asking: Asking = { var: { instance, viewer: { user, token: null } } };
  if (note?.internal === true && note.authorId !== user.id && !can(asking, 'read_internal_note', project)) return false;
  return noteable.type === 'Issue'
    ? canReadIssue(asking, noteable.record, project)
    : can(asking, 'read_merge_request', project);
}

/** Whoever does something about an item has seen what was asked of them there. */
export function settleTodos({ instance, actor }: Pick<Acting, 'instance' | 'actor'>, key: NoteableKey): void {
  for (const todo of instance.state.todos ?? [])
    if (todo.userId === actor.id && todo.key === key) settle(instance, todo);
}

export function settle({ now }: Pick<Instance, 'now'>, todo: Todo): void {
  if (todo.state === 'pending') Object.assign(todo, { state: 'done', updatedAt: now });
}

/** An answer in a thread settles what was asked in that thread alone. */
function settleThread({ instance, actor }: Acting, key: NoteableKey, { id, threadOf = id }: Note): void {
  const notes = instance.state.notes[key] ?? [];
  const ids = new Set(notes.filter((note) => (note.threadOf ?? note.id) === threadOf).map((note) => note.id));
  for (const todo of instance.state.todos ?? [])
    if (todo.userId === actor.id && ids.has(todo.noteId ?? 0)) settle(instance, todo);
}

/** Somebody commented, or wrote their comment anew. */
export function todosOfComment(acting: Acting, noteable: Noteable, note: Note, before = ''): void {
  if (note.type !== null && since(acting.instance, ONE_PER_MENTION)) settleThread(acting, keyOf(noteable), note);
  else settleTodos(acting, keyOf(noteable));
  addMentions(acting, noteable, { text: note.body, before, note });
}

type Changed = Pick<Noteable['record'], 'title' | 'description' | 'labelIds' | 'milestoneId' | 'assigneeIds'> & {
  readonly reviewers?: readonly { readonly userId: number }[];
  readonly targetBranch?: string;
};

/** `before` holds what of it was there before it changed. */
export function todosOfChange(acting: Acting, noteable: Noteable, before: Changed): void {
  const after: Changed = noteable.record;
  if (JSON.stringify(told(before)) === JSON.stringify(told(after))) return;
  settleTodos(acting, keyOf(noteable));
  addMentions(acting, noteable, { text: ownText(after), before: ownText(before) });
  const fresh = after.assigneeIds.filter((id) => !before.assigneeIds.includes(id));
  addTodos(acting, { noteable, action: 'assigned' }, fresh);
  const asked = new Set(before.reviewers?.map(({ userId }) => userId));
  const reviewers = (after.reviewers ?? []).map(({ userId }) => userId).filter((id) => !asked.has(id));
  addTodos(acting, { noteable, action: 'review_requested' }, reviewers);
}

const told = ({ title, description, labelIds, milestoneId, assigneeIds, reviewers, targetBranch }: Changed) => [
  [title, description, labelIds, milestoneId, assigneeIds, targetBranch],
  reviewers?.map(({ userId }) => userId),
];

export const ownText = ({ title, description }: Pick<Changed, 'title' | 'description'>): string =>
  `${title}\n\n${description ?? ''}`;

/** `/todo` and `/done` in a text. */
export function runTodoCommand(acting: Acting, noteable: Noteable, event: 'add' | 'done' | undefined): void {
  if (event === 'add') addTodos(acting, { noteable, action: 'marked' }, [acting.actor.id]);
  if (event === 'done') settleTodos(acting, keyOf(noteable));
}

export function forgetNoteTodos({ state }: Pick<Instance, 'state'>, note: Note): void {
  if (state.todos !== undefined) state.todos = state.todos.filter(({ noteId }) => noteId !== note.id);
}

/** null: what it is about is gone. */
export function targetOf({ state }: Pick<Instance, 'state'>, todo: Todo) {
  const project = state.projects.find(({ id }) => id === todo.projectId);
  const ofThis = <T extends { id: number }>(rows: readonly T[] | undefined, key: (row: T) => NoteableKey) =>
    rows?.find((row) => key(row) === todo.key);
  const issue = ofThis(state.issues[todo.projectId], issueKey);
  const mergeRequest = ofThis(state.mergeRequests[todo.projectId], mergeRequestKey);
  const note = (state.notes[todo.key] ?? []).find(({ id }) => id === todo.noteId);
  if (project === undefined) return null;
  if (issue !== undefined) return { project, note, noteable: { type: 'Issue', record: issue } } as const;
  if (mergeRequest === undefined) return null;
  return { project, note, noteable: { type: 'MergeRequest', record: mergeRequest } } as const;
}

/** To-dos go with the right to read what they are about; a real GitLab does it within the hour. */
export function forgetUnreadableTodos(instance: Instance): void {
  const { state } = instance;
  if (state.todos === undefined) return;
  state.todos = state.todos.filter((todo) => {
    const user = state.users.find(({ id }) => id === todo.userId);
    const target = targetOf(instance, todo);
    return user !== undefined && target !== null && mayRead(instance, user, target);
  });
}
