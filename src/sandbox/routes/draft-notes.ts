// A review that is not sent yet: comments that nobody but their author sees, until they are published. https://docs.gitlab.com/api/draft_notes/
import { threadsOf } from '../entities/discussion.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, filled, object, optional, text, withDefault } from '../http/params.ts';
import { badRequest, noContent, notFound } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import { answerTo, comment } from '../rules/commenting.ts';
import { readPosition } from '../rules/diff-position.ts';
import type { Found } from '../rules/noteables.ts';
import { resolveThread, setReview } from '../rules/reviewing.ts';
import { mergeRequestKey, nextId, rowsAt } from '../state/state.ts';
import type { DraftNote, MergeRequest } from '../state/work-records.ts';
import { allow } from '../who/access.ts';
import { mergeRequestOf } from '../who/merge-request-access.ts';

const drafts = '/projects/:id/merge_requests/:merge_request_iid/draft_notes';
const one = `${drafts}/:draft_note_id`;

export function draftNoteRoutes(api: SandboxApp): void {
  api.get(drafts, (c) => {
    const { record } = placeOf(c);
    return c.json(paginate(c, ownOn(c, record), (draft) => draftNoteEntity(record, draft)));
  });

  api.get(one, (c) => {
    const { record } = placeOf(c);
    return c.json(draftNoteEntity(record, draftNamed(c, record)));
  });

  api.post(drafts, (c) => {
    const actor = authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, {
      note: filled(text),
      in_reply_to_discussion_id: optional(text),
      resolve_discussion: withDefault(bool, false),
      position: optional(object),
    });
    const { project, record } = placeOf(c);
    allow(c, 'create_note', project);
    const answered = asked.in_reply_to_discussion_id ?? null;
    if (answered !== null && threadNamed(c, record, answered) === undefined)
      throw badRequest('Note {:base=>["Thread to reply to cannot be found"]}');
    const draft: DraftNote = {
      id: nextId(instance.state, 'draftNote'),
      authorId: actor.id,
      note: asked.note ?? '',
      discussionId: answered,
      resolveDiscussion: asked.resolve_discussion === true,
      position: asked.position === undefined ? null : readPosition(instance, record, asked.position),
    };
    rowsAt((instance.state.draftNotes ??= {}), mergeRequestKey(record)).push(draft);
    setReview(record, actor.id, 'review_started');
    return c.json(draftNoteEntity(record, draft), 201);
  });

  api.delete(one, (c) => {
    const { record } = placeOf(c);
    forget(c, record, draftNamed(c, record));
    return noContent(c);
  });

  api.put(`${one}/publish`, (c) => {
    const found = placeOf(c);
    publish(c, found, [draftNamed(c, found.record)]);
    return noContent(c);
  });

  api.post(`${drafts}/bulk_publish`, (c) => {
    const found = placeOf(c);
    publish(c, found, ownOn(c, found.record));
    return noContent(c);
  });
}

type Place = Found & { readonly record: MergeRequest };

function placeOf(c: SandboxContext): Place {
  authenticated(c);
  const { project, record } = mergeRequestOf(c);
  return { project, record, noteable: { type: 'MergeRequest', record }, key: mergeRequestKey(record) };
}

function ownOn(c: SandboxContext, record: MergeRequest): DraftNote[] {
  const { id } = authenticated(c);
  return (c.var.instance.state.draftNotes?.[mergeRequestKey(record)] ?? []).filter(({ authorId }) => authorId === id);
}

function draftNamed(c: SandboxContext, record: MergeRequest): DraftNote {
  const draft = ownOn(c, record).find(({ id }) => String(id) === c.req.param('draft_note_id'));
  if (draft === undefined) throw notFound();
  return draft;
}

function forget(c: SandboxContext, record: MergeRequest, draft: DraftNote): void {
  const rows = rowsAt((c.var.instance.state.draftNotes ??= {}), mergeRequestKey(record));
  rows.splice(rows.indexOf(draft), 1);
}

const threadNamed = (c: SandboxContext, record: MergeRequest, discussion: string) =>
  threadsOf(c.var.instance.state.notes[mergeRequestKey(record)] ?? []).find(({ id }) => id === discussion);

function publish(c: SandboxContext, found: Place, rows: readonly DraftNote[]): void {
  const { record } = found;
  for (const draft of rows) {
    const { discussionId, note: body, position } = draft;
    const first = discussionId === null ? undefined : threadNamed(c, record, discussionId)?.notes[0];
    if (first !== undefined) comment(c, found, { body, ...answerTo(first) });
    else
      comment(c, found, { body, ...(position === null ? { type: 'DiscussionNote' } : { type: 'DiffNote', position }) });
    forget(c, record, draft);
    const answered = discussionId === null ? undefined : threadNamed(c, record, discussionId);
    if (answered !== undefined && draft.resolveDiscussion) resolveThread(c, found, answered, true);
  }
  if (rows.length > 0) setReview(record, authenticated(c).id, 'reviewed');
}

const draftNoteEntity = (record: MergeRequest, draft: DraftNote) => ({
  id: draft.id,
  author_id: draft.authorId,
  merge_request_id: record.id,
  resolve_discussion: draft.resolveDiscussion,
  discussion_id: draft.discussionId,
  note: draft.note,
  commit_id: null,
  line_code: null,
  position: draft.position,
});
