// How many pages a document fills when a browser prints it: as many as the export says, and within one of what the check says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { citationsOf } from '#growth/promotion/cited.ts';
import { type HandedIn, handedIn } from '#growth/promotion/handed-in.ts';
import { pagesOf } from '#growth/promotion/pages.ts';
import { renderHandedInHtml } from '#render/html/handed-in.ts';
import { has } from '../support/process.ts';
import { linted, promotionCase, writtenPromotions } from '../support/promotion-case.ts';
import { type Browser, openChromium, type Page } from './chromium.ts';

const written = [...writtenPromotions];

/** The first ones, each beneath the last, with their results as more results. */
const together = (count: number) =>
  written
    .slice(0, count)
    .map(([, text], at) =>
      at === 0 ? text : text.slice(text.indexOf('### Result 1'), text.indexOf('## Business Just')),
    )
    .join('\n');
const bullet = '- Four teams of the shop moved nine services to the queue between March and June 2026.';
const paragraph = Array.from(
  { length: 5 },
  () => 'Alex wrote the design of the queue, asked both teams, and moved the first service.',
).join(' ');
const filled = (words: string) =>
  `## Promotion Summary\n\nAlex leads.\n\n## Business Results\n\n### Result 1\n\n${words}\n`;

const asked = { audience: 'committee', besides: [], words: citationsOf([]).inLine } as const;
const pangram = 'The quick brown fox jumps over the lazy dog';

/** By name; twenty of them. */
const documents: readonly (readonly [string, string])[] = [
  ...written,
  ['six results', together(2)],
  ['nine results', together(3)],
  ['twelve results', together(4)],
  ['eighteen results', together(6)],
  ['an untouched case', promotionCase()],
  ...[10, 40, 100].map((count) => [`${count} points`, filled(`${bullet}\n`.repeat(count))] as const),
  ...[2, 12, 30].map((count) => [`${count} paragraphs`, filled(`${paragraph}\n\n`.repeat(count))] as const),
  ['forty headings', filled('#### A heading\n\nAlex wrote it.\n\n'.repeat(40))],
  ['points of two lines', filled(`${bullet} ${bullet.slice(2)}\n`.repeat(40))],
  ['a list in a list', filled(`${bullet}\n  ${bullet}\n  ${bullet}\n`.repeat(20))],
];

describe.skipIf(!has('chromium'))('printed by Chromium', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openChromium();
    page = await browser.page();
  });
  afterAll(() => browser.close());

  const shown = (document: string) => page.open(`data:text/html;base64,${Buffer.from(document).toString('base64')}`);

  /** Whatever stands in for Arial on this machine, its letters become as wide: 19.785 times their size for these. */
  const asArial = async (): Promise<string> => {
    await shown(`<span style="font:20px Arial,'Liberation Sans',sans-serif">${pangram}</span>`);
    const width = Number(await page.evaluate('document.querySelector("span").getBoundingClientRect().width'));
    const fonts = ['Arial', 'Liberation Sans', 'DejaVu Sans'].map((name) => `local("${name}")`).join(',');
    return `@font-face{font-family:Arial;src:${fonts};size-adjust:${(19.785 * 20 * 100) / width}%}`;
  };

  const printed = async (document: HandedIn, font: string): Promise<number> => {
    const set = renderHandedInHtml(document)
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
      .replace('</style>', `${font}</style>`);
    await shown(set);
    const { data } = await page.send('Page.printToPDF', { preferCSSPageSize: true });
    const pdf = Buffer.from(String(data), 'base64').toString('latin1');
    return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  };

  test('twenty documents', async () => {
    expect(documents).toHaveLength(20);
    const font = await asArial();
    const told: string[] = [];
    for (const [name, text] of documents) {
      const document = handedIn('Promotion document', text, asked);
      if (document === null) throw new Error('not read');
      const pages = await printed(document, font);
      const { low, high } = pagesOf(document);
      if (pages < Math.ceil(low) || pages > Math.ceil(high)) told.push(`${name}: ${pages}, not ${low} to ${high}`);
      const checked = linted(text).pages;
      if (Math.abs(pages - Math.ceil((checked.low + checked.high) / 2)) > 1)
        told.push(`${name}: ${pages}, and by the check ${checked.low} to ${checked.high}`);
    }
    expect(told).toEqual([]);
  });
});
