// The pager: which program it is, that it gets all of the text, and what becomes of one that is not there.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pagerWords, showInPager } from '#host/pager.ts';
import { inkOf } from '#render/terminal/ink.ts';

test.each([
  [{}, ['less']],
  [{ PAGER: 'most -s' }, ['most', '-s']],
  [{ PAGER: '' }, []],
  [{ PAGER: 'cat' }, []],
])('%j', (env, words) => {
  expect(pagerWords(env)).toEqual(words);
});

describe.skipIf(process.platform === 'win32')('a pager', () => {
  test('gets the whole text, asks less for colours, and sees no token', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'devgrowth-pager-'));
    try {
      const [pager, kept] = [join(folder, 'pager.sh'), join(folder, 'kept')];
      await writeFile(pager, `#!/bin/sh\n(cat; echo "$LESS $DEVGROWTH_TOKEN.") > ${kept}\n`);
      await chmod(pager, 0o700);
      const text = 'line\n'.repeat(20_000);
      const env = { PAGER: pager, PATH: process.env['PATH'], DEVGROWTH_TOKEN: 'glpat-secret' };
      expect(await showInPager(inkOf(text), env)).toBe(true);
      expect(await readFile(kept, 'utf8')).toBe(`${text}FRX .\n`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('that ends before it has read all is no error, one that is not there shows nothing', async () => {
    const { PATH } = process.env;
    expect(await showInPager(inkOf('line\n'.repeat(200_000)), { PAGER: 'true', PATH })).toBe(true);
    expect(await showInPager(inkOf('line\n'), { PAGER: 'no-such-pager-anywhere', PATH })).toBe(false);
  });

  test.each([
    ['that fails', { PAGER: 'false' }],
    ['that needs a shell', { PAGER: 'less -R | cat' }],
    ['for a terminal that shows no colours', { PAGER: 'true', TERM: 'dumb' }],
  ])('%s shows nothing: all of it is printed', async (_why, env) => {
    expect(await showInPager(inkOf('line\n'), { PATH: process.env['PATH'], ...env })).toBe(false);
  });
});
