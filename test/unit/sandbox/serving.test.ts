// One server for a sandbox file, however its path is written.
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SandboxFileError } from '#sandbox/file-failure.ts';
import { openSandboxFile } from '#sandbox/file.ts';
import { AlreadyServed, servedAlone } from '#sandbox/serving.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'devgrowth-serving-'));
  mkdirSync(join(folder, 'data'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const serve = <T>(path: string, work: () => Promise<T>) => servedAlone(path, at('marks'), work);
const now = () => Date.parse('2026-11-23T09:00:00.000Z');
/** As `devgrowth sandbox` does: opens the file, and says in it where it is served. */
const serving = (path: string, meanwhile: () => Promise<void>) =>
  serve(path, async () => {
    await openSandboxFile({ path, now, externalUrl: 'http://127.0.0.1:4610' });
    await meanwhile();
  });

test.each([
  ['the same path', at],
  ['a symbolic link', (name: string) => (symlinkSync(at('data', 'a.json'), at(name)), at(name))],
  ['a link to its folder', (name: string) => (symlinkSync(at('data'), at(name)), at(name, 'a.json'))],
])('%s is the same file, also before there is one', async (_, nameOf) => {
  const path = at('data', 'a.json');
  const other = nameOf === at ? path : nameOf('b.json');
  await serving(path, () => expect(serving(other, () => Promise.resolve())).rejects.toThrow(AlreadyServed));
  await serving(other, () => expect(serving(path, () => Promise.resolve())).rejects.toThrow(AlreadyServed));
});

test('a hard link is the same file, although a write parts them', async () => {
  await openSandboxFile({ path: at('a.json'), now });
  linkSync(at('a.json'), at('data', 'b.json'));
  await serving(at('a.json'), () =>
    expect(serving(at('data', 'b.json'), () => Promise.resolve())).rejects.toThrow(AlreadyServed),
  );
  await serving(at('data', 'b.json'), () => Promise.resolve());
});

test('other files are served at the same time, and nothing stays behind', async () => {
  await serving(at('a.json'), () => serving(at('b.json'), () => Promise.resolve()));
  await serving(at('a.json'), () => serving(at('b.json'), () => Promise.resolve()));
  expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json', 'data', 'marks']);
  expect(readdirSync(at('marks'))).toEqual([]);
});

test('where no file can be, the file is named', async () => {
  writeFileSync(at('file'), '');
  await expect(serve(at('file', 'a.json'), () => Promise.resolve())).rejects.toThrow(SandboxFileError);
});
