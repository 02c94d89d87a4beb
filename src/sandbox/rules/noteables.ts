// What comments and events stand on: an issue or a merge request, found by its address, changed by the quick actions of a comment.
import { issueOf, memberProjectOf } from '../who/access.ts';
import type { Noteable } from '../entities/note.ts';
import { toggleAward } from './award-emoji.ts';
import { carryOut, readText } from './issue-commands.ts';
import type { Acting } from './issue-references.ts';
import { changeMergeRequest } from './merge-request-changes.ts';
import { mergeRequestOf } from '../who/merge-request-access.ts';
import { commandChanges } from './merge-request-fields.ts';
import type { NoteableKey } from '../state/planning-records.ts';
import { interpretText, type Interpreted } from './quick-action-effects.ts';
import { mergeRequestTarget } from './quick-action-target.ts';
import { runTodoCommand } from './todos.ts';
import { authenticated, type SandboxContext } from '../http/routing.ts';
import { issueKey, mergeRequestKey, type Project } from '../state/state.ts';

export interface Found {
  readonly project: Project;
  readonly noteable: Noteable;
  readonly key: NoteableKey;
}

export interface NoteableKind {
  /** Of the whole collection. */
  readonly path: string;
  /** The one that a parameter of the path names; 401 for nobody, 404 where it cannot be read. */
  readonly find: (c: SandboxContext, parameter: string) => Found;
}

export const onIssues: NoteableKind = {
  path: '/projects/:id/issues',
  find(c, parameter) {
    const project = memberProjectOf(c);
    const record = issueOf(c, project, { parameter, what: 'Issue' });
    return { project, noteable: { type: 'Issue', record }, key: issueKey(record) };
  },
};

export const onMergeRequests: NoteableKind = {
  path: '/projects/:id/merge_requests',
  find(c, parameter) {
    authenticated(c);
    const { project, record } = mergeRequestOf(c, { parameter, what: 'MergeRequest' });
    return { project, noteable: { type: 'MergeRequest', record }, key: mergeRequestKey(record) };
  },
};

/** The comment as it is kept, and what its quick actions ask for. */
export function readComment(
  c: SandboxContext,
  acting: Acting,
  noteable: Noteable,
  given: string,
  original?: string,
): Interpreted {
  if (noteable.type === 'Issue') return readText(c, acting, noteable.record, given, original);
  const options = { version: acting.instance.version, ...(original === undefined ? {} : { original }) };
  return interpretText(given, mergeRequestTarget(c, acting, noteable.record), options);
}

export function carryOutOn(acting: Acting, noteable: Noteable, read: Interpreted): void {
  if (noteable.type === 'Issue') carryOut(acting, noteable.record, read);
  else {
    changeMergeRequest(acting, noteable.record, commandChanges(read.updates, noteable.record));
    const { emoji_award: emoji, todo_event: todo } = read.updates;
    runTodoCommand(acting, noteable, todo);
    if (emoji !== undefined) toggleAward(acting, mergeRequestKey(noteable.record), emoji);
  }
}
