// One page as a whole: its head, the bar above it, and the policy under which nothing on it runs, loads or is framed.
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { fullPathOf, levelIn } from '../who/access.ts';
import type { SandboxContext } from '../http/routing.ts';
import { colourRules, type Html, nothing } from './parts.ts';
import type { Place } from './place.ts';
import { style } from './style.ts';

export type Section = 'project' | 'issues' | 'boards' | 'milestones';

export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly place?: Place;
  readonly section?: Section;
  /** Uses the whole width of the window. */
  readonly isWhole?: boolean;
  readonly status?: 200 | 403 | 404 | 409 | 422;
}

export async function page(c: SandboxContext, { title, body, place, section, isWhole = false, status = 200 }: Page) {
  const sheet = style + colourRules(place?.colours ?? new Set());
  const hash = createHash('sha256').update(sheet).digest('base64');
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  );
  c.header('X-Content-Type-Options', 'nosniff');
  // Nothing goes elsewhere; with `no-referrer` a browser hides the origin of this sandbox's own forms as well.
  c.header('Referrer-Policy', 'same-origin');
  c.header('Cache-Control', 'no-store');
  const name = place === undefined ? title : `${title} · ${fullPathOf(place.instance.state, place.project)}`;
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${name}</title><style>${raw(sheet)}</style></head>
<body>${bar(c, place, section)}<main class="${isWhole ? 'whole' : ''}">${body}</main></body></html>`;
  return c.html(await document, status);
}

export const missing = (c: SandboxContext) =>
  page(c, {
    title: 'Not found',
    body: html`<h1>Not found</h1><p>There is no such page in this sandbox, or whoever looks may not see it.</p>`,
    status: 404,
  });

const sections: readonly (readonly [Section, string, string])[] = [
  ['project', 'Project', ''],
  ['issues', 'Issues', '/-/issues'],
  ['boards', 'Boards', '/-/boards'],
  ['milestones', 'Milestones', '/-/milestones'],
];

function bar(c: SandboxContext, place: Place | undefined, section: Section | undefined): Html {
  const { instance } = c.var;
  const home = html`<a class="home" href="${instance.externalUrl}/">Sandbox</a>`;
  const day = instance.playsAnotherDay ? html`<span class="who">Plays ${instance.today}</span>` : nothing;
  if (place === undefined) return html`<header class="bar"><div>${home}${day}</div></header>`;
  const links = sections.map(
    ([name, text, path]) =>
      html`<a href="${place.url}${path}" ${name === section ? raw('aria-current="page"') : ''}>${text}</a>`,
  );
  return html`<header class="bar"><div>${home}<a href="${place.url}">${fullPathOf(instance.state, place.project)}</a><nav>${links}</nav>${day}${whoLooks(place)}</div></header>`;
}

/** The sandbox has no passwords: whoever opens a page may look at it with the eyes of any member. */
function whoLooks({ c, instance, project }: Place): Html {
  const { state, today } = instance;
  const viewer = c.var.viewer.user;
  const others = state.users.filter((user) => user.id !== viewer?.id && levelIn(state, user, project, today) > 0);
  if (viewer === null) return nothing;
  const links = others.map(
    ({ username, name }) => html` · <a href="?as=${encodeURIComponent(username)}">look as ${name}</a>`,
  );
  return html`<span class="who">Seen by ${viewer.name}${links}</span>`;
}
