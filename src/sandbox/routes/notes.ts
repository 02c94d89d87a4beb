// Comments on issues, and the system notes between them.
import { allow, can, issueOf, memberProjectOf } from '../access.ts';
import { addActivity, addNote } from '../activity.ts';
import { addCrossReferences } from '../cross-references.ts';
import { noteEntity } from '../entities/note.ts';
import { carryOut, doesSomething, readText } from '../issue-commands.ts';
import { paginate } from '../page.ts';
import { accept, bool, filled, instant, oneOf, optional, required, text, withDefault } from '../params.ts';
import { checkUnmodified } from '../precondition.ts';
import { badRequest, forbidden, noContent, notFound } from '../reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../routing.ts';
import type { Issue, Note } from '../planning-records.ts';
import { issueKey, type Project } from '../state.ts';

const LONGEST_NOTE = 1_000_000;

export function noteRoutes(api: SandboxApp): void {
  api.get('/projects/:id/issues/:noteable_id/notes', (c) => {
    authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, {
      order_by: withDefault(oneOf('created_at', 'updated_at'), 'created_at'),
      sort: withDefault(oneOf('asc', 'desc'), 'desc'),
      activity_filter: withDefault(oneOf('all_notes', 'only_comments', 'only_activity'), 'all_notes'),
    });
    const { project, issue } = placeOf(c);
    const notes = (instance.state.notes[issueKey(issue)] ?? []).filter(
      (note) => asked.activity_filter === 'all_notes' || note.system === (asked.activity_filter === 'only_activity'),
    );
    // created_at is id order here.
    const ordered = notes.toSorted((a, b) =>
      asked.order_by === 'updated_at' && a.updatedAt !== b.updatedAt
        ? a.updatedAt < b.updatedAt
          ? -1
          : 1
        : a.id - b.id,
    );
    if (asked.sort === 'desc') ordered.reverse();
    const present = (note: Note) => noteEntity(instance, { type: 'Issue', record: issue }, note);
    return c.json(
      paginate(c, ordered, present, {
        type: 'Note',
        defaults: { ...asked },
        keep: (note) => mayRead(c, project, note),
      }),
    );
  });

  api.get('/projects/:id/issues/:noteable_id/notes/:note_id', (c) => {
    const { project, issue } = placeOf(c);
    return c.json(noteEntity(c.var.instance, { type: 'Issue', record: issue }, noteOf(c, project, issue)));
  });

  api.post('/projects/:id/issues/:noteable_id/notes', (c) => createNote(c));

  api.put('/projects/:id/issues/:noteable_id/notes/:note_id', (c) => {
    const actor = authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, { body: filled(text), confidential: optional(bool) });
    const { project, issue } = placeOf(c);
    const note = noteOf(c, project, issue);
    checkMayEdit(c, project, note);
    const acting = { instance, project, actor };
    const read = readText(c, acting, issue, asked.body ?? '', note.body);
    carryOut(acting, issue, read);
    if (note.body !== read.text && read.text !== '') Object.assign(note, { body: read.text, updatedAt: instance.now });
    issue.updatedAt = instance.now;
    return c.json(noteEntity(instance, { type: 'Issue', record: issue }, note, { ...read.updates }));
  });

  api.delete('/projects/:id/issues/:noteable_id/notes/:note_id', (c) => {
    authenticated(c);
    const { project, issue } = placeOf(c);
    const note = noteOf(c, project, issue);
    checkMayEdit(c, project, note);
    checkUnmodified(c, note.updatedAt);
    const { notes } = c.var.instance.state;
    notes[issueKey(issue)] = (notes[issueKey(issue)] ?? []).filter((other) => other !== note);
    issue.updatedAt = c.var.instance.now;
    return noContent(c);
  });
}

function createNote(c: SandboxContext): Response {
  const actor = authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, {
    body: required(text),
    confidential: optional(bool),
    internal: optional(bool),
    created_at: optional(instant),
  });
  const { project, issue } = placeOf(c);
  allow(c, 'create_note', project);
  if (issue.discussionLocked === true && !can(c, 'admin_issue', project)) throw forbidden();
  const internal = asked.internal === true || asked.confidential === true;
  if (internal && !can(c, 'read_internal_note', project)) throw forbidden();
  const acting = { instance, project, actor };
  const read = readText(c, acting, issue, asked.body ?? '');
  const body = read.text;
  if (body === '' && !read.isOnlyCommands) throw badRequest('Note {:note=>["can\'t be blank"]}');
  if (body.length > LONGEST_NOTE)
    throw badRequest(`Note {:note=>["is too long (maximum is ${LONGEST_NOTE} characters)"]}`);
  if (read.isOnlyCommands && !doesSomething(read)) throw badRequest('Failed to apply commands.');
  carryOut(acting, issue, read);
  if (read.isOnlyCommands) return c.json({ commands_changes: read.updates, summary: read.messages }, 202);

  const at =
    asked.created_at !== undefined && asked.created_at !== null && can(c, 'set_created_at', project)
      ? asked.created_at
      : instance.now;
  const note = addNote(acting, issueKey(issue), { body, system: false, internal, at });
  issue.updatedAt = instance.now;
  if (!issue.subscriberIds.includes(actor.id)) issue.subscriberIds.push(actor.id);
  addActivity(acting, {
    action: 'commented',
    targetType: 'Note',
    targetId: note.id,
    targetIid: note.id,
    targetTitle: issue.title,
    noteId: note.id,
    noteableKey: issueKey(issue),
  });
  addCrossReferences(c, acting, issue, body);
  return c.json(noteEntity(instance, { type: 'Issue', record: issue }, note, { ...read.updates }), 201);
}

function placeOf(c: SandboxContext): { project: Project; issue: Issue } {
  const project = memberProjectOf(c);
  return { project, issue: issueOf(c, project, { parameter: 'noteable_id', what: 'Issue' }) };
}

const mayRead = (c: SandboxContext, project: Project, note: Note): boolean =>
  !note.internal || note.authorId === c.var.viewer.user?.id || can(c, 'read_internal_note', project);

function noteOf(c: SandboxContext, project: Project, issue: Issue): Note {
  const id = Number(c.req.param('note_id'));
  const found = (c.var.instance.state.notes[issueKey(issue)] ?? []).find((note) => note.id === id);
  if (found === undefined || !mayRead(c, project, found)) throw notFound();
  return found;
}

/** One's own comments; those of others from Maintainer up; system notes nobody. */
function checkMayEdit(c: SandboxContext, project: Project, note: Note): void {
  if (note.system) throw forbidden();
  if (note.authorId !== c.var.viewer.user?.id && !can(c, 'admin_project', project)) throw forbidden();
}
