// Which openings are free, which goals they fit, and in which order they stand.
import { expect, test } from 'vitest';
import { chosenOpenings, type Opening, touchedSince } from '#growth/candidates/openings.ts';
import { goal } from './work.ts';

const asked = { words: '', home: 'alex/goals', labels: ['Quick Win', 'help wanted'], touchedSince: '2025-11-23' };

function opening(iid: number, title: string, more: Partial<Opening> = {}): Opening {
  return {
    type: 'issue',
    home: 'acme/web',
    iid,
    title,
    url: `https://gitlab.example/acme/web/-/issues/${iid}`,
    labels: ['quick win'],
    createdAt: '2026-10-01T09:00:00.000Z',
    updatedAt: '2026-11-01T09:00:00.000Z',
    isAssigned: false,
    mergeRequests: 0,
    comments: 0,
    ...more,
  };
}

const chosen = (
  openings: readonly Opening[],
  more: Partial<typeof asked> = {},
  goals = [] as ReturnType<typeof goal>[],
) => chosenOpenings(openings, goals, { ...asked, ...more });

test.each<[string, Partial<Opening>, number]>([
  ['free', {}, 1],
  ['of which nobody knows the merge requests', { mergeRequests: null }, 1],
  ['with a label in other letters', { labels: ['x', 'HELP wanted'] }, 1],
  ['touched on the last day that counts', { updatedAt: '2025-11-23T00:00:00.000Z' }, 1],
  ['assigned', { isAssigned: true }, 0],
  ['with a merge request', { mergeRequests: 1 }, 0],
  ['touched a day too long ago', { updatedAt: '2025-11-22T23:59:59.000Z' }, 0],
  ['without the label, which a server may have ignored', { labels: ['quick'] }, 0],
  ['of the goals project itself', { home: 'Alex/Goals' }, 0],
])('one %s', (_, more, count) => {
  expect(chosen([opening(1, 'T', more)])).toHaveLength(count);
});

test('a year is 365 days', () => {
  expect(touchedSince('2026-11-23')).toBe('2025-11-23');
});

test('the same one of two labels or two places stands once; an issue and an epic of one number are two', () => {
  const rows = [opening(1, 'T'), opening(1, 'T', { labels: ['help wanted'], home: 'ACME/web' })];
  expect(chosen(rows)).toHaveLength(1);
  const epic = opening(1, 'T', { type: 'epic', home: 'acme' });
  expect(chosen([...rows, epic]).map(({ reference }) => reference)).toContain('acme&1');
});

const postgres = goal(2, 'Run postgres imports');
const naming = goal(5, 'Something else', { description: 'See https://gitlab.example/acme/web/-/issues/3' });

test('first what a goal names, then what is most alike, then what was touched last, then by name', () => {
  const rows = [
    opening(9, 'Old chore'),
    opening(8, 'Old chore'),
    opening(7, 'New chore', { updatedAt: '2026-11-20T09:00:00.000Z' }),
    opening(1, 'Slow import into Postgres'),
    opening(3, 'Named'),
  ];
  const shown = chosen(rows, {}, [postgres, naming]);
  expect(shown.map(({ iid }) => iid)).toEqual([3, 1, 7, 8, 9]);
  expect(shown.map(({ fits }) => fits)).toEqual([
    [{ goal: 5, words: [] }],
    [{ goal: 2, words: expect.arrayContaining(['import', 'postgres']) as string[] }],
    [],
    [],
    [],
  ]);
});

test('one word alone is no fit, and neither are words that many have', () => {
  expect(chosen([opening(1, 'Postgres')], {}, [postgres])[0]?.fits).toEqual([]);
  const many = Array.from({ length: 12 }, (_, index) => opening(index + 1, `Postgres import ${index}`));
  expect(chosen(many, {}, [postgres]).every(({ fits }) => fits.length === 0)).toBe(true);
});

test('a word that is shared is shown as it was written first', () => {
  const [one] = chosen([opening(1, 'Import of imports: Postgres')], {}, [postgres]);
  expect(one?.fits).toEqual([{ goal: 2, words: expect.arrayContaining(['import', 'postgres']) as string[] }]);
});

test('words are looked for in title, labels and path, without endings and in any script', () => {
  const rows = [
    opening(1, 'Slow imports', { labels: ['quick win', 'Größe'] }),
    opening(2, 'Other', { home: 'acme/import' }),
  ];
  const found = (words: string) => chosen(rows, { words }).map(({ iid }) => iid);
  expect(found('import')).toEqual([2, 1]);
  expect(found('GRÖSSE')).toEqual([]);
  expect(found('größe import')).toEqual([1]);
  expect(found('the')).toHaveLength(2);
});
