// What a browser sees under `web_url`: a project's issues, one issue with its comments. Plain pages; all text is escaped.
import { html, raw } from 'hono/html';
import { findByIid, fullPathOf } from './access.ts';
import { labelsByIds } from './entities/label.ts';
import { issueUrl } from './entities/issue.ts';
import { projectUrl } from './entities/project.ts';
import { userById } from './entities/user.ts';
import type { SandboxApp, SandboxContext } from './routing.ts';
import type { Issue, Note } from './planning-records.ts';
import { issueKey, type Project } from './state.ts';

type Html = ReturnType<typeof html>;

export function webPages(app: SandboxApp): void {
  app.get('/', (c) => {
    const { instance } = c.var;
    const rows = instance.state.projects.map(
      (project) => html`<li><a href="${projectUrl(instance, project)}">${fullPathOf(instance.state, project)}</a></li>`,
    );
    return page(
      c,
      'Sandbox',
      html`<p>An embedded GitLab for trying devgrowth. Everything here is made up.</p><ul>${rows}</ul>`,
    );
  });
  app.get('/:namespace/:project/-/:kind{issues|work_items}/:iid', (c) => {
    const project = projectAt(c);
    const issue = project && findByIid(c.var.instance.state.issues[project.id] ?? [], Number(c.req.param('iid')));
    return project === undefined || issue === undefined ? missing(c) : issuePage(c, project, issue);
  });
  app.get('/:namespace/:project/-/:kind{issues|work_items|boards|milestones}', (c) => listPage(c));
  app.get('/:namespace/:project', (c) => listPage(c));
  app.notFound((c) => missing(c));
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1f1e24;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}article{border:1px solid #bfbfc3;border-radius:.3rem;padding:1rem;margin:1rem 0}
.label{border-radius:1rem;padding:0 .6rem;border:1px solid #737278;margin-right:.3rem}.quiet{color:#626168}@media(prefers-color-scheme:dark){body{color:#ececef;background:#18171d}.quiet{color:#a4a3a8}a{color:#9dc7f1}}`;

/** Nothing on these pages runs, loads or is framed, whatever an issue's text says. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

async function page(c: SandboxContext, title: string, body: Html, status: 200 | 404 = 200): Promise<Response> {
  c.header('Content-Security-Policy', policy);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-store');
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${raw(style)}</style></head>
<body><h1>${title}</h1>${body}</body></html>`;
  return c.html(await document, status);
}

const missing = (c: SandboxContext) => page(c, 'Not found', html`<p>There is no such page in this sandbox.</p>`, 404);

function projectAt(c: SandboxContext): Project | undefined {
  const { state } = c.var.instance;
  const path = `${c.req.param('namespace')}/${c.req.param('project')}`;
  return state.projects.find((project) => fullPathOf(state, project) === path);
}

async function listPage(c: SandboxContext): Promise<Response> {
  const project = projectAt(c);
  if (project === undefined) return missing(c);
  const { instance } = c.var;
  const rows = (instance.state.issues[project.id] ?? [])
    .toReversed()
    .map(
      (issue) =>
        html`<li><a href="${issueUrl(instance, project, issue)}">#${issue.iid} ${issue.title}</a> <span class="quiet">${issue.state}${issue.dueDate === null ? '' : `, due ${issue.dueDate}`}</span></li>`,
    );
  return page(
    c,
    project.name,
    html`<p>${project.description ?? ''}</p>${rows.length === 0 ? html`<p class="quiet">No issues yet.</p>` : html`<ul>${rows}</ul>`}`,
  );
}

async function issuePage(c: SandboxContext, project: Project, issue: Issue): Promise<Response> {
  const { instance } = c.var;
  const { state } = instance;
  const labels = labelsByIds(state, issue.labelIds).map((label) => html`<span class="label">${label.name}</span>`);
  const milestone = state.milestones.find((candidate) => candidate.id === issue.milestoneId)?.title;
  const facts = [
    issue.state,
    `opened ${issue.createdAt.slice(0, 10)} by ${userById(state, issue.authorId).name}`,
    ...(issue.confidential ? ['confidential'] : []),
    ...(issue.dueDate === null ? [] : [`due ${issue.dueDate}`]),
    ...(milestone === undefined ? [] : [`milestone ${milestone}`]),
    ...issue.assigneeIds.map((id) => `assigned to ${userById(state, id).name}`),
  ].join(' · ');
  const notes = (state.notes[issueKey(issue)] ?? []).map((note) => notePart(c, note));
  return page(
    c,
    `${issue.title} (#${issue.iid})`,
    html`<p><a href="${projectUrl(instance, project)}">${fullPathOf(state, project)}</a></p><p class="quiet">${facts}</p><p>${labels}</p>
<article><pre>${issue.description ?? ''}</pre></article>${notes}`,
  );
}

function notePart(c: SandboxContext, note: Note): Html {
  const author = userById(c.var.instance.state, note.authorId).name;
  const at = note.createdAt.slice(0, 16).replace('T', ' ');
  if (note.system) return html`<p class="quiet">${author} ${note.body} · ${at}</p>`;
  return html`<article><p class="quiet">${author} · ${at}${note.internal ? ' · internal' : ''}</p><pre>${note.body}</pre></article>`;
}
