// One report, three forms: each tells the same facts in the same order, for they are made of one arrangement.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import { renderReportHtml } from '#render/html/report.ts';
import { renderHallway } from '#render/markdown/hallway.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { rowFacts, rowWord, sinceParts } from '#render/since-words.ts';
import { askedSince, headlineSentences, pointsText, riskReasons } from '#render/page-words.ts';
import { endingWords, noEvidence, planParts, quarterWords, struggleWords } from '#render/review-words.ts';
import { valueName } from '#growth/words/values.ts';
import { yearSentences } from '#render/year-words.ts';
import { plainly } from '#render/people-words.ts';
import { shortDay } from '#render/day-words.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import { pageOf } from '#reports/page.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { aheadOf } from '#reports/review-page.ts';
import { comment, record, story } from '../reports/story.ts';
import { undone } from './page-text.ts';
import { busyWeek, comparedWeek, incompleteWeek, quietWeek, reportOf } from './weeks.ts';
import { reviewReport, yearReport } from './year.ts';

const reports: readonly { readonly name: string; readonly report: ProgressReport }[] = [
  { name: 'a quiet week', report: quietWeek() },
  { name: 'a busy week', report: busyWeek() },
  { name: 'a week against the last report', report: comparedWeek() },
  { name: 'an incomplete week', report: incompleteWeek() },
  { name: 'a year', report: yearReport() },
  { name: "a manager's copy", report: { ...yearReport(), audience: 'manager', manager: 'morgan', leftOut: null } },
];

const bare = (text: string) => text.replaceAll(/[`*\\]/g, '').replaceAll(/\s+/g, ' ');
const formsOf = (report: ProgressReport): Readonly<Record<string, string>> => ({
  terminal: bare(String(renderReport(report, { columns: 140, color: false })).replaceAll('\n', ' ')),
  markdown: bare(renderReportMarkdown(report)),
  html: bare(
    undone(
      renderReportHtml(report)
        .replace(/^.*<body>/s, '')
        .replaceAll(/<\/?[a-z][^>]*>/g, ''),
    ),
  ),
});

describe.each(reports)('$name', ({ report }) => {
  const page = pageOf(report);
  const forms = Object.entries(formsOf(report));

  test.each(forms)('in %s: the finding, asks, wins, risks, goals and the year', (form, text) => {
    const titles = page.goals.map(({ title }) => title);
    const asked = (page.asked ?? []).flatMap((one) => [
      plainly(one.who === null ? one.text : ''),
      `#${one.place.iid}`,
      // A terminal has no room for days: it counts them.
      ...(form === 'terminal' ? [] : [askedSince(one, page.today)]),
    ]);
    const wins = page.praise.map(({ best }) => plainly(best.text ?? '')).filter((words) => words.length < 90);
    const risks = page.risks.flatMap((risk) => riskReasons(risk, page.today));
    const points = page.goals.map(pointsText).filter((told) => told.startsWith('+'));
    const said = page.goals.flatMap((goal) => goal.said.slice(0, 1).map((one) => plainly(one.text)));
    // Of a late one Markdown tells it among the risks.
    const saysMoved = (day: string) =>
      ['was due', 'was', 'moved from'].some((words) => text.includes(`${words} ${day}`));
    const moved = page.goals.flatMap(({ movedFrom }) => (movedFrom === null ? [] : [shortDay(movedFrom, page.today)]));
    expect(moved.filter((day) => !saysMoved(day))).toEqual([]);
    const rows = page.since?.rows ?? [];
    const since = [
      ...(sinceParts(page) ?? []),
      ...rows.flatMap((row) => [rowWord(row), `#${row.goal.iid}`, row.goal.title, rowFacts(row, page.today)]),
    ];
    const facts = [
      ...moved,
      ...headlineSentences(page),
      ...since,
      ...asked,
      ...wins,
      ...risks,
      ...points,
      ...said,
      ...yearSentences(page),
    ];
    expect([...facts, ...(form === 'terminal' ? [] : titles)].filter((fact) => !text.includes(bare(fact)))).toEqual([]);
  });
});

describe('a review', () => {
  const report = reviewReport();
  const page = pageOf(report);
  const { review } = page;
  if (review === null) throw new Error('no review');
  const stories = review.stories.flatMap((one) => [
    one.goal.title,
    `#${one.goal.iid}`,
    endingWords(one, page.today),
    one.aim,
    one.measure,
    one.lesson,
    one.evidence?.[0]?.text ?? null,
    noEvidence(one),
  ]);
  const values = review.values.flatMap(({ value, proofs }) => [
    valueName(value, gitlab.values),
    ...proofs.shown.map(({ text }) => text),
  ]);
  const ahead = aheadOf(review).flatMap(({ goal, text, due }) => [
    goal.title,
    `#${goal.iid}`,
    text,
    due && shortDay(due, page.today),
  ]);
  const plan = planParts.map(({ of }) => review.plan?.[of] ?? null);
  const quarters = review.quarters.flatMap((quarter) => [quarterWords(quarter, page.today), quarter.words]);
  const done = review.done.shown.flatMap(({ goal, actions }) => [`#${goal.iid}`, ...actions]);
  const help = review.opportunities.shown.map((one) => struggleWords(one, page.today));
  const facts = [...headlineSentences(page), ...stories, ...values, ...help, ...plan, ...quarters, ...ahead, ...done];

  test.each(Object.entries(formsOf(report)))(
    'in %s: stories, values, what would help, the plan, steps, actions',
    (_form, text) => {
      const told = facts.flatMap((fact) => (fact === null ? [] : [bare(plainly(fact))]));
      expect(told.length).toBeGreaterThan(50);
      expect(told.filter((fact) => !text.includes(fact))).toEqual([]);
    },
  );

  const ofCompany = { ...gitlab.review, name: 'Year talk *2026*', parts: ['next-steps', 'achievements'] as const };
  test.each(Object.entries(formsOf({ ...report, company: { ...report.company, review: ofCompany } })))(
    "in %s: under the company's name for it, the parts of its form in its order",
    (_form, text) => {
      expect(text).toMatch(/Year talk 2026(?:: | of )Alex Rivera/u);
      const wanted = ['Next Steps & Opportunities', ' Opportunities ', 'Achievements', 'Appendix: actions done'];
      const places = wanted.map((title) => text.indexOf(title));
      expect(places.toSorted((one, other) => one - other)).toEqual(places);
      expect(places).not.toContain(-1);
      expect(text).not.toMatch(/Strengths|Support needed|values shown/u);
    },
  );
});

test('evidence that is nothing but its address says it once in every form', () => {
  const at = '2026-11-20T10:00:00.000Z';
  const address = 'https://books.example/talk';
  const goal = record({ iid: 1, title: 'Learn', updatedAt: at });
  const notes = [comment(at, `**Evidence 2026-11-20**\n\n${address}`)];
  const report = reportOf([story(goal, { notes })]);
  const times = (text: string) => text.split(address).length - 1;
  expect(report.wins).toMatchObject([{ type: 'evidence', text: address, link: address }]);
  expect(times(renderReportMarkdown(report))).toBe(1);
  expect(times(renderHallway(report))).toBe(1);
  expect(times(String(renderReport(report, { columns: 120, color: false })))).toBe(1);
  expect(renderReportHtml(report).split(`>${address}<`)).toHaveLength(2);
});

test("a person's Markdown is words in a terminal, and marks or words on a page, never signs", () => {
  const at = '2026-11-20T10:00:00.000Z';
  const words = 'Read [chapter 3](https://books.example/3) and *try it* with `awk`';
  const goal = record({ iid: 1, title: 'Learn *awk*', updatedAt: at });
  const report = reportOf([story(goal, { notes: [comment(at, `**Check-in 2026-11-20**\n\n${words}`)] })]);
  expect(String(renderReport(report, { columns: 80, color: false }))).toContain('“Read chapter 3 and try it with awk”');
  expect(renderReportMarkdown(report)).toContain('Read chapter 3 (`https://books.example/3`) and try it with `awk`');
  const html = renderReportHtml(report);
  expect(html).toContain(
    'href="https://books.example/3" rel="noreferrer">chapter 3</a> and <em>try it</em> with <code>awk</code>',
  );
  expect(html).toContain('<bdi>Learn *awk*</bdi>');
});
