// Files of a project: read as they are, also where a proxy decodes paths, listed, and committed once.
import { describe, expect, test } from 'vitest';
import { type Answering, facts, failureOf, fakeGitLab, html, json, page } from './fake-gitlab.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const file = (text: string) => () => json({ content: base64(text), encoding: 'base64' });
const refused =
  (status: number, body: object = { message: `${status}` }) =>
  () =>
    json(body, { status });
const noRoute = refused(404, { error: '404 Not Found' });
const made = () => json({ id: 'c' }, { status: 201 });

function serving(answers: Answering | Answering[], defaultBranch: string | null = 'main') {
  const fake = fakeGitLab(answers);
  return { ...fake, project: fake.forge.open({ ...facts, defaultBranch }, {}) };
}

describe('a file', () => {
  test('that comes as text is text; any other is base64', async () => {
    const text = { content: 'aGk=', encoding: 'text' };
    expect(await serving([() => json(text)]).project.readFile('a.md')).toBe('aGk=');
    expect(await serving([() => json({ ...text, encoding: null })]).project.readFile('a.md')).toBe('hi');
  });

  test('of a project that is known by its name alone is one of its default branch, or not to be had', async () => {
    const named = (answer: Answering) => fakeGitLab([answer]).forge.fileOfNamed('alex/goals', 'a.md');
    expect(await named(file('hi'))).toBe('hi');
    expect([await named(refused(404)), await named(refused(403)), await named(refused(500))]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test.each([403, 500])('that is refused with %i is a failure, not a missing file', async (status) => {
    expect((await failureOf(serving([refused(status)]).project.readFile('a.md'))).message).toContain('a.md');
  });

  test('at the top has no folder that could be looked through', async () => {
    const { project, asked } = serving([noRoute]);
    expect(await project.readFile('a.md')).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test.each<[string, object[], string | null]>([
    [
      'is the blob of its path',
      [
        { path: 'x/y/b.md', type: 'blob', id: 'no' },
        { path: 'x/y/a.md', type: 'blob', id: 'yes' },
      ],
      'text',
    ],
    ['is no folder of that name', [{ path: 'x/y/a.md', type: 'tree', id: 'no' }], null],
    ['is not there', [{ path: 'x/y/b.md', type: 'blob', id: 'no' }], null],
    ['is without a number', [{ path: 'x/y/a.md', type: 'blob' }], null],
  ])('behind a proxy that decodes paths %s', async (_name, rows, text) => {
    const { project, asked } = serving([noRoute, () => page(rows), file('text')]);
    expect(await project.readFile('x/y/a.md')).toBe(text);
    expect(new URLSearchParams(asked[1]?.path.split('?')[1]).get('path')).toBe('x/y');
    if (text !== null) expect(asked[2]?.path).toBe('/projects/1/repository/blobs/yes');
  });

  test.each<[string, Answering, string | null]>([
    ['the folder is not there', refused(404), null],
    ['the folder cannot be read', refused(500), 'server'],
  ])('behind such a proxy, where %s', async (_name, tree, kind) => {
    const reading = serving([noRoute, tree]).project.readFile('x/a.md');
    if (kind === null) expect(await reading).toBeNull();
    else expect(await failureOf(reading)).toMatchObject({ kind });
  });
});

describe('all files', () => {
  const rows = [
    { path: 'x', type: 'tree' },
    { path: 'x/a.md', type: 'blob' },
  ];
  test.each([
    [undefined, null],
    ['x', 'x'],
  ])('below %s are listed, in all folders', async (folder, path) => {
    const { project, asked } = serving([() => page(rows)]);
    expect((await project.filePaths(folder)).asFarAsRead().items).toEqual(['x/a.md']);
    const query = new URLSearchParams(asked[0]?.path.split('?')[1]);
    expect([query.get('recursive'), query.get('ref'), query.get('path')]).toEqual(['true', 'main', path]);
  });

  test('of a project without a branch are none, and nobody is asked', async () => {
    const { project, asked } = serving([], null);
    expect((await project.filePaths()).ifWhole()).toEqual([]);
    expect(asked).toEqual([]);
  });

  test.each<[string, Answering, boolean]>([
    ['without a tree: none', refused(404), true],
    ['that may not be read', refused(403), false],
  ])('of a project %s', async (_name, answer, isWhole) => {
    expect((await serving([answer]).project.filePaths()).ifWhole() !== null).toBe(isWhole);
  });

  test('of which a page is missing are not whole', async () => {
    const answer: Answering = ({ path }) =>
      path.includes('&page=1') ? page(rows, { pages: 2, total: 3 }) : refused(404)();
    const read = await serving(answer).project.filePaths();
    expect([read.ifWhole(), read.asFarAsRead().items]).toEqual([null, ['x/a.md']]);
  });
});

describe('a commit', () => {
  const change = (path: string, content = 'new') => ({ path, content, action: 'update' as const });
  test('of nothing is none', async () => {
    const { project, asked } = serving([]);
    await project.commit('Why', []);
    expect(asked).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['committing a.md to alex/goals failed', ['a.md']],
    ['committing 2 files to alex/goals failed', ['a.md', 'b.md']],
  ])('is told as: %s', async (told, paths) => {
    const failure = await failureOf(
      serving([refused(403)]).project.commit(
        'Why',
        paths.map((path) => change(path)),
      ),
    );
    expect(failure.message).toContain(told);
  });

  test('whose answer is lost is done where all files say so, and sent again where one does not', async () => {
    const answer =
      (landed: boolean): Answering =>
      ({ method, path }) => {
        if (method === 'POST') return posts++ === 0 ? html(502) : made();
        return file(landed || path.includes('a.md') ? 'new' : 'old')();
      };
    let posts = 0;
    await serving(answer(true)).project.commit('Why', [change('a.md'), change('b.md')]);
    expect(posts).toBe(1);
    posts = 0;
    await serving(answer(false)).project.commit('Why', [change('a.md'), change('b.md')]);
    expect(posts).toBe(2);
  });

  test('that went through after all is there, says a 400, where the files say so, too', async () => {
    const { project, asked } = serving([refused(400), file('new')]);
    await project.commit('Why', [change('a.md')]);
    expect(asked).toHaveLength(2);
  });

  test('to a project without a branch makes its first, on which is read then', async () => {
    const { project, asked } = serving([made, file('new')], null);
    expect(await project.readFile('a.md')).toBeNull();
    await project.commit('Why', [change('a.md')]);
    expect(await project.readFile('a.md')).toBe('new');
    expect(asked[1]?.path).toContain('ref=main');
  });
});
