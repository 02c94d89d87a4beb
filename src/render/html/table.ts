// A table that stays one for screen readers where a narrow screen lays its cells out as blocks.
import { type Hole, type Markup, html } from './markup.ts';

interface Column {
  readonly className: string;
  readonly name: string;
}

interface Row {
  readonly className?: string;
  /** The first cell names the row. */
  readonly cells: readonly Hole[];
}

export function table(
  { className, caption, columns }: { className: string; caption: string; columns: readonly Column[] },
  rows: readonly Row[],
): Markup {
  return html`
    <table class="${className}" role="table">
    <caption>${caption}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map(head)}</tr></thead>
    <tbody role="rowgroup">
    ${rows.map(
      (row) => html`<tr role="row"${row.className ? html` class="${row.className}"` : null}>
      ${row.cells.map((cell, index) => body(cell, columns[index]?.className ?? '', index === 0))}
      </tr>`,
    )}
    </tbody>
    </table>`;
}

function head({ className, name }: Column): Markup {
  return html`<th class="${className}" role="columnheader" scope="col">${name}</th>`;
}

function body(cell: Hole, className: string, first: boolean): Markup {
  return first
    ? html`<th class="${className}" role="rowheader" scope="row">${cell}</th>`
    : html`<td class="${className}" role="cell">${cell}</td>`;
}
