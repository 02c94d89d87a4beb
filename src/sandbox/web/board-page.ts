// An issue board: the open issues that no list takes, one column for each list, and the closed ones.
import { html } from 'hono/html';
import type { Board, Issue, Label } from '../state/planning-records.ts';
import { issueUrl } from '../entities/issue.ts';
import { page } from './document.ts';
import { confidentialBadge, dueTime, type Html, labelChip, nothing } from './parts.ts';
import { type Place, visibleIssues } from './place.ts';

export function boardPage(place: Place, id: number | null): Promise<Response> | null {
  const { c, instance, project } = place;
  const boards = instance.state.boards.filter((board) => board.projectId === project.id);
  const board = id === null ? boards[0] : boards.find((candidate) => candidate.id === id);
  if (board === undefined) {
    if (id !== null) return null;
    const body = html`<h1>Boards</h1><p class="quiet">This project has no board yet.</p>`;
    return page(c, { title: 'Boards', body, place, section: 'boards' });
  }
  const others = boards
    .filter((other) => other !== board)
    .map((other) => html`<a href="${place.url}/-/boards/${other.id}">${other.name}</a> `);
  const body = html`<h1>${board.name}</h1>${others.length === 0 ? nothing : html`<p class="lead">Other boards: ${others}</p>`}
<div class="board" tabindex="0" role="region" aria-label="Board ${board.name}">${columnsOf(place, board)}</div>`;
  return page(c, { title: board.name, body, place, section: 'boards', isWhole: true });
}

function columnsOf(place: Place, board: Board): Html[] {
  const { labels } = place.instance.state;
  const issues = visibleIssues(place).toSorted((a, b) => a.relativePosition - b.relativePosition || a.id - b.id);
  const open = issues.filter(({ state }) => state === 'opened');
  const lists = board.lists
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ labelId }) => labels.filter(({ id }) => id === labelId));
  const taken = new Set(lists.map(({ id }) => id));
  const column = (name: Html, cards: readonly Issue[], without: Label | null = null) =>
    html`<section><h2>${name} <span class="count">${cards.length}</span></h2>${cards.map((issue) => card(place, issue, without))}</section>`;
  return [
    ...(board.hideBacklogList
      ? []
      : [
          column(
            html`Open`,
            open.filter(({ labelIds }) => !labelIds.some((id) => taken.has(id))),
          ),
        ]),
    ...lists.map((label) =>
      column(
        labelChip(place, label),
        open.filter(({ labelIds }) => labelIds.includes(label.id)),
        label,
      ),
    ),
    ...(board.hideClosedList
      ? []
      : [
          column(
            html`Closed`,
            issues.filter(({ state }) => state === 'closed'),
          ),
        ]),
  ];
}

/** The label of the column is not repeated on its cards. */
function card(place: Place, issue: Issue, without: Label | null): Html {
  const { instance, project } = place;
  const chips = instance.state.labels
    .filter(({ id }) => issue.labelIds.includes(id) && id !== without?.id)
    .map((label) => labelChip(place, label));
  const due = issue.dueDate === null ? nothing : html`<span>due ${dueTime(instance, issue)}</span>`;
  return html`<article class="card"><a href="${issueUrl(instance, project, issue)}">${issue.title}</a>${confidentialBadge(issue)}
<div>${chips}</div><div class="small"><span>#${issue.iid}</span>${due}</div></article>`;
}
