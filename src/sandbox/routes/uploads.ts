// Files that texts of a project link to. https://docs.gitlab.com/api/project_markdown_uploads/
import { createHash } from 'node:crypto';
import { allow, fullPathOf, projectOf } from '../who/access.ts';
import { userById } from '../entities/user.ts';
import { paginate } from '../http/page.ts';
import { accept, required, uploadedFile } from '../http/params.ts';
import { noContent, notFound } from '../http/reply.ts';
import { authenticated, since, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import { nextId, type Project } from '../state/state.ts';
import type { Upload } from '../state/work-records.ts';

const pictures = /\.(png|jpe?g|gif|bmp|tiff?|ico|webp|svg)$/i;

export function uploadRoutes(api: SandboxApp): void {
  api.post('/projects/:id/uploads', (c) => {
    const actor = authenticated(c);
    const { instance, params } = c.var;
    const { state } = instance;
    const { file } = accept(params, { file: required(uploadedFile) });
    const project = projectOf(c);
    const upload: Upload = {
      id: nextId(state, 'upload'),
      projectId: project.id,
      secret: createHash('md5').update(instance.newToken()).digest('hex'),
      filename: file.name.replaceAll(/[^\p{L}\p{M}\p{N}_.+-]/gu, '_'),
      content: Buffer.from(file.bytes).toString('base64'),
      size: file.bytes.length,
      uploadedById: actor.id,
      createdAt: instance.now,
    };
    state.uploads = [...(state.uploads ?? []), upload];
    return c.json(linkEntity(c, project, upload), 201);
  });

  api.get('/projects/:id/uploads', (c) => {
    const { project, uploads } = managed(c);
    const { state } = c.var.instance;
    const rows = uploads.filter(({ projectId }) => projectId === project.id).toReversed();
    return c.json(
      paginate(c, rows, ({ id, size, filename, createdAt, uploadedById }) => {
        const { id: userId, name, username } = userById(state, uploadedById);
        return { id, size, filename, created_at: createdAt, uploaded_by: { id: userId, name, username } };
      }),
    );
  });

  // By its number for those who manage the project, by its secret for whoever reads it.
  for (const path of ['/projects/:id/uploads/:upload_id', '/projects/:id/uploads/:secret/:filename']) {
    api.get(path, (c) => {
      const project = c.req.param('secret') === undefined ? managed(c).project : projectOf(c);
      const { filename, content } = uploadOf(c, project);
      // Never shown by the browser: the file is whatever somebody sent.
      return c.body(Buffer.from(content, 'base64'), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
        'X-Content-Type-Options': 'nosniff',
      });
    });
    api.delete(path, (c) => {
      authenticated(c);
      const { project, uploads } = managed(c);
      const upload = uploadOf(c, project);
      c.var.instance.state.uploads = uploads.filter((other) => other !== upload);
      return noContent(c);
    });
  }
}

function managed(c: SandboxContext): { project: Project; uploads: Upload[] } {
  const project = projectOf(c);
  allow(c, 'admin_project', project);
  return { project, uploads: c.var.instance.state.uploads ?? [] };
}

function uploadOf(c: SandboxContext, project: Project): Upload {
  const [id, secret, filename] = ['upload_id', 'secret', 'filename'].map((name) => c.req.param(name));
  const found = (c.var.instance.state.uploads ?? []).find(
    (upload) =>
      upload.projectId === project.id &&
      (id === undefined ? upload.secret === secret && upload.filename === filename : String(upload.id) === id),
  );
  if (found === undefined) throw notFound(id === undefined ? 'File' : undefined);
  return found;
}

function linkEntity(c: SandboxContext, project: Project, { id, secret, filename }: Upload) {
  const { instance } = c.var;
  const isPicture = pictures.test(filename);
  const alt = isPicture ? filename.replace(/\.[^.]*$/, '') : filename;
  const url = `/uploads/${secret}/${filename}`;
  const place = since(instance, '17.0') ? `-/project/${project.id}` : fullPathOf(instance.state, project);
  return {
    ...(since(instance, '17.3') ? { id } : {}),
    alt,
    url,
    full_path: `/${place}${url}`,
    markdown: `${isPicture ? '!' : ''}[${alt}](${url})`,
  };
}
