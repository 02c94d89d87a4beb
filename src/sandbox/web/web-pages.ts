// What a browser sees and does under `web_url`: which address shows which page, and with whose eyes.
import { canSee, fullPathOf, levelIn } from '../who/access.ts';
import type { SandboxApp, SandboxContext } from '../http/routing.ts';
import type { Project, User } from '../state/state.ts';
import { type AskAs, carryOutAct, refused, type Typed, typedIn } from './acts.ts';
import { boardPage } from './board-page.ts';
import { missing } from './document.ts';
import { webDoor } from './door.ts';
import { issueListPage, oldListPage } from './issue-list-page.ts';
import { issuePage } from './issue-page.ts';
import { milestoneListPage, milestonePage } from './milestone-pages.ts';
import { type Place, placeOf, visibleIssue } from './place.ts';
import { filePage, homePage, projectPage } from './project-pages.ts';
import { comesFromElsewhere, formWord, isLedFromElsewhere, isSame } from './same-browser.ts';

const OWNER = 50;
const cookie = 'sandbox_as';

/**
 * @param key what a browser must know first, and what lets it write; null: where no other user can ask, pages only show
 * @param ask how what is done on a page becomes a request to the API
 */
export function webPages(app: SandboxApp, key: string | null, ask: AskAs): void {
  if (key !== null) webDoor(app, key);
  app.get('*', async (c) => {
    const asked = new URL(c.req.url).searchParams.get('as');
    if (asked !== null && !isLedFromElsewhere(c)) return lookAs(c, asked);
    const opened = openedAt(c, key);
    if (c.req.path.replaceAll('/', '') === '') return homePage(c);
    return (opened === null ? null : await pageAt(opened.place, opened.path)) ?? missing(c);
  });
  const inTurn = oneByOne();
  if (key !== null)
    app.post('*', async (c) => {
      const typed = await typedIn(c);
      return inTurn(() => post(c, key, ask, typed));
    });
  app.notFound((c) => missing(c));
}

/** Whose eyes see which project, and what is asked of it: what stands after `/-/`. null: no project that they see. */
function openedAt(c: SandboxContext, key: string | null): { place: Place; path: string } | null {
  const address = decoded(c.req.path).replace(/^\/|\/+$/g, '');
  const viewer = chosenViewer(c);
  c.set('viewer', { user: viewer, token: null });
  const [projectPath = '', ...rest] = address.split('/-/');
  const project = projectAt(c, projectPath);
  if (project === undefined) return null;
  const user = viewer ?? ownerOf(c, project);
  c.set('viewer', { user, token: null });
  const word = key === null || user === null ? null : formWord(key, user);
  return canSee(c, project) ? { place: placeOf(c, project, word), path: rest.join('/-/') } : null;
}

/** What is seen of an issue still holds when it is written: of two boxes that are ticked at once neither falls to the other. */
function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => null);
    return done;
  };
}

async function post(c: SandboxContext, key: string, ask: AskAs, typed: Typed | null): Promise<Response> {
  const opened = openedAt(c, key);
  const { user } = c.var.viewer;
  const iid = /^(?:issues|work_items)\/(\d{1,15})$/.exec(opened?.path ?? '')?.[1];
  const issue = opened === null || iid === undefined ? undefined : visibleIssue(opened.place, Number(iid));
  if (opened === null || user === null || issue === undefined || typed === null) return missing(c);
  const { place } = opened;
  if (comesFromElsewhere(c)) return refused({ place, issue }, typed, 'That form was sent from another page.', 403);
  if (!isSame(typed.text('word'), formWord(key, user)))
    return refused(
      { place, issue },
      typed,
      `That form was opened by somebody else; you look as ${user.name} now.`,
      422,
    );
  return carryOutAct({ place, issue, user, ask }, typed);
}

/** null: no such page. */
function pageAt(place: Place, path: string): Promise<Response> | null {
  const [, kind = '', rest = ''] = /^([a-z_]+)(?:\/(.*))?$/s.exec(path) ?? [];
  const number = /^\d{1,15}$/.test(rest) ? Number(rest) : null;
  if (path === '') return projectPage(place);
  if (kind === 'blob') {
    const [ref = '', ...segments] = rest.split('/');
    return filePage(place, ref, segments.join('/'));
  }
  if (rest !== '' && number === null) return null;
  if (kind === 'boards') return boardPage(place, number);
  if (kind === 'milestones') return number === null ? milestoneListPage(place) : milestonePage(place, number);
  if (kind !== 'issues' && kind !== 'work_items') return null;
  if (number === null) return kind === 'issues' ? oldListPage(place) : issueListPage(place);
  const issue = visibleIssue(place, number);
  return issue === undefined ? null : issuePage(place, issue);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function projectAt(c: SandboxContext, path: string): Project | undefined {
  const { state } = c.var.instance;
  return state.projects.find((project) => fullPathOf(state, project).toLowerCase() === path.toLowerCase());
}

/** Nobody chosen: a project is seen as its owner sees it. */
function ownerOf(c: SandboxContext, project: Project): User | null {
  const { state, today } = c.var.instance;
  return state.users.find((user) => levelIn(state, user, project, today) === OWNER) ?? null;
}

function chosenViewer(c: SandboxContext): User | null {
  const username = new RegExp(`(?:^|;\\s*)${cookie}=([^;]*)`).exec(c.req.header('Cookie') ?? '')?.[1];
  return c.var.instance.state.users.find((user) => user.username === decoded(username ?? '')) ?? null;
}

/** Kept for the pages that follow; nobody's name ends it. */
function lookAs(c: SandboxContext, username: string): Response {
  const { externalUrl } = c.var.instance;
  const query = new URL(c.req.url).searchParams;
  query.delete('as');
  const base = new URL(externalUrl).pathname.replace(/\/$/, '');
  c.header('Set-Cookie', `${cookie}=${encodeURIComponent(username)}; Path=${base || '/'}; HttpOnly; SameSite=Strict`);
  c.header('Cache-Control', 'no-store');
  return c.redirect(`${externalUrl}${c.req.path}${query.size > 0 ? `?${query.toString()}` : ''}`, 303);
}
