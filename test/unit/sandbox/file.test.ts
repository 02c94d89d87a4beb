// A sandbox on a file: kept between runs, shared by processes, never destroyed.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultSandboxUrl, openSandboxFile, SandboxFileError, type SandboxFile } from '#sandbox/file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'devgrowth-sandbox-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const now = () => Date.parse('2026-11-23T09:00:00.000Z');

async function call(
  sandbox: SandboxFile,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: unknown }> {
  const response = await sandbox.fetch(
    new Request(`${sandbox.externalUrl}/api/v4${path}`, {
      method,
      headers: { 'PRIVATE-TOKEN': sandbox.token, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return { status: response.status, body: await response.json() };
}

test('a new file holds its people and is read again by the next one', async () => {
  const first = await openSandboxFile({ folder: join(folder, 'deep', 'er'), now });
  expect(first.path).toBe(join(folder, 'deep', 'er', 'sandbox.json'));
  expect(await readdir(join(folder, 'deep', 'er'))).toEqual(['sandbox.json']);
  expect([first.username, first.manager, first.externalUrl]).toEqual(['alex', 'morgan', defaultSandboxUrl]);
  expect((await call(first, 'POST', '/projects', { name: 'Goals' })).status).toBe(201);
  const second = await openSandboxFile({ path: first.path, now });
  expect(second.token).toBe(first.token);
  expect((await call(second, 'GET', '/projects/alex%2Fgoals')).status).toBe(200);
});

test.skipIf(process.platform === 'win32')('it is readable by its owner alone', async () => {
  const { path } = await openSandboxFile({ folder, now });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('tokens are random', async () => {
  const one = await openSandboxFile({ path: join(folder, 'one.json'), now });
  const two = await openSandboxFile({ path: join(folder, 'two.json'), now });
  expect(one.token).toMatch(/^glpat-sandbox-[0-9a-f]{20}$/);
  expect(one.token).not.toBe(two.token);
});

test('two on one file see and keep what the other wrote, also at the same moment', async () => {
  const path = join(folder, 'shared.json');
  const [one, two] = [await openSandboxFile({ path, now }), await openSandboxFile({ path, now })];
  await call(one, 'POST', '/projects', { name: 'Goals' });
  expect((await call(two, 'GET', '/projects/1')).status).toBe(200);
  const writes = Array.from({ length: 20 }, (_, at) =>
    call(at % 2 === 0 ? one : two, 'POST', '/projects/1/issues', { title: `Goal ${at}` }),
  );
  expect((await Promise.all(writes)).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
  for (const sandbox of [one, two]) {
    const issues = (await sandbox.read()).issues['1'] ?? [];
    expect(issues.map((issue) => issue.iid)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  }
  expect(await readdir(folder)).toEqual(['shared.json']);
});

test('reading and refused writes leave the file alone', async () => {
  const sandbox = await openSandboxFile({ path: join(folder, 'data.json'), now });
  await call(sandbox, 'POST', '/projects', { name: 'Goals' });
  const before = await stat(sandbox.path, { bigint: true });
  await call(sandbox, 'GET', '/projects');
  expect((await call(sandbox, 'POST', '/projects', { name: 'Goals' })).status).toBe(400);
  expect((await call(sandbox, 'PUT', '/projects/1', { name: 'Goals' })).status).toBe(200);
  const after = await stat(sandbox.path, { bigint: true });
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
});

describe('the lock', () => {
  test('of a process that is gone is taken over', async () => {
    const sandbox = await openSandboxFile({ path: join(folder, 'data.json'), now });
    await writeFile(`${sandbox.path}.lock`, '99999999 somebody\n');
    expect((await call(sandbox, 'POST', '/projects', { name: 'Goals' })).status).toBe(201);
    expect(await readdir(folder)).toEqual(['data.json']);
  });

  test('of a living process is waited for, then named; reads do not wait', async () => {
    const sandbox = await openSandboxFile({ path: join(folder, 'data.json'), now, lockWaitMs: 60 });
    await writeFile(`${sandbox.path}.lock`, `${process.pid} somebody\n`);
    await expect(call(sandbox, 'POST', '/projects', { name: 'Goals' })).rejects.toThrow(
      new SandboxFileError(
        `The sandbox file ${sandbox.path} is busy: ${sandbox.path}.lock is held by process ${process.pid}.`,
      ),
    );
    expect((await call(sandbox, 'GET', '/projects')).status).toBe(200);
    await rm(`${sandbox.path}.lock`);
    expect((await call(sandbox, 'POST', '/projects', { name: 'Goals' })).status).toBe(201);
  });
});

describe('a file that is not ours', () => {
  test.each([
    ['{"format":1,', 'is damaged: it is no JSON'],
    ['', 'is damaged: it is no JSON'],
    ['{"goals":[]}', 'is not a sandbox file'],
    ['null', 'is not a sandbox file'],
    ['{"format":7}', 'was written by another version of devgrowth (format 7)'],
  ])('%j %s, and stays as it is', async (text, problem) => {
    const path = join(folder, 'data.json');
    await writeFile(path, text);
    await expect(openSandboxFile({ path, now })).rejects.toThrow(problem);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test('one that breaks or goes away while it is open', async () => {
    const sandbox = await openSandboxFile({ path: join(folder, 'data.json'), now });
    await writeFile(sandbox.path, 'broken');
    await expect(call(sandbox, 'POST', '/projects', { name: 'Goals' })).rejects.toThrow(SandboxFileError);
    expect(await readFile(sandbox.path, 'utf8')).toBe('broken');
    await rm(sandbox.path);
    await expect(call(sandbox, 'GET', '/projects')).rejects.toThrow('is gone');
  });
});

test('where it was served is remembered for the addresses that others hand out', async () => {
  const path = join(folder, 'data.json');
  await openSandboxFile({ path, now, externalUrl: 'http://127.0.0.1:5000/gitlab' });
  const other = await openSandboxFile({ path, now });
  expect(other.externalUrl).toBe('http://127.0.0.1:5000/gitlab');
  const { body } = await call(other, 'POST', '/projects', { name: 'Goals' });
  expect((body as { web_url: string }).web_url).toBe('http://127.0.0.1:5000/gitlab/alex/goals');
});
