// Text to HTML. https://docs.gitlab.com/api/markdown/
import { projectOf } from '../who/access.ts';
import { accept, bool, optional, required, text } from '../http/params.ts';
import type { SandboxApp } from '../http/routing.ts';
import { markdownHtml } from '../web/markdown.ts';
import { placeOf } from '../web/place.ts';

export function markdownRoutes(api: SandboxApp): void {
  api.post('/markdown', async (c) => {
    const asked = accept(c.var.params, { text: required(text), gfm: optional(bool), project: optional(text) });
    const project = asked.project === undefined || asked.project === null ? null : projectOf(c, asked.project);
    // References are GitLab's own Markdown, and need a project to be looked up in.
    const place = project === null || asked.gfm !== true ? null : placeOf(c, project);
    return c.json({ html: String(await markdownHtml(place, asked.text ?? '')) }, 201);
  });
}
