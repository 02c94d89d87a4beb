// Comments on issues and merge requests, and the system notes between them.
import { allow, can } from '../who/access.ts';
import { addActivity, addNote } from '../rules/activity.ts';
import { addCrossReferences, mayReadNote } from '../rules/cross-references.ts';
import { noteEntity } from '../entities/note.ts';
import { doesSomething } from '../rules/issue-commands.ts';
import {
  carryOutOn,
  onIssues,
  onMergeRequests,
  readComment,
  type Found,
  type NoteableKind,
} from '../rules/noteables.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, filled, instant, oneOf, optional, required, text, withDefault } from '../http/params.ts';
import { checkUnmodified } from '../http/precondition.ts';
import { badRequest, forbidden, noContent, notFound } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Note } from '../state/planning-records.ts';
import type { Project } from '../state/state.ts';

const LONGEST_NOTE = 1_000_000;

export function noteRoutes(api: SandboxApp): void {
  for (const kind of [onIssues, onMergeRequests]) register(api, kind);
}

function register(api: SandboxApp, { path, find }: NoteableKind): void {
  const notes = `${path}/:noteable_id/notes`;
  const one = `${notes}/:note_id`;
  const placeOf = (c: SandboxContext) => find(c, 'noteable_id');

  api.get(notes, (c) => {
    authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, {
      order_by: withDefault(oneOf('created_at', 'updated_at'), 'created_at'),
      sort: withDefault(oneOf('asc', 'desc'), 'desc'),
      activity_filter: withDefault(oneOf('all_notes', 'only_comments', 'only_activity'), 'all_notes'),
    });
    const { project, noteable, key } = placeOf(c);
    const rows = (instance.state.notes[key] ?? []).filter(
      (note) => asked.activity_filter === 'all_notes' || note.system === (asked.activity_filter === 'only_activity'),
    );
    // created_at is id order here.
    const ordered = rows.toSorted((a, b) =>
      asked.order_by === 'updated_at' && a.updatedAt !== b.updatedAt
        ? a.updatedAt < b.updatedAt
          ? -1
          : 1
        : a.id - b.id,
    );
    if (asked.sort === 'desc') ordered.reverse();
    const present = (note: Note) => noteEntity(instance, noteable, note);
    return c.json(
      paginate(c, ordered, present, {
        type: 'Note',
        defaults: { ...asked },
        keep: (note) => mayReadNote(c, project, note),
      }),
    );
  });

  api.get(one, (c) => {
    authenticated(c);
    const found = placeOf(c);
    return c.json(noteEntity(c.var.instance, found.noteable, noteOf(c, found)));
  });

  api.post(notes, (c) => createNote(c, placeOf));

  api.put(one, (c) => {
    const actor = authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, { body: filled(text), confidential: optional(bool) });
    const found = placeOf(c);
    const { project, noteable } = found;
    const note = noteOf(c, found);
    checkMayEdit(c, project, note);
    const acting = { instance, project, actor };
    const read = readComment(c, acting, noteable, asked.body ?? '', note.body);
    carryOutOn(acting, noteable, read);
    if (note.body !== read.text && read.text !== '') Object.assign(note, { body: read.text, updatedAt: instance.now });
    noteable.record.updatedAt = instance.now;
    if (noteable.type === 'Issue') addCrossReferences(c, acting, noteable.record, read.text);
    return c.json(noteEntity(instance, noteable, note, { ...read.updates }));
  });

  api.delete(one, (c) => {
    authenticated(c);
    const found = placeOf(c);
    const note = noteOf(c, found);
    checkMayEdit(c, found.project, note);
    checkUnmodified(c, note.updatedAt);
    const { state, now } = c.var.instance;
    state.notes[found.key] = (state.notes[found.key] ?? []).filter((other) => other !== note);
    found.noteable.record.updatedAt = now;
    return noContent(c);
  });
}

function createNote(c: SandboxContext, placeOf: (c: SandboxContext) => Found): Response {
  const actor = authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, {
    body: required(text),
    confidential: optional(bool),
    internal: optional(bool),
    created_at: optional(instant),
  });
  const { project, noteable, key } = placeOf(c);
  allow(c, 'create_note', project);
  const issue = noteable.type === 'Issue' ? noteable.record : null;
  if (issue?.discussionLocked === true && !can(c, 'admin_issue', project)) throw forbidden();
  const internal = asked.internal === true || asked.confidential === true;
  if (internal && !can(c, 'read_internal_note', project)) throw forbidden();
  const acting = { instance, project, actor };
  const read = readComment(c, acting, noteable, asked.body ?? '');
  const body = read.text;
  if (body === '' && !read.isOnlyCommands) throw badRequest('Note {:note=>["can\'t be blank"]}');
  if (body.length > LONGEST_NOTE)
    throw badRequest(`Note {:note=>["is too long (maximum is ${LONGEST_NOTE} characters)"]}`);
  if (read.isOnlyCommands && !doesSomething(read)) throw badRequest('Failed to apply commands.');
  carryOutOn(acting, noteable, read);
  if (read.isOnlyCommands) return c.json({ commands_changes: read.updates, summary: read.messages }, 202);

  const at =
    asked.created_at !== undefined && asked.created_at !== null && can(c, 'set_created_at', project)
      ? asked.created_at
      : instance.now;
  const note = addNote(acting, key, { body, system: false, internal, at });
  noteable.record.updatedAt = instance.now;
  if (issue?.subscriberIds.includes(actor.id) === false) issue.subscriberIds.push(actor.id);
  addActivity(acting, {
    action: 'commented',
    targetType: 'Note',
    targetId: note.id,
    targetIid: note.id,
    targetTitle: noteable.record.title,
    noteId: note.id,
    noteableKey: key,
  });
  if (issue !== null) addCrossReferences(c, acting, issue, body);
  return c.json(noteEntity(instance, noteable, note, { ...read.updates }), 201);
}

function noteOf(c: SandboxContext, { project, key }: Found): Note {
  const id = Number(c.req.param('note_id'));
  const found = (c.var.instance.state.notes[key] ?? []).find((note) => note.id === id);
  if (found === undefined || !mayReadNote(c, project, found)) throw notFound();
  return found;
}

/** One's own comments; those of others from Maintainer up; system notes nobody. */
function checkMayEdit(c: SandboxContext, project: Project, note: Note): void {
  if (note.system) throw forbidden();
  if (note.authorId !== c.var.viewer.user?.id && !can(c, 'admin_project', project)) throw forbidden();
}
