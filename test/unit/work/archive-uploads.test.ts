// The files that texts link to: each once, as far as there is room, and what is missing by name.
import { expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { ArchivedIssue } from '#reports/archive.ts';
import { ownRepositoryFiles } from '#work/archive/repository-files.ts';
import { fetchUploads } from '#work/archive/uploads.ts';
import { ListRead } from '#growth/words/completeness.ts';

const megabyte = 1024 * 1024;
const secret = (letter: string) => letter.repeat(32);
const address = (letter: string, name: string) => `[x](/uploads/${secret(letter)}/${name})`;
const issue = (text: string, ...comments: readonly string[]) =>
  ({ text, comments: comments.map((said) => ({ text: said })) }) as unknown as ArchivedIssue;

async function fetched(issues: readonly ArchivedIssue[], size: (name: string) => number | Error = () => 3) {
  const asked: [string, number][] = [];
  const steps: string[] = [];
  const upload = ({ name }: { readonly name: string }, most: number) => {
    asked.push([name, most / megabyte]);
    const bytes = size(name);
    return bytes instanceof Error
      ? Promise.reject(bytes)
      : Promise.resolve({ byteLength: bytes } as unknown as Uint8Array);
  };
  const { uploads, contents } = await fetchUploads(issues, { upload }, (step) => steps.push(step));
  return { uploads, asked, steps, kept: [...contents.keys()] };
}

test('of texts and comments, each file once and in one order', async () => {
  const { uploads, asked, steps, kept } = await fetched([
    issue(`${address('b', 'b.pdf')} ${address('a', 'z.pdf')}`, address('b', 'b.pdf')),
    issue('none', `${address('a', 'a.pdf')} and ${address('b', 'b.pdf')}`),
  ]);
  expect(asked.map(([name]) => name)).toEqual(['a.pdf', 'z.pdf', 'b.pdf']);
  expect(steps).toEqual(['1 of 3, a.pdf', '2 of 3, z.pdf', '3 of 3, b.pdf']);
  expect(kept).toEqual([`${secret('a')}/a.pdf`, `${secret('a')}/z.pdf`, `${secret('b')}/b.pdf`]);
  expect(uploads[0]).toEqual({ secret: secret('a'), name: 'a.pdf', bytes: 3, missing: null });
});

test('one may take 20 MB, all together 200 MB', async () => {
  const eleven = Array.from({ length: 11 }, (_, index) => `${String.fromCharCode(97 + index)}.pdf`);
  const issues = eleven.map((name) => issue(address('a', name)));
  const full = await fetched(issues, () => 20 * megabyte);
  expect(full.asked).toEqual(eleven.slice(0, 10).map((name) => [name, 20]));
  expect(full.uploads.at(-2)).toMatchObject({ name: 'j.pdf', missing: null });
  expect(full.uploads.at(-1)).toMatchObject({
    name: 'k.pdf',
    bytes: null,
    missing: 'all files together may take 200 MB',
  });
  // What is left of it all is room for one more.
  const nearly = await fetched(issues, () => 19 * megabyte);
  expect(nearly.asked.at(-1)).toEqual(['k.pdf', 10]);
});

test('what is gone is named with why, and the others are taken', async () => {
  const gone = new DevgrowthError('not-found', 'a.pdf is gone');
  const { uploads, kept } = await fetched([issue(address('a', 'a.pdf')), issue(address('b', 'b.pdf'))], (name) =>
    name === 'a.pdf' ? gone : 3,
  );
  expect(uploads.map(({ bytes, missing }) => [bytes, missing])).toEqual([
    [null, 'a.pdf is gone'],
    [3, null],
  ]);
  expect(kept).toEqual([`${secret('b')}/b.pdf`]);
});

test.each<[string, Error]>([
  ['a token that ended', new DevgrowthError('authentication', 'ended')],
  ['a fault of ours', new TypeError('a fault')],
])('%s ends it', async (_name, error) => {
  await expect(fetched([issue(address('a', 'a.pdf'))], () => error)).rejects.toBe(error);
});

test('files of the repository: ours in one order, the others by name, and what went meanwhile is missing', async () => {
  const files = (texts: Readonly<Record<string, string | null>>, failed: boolean) => {
    const items = Object.keys(texts);
    const failure = failed ? { kind: 'server', message: 'no' } : null;
    const source = { name: 'files', requests: 1, seen: items.length, total: null, failed: failure };
    return ownRepositoryFiles({
      filePaths: () => Promise.resolve(new ListRead({ items, source })),
      readFile: (path) => Promise.resolve(texts[path] ?? null),
    });
  };
  const texts = { 'b.txt': 'b', 'README.md': 'read', 'a.txt': 'a', '.devgrowth.yml': 'own', '.gitlab-ci.yml': null };
  expect(await files(texts, false)).toEqual({
    files: [
      { path: '.devgrowth.yml', text: 'own' },
      { path: 'README.md', text: 'read' },
    ],
    others: ['a.txt', 'b.txt'],
    source: { name: 'files', requests: 1, seen: 4, total: 5, failed: null },
  });
  expect((await files({ 'README.md': 'read' }, false)).source).toMatchObject({ seen: 1, total: null });
  expect((await files(texts, true)).source).toMatchObject({ seen: 5, failed: { kind: 'server' } });
});
