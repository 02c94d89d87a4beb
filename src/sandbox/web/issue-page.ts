// The page of one issue: its text, its facts, and everything said and done below it.
import { mayReadNote } from '../rules/cross-references.ts';
import type { Instant } from '../state/days.ts';
import { html } from 'hono/html';
import { labelsByIds } from '../entities/label.ts';
import type { Issue, LabelEvent, Note } from '../state/planning-records.ts';
import { issueKey } from '../state/state.ts';
import { taskCompletionStatus } from '../text/task-list.ts';
import { page } from './document.ts';
import { commentForm, editForm, mayEdit, mayEditNote, reactions, tickable, tickButton } from './forms.ts';
import { renderLine, renderMarkdown } from './markdown.ts';
import {
  ago,
  avatar,
  confidentialBadge,
  dueTime,
  type Html,
  labelChip,
  labelChips,
  milestoneLink,
  milestoneOf,
  nothing,
  personName,
  stateBadge,
} from './parts.ts';
import type { Place } from './place.ts';

export function issuePage(place: Place, issue: Issue): Promise<Response> {
  const { instance, c } = place;
  const { count, completed_count: done } = taskCompletionStatus(issue.description, instance.version);
  const tasks = count === 0 ? nothing : html` · ${done} of ${count} checklist items completed`;
  const body = html`<h1>${issue.title}</h1>
<p class="lead">${stateBadge(issue)}${confidentialBadge(issue)}<span>#${issue.iid} · opened ${ago(instance, issue.createdAt)} by ${personName(instance, issue.authorId)}${tasks}</span></p>
<div class="issue"><div>${description(place, issue)}${editForm(place, issue)}${reactions(place, issue)}${activity(place, issue)}${commentForm(place, issue)}</div>${facts(place, issue)}</div>`;
  return page(c, { title: `${issue.title} (#${issue.iid})`, body, place, section: 'issues' });
}

function description(place: Place, issue: Issue): Html {
  const isTickable = place.formWord !== null && mayEdit(place, issue);
  const shown = renderMarkdown(place, issue.description, isTickable ? tickButton(issue.description) : undefined);
  return isTickable ? tickable(place, shown) : shown;
}

function facts(place: Place, issue: Issue): Html {
  const { instance } = place;
  const milestone = milestoneOf(instance, issue);
  const none = html`<span class="quiet">None</span>`;
  const rows: readonly (readonly [string, Html | Html[]])[] = [
    ['Assignee', issue.assigneeIds.map((id) => html`<div>${personName(instance, id)}</div>`)],
    ['Labels', labelChips(place, issue.labelIds)],
    ['Milestone', milestone === undefined ? none : milestoneLink(place, milestone)],
    ['Due date', issue.dueDate === null ? none : dueTime(instance, issue)],
    ['Confidentiality', html`${issue.confidential ? 'Confidential' : 'Not confidential'}`],
  ];
  const shown = rows.map(
    ([name, value]) =>
      html`<div><dt>${name}</dt><dd>${Array.isArray(value) && value.length === 0 ? none : value}</dd></div>`,
  );
  return html`<dl class="side">${shown}</dl>`;
}

interface Entry {
  readonly at: Instant;
  readonly shown: Html;
}

function activity(place: Place, issue: Issue): Html {
  const { instance, c, project } = place;
  const notes = (instance.state.notes[issueKey(issue)] ?? []).filter((note) => mayReadNote(c, project, note));
  const entries = [
    ...notes.map((note) => ({ at: note.createdAt, shown: noteEntry(place, note) })),
    ...eventEntries(place, issue),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return entries.length === 0 ? nothing : html`<ol class="activity">${entries.map(({ shown }) => shown)}</ol>`;
}

function noteEntry(place: Place, note: Note): Html {
  const { instance } = place;
  const head = html`${personName(instance, note.authorId)} ${note.system ? renderLine(place, note.body) : ''}`;
  if (note.system) return html`<li class="event"><span>${head} · ${ago(instance, note.createdAt)}</span></li>`;
  const internal = note.internal ? html` <span class="badge warning">Internal note</span>` : nothing;
  return html`<li>${avatar(instance, note.authorId)}<article class="said"><header>${head}· ${ago(instance, note.createdAt)}${internal}</header>${noteText(place, note)}</article></li>`;
}

/** Its author ticks the boxes of a comment, and whoever may edit it. */
function noteText(place: Place, note: Note): Html {
  const isTickable =
    place.formWord !== null &&
    taskCompletionStatus(note.body, place.instance.version).count > 0 &&
    mayEditNote(place, note);
  const shown = renderMarkdown(place, note.body, isTickable ? tickButton(note.body) : undefined);
  return isTickable ? tickable(place, shown, note) : shown;
}

/** Labels, milestones and states have no notes: GitLab makes lines of their events when it shows the page. */
function eventEntries(place: Place, issue: Issue): Entry[] {
  const { instance } = place;
  const { state } = instance;
  const key = issueKey(issue);
  const line = (userId: number, at: Instant, what: Html): Entry => ({
    at,
    shown: html`<li class="event"><span>${personName(instance, userId)} ${what} · ${ago(instance, at)}</span></li>`,
  });
  const labels = labelChanges(state.labelEvents[key] ?? []).map(({ userId, createdAt, added, removed }) => {
    const part = (verb: string, ids: readonly number[]) =>
      ids.length === 0 ? [] : [html`${verb} ${labelsByIds(state, ids).map((label) => labelChip(place, label))}`];
    const [first, second] = [...part('added', added), ...part('removed', removed)];
    return line(userId, createdAt, second === undefined ? html`${first ?? ''}` : html`${first} and ${second}`);
  });
  const states = (state.stateEvents[key] ?? []).map((event) =>
    line(event.userId, event.createdAt, html`${event.state} this issue`),
  );
  const milestones = (state.milestoneEvents[key] ?? []).map(({ userId, createdAt, action, milestoneId }) => {
    const milestone = state.milestones.find(({ id }) => id === milestoneId);
    const name =
      milestone === undefined ? html`a deleted milestone` : html`milestone ${milestoneLink(place, milestone)}`;
    return line(userId, createdAt, html`${action === 'add' ? 'changed to' : 'removed'} ${name}`);
  });
  return [...labels, ...states, ...milestones];
}

interface LabelChange {
  readonly userId: number;
  readonly createdAt: Instant;
  readonly added: number[];
  readonly removed: number[];
}

/** What one person changed at one moment is one line. */
function labelChanges(events: readonly LabelEvent[]): readonly LabelChange[] {
  const changes = new Map<string, LabelChange>();
  for (const { userId, createdAt, labelId, action } of events) {
    const key = `${userId} ${createdAt}`;
    const change = changes.get(key) ?? { userId, createdAt, added: [], removed: [] };
    changes.set(key, change);
    (action === 'add' ? change.added : change.removed).push(labelId);
  }
  return [...changes.values()];
}
