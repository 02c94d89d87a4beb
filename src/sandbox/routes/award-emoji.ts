// Reactions to issues, merge requests and the comments on them. https://docs.gitlab.com/api/emoji_reactions/
import { can, issueOf, projectOf } from '../who/access.ts';
import { mergeRequestOf } from '../who/merge-request-access.ts';
import { userBasicById } from '../entities/user.ts';
import { addAward, awardBy, awardsOn, emojiName, removeAward } from '../rules/award-emoji.ts';
import { mayReadNote } from '../rules/cross-references.ts';
import { type Found, onIssues, onMergeRequests } from '../rules/noteables.ts';
import { settleTodos } from '../rules/todos.ts';
import { paginate } from '../http/page.ts';
import { accept, required, text } from '../http/params.ts';
import { noContent, notFound, unauthorized } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { AwardableKey, AwardEmoji, Note } from '../state/planning-records.ts';
import { issueKey, mergeRequestKey } from '../state/state.ts';

export function awardEmojiRoutes(api: SandboxApp): void {
  for (const { path, find } of kinds) {
    register(api, `${path}/:awardable_id/award_emoji`, (c) => {
      const found = find(c);
      return { ...found, awardable: found.key, note: null };
    });
    register(api, `${path}/:awardable_id/notes/:note_id/award_emoji`, (c) => ofNote(c, find(c)));
  }
}

/** Whoever reads the item reads its reactions, signed in or not. */
const kinds: readonly { readonly path: string; readonly find: (c: SandboxContext) => Found }[] = [
  {
    path: onIssues.path,
    find(c) {
      const project = projectOf(c);
      const record = issueOf(c, project, { parameter: 'awardable_id' });
      return { project, noteable: { type: 'Issue', record }, key: issueKey(record) };
    },
  },
  {
    path: onMergeRequests.path,
    find(c) {
      const { project, record } = mergeRequestOf(c, { parameter: 'awardable_id' });
      return { project, noteable: { type: 'MergeRequest', record }, key: mergeRequestKey(record) };
    },
  },
];

interface Awardable extends Found {
  readonly awardable: AwardableKey;
  /** null: it stands on the issue or merge request itself. */
  readonly note: Note | null;
}

function ofNote(c: SandboxContext, found: Found): Awardable {
  const id = Number(c.req.param('note_id'));
  const note = (c.var.instance.state.notes[found.key] ?? []).find((one) => one.id === id);
  if (note === undefined) throw notFound();
  if (!mayReadNote(c, found.project, note)) throw notFound('Award Emoji');
  return { ...found, awardable: `note:${id}`, note };
}

function register(api: SandboxApp, path: string, find: (c: SandboxContext) => Awardable): void {
  const one = `${path}/:award_id`;
  api.get(path, (c) => {
    const at = find(c);
    const present = (award: AwardEmoji) => entity(c, at, award);
    return c.json(paginate(c, awardsOn(c.var.instance.state, at.awardable), present, { type: 'AwardEmoji' }));
  });

  api.get(one, (c) => {
    const at = find(c);
    return c.json(entity(c, at, awardOf(c, at)));
  });

  api.post(path, (c) => {
    const actor = authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, { name: required(text) });
    const at = find(c);
    if (!can(c, 'create_note', at.project)) throw notFound('Award Emoji');
    if (at.note?.system === true) throw notFound('Award Emoji Awardable cannot be awarded emoji');
    const name = emojiName(asked.name ?? '');
    if (name === null) throw notFound('Award Emoji Name is not a valid emoji name');
    if (awardBy(instance.state, at.awardable, name, actor) !== undefined)
      throw notFound('Award Emoji Name has already been taken');
    const award = addAward({ instance, actor }, at.awardable, name);
    settleTodos({ instance, actor }, at.key);
    // A comment is told from its older copies by it; issues and merge requests keep theirs.
    if (at.note !== null) at.note.updatedAt = instance.now;
    return c.json(entity(c, at, award), 201);
  });

  api.delete(one, (c) => {
    const actor = authenticated(c);
    const at = find(c);
    const award = awardOf(c, at);
    if (award.userId !== actor.id && !actor.admin) throw unauthorized();
    removeAward(c.var.instance.state, at.awardable, award);
    if (at.note !== null) at.note.updatedAt = c.var.instance.now;
    return noContent(c);
  });
}

function awardOf(c: SandboxContext, { awardable }: Awardable): AwardEmoji {
  const id = Number(c.req.param('award_id'));
  const award = awardsOn(c.var.instance.state, awardable).find((one) => one.id === id);
  if (award === undefined) throw notFound();
  return award;
}

const entity = (c: SandboxContext, { noteable, note }: Awardable, { id, name, userId, createdAt }: AwardEmoji) => ({
  id,
  name,
  user: userBasicById(c.var.instance, userId),
  created_at: createdAt,
  updated_at: createdAt,
  awardable_id: note?.id ?? noteable.record.id,
  awardable_type: note === null ? noteable.type : 'Note',
  url: null,
});
