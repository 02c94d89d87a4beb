// Files that somebody names: read where they are text of a person's size, called what they are otherwise, never waited for.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFiles } from '#host/disk.ts';
import { readTextFile } from '#host/text-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'devgrowth-text-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const made: Record<string, (path: string) => void> = {
  'a folder': (path) => mkdirSync(path),
  'a pipe or a device, no file': (path) => execFileSync('mkfifo', [path]),
  'larger than 16 MB': (path) => {
    writeFileSync(path, '');
    truncateSync(path, 16 * 1024 * 1024 + 1);
  },
};

test.skipIf(process.platform === 'win32').each(Object.keys(made))('%s', async (what) => {
  const path = join(folder, 'named');
  made[what]?.(path);
  await expect(readTextFile(path)).rejects.toThrow(`it is ${what}`);
  // Settings, drafts and certificates go the same way.
  await expect(diskFiles().read(path)).rejects.toMatchObject({
    kind: 'configuration',
    message: `cannot read ${path}: it is ${what}`,
    hint: 'Move it away, or name a text file there.',
  });
});

test('a file is read whole, letters that several chunks share included', async () => {
  const text = `${'x'.repeat(65_535)}é`;
  writeFileSync(join(folder, 'named'), text);
  expect(await readTextFile(join(folder, 'named'))).toBe(text);
  expect(await diskFiles().read(join(folder, 'not-there'))).toBeNull();
});

test('a file that is no text is written byte for byte, for its owner alone', async () => {
  const path = join(folder, 'case.docx');
  const bytes = Uint8Array.from([0x50, 0x4b, 0, 0xff, 0xc3, 0x28]);
  await diskFiles().write(path, bytes);
  expect(Uint8Array.from(readFileSync(path))).toEqual(bytes);
  if (process.platform !== 'win32') expect(await diskFiles().mode(path)).toBe(0o600);
});

test('a file of bytes is read up to its own limit, and a longer one is not', async () => {
  const path = join(folder, 'kept.jsonl');
  // More than a text may have.
  const most = 17 * 1024 * 1024;
  writeFileSync(path, Buffer.alloc(most, 'é'));
  const bytes = await diskFiles().readBytes(path, most);
  expect([
    bytes?.length,
    Buffer.from(bytes ?? [])
      .subarray(-2)
      .toString(),
  ]).toEqual([most, 'é']);
  await expect(diskFiles().readBytes(path, most - 1)).rejects.toThrow('it is larger than');
  expect(await diskFiles().readBytes(join(folder, 'not-there'), most)).toBeNull();
  writeFileSync(path, '');
  expect(await diskFiles().readBytes(path, most)).toHaveLength(0);
});

test.skipIf(process.platform !== 'linux')(
  'a file of the system, which says that it is empty, is read all the same',
  async () => {
    expect(await readTextFile('/proc/self/status')).toContain('Pid:');
  },
);
