// The front door of the sandbox and of a project: description, README and files.
import { html } from 'hono/html';
import { can, canSee, fullPathOf } from '../who/access.ts';
import { projectUrl } from '../entities/project.ts';
import { blobContent, fileAt, resolveRef } from '../git/repository.ts';
import type { SandboxContext } from '../http/routing.ts';
import { page } from './document.ts';
import { renderLine, renderMarkdown } from './markdown.ts';
import { type Html, nothing } from './parts.ts';
import { type Place, visibleIssues } from './place.ts';

export function homePage(c: SandboxContext): Promise<Response> {
  const { instance } = c.var;
  const rows = instance.state.projects
    .filter((project) => c.var.viewer.user === null || canSee(c, project))
    .map(
      (project) =>
        html`<li><div class="what"><a href="${projectUrl(instance, project)}">${fullPathOf(instance.state, project)}</a><div class="small">${project.visibility} · ${project.description ?? ''}</div></div></li>`,
    );
  const list =
    rows.length === 0 ? html`<p class="quiet">There are no projects yet.</p>` : html`<ul class="rows">${rows}</ul>`;
  const body = html`<h1>Projects</h1><p class="lead">An embedded GitLab for trying devgrowth. Everything here is made up.</p>${list}`;
  return page(c, { title: 'Sandbox', body });
}

export function projectPage(place: Place): Promise<Response> {
  const { c, project } = place;
  const open = visibleIssues(place).filter(({ state }) => state === 'opened').length;
  const topics = project.topics.map((topic) => html`<span class="badge plain">${topic}</span>`);
  const body = html`<h1>${project.name}</h1>
<p class="lead"><span class="badge plain">${project.visibility}</span>${topics}<a href="${place.url}/-/issues">${open} open ${open === 1 ? 'issue' : 'issues'}</a></p>
${project.description ? html`<p>${renderLine(place, project.description)}</p>` : nothing}${filesAndReadme(place)}`;
  return page(c, { title: project.name, body, place, section: 'project' });
}

function filesAndReadme(place: Place): Html {
  const paths = Object.keys(treeOf(place, place.project.defaultBranch) ?? {}).toSorted();
  if (paths.length === 0) return nothing;
  const files = paths.map((path) => html`<li><a href="${blobAddress(place, path)}">${path}</a></li>`);
  const readme = textOf(place, place.project.defaultBranch, 'README.md');
  return html`<section class="box"><h2>Files</h2><ul class="files">${files}</ul></section>
${readme === null ? nothing : html`<section class="box"><h2>README.md</h2>${renderMarkdown(place, readme)}</section>`}`;
}

/** null: no such file, or none of this reader's. */
export function filePage(place: Place, ref: string, path: string): Promise<Response> | null {
  const text = textOf(place, ref, path);
  if (text === null) return null;
  const shown = path.endsWith('.md')
    ? renderMarkdown(place, text)
    : html`<div class="md"><pre tabindex="0"><code>${text}</code></pre></div>`;
  const body = html`<h1>${path.split('/').at(-1) ?? path}</h1><p class="lead">${path} · ${ref}</p><section class="box">${shown}</section>`;
  return page(place.c, { title: path, body, place, section: 'project' });
}

function textOf(place: Place, ref: string, path: string): string | null {
  const repository = place.instance.state.repositories[place.project.id];
  const file = fileAt(treeOf(place, ref) ?? {}, path);
  return repository === undefined || file === undefined ? null : blobContent(repository, file.blob).toString('utf8');
}

/** A Guest of a private project reads no files. */
function treeOf({ c, instance, project }: Place, ref: string) {
  const repository = instance.state.repositories[project.id];
  if (repository === undefined || !can(c, 'read_code', project)) return null;
  return resolveRef(repository, ref, project.defaultBranch)?.tree ?? null;
}

function blobAddress(place: Place, path: string): string {
  const segments = path.split('/').map(encodeURIComponent).join('/');
  return `${place.url}/-/blob/${encodeURIComponent(place.project.defaultBranch)}/${segments}`;
}
