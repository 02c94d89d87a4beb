// The report page in a browser (Chromium): nothing is said on the console, nothing is asked of the network, it fits, it prints.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReportHtml } from '#render/html/report.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { has } from '../support/process.ts';
import { record, story } from '../unit/reports/story.ts';
import { badWeek, busyWeek, hostileReport, manyGoals, reportOf } from '../unit/render/weeks.ts';
import { hostileYear, reviewReport, yearReport } from '../unit/render/year.ts';
import { type Browser, faultsIn, type Page, openChromium } from './chromium.ts';

const markup = '"><img src=x onerror=alert(1)><script>alert(2)</script><style>*{display:none}</style>';
const hostile = reportOf([story(record({ iid: 1, title: markup, createdAt: '2026-11-20T10:00:00.000Z' }))]);

const pages: readonly { readonly name: string; readonly report: ProgressReport }[] = [
  { name: 'a busy week', report: busyWeek() },
  { name: 'a year', report: yearReport() },
  { name: 'a mid-year form', report: reviewReport() },
  { name: 'a thousand goals', report: reportOf(manyGoals(1000)) },
  { name: 'no goals', report: reportOf([]) },
  { name: 'hostile words', report: hostileReport() },
  { name: 'markup as words, everywhere', report: hostileYear(markup) },
];

describe.skipIf(!has('chromium'))('in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'devgrowth-page-'));
  let browser: Browser;

  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function show(html: string, width = 1100, scheme = 'light'): Promise<{ page: Page; url: string }> {
    const path = join(folder, 'report.html');
    writeFileSync(path, html);
    const url = pathToFileURL(path).href;
    const page = await browser.page();
    await page.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false });
    await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    await page.open(url);
    return { page, url };
  }

  describe.each(pages)('$name', ({ report }) => {
    const html = renderReportHtml(report);

    test.each([
      [1100, 'light'],
      [700, 'dark'],
      [360, 'light'],
    ])('at %i pixels, %s: silent, asks for nothing, is as wide as the window', async (width, scheme) => {
      const { page, url } = await show(html, width, scheme);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      expect(await page.evaluate('document.scripts.length + document.images.length')).toBe(0);
      expect(await page.evaluate('document.styleSheets.length')).toBe(1);
      expect(faultsIn(page, url)).toEqual([]);
    });
  });

  test('the test would see an error, a request, and what the policy forbids', async () => {
    const html = renderReportHtml(hostile).replace(
      '<footer>',
      '<img src="https://gitlab.example/x.png"><p style="color:red">x</p><script>alert(1)</script><footer>',
    );
    const { page, url } = await show(html);
    const told = JSON.stringify(faultsIn(page, url));
    expect(told).toContain('https://gitlab.example/x.png');
    expect(told.match(/violates the following Content Security Policy/g)?.length).toBeGreaterThanOrEqual(3);
    expect(await page.evaluate('getComputedStyle(document.querySelector("main + p, img + p")).color')).not.toBe(
      'rgb(255, 0, 0)',
    );
  });

  test('a title that is markup stays text', async () => {
    const { page, url } = await show(renderReportHtml(hostile));
    expect(await page.evaluate('document.querySelector(".goals .title").textContent')).toBe(markup);
    expect(await page.evaluate('document.querySelectorAll("img, script").length')).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).display')).toBe('block');
    expect(faultsIn(page, url)).toEqual([]);
  });

  test('the browser reads the same structure as we wrote: names of landmarks, headings, tables and drawings', async () => {
    const { page } = await show(renderReportHtml(yearReport()));
    await page.send('Accessibility.enable');
    const { nodes } = (await page.send('Accessibility.getFullAXTree')) as unknown as {
      readonly nodes: readonly {
        readonly ignored: boolean;
        readonly role?: { readonly value: string };
        readonly name?: { readonly value: string };
      }[];
    };
    const named = (role: string) =>
      nodes.filter((node) => !node.ignored && node.role?.value === role).map((node) => node.name?.value ?? '');
    expect(named('main')).toHaveLength(1);
    expect(named('banner')).toHaveLength(1);
    expect(named('contentinfo')).toHaveLength(1);
    expect(named('region')).toEqual([
      'You wait for · 5',
      'Wins · 5',
      'At risk',
      'Goals · 8',
      'Until the next 1:1',
      'The year, FY27',
    ]);
    expect(named('table')).toHaveLength(1);
    expect([...named('table'), ...named('image'), ...named('heading')].filter((name) => name.trim() === '')).toEqual(
      [],
    );
    expect(named('image')).toHaveLength(4);
  });

  test('a narrow screen keeps the tables tables', async () => {
    const { page } = await show(renderReportHtml(yearReport()), 360);
    await page.send('Accessibility.enable');
    const { nodes } = (await page.send('Accessibility.getFullAXTree')) as unknown as {
      readonly nodes: readonly { readonly ignored: boolean; readonly role?: { readonly value: string } }[];
    };
    const roles = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
    expect(roles('table')).toBe(1);
    expect(roles('rowheader')).toBe(8);
    expect(roles('columnheader')).toBe(4);
  });

  const sizes = [
    { name: 'a busy week', report: busyWeek(), heights: [1500, 2600], pages: 1 },
    { name: 'twelve goals of which most are late', report: badWeek(), heights: [2200, 5000], pages: 2 },
  ] as const;

  test.each(sizes)('$name is short on a desk, on a phone and on paper', async ({ report, heights, pages }) => {
    const html = renderReportHtml({ ...report, audience: 'manager' });
    for (const [index, width] of [1280, 390].entries()) {
      const { page } = await show(html, width);
      expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(heights[index] ?? 0);
    }
    const { page } = await show(html);
    const { data } = await page.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
    const pdf = Buffer.from(String(data), 'base64').toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(pages);
  });

  test('prints on A4, without the dark colours', async () => {
    const { page } = await show(renderReportHtml(yearReport()), 1100, 'dark');
    const { data } = await page.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: false });
    const pdf = Buffer.from(String(data), 'base64').toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    const sizes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...size]) => size.map(Number));
    // 210 by 297 millimetres in points of 1/72 inch.
    expect(sizes.map((size) => size.map(Math.round))).toEqual(sizes.map(() => [595, 842]));
    await page.send('Emulation.setEmulatedMedia', {
      media: 'print',
      features: [{ name: 'prefers-color-scheme', value: 'dark' }],
    });
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(30, 30, 38)');
  });
});
