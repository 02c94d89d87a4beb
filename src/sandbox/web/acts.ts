// What a browser does on an issue's page. Each act is a request to the API by whoever looks, so that what comes of it is what GitLab does.
import { html } from 'hono/html';
import { issueUrl } from '../entities/issue.ts';
import { awardBy } from '../rules/award-emoji.ts';
import { mayReadNote } from '../rules/cross-references.ts';
import type { SandboxContext } from '../http/routing.ts';
import type { Issue, Note } from '../state/planning-records.ts';
import { issueKey, type User } from '../state/state.ts';
import { page } from './document.ts';
import { type Act, isAct, mayComment, mayEdit, mayEditNote, textPrint, ticked } from './forms.ts';
import { type Html, nothing } from './parts.ts';
import type { Place } from './place.ts';

/** The API's answer to a request of somebody who is signed in in the browser. */
export type AskAs = (
  c: SandboxContext,
  user: User,
  asked: { readonly method: string; readonly path: string; readonly body?: object },
) => Promise<Response>;

export interface Typed {
  readonly act: Act;
  /** Of a field of the form, with line breaks as GitLab's own pages send them; empty where there is none. */
  readonly text: (name: string) => string;
}

/** null: no form of ours was sent. */
export async function typedIn(c: SandboxContext): Promise<Typed | null> {
  const type = c.req.header('Content-Type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return null;
  const fields = new URLSearchParams(await c.req.text());
  const text = (name: string) => (fields.get(name) ?? '').replaceAll('\r\n', '\n');
  const act = fields.has('tick') ? 'tick' : text('act');
  return isAct(act) ? { act, text } : null;
}

interface Acting {
  readonly place: Place;
  readonly issue: Issue;
  readonly user: User;
  readonly ask: AskAs;
}

/** Back to the issue's page, or a page that says why not and shows what was typed. */
export async function carryOutAct(acting: Acting, typed: Typed): Promise<Response> {
  const { place, issue } = acting;
  if (!isAllowed(acting, typed)) return refused(acting, typed, 'Your role in this project does not allow it.', 403);
  const requests = requestsOf[typed.act](acting, typed.text);
  if (requests === null)
    return refused(acting, typed, 'Somebody else changed this issue since the page was opened.', 409);
  const { c, instance, project } = place;
  for (const { method, path, body } of requests) {
    const asked = { method, path: `/projects/${project.id}/issues/${issue.iid}${path}`, body };
    const answer = await acting.ask(c, acting.user, asked);
    if (answer.status >= 400) return refused(acting, typed, await answer.text(), 422);
  }
  return c.redirect(issueUrl(instance, project, issue), 303);
}

function isAllowed(acting: Acting, { act, text }: Typed): boolean {
  const { place, issue } = acting;
  if (act === 'tick' && text('note') !== '') {
    const note = noteNamed(acting, text('note'));
    return note !== undefined && mayEditNote(place, note);
  }
  return needsEditing[act] ? mayEdit(place, issue) : mayComment(place, issue);
}

function noteNamed({ place: { c, instance, project }, issue }: Acting, id: string): Note | undefined {
  const notes = instance.state.notes[issueKey(issue)] ?? [];
  return notes.find((note) => String(note.id) === id && mayReadNote(c, project, note));
}

const needsEditing: Readonly<Record<Act, boolean>> = {
  comment: false,
  award: false,
  close: true,
  reopen: true,
  edit: true,
  tick: true,
};

interface ApiRequest {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Below the issue's address. */
  readonly path: string;
  readonly body: object;
}

const put = (body: object): ApiRequest => ({ method: 'PUT', path: '', body });

/** null: the issue is not what it was when the form was shown. */
const requestsOf: Readonly<Record<Act, (acting: Acting, text: Typed['text']) => readonly ApiRequest[] | null>> = {
  comment: (_acting, text) => [comment(text)],
  close: (acting, text) => [...lastWord(acting, text), put({ state_event: 'close' })],
  reopen: (acting, text) => [...lastWord(acting, text), put({ state_event: 'reopen' })],
  edit: ({ issue }, text) =>
    text('seen') === textPrint(issue) ? [put({ title: text('title'), description: text('description') })] : null,
  tick(acting, text) {
    const note = noteNamed(acting, text('note'));
    const after = ticked((note === undefined ? acting.issue.description : note.body) ?? '', text('tick'));
    if (after === null) return null;
    return [
      note === undefined
        ? put({ description: after })
        : { method: 'PUT', path: `/notes/${note.id}`, body: { body: after } },
    ];
  },
  award: (acting, text) => [toggled(acting, text('emoji'))],
};

/** As on GitLab: what was typed is said before the issue is closed. */
function lastWord({ place, issue }: Acting, text: Typed['text']): readonly ApiRequest[] {
  return text('body').trim() === '' || !mayComment(place, issue) ? [] : [comment(text)];
}

function comment(text: Typed['text']): ApiRequest {
  return { method: 'POST', path: '/notes', body: { body: text('body'), internal: text('internal') !== '' } };
}

function toggled({ place, issue, user }: Acting, name: string): ApiRequest {
  const given = awardBy(place.instance.state, issueKey(issue), name, user);
  if (given === undefined) return { method: 'POST', path: '/award_emoji', body: { name } };
  return { method: 'DELETE', path: `/award_emoji/${given.id}`, body: {} };
}

type Status = 403 | 409 | 422;

/** Nothing that was typed is lost with the form it stood in. */
export function refused(
  { place, issue }: Pick<Acting, 'place' | 'issue'>,
  { text }: Typed,
  why: string,
  status: Status,
): Promise<Response> {
  const typed = text('body') === '' ? text('description') : text('body');
  const kept: Html =
    typed === '' ? nothing : html`<label>What you typed<textarea rows="12" readonly>\n${typed}</textarea></label>`;
  const url = issueUrl(place.instance, place.project, issue);
  const body = html`<h1>Not done</h1><p>${why}</p><p><a href="${url}">Back to #${issue.iid}</a></p><div class="write">${kept}</div>`;
  return page(place.c, { title: 'Not done', body, place, section: 'issues', status });
}
