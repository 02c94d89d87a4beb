// An embedded view on a page: its rows as a table or a list, or why there are none.
import { html } from 'hono/html';
import { labelsByIds } from '../entities/label.ts';
import { issueUrl } from '../entities/issue.ts';
import { nameOfField } from '../glql/fields.ts';
import { type Column, readColumns } from '../glql/query.ts';
import { GlqlRefusal } from '../glql/refusal.ts';
import { rowsOf } from '../glql/rows.ts';
import { readSource, type ViewSource } from '../glql/source.ts';
import type { Issue, Label } from '../state/planning-records.ts';
import { since } from '../http/routing.ts';
import {
  ago,
  daysAway,
  type Html,
  issueLink,
  labelChip,
  milestoneLink,
  milestoneOf,
  nothing,
  personName,
  stateBadge,
} from './parts.ts';
import { type Place, placeOf } from './place.ts';

export function embeddedView(place: Place, source: string): Html {
  try {
    const view = readSource(source, place.instance.version);
    const columns = shownColumns(place, view.fields);
    const { project, issues } = rowsOf(place.c, place.project, view.query, view.sort);
    return viewOf({ ...placeOf(place.c, project), colours: place.colours }, view, columns, issues);
  } catch (refusal) {
    if (!(refusal instanceof GlqlRefusal)) throw refusal;
    return html`<div class="glql refused" role="alert"><p>An error occurred when trying to display this embedded view:</p>
<ul><li>Error: ${refusal.message}</li></ul><details><summary>View source</summary><pre tabindex="0"><code>${source}</code></pre></details></div>`;
  }
}

function viewOf(place: Place, view: ViewSource, columns: readonly ShownColumn[], issues: readonly Issue[]): Html {
  const rows = issues.slice(0, view.limit);
  const left = issues.length - rows.length;
  const body =
    rows.length === 0
      ? html`<p class="quiet">No data found for this query.</p>`
      : view.display === 'table'
        ? tableOf(place, columns, rows)
        : listOf(place, view.display, columns, rows);
  const more =
    left === 0
      ? nothing
      : html`<p class="quiet">${left} more: GitLab loads them here; this sandbox shows the first page.</p>`;
  const about = view.description === null ? nothing : html`<p class="quiet">${view.description}</p>`;
  return html`<details class="glql" ${view.isCollapsed ? '' : 'open'}><summary><strong>${view.title}</strong> <span class="count">${issues.length}</span></summary>
${about}${body}${more}</details>`;
}

function tableOf(place: Place, columns: readonly ShownColumn[], rows: readonly Issue[]): Html {
  const headings = columns.map(({ heading }) => html`<th>${heading}</th>`);
  const cells = rows.map((issue) => html`<tr>${columns.map(({ cell }) => html`<td>${cell(place, issue)}</td>`)}</tr>`);
  return html`<div class="wide" tabindex="0" role="region" aria-label="Rows of the view"><table><thead><tr>${headings}</tr></thead><tbody>${cells}</tbody></table></div>`;
}

function listOf(
  place: Place,
  display: 'list' | 'orderedList',
  columns: readonly ShownColumn[],
  rows: readonly Issue[],
) {
  const items = rows.map((issue) => {
    const [first, ...others] = columns.map(({ cell }) => cell(place, issue));
    return html`<li>${first ?? nothing} <span class="quiet">${others.map((one) => html` · ${one}`)}</span></li>`;
  });
  return display === 'list' ? html`<ul>${items}</ul>` : html`<ol>${items}</ol>`;
}

interface ShownColumn {
  readonly heading: string;
  readonly cell: (place: Place, issue: Issue) => Html | Html[];
}

/** https://docs.gitlab.com/user/glql/fields/#fields-in-embedded-views */
const cells: Readonly<Record<string, ShownColumn>> = {
  title: { heading: 'Title', cell: issueLink },
  id: {
    heading: 'ID',
    cell: (place, issue) => html`<a href="${issueUrl(place.instance, place.project, issue)}">#${issue.iid}</a>`,
  },
  state: { heading: 'State', cell: (_place, issue) => stateBadge(issue) },
  type: { heading: 'Type', cell: (_place, { issueType }) => html`${issueType[0]?.toUpperCase()}${issueType.slice(1)}` },
  due: {
    heading: 'Due date',
    cell: ({ instance }, { dueDate }) => (dueDate === null ? none : daysAway(instance, dueDate)),
  },
  closed: {
    heading: 'Closed at',
    cell: ({ instance }, { closedAt }) => (closedAt === null ? none : ago(instance, closedAt)),
  },
  created: { heading: 'Created at', cell: ({ instance }, { createdAt }) => ago(instance, createdAt) },
  updated: { heading: 'Updated at', cell: ({ instance }, { updatedAt }) => ago(instance, updatedAt) },
  author: { heading: 'Author', cell: ({ instance }, { authorId }) => personName(instance, authorId) },
  assignee: {
    heading: 'Assignees',
    cell: ({ instance }, { assigneeIds }) => assigneeIds.map((id) => html`${personName(instance, id)} `),
  },
  confidential: { heading: 'Confidential', cell: (_place, { confidential }) => html`${confidential ? 'Yes' : 'No'}` },
  milestone: {
    heading: 'Milestone',
    cell(place, issue) {
      const milestone = milestoneOf(place.instance, issue);
      return milestone === undefined ? none : milestoneLink(place, milestone);
    },
  },
};

const none = html`<span class="quiet">None</span>`;

function shownColumns({ instance }: Place, fields: string): readonly ShownColumn[] {
  const columns = readColumns(fields);
  const extracted = columns.flatMap(({ names }) => names ?? []).map(wildcard);
  return columns.map((column) => {
    const { field, names, alias } = column;
    if (alias !== null && !since(instance, '18.0')) throw new GlqlRefusal('Unexpected `AS`');
    const name = nameOfField(field, instance.version);
    const shown =
      name === 'label'
        ? labelColumn(column, extracted)
        : names === null && Object.hasOwn(cells, name)
          ? cells[name]
          : undefined;
    if (shown === undefined) throw new GlqlRefusal(`\`${field}\` is not a recognized field.`);
    return alias === null ? shown : { ...shown, heading: alias };
  });
}

/** `labels("a", "b")` takes its labels out of the plain column. https://docs.gitlab.com/user/glql/functions/#extract-labels-into-a-new-column */
function labelColumn({ names }: Column, extracted: readonly RegExp[]): ShownColumn {
  const wanted = names?.map(wildcard);
  const isShown = ({ name }: Label) =>
    wanted === undefined
      ? !extracted.some((pattern) => pattern.test(name))
      : wanted.some((pattern) => pattern.test(name));
  return {
    heading: names === null ? 'Labels' : `Labels: ${names.join(', ')}`,
    cell: (place, { labelIds }) =>
      labelsByIds(place.instance.state, labelIds)
        .filter(isShown)
        .map((label) => labelChip(place, label)),
  };
}

/** Upper and lower case count alike, `*` stands for any characters. */
function wildcard(name: string): RegExp {
  const parts = name.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 'isu');
}
