// Labels, milestones and lists of a board: each is made once, found again, and taken away or closed where it is ours.
import { describe, expect, test } from 'vitest';
import { type Answering, facts, failureOf, fakeGitLab, html, json, page } from './fake-gitlab.ts';

const refused = (status: number) => () => json({ message: `${status}` }, { status });
const gone = refused(404);
const done = () => new Response(null, { status: 204 });

function serving(answers: Answering | Answering[]) {
  const fake = fakeGitLab(answers);
  return {
    ...fake,
    project: fake.forge.open(facts, {}),
    words: () => fake.asked.map(({ method, path }) => `${method} ${path.split('?')[0]}`),
  };
}

describe('a label', () => {
  const row = (name: string, more: object = {}) => ({ id: 5, name, color: '#fff', description: null, ...more });

  test('is told with its word, and whether it is the project’s own', async () => {
    const rows = [row('progress::doing'), row('x', { id: 6, is_project_label: false, description: 'X', color: null })];
    const { items } = (await serving([() => page(rows)]).project.labels()).asFarAsRead();
    expect(items).toEqual([
      { name: 'progress::doing', word: { group: 'stage', value: 'doing' }, color: '#fff', description: '', ours: true },
      { name: 'x', word: null, color: '', description: 'X', ours: false },
    ]);
  });

  test('of a group above counts', async () => {
    const { project, asked } = serving([() => page([])]);
    await project.labels();
    expect(asked[0]?.path).toBe('/projects/1/labels?include_ancestor_groups=true&per_page=100&page=1');
  });

  const wanted = { name: 'x', color: '#123456', description: 'X' };
  test('is created with its color and its words, and known then', async () => {
    const { project, asked } = serving([() => page([row('other')]), () => json(row('x'), { status: 201 })]);
    expect(await project.ensureNamedLabel(wanted)).toBe(true);
    expect(asked[1]).toMatchObject({ method: 'POST', body: wanted });
    expect(await project.ensureNamedLabel(wanted)).toBe(false);
    expect(asked).toHaveLength(2);
  });

  test('is taken away by its number; asked for again, it is looked for', async () => {
    const { project, words } = serving([() => page([row('x')]), done, () => page([])]);
    await project.removeLabel('x');
    await project.removeLabel('x');
    expect(words()).toEqual(['GET /projects/1/labels', 'DELETE /projects/1/labels/5', 'GET /projects/1/labels']);
  });

  test.each<[string, Answering[], number]>([
    ['that is gone is', [gone], 1],
    ['whose answer is lost is asked to go once more', [() => html(502), gone], 2],
  ])('%s', async (_name, answers, count) => {
    const { project, words } = serving([() => page([row('x')]), ...answers]);
    await project.removeLabel('x');
    expect(words().filter((word) => word.startsWith('DELETE'))).toHaveLength(count);
  });

  test.each<[string, Answering[], string]>([
    ['403', [refused(403)], 'forbidden'],
    ['no answer, twice', [() => html(502), () => html(502)], 'server'],
  ])('that may not be taken away stays a failure: %s', async (_name, answers, kind) => {
    const { project } = serving([() => page([row('x')]), ...answers]);
    expect(await failureOf(project.removeLabel('x'))).toMatchObject({ kind });
  });

  test('is not taken for missing where not all arrived', async () => {
    expect(await failureOf(serving([refused(500)]).project.removeLabel('x'))).toMatchObject({ kind: 'server' });
  });
});

describe('a milestone', () => {
  const row = (more: object = {}) => ({
    id: 6,
    title: 'Q4',
    start_date: null,
    due_date: '2027-01-31',
    project_id: 1,
    state: 'active',
    ...more,
  });
  const rows =
    (...all: readonly object[]) =>
    () =>
      page(all);

  test('is told with its days, whether it is closed, and whether it is the project’s own', async () => {
    const { items } = (
      await serving([
        rows(row(), row({ id: 7, title: 'Q3', state: 'closed', project_id: null, start_date: '2026-08-01' })),
      ]).project.milestones()
    ).asFarAsRead();
    expect(items).toEqual([
      { title: 'Q4', start: null, due: '2027-01-31', closed: false, ours: true },
      { title: 'Q3', start: '2026-08-01', due: '2027-01-31', closed: true, ours: false },
    ]);
  });

  test.each([
    [
      { start: '2026-11-01', due: '2027-01-31' },
      { title: 'Q4', start_date: '2026-11-01', due_date: '2027-01-31' },
    ],
    [{ start: null, due: null }, { title: 'Q4' }],
  ])('is created with its days: %j', async (days, body) => {
    const { project, asked } = serving([rows(), () => json(row(), { status: 201 })]);
    expect(await project.ensureNamedMilestone({ title: 'Q4', ...days })).toBe(true);
    expect(asked[1]).toMatchObject({ method: 'POST', body });
    expect(await project.ensureNamedMilestone({ title: 'Q4', ...days })).toBe(false);
    expect(asked).toHaveLength(2);
  });

  test('that somebody was faster to make is theirs', async () => {
    const { project } = serving([rows(), refused(409), rows(row())]);
    expect(await project.ensureNamedMilestone({ title: 'Q4', start: null, due: null })).toBe(false);
  });

  test.each<[string, Answering[], string, string[]]>([
    [
      'nothing open in it: it is',
      [rows(row()), rows(), () => json(row({ state: 'closed' }))],
      'closed',
      ['PUT /projects/1/milestones/6'],
    ],
    [
      'the server leaves it open',
      [rows(row()), rows(), () => json(row())],
      'refused',
      ['PUT /projects/1/milestones/6'],
    ],
    [
      'after an answer that was lost',
      [rows(row()), rows(), () => json({}), () => json(row({ state: 'closed' }))],
      'closed',
      ['PUT /projects/1/milestones/6', 'PUT /projects/1/milestones/6'],
    ],
    ['closed before', [rows(row({ state: 'closed' }))], 'there', []],
    ['something open in it', [rows(row()), rows({ id: 1 })], 'not-empty', []],
    ['of a group', [rows(row({ project_id: null }))], 'not-ours', []],
    ['of a group, by an older server', [rows(row({ project_id: undefined }))], 'not-ours', []],
    ['none of that title', [rows(), rows()], 'not-ours', []],
    [
      'the project’s own of two of a title',
      [rows(row(), row({ id: 9, project_id: null })), rows(), () => json(row({ state: 'closed' }))],
      'closed',
      ['PUT /projects/1/milestones/6'],
    ],
    [
      'the same, in another order',
      [rows(row({ id: 9, project_id: null }), row()), rows(), () => json(row({ state: 'closed' }))],
      'closed',
      ['PUT /projects/1/milestones/6'],
    ],
  ])('is closed: %s', async (_name, answers, state, writes) => {
    const { project, words } = serving(answers);
    expect(await project.closeMilestone('Q4')).toBe(state);
    expect(words().filter((word) => !word.startsWith('GET'))).toEqual(writes);
  });

  test('in which is looked for what is open: one issue of that title is enough', async () => {
    const { project, asked } = serving([rows(row()), rows({ id: 1 })]);
    await project.closeMilestone('Q4');
    expect(asked[1]?.path).toBe('/projects/1/issues?milestone=Q4&state=opened&scope=all&per_page=1&page=1');
  });

  test('that was closed once is known to be', async () => {
    const { project, asked } = serving([rows(row()), rows(), () => json(row({ state: 'closed' }))]);
    await project.closeMilestone('Q4');
    expect(await project.closeMilestone('Q4')).toBe('there');
    expect(asked).toHaveLength(3);
  });
});

describe('a list of a board', () => {
  const board = { id: 2, name: 'Goals', lists: ['there'] };
  const label = { id: 5, name: 'x', color: '#fff' };
  const boards =
    (...lists: readonly string[]) =>
    () =>
      page([
        { id: 1, name: 'Other', lists: [{ position: 0, label: { name: 'x' } }] },
        { id: 2, name: 'Goals', lists: lists.map((name, position) => ({ position, label: { name } })) },
      ]);

  test('that it has is not asked for', async () => {
    const { project, asked } = serving([]);
    await project.addNamedList(board, 'there');
    expect(asked).toEqual([]);
  });

  test('without its label is refused, with what makes one', async () => {
    const failure = await failureOf(serving([() => page([])]).project.addNamedList(board, 'x'));
    expect(failure).toMatchObject({
      kind: 'not-found',
      message: 'alex/goals has no label "x" for a list of the board Goals',
    });
  });

  test.each<[string, Answering[]]>([
    ['by GitLab’s 400', [refused(400), boards('x')]],
    ['by 409', [refused(409), boards('x')]],
    ['by a look, after an answer that was lost', [() => html(502), boards('x')]],
  ])('that somebody was faster to add is there: %s', async (_name, answers) => {
    const { project, words } = serving([() => page([label]), ...answers]);
    await project.addNamedList(board, 'x');
    expect(words().filter((word) => word.startsWith('POST'))).toHaveLength(1);
  });

  test('of another board is another', async () => {
    const { project } = serving([() => page([label]), refused(400), boards('y')]);
    expect(await failureOf(project.addNamedList(board, 'x'))).toMatchObject({ kind: 'rejected' });
  });
});
