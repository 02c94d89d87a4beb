// The list of a project's issues, with the filters and orders that its address carries.
import { html, raw } from 'hono/html';
import { type IssueFilters, issueFilter, issueFilterParams } from '../rules/issue-filters.ts';
import { inOrder, issueOrder, type IssueOrderName } from '../rules/issue-order.ts';
import type { Params } from '../http/params.ts';
import type { Issue } from '../state/planning-records.ts';
import { since } from '../http/routing.ts';
import { page } from './document.ts';
import {
  ago,
  confidentialBadge,
  dueTime,
  type Html,
  issueLink,
  labelChip,
  labelChips,
  milestoneLink,
  milestoneOf,
  nothing,
  personName,
  stateBadge,
} from './parts.ts';
import { type Place, visibleIssues } from './place.ts';

const perPage = 20;

/** As GitLab's own pages name them in an address. */
const orders: Readonly<Record<string, readonly [IssueOrderName, 'asc' | 'desc']>> = {
  created_date: ['created_at', 'desc'],
  created_asc: ['created_at', 'asc'],
  updated_desc: ['updated_at', 'desc'],
  updated_asc: ['updated_at', 'asc'],
  due_date: ['due_date', 'asc'],
  due_date_desc: ['due_date', 'desc'],
  milestone: ['milestone_due', 'asc'],
  milestone_due_desc: ['milestone_due', 'desc'],
  title_asc: ['title', 'asc'],
  title_desc: ['title', 'desc'],
};

const states = [
  ['opened', 'Open'],
  ['closed', 'Closed'],
  ['all', 'All'],
] as const;

/** One list holds all types since then, where the list of issues was before. */
const hasOneList = ({ instance }: Place) => since(instance, '19.0');

const listAddress = (place: Place) => `${place.url}/-/${hasOneList(place) ? 'work_items' : 'issues'}`;

/** The address of the list of issues leads on to the list of all types, filters kept: https://gitlab.com/gitlab-org/gitlab/-/merge_requests/209924 */
export function oldListPage(place: Place): Promise<Response> {
  if (!hasOneList(place)) return issueListPage(place);
  const query = new URL(place.c.req.url).searchParams;
  if (!query.getAll('type[]').includes('issue')) query.append('type[]', 'issue');
  return Promise.resolve(place.c.redirect(`${listAddress(place)}?${query.toString()}`));
}

export function issueListPage(place: Place): Promise<Response> {
  const { c, instance } = place;
  const query = new URL(c.req.url).searchParams;
  const state = states.map(([name]) => name).find((name) => name === query.get('state')) ?? 'opened';
  const types = new Set(query.getAll('type[]').map((type) => type.toLowerCase()));
  const kept = visibleIssues(place)
    .filter(({ issueType }) => types.size === 0 || types.has(issueType))
    .filter(issueFilter(instance, c.var.viewer, filtersOf(place, query)));
  const [order, direction] = orders[query.get('sort') ?? ''] ?? ['created_at', 'desc'];
  const rows = inOrder(
    kept.filter((issue) => state === 'all' || issue.state === state),
    issueOrder(instance, order, direction),
  );
  const last = Math.max(1, Math.ceil(rows.length / perPage));
  const number = Math.min(last, Math.max(1, Number(query.get('page')) || 1));
  const here = (changes: Record<string, string>) => {
    const next = new URLSearchParams(query);
    next.delete('page');
    for (const [name, value] of Object.entries(changes)) next.set(name, value);
    return `${listAddress(place)}?${next.toString()}`;
  };
  const tabs = states.map(([name, text]) => {
    const count = kept.filter((issue) => name === 'all' || issue.state === name).length;
    return html`<a href="${here({ state: name })}" ${name === state ? raw('aria-current="page"') : ''}>${text} <span class="count">${count}</span></a>`;
  });
  const shown = rows.slice((number - 1) * perPage, number * perPage).map((issue) => issueRow(place, issue));
  const turn = (text: string, to: number) =>
    to < 1 || to > last ? nothing : html`<a href="${here({ page: String(to) })}">${text}</a> `;
  const turns =
    last === 1
      ? nothing
      : html`<p>${turn('Previous', number - 1)}<span class="quiet">Page ${number} of ${last}</span> ${turn('Next', number + 1)}</p>`;
  const list =
    shown.length === 0 ? html`<p class="quiet">There are no issues to show.</p>` : html`<ul class="rows">${shown}</ul>`;
  const body = html`<h1>Issues</h1><nav class="tabs" aria-label="State">${tabs}</nav>${activeFilters(place, query)}${list}${turns}`;
  return page(c, { title: 'Issues', body, place, section: 'issues' });
}

/** The page names its filters otherwise than the API. */
function filtersOf({ instance }: Place, query: URLSearchParams): IssueFilters {
  const labels = query.getAll('label_name[]').filter(Boolean);
  const params: Params = {
    state: 'all',
    ...(labels.length > 0 ? { labels: labels.join(',') } : {}),
    ...given(query, 'milestone_title', 'milestone'),
    ...given(query, 'search', 'search'),
    ...given(query, 'author_username', 'author_username'),
    ...given(query, 'assignee_username', 'assignee_username'),
  };
  return issueFilterParams(instance, params);
}

function given(query: URLSearchParams, name: string, parameter: string): Params {
  const value = query.get(name) ?? '';
  return value === '' ? {} : { [parameter]: value };
}

function activeFilters(place: Place, query: URLSearchParams): Html {
  const { labels } = place.instance.state;
  const chips = query
    .getAll('label_name[]')
    .filter(Boolean)
    .map((name) => {
      const label = labels.find((candidate) => candidate.projectId === place.project.id && candidate.name === name);
      return label === undefined ? html`<span class="badge plain">${name}</span>` : labelChip(place, label);
    });
  const words = (
    [
      ['milestone_title', 'Milestone'],
      ['author_username', 'Author'],
      ['assignee_username', 'Assignee'],
      ['search', 'Search'],
    ] as const
  ).flatMap(([name, text]) => {
    const value = query.get(name) ?? '';
    return value === '' ? [] : [html`<span class="badge plain">${text}: ${value}</span>`];
  });
  for (const type of query.getAll('type[]')) words.push(html`<span class="badge plain">Type: ${type}</span>`);
  if (chips.length + words.length === 0) return nothing;
  return html`<p class="filters">${[...chips, ...words]}<a href="${listAddress(place)}">Clear</a></p>`;
}

export function issueRow(place: Place, issue: Issue): Html {
  const { instance } = place;
  const milestone = milestoneOf(instance, issue);
  const due = issue.dueDate === null ? nothing : html` · due ${dueTime(instance, issue)}`;
  const quarter = milestone === undefined ? nothing : html` · ${milestoneLink(place, milestone)}`;
  const closed = issue.state === 'closed' ? stateBadge(issue) : nothing;
  return html`<li><div class="what">${issueLink(place, issue)} ${confidentialBadge(issue)}
<div class="small">#${issue.iid} · opened ${ago(instance, issue.createdAt)} by ${personName(instance, issue.authorId)}${quarter}${due}</div>
<div>${labelChips(place, issue.labelIds)}</div></div><div class="when small">${closed} updated ${ago(instance, issue.updatedAt)}</div></li>`;
}
