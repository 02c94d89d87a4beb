// A sandbox on a file: kept between runs, shared by processes, never destroyed.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SandboxFileError } from '#sandbox/file-failure.ts';
import { defaultSandboxUrl, openSandboxFile, type SandboxFile } from '#sandbox/file.ts';

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

test('who plays another year, or comes back after one, is let in with the same token; a shorter life is kept', async () => {
  const path = join(folder, 'data.json');
  const begun = await openSandboxFile({ path, now });
  await call(begun, 'POST', '/projects', { name: 'Goals' });
  const later = await openSandboxFile({ path, now: () => Date.parse('2029-02-01T09:00:00.000Z') });
  expect(later.token).toBe(begun.token);
  expect((await call(later, 'GET', '/projects/1')).status).toBe(200);
  expect((await call(later, 'POST', '/personal_access_tokens/self/rotate', { expires_at: '2029-02-03' })).status).toBe(
    200,
  );
  const rotated = await openSandboxFile({ path, now: () => Date.parse('2029-02-03T09:00:00.000Z') });
  expect((await call(rotated, 'GET', '/projects/1')).status).toBe(401);
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

test('within a process no limit is announced, which would make it wait for itself; a served one has one', async () => {
  const path = join(folder, 'data.json');
  const limitOf = async (options: object) => {
    const sandbox = await openSandboxFile({ path, now, ...options });
    const { headers } = await sandbox.fetch(new Request(`${sandbox.externalUrl}/api/v4/version`));
    return headers.get('RateLimit-Limit');
  };
  expect(await limitOf({})).toBeNull();
  expect(await limitOf({ externalUrl: defaultSandboxUrl })).toBe('2000');
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

test('what a kill left of a save is swept by the next one that saves, when it is a day old', async () => {
  const path = join(folder, 'shared.json');
  await openSandboxFile({ path, now });
  const id = (number: number) => `0c5c8c0e-0000-4000-8000-00000000000${number}`;
  const anHourAgo = Date.now() / 1000 - 3_600;
  const names = [
    `shared.json.${id(1)}.tmp`,
    `shared.json.${id(2)}.tmp`,
    'shared.json.mine.tmp',
    `other.json.${id(3)}.tmp`,
  ];
  for (const name of names) {
    await writeFile(join(folder, name), '{');
    const at = name.includes(id(2)) ? anHourAgo : anHourAgo - 90_000;
    await utimes(join(folder, name), at, at);
  }
  const later = await openSandboxFile({ path, now });
  await call(later, 'GET', '/user');
  expect(await readdir(folder)).toHaveLength(5);
  await call(later, 'POST', '/projects', { name: 'Goals' });
  expect(await readdir(folder)).toEqual(['shared.json', ...names.slice(1)].toSorted());
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
    await writeFile(`${sandbox.path}.lock`, `${process.ppid} somebody\n`);
    await expect(call(sandbox, 'POST', '/projects', { name: 'Goals' })).rejects.toThrow(
      new SandboxFileError(
        `The sandbox file ${sandbox.path} is busy: ${sandbox.path}.lock is held by process ${process.ppid}.`,
        { fault: 'busy' },
      ),
    );
    expect((await call(sandbox, 'GET', '/projects')).status).toBe(200);
    await rm(`${sandbox.path}.lock`);
    expect((await call(sandbox, 'POST', '/projects', { name: 'Goals' })).status).toBe(201);
  });
});

describe('a disk that refuses', () => {
  const failing = (code: string) =>
    Object.assign(new Error(`${code}: no, write`), { code, syscall: 'write', errno: -28 });

  test.each([
    ['ENOSPC', 'the disk is full'],
    ['EIO', 'the disk reports an error'],
    ['EROFS', 'the disk is read-only'],
    ['EMFILE', 'the disk refuses'],
  ])('%s: the write failed, is named, and nobody ever reads it', async (code, words) => {
    let isRefusing = false;
    const sandbox = await openSandboxFile({
      path: join(folder, 'data.json'),
      now,
      writeFile: (...given) => (isRefusing ? Promise.reject(failing(code)) : writeFile(...given)),
    });
    await call(sandbox, 'POST', '/projects', { name: 'Goals' });
    const before = await readFile(sandbox.path, 'utf8');
    isRefusing = true;
    const error = await call(sandbox, 'POST', '/projects/1/issues', { title: 'Lost' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({
      name: 'SandboxFileError',
      fault: 'disk',
      message: `The sandbox file ${sandbox.path} cannot be written: ${words} (${code}).`,
    });
    // Neither by who asked for it nor by another, and it is not saved together with what comes next.
    expect((await call(sandbox, 'GET', '/projects/1/issues')).body).toEqual([]);
    isRefusing = false;
    await call(sandbox, 'POST', '/projects/1/issues', { title: 'Kept' });
    const { issues } = await sandbox.read();
    expect(issues['1']?.map(({ title, iid }) => [title, iid])).toEqual([['Kept', 1]]);
    expect(before).not.toContain('Lost');
    expect(await readdir(folder)).toEqual(['data.json']);
  });

  test('a write that is under way is seen by nobody before it is saved', async () => {
    let go: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    let begun: () => void = () => {};
    const isWriting = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let isHeld = false;
    const sandbox = await openSandboxFile({
      path: join(folder, 'data.json'),
      now,
      async writeFile(...given) {
        if (isHeld) {
          begun();
          await held;
        }
        return writeFile(...given);
      },
    });
    await call(sandbox, 'POST', '/projects', { name: 'Goals' });
    isHeld = true;
    const writing = call(sandbox, 'POST', '/projects/1/issues', { title: 'Coming' });
    await isWriting;
    expect((await call(sandbox, 'GET', '/projects/1/issues')).body).toEqual([]);
    go();
    expect((await writing).status).toBe(201);
    expect((await call(sandbox, 'GET', '/projects/1/issues')).body).toMatchObject([{ title: 'Coming' }]);
  });

  test('a lock that cannot be made is no network error and no bug', async () => {
    const sandbox = await openSandboxFile({ path: join(folder, 'data.json'), now });
    await rm(folder, { recursive: true });
    await expect(call(sandbox, 'POST', '/projects', { name: 'Goals' })).rejects.toMatchObject({
      name: 'SandboxFileError',
      fault: 'disk',
      message: `The sandbox file ${sandbox.path} cannot be locked: the disk refuses (ENOENT).`,
    });
  });
});

describe('a file that is not ours', () => {
  test.each([
    ['{"format":1,', 'is damaged: it is no JSON'],
    ['', 'is damaged: it is no JSON'],
    ['{"goals":[]}', 'is not a sandbox file'],
    ['null', 'is not a sandbox file'],
    ['{"format":1}', 'is damaged: it has no "tier"'],
    [
      `{"format":1,"tier":"free","version":"19.5","externalUrl":null,"counters":[]}`,
      'is damaged: it has no "counters"',
    ],
    ['{"format":7}', 'was written by another version of devgrowth (format 7)'],
  ])('%j %s, and stays as it is', async (text, problem) => {
    const path = join(folder, 'data.json');
    await writeFile(path, text);
    await expect(openSandboxFile({ path, now })).rejects.toThrow(problem);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test.skipIf(process.platform === 'win32')('what is no file is neither waited for nor replaced', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [folder, pipe])
      await expect(openSandboxFile({ path, now })).rejects.toThrow(
        new SandboxFileError(`${path} is no file, and a sandbox is kept in one.`),
      );
    await writeFile(join(folder, 'file'), '');
    await expect(openSandboxFile({ folder: join(folder, 'file', 'below'), now })).rejects.toThrow(SandboxFileError);
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
  const served = await openSandboxFile({ path, now, externalUrl: 'http://127.0.0.1:5000/gitlab' });
  const other = await openSandboxFile({ path, now });
  expect(other.pagesUrl).toMatch(/^http:\/\/127\.0\.0\.1:5000\/gitlab\/\?key=[0-9a-f]{20}$/);
  expect(other.pagesUrl).toBe(served.pagesUrl);
  expect(other.externalUrl).toBe('http://127.0.0.1:5000/gitlab');
  const { body } = await call(other, 'POST', '/projects', { name: 'Goals' });
  expect((body as { web_url: string }).web_url).toBe('http://127.0.0.1:5000/gitlab/alex/goals');
});

test('a client of strangers is told 404 where the sandbox has a gap, by choice', async () => {
  const sandbox = await openSandboxFile({ folder, now, unserved: 404 });
  expect(await call(sandbox, 'GET', '/nonsense')).toEqual({ status: 404, body: { error: '404 Not Found' } });
});

test('a new file begins with its seed, and one that is there stays as it is', async () => {
  const path = join(folder, 'seeded.json');
  const open = (title: string) =>
    openSandboxFile({ path, now, seed: { seed: 1, projects: { 'alex/goals': { issues: [{ title }] } } } });
  await open('First');
  const { read } = await open('Second');
  expect(Object.values((await read()).issues).flat()).toMatchObject([{ title: 'First' }]);
});
