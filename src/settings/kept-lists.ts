// A list of issues that was read with fewer filters answers one with more, and any list tells the single issues in it.
import { descending } from '#growth/words/order.ts';
import { bodyOf, jsonOf, type Kept, type KeptPage } from './kept-file.ts';

/** What a list of issues may be narrowed by; the rest of a question only says how it is told. */
const filters = ['labels', 'state', 'milestone', 'issue_type', 'confidential', 'not[labels]'] as const;
type Filters = Readonly<Partial<Record<(typeof filters)[number], string>>>;
type Row = Readonly<Record<string, unknown>>;

interface List {
  readonly home: string;
  readonly filters: Filters;
}

/** null: it is no question for a list of issues, or has filters that nobody here knows. */
function listOf(key: string): List | null {
  const [, home, query = ''] = /^(projects\/[^/?]+)\/issues(?:\?(.*))?$/.exec(key) ?? [];
  if (home === undefined) return null;
  const asked = new URLSearchParams(query);
  for (const name of ['scope', 'order_by', 'sort']) asked.delete(name);
  if (asked.get('state') === 'all') asked.delete('state');
  const known: readonly string[] = filters;
  return [...asked.keys()].every((name) => known.includes(name)) ? { home, filters: Object.fromEntries(asked) } : null;
}

/** As one answer, of the newest list that holds all of it; null: none does. */
export function derivedIssues(key: string, answers: ReadonlyMap<string, Kept>): Kept | null {
  const single = /^(projects\/[^/?]+)\/issues\/(\d+)$/.exec(key);
  const wanted = single === null ? listOf(key) : { home: single[1] ?? '', filters: {} };
  if (wanted === null) return null;
  const lists = [...answers]
    .flatMap(([asked, kept]) => {
      const list = listOf(asked);
      return list === null || list.home !== wanted.home ? [] : [{ list, kept }];
    })
    .toSorted(descending(({ kept }) => kept.at));
  if (single !== null) {
    for (const { kept } of lists) {
      const row = rowsOf(kept).find(({ iid }) => iid === Number(single[2]));
      if (row !== undefined) return { ...kept, withheld: 0, pages: { 1: pageOf(row, {}) } };
    }
    return null;
  }
  const wider = lists.find(({ list }) =>
    Object.entries(list.filters).every(([name, value]) => wanted.filters[name as keyof Filters] === value),
  );
  if (wider === undefined) return null;
  const rows = rowsOf(wider.kept).filter((row) => fits(row, wanted.filters));
  // What was left out may belong to it: then the server counted more than there is.
  const total = String(rows.length + wider.kept.withheld + missingIn(wider.kept));
  const headers = { 'x-total': total, 'x-total-pages': '1', 'x-next-page': '', 'x-page': '1' };
  return { ...wider.kept, pages: { 1: pageOf(rows, headers) } };
}

const pageOf = (body: unknown, headers: KeptPage['headers']): KeptPage => ({
  status: 200,
  headers,
  per: null,
  seal: '',
  json: jsonOf(body),
});

/** Rows of a list that was read for a part, or one where it did not say how many there are. */
function missingIn(kept: Kept): number {
  const total = kept.pages[1]?.headers['x-total'];
  const pages = Object.keys(kept.pages).length;
  const next = kept.pages[pages]?.headers['x-next-page'] ?? '';
  if (total === undefined) return next === '' ? 0 : 1;
  return Math.max(0, Number(total) - rowsOf(kept).length - kept.withheld);
}

function rowsOf({ pages }: Kept): readonly Row[] {
  return Object.entries(pages)
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .flatMap(([, page]) => {
      const body = bodyOf(page);
      return Array.isArray(body) ? (body as readonly Row[]) : [];
    });
}

function fits(
  row: Row,
  { labels, state, milestone, issue_type: type, confidential, 'not[labels]': not }: Filters,
): boolean {
  const has = (names: string) => names.split(',').every((name) => labelsOf(row).includes(name));
  const { title } = Object(row['milestone']) as { title?: unknown };
  return (
    (labels === undefined || has(labels)) &&
    (not === undefined || !has(not)) &&
    (state === undefined || row['state'] === state) &&
    (milestone === undefined || title === milestone) &&
    (type === undefined || (row['issue_type'] ?? 'issue') === type) &&
    (confidential === undefined || row['confidential'] === (confidential === 'true'))
  );
}

const labelsOf = ({ labels }: Row): readonly unknown[] => (Array.isArray(labels) ? labels : []);
