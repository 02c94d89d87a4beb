// The report page: whole and well-formed, harmless whatever it is told, its parts in order, readable without eyes.
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, webAddress } from '#render/html/markup.ts';
import { morePart } from '#render/html/more-part.ts';
import { renderReportHtml } from '#render/html/report.ts';
import { clean } from '#render/text.ts';
import { type ReportPage, pageOf } from '#reports/page.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { failure, record, story } from '../reports/story.ts';
import { elementsOf, readPage, undone } from './page-text.ts';
import {
  busyWeek,
  hostileGoal,
  hostileReport,
  hostileWords,
  incompleteWeek,
  manyGoals,
  quietWeek,
  reportOf,
} from './weeks.ts';
import { hostileYear, reviewReport, yearReport } from './year.ts';

const pages: readonly { readonly name: string; readonly report: ProgressReport }[] = [
  { name: 'a quiet week', report: quietWeek() },
  { name: 'a busy week', report: busyWeek() },
  { name: 'an incomplete week', report: incompleteWeek() },
  { name: 'a year', report: yearReport() },
  { name: 'a mid-year form', report: reviewReport() },
  { name: 'no goals', report: reportOf([]) },
  { name: 'a thousand goals', report: reportOf(manyGoals(1000)) },
  { name: 'hostile words everywhere', report: hostileReport() },
  ...hostileWords.map(({ name, text }) => ({ name, report: reportOf([hostileGoal(1, text)]) })),
  ...hostileWords.map(({ name, text }) => ({ name: `${name}, in every part`, report: hostileYear(text) })),
  {
    name: 'dates long ago and far ahead',
    report: reportOf([
      story(record({ iid: 1, title: 'Old', createdAt: '1969-07-20T20:17:40.000Z', due: '1969-12-31' })),
      story(record({ iid: 2, title: 'Far', due: '9999-12-31' })),
      story(record({ iid: 3, title: 'Strange', due: 'soon' })),
    ]),
  },
];

const elements = new Set(
  `html head meta title style body header main footer section h1 h2 h3 small p a ul li ol dl dt dd div span strong b i
  bdi em details summary time code figure figcaption table caption thead tbody tr th td
  svg desc g line path rect circle text`.split(/\s+/),
);
const attributes = new Set(
  `lang charset http-equiv content name class id href rel datetime scope role aria-labelledby aria-hidden focusable
  width height viewBox preserveAspectRatio x y x1 x2 y1 y2 cx cy r rx d text-anchor`.split(/\s+/),
);
const harmful = /[^\P{Cc}\n\t]|\p{Surrogate}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u;

describe.each(pages)('$name', ({ report }) => {
  const page = renderReportHtml(report);
  const all = elementsOf(readPage(page));

  test('has no element, attribute, address or character but the expected ones', () => {
    const links = all.flatMap(({ attributes: { href } }) => (href === undefined ? [] : [href]));
    expect(all.filter(({ name }) => !elements.has(name))).toEqual([]);
    expect(all.flatMap((element) => Object.keys(element.attributes)).filter((name) => !attributes.has(name))).toEqual(
      [],
    );
    expect(links.filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
    expect(harmful.test(undone(page))).toBe(false);
    expect(page).toMatch(/[^\n]\n$/);
  });

  test('can be walked by a screen reader', () => {
    const of = (...names: string[]) => all.filter(({ name }) => names.includes(name));
    const ids = all.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
    const levels = of('h1', 'h2', 'h3').map(({ name }) => Number(name.slice(1)));
    expect(new Set(ids).size).toBe(ids.length);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    expect(of('header', 'main', 'footer').map(({ name }) => name)).toEqual(['header', 'main', 'footer']);
    expect(
      all
        .flatMap((element) => element.attributes['aria-labelledby']?.split(' ') ?? [])
        .filter((id) => !ids.includes(id)),
    ).toEqual([]);
    expect(of('section').filter((section) => section.attributes['aria-labelledby'] === undefined)).toEqual([]);
    for (const table of of('table')) {
      expect(table.inside[0]?.name).toBe('caption');
      // Without roles some browsers forget that it is a table where a narrow screen shows blocks.
      const cells = elementsOf(table).filter(({ name }) => ['thead', 'tbody', 'tr', 'th', 'td'].includes(name));
      expect([table, ...cells].filter(({ attributes: { role } }) => role === undefined)).toEqual([]);
      const heads = elementsOf(table).filter(({ name }) => name === 'th');
      expect(heads.filter(({ attributes: { scope }, text }) => !scope || text.trim() === '')).toEqual([]);
    }
    // A drawing says what it shows, or is passed by; drawings inside drawings belong to them.
    const nested = new Set(of('svg').flatMap(elementsOf));
    const silent = of('svg')
      .filter((svg) => !nested.has(svg) && svg.attributes['aria-hidden'] !== 'true')
      .filter(
        (svg) =>
          svg.attributes['role'] !== 'img' ||
          svg.inside[0]?.name !== 'title' ||
          svg.inside[1]?.name !== 'desc' ||
          svg.inside[1].text.trim() === '',
      );
    expect(silent).toEqual([]);
  });
});

test('there are pages to look at', () => {
  expect(pages.length).toBeGreaterThan(30);
});

describe('the policy of the page', () => {
  const page = renderReportHtml(yearReport());
  const all = elementsOf(readPage(page));

  test('allows exactly our style sheet and nothing else', () => {
    const style = all.find(({ name }) => name === 'style')?.text ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = all.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
    expect(policy?.attributes['content']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(style).not.toMatch(/url\(|@import|@font-face|expression|[<&]/);
  });

  test('stands before everything that it governs', () => {
    const head = all.find(({ name }) => name === 'head');
    expect(head?.inside.slice(0, 2).map(({ attributes }) => Object.keys(attributes)[0])).toEqual([
      'charset',
      'http-equiv',
    ]);
  });
});

describe('text becomes HTML', () => {
  const signs = fc.constantFrom('&', '<', '>', '"', "'", '/', ' ', '\n', '&lt;', '</p>', '\u202e', '\u001b[2J');
  const nasty = fc.array(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 5 }))).map((parts) => parts.join(''));

  test('every sign survives, none acts', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const { text: page } = html`<p class="${text}">${text}</p>`;
        const [p] = readPage(page).inside;
        expect(p?.attributes['class']).toBe(clean(text));
        expect(p?.text).toBe(clean(text));
        expect(p?.inside).toEqual([]);
      }),
    );
  });

  test('holes: lists, nested markup, nothing', () => {
    const inner = html`<b>${'<'}</b>`;
    expect(
      html`
        <p>
        ${[inner, 'a', 1]}
        ${null}
        ${false}
        ${[]}
        </p>`.text,
    ).toBe('<p>\n<b>&lt;</b>\na\n1\n</p>');
  });

  test.each([
    ['https://gitlab.example/a/-/issues/1?x=1&y="2"', 'https://gitlab.example/a/-/issues/1?x=1&y=%222%22'],
    ['http://gitlab.example', 'http://gitlab.example/'],
    ['  https://gitlab.example/a b  ', 'https://gitlab.example/a%20b'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    ['java\tscript:alert(1)', null],
    ['\u0001javascript:alert(1)', null],
    ['data:text/html,<script>alert(1)</script>', null],
    ['vbscript:x', null],
    ['file:///etc/passwd', null],
    ['//e.example/x', null],
    ['/relative', null],
    ['https://gitlab.example@e.example/', null],
    ['https://', null],
    ['', null],
  ])('the address %j', (text, address) => {
    expect(webAddress(text)).toBe(address);
  });

  test('a title that is markup stays text, an address that is none is not linked', () => {
    const title = '<img src=x onerror=alert(1)>';
    const goal = record({ iid: 1, title, url: 'javascript:alert(1)', createdAt: '2026-11-20T10:00:00.000Z' });
    const page = renderReportHtml(reportOf([story(goal)]));
    const all = elementsOf(readPage(page));
    expect(all.find(({ attributes }) => attributes['class'] === 'title')).toMatchObject({ name: 'span', text: title });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('javascript:');
  });
});

describe('what it says', () => {
  const headings = (report: ProgressReport) =>
    elementsOf(readPage(renderReportHtml(report)))
      .filter(({ name }) => name === 'h2')
      .map(({ text }) => text);

  test('the parts in their order; what has nothing to say is left out', () => {
    expect(headings(yearReport())).toEqual([
      'You wait for · 5',
      'Wins · 5',
      'At risk',
      'Goals · 8',
      'Until the next 1:1',
      'The year, FY27',
    ]);
    expect(headings(reviewReport())).toEqual([
      'Achievements',
      'Strengths: values that something shows',
      'Evidence by value over FY27',
      'Support needed',
      'Next Steps & Opportunities',
      'Balance',
    ]);
    expect(headings(quietWeek())).toEqual(['Goals · 2', 'Until the next 1:1', 'The year, FY27']);
    expect(headings(reportOf([]))).toEqual([]);
  });

  test('a thousand goals: twenty, and a link to all others where everybody has one', () => {
    const page = renderReportHtml({
      ...reportOf(manyGoals(1000)),
      audience: 'manager',
      goalsUrl: 'https://gitlab.example/all',
    });
    const all = elementsOf(readPage(page));
    const table = all.find(({ attributes }) => attributes['class'] === 'goals') ?? readPage('');
    expect(elementsOf(table).filter(({ name }) => name === 'tr')).toHaveLength(21);
    const more = all.filter(({ text, name }) => name === 'a' && text === 'and 980 more');
    expect(more.map(({ attributes: { href } }) => href)).toEqual(['https://gitlab.example/all']);
  });

  test('nothing to type for somebody who has nothing installed', () => {
    for (const report of [reportOf([]), busyWeek(), yearReport(), reportOf(manyGoals(30)), incompleteWeek()])
      expect(renderReportHtml({ ...report, audience: 'manager' })).not.toMatch(/devgrowth (?!on )\w/);
  });

  test('a list that failed is never called empty, and a number of a partial read is a lower bound', () => {
    const page = renderReportHtml(reportOf([], [failure('goals')]));
    expect(page).not.toMatch(/No goals in these days|Nothing waits/);
    expect(page).toContain('No goal arrived, but not everything could be read');
    expect(renderReportHtml(incompleteWeek())).toContain('At least 2 of 6 goals moved');
    expect(renderReportHtml(quietWeek())).not.toMatch(/at least/i);
  });
});

describe('folded at the end', () => {
  const page = pageOf(yearReport());
  const [first] = page.wins;
  const more = (wins: ReportPage['wins'], promotion = page.promotion) =>
    morePart({ ...page, wins, promotion })?.text ?? '';
  const win = { type: 'evidence', day: '2026-11-18', text: 'Done', link: null, added: null, values: [] } as const;

  test.each([
    [60, 'Every win of these days', false],
    [61, '60 of 61 wins of these days', true],
  ])('%i wins', (count, title, isCut) => {
    const goal = first?.goal ?? { iid: 1, title: 'T', url: '' };
    const wins = Array.from({ length: count }, () => ({ goal, best: { ...win, goal }, others: [] }));
    const told = more(wins);
    expect(told).toContain(`<summary>${title}`);
    expect(told.includes('and 1 more.')).toBe(isCut);
  });

  test('a goal that was reached shows the values that its last word names', () => {
    const goal = first?.goal ?? { iid: 1, title: 'T', url: '' };
    const closed = { ...win, type: 'closed', outcome: 'achieved', text: null, goal } as const;
    const chips = (values: readonly ('results' | 'iteration')[]) =>
      more([{ goal, best: { ...closed, values }, others: [] }]).split('class="chip"').length - 1;
    expect([chips([]), chips(['results', 'iteration'])]).toEqual([0, 2]);
  });

  test('a promotion document without gaps has no list of them', () => {
    const { promotion } = page;
    if (promotion === null) throw new Error('no promotion document');
    const lists = (gaps: readonly string[] | null) => more([], { ...promotion, gaps }).includes('<ul class="dots">');
    expect([lists(['A third result']), lists([]), lists(null)]).toEqual([true, false, false]);
  });
});

test.each([
  ['report-quiet-week.html', quietWeek()],
  ['report-busy-week.html', busyWeek()],
  ['report-incomplete.html', incompleteWeek()],
  ['report-hostile.html', hostileReport()],
  ['report-year.html', yearReport()],
  ['report-review.html', reviewReport()],
])('%s', async (file, report) => {
  await expect(renderReportHtml(report)).toMatchFileSnapshot(`../../golden/${file}`);
});
