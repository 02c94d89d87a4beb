// Threads of issues and merge requests: listed, begun (on a line of the changes too), answered, resolved. https://docs.gitlab.com/api/discussions/
import { discussionEntity, threadsOf, type Thread } from '../entities/discussion.ts';
import { noteEntity } from '../entities/note.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, instant, object, optional, required, text } from '../http/params.ts';
import { badRequest, notFound } from '../http/reply.ts';
import type { SandboxApp, SandboxContext } from '../http/routing.ts';
import { answerTo, comment, type Comment } from '../rules/commenting.ts';
import { mayReadNote } from '../rules/cross-references.ts';
import { readPosition } from '../rules/diff-position.ts';
import { onIssues, onMergeRequests, type Found, type NoteableKind } from '../rules/noteables.ts';
import { resolveThread } from '../rules/reviewing.ts';
import type { Note } from '../state/planning-records.ts';

export function discussionRoutes(api: SandboxApp): void {
  for (const kind of [onIssues, onMergeRequests]) register(api, kind);
}

function register(api: SandboxApp, { path, find }: NoteableKind): void {
  const threads = `${path}/:noteable_id/discussions`;
  const one = `${threads}/:discussion_id`;
  const placeOf = (c: SandboxContext) => find(c, 'noteable_id');
  const shown = (c: SandboxContext, { noteable }: Found, thread: Thread) =>
    discussionEntity(c.var.instance, noteable, thread);

  // Unlike notes: what the caller may not read is left out before the page is cut.
  api.get(threads, (c) => {
    const found = placeOf(c);
    return c.json(paginate(c, readable(c, found), (thread) => shown(c, found, thread)));
  });

  api.get(one, (c) => {
    const found = placeOf(c);
    return c.json(shown(c, found, threadNamed(c, found)));
  });

  api.post(threads, (c) => {
    const asked = accept(c.var.params, {
      body: required(text),
      created_at: optional(instant),
      position: optional(object),
    });
    const found = placeOf(c);
    const { noteable } = found;
    const position =
      asked.position === undefined || noteable.type === 'Issue'
        ? null
        : readPosition(c.var.instance, noteable.record, asked.position);
    const note = said(c, found, {
      body: asked.body ?? '',
      at: asked.created_at,
      ...(position === null ? { type: 'DiscussionNote' } : { type: 'DiffNote', position }),
    });
    return c.json(shown(c, found, { ...threadWith(c, found, note), notes: [note] }), 201);
  });

  api.get(`${one}/notes`, (c) => {
    const found = placeOf(c);
    const { notes } = threadNamed(c, found);
    return c.json(paginate(c, notes, (note) => noteEntity(c.var.instance, found.noteable, note)));
  });

  api.post(`${one}/notes`, (c) => {
    const asked = accept(c.var.params, { body: required(text), created_at: optional(instant) });
    const found = placeOf(c);
    const { notes } = threadNamed(c, found);
    const [first] = notes;
    if (first === undefined || first.system) throw badRequest('Discussion can not be replied to.');
    const given = { body: asked.body ?? '', at: asked.created_at, internal: first.internal };
    const note = said(c, found, { ...given, ...answerTo(first) });
    return c.json(noteEntity(c.var.instance, found.noteable, note), 201);
  });

  api.put(one, (c) => {
    const { resolved } = accept(c.var.params, { resolved: required(bool) });
    const found = placeOf(c);
    const thread = threadNamed(c, found);
    resolveThread(c, found, thread, resolved === true);
    return c.json(shown(c, found, thread));
  });
}

const readable = (c: SandboxContext, { project, key }: Found): Thread[] =>
  threadsOf((c.var.instance.state.notes[key] ?? []).filter((note) => mayReadNote(c, project, note)));

function threadNamed(c: SandboxContext, found: Found): Thread {
  const thread = readable(c, found).find(({ id }) => id === c.req.param('discussion_id'));
  if (thread === undefined) throw notFound('Discussion');
  return thread;
}

function threadWith(c: SandboxContext, found: Found, note: Note): Thread {
  const thread = readable(c, found).find(({ notes }) => notes.includes(note));
  if (thread === undefined) throw new Error('A comment is in no thread.');
  return thread;
}

/** Nothing but quick actions is no comment, and so no thread. */
function said(c: SandboxContext, found: Found, given: Comment): Note {
  const { note, read } = comment(c, found, given);
  if (note === null) throw badRequest(`Note {:commands_only=>["${read.messages.join(' ')}"]}`);
  return note;
}
