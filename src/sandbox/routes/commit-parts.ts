// What belongs to a commit: the branches and tags that hold it, comments on it, the merge requests that brought it.
import { commitOf } from '../rules/repository-access.ts';
import { allow } from '../who/access.ts';
import { addActivity } from '../rules/activity.ts';
import { emptyList } from '../http/always-empty.ts';
import { titleOf } from '../entities/commit.ts';
import { commitsOf, mergeRequestEntity } from '../entities/merge-request.ts';
import { userBasicById } from '../entities/user.ts';
import { history, resolveRef } from '../git/repository.ts';
import { readsMergeRequests } from '../who/merge-request-access.ts';
import { paginate } from '../http/page.ts';
import { accept, filled, integer, oneOf, optional, text, withDefault } from '../http/params.ts';
import { notServed } from '../http/reply.ts';
import { authenticated, type Instance, type SandboxApp } from '../http/routing.ts';
import { nextId } from '../state/state.ts';
import type { CommitComment } from '../state/work-records.ts';

const one = '/projects/:id/repository/commits/:sha';

export function commitPartRoutes(api: SandboxApp): void {
  api.get(`${one}/refs`, (c) => {
    const { repository, commit } = commitOf(c);
    const { type } = accept(c.var.params, { type: withDefault(oneOf('branch', 'tag', 'all'), 'all') });
    const holding = (kind: 'branch' | 'tag', names: Record<string, unknown>, ref: string) =>
      type === 'all' || type === kind
        ? Object.keys(names)
            .filter((name) => {
              const head = resolveRef(repository, `${ref}/${name}`);
              return head !== null && history(repository, head).includes(commit);
            })
            .sort()
            .map((name) => ({ type: kind, name }))
        : [];
    const rows = [
      ...holding('branch', repository.branches, 'refs/heads'),
      ...holding('tag', repository.tags ?? {}, 'refs/tags'),
    ];
    return c.json(paginate(c, rows, (row) => row));
  });

  api.get(`${one}/merge_requests`, (c) => {
    const { project, commit } = commitOf(c);
    const { instance } = c.var;
    const { state } = accept(c.var.params, {
      state: optional(oneOf('opened', 'closed', 'locked', 'merged', 'all')),
    });
    const rows = readsMergeRequests(c, project)
      ? (instance.state.mergeRequests[project.id] ?? []).filter(
          (record) =>
            (state === undefined || state === 'all' || record.state === state) &&
            ([record.mergeCommitSha, record.squashCommitSha].includes(commit.id) ||
              commitsOf(instance, record).includes(commit)),
        )
      : [];
    return c.json(paginate(c, rows.toReversed(), (record) => mergeRequestEntity(instance, project, record, false)));
  });

  api.get(`${one}/statuses`, (c) => {
    commitOf(c);
    return emptyList(c, `${one}/statuses`);
  });

  api.get(`${one}/comments`, (c) => {
    const { project, commit } = commitOf(c);
    const { instance } = c.var;
    const rows = (instance.state.commitComments ?? []).filter(
      ({ projectId, sha }) => projectId === project.id && sha === commit.id,
    );
    return c.json(paginate(c, rows, (row) => commentEntity(instance, row)));
  });

  api.post(`${one}/comments`, (c) => {
    const actor = authenticated(c);
    const { project, commit } = commitOf(c);
    allow(c, 'create_note', project);
    const { instance } = c.var;
    const asked = accept(c.var.params, { note: filled(text), path: optional(text), line: optional(integer) });
    if (asked.path) throw notServed(`POST ${c.req.path} on a line of a file`);
    const comment: CommitComment = {
      id: nextId(instance.state, 'note'),
      projectId: project.id,
      sha: commit.id,
      body: asked.note ?? '',
      authorId: actor.id,
      createdAt: instance.now,
    };
    instance.state.commitComments = [...(instance.state.commitComments ?? []), comment];
    addActivity(
      { instance, project, actor },
      {
        action: 'commented',
        targetType: 'Note',
        targetId: comment.id,
        targetIid: comment.id,
        targetTitle: titleOf(commit),
        noteId: comment.id,
      },
    );
    return c.json(commentEntity(instance, comment), 201);
  });
}

const commentEntity = (instance: Instance, { body, authorId, createdAt }: CommitComment) => ({
  note: body,
  path: null,
  line: null,
  line_type: null,
  author: userBasicById(instance, authorId),
  created_at: createdAt,
});
