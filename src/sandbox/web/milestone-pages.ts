// The milestones of a project, and one of them with its issues.
import { html } from 'hono/html';
import type { Milestone } from '../state/planning-records.ts';
import { page } from './document.ts';
import { issueRow } from './issue-list-page.ts';
import { renderMarkdown } from './markdown.ts';
import { dayText, type Html, milestoneLink } from './parts.ts';
import { type Place, visibleIssues } from './place.ts';

export function milestoneListPage(place: Place): Promise<Response> {
  const rows = place.instance.state.milestones
    .filter(({ projectId }) => projectId === place.project.id)
    .toSorted((a, b) => ((a.dueDate ?? '9') < (b.dueDate ?? '9') ? -1 : 1))
    .map((milestone) => {
      const issues = issuesOf(place, milestone);
      const done = issues.filter(({ state }) => state === 'closed').length;
      return html`<li><div class="what">${milestoneLink(place, milestone)}<div class="small">${daysOf(milestone)}</div></div>
<div class="when small"><progress value="${done}" max="${Math.max(1, issues.length)}"></progress> ${done} of ${issues.length} closed</div></li>`;
    });
  const list =
    rows.length === 0 ? html`<p class="quiet">There are no milestones yet.</p>` : html`<ul class="rows">${rows}</ul>`;
  const body = html`<h1>Milestones</h1>${list}`;
  return page(place.c, { title: 'Milestones', body, place, section: 'milestones' });
}

export function milestonePage(place: Place, iid: number): Promise<Response> | null {
  const milestone = place.instance.state.milestones.find(
    (candidate) => candidate.projectId === place.project.id && candidate.iid === iid,
  );
  if (milestone === undefined) return null;
  const rows = issuesOf(place, milestone).map((issue) => issueRow(place, issue));
  const list = rows.length === 0 ? html`<p class="quiet">No issues yet.</p>` : html`<ul class="rows">${rows}</ul>`;
  const body = html`<h1>${milestone.title}</h1><p class="lead">${daysOf(milestone)}</p>${renderMarkdown(place, milestone.description)}${list}`;
  return page(place.c, { title: milestone.title, body, place, section: 'milestones' });
}

function issuesOf(place: Place, { id }: Milestone) {
  return visibleIssues(place).filter(({ milestoneId }) => milestoneId === id);
}

function daysOf({ startDate, dueDate, state }: Milestone): Html {
  const days = [startDate, dueDate].flatMap((day) => (day === null ? [] : [dayText(day)])).join(' to ');
  return html`${days}${state === 'closed' ? ' · closed' : ''}`;
}
