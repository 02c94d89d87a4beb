// The report's pages and the sandbox's own before axe-core (Chromium), light and dark: nothing serious, nothing critical.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReportHtml } from '#render/html/report.ts';
import { bin, emptyHome, has, root } from '../support/process.ts';
import { badWeek, busyWeek, incompleteWeek, manyGoals, quietWeek, reportOf } from '../unit/render/weeks.ts';
import { reviewReport, yearReport } from '../unit/render/year.ts';
import { type Browser, openChromium } from './chromium.ts';

const schemes = ['light', 'dark'] as const;

const reports = [
  { name: 'a busy week', report: busyWeek() },
  { name: 'a quiet week', report: quietWeek() },
  { name: 'a bad week', report: badWeek() },
  { name: 'a week half read', report: incompleteWeek() },
  { name: 'a thousand goals', report: reportOf(manyGoals(1000)) },
  { name: 'a project without goals', report: reportOf([]) },
  { name: 'a year', report: yearReport() },
  { name: 'a mid-year form', report: reviewReport() },
];

/** Of the demo's story: its dashboard, a goal, the plan, a 1:1, the promotion document, and what GitLab has around them. */
const pages = [
  ['', 'goals'],
  ['/-/issues/1', 'Dashboard'],
  ['/-/issues/7', 'Pass the Certified Kubernetes'],
  ['/-/issues/14', 'plan'],
  ['/-/issues/15', 'Promotion'],
  ['/-/issues/19', '1:1 2026-11-24'],
  ['/-/work_items', 'Issues'],
  ['/-/boards', 'Goals'],
  ['/-/milestones', 'Milestones'],
] as const;

describe.skipIf(!has('chromium'))('axe-core in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'devgrowth-axe-'));
  const home = emptyHome();
  let browser: Browser;
  let demo: ChildProcess;
  let project: string;
  let key: string;

  beforeAll(async () => {
    browser = await openChromium();
    const child = spawn(process.execPath, [bin, 'demo', '--serve'], { env: home.env, cwd: root });
    demo = child;
    const served = await new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const url = /until Ctrl-C: (.+)$/.exec(line)?.[1];
        if (url !== undefined) resolve(url);
      });
    });
    [project = '', key = ''] = served.split('?');
  });
  afterAll(async () => {
    demo.kill('SIGINT');
    await browser.close();
    home.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** `rule: element`, of what it finds that shuts somebody out. */
  async function findings(url: string, scheme: (typeof schemes)[number], width = 1280): Promise<string[]> {
    const page = await browser.page();
    await page.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false });
    await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    await page.open(url);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    await page.send('Runtime.evaluate', { expression: axe.source });
    const { result } = await page.send('Runtime.evaluate', {
      expression: 'axe.run()',
      awaitPromise: true,
      returnByValue: true,
    });
    const { violations, passes } = (result as { readonly value: AxeResults }).value;
    expect(passes.length).toBeGreaterThan(10);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ target }) => `${id}: ${target.join(' ')}`));
  }

  test.each(reports)('$name', async ({ report }) => {
    const path = join(folder, 'report.html');
    writeFileSync(path, renderReportHtml(report));
    for (const scheme of schemes)
      expect([scheme, await findings(pathToFileURL(path).href, scheme)]).toEqual([scheme, []]);
    expect(await findings(pathToFileURL(path).href, 'light', 390)).toEqual([]);
  });

  test.each(pages)('the page %s of the demo: %s', async (path, title) => {
    const page = await browser.page();
    await page.open(`${project}${path}?${key}`);
    expect(await page.evaluate('document.title')).toContain(title);
    for (const scheme of schemes)
      expect([scheme, await findings(`${project}${path}?${key}`, scheme)]).toEqual([scheme, []]);
    expect(await findings(`${project}${path}?${key}`, 'light', 390)).toEqual([]);
  });

  test('it would find a box without a name', async () => {
    const path = join(folder, 'bad.html');
    writeFileSync(path, renderReportHtml(quietWeek()).replace('<footer>', '<footer><input type="checkbox">'));
    expect(await findings(pathToFileURL(path).href, 'light')).toEqual(['label: input']);
  });
});
