// How much evidence shows each value in each quarter: a table whose numbers are circles too.
import type { Day } from '#growth/words/goal.ts';
import { type CompanyValue, inCompanyOrder, type ValueId, valueName } from '#growth/words/values.ts';
import type { QuarterEvidence } from '#reports/year.ts';
import { type Hole, type Markup, html } from '../html/markup.ts';
import { table } from '../html/table.ts';
import { ornament } from './figure.ts';
import { short } from './scale.ts';

const size = 30;
/** So that numbers stand below each other. */
const space = ornament('bubble', size, size, []);

/** Quarters that begin after `until` stay empty: 0 would say that nothing was shown. */
export function valueQuarters(
  quarters: readonly QuarterEvidence[],
  until: Day,
  caption: string,
  companyValues: readonly CompanyValue[],
): Markup {
  const named = quarters.flatMap(({ values }) => values.map(({ value }) => value));
  const rows = inCompanyOrder([...companyValues.map(({ id }) => id), ...named], companyValues);
  // A single piece of evidence is no big circle.
  const most = Math.max(4, ...quarters.flatMap(({ values }) => values.map(({ count }) => count)));
  const columns = [
    { className: 'value', name: 'Value' },
    ...quarters.map(({ quarter }) => ({ className: 'quarter number', name: quarter })),
  ];
  const row = (cells: readonly Hole[], className = '') => ({ className, cells });
  const ofQuarters = (cell: (quarter: QuarterEvidence) => Markup) =>
    quarters.map((quarter) => (quarter.start > until ? null : cell(quarter)));
  return table({ className: 'bubbles', caption, columns }, [
    ...rows.map((value) =>
      row([valueName(value, companyValues), ...ofQuarters((quarter) => bubble(countOf(quarter, value), most))]),
    ),
    row(['Pieces of evidence', ...ofQuarters(({ count }) => html`${space}<b>${count}</b>`)], 'sum'),
  ]);
}

function countOf({ values }: QuarterEvidence, wanted: ValueId): number {
  return values.find(({ value }) => value === wanted)?.count ?? 0;
}

/** The area grows with the number. */
function bubble(n: number, most: number): Markup {
  if (n === 0) return html`${space}<span class="quiet">0</span>`;
  const radius = Math.max(3, (size / 2 - 1) * Math.sqrt(n / most));
  const circle = html`<circle cx="${size / 2}" cy="${size / 2}" r="${short(radius)}"/>`;
  return html`${ornament('bubble', size, size, [circle])}${n}`;
}
