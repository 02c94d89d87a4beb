// A review that is not sent yet: comments that nobody but their author sees, until they are published. https://docs.gitlab.com/api/draft_notes/
import { paginate } from '../http/page.ts';
import { accept, bool, filled, object, optional, text, withDefault } from '../http/params.ts';
import { badRequest, noContent, notFound } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import { draftsOn, forgetDraft, publishDrafts, threadNamed } from '../rules/commenting.ts';
import { readPosition } from '../rules/diff-position.ts';
import type { Found } from '../rules/noteables.ts';
import { setReview } from '../rules/reviewing.ts';
import { mergeRequestKey, nextId, rowsAt } from '../state/state.ts';
import type { DraftNote, MergeRequest } from '../state/work-records.ts';
import { allow } from '../who/access.ts';
import { mergeRequestOf } from '../who/merge-request-access.ts';

const drafts = '/projects/:id/merge_requests/:merge_request_iid/draft_notes';
const one = `${drafts}/:draft_note_id`;

export function draftNoteRoutes(api: SandboxApp): void {
  api.get(drafts, (c) => {
    const { record } = placeOf(c);
    return c.json(paginate(c, draftsOn(c, record), (draft) => draftNoteEntity(record, draft)));
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
    forgetDraft(c, record, draftNamed(c, record));
    return noContent(c);
  });

  api.put(`${one}/publish`, (c) => {
    const found = placeOf(c);
    publishDrafts(c, found, found.record, [draftNamed(c, found.record)]);
    return noContent(c);
  });

  api.post(`${drafts}/bulk_publish`, (c) => {
    const found = placeOf(c);
    publishDrafts(c, found, found.record, draftsOn(c, found.record));
    return noContent(c);
  });
}

type Place = Found & { readonly record: MergeRequest };

function placeOf(c: SandboxContext): Place {
  authenticated(c);
  const { project, record } = mergeRequestOf(c);
  return { project, record, noteable: { type: 'MergeRequest', record }, key: mergeRequestKey(record) };
}

function draftNamed(c: SandboxContext, record: MergeRequest): DraftNote {
  const draft = draftsOn(c, record).find(({ id }) => String(id) === c.req.param('draft_note_id'));
  if (draft === undefined) throw notFound();
  return draft;
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
