// What whoever looks may do on an issue's page, as forms that work without a script.
import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { can, canEditNote, canUpdateIssue } from '../who/access.ts';
import { awardsOn } from '../rules/award-emoji.ts';
import type { Issue, Note } from '../state/planning-records.ts';
import { issueKey } from '../state/state.ts';
import { type Html, nothing, personName } from './parts.ts';
import type { Place } from './place.ts';

const acts = ['comment', 'close', 'reopen', 'edit', 'award', 'tick'] as const;
export type Act = (typeof acts)[number];

export const isAct = (word: string): word is Act => acts.some((act) => act === word);

export const mayComment = ({ c, project }: Place, issue: Issue): boolean =>
  can(c, 'create_note', project) && (issue.discussionLocked !== true || can(c, 'admin_issue', project));
export const mayEdit = ({ c, project }: Place, issue: Issue): boolean => canUpdateIssue(c, issue, project);
export const mayEditNote = ({ c, project }: Place, note: Note): boolean => canEditNote(c, note, project);

/** Tells what was there when a form was opened. */
const printOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

export const textPrint = ({ title, description }: Pick<Issue, 'title' | 'description'>): string =>
  printOf(JSON.stringify([title, description]));

/** null where the page only shows: no key guards it, or nobody looks. */
function form(place: Place, inner: Html): Html | null {
  const { formWord, instance, c } = place;
  if (formWord === null) return null;
  // The path alone: a browser may know this machine by another name.
  const base = new URL(instance.externalUrl).pathname.replace(/\/$/, '');
  return html`<form method="post" action="${base}${c.req.path}"><input type="hidden" name="word" value="${formWord}">${inner}</form>`;
}

/** A text, its boxes being buttons. @param note whose text it is; null: the description */
export function tickable(place: Place, shown: Html, note: Note | null = null): Html {
  const named = note === null ? nothing : html`<input type="hidden" name="note" value="${note.id}">`;
  return form(place, html`${named}${shown}`) ?? shown;
}

/** A box of a text as a button; null for one that no line of its own holds. */
export function tickButton(text: string | null) {
  const lines = (text ?? '').split('\n');
  return (line: number, isDone: boolean, label: string): Html | null => {
    const source = lines[line - 1] ?? '';
    if (!box.test(source)) return null;
    const value = `${line}:${isDone ? ' ' : 'x'}:${printOf(source)}`;
    return html`<button class="box" name="tick" value="${value}" role="checkbox" aria-checked="${String(isDone)}" aria-label="${label}"></button> `;
  };
}

const box = /^((?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*)\[[ xX]\](?=\s)/;

/** `3:x:<print>`: which line, what it becomes, and what it said when the page was shown. Only its box changes; null when the line is another one now. */
export function ticked(text: string, value: string): string | null {
  const [, number = '', mark = ' ', print = ''] = /^(\d{1,7}):([x ]):([0-9a-f]{16})$/.exec(value) ?? [];
  const lines = text.split('\n');
  const line = lines[Number(number) - 1];
  if (line === undefined || printOf(line) !== print || !box.test(line)) return null;
  return lines.with(Number(number) - 1, line.replace(box, `$1[${mark}]`)).join('\n');
}

/** A text area loses its first line break, so it gets one of its own. */
const area = (name: string, label: string, rows: number, value = ''): Html =>
  html`<label>${label}<textarea name="${name}" rows="${rows}">\n${value}</textarea></label>`;

export function editForm(place: Place, issue: Issue): Html {
  if (!mayEdit(place, issue)) return nothing;
  const inner = html`<input type="hidden" name="seen" value="${textPrint(issue)}">
<label>Title<input name="title" value="${issue.title}" required maxlength="255"></label>
${area('description', 'Description', 14, issue.description ?? '')}
<button name="act" value="edit">Save changes</button>`;
  const shown = form(place, inner);
  return shown === null ? nothing : html`<details class="edit"><summary>Edit</summary>${shown}</details>`;
}

export function commentForm(place: Place, issue: Issue): Html {
  const { c, project } = place;
  const isOpen = issue.state === 'opened';
  const turn = html`<button name="act" value="${isOpen ? 'close' : 'reopen'}" class="plain">${isOpen ? 'Close issue' : 'Reopen issue'}</button>`;
  const internal = can(c, 'read_internal_note', project)
    ? html`<label class="inline"><input type="checkbox" name="internal"> Make this an internal note</label>`
    : nothing;
  const comment = html`${area('body', 'Comment', 4)}${internal}<button name="act" value="comment">Comment</button>`;
  if (!mayComment(place, issue) && !mayEdit(place, issue)) return nothing;
  const offered = html`${mayComment(place, issue) ? comment : nothing} ${mayEdit(place, issue) ? turn : nothing}`;
  const shown = form(place, offered);
  return shown === null ? nothing : html`<div class="write">${shown}</div>`;
}

const thumbs = ['thumbsup', 'thumbsdown'];
const pictures: Readonly<Record<string, string>> = {
  thumbsup: '👍',
  thumbsdown: '👎',
  heart: '❤️',
  tada: '🎉',
  rocket: '🚀',
  eyes: '👀',
  clap: '👏',
  raised_hands: '🙌',
};

export function reactions(place: Place, issue: Issue): Html {
  const { instance, c } = place;
  const awards = awardsOn(instance.state, issueKey(issue));
  const names = [...new Set([...thumbs, ...awards.map(({ name }) => name)])];
  const mayReact = place.formWord !== null && mayComment(place, issue);
  const buttons = names.flatMap((name) => {
    const given = awards.filter((award) => award.name === name);
    if (given.length === 0 && !mayReact) return [];
    const isOwn = given.some(({ userId }) => userId === c.var.viewer.user?.id);
    const people = given.map(({ userId }, index) => html`${index === 0 ? '' : ', '}${personName(instance, userId)}`);
    const words = html`<span aria-hidden="true">${pictures[name] ?? `:${name}:`}</span> ${given.length}`;
    const label = `${name}: ${given.length}`;
    const button = mayReact
      ? html`<button name="emoji" value="${name}" aria-pressed="${String(isOwn)}" aria-label="${label}">${words}</button>`
      : html`<span class="reaction">${words}</span>`;
    return [html`${button}${given.length === 0 ? nothing : html` <span class="quiet">${people}</span>`} `];
  });
  if (buttons.length === 0) return nothing;
  const inner = html`<input type="hidden" name="act" value="award">${buttons}`;
  return html`<div class="reactions">${(mayReact ? form(place, inner) : null) ?? buttons}</div>`;
}
