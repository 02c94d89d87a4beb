// Comments on issues and merge requests, and the system notes between them.
import { canEditNote } from '../who/access.ts';
import { checkLength, comment } from '../rules/commenting.ts';
import { addCrossReferences, mayReadNote } from '../rules/cross-references.ts';
import { noteEntity } from '../entities/note.ts';
import {
  carryOutOn,
  onIssues,
  onMergeRequests,
  readComment,
  type Found,
  type NoteableKind,
} from '../rules/noteables.ts';
import { forgetNoteTodos, todosOfComment } from '../rules/todos.ts';
import { touch } from '../rules/touch.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, filled, instant, oneOf, optional, required, text, withDefault } from '../http/params.ts';
import { checkUnmodified } from '../http/precondition.ts';
import { forbidden, noContent, notFound } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Note } from '../state/planning-records.ts';
import type { Project } from '../state/state.ts';

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
    checkLength(read.text);
    carryOutOn(acting, noteable, read);
    const before = note.body;
    if (before !== read.text && read.text !== '') {
      Object.assign(note, { body: read.text, updatedAt: instance.now });
      todosOfComment(acting, noteable, note, before);
    }
    touch(noteable.record, instance.now);
    addCrossReferences(c, acting, noteable, read.text);
    return c.json(noteEntity(instance, noteable, note, { ...read.updates }));
  });

  api.delete(one, (c) => {
    authenticated(c);
    const found = placeOf(c);
    const note = noteOf(c, found);
    checkMayEdit(c, found.project, note);
    checkUnmodified(c, note.updatedAt);
    const { state } = c.var.instance;
    state.notes[found.key] = (state.notes[found.key] ?? []).filter((other) => other !== note);
    forgetNoteTodos(c.var.instance, note);
    return noContent(c);
  });
}

function createNote(c: SandboxContext, placeOf: (c: SandboxContext) => Found): Response {
  authenticated(c);
  const asked = accept(c.var.params, {
    body: required(text),
    confidential: optional(bool),
    internal: optional(bool),
    created_at: optional(instant),
  });
  const internal = asked.internal === true || asked.confidential === true;
  const found = placeOf(c);
  const said = comment(c, found, { body: asked.body ?? '', internal, at: asked.created_at });
  const { updates } = said.read;
  if (said.note === null) return c.json({ commands_changes: updates, summary: said.read.messages }, 202);
  return c.json(noteEntity(c.var.instance, found.noteable, said.note, { ...updates }), 201);
}

function noteOf(c: SandboxContext, { project, key }: Found): Note {
  const id = Number(c.req.param('note_id'));
  const found = (c.var.instance.state.notes[key] ?? []).find((note) => note.id === id);
  if (found === undefined || !mayReadNote(c, project, found)) throw notFound();
  return found;
}

/** One's own comments; those of others from Maintainer up; system notes nobody. */
function checkMayEdit(c: SandboxContext, project: Project, note: Note): void {
  if (!canEditNote(c, note, project)) throw forbidden();
}
