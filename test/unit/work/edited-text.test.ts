// The file that an editor gets: of its owner alone, whatever the umask says, and gone when its words are safe.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFiles } from '#host/disk.ts';
import { editedFile, editText } from '#work/edited-text.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'devgrowth-edited-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')('is read by nobody else while the editor is open', async () => {
  const places = { config: folder, state: join(folder, 'state') };
  const path = editedFile({ places }, 'k3m9x2');
  const modes: string[] = [];
  const before = process.umask(0);
  try {
    const desk = {
      files: diskFiles(),
      places,
      async openEditor(opened: string) {
        for (const one of [opened, join(folder, 'state', 'drafts')])
          modes.push(((await stat(one)).mode & 0o777).toString(8));
        await writeFile(opened, 'Words of mine\n');
      },
    };
    expect(await editText('k3m9x2', '# Week', desk, () => Promise.resolve())).toBe('Words of mine');
  } finally {
    process.umask(before);
  }
  expect(modes).toEqual(['600', '700']);
  await expect(stat(path)).rejects.toThrow('ENOENT');
});
