// Single files of a repository: read with their metadata or raw, created, updated and deleted.
import { createHash } from 'node:crypto';
import { projectOf } from '../who/access.ts';
import { blameEntity } from '../entities/commit.ts';
import { blame } from '../git/blame.ts';
import { blobContent, fileAt, lastCommitFor, resolveRef } from '../git/repository.ts';
import type { CommitAction } from '../git/commit.ts';
import { accept, bool, filled, oneOf, optional, optionalFilled, required, text, withDefault } from '../http/params.ts';
import { pushCommit } from '../rules/push.ts';
import { invalidParameter, invalidRecord, noContent, notFound, notServed } from '../http/reply.ts';
import { allowPush, readableRepository } from '../rules/repository-access.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';

const filePath = '/projects/:id/repository/files/:path';

export function fileRoutes(api: SandboxApp): void {
  // GET also answers HEAD, with the same headers.
  api.get(filePath, (c) => {
    const { ref } = accept(c.var.params, { ref: filled(text) });
    const { content, ...data } = fileData(c, ref ?? 'HEAD');
    setFileHeaders(c, data);
    return c.json({ ...data, content: content.toString('base64') });
  });

  api.get(`${filePath}/raw`, (c) => {
    const { ref } = accept(c.var.params, { ref: optionalFilled(text) });
    const { content, ...data } = fileData(c, ref ?? 'HEAD');
    setFileHeaders(c, data);
    const isBinary = content.includes(0);
    return c.body(new Uint8Array(content), 200, {
      'Content-Type': isBinary ? 'application/octet-stream' : 'text/plain; charset=utf-8',
      'Content-Disposition': `inline; filename="${data.file_name}"; filename*=UTF-8''${encodeURIComponent(data.file_name)}`,
    });
  });

  api.get(`${filePath}/blame`, (c) => {
    const { ref } = accept(c.var.params, { ref: filled(text) });
    if (c.var.params['range'] !== undefined) throw notServed(`GET ${c.req.path} of a range of lines`);
    const { content: _content, ...data } = fileData(c, ref ?? 'HEAD');
    setFileHeaders(c, data);
    const { repository } = readableRepository(c);
    const commit = repository?.commits[data.commit_id];
    if (repository === null || commit === undefined) throw notFound('Commit');
    return c.json(blame(repository, commit, data.file_path).map(blameEntity));
  });

  api.post(filePath, (c) => c.json(writeFile(c, 'create'), 201));
  api.put(filePath, (c) => c.json(writeFile(c, 'update')));
  api.delete(filePath, (c) => {
    const asked = accept(c.var.params, simpleParams);
    write(c, asked, { action: 'delete', filePath: pathOf(c) });
    return noContent(c);
  });
}

/** Neither absolute nor out of the repository. */
function pathOf(c: SandboxContext): string {
  const path = c.req.param('path') ?? '';
  if (path.startsWith('/') || path.split('/').includes('..')) {
    throw invalidParameter('file_path should be a valid file path');
  }
  return path;
}

function fileData(c: SandboxContext, ref: string) {
  const path = pathOf(c);
  const { project, repository } = readableRepository(c);
  const commit = repository === null ? null : resolveRef(repository, ref, project.defaultBranch);
  if (repository === null || commit === null) throw notFound('Commit');
  const file = fileAt(commit.tree, path);
  if (file === undefined) throw notFound('File');
  const content = blobContent(repository, file.blob);
  return {
    file_name: path.split('/').at(-1) ?? path,
    file_path: path,
    size: content.byteLength,
    encoding: 'base64',
    content_sha256: createHash('sha256').update(content).digest('hex'),
    ref,
    blob_id: file.blob,
    commit_id: commit.id,
    last_commit_id: lastCommitFor(repository, commit, path)?.id ?? commit.id,
    execute_filemode: file.executable,
    content,
  };
}

/** `X-Gitlab-Blob-Id` and so on, one for each field. */
function setFileHeaders(c: SandboxContext, data: Record<string, string | number | boolean>): void {
  for (const [name, value] of Object.entries(data)) {
    const header = name
      .split('_')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('-');
    c.header(
      `X-Gitlab-${header}`,
      /[^\x20-\x7e]/.test(String(value)) ? encodeURIComponent(String(value)) : String(value),
    );
  }
}

const simpleParams = {
  branch: filled(text),
  commit_message: filled(text),
  start_branch: optional(text),
  author_email: optional(text),
  author_name: optional(text),
};

const extendedParams = {
  ...simpleParams,
  content: required(text),
  encoding: withDefault(oneOf('text', 'base64'), 'text'),
  last_commit_id: optional(text),
  execute_filemode: optional(bool),
};

function writeFile(c: SandboxContext, action: 'create' | 'update'): { file_path: string; branch: string } {
  const path = pathOf(c);
  const asked = accept(c.var.params, extendedParams);
  return write(c, asked, {
    action,
    filePath: path,
    content: asked.content ?? '',
    encoding: asked.encoding,
    ...(asked.last_commit_id && action === 'update' ? { lastCommitId: asked.last_commit_id } : {}),
    ...(typeof asked.execute_filemode === 'boolean' ? { executeFilemode: asked.execute_filemode } : {}),
  });
}

type Written = {
  branch: string | null;
  commit_message: string | null;
  start_branch?: string | null | undefined;
  author_email?: string | null | undefined;
  author_name?: string | null | undefined;
};

function write(c: SandboxContext, asked: Written, action: CommitAction): { file_path: string; branch: string } {
  const actor = authenticated(c);
  const project = projectOf(c);
  const branch = asked.branch ?? '';
  allowPush(c, project, branch);
  const outcome = pushCommit(
    { instance: c.var.instance, project, actor },
    {
      branch,
      message: asked.commit_message ?? '',
      actions: [action],
      ...(asked.start_branch ? { startBranch: asked.start_branch } : {}),
      authorName: asked.author_name ?? undefined,
      authorEmail: asked.author_email ?? undefined,
    },
  );
  if (outcome.ok) return { file_path: action.filePath, branch };
  const isStale = outcome.problem.startsWith('The file has changed since');
  throw invalidRecord(
    isStale ? 'You are attempting to update a file that has changed since you started editing it.' : outcome.problem,
  );
}
