// The README shows what the demo ends with: the terminal as text and as a picture, and the page. `npm run docs` makes them anew.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChromium } from '../deep/chromium.ts';
import { devgrowth, emptyHome, root } from '../support/process.ts';
import { terminalPicture } from '../support/terminal-picture.ts';

const files = { readme: join(root, 'README.md'), terminal: 'docs/report-terminal.svg', page: 'docs/report-page.webp' };
const home = emptyHome();
let shown: string;
let page: string;

beforeAll(async () => {
  // A terminal of 80 by 24 without one: its size is all that the report asks.
  const terminal = 'data:text/javascript,Object.assign(process.stdout,{isTTY:true,columns:80,rows:24})';
  const env = { ...home.env, NODE_OPTIONS: `--import=${terminal}` };
  const { code, stdout, stderr } = await devgrowth(['demo', '--color', 'always'], env);
  expect(code, stderr).toBe(0);
  const [, told = '', path = ''] =
    /\$ devgrowth report\n\n([\s\S]*)\nThe same report as a page: (.+)\n/.exec(stdout) ?? [];
  shown = told.trimEnd();
  page = join(path);
});
afterAll(() => home.remove());

test('the report in the README is the one that the demo ends with', async () => {
  const readme = readFileSync(files.readme, 'utf8');
  const block = `$ devgrowth report\n\n${stripVTControlCharacters(shown)}\n\`\`\``;
  const current = readme.replace(/\$ devgrowth report\n\n[\s\S]*?\n```/, () => block);
  await expect(current).toMatchFileSnapshot(files.readme);
});

test('so is its picture', async () => {
  const picture = terminalPicture(shown, 'devgrowth report in a terminal of 80 by 24', 80);
  expect(picture.length).toBeLessThan(60_000);
  await expect(picture).toMatchFileSnapshot(join(root, files.terminal));
});

/** Of the page without what differs from run to run: the port of the story's GitLab. */
const drawnFrom = () => `html-sha256=${createHash('sha256').update(readPage()).digest('hex')}`;
const readPage = () => readFileSync(page, 'utf8').replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4610');

// Drawing needs Chromium, and differs between machines; whether it is still the picture of this page needs neither.
test('so is the picture of the page', async () => {
  const path = join(root, files.page);
  if (process.env['DEVGROWTH_DRAW'] === 'yes') writeFileSync(path, await drawn());
  const picture = readFileSync(path);
  expect(picture.length).toBeLessThan(60_000);
  expect(picture.subarray(-drawnFrom().length).toString('latin1'), 'stale: run `npm run docs`').toBe(drawnFrom());
});

/** The first screen. A reader of pictures stops at the length that its header names, so that a line behind it is ours. */
async function drawn(): Promise<Buffer> {
  const browser = await openChromium();
  try {
    const view = await browser.page();
    const size = { width: 1080, height: 760 };
    await view.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    await view.send('Emulation.setScrollbarsHidden', { hidden: true });
    await view.open(pathToFileURL(page).href);
    const { data } = await view.send('Page.captureScreenshot', { format: 'webp', quality: 45 });
    return Buffer.concat([Buffer.from(String(data), 'base64'), Buffer.from(drawnFrom(), 'latin1')]);
  } finally {
    await browser.close();
  }
}
