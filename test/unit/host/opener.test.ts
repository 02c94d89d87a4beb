// Which program opens a file on which system, and what is said where there is none.
import { expect, test } from 'vitest';
import { openerOf, openWithSystem } from '#host/opener.ts';

test.each([
  ['linux', ['xdg-open', '/a b/$(x).html']],
  ['freebsd', ['xdg-open', '/a b/$(x).html']],
  ['darwin', ['open', '/a b/$(x).html']],
  ['win32', ['rundll32.exe', 'url.dll,FileProtocolHandler', '/a b/$(x).html']],
])('%s: the path is one argument, whatever it holds', (platform, expected) => {
  expect(openerOf(platform, '/a b/$(x).html')).toEqual(expected);
});

test('without the program the file is named, to be opened by hand', async () => {
  // rundll32.exe is on no system that runs these tests as win32 under another name.
  const onWindows = process.platform === 'win32';
  await expect(
    openWithSystem('/tmp/report.html', { env: process.env, platform: onWindows ? 'darwin' : 'win32' }),
  ).rejects.toMatchObject({
    kind: 'configuration',
    hint: 'Open it yourself: /tmp/report.html',
  });
});
