// Which editor is started, with which words; and that it runs without a shell.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editorWords, openEditor } from '#host/editor.ts';

describe('editorWords', () => {
  test.each([
    ['$VISUAL before $EDITOR', { VISUAL: 'code --wait', EDITOR: 'nano' }, 'linux', ['code', '--wait']],
    ['$EDITOR', { EDITOR: '"/opt/my editor" -n' }, 'linux', ['/opt/my editor', '-n']],
    ['an empty one does not count', { VISUAL: ' ', EDITOR: 'nano' }, 'darwin', ['nano']],
    ['neither', {}, 'linux', ['vi']],
    ['neither, on Windows', {}, 'win32', ['notepad']],
    [
      'a path of Windows, whose backslashes mean nothing else',
      { EDITOR: String.raw`"C:\Program Files\Ed\ed.exe" -w` },
      'win32',
      [String.raw`C:\Program Files\Ed\ed.exe`, '-w'],
    ],
  ])('%s', (_name, env, platform, words) => expect(editorWords({ env, platform })).toEqual(words));

  test('what needs a shell is refused, with the name of the variable', () => {
    expect(() => editorWords({ env: { EDITOR: 'vi; rm -rf .' }, platform: 'linux' })).toThrow(/\$EDITOR holds ";"/);
  });
});

describe.skipIf(process.platform === 'win32')('openEditor', () => {
  test('waits for it, and hands the path over as one word', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'devgrowth editor $(x) '));
    try {
      const editor = join(folder, 'ed.sh');
      await writeFile(editor, '#!/bin/sh\nsleep 0.1\nprintf "%s" "$1" > "$2"\n');
      await chmod(editor, 0o700);
      const path = join(folder, 'a b.md');
      await openEditor(path, { env: { EDITOR: `'${editor}' said` }, platform: process.platform });
      expect(await readFile(path, 'utf8')).toBe('said');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.each([
    ['fails', 'false', 'it ended with 1'],
    ['is not there', 'no-such-editor-anywhere', 'there is no such program'],
  ])('one that %s says where the text is', async (_name, editor, why) => {
    await expect(openEditor('/tmp/text.md', { env: { EDITOR: editor }, platform: 'linux' })).rejects.toMatchObject({
      message: `the editor ${editor} did not work: ${why}`,
      hint: expect.stringContaining('/tmp/text.md'),
    });
  });
});
